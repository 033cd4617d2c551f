"""The sheets of the paper kit as they were made for one state of the assessment."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reflective_app.domain.assessment import Assessment
from reflective_app.gui.printing import print_pages
from reflective_app.gui.widgets.pdf_preview import PdfPages
from reflective_app.reports.documents import Printed, printed_sheet
from reflective_app.reports.paper.asked import Which, asked_on

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter


@dataclass(frozen=True)
class MadeSheet:
    """One kind of sheet as a file, and its pages to look at; `number` is of which wish."""

    number: int
    kind: str
    printed: Printed
    pages: PdfPages


class SheetNotMadeError(Exception):
    """A sheet could not be made; which wish it was."""

    def __init__(self, number: int) -> None:
        """The fault's own message is left out: it may quote what people wrote."""
        self.number = number
        super().__init__(number)


def make_sheet(number: int, kind: str, which: Which, assessment: Assessment) -> MadeSheet:
    """Make one kind of sheet with these questions. Any thread may."""
    try:
        asked = asked_on(which, assessment)
        made = printed_sheet(kind, assessment.question_set, asked, assessment)
        return MadeSheet(number, kind, made, PdfPages(made.pdf))
    except Exception as error:
        raise SheetNotMadeError(number) from error


def print_sheets(piles: Sequence[tuple[bytes, QPrinter]]) -> int:
    """Print files one after the other; gives how many pages. Any thread may.

    Each is opened anew, so that no later preview closes it.
    """
    printed = 0
    for pdf, printer in piles:
        pages = PdfPages(pdf)
        try:
            printed += print_pages(pages, printer)
        finally:
            pages.close()
    return printed
