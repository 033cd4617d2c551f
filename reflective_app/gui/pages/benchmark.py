"""Benchmark: every item in its lane, with the reason why it stands there."""

from __future__ import annotations

from functools import partial

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reflective_app.domain.assessment import AnswerState, Assessment
from reflective_app.domain.change import AssessmentChange
from reflective_app.domain.findings import GAPS, PRIORITIES, Findings, ItemFinding, Lane
from reflective_app.domain.kinds import ItemKind
from reflective_app.domain.label_checks import labels_still_open
from reflective_app.domain.plan import NotNow
from reflective_app.domain.plan_edits import bring_back, set_aside
from reflective_app.gui import units
from reflective_app.gui.current import Current
from reflective_app.gui.document import AssessmentDocument
from reflective_app.gui.pages.benchmark_rows import SERVICES, lane_rows
from reflective_app.gui.pages.benchmark_working import WorkingPanel
from reflective_app.gui.pages.page import Page
from reflective_app.gui.prompts import Prompts
from reflective_app.gui.widgets.action_bar import ActionBar
from reflective_app.gui.widgets.buttons import quiet_button
from reflective_app.gui.widgets.lane_heads import LaneHeads
from reflective_app.gui.widgets.lane_rows import LaneList
from reflective_app.gui.widgets.messages import EmptyState
from reflective_app.gui.widgets.page_frame import PageFrame
from reflective_app.gui.widgets.text import body_label
from reflective_app.wording.offer import funding_sentences

SUBTITLE = "The group’s own view beside the guide. There is no overall position and no ranking."
NOTHING = (
    "No question has an answer yet, so no item has a position. Each takes its place below as its "
    "questions are answered."
)
CHOOSE = "Choose an item to see its questions, how it was worked out, or to set it aside."
ENTER = "Enter shows the questions of the chosen item."
ONLY_RECOMMENDATIONS = "Only a recommendation can be set aside; this one is not."
ONLY_GAPS = (
    "Only a recommendation that is Not, Partly or Mostly in place can be set aside; this one is "
    "not, or not known to be."
)
ON_OFFER = "These services are kept on the Offer page; Enter goes there."
GROUP = "the group"


