"""What every page of the workspace is: a view of the document that proposes edits to it."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QPalette, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.change import AssessmentChange
from reflective_app.domain.findings import Findings
from reflective_app.gui.current import Current
from reflective_app.gui.document import AssessmentDocument
from reflective_app.gui.personal_data.gate import Gate
from reflective_app.gui.prompts import Prompts


class Page(QWidget):
    """One step of the journey.

    A page connects widgets to `document.apply` and shows the document's value in `refresh`. While
    it is hidden it only notes that something changed. `wanted` asks the workspace for another page,
    with the id of what to show there; `said` puts a line in the status bar. Before something leaves
    the council the `gate` is asked.
    """

    key: ClassVar[str] = ""
    title: ClassVar[str] = ""

    wanted = Signal(str, str)
    said = Signal(str)

    def __init__(self, document: AssessmentDocument, current: Current, prompts: Prompts) -> None:
        """Build the widgets in `__init__`; show values in `refresh` only."""
        super().__init__()
        self.document, self.current, self.prompts = document, current, prompts
        self.gate = Gate(current, prompts, self)
        self.gate.wanted.connect(self.wanted)
        self._behind = True
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)

    def status(self, assessment: Assessment, findings: Findings) -> str:
        """The words beneath the page's name in the rail, also while the page is hidden."""
        raise NotImplementedError

    def refresh(self, change: AssessmentChange | None) -> None:
        """Show the present value; `change` says what differs, and None means all of it may."""
        raise NotImplementedError

    def open_at(self, key: str) -> None:
        """Show one thing, by its id: a question, an item, an action. An unknown id does nothing."""

    @property
    def place(self) -> str:
        """Where a file that is left here opens next time: the page, and the view of it if any."""
        return self.key

    def open_view(self, view: str) -> None:
        """Show the view that `place` named after the page's key. An unknown one does nothing."""

    def take_focus(self) -> None:
        """Give the keyboard to what a person would use first: who came here means to work here."""
        self.setFocus()
        self.focusNextChild()

    def unfinished(self) -> str:
        """What is typed here and not recorded yet, in a few words; empty where nothing is.

        Leaving the assessment asks first (`Files.leave`): “A service half written”.
        """
        return ""

    def note(self, change: AssessmentChange) -> None:
        """Refresh now if people can see the page, else when they next do."""
        if self.isVisible():
            self.refresh(change)
        else:
            self._behind = True

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up before being seen."""
        if self._behind:
            self._behind = False
            self.refresh(None)
        super().showEvent(event)
