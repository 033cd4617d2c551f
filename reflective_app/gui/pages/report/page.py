"""Report: choose a document, see it as it will print, save it or print it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.change import AssessmentChange
from reflective_app.domain.findings import Findings
from reflective_app.gui import background, units
from reflective_app.gui.crash import outline
from reflective_app.gui.current import Current
from reflective_app.gui.document import AssessmentDocument
from reflective_app.gui.pages.page import Page
from reflective_app.gui.pages.report.preview import PAGES, TEXT, ReportPreview
from reflective_app.gui.pages.report.saved import SavedNote
from reflective_app.gui.printing import print_pages, printer_for
from reflective_app.gui.prompts import PDF_KIND, Prompts
from reflective_app.gui.widgets.buttons import SegmentedSwitch, primary_button, quiet_button
from reflective_app.gui.widgets.flow import FlowLayout
from reflective_app.gui.widgets.page_frame import PageFrame
from reflective_app.gui.widgets.pdf_preview import PdfPages
from reflective_app.gui.widgets.row_delegate import Row, RowManner
from reflective_app.gui.widgets.rows import RowList
from reflective_app.reports.documents import Printed, printed
from reflective_app.storage.atomic import write_whole
from reflective_app.storage.problems import NotWritableError
from reflective_app.wording.dates import counted
from reflective_app.wording.file_names import file_name

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

DOCUMENTS = (
    ("gap-report", "Gap report", "Where we stand, who misses out, what comes first and why"),
    ("roadmap", "Roadmap", "Now, Next, Later and Not now on a landscape page, then as a list"),
    ("workshop-summary", "Workshop summary", "What all sessions agreed, parked and left open"),
)
NAMES = {key: name for key, name, _ in DOCUMENTS}
SUBTITLE = "What you see is the file that is saved and printed."
PAUSE = 300
"""Milliseconds to wait after a change, so that a burst of typing makes one preview."""

BESIDE = 84
"""In units; in less the documents stand above the preview as a switch, not beside it as a list."""

NOT_PRINTED = (
    "The printer did not take the document. See that it is on and connected, then print again."
)


@dataclass(frozen=True)
class Made:
    """A document that was made of one state of the assessment."""

    number: int
    kind: str
    assessment: Assessment
    printed: Printed
    pages: PdfPages


class NotMadeError(Exception):
    """A document could not be made: which wish it was, and where in the program it failed."""

    def __init__(self, number: int, fault: Exception) -> None:
        """The fault's own message is left out: it may quote what people wrote."""
        kind, *places = outline(type(fault), fault.__traceback__)
        self.number, self.where = number, f"{kind}, {places[-1]}"
        super().__init__(self.where)


