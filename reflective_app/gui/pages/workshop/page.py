"""Workshop: plan it, get ready for the day, key in what came on paper, read back and close."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.change import AssessmentChange
from reflective_app.domain.findings import Findings
from reflective_app.gui.current import Current
from reflective_app.gui.document import AssessmentDocument
from reflective_app.gui.pages.page import Page
from reflective_app.gui.pages.workshop.before.section import BeforeSection
from reflective_app.gui.pages.workshop.close.section import CloseSection
from reflective_app.gui.pages.workshop.kit.section import KitSection
from reflective_app.gui.pages.workshop.paper.section import PaperSection
from reflective_app.gui.pages.workshop.plan.section import PlanSection
from reflective_app.gui.pages.workshop.section import WorkshopSection
from reflective_app.gui.prompts import Prompts
from reflective_app.gui.widgets.buttons import SegmentedSwitch
from reflective_app.gui.widgets.field_keys import ENTER
from reflective_app.gui.widgets.page_frame import PageFrame
from reflective_app.wording.workshop import workshop_status

SECTIONS: tuple[type[WorkshopSection], ...] = (
    PlanSection,
    BeforeSection,
    KitSection,
    PaperSection,
    CloseSection,
)
"""The parts, in the order in which they are used."""


class WorkshopPage(Page):
    """The parts one at a time. `live_wanted` asks to hold the session with this id."""

    key, title = "workshop", "Workshop"

    live_wanted = Signal(str)

    def __init__(self, document: AssessmentDocument, current: Current, prompts: Prompts) -> None:
        """The plan is shown first."""
        super().__init__(document, current, prompts)
        self.frame = PageFrame("The workshop", "Plan it, hold it, and close it, on paper or not.")
        self.column.addWidget(self.frame)
        self.sections = {kind.key: kind(document, current, prompts) for kind in SECTIONS}
        self._stale = set(self.sections)
        parts = [(kind.key, kind.words) for kind in SECTIONS]
        self.switch = SegmentedSwitch(parts, "Part of the workshop", wraps=True)
        self.frame.add(self.switch)
        for section in self.sections.values():
            self.frame.add(section)
            section.said.connect(self.said)
            section.wanted.connect(self.wanted)
            section.live_wanted.connect(self.live_wanted)
        self.frame.end()
        self._comes = False
        self.switch.chosen.connect(self._on_switch)
        for button in self.switch.findChildren(QAbstractButton):
            button.installEventFilter(self)
        self._show_section()

    def status(self, assessment: Assessment, findings: Findings) -> str:
        """What is planned, or how far it has come."""
        return workshop_status(assessment)

    @property
    def session_shown(self) -> str:
        """The id of the session that the plan shows and that can be held; else empty."""
        plan = self.sections[PlanSection.key]
        shown = plan.session if isinstance(plan, PlanSection) else None
        at_plan = self.switch.choice == PlanSection.key
        return shown.id if at_plan and shown is not None and shown.closed_on is None else ""

    def refresh(self, change: AssessmentChange | None) -> None:
        """Show the change in the part that is seen; the others catch up when they are."""
        if change is None:
            self._stale = set(self.sections)
        else:
            self._stale |= self.sections.keys() - {self.switch.choice}
        if self.switch.choice in self._stale:
            self._show_section()
        else:
            self.sections[self.switch.choice].refresh(change)

    def open_at(self, key: str) -> None:
        """Show a part by its key, or the part that holds the id."""
        if key in self.sections:
            self.go(key)
            self.sections[key].take_focus()
            return
        for name, section in self.sections.items():
            if section.open_at(key):
                self.go(name)
                return

    def take_focus(self) -> None:
        """What is to be done next in the part that is shown, else the top."""
        if not self.sections[self.switch.choice].take_focus():
            super().take_focus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Whoever clicks or enters a part comes to it; arrows along the switch only look."""
        if event.type() == QEvent.Type.MouseButtonPress:
            self._comes = True
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            self._comes = event.key() in (*ENTER, Qt.Key.Key_Space)
        return super().eventFilter(watched, event)

    @property
    def place(self) -> str:
        """The part that is chosen."""
        return f"{self.key}/{self.switch.choice}"

    def open_view(self, view: str) -> None:
        """Show a part."""
        if view in self.sections:
            self.go(view)

    def unfinished(self) -> str:
        """What is half typed in one of the parts."""
        return next(filter(None, (part.unfinished() for part in self.sections.values())), "")

    def take_files(self, paths: tuple[Path, ...]) -> None:
        """Look at response files that were dropped on the window."""
        before = self.sections[BeforeSection.key]
        assert isinstance(before, BeforeSection)
        self.go(BeforeSection.key)
        before.look_at(paths)

    def go(self, key: str) -> None:
        """Show another part."""
        self.switch.show_choice(key)
        self._show_section()

    def _on_switch(self, key: str) -> None:
        self.go(key)
        if self._comes:
            self.sections[key].take_focus()

    def _show_section(self) -> None:
        at = self.switch.choice
        if at in self._stale:
            self._stale.discard(at)
            self.sections[at].refresh(None)
        for key, section in self.sections.items():
            section.setVisible(key == at)
        self.frame.settle()
