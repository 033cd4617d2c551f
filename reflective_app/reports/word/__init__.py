"""Outline to Word, in styles that a council's own template can take over."""

from reflective_app.reports.word.document import render_word

__all__ = ["render_word"]
