"""Writing the texts of the documents anew: the summary, the reasons and the money."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reflective_app.domain.edits import edit_text
from reflective_app.domain.findings import Findings
from reflective_app.domain.texts import MONEY, SUMMARY
from reflective_app.gui import units
from reflective_app.gui.document import AssessmentDocument
from reflective_app.gui.pages.report.wording_row import WordingRow
from reflective_app.gui.widgets.buttons import quiet_button
from reflective_app.gui.widgets.flow import in_a_row
from reflective_app.gui.widgets.page_frame import ScrollBox
from reflective_app.gui.widgets.tab_order import stand_in_order
from reflective_app.gui.widgets.text import body_label, section_label
from reflective_app.wording.edited import EDITED, Editable, editable

ABOUT = (
    "What you write here is printed instead of what the rules say, and is marked "
    f"“{EDITED}” Empty a box to have the rules’ words again."
)
_LABELS = {SUMMARY: "edit the summary", MONEY: "edit the words on money"}
_REASON = "edit a reason"


class WordingPanel(QWidget):
    """A box for each text, which records what is written there; `done` goes back."""

    done = Signal()

    def __init__(self, document: AssessmentDocument) -> None:
        """Empty until it is shown what follows from the assessment."""
        super().__init__()
        self._document = document
        self._texts: dict[str, Editable] = {}
        self.rows: dict[str, WordingRow] = {}
        self.head, self.about = section_label("Wording"), body_label(ABOUT)
        self.back = quiet_button("&Back to the preview", self.done.emit)
        content = QWidget()
        outer = QVBoxLayout(content)
        units.lay(outer, (0, 0, 0, 0), 0)
        self._within = QWidget()
        self._column = QVBoxLayout(self._within)
        units.lay(self._column, (0, 0.5, 0, 0), 1)
        outer.addWidget(self._within)
        outer.addStretch(1)
        column = QVBoxLayout(self)
        units.lay(column, (0, 0, 0, 0), 1)
        column.addWidget(self.head)
        column.addWidget(self.about)
        self._scroll = ScrollBox(content)
        column.addWidget(self._scroll, 1)
        column.addWidget(in_a_row(self.back))

    @property
    def unfinished(self) -> str:
        """What is typed and not recorded yet, in words; empty where nothing is."""
        if any(row.unfinished for row in self.rows.values()):
            return "The wording of a text half written"
        return ""

    def show_texts(self, found: Findings) -> None:
        """Show every text as it is printed now. Nothing is proposed, and nothing typed is lost."""
        assessment = self._document.assessment
        self._texts = {text.key: text for text in editable(found, assessment)}
        if list(self._texts) != list(self.rows):
            self._arrange()
        for key, text in self._texts.items():
            self.rows[key].show_text(text, edited=key in assessment.texts)

    def take_focus(self, key: str = "") -> None:
        """Give the keyboard to a text by its key, else to the first, and bring it into sight."""
        first = next(iter(self.rows.values()), None)
        row = self.rows.get(key, first)
        if row is not None:
            row.box.setFocus()
            QTimer.singleShot(0, row, partial(self._scroll.ensureWidgetVisible, row.box))

    def _arrange(self) -> None:
        """Make the rows that came, and let those go whose text is printed no more."""
        before = self.rows
        self.rows = {key: before.get(key) or self._row(key) for key in self._texts}
        for key in before.keys() - self.rows.keys():
            self._column.removeWidget(before[key])
            before[key].hide()
            before[key].deleteLater()
        for place, row in enumerate(self.rows.values()):
            self._column.insertWidget(place, row)
        each = [part for row in self.rows.values() for part in (row.box, row.rules)]
        stand_in_order(self._within, each)

    def _row(self, key: str) -> WordingRow:
        row = WordingRow(key, self._texts[key].name)
        row.written.connect(self._record)
        return row

    def _record(self, key: str, text: str) -> None:
        if key in self._texts:  # a text that is printed no more cannot be written anew
            made = self._texts[key].made
            self._document.apply(partial(edit_text, key, text, made), _LABELS.get(key, _REASON))
