"""A table as somebody typed it: rows of cells under headings (`files.md` section 5).

Where the rows come from is the business of `csv_rows`, `workbook` and `pasted_rows`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from difflib import get_close_matches

from reflective_app.storage.preview import NotUnderstood
from reflective_app.wording.columns import told as column_told
from reflective_app.wording.dates import counted
from reflective_app.wording.typed import short

LARGEST = 5_000_000
MOST_ROWS = 20_000
MOST_COLUMNS = 1_000
"""Filled cells in a row, from the left. The widest table has some twenty columns."""
LONGEST_HINTED = 80

NO_ROW = "There is no row below the headings, so nothing changes. Write a row for each record."


class RefusedSheetError(Exception):
    """Why rows cannot be had of a file or a text at all, in words for people."""


@dataclass(frozen=True)
class SheetCell:
    """What stands in a cell, as text.

    `day` is there where the spreadsheet holds a date and not a text; `fault` says why nothing
    certain stands in the cell.
    """

    text: str
    day: date | None = None
    fault: str = ""

    @property
    def filled(self) -> bool:
        """Whether anything stands in it but spaces."""
        return bool(self.text.strip() or self.fault)


NumberedRow = tuple[int, Sequence[SheetCell]]
"""A row by its number in the spreadsheet, and its cells from the left."""


@dataclass(frozen=True)
class Row:
    """One row by its number in the spreadsheet, the headings counted, and its filled cells."""

    number: int
    cells: Mapping[str, SheetCell]

    def cell(self, column: str) -> SheetCell:
        """What stands in a column, blank where nothing does."""
        return self.cells.get(column, _BLANK)

    def code(self, column: str) -> str:
        """The text of a column without spaces around it."""
        return self.cell(column).text.strip()


_BLANK = SheetCell("")


@dataclass(frozen=True)
class Sheet:
    """The rows in which something stands, and what there is to say about the others.

    `refused` says why the whole of it cannot be used. `typed` are the headings of columns as they
    stand in the table.
    """

    rows: tuple[Row, ...] = ()
    not_understood: tuple[NotUnderstood, ...] = ()
    notices: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    typed: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Headings:
    """The columns that a table has, in their order, and those that it cannot do without.

    `also` are other names of columns, in small letters; `called` is what the window calls them,
    where that is not their name.
    """

    columns: Sequence[str]
    required: Collection[str]
    also: Mapping[str, str] = field(default_factory=dict)
    called: Mapping[str, str] = field(default_factory=dict)

    @property
    def named(self) -> dict[str, str]:
        """Every way to write a heading, and the column that it names."""
        called = {plain(words): column for column, words in self.called.items()}
        return {**called, **self.also, **{column: column for column in self.columns}}

    def told(self, column: str, typed: Mapping[str, str] | None = None) -> str:
        """A column as people know it; `typed` are the headings of their table."""
        return column_told(column, (typed or {}).get(column, ""), self.called)


def under_headings(
    rows: Sequence[NumberedRow],
    known: Headings,
    *,
    without_headings: bool = False,
    leave_out_unknown: bool = False,
) -> Sheet:
    """The rows by their columns.

    Headings may be in capitals and have underscores.

    Args:
        rows: those in which something stands.
        known: the columns of the table.
        leave_out_unknown: whether a column that is not known is left out, which is told; else the
            whole is refused for it.
        without_headings: whether a first row that names no column, nor nearly does, is a row like
            the others; its cells are then taken in the order of the columns, and that is told.
    """
    if not rows:
        return Sheet(refused=("There is nothing in the table.",))
    typed = [" ".join(cell.text.split()) for cell in rows[0][1]]
    while typed and not typed[-1]:
        typed.pop()
    columns = known.columns
    named = known.named
    headings = [named.get(plain(each), plain(each)) for each in typed]
    if without_headings and not any(_meant(plain(each), named) for each in typed):
        headings = list(columns[: max(_width(cells) for _, cells in rows)])
        order = ", ".join(known.told(each) for each in headings)
        told = (
            f"There is no row of headings, so the columns were taken in this order: {order}. "
            "If the first row holds headings, give them these names and bring it again.",
        )
        return _sheet(rows, headings, told)
    unknown = _unknown(typed, headings, known)
    misfits = tuple(_misfits(typed, headings, known))
    every = ", ".join(known.told(each) for each in columns)
    list_of_all = (f"The columns are: {every}.",) if unknown else ()
    if misfits or (unknown and not leave_out_unknown):
        refused = (f"{what}.{hint}" for what, hint in unknown)
        return Sheet(refused=(*refused, *list_of_all, *misfits))
    left_out = tuple(f"{what}: it is left out.{hint}" for what, hint in unknown)
    none = () if rows[1:] else (NO_ROW,)
    sheet = _sheet(rows[1:], headings, (*left_out, *list_of_all, *none), rows[0][0])
    sheet = replace(sheet, typed=dict(zip(headings, typed, strict=True)))
    return _known_only(sheet, columns) if unknown else sheet


def _sheet(
    rows: Sequence[NumberedRow],
    headings: list[str],
    told: tuple[str, ...],
    above: int | None = None,
) -> Sheet:
    """The rows under their headings; a row with more cells than those is left out and listed."""
    found, slips = [], []
    for number, cells in rows:
        over = [cell for cell in cells[len(headings) :] if cell.filled]
        if over:
            message = (
                "There are more cells than headings. "
                "A text with a comma in it needs quotation marks around it."
            )
            slips.append(NotUnderstood(number, "", over[0].text, message))
            continue
        named = {h: cell for h, cell in zip(headings, cells, strict=False) if cell.filled}
        slips += [NotUnderstood(number, h, c.text, c.fault) for h, c in named.items() if c.fault]
        found.append(Row(number, {h: cell for h, cell in named.items() if not cell.fault}))
    first = above if above is not None else rows[0][0] - 1
    blank = rows[-1][0] - first - len(rows) if rows else 0
    if blank > 0:
        was = "was" if blank == 1 else "were"
        told = (*told, f"{counted(blank, 'blank row')} {was} passed over.")
    return Sheet(tuple(found), tuple(slips), told)


def closest(word: str, words: Collection[str]) -> str:
    """A sentence that names the nearest word there is; empty if none is near."""
    close = _nearest(word, words)
    return f" Did you mean “{close}”?" if close else ""


def _nearest(word: str, words: Collection[str]) -> str:
    if len(word) > LONGEST_HINTED:  # comparing long texts takes long, and finds nothing
        return ""
    told = {plain(each): each for each in words}
    close = get_close_matches(plain(word), told, n=1)
    return told[close[0]] if close else ""


def plain(text: str) -> str:
    """A word or heading however it was written: in small letters, with single spaces."""
    return " ".join(text.replace("_", " ").split()).casefold()


def _width(cells: Sequence[SheetCell]) -> int:
    return max((place for place, cell in enumerate(cells, 1) if cell.filled), default=0)


def _meant(heading: str, columns: Collection[str]) -> bool:
    """Whether somebody meant a column by this, rightly written or not."""
    return heading in columns or bool(closest(heading, columns))


def _unknown(
    typed: Sequence[str], headings: Sequence[str], known: Headings
) -> list[tuple[str, str]]:
    """Each heading that names no column, as it was typed, and which is the nearest."""
    columns, named = known.columns, known.named
    spelt = {plain(each): each for each in known.called.values() if plain(each) not in columns}
    found = []
    for each in dict.fromkeys(
        each for each, heading in zip(typed, headings, strict=True) if heading not in columns
    ):
        close = _nearest(each, named)
        hint = f" Did you mean “{spelt.get(close, close)}”?" if close else ""
        what = f"There is no column “{short(each)}”" if each else "A column has no heading"
        found.append((what, hint))
    return found


def _misfits(typed: Sequence[str], headings: Sequence[str], known: Headings) -> Iterator[str]:
    """A line for each column that is there more than once, or is needed and missing."""
    for column in dict.fromkeys(headings):
        if column in known.columns and headings.count(column) > 1:
            both = zip(typed, headings, strict=True)
            ways = list(dict.fromkeys(each for each, heading in both if heading == column))
            same = " and ".join(f"“{each}”" for each in ways)
            if len(ways) > 1:
                yield f"The columns {same} are the same one. Keep one of them."
            else:
                yield f"The column {same} is there more than once. Keep one."
    for column in known.required:
        if column not in headings:
            named, _, window = known.told(column).partition(" (")
            yield f"The column “{named}”{f' ({window}' if window else ''} is missing. Add it."


def _known_only(sheet: Sheet, columns: Collection[str]) -> Sheet:
    """The sheet without what stands under headings that name no column."""
    if sheet.refused:
        return sheet
    known = (
        Row(row.number, {h: cell for h, cell in row.cells.items() if h in columns})
        for row in sheet.rows
    )
    slips = (each for each in sheet.not_understood if not each.column or each.column in columns)
    rows = tuple(row for row in known if row.cells)
    return replace(sheet, rows=rows, not_understood=tuple(slips))
