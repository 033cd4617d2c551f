"""A table block: its caption, its heads, a name for every row, and a box it can scroll in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reflective_app.reports.html.markup import NOTHING, Html, element, lines, text_html
from reflective_app.reports.html.shapes import mark_html, number
from reflective_app.reports.html.words import block, direction, has_long_word, inline, said
from reflective_app.reports.sheet_text import BLANK
from reflective_app.wording.dates import counted

if TYPE_CHECKING:
    from reflective_app.reports.outline import Cell, Table
    from reflective_app.reports.spans import Words

_EMS_A_COLUMN = 7
"""Ems that a column has on average: on a telephone a table scrolls before it is crushed."""
_FITS_ANYWHERE = 2


def table_html(table: Table, table_id: str) -> Html:
    """The table in a box that a keyboard can reach and scroll."""
    to_fill = table.fill is not None
    body = lines(*(_row(row, to_fill=to_fill) for row in table.rows))
    named = said(table.caption)
    whole = element(
        "table",
        element("caption", block("span", table.caption), id=table_id) if named else NOTHING,
        _columns(table),
        element("thead", element("tr", *(_head(each.title) for each in table.columns))),
        Html("\n"),
        element("tbody", body),
        style=_least_width(table),
    )
    box = scrolled(whole, table_id if named else None, "Table")
    return lines(box, _empty_rows(table))


def scrolled(whole: Html, named_by: str | None, otherwise: str) -> Html:
    """What may be wider than a screen, in a box of its own. It is named by the element whose id
    is given, or else by the words.
    """
    return element(
        "div",
        whole,
        class_="scroll",
        role="group",
        tabindex="0",
        aria_labelledby=named_by,
        aria_label=None if named_by else otherwise,
    )


def _columns(table: Table) -> Html:
    """Widths by weight; a column is wider all the same where a word needs it."""
    if table.by_words:
        return NOTHING
    weights = [max(column.weight, 0.01) for column in table.columns]
    shares = (100 * weight / sum(weights) for weight in weights)
    return element(
        "colgroup", *(element("col", style=f"width:{number(share)}%") for share in shares)
    )


def _least_width(table: Table) -> str | None:
    count = len(table.columns)
    return f"min-width:{count * _EMS_A_COLUMN}em" if count > _FITS_ANYWHERE else None


def _head(title: str) -> Html:
    # A head without words would be read out as nothing over and over.
    return block("th", title, scope="col") if said(title) else element("td")


def _row(cells: tuple[Cell, ...], *, to_fill: bool) -> Html:
    name, *rest = cells
    first = _cell("th" if _says(name) else "td", name)
    return element("tr", first, *(_cell("td", cell, to_fill=to_fill) for cell in rest))


def _cell(tag: str, cell: Cell, *, to_fill: bool = False) -> Html:
    paragraphs = [words for words in cell.paragraphs if said(words)]
    if not paragraphs:
        return element(tag, text_html(BLANK) if to_fill else NOTHING)
    kinds = ("corner" if cell.corner else "", "long" if _is_long(paragraphs) else "")
    return element(
        tag,
        marked(cell, paragraphs),
        scope="row" if tag == "th" else None,
        class_=" ".join(kind for kind in kinds if kind) or None,
        dir=direction(paragraphs[0]) if len(paragraphs) == 1 else None,
    )


def marked(cell: Cell, paragraphs: list[Words]) -> Html:
    """Paragraphs beside their mark, if there is one; one alone needs no element of its own."""
    if cell.mark is None and len(paragraphs) == 1:
        return inline(paragraphs[0])
    inside = Html("".join(block("p", words) for words in paragraphs))
    if cell.mark is None:
        return inside
    return element("div", mark_html(cell.mark), element("div", inside), class_="marked")


def _is_long(paragraphs: list[Words]) -> bool:
    return any(has_long_word(words) for words in paragraphs)


def _says(cell: Cell) -> bool:
    return any(said(words) for words in cell.paragraphs)


def _empty_rows(table: Table) -> Html:
    """Lines to write on are for paper: that they are there is said, and no more."""
    count = table.fill.empty_rows if table.fill else 0
    words = f"({counted(count, 'empty row')} to write in)"
    return block("p", words, class_="caption") if count else NOTHING
