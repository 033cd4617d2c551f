"""Columns to write in on a wall, as tall as the page has room for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import inf
from typing import TYPE_CHECKING

from reflective_app.reports.look import INK
from reflective_app.reports.pdf.pieces import Stack
from reflective_app.reports.pdf.words import says_something, text_of
from reflective_app.reports.sheet_look import MM, sheet_styles

if TYPE_CHECKING:
    from reflective_app.reports.look import Look
    from reflective_app.reports.pdf.pieces import Halves, Piece
    from reflective_app.reports.pdf.tagging import TaggedCanvas
    from reflective_app.reports.pdf.tree import Element
    from reflective_app.reports.sheet_blocks import WritingColumn, WritingRoom

_LEAST = 90 * MM
_PADDING = 9.0


@dataclass(frozen=True, eq=False, slots=True)
class WritingRoomPiece:
    """Columns side by side, each with its title at the top and a box below."""

    titles: tuple[Stack, ...]
    weights: tuple[float, ...]
    tall: float | None = None
    """Once it is known how much room there is."""
    before: float = 6.0
    after: float = 0.0
    stays_with_next: bool = False

    def height(self, width: float) -> float:
        """More than there is, until it has been put on a page."""
        return inf if self.tall is None else self.tall

    def cut(self, width: float, room: float, must: bool) -> Halves:
        """All the room there is, if it is enough to write in."""
        if self.tall is None and room < _LEAST and not must:
            return None, self
        return replace(self, tall=room if self.tall is None else self.tall), None

    def draw(self, canvas: TaggedCanvas, left: float, top: float, width: float) -> None:
        """From left to right, as they are read."""
        tall = self.tall or 0.0
        for title, weight in zip(self.titles, self.weights, strict=True):
            wide = width * weight / sum(self.weights)
            with canvas.artifact("Layout"):
                canvas.line_with(INK, 1.4)
                canvas.rect(left, top - tall, wide, tall, stroke=1, fill=0)
            title.draw(canvas, left + _PADDING, top - _PADDING, wide - 2 * _PADDING)
            left += wide


def writing_room(room: WritingRoom, look: Look, parent: Element, heading: str) -> WritingRoomPiece:
    """Columns to write in; each is a section with a heading of the tag given."""
    titles = tuple(_titled(column, look, parent.child("Sect"), heading) for column in room.columns)
    return WritingRoomPiece(titles, tuple(column.weight for column in room.columns))


def _titled(column: WritingColumn, look: Look, section: Element, heading: str) -> Stack:
    styles = sheet_styles(look)
    said: list[Piece] = [text_of(column.title, styles.column_title, section.child(heading))]
    if says_something(column.hint):
        said.append(text_of(column.hint, styles.column_hint, section.child("P")))
    return Stack(tuple(said))
