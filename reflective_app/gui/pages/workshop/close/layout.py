"""What the end of a session is made of, from top to bottom."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from reflective_app.gui import units
from reflective_app.gui.document import AssessmentDocument
from reflective_app.gui.pages.workshop.close.parking import ParkingPart
from reflective_app.gui.pages.workshop.close.read import ReadBackList
from reflective_app.gui.pages.workshop.close.summary import SummaryPart
from reflective_app.gui.pages.workshop.paper.layout import row
from reflective_app.gui.personal_data.gate import Gate
from reflective_app.gui.prompts import Prompts
from reflective_app.gui.widgets.buttons import primary_button, quiet_button
from reflective_app.gui.widgets.row_delegate import RowManner
from reflective_app.gui.widgets.rows import RowList
from reflective_app.gui.widgets.text import body_label, caption, section_label
from reflective_app.wording.closing import LEAVE_ALL, TO_READ

LARGE = "Large view"
LARGE_TOLD = (
    "Large view shows the agreed lines alone, on a second screen where there is one; Esc leaves."
)


class CloseLayout(QWidget):
    """The widgets; the section connects them."""

    def __init__(self, document: AssessmentDocument, prompts: Prompts, gate: Gate) -> None:
        """Read back, the parking lot, closing, the summary."""
        super().__init__()
        ruled = RowManner(left=0.75, right=0.75, ruled=True)
        self.sessions = RowList("Sessions", ruled, whole=True)
        self.standing, self.left = body_label("", strong=True), body_label("")
        self.show_large = quiet_button(LARGE)
        self.list = ReadBackList()
        self.parking = ParkingPart(document)
        self.end = primary_button("Close the session")
        self.reopen = quiet_button("Reopen this session")
        self.closed, self.why = body_label(""), body_label("")
        self.waiting = RowList("Points without an outcome", ruled, whole=True)
        self.waiting.setAccessibleDescription("Enter goes to what became of it")
        self.leave_all = quiet_button(LEAVE_ALL)
        self.summary = SummaryPart(document, prompts, gate)
        self.refused, self.closing = QWidget(), QWidget()
        self._lay_out()

    def _lay_out(self) -> None:
        refused = QVBoxLayout(self.refused)
        units.lay(refused, (0, 0, 0, 0), 1)
        for part in (self.why, self.waiting, row(self.leave_all)):
            refused.addWidget(part)
        self.refused.hide()
        closing = QVBoxLayout(self.closing)
        units.lay(closing, (0, 0, 0, 0), 1)
        closed = section_label("Close the session")
        for part in (closed, self.closed, self.refused, row(self.end, self.reopen)):
            closing.addWidget(part)
        column = QVBoxLayout(self)
        units.lay(column, (0, 0, 0, 0), 1.5)
        for part in (
            self.sessions,
            section_label("Read back"),
            self.standing,
            self.left,
            row(self.show_large),
            caption(f"{TO_READ} {LARGE_TOLD}"),
            self.list,
            section_label("Parking lot"),
            self.parking,
            self.closing,
            section_label("Summary on the spot"),
            self.summary,
        ):
            column.addWidget(part)
