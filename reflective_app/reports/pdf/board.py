"""A board: its parts side by side on one page; where they do not fit, one below the other, the
cards of each filling the page.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reflective_app.reports.outline import Span
from reflective_app.reports.pdf.fonts import text_width
from reflective_app.reports.pdf.pieces import ROUNDING

if TYPE_CHECKING:
    from reflective_app.reports.look import Look
    from reflective_app.reports.pdf.abreast import Abreast
    from reflective_app.reports.pdf.containers import Framed
    from reflective_app.reports.pdf.pieces import Halves, Text
    from reflective_app.reports.pdf.tagging import TaggedCanvas

_BASELINE = 0.357
"""How far below the middle of a line its letters stand, by their size."""


def cards_across(look: Look, narrow: float = 1) -> int:
    """How many cards stand side by side on a page, each narrower by a factor if need be."""
    gap = look.measure.column_gap
    return max(1, int((look.text_width + gap) / (look.measure.card_width * narrow + gap)))


@dataclass(frozen=True, eq=False, slots=True)
class CardRow:
    """Cards side by side, as tall as the tallest of them; the last row may not be full."""

    cards: tuple[Framed, ...]
    look: Look
    across: int
    """Of how many cards a full row is."""

    def height(self, width: float) -> float:
        """Of the tallest card."""
        return max(card.height(self._card_width(width)) for card in self.cards)

    def cut(self, width: float, room: float) -> tuple[CardRow, CardRow | None]:
        """A row too tall for a page, cut in every card that is."""
        inner = self._card_width(width)
        halves = [card.cut(inner, room, must=True) for card in self.cards]
        heads, tails = (tuple(card for card in side if card) for side in zip(*halves, strict=True))
        return replace(self, cards=heads), replace(self, cards=tails) if tails else None

    def draw(self, canvas: TaggedCanvas, left: float, top: float, width: float) -> None:
        """The cards from left to right, as they are read."""
        inner, tall = self._card_width(width), self.height(width)
        for card in self.cards:
            replace(card, least=tall).draw(canvas, left, top, inner)
            left += inner + self.look.measure.column_gap

    def _card_width(self, width: float) -> float:
        return (width - (self.across - 1) * self.look.measure.column_gap) / self.across


@dataclass(frozen=True, eq=False, slots=True)
class Lane:
    """One part of a board: its head, and the rows of its cards."""

    title: Text
    note: Text | None
    rows: tuple[CardRow, ...]
    look: Look
    carried_over: bool = False
    least_head: float = 0.0
    """Its head is at least this tall, so that heads side by side end together."""

    @property
    def gap(self) -> float:
        """Room between rows, and below the head."""
        return self.look.measure.card_gap

    def height(self, width: float) -> float:
        """Its head and its rows, with room after each."""
        rows = sum(row.height(width) + self.gap for row in self.rows)
        return self._head_height(width) + self.gap + rows

    def cut(self, width: float, room: float, must: bool) -> tuple[Lane | None, Lane | None]:
        """Cut between rows; a head never stands alone. A row is cut if no page can hold it."""
        left = room - self._head_height(width) - self.gap
        for index, row in enumerate(self.rows):
            tall = row.height(width)
            if tall > left + ROUNDING:
                return self._cut_at(index, width, left, must)
            left -= tall + self.gap
        return (self, None) if self.rows or must or left >= 0 else (None, self)

    def _cut_at(
        self, index: int, width: float, room: float, must: bool
    ) -> tuple[Lane | None, Lane | None]:
        if index:
            return self._first(self.rows[:index]), self._rest(self.rows[index:])
        if not must:
            return None, self
        head, tail = self.rows[0].cut(width, room)
        rest = (tail, *self.rows[1:]) if tail else self.rows[1:]
        return self._first((head,)), self._rest(rest) if rest else None

    def draw(self, canvas: TaggedCanvas, left: float, top: float, width: float) -> None:
        """Head and rows; a head carried over is not read again."""
        if self.carried_over:
            with canvas.artifact("Pagination"):
                self.title.draw(canvas, left, top, width)
        else:
            self._draw_head(canvas, left, top, width)
        top -= self._head_height(width)
        with canvas.artifact("Layout"):
            canvas.line_with(self.look.colour.accent, self.look.measure.head_rule)
            canvas.line(left, top, left + width, top)
        for row in self.rows:
            row.draw(canvas, left, top - self.gap, width)
            top -= row.height(width) + self.gap

    def _draw_head(self, canvas: TaggedCanvas, left: float, top: float, width: float) -> None:
        self.title.draw(canvas, left, top, width)
        if self.note is None:
            return
        beside = self._note_indent(width)
        down = self._drop if beside else self.title.height(width)
        self.note.draw(canvas, left + beside, top - down, width - beside)

    def _head_height(self, width: float) -> float:
        return max(self.head_height(width), self.least_head)

    def head_height(self, width: float) -> float:
        """Of its title and note, with the room below them."""
        title = self.title.height(width)
        if self.note is None or self.carried_over:
            return title + self.gap / 2
        beside = self._note_indent(width)
        note = self.note.height(width - beside)
        return (max(title, note + self._drop) if beside else title + note) + self.gap / 2

    def _note_indent(self, width: float) -> float:
        """Where the note begins beside the title; 0 where it has to stand below."""
        words = "".join(span.text for span in self.title.words)
        wide = text_width(words, self.title.style) + self.look.measure.column_gap
        return wide if wide < width / 3 else 0.0

    @property
    def _drop(self) -> float:
        """How far a note beside a title hangs below its upper edge, on the same baseline."""
        assert self.note is not None  # only a note hangs
        title, note = self.title.style, self.note.style
        return (title.leading - note.leading) / 2 + _BASELINE * (title.size - note.size)

    def _first(self, rows: tuple[CardRow, ...]) -> Lane:
        return replace(self, rows=rows)

    def _rest(self, rows: tuple[CardRow, ...]) -> Lane:
        words = self.title.words if self.carried_over else (*self.title.words, Span(", continued"))
        title = replace(self.title, words=words, _lines=None)
        return Lane(title, None, rows, self.look, carried_over=True)


@dataclass(frozen=True, eq=False, slots=True)
class BoardPiece:
    """A board or what is left of one."""

    caption: Text | None
    lanes: tuple[Lane, ...]
    look: Look
    stays_with_next: bool = False
    abreast: Abreast | None = None
    """The same parts side by side, if the page is wide enough for it."""

    @property
    def before(self) -> float:
        """As its caption wishes."""
        return self.caption.before if self.caption else 0.0

    @property
    def after(self) -> float:
        """A gap, so that the next block stands clear."""
        return self.look.measure.table_gap

    def height(self, width: float) -> float:
        """Caption and lanes, side by side where they may be."""
        lanes = (
            self.abreast.height(width)
            if self.abreast
            else sum(lane.height(width) for lane in self.lanes)
        )
        return self._caption_height(width) + lanes

    def cut(self, width: float, room: float, must: bool) -> Halves:
        """Whole, its parts side by side, if any way of setting them fits; else cut between lanes,
        one below the other, or inside one.
        """
        left = room - self._caption_height(width)
        if self.abreast:
            fits = self.abreast.fitting(width, left)
            return replace(self, abreast=fits)._cut_lanes(width, left, must)
        return self._cut_lanes(width, left, must)

    def _cut_lanes(self, width: float, left: float, must: bool) -> Halves:
        if self.abreast:
            return self, None
        for index, lane in enumerate(self.lanes):
            tall = lane.height(width)
            if tall > left + ROUNDING:
                head, tail = lane.cut(width, left, must and not index)
                return self._parted(index, head, tail)
            left -= tall
        return self, None

    def _parted(self, index: int, head: Lane | None, tail: Lane | None) -> Halves:
        first = (*self.lanes[:index], *((head,) if head else ()))
        rest = (*((tail,) if tail else ()), *self.lanes[index + 1 :])
        if not first:
            return None, self
        following = replace(self, caption=None, lanes=rest) if rest else None
        return replace(self, lanes=first), following

    def draw(self, canvas: TaggedCanvas, left: float, top: float, width: float) -> None:
        """Lane after lane, as they are read."""
        if self.caption:
            self.caption.draw(canvas, left, top, width)
            top -= self._caption_height(width)
        if self.abreast:
            self.abreast.draw(canvas, left, top, width)
            return
        for lane in self.lanes:
            lane.draw(canvas, left, top, width)
            top -= lane.height(width)

    def _caption_height(self, width: float) -> float:
        return self.caption.height(width) + self.caption.after if self.caption else 0.0
