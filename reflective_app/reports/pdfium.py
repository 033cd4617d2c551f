"""Who may use PDFium: one thread at a time, also where the documents are different ones."""

from __future__ import annotations

from threading import RLock

PDFIUM = RLock()
"""Held by whatever opens, draws, reads or closes a PDF."""
