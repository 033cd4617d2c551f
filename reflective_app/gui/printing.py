"""Printing: the pages of the very file that is saved, on the printer that the person chooses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter

from reflective_app.gui.widgets.pdf_preview import PdfPages

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

MOST_DOTS = 300
"""Dots an inch: fine enough for text, and a page stays small enough for an old printer."""


class NotPrintedError(Exception):
    """The printer did not take the document."""


def printer_for(pages: PdfPages) -> QPrinter:
    """A printer set to the size and the orientation of the pages, still to be chosen."""
    from PySide6.QtPrintSupport import QPrinter  # only printing needs it

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setResolution(min(printer.resolution(), MOST_DOTS))
    size = pages.points(0)
    landscape = size.width() > size.height()
    way = QPageLayout.Orientation.Landscape if landscape else QPageLayout.Orientation.Portrait
    upright = size.transposed() if landscape else size
    match = QPageSize.SizeMatchPolicy.FuzzyMatch
    printer.setPageSize(QPageSize(QPageSize.id(upright, match)))
    printer.setPageOrientation(way)
    printer.setFullPage(True)
    return printer


def chosen_pages(printer: QPrinter, count: int) -> tuple[int, ...]:
    """Which pages to print, in order, the first being 0; each copy that is ours to make."""
    from PySide6.QtPrintSupport import QPrinter

    first = max(printer.fromPage(), 1) - 1
    last = min(printer.toPage() or count, count)
    numbers = list(range(first, last))
    if printer.pageOrder() is QPrinter.PageOrder.LastPageFirst:
        numbers.reverse()
    copies = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    if printer.collateCopies():
        return tuple(numbers * copies)
    return tuple(number for number in numbers for _ in range(copies))


def print_pages(pages: PdfPages, printer: QPrinter) -> int:
    """Print what was chosen, as large as the paper allows; gives how many sheets. Any thread may.

    Raises NotPrintedError where the printer does not take it.
    """
    numbers = chosen_pages(printer, len(pages))
    painter = QPainter()
    if not painter.begin(printer):
        raise NotPrintedError
    try:
        drawn, image = -1, QImage()
        for sheet, number in enumerate(numbers):
            if sheet and not printer.newPage():
                raise NotPrintedError
            area = _area(printer, pages, number)
            if number != drawn:  # the next copy is the same picture, and goes out as such
                drawn, image = number, pages.image(number, round(area.width()))
            painter.drawImage(area, image)
    finally:
        painter.end()
    return len(numbers)


def _area(printer: QPrinter, pages: PdfPages, number: int) -> QRectF:
    """Where one page stands: in the middle of the paper."""
    from PySide6.QtPrintSupport import QPrinter

    paper = QRectF(printer.paperRect(QPrinter.Unit.DevicePixel))
    size = pages.points(number)
    scale = min(paper.width() / size.width(), paper.height() / size.height())
    area = QRectF(0, 0, size.width() * scale, size.height() * scale)
    area.moveCenter(QRectF(0, 0, paper.width(), paper.height()).center())
    return area
