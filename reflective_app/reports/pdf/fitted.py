"""Column widths that make a table short: wide where there is much to read, narrow where little."""

from __future__ import annotations

from itertools import permutations
from math import ceil
from typing import TYPE_CHECKING

from reflective_app.reports.outline import words_of
from reflective_app.reports.pdf.fonts import in_fonts, printable, width_of

if TYPE_CHECKING:
    from reflective_app.reports.look import Look, TextStyle
    from reflective_app.reports.outline import Cell, Table, Words

_STEPS = (0.08, 0.03, 0.01)
"""What a column gives another, by the width of the table; coarse steps before fine ones."""
_RAGGED = 1.3
"""How much of a line is lost at its end, by the size of its letters: about half a word."""

_Cell = tuple[tuple[float, ...], float]
"""How wide each of its lines is unbroken, and the room that its mark takes."""


def fitted_widths(
    table: Table, widths: tuple[float, ...], least: tuple[float, ...], look: Look
) -> tuple[float, ...]:
    """Widths of the same sum under which the table is as short as moving room about can make it.

    No column falls below its least, where it was not there already.
    """
    rows = [tuple(_measured(cell, look) for cell in cells) for cells in table.rows]
    head = tuple(_lines(column.title, look.text.table_head) for column in table.columns)
    rows.append(tuple((lines, 0.0) for lines in head))
    now, best = list(widths), _height(rows, widths, look)
    for step in (part * sum(widths) for part in _STEPS):
        moved = True
        while moved:
            moved = False
            for giver, taker in permutations(range(len(now)), 2):
                if now[giver] - step < least[giver]:
                    continue
                tried = list(now)
                tried[giver] -= step
                tried[taker] += step
                tall = _height(rows, tuple(tried), look)
                if tall < best - 0.01:
                    now, best, moved = tried, tall, True
    return tuple(now)


def _height(rows: list[tuple[_Cell, ...]], widths: tuple[float, ...], look: Look) -> float:
    """Of all rows, in lines; a column that could be narrower costs nothing."""
    lost = _RAGGED * look.text.table_text.size
    inner = [width - 2 * look.measure.cell_side for width in widths]
    return sum(
        max(_cell_lines(cell, room, lost) for cell, room in zip(row, inner, strict=True))
        for row in rows
    )


def _cell_lines(cell: _Cell, width: float, lost: float) -> float:
    paragraphs, indent = cell
    room = max(width - indent, 1.0)
    return float(sum(1 if p <= room else ceil(p / max(room - lost, 1.0)) for p in paragraphs))


def _measured(cell: Cell, look: Look) -> _Cell:
    style = look.text.table_text
    mark = style.size * look.measure.mark_ratio + look.measure.mark_gap if cell.mark else 0.0
    return tuple(wide for words in cell.paragraphs for wide in _lines(words, style)), mark


def _lines(words: Words, style: TextStyle) -> tuple[float, ...]:
    """The width of each line that the writer ended, were there room for all of it."""
    bold = style.bold or (not isinstance(words, str) and any(span.bold for span in words))
    return tuple(_width(line, style, bold=bold) for line in words_of(words).split("\n"))


def _width(line: str, style: TextStyle, *, bold: bool) -> float:
    runs = in_fonts(printable(line), bold=bold)
    return sum(width_of(run, font, style.size) for font, run in runs) + 0.5
