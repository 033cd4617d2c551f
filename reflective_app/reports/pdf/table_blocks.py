"""A table block as a piece: cells, header cells and fair column widths."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reflective_app.reports.outline import words_of
from reflective_app.reports.pdf.fitted import fitted_widths
from reflective_app.reports.pdf.fonts import in_fonts, printable, width_of
from reflective_app.reports.pdf.pieces import Stack
from reflective_app.reports.pdf.table import Row, TablePiece, share_width
from reflective_app.reports.pdf.words import beside_mark, paragraphs_of, text_of
from reflective_app.reports.sheet_blocks import ToFill
from reflective_app.reports.sheet_look import MM

if TYPE_CHECKING:
    from reflective_app.reports.look import Look, TextStyle
    from reflective_app.reports.outline import Cell, Table
    from reflective_app.reports.pdf.tree import Element

_WIDEST_FIRST_WORD = 0.3
"""Share of the page that a column may claim for its longest word; longer words are broken."""


def table_piece(table: Table, look: Look, parent: Element) -> TablePiece:
    """A table with its caption, its column heads, and a name for every row."""
    widths = _widths(table, look)
    element = parent.child("Table")
    caption = text_of(table.caption, look.text.table_caption, element.child("Caption"))
    head_row = element.child("THead").child("TR")
    heads = tuple(
        Stack(paragraphs_of((column.title,), look.text.table_head, head_row.header_cell("Column")))
        for column in table.columns
    )
    body = element.child("TBody")
    fill = table.fill or ToFill(0)
    least = fill.row_mm * MM
    rows = [
        Row(_cells(cells, look, body.child("TR")), widths, look, _corners(cells), least)
        for cells in table.rows
    ]
    for number, row in enumerate(rows):
        rows[number] = replace(row, follows=number % fill.together > 0)
    # Nobody wants to hear twenty empty rows: they are lines on paper.
    rows += [Row((Stack(()),) * len(widths), widths, look, least=least)] * fill.empty_rows
    to_fill = table.fill is not None
    return TablePiece(caption, Row(heads, widths, look), tuple(rows), look, to_fill)


def _cells(cells: tuple[Cell, ...], look: Look, row: Element) -> tuple[Stack, ...]:
    name, *rest = cells
    return (
        _cell(name, look, row.header_cell("Row")),
        *(_cell(cell, look, row.child("TD")) for cell in rest),
    )


def _corners(cells: tuple[Cell, ...]) -> tuple[int, ...]:
    return tuple(column for column, cell in enumerate(cells) if cell.corner)


def _cell(cell: Cell, look: Look, element: Element) -> Stack:
    style = look.text.table_text
    pieces = paragraphs_of(cell.paragraphs, style, element)
    return Stack(beside_mark(pieces, cell.mark, style, look))


def _widths(table: Table, look: Look) -> tuple[float, ...]:
    """By weight, but a column is wide enough for its words where that costs others little."""
    weights = tuple(max(column.weight, 0.01) for column in table.columns)
    least = tuple(_least_width(table, index, look) for index in range(len(weights)))
    widths = share_width(look.text_width, weights, least)
    return fitted_widths(table, widths, least, look) if table.by_words else widths


def _least_width(table: Table, index: int, look: Look) -> float:
    sides = 2 * look.measure.cell_side
    longest = _longest_word(table.columns[index].title, look.text.table_head)
    for row in table.rows:
        mark = look.text.table_text.size * look.measure.mark_ratio + look.measure.mark_gap
        indent = mark if row[index].mark else 0.0
        for paragraph in row[index].paragraphs:
            word = _longest_word(words_of(paragraph), look.text.table_text)
            longest = max(longest, word + indent)
    return min(longest, _WIDEST_FIRST_WORD * look.text_width) + sides


def _longest_word(text: str, style: TextStyle) -> float:
    words = sorted(printable(text).split(), key=len)[-2:]
    return max((_width(word, style) for word in words), default=0.0)


def _width(word: str, style: TextStyle) -> float:
    runs = in_fonts(word, bold=True)
    return sum(width_of(run, font, style.size) for font, run in runs) + 0.5
