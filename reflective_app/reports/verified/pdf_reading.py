"""A PDF read back as a screen reader gets it: what is tagged, without what every page repeats."""

from __future__ import annotations

import ctypes
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

import pypdfium2
from pypdfium2 import raw

from reflective_app.reports.pdf.contents import TITLE
from reflective_app.reports.pdfium import PDFIUM
from reflective_app.reports.verified.letters import squeezed
from reflective_app.reports.verified.reading import Reading

if TYPE_CHECKING:
    from collections.abc import Iterator

_MOST = 1 << 14
"""Letters of one run, which is at most a line."""
_NOTHING = 2
"""The bytes of a text in which nothing stands but its end."""
_HYPHEN_AT_LINE_END = "\x02"
"""What PDFium gives for a hyphen that ends a line."""


def pdf_reading(data: bytes, *, spoken: bool = False) -> Reading:
    """The pieces of a PDF, one for each stretch of one element on a page; nothing of a damaged one.

    Heads and feet of pages and what a table says again on each are marked as no part of the text,
    and are not read. What is said of pictures takes a while to find, and is read only if asked.
    """
    with PDFIUM:
        try:
            document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError:
            return Reading((), (), whole=True)
        pages = len(document)
    read: list[tuple[int, str]] = []
    told: list[str] = []
    try:
        for number in range(pages):
            with PDFIUM:  # page by page, so that a preview need not wait for all of them
                page = document[number]
                read += [(number, text) for text in _page(page) if text]
                told += _spoken(page) if spoken else ()
                page.close()
    finally:
        with PDFIUM:
            document.close()
    read = _without_contents(read)
    pieces, places = tuple(text for _, text in read), tuple(page for page, _ in read)
    return Reading(pieces, places, whole=True, spoken="\n".join(told))


def _without_contents(read: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """What was read but for the list of contents: heads that stand below, each with its page."""
    texts = [text for _, text in read]
    if TITLE not in texts:
        return read
    first = end = texts.index(TITLE)
    while end + 2 < len(texts) and texts[end + 2].isdecimal():
        end += 2
    return read if end == first else read[:first] + read[end + 1 :]


def _spoken(page: pypdfium2.PdfPage) -> Iterator[str]:
    """What is said of each picture of a page."""
    tree = raw.FPDF_StructTree_GetForPage(page.raw)
    waiting = [
        raw.FPDF_StructTree_GetChildAtIndex(tree, place)
        for place in range(raw.FPDF_StructTree_CountChildren(tree))
    ]
    while waiting:
        element = waiting.pop()
        size = raw.FPDF_StructElement_GetAltText(element, None, 0)
        if size > _NOTHING:
            room = ctypes.create_string_buffer(size)
            raw.FPDF_StructElement_GetAltText(element, room, size)
            yield squeezed(room.raw[:-_NOTHING].decode("utf-16-le", "replace"))
        below = (
            raw.FPDF_StructElement_GetChildAtIndex(element, place)
            for place in range(raw.FPDF_StructElement_CountChildren(element))
        )
        waiting += [each for each in below if each]
    raw.FPDF_StructTree_Close(tree)


def _page(page: pypdfium2.PdfPage) -> Iterator[str]:
    for _, stretch in groupby(_runs(page), key=itemgetter(0)):
        yield squeezed("".join(text for _, text in stretch))


def _runs(page: pypdfium2.PdfPage) -> Iterator[tuple[int, str]]:
    """Each run of letters with the number of the marked part that it stands in."""
    letters = page.get_textpage()  # held, since it is closed as soon as nobody does
    opened, of_letters = page.raw, letters.raw
    room = (ctypes.c_ushort * _MOST)()
    for place in range(raw.FPDFPage_CountObjects(opened)):
        drawn = raw.FPDFPage_GetObject(opened, place)
        number = raw.FPDFPageObj_GetMarkedContentID(drawn)
        if number < 0:
            continue
        size = raw.FPDFTextObj_GetText(drawn, of_letters, room, _MOST)
        if size > _NOTHING:  # of what is no text, there is none
            said = ctypes.string_at(room, size - _NOTHING).decode("utf-16-le", "replace")
            yield number, said.replace(_HYPHEN_AT_LINE_END, "-")
