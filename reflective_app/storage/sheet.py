"""Reading a table that somebody typed in a spreadsheet and saved as CSV (`files.md` section 5)."""

from __future__ import annotations

import csv
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from io import StringIO
from itertools import islice
from pathlib import Path

from reflective_app.storage.file_bytes import read_within
from reflective_app.storage.plain_text import cleaned, left_out
from reflective_app.storage.problems import Problem, UnreadableFileError

LARGEST = 5_000_000
MOST_ROWS = 20_000

_WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".ods")
_SIGNATURES = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_GUARDED = re.compile(r"'+[=+\-@\t]")
_SEPARATOR_LINE = re.compile(r"\s*sep=(.)\s*\n", re.IGNORECASE)


@dataclass(frozen=True)
class Row:
    """One row by its number in the spreadsheet, the headings being row 1, and its filled cells."""

    number: int
    cells: Mapping[str, str]

    def get(self, column: str) -> str:
        """What stands in a column; empty if nothing does."""
        return self.cells.get(column, "")

    def code(self, column: str) -> str:
        """What stands in a column, without spaces around it."""
        return self.get(column).strip()


@dataclass(frozen=True)
class Sheet:
    """The rows in which something stands, and what there is to say about the file."""

    rows: tuple[Row, ...]
    notices: tuple[Problem, ...] = ()


def read_sheet(path: Path, columns: Collection[str], required: Collection[str]) -> Sheet:
    """The rows in which something stands.

    Headings may be in capitals and have underscores. The cells of a sheet are separated by commas,
    semicolons or tabs, whichever makes most of its headings known.

    Args:
        path: a file in UTF-8 or Windows-1252.
        columns: the columns that the table has.
        required: those that it cannot do without.

    Raises:
        UnreadableFileError: it is no such table; every problem with it is listed.
    """
    text, dropped = cleaned(_text(path))
    rows = _split(path.name, text, columns)
    if len(rows) > MOST_ROWS:
        message = f"There are more than {MOST_ROWS:,} rows. Bring them in in parts."
        raise UnreadableFileError(path.name, [Problem(path.name, message)])
    start = next((n for n, cells in enumerate(rows) if any(cell.strip() for cell in cells)), 0)
    headings = [_plain(heading) for heading in rows[start]]
    while headings and not headings[-1]:
        headings.pop()
    problems = _heading_problems(path.name, start + 1, headings, columns, required)
    found = []
    for number, cells in enumerate(rows[start + 1 :], start=start + 2):
        if any(cell.strip() for cell in cells[len(headings) :]):
            message = (
                "There are more cells than headings. "
                "A text with a comma in it needs quotation marks around it."
            )
            problems.append(Problem(f"{path.name}, row {number}", message))
        filled = {h: _unguarded(c) for h, c in zip(headings, cells, strict=False) if c.strip()}
        if filled:
            found.append(Row(number, filled))
    if problems:
        raise UnreadableFileError(path.name, problems)
    said = left_out(dropped)
    return Sheet(tuple(found), (Problem(path.name, said),) if said else ())


def closest(word: str, words: Collection[str]) -> str:
    """A sentence that names the nearest word there is; empty if none is near."""
    close = get_close_matches(word, words, n=1)
    return f' Did you mean "{close[0]}"?' if close else ""


def _text(path: Path) -> str:
    content = read_within(path, LARGEST)
    if path.suffix.casefold() in _WORKBOOKS or content.startswith(_SIGNATURES):
        message = (
            "This is a workbook. In the spreadsheet program save the sheet as CSV, "
            "and bring in that file."
        )
        raise UnreadableFileError(path.name, [Problem(path.name, message)])
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    if "\0" in text or "\ufffd" in text:
        message = "This is not a table in plain text. Save the sheet as CSV in UTF-8."
        raise UnreadableFileError(path.name, [Problem(path.name, message)])
    return text


def _split(name: str, text: str, columns: Collection[str]) -> list[list[str]]:
    """Every row up to one too many, the empty ones too, so that a row's place is its number."""
    separators = ",;\t"
    if line := _SEPARATOR_LINE.match(text):
        separators, text = line[1], text[line.end() :]
    first = text.lstrip("\n").partition("\n")[0]

    def known(separator: str) -> int:
        return sum(_plain(cell) in columns for cell in first.replace('"', "").split(separator))

    separator = max(separators, key=known)
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True)
    rows: list[list[str]] = []
    try:
        rows.extend(islice(reader, MOST_ROWS + 1))
    except csv.Error as error:
        message = (
            "A quotation mark is opened here and not closed, or stands in the middle of a cell, "
            "or the cell is far too long. Put it right, and save the sheet as CSV again."
        )
        where = f"{name}, row {len(rows) + 1}"
        raise UnreadableFileError(name, [Problem(where, message)]) from error
    return rows


def _heading_problems(
    name: str,
    row: int,
    headings: list[str],
    columns: Collection[str],
    required: Collection[str],
) -> list[Problem]:
    problems = []
    for heading in dict.fromkeys(headings):
        if heading not in columns:
            known = ", ".join(columns)
            what = f'There is no column "{heading}"' if heading else "A column has no heading"
            message = f"{what}.{closest(heading, columns)} The columns are: {known}."
            problems.append(Problem(f"{name}, row {row}", message))
        elif headings.count(heading) > 1:
            message = f'The column "{heading}" is there more than once. Keep one.'
            problems.append(Problem(f"{name}, row {row}", message))
    for column in required:
        if column not in headings:
            message = f'The column "{column}" is missing. Add it.'
            problems.append(Problem(f"{name}, row {row}", message))
    return problems


def _plain(heading: str) -> str:
    return " ".join(heading.replace("_", " ").split()).casefold()


def _unguarded(cell: str) -> str:
    """The cell as it was before an apostrophe kept a spreadsheet from running it as a formula."""
    return cell[1:] if _GUARDED.match(cell) else cell
