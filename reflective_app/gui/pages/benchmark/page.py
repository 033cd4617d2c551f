"""Benchmark: every item in its lane, with the reason why it stands there."""

from __future__ import annotations

from functools import partial

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout

from reflective_app.domain.assessment import AnswerState, Assessment
from reflective_app.domain.change import AssessmentChange
from reflective_app.domain.edits import change_service
from reflective_app.domain.findings import GAPS, PRIORITIES, Findings, ItemFinding, Lane
from reflective_app.domain.label_checks import labels_still_open
from reflective_app.domain.plan import NotNow
from reflective_app.domain.plan_edits import bring_back, set_aside
from reflective_app.domain.register import Service
from reflective_app.gui import units
from reflective_app.gui.current import Current
from reflective_app.gui.document import AssessmentDocument
from reflective_app.gui.pages.benchmark.choice import ChoiceBar, may_be_aside, way_of
from reflective_app.gui.pages.benchmark.filters import BOXES, fitting, hidden_words
from reflective_app.gui.pages.benchmark.picture import LocalPicture
from reflective_app.gui.pages.benchmark.places import place_of, still_near
from reflective_app.gui.pages.benchmark.rows import LaneRows, Looks, looks_by_key, service_key
from reflective_app.gui.pages.benchmark.setting_aside import SettingAside
from reflective_app.gui.pages.benchmark.working import WorkingPanel
from reflective_app.gui.pages.offer.page import LOCAL
from reflective_app.gui.pages.page import Page
from reflective_app.gui.prompts import Prompts
from reflective_app.gui.widgets.lane_filters import LaneFilters
from reflective_app.gui.widgets.lane_heads import LaneHeads, StuckHeads
from reflective_app.gui.widgets.lane_list import LaneList
from reflective_app.gui.widgets.messages import EmptyState
from reflective_app.gui.widgets.page_frame import PageFrame, holder
from reflective_app.gui.widgets.text import body_label
from reflective_app.wording.offer import funding_sentences

SUBTITLE = "The group’s own view beside the guide. There is no overall position and no ranking."
NOTHING = (
    "No question has an answer yet, so no item has a position. Each takes its place below as its "
    "questions are answered."
)
NONE_FITS = "No item fits."


