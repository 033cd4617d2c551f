"""A table as an Excel workbook: text typed as text, dates as dates, and nothing to be run."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from reflective_app.wording.cells import FIRST_DAY, LARGEST_NUMBER, cell_text, kept_literal
from reflective_app.wording.program import PROGRAM

NARROWEST, WIDEST = 10, 60

_APP = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
    'extended-properties"><Application>{program}</Application></Properties>'
)
_CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
    'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
    "<dc:title>{title}</dc:title><dc:creator>{program}</dc:creator>"
    '<dcterms:created xsi:type="dcterms:W3CDTF">{day}T00:00:00Z</dcterms:created>'
    '<dcterms:modified xsi:type="dcterms:W3CDTF">{day}T00:00:00Z</dcterms:modified>'
    "</cp:coreProperties>"
)


@dataclass(frozen=True)
class TableSheet:
    """What is to be written: the sheet's title, headings, rows, and the day it is said to be of.

    Cells typed into `typed_as_text` stay as they are typed, so that 1-3 becomes no date. `marking`
    stands at the head of every printed page; empty for none.
    """

    title: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str | int | date | None]]
    day: date
    typed_as_text: Sequence[str] = ()
    marking: str = ""


def workbook_bytes(table: TableSheet) -> bytes:
    """The whole file; of the same table always the same bytes."""
    os.environ["OPENPYXL_LXML"] = "False"  # else it takes lxml, another parser
    from openpyxl import Workbook  # it takes a while, and most runs need none of it
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    book = Workbook()
    sheet = book.active
    sheet.title = table.title
    top = Alignment(vertical="top", wrap_text=True)
    for number, row in enumerate([table.columns, *table.rows], 1):
        for place, value in enumerate(row, 1):
            if value is None or value == "":
                continue
            cell = sheet.cell(number, place)
            _fill(cell, value)
            cell.alignment = top
            if number == 1:
                cell.font = Font(bold=True)
    for place, column in enumerate(table.columns, 1):
        shape = sheet.column_dimensions[get_column_letter(place)]
        shape.width = _width(column, [row[place - 1] for row in table.rows])
        if column in table.typed_as_text:
            shape.number_format = "@"
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(table.columns))}{len(table.rows) + 1}"
    # An ampersand begins a code there, and two stand for one.
    sheet.oddHeader.right.text = cell_text(table.marking).replace("&", "&&") or None
    written = BytesIO()
    book.save(written)
    return _always_the_same(written, table)


def _fill(cell: Any, value: str | int | date) -> None:  # noqa: ANN401 - openpyxl has no types
    if isinstance(value, date) and value >= FIRST_DAY:
        cell.value = value
        cell.number_format = "d mmmm yyyy"
    elif isinstance(value, int) and abs(value) < LARGEST_NUMBER:
        cell.value = value
        cell.number_format = "#,##0" if value >= 10_000 else "0"
    else:
        cell.value = kept_literal(cell_text(str(value)))
        cell.data_type = "s"  # else what begins with = would be a formula, and #N/A an error
        cell.number_format = "@"


def _width(heading: str, cells: Sequence[str | int | date | None]) -> int:
    longest = max((len(line) for cell in cells for line in str(cell or "").split("\n")), default=0)
    return min(max(len(heading) + 4, longest + 2, NARROWEST), WIDEST)


def _always_the_same(written: BytesIO, table: TableSheet) -> bytes:
    """The workbook without times and without the name of the library that wrote it."""
    told = {"program": escape(PROGRAM), "title": escape(table.title), "day": table.day.isoformat()}
    ours = {"docProps/app.xml": _APP.format(**told), "docProps/core.xml": _CORE.format(**told)}
    again = BytesIO()
    with ZipFile(written) as parts, ZipFile(again, "w", ZIP_DEFLATED) as kept:
        for part in parts.infolist():
            content = ours.get(part.filename, parts.read(part))
            fixed = ZipInfo(part.filename)  # its time is the first that a zip can have
            fixed.compress_type = ZIP_DEFLATED
            kept.writestr(fixed, content)
    return again.getvalue()
