"""Outline to one accessible web page."""

from reflective_app.reports.html.document import render_html

__all__ = ["render_html"]
