"""Excel workbooks, read and written with openpyxl, which is loaded only here and only when needed.

Nothing in a workbook is run, and no part of it is parsed before its size and its head are looked
at. What is written is the same, byte for byte, whenever it is written.
"""

from __future__ import annotations

import os
import re
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, time
from io import BytesIO
from typing import Any
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile

from reflective_app.storage.csv_rows import TOO_MANY_ROWS
from reflective_app.storage.plain_text import cleaned, left_out
from reflective_app.storage.sheet import (
    MOST_ROWS,
    NumberedRow,
    RefusedSheetError,
    SheetCell,
    plain,
)
from reflective_app.wording.dates import listed

MOST_UNZIPPED = 25_000_000
MOST_PARTS = 1_000
MOST_CELLS = 400_000

ZIPPED, COMPOUND = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
"""How files begin that are workbooks, and those of the old format or with a password."""

_DAMAGED = (
    "This workbook cannot be read: it is damaged, or no workbook. "
    "Open it in the spreadsheet program, and save it again as .xlsx or CSV."
)
_OLD_OR_LOCKED = (
    "This workbook is in the old format .xls, or protected by a password. Open it in the "
    "spreadsheet program, and save it as .xlsx without a password."
)
_OTHER = (
    "This is not a workbook in the format .xlsx. "
    "Open it in the spreadsheet program, and save it as .xlsx or CSV."
)
_TOO_LARGE = "There is too much in this workbook. Save the sheet alone, as CSV."
_HOSTILE = "This workbook holds what no spreadsheet program writes, and it was not read."

_HAS_FORMULA = re.compile(rb"<(?:[a-z]+:)?f[ />]")
_ESCAPED = re.compile(r"_x(005F|000D)_")


def workbook_rows(content: bytes, title: str) -> tuple[list[NumberedRow], tuple[str, ...]]:
    """The rows of a workbook in which something stands, and what there is to say about them.

    They are those of the sheet that is called as the table, else of the first that is not hidden.

    Args:
        content: the whole file.
        title: what the table is called.

    Raises:
        RefusedSheetError: it is no such workbook, or one that is not safe to read.
    """
    if content.startswith(COMPOUND):
        raise RefusedSheetError(_OLD_OR_LOCKED)
    has_formulas = _looked_at(content)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of styles and extensions that do not matter here
            rows, told = _rows(content, title, data_only=True)
            if has_formulas:
                formulas, _ = _rows(content, title, data_only=False)
                rows = list(_with_unsaved(rows, dict(formulas)))
    except RefusedSheetError:
        raise
    except Exception as error:  # a damaged workbook has openpyxl fail in any way there is
        raise RefusedSheetError(_DAMAGED) from error
    clean, dropped = _cleaned(rows)
    said = left_out(dropped)
    filled = [(n, cells) for n, cells in clean if any(cell.filled for cell in cells)]
    return filled, (*told, said) if said else told


def _cleaned(rows: Sequence[NumberedRow]) -> tuple[list[NumberedRow], int]:
    """The rows without what nobody typed on purpose, and how many characters that was."""
    total = 0
    kept: list[NumberedRow] = []
    for number, cells in rows:
        clean = []
        for cell in cells:
            text, dropped = cleaned(cell.text)
            clean.append(replace(cell, text=text) if text != cell.text else cell)
            total += dropped
        kept.append((number, clean))
    return kept, total


def _looked_at(content: bytes) -> bool:
    """Whether any sheet has formulas. Raises RefusedSheetError for what must not be parsed."""
    try:
        with ZipFile(BytesIO(content)) as archive:
            parts = archive.infolist()
            if any(part.flag_bits & 1 for part in parts):
                raise RefusedSheetError(_OLD_OR_LOCKED)
            if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNZIPPED:
                raise RefusedSheetError(_TOO_LARGE)
            names = {part.filename for part in parts}
            if "[Content_Types].xml" not in names or "xl/workbook.xml" not in names:
                raise RefusedSheetError(_OTHER)
            has_formulas = False
            for part in parts:
                text = archive.read(part)
                _refuse_entities(part.filename, text)
                is_sheet = part.filename.startswith("xl/worksheets/")
                has_formulas |= is_sheet and _HAS_FORMULA.search(text) is not None
            return has_formulas
    except (BadZipFile, OSError, EOFError, ValueError, NotImplementedError) as error:
        raise RefusedSheetError(_DAMAGED) from error
    except Exception as error:  # zlib and lzma have errors of their own
        if isinstance(error, RefusedSheetError):
            raise
        raise RefusedSheetError(_DAMAGED) from error


