"""Words of an outline as text on a page: with links, marks, and nothing where nothing is said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reflective_app.reports.addresses import address_of
from reflective_app.reports.outline import rich, words_of
from reflective_app.reports.pdf.containers import Indented
from reflective_app.reports.pdf.fonts import printable
from reflective_app.reports.pdf.pieces import Stack, Target, Text
from reflective_app.reports.pdf.shapes import Place, draw_mark
from reflective_app.reports.pdf.tree import Element

if TYPE_CHECKING:
    from reflective_app.reports.look import Look, TextStyle
    from reflective_app.reports.outline import Mark, Span, Words
    from reflective_app.reports.pdf.containers import Label
    from reflective_app.reports.pdf.pieces import Piece
    from reflective_app.reports.pdf.tagging import TaggedCanvas


def says_something(words: Words) -> bool:
    """Whether anything would be printed."""
    return bool(printable(words_of(words)).strip())


def text_of(words: Words, style: TextStyle, element: Element) -> Text:
    """Words as a piece; links become elements of their own when they are drawn."""
    spans = rich(words)
    found = ((number, _target(span)) for number, span in enumerate(spans) if span.href)
    return Text(spans, style, element, {number: target for number, target in found if target})


def _target(span: Span) -> Target | None:
    """Where a span leads; a number that stands for a source says so to whoever cannot see it."""
    href = address_of(span.href or "")
    if href is None:
        return None
    if span.cites is None:
        return Target(Element("Link"), href)
    spoken = span.cites.spoken
    title = printable(span.cites.title).replace("\n", " ")
    return Target(Element("Link", spoken=spoken), href, f"{spoken.capitalize()}, {title}")


def paragraphs_of(
    paragraphs: tuple[Words, ...], style: TextStyle, element: Element
) -> tuple[Piece, ...]:
    """Paragraphs inside an element; one alone needs no element of its own."""
    said = [words for words in paragraphs if says_something(words)]
    if len(said) == 1:
        return (text_of(said[0], style, element),)
    return tuple(text_of(words, style, element.child("P")) for words in said)


@dataclass(frozen=True, slots=True)
class MarkLabel:
    """Draws a mark in the indent, level with the first line of the text beside it."""

    mark: Mark
    style: TextStyle
    look: Look

    @property
    def side(self) -> float:
        """Of the square it is drawn in."""
        return self.style.size * self.look.measure.mark_ratio

    def __call__(self, canvas: TaggedCanvas, left: float, top: float) -> None:
        """Draw it, its text's upper edge being at the top."""
        low = top - (self.style.leading + self.side) / 2
        place = Place(left, low, self.side, self.side * self.look.measure.mark_line)
        draw_mark(canvas, self.mark, place, self.look.colour)


def beside_mark(
    pieces: tuple[Piece, ...], mark: Mark | None, style: TextStyle, look: Look
) -> tuple[Piece, ...]:
    """The pieces, moved aside for a mark if there is one."""
    if mark is None or not pieces:
        return pieces
    label: Label = (drawn := MarkLabel(mark, style, look))
    return (Indented(Stack(pieces), drawn.side + look.measure.mark_gap, label),)
