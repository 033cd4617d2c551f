"""Tables as an Excel workbook: text typed as text, dates as dates, and nothing to be run.

openpyxl is loaded only by `_openpyxl`, which says how it is to read and write XML.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from reflective_app.wording.cells import FIRST_DAY, LARGEST_NUMBER, cell_text, kept_literal
from reflective_app.wording.program import PROGRAM

if TYPE_CHECKING:
    from reflective_app.reports.data.table import DataTable, Value

LONGEST_CELL = 32_000
"""Spreadsheet programs hold some letters more in a cell, and drop the rest without a word."""
CUT_SHORT = " … (cut short here: a cell can hold no more)"

NARROWEST, WIDEST = 9, 50
_HEADING_WIDEST = 24

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
    "<dc:language>en-GB</dc:language>"
    '<dcterms:created xsi:type="dcterms:W3CDTF">{day}T00:00:00Z</dcterms:created>'
    '<dcterms:modified xsi:type="dcterms:W3CDTF">{day}T00:00:00Z</dcterms:modified>'
    "</cp:coreProperties>"
)


@dataclass(frozen=True, slots=True)
class Book:
    """What is to be written: the title, what it is about, its tables, the day it is said to be of,
    and the marking that every printed page carries; empty for none.
    """

    title: str
    about: DataTable
    tables: tuple[DataTable, ...]
    day: date
    marking: str = ""


def book_bytes(book: Book) -> bytes:
    """The whole file; of the same book always the same bytes."""
    openpyxl = _openpyxl()
    written = openpyxl.Workbook()
    written.remove(written.active)
    looks = _Looks.made(openpyxl)
    _write_about(written.create_sheet(book.about.title), book.about, looks)
    for table in book.tables:
        _write_table(written.create_sheet(table.title), table, looks)
    for sheet in written.worksheets:
        _for_paper(sheet, book.marking)
    stream = BytesIO()
    written.save(stream)
    return _always_the_same(stream, book)


def _openpyxl() -> Any:  # noqa: ANN401 - openpyxl has no types
    """openpyxl, told before it is first loaded to do without lxml.

    It would take lxml wherever that is installed, and with it another parser of XML and other
    bytes. It asks for this name once, when it is loaded, and takes anything but “True” for no.
    """
    os.environ["OPENPYXL_LXML"] = "False"
    import openpyxl

    return openpyxl


@dataclass(frozen=True, slots=True)
class _Looks:
    """How cells look, made once for all of them."""

    top: Any
    bold: Any
    letter_of: Any

    @staticmethod
    def made(openpyxl: Any) -> _Looks:  # noqa: ANN401 - openpyxl has no types
        from openpyxl.styles import Alignment, Font

        top = Alignment(vertical="top", wrap_text=True)
        return _Looks(top, Font(bold=True), openpyxl.utils.get_column_letter)


def _write_about(sheet: Any, about: DataTable, looks: _Looks) -> None:  # noqa: ANN401 - untyped
    """Names at the left, what there is to say at the right."""
    for number, (name, said) in enumerate((about.columns, *about.rows), 1):
        _fill(sheet.cell(number, 1), name, looks)
        _fill(sheet.cell(number, 2), said, looks)
        sheet.cell(number, 1).font = looks.bold
    sheet.cell(1, 2).font = looks.bold
    sheet.column_dimensions["A"].width = 26
    sheet.column_dimensions["B"].width = 90
    sheet.freeze_panes = "A2"


def _write_table(sheet: Any, table: DataTable, looks: _Looks) -> None:  # noqa: ANN401 - untyped
    """The head row stays in sight, the first column too, and each column can be filtered."""
    for number, row in enumerate((table.columns, *table.rows), 1):
        for place, value in enumerate(row, 1):
            if value is not None and value != "":
                _fill(sheet.cell(number, place), value, looks)
    for place, title in enumerate(table.columns, 1):
        sheet.cell(1, place).font = looks.bold
        width = _width(title, [row[place - 1] for row in table.rows])
        sheet.column_dimensions[looks.letter_of(place)].width = width
    last = looks.letter_of(len(table.columns))
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = f"A1:{last}{len(table.rows) + 1}"
    sheet.print_title_rows = "1:1"


def _for_paper(sheet: Any, marking: str) -> None:  # noqa: ANN401 - openpyxl has no types
    """On A4 across, as wide as a page, with the marking above and the page below."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    # An ampersand begins a code there, and two stand for one.
    sheet.oddHeader.right.text = cell_text(marking).replace("&", "&&") or None
    sheet.oddFooter.left.text = "&A"
    sheet.oddFooter.right.text = "Page &P of &N"


def _fill(cell: Any, value: Value, looks: _Looks) -> None:  # noqa: ANN401 - openpyxl has no types
    cell.alignment = looks.top
    if isinstance(value, date) and value >= FIRST_DAY:
        cell.value = value
        cell.number_format = "d mmmm yyyy"
    elif isinstance(value, int) and abs(value) < LARGEST_NUMBER:
        cell.value = value
        cell.number_format = "#,##0"
    else:
        cell.value = _fitting(cell_text(str(value)))
        cell.data_type = "s"  # else what begins with = would be a formula, and #N/A an error
        cell.number_format = "@"


def _fitting(text: str) -> str:
    """The text as long as a cell can hold it, with what would be read as an escape escaped."""
    if len(text.encode("utf-16-le")) // 2 > LONGEST_CELL:
        text = text[: LONGEST_CELL // 2] + CUT_SHORT
    return kept_literal(text)


def _width(title: str, cells: list[Value]) -> int:
    longest = max((len(line) for cell in cells for line in _shown(cell).split("\n")), default=0)
    heading = min(len(title) + 4, _HEADING_WIDEST)
    return min(max(heading, longest + 2, NARROWEST), WIDEST)


def _shown(cell: Value) -> str:
    """About as long as it is shown."""
    return "22 November 2026" if isinstance(cell, date) else str(cell or "")


def _always_the_same(stream: BytesIO, book: Book) -> bytes:
    """The workbook without times and without the name of the library that wrote it."""
    title = escape(cell_text(book.title))
    told = {"program": escape(PROGRAM), "title": title, "day": book.day.isoformat()}
    ours = {"docProps/app.xml": _APP.format(**told), "docProps/core.xml": _CORE.format(**told)}
    again = BytesIO()
    with ZipFile(stream) as parts, ZipFile(again, "w", ZIP_DEFLATED) as kept:
        for part in parts.infolist():
            content = ours.get(part.filename, parts.read(part))
            fixed = ZipInfo(part.filename)  # its time is the first that a zip can have
            fixed.compress_type = ZIP_DEFLATED
            fixed.create_system = 3  # else it would say on which system it was written
            kept.writestr(fixed, content)
    return again.getvalue()
