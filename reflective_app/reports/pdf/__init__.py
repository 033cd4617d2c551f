"""Outline to tagged PDF."""

from reflective_app.reports.pdf.document import Rendered, render_pdf, rendered

__all__ = ["Rendered", "render_pdf", "rendered"]
