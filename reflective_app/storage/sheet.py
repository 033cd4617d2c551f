"""A table as somebody typed it: rows of cells under headings (`files.md` section 5).

Where the rows come from is the business of `csv_rows`, `workbook` and `pasted_rows`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

from reflective_app.storage.preview import NotUnderstood
from reflective_app.wording.dates import counted

LARGEST = 5_000_000
MOST_ROWS = 20_000
LONGEST_HINTED = 80


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

    `refused` says why the whole of it cannot be used.
    """

    rows: tuple[Row, ...] = ()
    not_understood: tuple[NotUnderstood, ...] = ()
    notices: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()


def under_headings(
    rows: Sequence[NumberedRow],
    columns: Sequence[str],
    required: Collection[str],
    *,
    without_headings: bool = False,
) -> Sheet:
    """The rows by their columns.

    Headings may be in capitals and have underscores.

    Args:
        rows: those in which something stands.
        columns: the columns that the table has, in their order.
        required: those that it cannot do without.
        without_headings: whether a first row that names no column, nor nearly does, is a row like
            the others; its cells are then taken in the order of the columns, and that is told.
    """
    if not rows:
        return Sheet(refused=("There is nothing in the table.",))
    headings = [plain(cell.text) for cell in rows[0][1]]
    while headings and not headings[-1]:
        headings.pop()
    if without_headings and not any(_meant(heading, columns) for heading in headings):
        headings = list(columns[: max(_width(cells) for _, cells in rows)])
        told = (
            "There is no row of headings, so the columns were taken in this order: "
            f"{', '.join(headings)}.",
        )
        return _sheet(rows, headings, told)
    refused = tuple(_heading_problems(headings, columns, required))
    return Sheet(refused=refused) if refused else _sheet(rows[1:], headings, (), rows[0][0])


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
    if len(word) > LONGEST_HINTED:  # comparing long texts takes long, and finds nothing
        return ""
    told = {plain(each): each for each in words}
    close = get_close_matches(plain(word), told, n=1)
    return f' Did you mean "{told[close[0]]}"?' if close else ""


def plain(text: str) -> str:
    """A word or heading however it was written: in small letters, with single spaces."""
    return " ".join(text.replace("_", " ").split()).casefold()


def short(text: str) -> str:
    """What was typed, cut where it is long, for a message."""
    return text if len(text) <= 60 else f"{text[:57]}…"


def _width(cells: Sequence[SheetCell]) -> int:
    return max((place for place, cell in enumerate(cells, 1) if cell.filled), default=0)


def _meant(heading: str, columns: Collection[str]) -> bool:
    """Whether somebody meant a column by this, rightly written or not."""
    return heading in columns or bool(closest(heading, columns))


def _heading_problems(
    headings: list[str], columns: Collection[str], required: Collection[str]
) -> Iterator[str]:
    known = ", ".join(columns)
    for heading in dict.fromkeys(headings):
        if heading not in columns:
            what = (
                f'There is no column "{short(heading)}"' if heading else "A column has no heading"
            )
            yield f"{what}.{closest(heading, columns)} The columns are: {known}."
        elif headings.count(heading) > 1:
            yield f'The column "{heading}" is there more than once. Keep one.'
    for column in required:
        if column not in headings:
            yield f'The column "{column}" is missing. Add it.'
