"""A table: rows kept whole, its head repeated on every page."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from reflective_app.reports.pdf.pieces import ROUNDING, Stack

if TYPE_CHECKING:
    from reflective_app.reports.look import Look
    from reflective_app.reports.pdf.pieces import Halves, Piece, Text
    from reflective_app.reports.pdf.tagging import TaggedCanvas


@dataclass(frozen=True, eq=False)
class Row:
    """Cells side by side; each column's width is the whole width of a cell."""

    cells: tuple[Stack, ...]
    widths: tuple[float, ...]
    look: Look

    @cached_property
    def height(self) -> float:
        """Of the tallest cell, with the room round it."""
        inner = max(cell.height(w) for cell, w in zip(self.cells, self._inner_widths, strict=True))
        return inner + self._padding

    def cut(self, room: float) -> tuple[Row, Row | None]:
        """A row too tall for a page, cut in every cell that is."""
        halves = [
            cell.cut(width, room - self._padding, must=True)
            for cell, width in zip(self.cells, self._inner_widths, strict=True)
        ]
        heads, tails = (
            tuple(_as_stack(half) for half in side) for side in zip(*halves, strict=True)
        )
        rest = replace(self, cells=tails) if any(tail.pieces for tail in tails) else None
        return replace(self, cells=heads), rest

    def draw(self, canvas: TaggedCanvas, left: float, top: float) -> None:
        """The cells from left to right, as they are read."""
        measure = self.look.measure
        for cell, width, inner in zip(self.cells, self.widths, self._inner_widths, strict=True):
            cell.draw(canvas, left + measure.cell_side, top - measure.cell_top, inner)
            left += width

    @property
    def _padding(self) -> float:
        return self.look.measure.cell_top + self.look.measure.cell_bottom

    @cached_property
    def _inner_widths(self) -> tuple[float, ...]:
        return tuple(width - 2 * self.look.measure.cell_side for width in self.widths)


@dataclass(frozen=True, eq=False)
class TablePiece:
    """A table or what is left of one; the caption stands above its first part only."""

    caption: Text | None
    head: Row
    rows: tuple[Row, ...]
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
        """Caption, head and rows."""
        return self._top_height(width) + sum(row.height for row in self.rows)

    def cut(self, width: float, room: float, must: bool) -> Halves:
        """Cut between rows, a short table not at all. A row is cut only if no page can hold it."""
        if self.height(width) <= room + ROUNDING:
            return self, None
        left = room - self._top_height(width)
        if not must and (left < 0 or self._is_short(width)):
            return None, self
        for index, row in enumerate(self.rows):
            if row.height <= left + ROUNDING:
                left -= row.height
                continue
            if index:
                return self._first(self.rows[:index]), self._rest(self.rows[index:])
            if not must:
                return None, self
            head, tail = row.cut(left)
            rest = (tail, *self.rows[1:]) if tail else self.rows[1:]
            return self._first((head,)), self._rest(rest) if rest else None
        return self, None

    def draw(self, canvas: TaggedCanvas, left: float, top: float, width: float) -> None:
        """Fills, words and rules; a repeated head is not read again."""
        if self.caption:
            self.caption.draw(canvas, left, top, width)
            top -= self._caption_height(width)
            self._draw_head(canvas, left, top, width)
        else:
            with canvas.artifact("Pagination"):
                self._draw_head(canvas, left, top, width)
        top -= self.head.height
        for row in self.rows:
            row.draw(canvas, left, top)
            top -= row.height
            with canvas.artifact("Layout"):
                canvas.line_with(self.look.colour.hairline, self.look.measure.hairline)
                canvas.line(left, top, left + width, top)

    def _draw_head(self, canvas: TaggedCanvas, left: float, top: float, width: float) -> None:
        foot = top - self.head.height
        with canvas.artifact("Layout"):
            canvas.fill_with(self.look.colour.head_fill)
            canvas.rect(left, foot, width, self.head.height, stroke=0, fill=1)
            canvas.line_with(self.look.colour.head_rule, self.look.measure.head_rule)
            canvas.line(left, foot, left + width, foot)
        self.head.draw(canvas, left, top)

    def _is_short(self, width: float) -> bool:
        most = self.look.page_height * self.look.measure.short_table
        return self.height(width) <= most

    def _top_height(self, width: float) -> float:
        return self._caption_height(width) + self.head.height

    def _caption_height(self, width: float) -> float:
        return self.caption.height(width) + self.caption.after if self.caption else 0.0

    def _first(self, rows: tuple[Row, ...]) -> TablePiece:
        return replace(self, rows=rows)

    def _rest(self, rows: tuple[Row, ...]) -> TablePiece:
        return replace(self, caption=None, rows=rows)


def _as_stack(half: Piece | None) -> Stack:
    if half is None:
        return Stack(())
    return half if isinstance(half, Stack) else Stack((half,))


def share_width(
    width: float, weights: tuple[float, ...], least: tuple[float, ...]
) -> tuple[float, ...]:
    """Widths by weight, none below its least while the others can give; the sum is the width."""
    if sum(least) >= width:
        return tuple(width * part / sum(least) for part in least)
    fixed: dict[int, float] = {}
    while True:
        free = width - sum(fixed.values())
        total = sum(weight for index, weight in enumerate(weights) if index not in fixed)
        shares = tuple(
            fixed[index] if index in fixed else free * weight / total
            for index, weight in enumerate(weights)
        )
        short = {i: least[i] for i, share in enumerate(shares) if share < least[i] - 1e-9}
        if not short:
            return shares
        fixed |= short
