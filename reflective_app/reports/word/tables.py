"""Tables of a Word file: a head that is repeated, fair widths, rows that stay whole."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from docx.enum.table import WD_ROW_HEIGHT_RULE
from docx.shared import Pt, Twips

from reflective_app.reports.outline import as_cell, words_of
from reflective_app.reports.pdf.fitted import fitted_widths
from reflective_app.reports.pdf.fonts import text_width
from reflective_app.reports.pdf.table import share_width
from reflective_app.reports.sheet_blocks import ToFill
from reflective_app.reports.sheet_look import MM
from reflective_app.reports.word.by_hand import Untyped, element_of, twips, w
from reflective_app.reports.word.pictures import show_mark
from reflective_app.reports.word.styles import TABLE_STYLE, cell_room
from reflective_app.reports.word.text import says_something

if TYPE_CHECKING:
    from docx.table import _Cell as MadeCell
    from docx.table import _Row as MadeRow

    from reflective_app.reports.look import Look
    from reflective_app.reports.outline import Cell, Table
    from reflective_app.reports.word.draft import Draft

_WIDEST_WORD = 0.3
"""Share of the page that a column may claim for its longest word; longer words are broken."""
_WHOLE = 0.3
"""Share of the paper's height up to which a row is kept on one page."""


def add_table(table: Table, draft: Draft) -> None:
    """Add a table, without its caption, at the end of the text."""
    look, fill = draft.look, table.fill or ToFill(0)
    widths = _widths(table, look)
    made: Untyped = draft.document.add_table(0, len(widths), TABLE_STYLE)
    made.autofit = False
    for column, width in zip(made.columns, widths, strict=True):
        column.width = Twips(twips(width))  # cells that are added take it over
    whole = w("tblW", w=sum(twips(width) for width in widths), type="dxa")
    (unset,) = element_of(made).xpath("w:tblPr/w:tblW")
    unset.getparent().replace(unset, whole)
    if draft.closer:
        (laid,) = element_of(made).xpath("w:tblPr/w:tblLayout")
        laid.addnext(cell_room(look.closer))
    _add_head([column.title for column in table.columns], made, draft)
    room = look.page_height * _WHOLE
    empty = ((as_cell(),) * len(widths),) * fill.empty_rows
    for cells in (*table.rows, *empty):
        row = made.add_row()
        tall = max(_height(*each, look) for each in zip(cells, widths, strict=True))
        if tall <= room:
            _mark(row, "cantSplit")
        if fill.row_mm:
            row.height, row.height_rule = Pt(fill.row_mm * MM), WD_ROW_HEIGHT_RULE.AT_LEAST
        for into, cell in zip(row.cells, cells, strict=True):
            _write_cell(into, cell, draft)


def _add_head(titles: list[str], made: Untyped, draft: Draft) -> None:
    """The row of titles; Word repeats it on every page and reads it with each cell."""
    row = made.add_row()
    _mark(row, "cantSplit")
    _mark(row, "tblHeader")
    for into, title in zip(row.cells, titles, strict=True):
        draft.write(into.paragraphs[0], "TableHeading", title)


def _mark(row: MadeRow, name: str) -> None:
    element_of(row).get_or_add_trPr().append(w(name))


def _write_cell(into: MadeCell, cell: Cell, draft: Draft) -> None:
    """The paragraphs that say anything, the first beside the mark; Word asks for at least one."""
    said = [words for words in cell.paragraphs if says_something(words_of(words))]
    first = into.paragraphs[0]
    if cell.mark and said:
        show_mark(cell.mark, first, draft)
    draft.write(first, "TableText", said[0] if said else "")
    for words in said[1:]:
        draft.write(into.add_paragraph(), "TableText", words)


def _widths(table: Table, look: Look) -> tuple[float, ...]:
    """By weight, but a column is wide enough for its words where that costs others little."""
    weights = tuple(max(column.weight, 0.01) for column in table.columns)
    least = tuple(_least_width(table, index, look) for index in range(len(weights)))
    widths = share_width(look.text_width, weights, least)
    return fitted_widths(table, widths, least, look) if table.by_words else widths


def _least_width(table: Table, index: int, look: Look) -> float:
    longest = _longest_word(table.columns[index].title, look)
    for row in table.rows:
        mark = _mark_width(look) if row[index].mark else 0.0
        for words in row[index].paragraphs:
            longest = max(longest, _longest_word(words_of(words), look) + mark)
    return min(longest, _WIDEST_WORD * look.text_width) + 2 * look.measure.cell_side


def _longest_word(text: str, look: Look) -> float:
    """A little more than it takes: letters are bold here and there, and Arial's are others."""
    words = sorted(text.split(), key=len)[-2:]
    return max((text_width(word, look.text.table_head) + 1.0 for word in words), default=0.0)


def _mark_width(look: Look) -> float:
    return look.text.table_text.size * look.measure.mark_ratio + look.measure.mark_gap


def _height(cell: Cell, width: float, look: Look) -> float:
    """About how tall a cell becomes, to tell whether its row fits a page."""
    style, room = look.text.table_text, max(width - 2 * look.measure.cell_side, 1.0)
    lines = sum(
        max(1, ceil(text_width(line, style) / room))
        for words in cell.paragraphs
        for line in words_of(words).split("\n")
    )
    return lines * style.leading + len(cell.paragraphs) * style.after
