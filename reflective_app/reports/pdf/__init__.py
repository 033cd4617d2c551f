"""Outline to tagged PDF."""

from reflective_app.reports.pdf.document import render_pdf

__all__ = ["render_pdf"]
