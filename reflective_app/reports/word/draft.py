"""A Word file in the making, and the words of its paragraphs: bold, linked, cited."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.text.run import Run

from reflective_app.reports.addresses import address_of
from reflective_app.reports.outline import Box, Bullets, Paragraph, rich, words_of
from reflective_app.reports.word.by_hand import Untyped, element_of, put, w
from reflective_app.reports.word.text import one_line, runs_leftward, says_something, writable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from docx.document import Document
    from docx.text.paragraph import Paragraph as Made

    from reflective_app.reports.look import Look
    from reflective_app.reports.outline import Block, Citation, Outline, Span, Words
    from reflective_app.reports.word.styles import Spacing

_LONGEST_ADDRESS = 2000
_LONGEST_TIP = 250
"""Beyond these, Word calls a file damaged."""
_ESCAPED = "%[0-9A-Fa-f]{2}"
_ADDRESS = re.compile(
    rf"https?://[\w.-]+(:\d{{1,5}})?([/?#](?:[\w.~:/?#@!$&'()*+,;=-]|{_ESCAPED})*)?"
    rf"|mailto:(?:[\w.+,;@?&=!$'*~-]|{_ESCAPED})+",
    re.IGNORECASE | re.ASCII,
)
"""Addresses that Word takes; at a malformed one it refuses the whole file."""


@dataclass(slots=True)
class Draft:
    """A document that is being written, with what its parts must know of each other."""

    document: Document
    look: Look
    listed: frozenset[int] = frozenset()
    """The sources that the document lists, by number: citations lead there."""
    begun: set[int] = field(default_factory=set)
    """The sources whose entry was written."""
    pictures: dict[bytes, str] = field(default_factory=dict)
    """What each picture is called in the text."""
    shown: int = 0
    closer: Mapping[str, Spacing] = field(default_factory=dict)
    """Where text is set closer than the document: how, by style."""

    def write(self, into: Made, style: str, words: Words = "", label: str = "") -> None:
        """Set an empty paragraph in a style, and write words into it, after a label if any."""
        element = element_of(into)
        # By its key: to have it looked up by name for every paragraph takes most of the time.
        element.style = style
        if self.closer and style in self.closer:
            self._set_closer(into, self.closer[style])
        if runs_leftward(words_of(words)):
            put(element.pPr, w("bidi"))
        say(into, label, "Strong")
        for span in rich(words):
            self._span(into, span)

    def _set_closer(self, made: Made, room: Spacing) -> None:
        """On the paragraph itself: its style is that of the document, for what is pasted."""
        laid = made.paragraph_format
        laid.space_before, laid.space_after = Pt(room.before), Pt(room.after)
        laid.line_spacing = room.line

    def _span(self, into: Made, span: Span) -> None:
        if span.lists and span.lists.number not in self.begun and says_something(span.text):
            self.begun.add(span.lists.number)
            start = w("bookmarkStart", id=span.lists.number, name=_place(span.lists))
            element_of(into).extend((start, w("bookmarkEnd", id=span.lists.number)))
        link = self._link(into, span) if says_something(span.text) else None
        if link is None:
            say(into, span.text, "Strong" if span.bold else "")
        else:
            element_of(into).append(link)
            run = Run(link.add_r(), into)
            _fill(run, span.text, "Hyperlink")
            if span.bold:
                run.font.bold = run.font.cs_bold = True

    def _link(self, into: Made, span: Span) -> Untyped:
        """A link, and for a citation one to the list of sources if there is one; else None."""
        link = w("hyperlink")
        if span.cites:
            link.set(qn("w:tooltip"), _tip(span.cites))
        if span.cites and span.cites.number in self.listed:
            link.anchor = _place(span.cites)
            return link
        address = address_of(span.href or "")
        if address is None or len(address) > _LONGEST_ADDRESS or not _ADDRESS.fullmatch(address):
            return None
        link.rId = into.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        return link


def say(into: Made, text: str, style: str = "") -> None:
    """Add text to a paragraph, in one character style."""
    if text:
        _fill(into.add_run(), text, style)


def listed_sources(outline: Outline) -> frozenset[int]:
    """The numbers of the sources that have an entry in the document."""
    return frozenset(
        span.lists.number
        for words in _all_words(outline.blocks)
        for span in rich(words)
        if span.lists and says_something(span.text)
    )


def _all_words(blocks: Iterable[Block]) -> Iterator[Words]:
    """The words of running text and lists, where alone sources are listed."""
    for block in blocks:
        match block:
            case Paragraph(words=words):
                yield words
            case Bullets(items=items):
                yield from items
            case Box(blocks=inside):
                yield from _all_words(inside)
            case _:
                continue


def _fill(run: Run, text: str, style: str) -> None:
    text = writable(text)
    if style:
        element_of(run).style = style
    if runs_leftward(text):
        run.font.rtl = True
    for number, line in enumerate(text.split("\n")):
        if number:
            run.add_break()
        if line:
            run.add_text(line)


def _tip(source: Citation) -> str:
    """What is shown, and read out, of a source where its number stands."""
    said = f"{source.spoken.capitalize()}, {one_line(source.title)}"
    return said if len(said) <= _LONGEST_TIP else f"{said[:_LONGEST_TIP]}…"


def _place(source: Citation) -> str:
    return f"source_{source.number}"