class BenchmarkPage(Page):
    """The lanes down the page; what is chosen can be looked into, answered again or set aside."""

    key, title = "benchmark", "Benchmark"

    def __init__(self, document: AssessmentDocument, current: Current, prompts: Prompts) -> None:
        """Nothing is chosen at first."""
        super().__init__(document, current, prompts)
        self._rows = LaneRows()
        self._looks: Looks = {}
        self.frame = PageFrame("Benchmark", SUBTITLE)
        self.picture = LocalPicture()
        self.empty = EmptyState(NOTHING, "Go to the &questions", self._go_to_questions)
        self.ending = body_label("", strong=True)
        self.filters = LaneFilters(*BOXES)
        self.heads = LaneHeads()
        self.lanes = LaneList("Items by lane")
        self.stuck = StuckHeads(self.frame, self.heads, self.lanes)
        self.panel = WorkingPanel()
        self.bar, self.asked = ChoiceBar(), SettingAside()
        self._lay_out()
        self._connect()

    def status(self, assessment: Assessment, findings: Findings) -> str:
        """What asks for something: to act on, and to find out."""
        asking = [f for f in findings.items if f.lane in (Lane.DUTY, *PRIORITIES)]
        act = sum(finding.word in GAPS for finding in asking)
        find_out = len(findings.in_lane(Lane.FIND_OUT)) + len(asking) - act
        return f"{act} to act on, {find_out} to find out"

    def refresh(self, change: AssessmentChange | None) -> None:
        """Show the lanes as they stand now; the choice stays with its item."""
        assessment, found = self.current.assessment, self.current.findings
        if self.asked.item and not may_be_aside(self.asked.item, found):
            self.asked.leave()
        self._show_lanes()
        self.picture.show_picture(assessment)
        self.empty.setVisible(not _is_begun(assessment))
        self.ending.say(" ".join(funding_sentences(assessment, found)))
        self._show_choice()
        self.frame.settle(self.lanes)
        self.stuck.fit()

    def open_at(self, key: str) -> None:
        """Choose an item, or a service beyond the guide."""
        if self.asked.item:
            self.asked.leave()
        keys = [row.key for row in self.lanes.rows]
        if not keys:
            self.refresh(None)
        if key not in [row.key for row in self.lanes.rows] and not self.filters.are_open:
            self.filters.widen()
        for wanted in (key, f"service {key}"):
            if wanted in [row.key for row in self.lanes.rows if not row.head]:
                self.lanes.show_choice(wanted)
                self._show_choice()
                self.lanes.setFocus()

    def unfinished(self) -> str:
        """Why something is set aside, as far as it is written."""
        return self.asked.unfinished()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The panel keeps to its share of the page."""
        super().resizeEvent(event)
        self.panel.fit(self.height())
        self.frame.settle()
        self.stuck.fit()

    def _lay_out(self) -> None:
        lanes = holder()
        column = QVBoxLayout(lanes)
        units.lay(column, (0, 0, 0, 0), 0)
        for part in (self.heads, self.lanes):
            column.addWidget(part)
        for widget in (self.picture, self.ending, self.empty, self.filters, lanes):
            self.frame.add(widget)
        self.frame.end()
        self.column.addWidget(self.frame, 1)
        self.column.addWidget(self.panel)
        self.column.addWidget(self.bar)
        self.column.addWidget(self.asked, 1)
        self.panel.hide()

    def _connect(self) -> None:
        self.lanes.chosen.connect(self._on_chosen)
        self.lanes.opened.connect(self._on_opened)
        self.lanes.asked.connect(self._explain)
        self.frame.scrolled.connect(self.stuck.fit)
        self.filters.narrowed.connect(self._narrow)
        self.picture.wanted.connect(self._go_to_picture)
        self.panel.question_wanted.connect(self._go_to_questions)
        self.panel.grid_wanted.connect(self._go_to_grid)
        self.panel.put_away.connect(self._put_away)
        self.bar.questions.clicked.connect(self._open_choice)
        self.bar.there.clicked.connect(self._open_choice)
        self.bar.label.clicked.connect(self._look_up_label)
        self.bar.aside.clicked.connect(self._ask_aside)
        self.asked.given.connect(self._set_aside)
        self.asked.left.connect(self._show_parts)
        self.bar.back.clicked.connect(self._bring_back)
        self.bar.working.clicked.connect(self._show_working)
        self.bar.way_chosen.connect(self._choose_way)

    # --- what is shown ----------------------------------------------------------------------------

    def _show_lanes(self) -> None:
        assessment, found = self.current.assessment, self.current.findings
        fits = fitting(self.filters.choices, found, assessment)
        self._looks = looks_by_key(found, assessment)
        rows = tuple(self._rows.rows(found, assessment, self._looks, fits))
        if rows != self.lanes.rows:
            before = [row.key for row in self.lanes.rows]
            near = still_near(self.lanes.choice, before, [row.key for row in rows])
            self.lanes.show_rows(rows, near)
        words = hidden_words(fits, found)
        self.filters.say(words if rows else f"{NONE_FITS} {words}")

    def _narrow(self) -> None:
        self._show_lanes()
        self._show_choice()
        self.frame.settle()
        self.stuck.fit()

    # --- what is chosen ---------------------------------------------------------------------------

    def _finding(self) -> ItemFinding | None:
        """The finding of the item that is chosen."""
        chosen = self.lanes.choice
        if not self.current.assessment.question_set.has_item(chosen):
            return None
        return self.current.findings.of(chosen)

    def _service(self) -> Service | None:
        """The service beyond the guide that is chosen."""
        beyond = self.current.findings.beyond_the_guide
        return next((each for each in beyond if service_key(each) == self.lanes.choice), None)

    def _on_chosen(self, key: str) -> None:
        self._show_choice()

    def _on_opened(self, key: str) -> None:
        service = self._service()
        if service is not None:
            self.wanted.emit("offer", service.id)
        elif key in self._looks:
            self.wanted.emit(*place_of(self._looks[key][0]))
        elif self.current.assessment.question_set.has_item(key):
            self.wanted.emit("questions", key)

    def _show_choice(self) -> None:
        """Offer what can be done with what is chosen."""
        finding, service = self._finding(), self._service()
        if service is not None:
            self.bar.show_service(service)
        elif self.lanes.choice in self._looks:
            self.bar.show_look()
        else:
            still_open = labels_still_open(self.current.assessment)
            label_is_open = finding is not None and finding.item in still_open
            self.bar.show_item(finding, label_is_open=label_is_open)
        if self.bar.working.isChecked():
            self._show_finding()

    # --- wishes -----------------------------------------------------------------------------------

    def _go_to_questions(self, question: str = "") -> None:
        self.wanted.emit("questions", question or "")

    def _go_to_grid(self, item: str) -> None:
        self.wanted.emit("offer", item)

    def _go_to_picture(self) -> None:
        self.wanted.emit("offer", LOCAL)

    def _open_choice(self) -> None:
        self._on_opened(self.lanes.choice)

    def _look_up_label(self) -> None:
        self.wanted.emit("set-up", self.lanes.choice)

    def _ask_aside(self) -> None:
        finding = self._finding()
        if finding is None:
            return
        self.asked.ask(finding.item.id, f"{finding.code}  {finding.item.title}")
        self._show_parts()

    def _set_aside(self, item_id: str, why: NotNow) -> None:
        title = self.current.assessment.question_set.item(item_id).title
        self.asked.put_away()
        self._show_parts()
        self.document.apply(partial(set_aside, item_id, why), "set aside", keep=True)
        self.said.emit(f"“{title}” is set aside under Not now. Ctrl+Z undoes it.")

    def _show_parts(self) -> None:
        """The lanes, or what is asked in their place; the keyboard is where it is needed."""
        asking = bool(self.asked.item)
        for part in (self.frame, self.bar):
            part.setVisible(not asking)
        self.panel.setVisible(not asking and self.bar.working.isChecked())
        (self.asked.form.reason if asking else self.lanes).setFocus()
        self.frame.settle()

    def _bring_back(self) -> None:
        finding = self._finding()
        if finding is not None:
            self.lanes.setFocus()
            self.document.apply(partial(bring_back, finding.item.id), "bring back")
            self.said.emit(f"“{finding.item.title}” is back in its lane.")

    def _choose_way(self, key: str) -> None:
        service = self._service()
        if service is not None:
            changed = service.model_copy(update={"way_on": way_of(key)})
            self.document.apply(partial(change_service, changed), "choose way on")

    # --- how it was worked out --------------------------------------------------------------------

    def _explain(self, step: str) -> None:
        """Show how the chosen item was worked out, at the step that was asked for."""
        if self._finding() is None:
            return
        self.bar.working.setChecked(True)
        self._show_working()
        self.panel.show_step(step)
        if not step:
            self.panel.reader.setFocus()

    def _put_away(self) -> None:
        self.bar.working.setChecked(False)
        self._show_working()
        self.lanes.setFocus()

    def _show_working(self) -> None:
        showing = self.bar.working.isChecked()
        self.panel.setVisible(showing)
        if showing:
            self.panel.fit(self.height())
            self._show_finding()
            self.panel.show_step()
            self.column.activate()
            self.frame.settle()
            self.lanes.scrollTo(self.lanes.currentIndex())

    def _show_finding(self) -> None:
        self.panel.show_finding(self._finding(), self.current.findings, self.current.assessment)


def _is_begun(assessment: Assessment) -> bool:
    """Whether any question has an answer, be it that nobody knows."""
    states = (answer.state for answer in assessment.answers.values())
    return any(state is not AnswerState.NOT_DISCUSSED for state in states)
