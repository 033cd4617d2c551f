"""A table: rows kept whole, its head repeated on every page."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from reflective_app.reports.look import INK
from reflective_app.reports.pdf.pieces import ROUNDING, Stack

if TYPE_CHECKING:
    from reflective_app.reports.look import Look
    from reflective_app.reports.pdf.pieces import Halves, Piece, Text
    from reflective_app.reports.pdf.tagging import TaggedCanvas

_MUCH = 0.19
"""Share of the paper's height: a row is cut rather than leave so much of a page empty."""


@dataclass(frozen=True, eq=False)
class Row:
    """Cells side by side; each column's width is the whole width of a cell."""

    cells: tuple[Stack, ...]
    widths: tuple[float, ...]
    look: Look
    corners: tuple[int, ...] = ()
    """The columns whose cell has its upper right corner filled."""
    least: float = 0.0
    """At least so tall, where something is to be written in."""
    follows: bool = False
    """Whether it stays on the page of the row before."""

    @cached_property
    def height(self) -> float:
        """Of the tallest cell, with the room round it."""
        inner = max(cell.height(w) for cell, w in zip(self.cells, self._inner_widths, strict=True))
        return max(inner + self._padding, self.least)

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
        for column in self.corners:
            self._fill_corner(canvas, left + sum(self.widths[: column + 1]), top)
        for cell, width, inner in zip(self.cells, self.widths, self._inner_widths, strict=True):
            cell.draw(canvas, left + measure.cell_side, top - measure.cell_top, inner)
            left += width

    def _fill_corner(self, canvas: TaggedCanvas, right: float, top: float) -> None:
        """A triangle, as the window has it; the words in the cell say what it means."""
        side = self.look.measure.cell_corner
        with canvas.artifact("Layout"):
            canvas.fill_with(self.look.colour.mark_all)
            path = canvas.beginPath()
            path.moveTo(right - side, top)
            path.lineTo(right, top)
            path.lineTo(right, top - side)
            path.close()
            canvas.drawPath(path, stroke=0, fill=1)

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
    to_fill: bool = False
    """Whether its cells are boxes to write in."""
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
            while index and self.rows[index].follows and not (must and index == 1):
                index -= 1
            if self._worth_cutting(self.rows[index], left):
                return self._cut_row(index, left)
            index = self._not_alone(index)
            if index:
                return self._first(self.rows[:index]), self._rest(self.rows[index:])
            return self._cut_row(0, left) if must else (None, self)
        return self, None

    def _cut_row(self, index: int, room: float) -> Halves:
        head, tail = self.rows[index].cut(room)
        rest = (*((tail,) if tail else ()), *self.rows[index + 1 :])
        return self._first((*self.rows[:index], head)), self._rest(rest) if rest else None

    def _worth_cutting(self, row: Row, room: float) -> bool:
        """Whether a row is so tall that kept whole it would leave much of a page empty."""
        return not self.to_fill and row.height > room >= self.look.page_height * _MUCH

    def _not_alone(self, index: int) -> int:
        """Where to cut so that the last row does not stand alone on a page of its own."""
        alone = index == len(self.rows) - 1 and index > 2 and not self.to_fill
        tall = self.look.page_height * self.look.measure.tall_row
        return index - 1 if alone and self.rows[index - 1].height < tall else index

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
            if self.to_fill:
                self._draw_boxes(canvas, row, left, top + row.height)

    def _draw_boxes(self, canvas: TaggedCanvas, row: Row, left: float, top: float) -> None:
        """A line round each cell, and a strong one above what belongs together."""
        with canvas.artifact("Layout"):
            canvas.saveState()
            canvas.line_with(INK, self.look.measure.hairline)
            for width in row.widths:
                canvas.rect(left, top - row.height, width, row.height, stroke=1, fill=0)
                left += width
            if not row.follows:
                canvas.line_with(INK, self.look.measure.head_rule)
                canvas.line(left - sum(row.widths), top, left, top)
            canvas.restoreState()

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
