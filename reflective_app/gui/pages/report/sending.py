"""A document sent to the printer, beside the window."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from reflective_app.gui import background
from reflective_app.gui.pages.report.making import Made
from reflective_app.gui.personal_data.gate import Gate, Leaving
from reflective_app.gui.printing import print_pages, printer_for
from reflective_app.gui.prompts import Prompts
from reflective_app.gui.widgets.pdf_preview import PdfPages
from reflective_app.reports.leaving import in_document
from reflective_app.wording.dates import counted

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

NOT_PRINTED = (
    "The printer did not take the document. See that it is on and connected, then print again."
)


class Sender(QObject):
    """Asks for a printer and prints; `said` tells how far it is."""

    said = Signal(str)

    def __init__(self, prompts: Prompts, gate: Gate) -> None:
        """Nothing is asked as yet; `gate` is asked first."""
        super().__init__(gate)
        self._prompts, self._gate = prompts, gate

    def send(self, made: Made) -> None:
        """Ask for a printer, and print what is shown."""
        leaves = partial(in_document, content=made.printed.content)
        if not self._gate.lets(Leaving.PRINT, leaves, made.assessment):
            return
        printer = printer_for(made.pages)
        if self._prompts.choose_printer(printer, len(made.pages)):
            self.said.emit("Sending the document to the printer…")
            job = partial(_print, made.printed.pdf, printer)
            background.run(job, self._on_printed, self._on_not_printed)

    def _on_printed(self, sheets: int) -> None:
        self.said.emit(f"{counted(sheets, 'page')} sent to the printer.")

    def _on_not_printed(self, _: Exception) -> None:
        self._prompts.problem("Not printed", NOT_PRINTED)


def _print(pdf: bytes, printer: QPrinter) -> int:
    """Print from a document of its own, that no later preview closes."""
    pages = PdfPages(pdf)
    try:
        return print_pages(pages, printer)
    finally:
        pages.close()