class BenchmarkPage(Page):
    """The lanes down the page; what is chosen can be looked into, answered again or set aside."""

    key, title = "benchmark", "Benchmark"

    def __init__(self, document: AssessmentDocument, current: Current, prompts: Prompts) -> None:
        """Nothing is chosen at first."""
        super().__init__(document, current, prompts)
        self.frame = PageFrame("Benchmark", SUBTITLE)
        self.empty = EmptyState(NOTHING, "Go to the &questions", self._go_to_questions)
        self.ending = body_label("", strong=True)
        self.heads = LaneHeads()
        self.lanes = LaneList("Items by lane")
        self.panel = WorkingPanel()
        self.bar = ActionBar(CHOOSE)
        self.questions = quiet_button("See its &questions", self._see_questions)
        self.aside = quiet_button("Set &aside for now…", self._set_aside)
        self.back = quiet_button("&Bring back", self._bring_back)
        self.label = quiet_button("Look &up its label…", self._look_up_label)
        self.working = quiet_button("How this was worked ou&t", self._show_working)
        self._lay_out()
        self.lanes.chosen.connect(self._on_chosen)
        self.lanes.opened.connect(self._on_opened)

    def status(self, assessment: Assessment, findings: Findings) -> str:
        """What asks for something: to act on, and to find out."""
        asking = [f for f in findings.items if f.lane in (Lane.DUTY, *PRIORITIES)]
        act = sum(finding.word in GAPS for finding in asking)
        find_out = len(findings.in_lane(Lane.FIND_OUT)) + len(asking) - act
        return f"{act} to act on, {find_out} to find out"

    def refresh(self, change: AssessmentChange | None) -> None:
        """Show the lanes as they stand now; the choice stays with its item."""
        assessment, found = self.current.assessment, self.current.findings
        rows = tuple(lane_rows(found, assessment))
        if rows != self.lanes.rows:
            self.lanes.show_rows(rows)
        self.empty.setVisible(not _is_begun(assessment))
        self.ending.say(" ".join(funding_sentences(assessment, found)))
        self._show_choice()
        self.frame.settle()

    def open_at(self, key: str) -> None:
        """Choose an item."""
        if self.current.assessment.question_set.has_item(key):
            if not self.lanes.rows:
                self.refresh(None)
            self.lanes.show_choice(key)
            self._show_choice()
            self.lanes.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The panel keeps to its share of the page."""
        super().resizeEvent(event)
        self.panel.fit(self.height())

    def _lay_out(self) -> None:
        lanes = QWidget()
        column = QVBoxLayout(lanes)
        units.lay(column, (0, 0, 0, 0), 0)
        for part in (self.heads, self.lanes):
            column.addWidget(part)
        for widget in (self.ending, self.empty, lanes):
            self.frame.add(widget)
        self.frame.end()
        self.working.setCheckable(True)
        self.working.setProperty("segment", "only")
        self.bar.add(self.questions, self.working, self.label, self.aside, self.back)
        self.column.addWidget(self.frame, 1)
        self.column.addWidget(self.panel)
        self.column.addWidget(self.bar)
        self.panel.hide()

    # --- what is chosen ---------------------------------------------------------------------------

    def _finding(self) -> ItemFinding | None:
        """The finding of the item that is chosen."""
        chosen = self.lanes.choice
        if not self.current.assessment.question_set.has_item(chosen):
            return None
        return self.current.findings.of(chosen)

    def _on_chosen(self, key: str) -> None:
        self._show_choice()

    def _on_opened(self, key: str) -> None:
        if key == SERVICES:
            self.wanted.emit("offer", "")
        elif self.current.assessment.question_set.has_item(key):
            self.wanted.emit("questions", key)

    def _show_choice(self) -> None:
        """Offer what can be done with the item that is chosen, and say why if it cannot."""
        finding = self._finding()
        is_aside = finding is not None and finding.set_aside is not None
        cannot = _why_not_aside(finding)
        self.questions.setEnabled(finding is not None)
        self.aside.setVisible(not is_aside)
        self.aside.setEnabled(not cannot)
        self.aside.setToolTip(cannot)
        self.aside.setAccessibleDescription(cannot)
        self.back.setVisible(is_aside)
        still_open = labels_still_open(self.current.assessment)
        self.label.setVisible(finding is not None and finding.item in still_open)
        self.bar.say(self._hint(finding))
        if self.working.isChecked():
            self.panel.show_finding(finding)

    def _hint(self, finding: ItemFinding | None) -> str:
        if self.lanes.choice == SERVICES:
            return ON_OFFER
        if finding is None:
            return CHOOSE
        cannot = "" if finding.set_aside is not None else _why_not_aside(finding)
        return f"{ENTER} {cannot}".strip()

    # --- wishes -----------------------------------------------------------------------------------

    def _go_to_questions(self) -> None:
        self.wanted.emit("questions", "")

    def _see_questions(self) -> None:
        self._on_opened(self.lanes.choice)

    def _look_up_label(self) -> None:
        self.wanted.emit("set-up", self.lanes.choice)

    def _set_aside(self) -> None:
        finding = self._finding()
        if finding is None:
            return
        question = f"Why is “{finding.item.title}” set aside? The reason is printed with its band."
        why = self.prompts.ask_reason("Set aside for now", question)
        if why is None or not why.strip():
            return
        edit = partial(set_aside, finding.item.id, NotNow(reason=why, decided_by=GROUP))
        self.lanes.setFocus()
        self.document.apply(edit, "set aside", keep=True)
        self.said.emit(f"“{finding.item.title}” is set aside under Not now. Ctrl+Z undoes it.")

    def _bring_back(self) -> None:
        finding = self._finding()
        if finding is not None:
            self.lanes.setFocus()
            self.document.apply(partial(bring_back, finding.item.id), "bring back")
            self.said.emit(f"“{finding.item.title}” is back in its lane.")

    def _show_working(self) -> None:
        showing = self.working.isChecked()
        self.panel.setVisible(showing)
        if showing:
            self.panel.fit(self.height())
            self.panel.show_finding(self._finding())
            self.column.activate()
            self.lanes.scrollTo(self.lanes.currentIndex())


def _is_begun(assessment: Assessment) -> bool:
    """Whether any question has an answer, be it that nobody knows."""
    states = (answer.state for answer in assessment.answers.values())
    return any(state is not AnswerState.NOT_DISCUSSED for state in states)


def _why_not_aside(finding: ItemFinding | None) -> str:
    """Why an item cannot be set aside; empty where it can be."""
    if finding is None:
        return CHOOSE
    if finding.item.kind is not ItemKind.RECOMMENDATION:
        return ONLY_RECOMMENDATIONS
    return "" if finding.word in GAPS else ONLY_GAPS
