"""Whether the council’s logo is in a file: no word would be missing without it."""

from __future__ import annotations

import re
from io import BytesIO
from xml.etree import ElementTree
from zipfile import BadZipFile, ZipFile

import pypdfium2
from pypdfium2 import raw

from reflective_app.reports.pdfium import PDFIUM

_DRAWN = re.compile(rb'<img [^>]*src="data:image/png;base64,')
"""No words of a page can be this: their angle brackets are written another way."""


def has_logo(data: bytes, kind: str, words: str) -> bool:
    """Whether a document holds the logo: in a PDF and a web page it is the one picture of dots.

    Args:
        data: the whole file.
        kind: the ending of its name, in small letters.
        words: what stands for the logo where it cannot be seen.
    """
    match kind:
        case ".html":
            return _DRAWN.search(data) is not None
        case ".docx":
            try:
                with ZipFile(BytesIO(data)) as parts:
                    held = any(name.startswith("word/media/") for name in parts.namelist())
                    return held and _is_told(parts.read("word/document.xml"), words)
            except (BadZipFile, ElementTree.ParseError, KeyError, OSError):
                return False
        case _:
            return _on_first_page(data)


def _is_told(body: bytes, words: str) -> bool:
    """Whether a picture of a Word file is said to be the logo."""
    told = " ".join(words.split())
    parts = ElementTree.fromstring(body).iter()
    return any(" ".join(part.get("descr", "").split()) == told for part in parts)


def _on_first_page(data: bytes) -> bool:
    with PDFIUM:
        try:
            document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError:
            return False
        try:
            images = document[0].get_objects(filter=(raw.FPDF_PAGEOBJ_IMAGE,))
            return next(iter(images), None) is not None
        finally:
            document.close()
