"""Tables in plain text: CSV as every spreadsheet program saves it, and what it puts on a clipboard.

`files.md` section 2 says how a text that looks like a formula is kept from being run.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from io import StringIO
from itertools import islice

from reflective_app.storage.sheet import (
    MOST_COLUMNS,
    MOST_ROWS,
    NumberedRow,
    RefusedSheetError,
    SheetCell,
    plain,
)
from reflective_app.wording.cells import guarded, unguarded

TOO_MANY_ROWS = f"There are more than {MOST_ROWS:,} rows. Bring them in in parts."
TOO_MANY_COLUMNS = f"There are more than {MOST_COLUMNS:,} columns. Save the sheet without them."
NOT_TEXT = "This is not a table in plain text. Save the sheet as CSV in UTF-8, or as .xlsx."

_SEPARATOR_LINE = re.compile(r"\s*sep=(.)\s*\n", re.IGNORECASE)
_ENDS_CELL = ("", "\t", "\n")


def text_of(content: bytes) -> str:
    """A file's text, in UTF-8 or Windows-1252. Raises RefusedSheetError if it is none."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = _in_windows_letters(content)
    if "\0" in text:
        raise RefusedSheetError(NOT_TEXT)
    return text


def _in_windows_letters(content: bytes) -> str:
    try:
        return content.decode("cp1252")
    except UnicodeDecodeError as error:
        raise RefusedSheetError(NOT_TEXT) from error


def csv_rows(text: str, columns: Collection[str]) -> list[NumberedRow]:
    """The rows of a CSV in which something stands.

    Its cells are separated by commas, semicolons or tabs, whichever makes most of its headings
    known. Raises RefusedSheetError where a quotation mark is never closed.
    """
    separators = ",;\t"
    if line := _SEPARATOR_LINE.match(text):
        separators, text = line[1], text[line.end() :]
    separator = max(separators, key=lambda each: _known(text, each, columns))
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True)
    cells: list[list[str]] = []
    try:
        cells.extend(islice(reader, MOST_ROWS + 1))
    except csv.Error as error:
        raise RefusedSheetError(
            f"A quotation mark is opened in row {len(cells) + 1} and not closed, or stands in the "
            "middle of a cell, or the cell is far too long. Put it right, and save the sheet again."
        ) from error
    return _numbered(cells)


def pasted_rows(text: str, columns: Collection[str]) -> list[NumberedRow]:
    """The rows of what was copied in a spreadsheet program in which something stands.

    Such text has tabs between cells. Without any it is a CSV if its first line names two columns,
    else one column. Raises RefusedSheetError as `csv_rows` does.
    """
    if "\t" not in text and any(_known(text, each, columns) > 1 for each in ",;"):
        return csv_rows(text, columns)
    return _numbered(list(islice(_copied(text), MOST_ROWS + 1)))


def csv_bytes(rows: Iterable[Sequence[str | int | date | None]]) -> bytes:
    """A table as CSV that every spreadsheet program opens, and runs nothing of."""
    written = StringIO(newline="")
    csv.writer(written, lineterminator="\r\n").writerows(
        [guarded(cell) if isinstance(cell, str) else cell for cell in row] for row in rows
    )
    return written.getvalue().encode("utf-8-sig")


def _known(text: str, separator: str, columns: Collection[str]) -> int:
    first = text.lstrip("\n").partition("\n")[0]
    return sum(plain(cell) in columns for cell in first.replace('"', "").split(separator))


def _copied(text: str) -> Iterator[list[str]]:
    """Rows of cells between tabs; a cell with a tab or a line end in it stands in quotes."""
    at, row = 0, list[str]()
    while at < len(text):
        cell, at = _quoted(text, at) or _bare(text, at)
        row.append(cell)
        if at >= len(text) - 1 or text[at] == "\n":  # a tab at the very end begins no cell
            yield row
            row = []
        at += 1


def _bare(text: str, at: int) -> tuple[str, int]:
    ends = [end for end in (text.find("\t", at), text.find("\n", at)) if end >= 0]
    end = min(ends, default=len(text))
    return text[at:end], end


_QUOTED = re.compile(r'"((?:[^"]|"")*)"(?=[\t\n]|\Z)')


def _quoted(text: str, at: int) -> tuple[str, int] | None:
    """A cell in quotes. Quotes around a text of one line are part of it: nothing needed them."""
    match = _QUOTED.match(text, at)
    if match is None or not re.search(r"[\t\n]", match[1]):
        return None
    return match[1].replace('""', '"'), match.end()


def _numbered(rows: Sequence[Sequence[str]]) -> list[NumberedRow]:
    if len(rows) > MOST_ROWS:
        raise RefusedSheetError(TOO_MANY_ROWS)
    numbered: list[NumberedRow] = []
    for number, cells in enumerate(rows, 1):
        width = max((place for place, cell in enumerate(cells, 1) if cell.strip()), default=0)
        if width > MOST_COLUMNS:
            raise RefusedSheetError(TOO_MANY_COLUMNS)
        if width:
            numbered.append((number, [SheetCell(unguarded(cell)) for cell in cells[:width]]))
    return numbered
