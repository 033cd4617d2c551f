"""What looking at one document is made of: the documents, for whom, and the preview."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from reflective_app.gui import units
from reflective_app.gui.document import AssessmentDocument
from reflective_app.gui.pages.report.copies import READERS
from reflective_app.gui.pages.report.offered import in_order, rows
from reflective_app.gui.pages.report.preview import MONO, PAGES, TEXT, ReportPreview
from reflective_app.gui.pages.report.section_picker import SectionPicker
from reflective_app.gui.pages.report.wording_panel import WordingPanel
from reflective_app.gui.widgets.buttons import SegmentedSwitch, quiet_button
from reflective_app.gui.widgets.choices import ChoiceBox
from reflective_app.gui.widgets.flow import in_a_row
from reflective_app.gui.widgets.page_frame import ScrollBox
from reflective_app.gui.widgets.row_delegate import RowManner
from reflective_app.gui.widgets.rows import RowList
from reflective_app.reports.documents import KINDS

BESIDE = 84
"""In units; in less the documents stand above the preview as a choice, not beside it as a list."""
HIGH = 34
"""In units: so much of the preview can be seen where the text is large."""
VIEWS = ((PAGES, "Pages"), (MONO, "Pages in mono"), (TEXT, "Text"))


class ReportLayout(QWidget):
    """The widgets; the page connects them."""

    def __init__(self, document: AssessmentDocument, again: Callable[[], object]) -> None:
        """The first kind is chosen. `again` is what the preview's button does on a failure."""
        super().__init__()
        keys = in_order(KINDS)
        manner = RowManner(left=1, right=1, above=1, ruled=True)
        self.documents = RowList("Documents", manner)
        self.documents.show_rows(rows(KINDS), chosen=keys[0])
        self.kinds = ChoiceBox([(key, KINDS[key].name) for key in keys], "Document")
        self.readers = ChoiceBox(READERS, "For whom the copy is")
        self.sections = quiet_button("Se&ctions…")
        self.wording = quiet_button("Wordin&g…")
        self.tables = quiet_button("&Data tables…")  # not in the head, which does not wrap
        self.switch = SegmentedSwitch(VIEWS, "Preview")
        self.preview, self.picker = ReportPreview(again), SectionPicker()
        self.texts = WordingPanel(document)
        self.stack = QStackedWidget()
        for part in (self.preview, self.picker, self.texts):
            self.stack.addWidget(part)
        self._lay_out()

    def _lay_out(self) -> None:
        right = QWidget()
        column = QVBoxLayout(right)
        units.lay(column, (0, 0, 0, 0), 1)
        buttons = self.sections, self.wording, self.tables, self.switch
        column.addWidget(in_a_row(self.kinds, self.readers, *buttons, gap=1.5))
        column.addWidget(self.stack, 1)
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        units.lay(self._both, (0, 0, 0, 0), 3)
        self._both.addWidget(self.documents)
        self._both.addWidget(ScrollBox(right), 1)

    def fold(self, wide: int) -> None:
        """The documents beside the preview, or above it where the page is not so wide."""
        beside = wide >= units.u(BESIDE)
        self.documents.setVisible(beside)
        self.kinds.setVisible(not beside)
        units.hold(self.documents, least=30 if beside else 0, most=34 if beside else 0)
        self.stack.setMinimumHeight(0 if beside else units.u(HIGH))  # there it scrolls

    def show_kind(self, kind: str) -> None:
        """Show this document as chosen; only one with sections can be for somebody."""
        self.documents.show_choice(kind)
        self.kinds.show_choice(kind)
        self.readers.setVisible(bool(KINDS[kind].sections))
        self.show_panel(self.preview)

    def show_panel(self, panel: QWidget) -> None:
        """Show the sections to pick from, the texts, or the preview with what belongs to it."""
        looking = panel is self.preview
        self.stack.setCurrentWidget(panel)
        kind = KINDS[self.documents.choice]
        self.sections.setVisible(bool(kind.sections) and looking)
        self.wording.setVisible(kind.edited and looking)
        for part in (self.switch, self.tables):
            part.setVisible(looking)
