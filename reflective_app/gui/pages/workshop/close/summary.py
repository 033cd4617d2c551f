"""The summary on the spot: read in the window, saved as PDF or printed."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.workshop import Session
from reflective_app.gui import background, units
from reflective_app.gui.document import AssessmentDocument
from reflective_app.gui.pages.report.saved import SavedNote
from reflective_app.gui.pages.workshop.paper.layout import row
from reflective_app.gui.personal_data.gate import Gate, Leaving
from reflective_app.gui.printing import print_pages, printer_for
from reflective_app.gui.prompts import PDF_KIND, Prompts
from reflective_app.gui.widgets.buttons import quiet_button
from reflective_app.gui.widgets.outline_view import OutlineView
from reflective_app.gui.widgets.pdf_preview import PdfPages
from reflective_app.reports.documents import Printed, printed_session
from reflective_app.reports.leaving import in_document
from reflective_app.reports.workshop_summary import TITLE, session_summary
from reflective_app.storage.atomic import write_whole
from reflective_app.storage.problems import NotWritableError
from reflective_app.wording.dates import counted
from reflective_app.wording.file_names import file_name

NOT_MADE = "The summary could not be made into pages. What is in the window can be copied."
NOT_PRINTED = "The printer did not take the summary. See that it is on, then print again."
PAUSE = 300
"""Milliseconds to wait after a change, so that a burst of typing makes one summary."""

HEIGHT = 60
"""Of the summary in the window, in units; it scrolls by itself."""


class SummaryPart(QWidget):
    """`said` is a line for the status bar."""

    said = Signal(str)

    def __init__(self, document: AssessmentDocument, prompts: Prompts, gate: Gate) -> None:
        """Empty until it is shown a session. `gate` is asked before it leaves."""
        super().__init__()
        self._document, self._prompts, self._gate = document, prompts, gate
        self._session: Session | None = None
        self._path, self._pdf = Path(), b""
        self._wish = 0
        self.view = OutlineView(TITLE)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._compose)
        self.save = quiet_button("Save as &PDF…", self._save)
        self.print = quiet_button("P&rint…", self._print)
        self.note = SavedNote()
        column = QVBoxLayout(self)
        units.lay(column, (0, 0, 0, 0), 1)
        for part in (row(self.save, self.print), self.note, self.view):
            column.addWidget(part)
        self.note.again.connect(self._write)
        self._measure_again()

    def show_summary(self, session: Session | None, *, later: bool) -> None:
        """Show what the session came to: at once, or after a burst of typing."""
        self._session = session
        if later:
            self._pause.start()
        else:
            self._compose()

    def _compose(self) -> None:
        self._pause.stop()
        at = self.view.verticalScrollBar().value()
        if self.view.show_blocks(session_summary(self._session, self._document.assessment).blocks):
            self.view.verticalScrollBar().setValue(at)
        self._measure_again()

    def _measure_again(self) -> None:
        self.view.setFixedHeight(units.u(HEIGHT))

    def _save(self) -> None:
        """Make the pages beside the window, then ask where to."""
        self._make("save")

    def _print(self) -> None:
        self._make("print")

    def _make(self, wish: str) -> None:
        for button in (self.save, self.print):
            button.setEnabled(False)
        job = partial(_pages, wish, self._session, self._document.assessment)
        background.run(job, self._on_made, self._on_not_made)

    def _on_made(self, made: tuple[str, Printed]) -> None:
        self._ready()
        wish, printed = made
        self._pdf = printed.pdf
        way = Leaving.SAVE if wish == "save" else Leaving.PRINT
        if not self._gate.lets(way, partial(in_document, content=printed.content)):
            return
        if wish == "save":
            self._choose_place()
        else:
            self._choose_printer()

    def _ready(self) -> None:
        for button in (self.save, self.print):
            button.setEnabled(True)

    def _on_not_made(self, _: Exception) -> None:
        self._ready()
        self._prompts.problem("Not made", NOT_MADE)

    def _choose_place(self) -> None:
        beside = self._path if self._path.name else self._document.path
        folder = beside.parent if beside is not None else Path.home()
        day = self._session.day if self._session is not None else None
        name = file_name(self._document.assessment, ".pdf", TITLE, day)
        path = self._prompts.choose_save(folder / name, PDF_KIND)
        if path is not None:
            self._path = path
            self._write()

    def _write(self) -> None:
        try:
            write_whole(self._path, self._pdf)
        except NotWritableError as error:
            self.note.show_trouble(self._path, str(error))
        else:
            self.note.show_saved(self._path)

    def _choose_printer(self) -> None:
        pages = PdfPages(self._pdf)
        printer = printer_for(pages)
        if self._prompts.choose_printer(printer, len(pages)):
            try:
                self.said.emit(
                    f"{counted(print_pages(pages, printer), 'page')} sent to the printer."
                )
            except Exception:
                self._prompts.problem("Not printed", NOT_PRINTED)
        pages.close()


def _pages(wish: str, session: Session | None, assessment: Assessment) -> tuple[str, Printed]:
    return wish, printed_session(session, assessment)