class ReportPage(Page):
    """The documents at the left, the chosen one at the right, as pages or as text."""

    key, title = "report", "Report"

    def __init__(self, document: AssessmentDocument, current: Current, prompts: Prompts) -> None:
        """The gap report is chosen first."""
        super().__init__(document, current, prompts)
        self._made: dict[str, Made] = {}
        self._shown: Made | None = None
        self._asked, self._path, self._to_write = 0, Path(), b""
        self.frame = PageFrame("Report", SUBTITLE, scrolls=False)
        self.save = primary_button("Save as &PDF…", self._save)
        self.print = quiet_button("P&rint…", self._print)
        self.note_saved = SavedNote()
        self.documents = RowList("Documents", RowManner(left=1, above=1.25, ruled=True), whole=True)
        self.kinds = SegmentedSwitch(list(NAMES.items()), "Document")
        self.switch = SegmentedSwitch([(PAGES, "Pages"), (TEXT, "Text")], "Preview")
        self.preview = ReportPreview(self._make)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._lay_out()
        self._connect()

    def status(self, assessment: Assessment, findings: Findings) -> str:
        """How many documents there are to choose from."""
        return counted(len(DOCUMENTS), "document")

    def refresh(self, change: AssessmentChange | None) -> None:
        """Make the preview afresh: at once when the page is opened, else after a pause."""
        if change is None:
            self._make()
        else:
            self._say_making(fresh=False)
            self._pause.start()

    @property
    def shown(self) -> Made | None:
        """The document that is shown; none while it is being made."""
        return self._shown

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The documents beside the preview, or above it."""
        super().resizeEvent(event)
        self._fold()

    def changeEvent(self, event: QEvent) -> None:
        """Larger text leaves less room. The style must be done with first: it minds the focus."""
        super().changeEvent(event)
        if units.text_changed(event):
            QTimer.singleShot(0, self._fold)

    # --- laying out -------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.frame.add_action(self.print)
        self.frame.add_action(self.save)
        self.documents.show_rows([Row(*each) for each in DOCUMENTS], chosen=DOCUMENTS[0][0])
        switches = QWidget()
        flow = FlowLayout(switches)
        units.lay(flow, (0, 0, 0, 0), 2)
        for switch in (self.kinds, self.switch):
            flow.addWidget(switch)
        self._left = QWidget()
        column = QVBoxLayout(self._left)
        units.lay(column, (0, 0, 0, 0), 2)
        column.addWidget(self.documents)
        column.addWidget(switches)
        column.addStretch(1)
        both = QWidget()
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight, both)
        units.lay(self._both, (0, 0, 0, 0), 3)
        self._both.addWidget(self._left)
        self._both.addWidget(self.preview, 1)
        self.frame.add(both, 1)
        self.frame.add(self.note_saved)  # last: what is to be clicked next stays where it is
        self.column.addWidget(self.frame)

    def _connect(self) -> None:
        self._pause.timeout.connect(self._make)
        self.documents.chosen.connect(self._on_chosen)
        self.kinds.chosen.connect(self._on_chosen)
        self.switch.chosen.connect(self.preview.show_view)
        self.note_saved.again.connect(self._write)

    def _fold(self) -> None:
        beside = self.width() >= units.u(BESIDE)
        way = QBoxLayout.Direction
        self._both.setDirection(way.LeftToRight if beside else way.TopToBottom)
        self.documents.setVisible(beside)
        self.kinds.setVisible(not beside)
        units.hold(self._left, least=30 if beside else 0, most=34 if beside else 0)

    # --- making -----------------------------------------------------------------------------------

    def _on_chosen(self, key: str) -> None:
        self.documents.show_choice(key)
        self.kinds.show_choice(key)
        self._say_making(fresh=True)
        self._make()

    def _make(self) -> None:
        """Make the chosen document beside the window. A later wish makes an earlier one void."""
        self._pause.stop()
        self._asked += 1
        made, assessment = self._made.get(self.documents.choice), self.document.assessment
        if made is not None and made.assessment is assessment:
            self._show(made)
            return
        self._say_making(fresh=False)
        job = partial(_make, self._asked, self.documents.choice, assessment)
        background.run(job, self._on_made, self._on_failed)

    def _say_making(self, *, fresh: bool) -> None:
        self.preview.show_making(fresh=fresh)
        self._take(None)

    def _take(self, made: Made | None) -> None:
        """Only what is shown can be saved and printed."""
        self._shown = made
        for button in (self.save, self.print):
            button.setEnabled(made is not None)

    def _on_made(self, made: Made) -> None:
        if made.number != self._asked:
            made.pages.close()
            return
        before = self._made.get(made.kind)
        self._made[made.kind] = made
        self._show(made)
        if before is not None:
            before.pages.close()

    def _show(self, made: Made) -> None:
        self.preview.show_document(made.pages, made.printed.text)
        self._take(made)

    def _on_failed(self, error: Exception) -> None:
        """Say it plainly, with the place in the program for whoever can mend it."""
        if isinstance(error, NotMadeError) and error.number == self._asked:
            self._made.pop(self.documents.choice, None)
            self.preview.show_failure(error.where)

    # --- saving and printing ----------------------------------------------------------------------

    def _save(self) -> None:
        made = self._shown
        if made is None:
            return
        beside = self._path if self._path.name else self.document.path
        folder = beside.parent if beside is not None else Path.home()
        suggestion = folder / file_name(made.assessment, ".pdf", NAMES[made.kind])
        path = self.prompts.choose_save(suggestion, PDF_KIND)
        if path is not None:
            self._path, self._to_write = path, made.printed.pdf
            self._write()

    def _write(self) -> None:
        """Write the file; where that fails, say why and keep the document for another try."""
        try:
            write_whole(self._path, self._to_write)
        except NotWritableError as error:
            self.note_saved.show_trouble(self._path, str(error))
        else:
            self.note_saved.show_saved(self._path)

    def _print(self) -> None:
        made = self._shown
        if made is None:
            return
        printer = printer_for(made.pages)
        if self.prompts.choose_printer(printer, len(made.pages)):
            self.said.emit("Sending the document to the printer…")
            job = partial(_print, made.printed.pdf, printer)
            background.run(job, self._on_printed, self._on_not_printed)

    def _on_printed(self, sheets: int) -> None:
        self.said.emit(f"{counted(sheets, 'page')} sent to the printer.")

    def _on_not_printed(self, _: Exception) -> None:
        self.prompts.problem("Not printed", NOT_PRINTED)


def _make(number: int, kind: str, assessment: Assessment) -> Made:
    try:
        made = printed(kind, assessment)
        return Made(number, kind, assessment, made, PdfPages(made.pdf))
    except Exception as error:
        raise NotMadeError(number, error) from error


def _print(pdf: bytes, printer: QPrinter) -> int:
    """Print from a document of its own, that no later preview closes."""
    pages = PdfPages(pdf)
    try:
        return print_pages(pages, printer)
    finally:
        pages.close()
