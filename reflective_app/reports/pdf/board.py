"""A board: columns of cards side by side, each going on over the page by itself."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reflective_app.reports.outline import Span
from reflective_app.reports.pdf.pieces import Stack

if TYPE_CHECKING:
    from reflective_app.reports.look import Look
    from reflective_app.reports.pdf.pieces import Halves, Text
    from reflective_app.reports.pdf.tagging import TaggedCanvas


@dataclass(frozen=True, eq=False, slots=True)
class ColumnPiece:
    """The head of a column, its note, and the cards below them."""

    title: Text
    note: Text | None
    cards: Stack
    carried_over: bool = False

    def head_height(self, width: float) -> float:
        """Title and note; the note is not repeated over the page."""
        note = self.note.height(width) if self.note and not self.carried_over else 0.0
        return self.title.height(width) + self.title.after + note

    def carried_on(self, cards: Stack) -> ColumnPiece:
        """The same column on the next page."""
        words = self.title.words if self.carried_over else (*self.title.words, Span(", continued"))
        return ColumnPiece(replace(self.title, words=words, _lines=None), None, cards, True)


@dataclass(frozen=True, eq=False, slots=True)
class BoardPiece:
    """A board or what is left of one."""

    caption: Text | None
    columns: tuple[ColumnPiece, ...]
    look: Look
    stays_with_next: bool = False

    @property
    def before(self) -> float:
        """As its caption wishes."""
        return self.caption.before if self.caption else 0.0

    @property
    def after(self) -> float:
        """A gap, so that the next block stands clear."""
        return self.look.measure.table_gap

    def height(self, width: float) -> float:
        """Caption, heads and the longest column."""
        column = self._column_width(width)
        return self._top(width) + max(c.cards.height(column) for c in self.columns)

    def cut(self, width: float, room: float, must: bool) -> Halves:
        """Cut each column by itself; one that has cards shows at least the first of them."""
        column = self._column_width(width)
        left = room - self._top(width)
        halves = [(c, *c.cards.cut(column, left, must)) for c in self.columns]
        if any(head is None for _, head, _ in halves):
            return None, self
        heads = tuple(replace(c, cards=Stack((head,))) for c, head, _ in halves if head)
        tails = tuple(c.carried_on(Stack((tail,) if tail else ())) for c, _, tail in halves)
        rest = replace(self, caption=None, columns=tails)
        return replace(self, columns=heads), rest if any(t for _, _, t in halves) else None

    def draw(self, canvas: TaggedCanvas, left: float, top: float, width: float) -> None:
        """Column after column, as they are read."""
        if self.caption:
            self.caption.draw(canvas, left, top, width)
            top -= self._caption_height(width)
        column = self._column_width(width)
        heads = self._heads_height(column)
        for piece in self.columns:
            self._draw_head(canvas, piece, (left, top, column, heads))
            piece.cards.draw(canvas, left, top - heads - self.look.measure.card_gap, column)
            left += column + self.look.measure.column_gap

    def _draw_head(
        self, canvas: TaggedCanvas, piece: ColumnPiece, box: tuple[float, float, float, float]
    ) -> None:
        left, top, width, height = box
        if piece.carried_over and not piece.cards.height(width):
            return  # an empty column with a head would seem to say that it has no cards at all
        if piece.carried_over:
            with canvas.artifact("Pagination"):
                piece.title.draw(canvas, left, top, width)
        else:
            piece.title.draw(canvas, left, top, width)
            below = top - piece.title.height(width) - piece.title.after
            if piece.note:
                piece.note.draw(canvas, left, below, width)
        foot = top - height
        with canvas.artifact("Layout"):
            canvas.line_with(self.look.colour.accent, self.look.measure.head_rule)
            canvas.line(left, foot, left + width, foot)

    def _top(self, width: float) -> float:
        heads = self._heads_height(self._column_width(width))
        return self._caption_height(width) + heads + self.look.measure.card_gap

    def _caption_height(self, width: float) -> float:
        return self.caption.height(width) + self.caption.after if self.caption else 0.0

    def _heads_height(self, column: float) -> float:
        tallest = max(piece.head_height(column) for piece in self.columns)
        return tallest + self.look.measure.card_gap / 2

    def _column_width(self, width: float) -> float:
        count = len(self.columns)
        return (width - (count - 1) * self.look.measure.column_gap) / count
