"""Boxes to tick, each with its code and its sentence."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reflective_app.reports.look import INK
from reflective_app.reports.pdf.pieces import ROUNDING
from reflective_app.reports.pdf.words import text_of
from reflective_app.reports.sheet_look import sheet_styles

if TYPE_CHECKING:
    from reflective_app.reports.look import Look
    from reflective_app.reports.pdf.pieces import Halves, Piece, Text
    from reflective_app.reports.pdf.tagging import TaggedCanvas
    from reflective_app.reports.pdf.tree import Element
    from reflective_app.reports.sheet_blocks import Choice

_GAP = 6.0


@dataclass(frozen=True, eq=False, slots=True)
class TickRow:
    """A box, its code and what it means. The box stays with the first line."""

    code: Text | None
    words: Piece
    look: Look
    stays_with_next: bool = False

    @property
    def before(self) -> float:
        """A little, so that a tick that runs over is not taken for the next."""
        return sheet_styles(self.look).row_gap

    @property
    def after(self) -> float:
        """As before."""
        return self.before

    def height(self, width: float) -> float:
        """Of the words, or of the box."""
        words = self.words.height(width - self._indent)
        return max(words, sheet_styles(self.look).box) if self.code else words

    def cut(self, width: float, room: float, must: bool) -> Halves:
        """Whole, unless no page can hold it."""
        if self.height(width) <= room + ROUNDING:
            return self, None
        if not must:
            return None, self
        head, tail = self.words.cut(width - self._indent, room, must=True)
        if head is None:
            return None, self
        rest = None if tail is None else replace(self, code=None, words=tail)
        return replace(self, words=head), rest

    def draw(self, canvas: TaggedCanvas, left: float, top: float, width: float) -> None:
        """Box and code level with the words, which stand in the middle if they are short."""
        styles = sheet_styles(self.look)
        box, tall = styles.box, self.words.height(width - self._indent)
        if self.code:
            with canvas.artifact("Layout"):
                canvas.saveState()
                canvas.line_with(INK, styles.weight * 1.3)
                canvas.rect(left, top - box, box, box, stroke=1, fill=0)
                canvas.restoreState()
            across = left + box + _GAP
            self.code.draw(canvas, across, top - (box - styles.choice_code.leading) / 2, width)
        down = max(0.0, (box - tall) / 2) if self.code else 0.0
        self.words.draw(canvas, left + self._indent, top - down, width - self._indent)

    @property
    def _indent(self) -> float:
        styles = sheet_styles(self.look)
        return styles.box + styles.choice_code.size + 2 * _GAP - 2


@dataclass(frozen=True, eq=False, slots=True)
class TicksBeside:
    """Short choices side by side."""

    rows: tuple[TickRow, ...]
    look: Look
    stays_with_next: bool = False

    @property
    def before(self) -> float:
        """As its rows."""
        return sheet_styles(self.look).row_gap

    @property
    def after(self) -> float:
        """As its rows."""
        return self.before

    def height(self, width: float) -> float:
        """Of the tallest."""
        return max(row.height(width / len(self.rows)) for row in self.rows)

    def cut(self, width: float, room: float, must: bool) -> Halves:
        """Never: they are short."""
        return (self, None) if must or self.height(width) <= room + ROUNDING else (None, self)

    def draw(self, canvas: TaggedCanvas, left: float, top: float, width: float) -> None:
        """From left to right, as they are read."""
        share = width / len(self.rows)
        for number, row in enumerate(self.rows):
            row.draw(canvas, left + number * share, top, share)


def tick_row(choice: Choice, look: Look, items: Element) -> TickRow:
    """A choice as an item of a list: its code is the label."""
    styles = sheet_styles(look)
    item = items.child("LI")
    code = text_of(choice.code, styles.choice_code, item.child("Lbl"))
    return TickRow(code, text_of(choice.words, styles.choice, item.child("LBody")), look)