class _Begun(Exception):
    """The head of a part is over: no document type can follow."""


def _refuse_entities(name: str, text: bytes) -> None:
    """Refuse a part that declares a document type: entities could grow without an end.

    No more of it is parsed than its head, by the parser that openpyxl uses, so that none of the
    encodings that it knows can hide one.
    """

    def refuse(*_: object) -> None:
        raise RefusedSheetError(_HOSTILE)

    def begun(*_: object) -> None:
        raise _Begun

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = refuse
    parser.StartElementHandler = begun
    try:
        parser.Parse(text, True)
    except _Begun:
        return
    except expat.ExpatError as error:
        if name.endswith((".xml", ".rels")):  # others are pictures, which openpyxl does not read
            raise RefusedSheetError(_DAMAGED) from error


def _rows(
    content: bytes, title: str, *, data_only: bool
) -> tuple[list[NumberedRow], tuple[str, ...]]:
    os.environ["OPENPYXL_LXML"] = "False"  # else it takes lxml, another parser
    from openpyxl import load_workbook  # it takes a while, and most runs need none of it

    book = load_workbook(BytesIO(content), read_only=True, data_only=data_only, keep_links=False)
    try:
        seen = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
        named = [sheet for sheet in seen if plain(sheet.title) == title]
        chosen = (named or seen or book.worksheets)[:1]
        if not chosen:
            return [], ()
        others = [f"“{sheet.title}”" for sheet in seen if sheet is not chosen[0]]
        told = (
            (f"The sheet “{chosen[0].title}” was read, and not {listed(others, 'or')}.",)
            if others
            else ()
        )
        chosen[0].reset_dimensions()  # some programs write wrong ones, and cells would be lost
        return _filled(chosen[0].iter_rows()), told
    finally:
        book.close()


def _filled(rows: Iterator[Sequence[Any]]) -> list[NumberedRow]:
    found: list[NumberedRow] = []
    cells = 0
    for number, row in enumerate(rows, 1):
        if number > 1_048_576:  # as many rows as a sheet can have
            raise RefusedSheetError(_DAMAGED)
        if not row:
            continue
        cells += len(row)
        if cells > MOST_CELLS:
            raise RefusedSheetError(_TOO_LARGE)
        read = [_cell(cell.value, cell.data_type) for cell in row]
        if any(cell.text for cell in read):
            found.append((number, read))
        if len(found) > MOST_ROWS:
            raise RefusedSheetError(TOO_MANY_ROWS)
    return found


def _cell(value: object, kind: str) -> SheetCell:
    if value is None:
        return _EMPTY_RESULT if kind == "str" else _BLANK
    if kind == "e":
        fault = f"The spreadsheet shows the error {value} here. Write a value."
        return SheetCell(str(value), fault=fault)
    if kind == "f":
        return SheetCell("=", fault=_NOT_WORKED_OUT)
    return _day_cell(value) if isinstance(value, date) else SheetCell(_text(value))


def _day_cell(value: date) -> SheetCell:
    """A day, or as text what holds a time too."""
    if not isinstance(value, datetime):
        return SheetCell(value.isoformat(), value)
    if value.time() != time.min:
        return SheetCell(str(value))
    return SheetCell(value.date().isoformat(), value.date())


def _text(value: object) -> str:
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float) and value.is_integer() and abs(value) < 10**15:
        return str(int(value))
    return _ESCAPED.sub(_unescaped, str(value))


_BLANK = SheetCell("")
_EMPTY_RESULT = SheetCell(" ")
"""What a formula gave whose result is an empty text, so that it is not taken for one without."""

_NOT_WORKED_OUT = (
    "There is a formula here whose result was not saved. "
    "Open the workbook in the spreadsheet program and save it, or write the value."
)


def _with_unsaved(
    rows: list[NumberedRow], formulas: dict[int, Sequence[SheetCell]]
) -> Iterator[NumberedRow]:
    """The rows, where a formula without a result is no blank cell."""
    read = dict(rows)
    for number in sorted(read.keys() | formulas.keys()):
        known, asked = read.get(number, ()), formulas.get(number, ())
        width = max(len(known), len(asked))
        pairs = zip(
            [*known, *[_BLANK] * (width - len(known))],
            [*asked, *[_BLANK] * (width - len(asked))],
            strict=True,
        )
        yield number, [it if it.text or not of.fault else of for it, of in pairs]


def _unescaped(match: re.Match[str]) -> str:
    return "_" if match[1] == "005F" else "\n"
