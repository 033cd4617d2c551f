"""Plan the workshop: its sessions, whether they fit, and their running order."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from reflective_app.domain.change import AssessmentChange
from reflective_app.domain.editing import changed
from reflective_app.domain.order_edits import (
    in_other_lane,
    moved,
    place_for_questions,
    with_line,
    with_lines,
    without,
)
from reflective_app.domain.running_order import BREAKS, choices_for, fit_of, left_of
from reflective_app.domain.workshop import Session, Step
from reflective_app.gui import units
from reflective_app.gui.current import Current
from reflective_app.gui.document import AssessmentDocument
from reflective_app.gui.pages.workshop.plan.layout import PlanLayout
from reflective_app.gui.pages.workshop.plan.parts import keep_in_sight
from reflective_app.gui.pages.workshop.plan.rows import order_rows, session_rows
from reflective_app.gui.pages.workshop.plan.wishes import PlanWishes
from reflective_app.gui.pages.workshop.section import WorkshopSection
from reflective_app.gui.prompts import Prompts
from reflective_app.gui.widgets.announce import announce
from reflective_app.wording.workshop import fit_sentence
from reflective_app.wording.workshop_plan import (
    choice_words,
    closed_words,
    missing_words,
    none_planned,
    start_words,
    unspoken_lines,
)

A_BREAK = Step(title=BREAKS[0][0], minutes=BREAKS[0][1], pause=True)
A_LINE = Step(title="Another line", minutes=10)
SET_UP = "set-up"


class PlanSection(WorkshopSection):
    """The session that is chosen, and the row of all of them."""

    key, words = "plan", "Plan"

    def __init__(self, document: AssessmentDocument, current: Current, prompts: Prompts) -> None:
        """Empty until it is shown an assessment."""
        super().__init__(document, current, prompts)
        self.wishes, self.parts = PlanWishes(document), PlanLayout()
        self._session_id, self._place = "", -1
        column = QVBoxLayout(self)
        units.lay(column, (0, 0, 0, 0), 0)
        column.addWidget(self.parts)
        self._connect()

    @property
    def session(self) -> Session | None:
        """The session that is shown; None where none is planned."""
        sessions = self.current.assessment.workshop.sessions
        chosen = [each for each in sessions if each.id == self._session_id]
        going = [each for each in sessions if each.closed_on is None]
        return next(iter((*chosen, *going, *sessions[-1:])), None)

    def open_at(self, key: str) -> bool:
        """Show a session by its id."""
        if key not in {each.id for each in self.current.assessment.workshop.sessions}:
            return False
        self._choose(key)
        return True

    def refresh(self, change: AssessmentChange | None) -> None:
        """Show the plan as it is now."""
        if change is not None and not _concerns(change):
            return
        assessment, session, parts = self.current.assessment, self.session, self.parts
        parts.empty.label.setText(none_planned(assessment) if session is None else "")
        parts.empty.setVisible(session is None)
        parts.planned.setVisible(session is not None)
        parts.lanes.show_workshop(assessment.workshop)
        if session is None:
            self._session_id, self._place = "", -1
            return
        if session.id != self._session_id:
            self._session_id, self._place = session.id, -1
        parts.sessions.show_rows(session_rows(assessment), session.id)
        self._show_state(session)
        coming = sum(each.count for each in assessment.participants)
        parts.fields.show_session(session, coming)
        fit, choices = fit_of(session, assessment.workshop), None
        if session.closed_on is None:
            choices = choices_for(session, assessment.workshop)
        here = parts.fit.has_focus
        parts.fit.show_fit(fit_sentence(fit, choices), choice_words(session, fit, choices))
        self._place = min(self._place, len(session.steps) - 1)
        parts.order.show_rows(order_rows(session, assessment), self._place)
        self._show_line(session)
        if not parts.chooser.isHidden():
            parts.chooser.show_questions(assessment)
        parts.unspoken.show_lines(unspoken_lines(session, assessment))
        if here and not parts.fit.has_focus:
            self._go_to_order()

    # --- what is shown ---

    def _show_state(self, session: Session) -> None:
        """Whether it can start, or is closed."""
        assessment, parts = self.current.assessment, self.parts
        closed = session.closed_on.astimezone() if session.closed_on else None
        parts.start.setText(start_words(session, assessment))
        parts.start.setVisible(closed is None)
        parts.start.setEnabled(bool(session.steps))
        missing = "" if closed else missing_words(session, assessment)
        parts.missing.say(missing)
        parts.who.setVisible(bool(missing and session.steps))
        parts.closed.say(closed_words(session, closed, assessment) if closed else "")
        parts.reopen.setVisible(closed is not None)
        parts.carry.setEnabled(bool(left_of(session, assessment)))
        for part in (parts.fields, parts.adding, parts.order, parts.chooser):
            part.setEnabled(closed is None)
        parts.fit.setVisible(closed is None)

    def _show_line(self, session: Session) -> None:
        place = self._place
        step = session.steps[place] if 0 <= place < len(session.steps) else None
        workshop = self.current.assessment.workshop
        usual = workshop.fast_minutes if step and step.fast else workshop.full_minutes
        line = (session.id, place, step.question if step else None)
        self.parts.order.desk.show_line(step, usual, line)

    def _go_to_order(self) -> None:
        where = self.parts.order.list if self.parts.order.list.rows else self.parts.add_questions
        where.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- wishes ---

    def _connect(self) -> None:
        parts, order = self.parts, self.parts.order
        if parts.empty.button is not None:
            parts.empty.button.clicked.connect(self._plan_first)
        parts.sessions.chosen.connect(self._choose)
        parts.sessions.opened.connect(lambda _: parts.fields.day.setFocus())
        parts.start.clicked.connect(self._start)
        parts.add_session.clicked.connect(self._add_session)
        parts.carry.clicked.connect(self._carry_on)
        parts.remove.clicked.connect(self._remove_session)
        parts.reopen.clicked.connect(self._reopen)
        for who in (parts.who, parts.unspoken.who):
            who.clicked.connect(lambda: self.wanted.emit(SET_UP, ""))
        parts.fields.changed.connect(self._change_field)
        parts.lanes.changed.connect(self.wishes.change_workshop)
        parts.fit.wished.connect(self._make_fit)
        parts.add_questions.clicked.connect(self._open_chooser)
        parts.add_break.clicked.connect(self._add_break)
        parts.add_line.clicked.connect(self._add_line)
        parts.chooser.added.connect(self._add_questions)
        parts.chooser.left.connect(self._end_chooser)
        order.chosen.connect(self._on_line)
        order.list.carried.connect(self._move)
        order.list.removed.connect(self._take_out)
        order.list.laned.connect(self._turn_lane)
        order.desk.lane.clicked.connect(self._turn_lane)
        order.desk.up.clicked.connect(lambda: self._move(-1))
        order.desk.down.clicked.connect(lambda: self._move(1))
        order.desk.out.clicked.connect(self._take_out)
        order.desk.timed.connect(lambda count: self._change_line("minutes", count))
        order.desk.worded.connect(lambda words: self._change_line("title", words))

    def _show_new(self, session_id: str) -> None:
        self._session_id, self._place = session_id, -1

    def _plan_first(self) -> None:
        self.wishes.add_session(self._show_new)
        self._go_to_order()

    def _add_session(self) -> None:
        self.wishes.add_session(self._show_new)
        self.parts.sessions.setFocus()

    def _carry_on(self) -> None:
        if self.session is not None:
            self._say(self.wishes.carry(self.session.id, self._show_new))
            self.parts.sessions.setFocus()

    def _remove_session(self) -> None:
        if self.session is None:
            return
        self._say(self.wishes.remove(self.session.id))
        where = self.parts.empty.button if self.session is None else self.parts.sessions
        if where is not None:
            where.setFocus()

    def _reopen(self) -> None:
        if self.session is not None:
            self.wishes.reopen(self.session.id)
            self.parts.start.setFocus()

    def _choose(self, session_id: str) -> None:
        if session_id != self._session_id:
            self.parts.fields.settle()
            self._session_id, self._place = session_id, -1
            self.parts.chooser.hide()
        self.refresh(None)

    def _start(self) -> None:
        self.parts.fields.settle()
        if self.session is not None and self.session.closed_on is None:
            self.live_wanted.emit(self.session.id)

    def _change_field(self, name: str, value: object, label: str) -> None:
        self.wishes.change_session(self._session_id, name, value, label)

    def _make_fit(self, choice: str) -> None:
        self._say(self.wishes.make_fit(self._session_id, choice))

    def _open_chooser(self) -> None:
        self.parts.chooser.open(self.current.assessment)
        keep_in_sight(self.parts.chooser.add)

    def _end_chooser(self) -> None:
        self.parts.chooser.hide()
        self.parts.add_questions.setFocus()

    def _add_questions(self, question_ids: Sequence[str]) -> None:
        if (session := self.session) is not None:
            place = place_for_questions(session, self._place)
            steps = [Step(question=each) for each in question_ids]
            self.parts.chooser.hide()
            self._put_lines(session, place, steps, "add questions")
            self._go_to_order()

    def _add_break(self) -> None:
        self._add_other(A_BREAK, "add break")
        self._go_to_order()

    def _add_line(self) -> None:
        self._add_other(A_LINE, "add line")
        words = self.parts.order.desk.words
        words.setFocus(Qt.FocusReason.OtherFocusReason)
        words.selectAll()
        keep_in_sight(self.parts.order.desk)

    def _add_other(self, step: Step, label: str) -> None:
        if (session := self.session) is not None:
            place = self._place + 1 if self._place >= 0 else len(session.steps)
            self._put_lines(session, place, [step], label)

    def _put_lines(self, session: Session, place: int, steps: Sequence[Step], label: str) -> None:
        self._place = place
        self.wishes.put(with_lines(session, place, steps), label)

    def _on_line(self) -> None:
        self._place = self.parts.order.list.place
        if (session := self.session) is not None:
            self._show_line(session)

    def _move(self, by: int) -> None:
        session = self.session
        if session is None or not 0 <= self._place + by < len(session.steps) or self._place < 0:
            return
        after, self._place = moved(session, self._place, by), self._place + by
        self.wishes.put(after, "move line")
        row = self.parts.order.list.rows[self._place]
        announce(self.parts.order.list, f"{row.name}, line {self._place + 1}, {row.side}")

    def _take_out(self) -> None:
        session, desk = self.session, self.parts.order.desk
        by_button = desk.out.hasFocus()
        if session is None or self._place < 0:
            return
        self.wishes.put(without(session, self._place), "take out line")
        if not by_button or not desk.isVisible():
            self._go_to_order()

    def _turn_lane(self) -> None:
        if (session := self.session) is not None:
            self.wishes.put(in_other_lane(session, self._place), "change lane")

    def _change_line(self, name: str, value: object) -> None:
        session, place = self.session, self._place
        if session is None or not 0 <= place < len(session.steps):
            return
        step = changed(session.steps[place], **{name: value})
        self.wishes.put(with_line(session, place, step), "change line", f"{place}.{name}")

    def _say(self, words: str) -> None:
        if words:
            self.parts.news.say(words)
            keep_in_sight(self.parts.news)
            self.said.emit(words)


def _concerns(change: AssessmentChange) -> bool:
    """Whether a change is about what is shown here."""
    return change.workshop or change.participants or change.question_set or bool(change.questions)
