"""Read back and close: agreed lines, the parking lot, closing, and what the session came to."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout

from reflective_app.domain.assessment import Assessment, ParkedPoint
from reflective_app.domain.change import AssessmentChange
from reflective_app.domain.closing import leave_open_points, session_to_read_back, to_read_back
from reflective_app.domain.edits import read_back
from reflective_app.domain.sessions import (
    PointsOpenError,
    close_session,
    open_points,
    reopen_session,
)
from reflective_app.domain.workshop import Session
from reflective_app.gui import clock
from reflective_app.gui.current import Current
from reflective_app.gui.document import AssessmentDocument
from reflective_app.gui.pages.workshop.close.layout import CloseLayout
from reflective_app.gui.pages.workshop.close.read import LargeView, read_rows
from reflective_app.gui.pages.workshop.plan.parts import keep_in_sight
from reflective_app.gui.pages.workshop.plan.rows import session_rows
from reflective_app.gui.pages.workshop.section import WorkshopSection
from reflective_app.gui.prompts import Prompts
from reflective_app.gui.widgets.announce import announce
from reflective_app.gui.widgets.row_delegate import Row
from reflective_app.wording.closing import (
    NOTHING_SETTLED,
    closed_at_words,
    left_words,
    points_open_words,
    read_back_words,
)
from reflective_app.wording.workshop_plan import closed_words

OTHER = Qt.FocusReason.OtherFocusReason


class CloseSection(WorkshopSection):
    """One session; without any, everything that is settled."""

    key, words = "close", "Read back and close"

    def __init__(self, document: AssessmentDocument, current: Current, prompts: Prompts) -> None:
        """Empty until it is shown an assessment."""
        super().__init__(document, current, prompts)
        self._session_id, self._refused = "", False
        self.large: LargeView | None = None
        self.parts = CloseLayout(document, prompts, self.gate)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.parts)
        self._connect()

    @property
    def session(self) -> Session | None:
        """The session that is shown: the one that was chosen, else the one to read back."""
        assessment = self.current.assessment
        sessions = assessment.workshop.sessions
        chosen = next((each for each in sessions if each.id == self._session_id), None)
        return chosen or session_to_read_back(clock.today(), assessment)

    @property
    def lines(self) -> tuple[str, ...]:
        """The questions that are read back."""
        return to_read_back(self.session, self.current.assessment)

    def open_at(self, key: str) -> bool:
        """Show a parked point by its id."""
        if key not in {each.id for each in self.current.assessment.parking}:
            return False
        self.refresh(None)
        self.parts.parking.go_to(key)
        return True

    def take_focus(self) -> bool:
        """The first line that nobody has read back: Space ticks it."""
        if all(self.current.assessment.answer(each).read_back for each in self.lines):
            return False
        self.parts.list.show_choice("")
        self.parts.list.go_on()
        self.parts.list.setFocus(OTHER)
        return True

    def showEvent(self, event: QShowEvent) -> None:
        """Open at the session that is to be read back now; it stays while this is shown."""
        super().showEvent(event)
        if not self._session_id:
            self.refresh(None)

    def hideEvent(self, event: QHideEvent) -> None:
        """Another session may have been held until it is shown again."""
        super().hideEvent(event)
        if not event.spontaneous():
            self._session_id = ""

    def refresh(self, change: AssessmentChange | None) -> None:
        """Show the session as it stands now."""
        if change is not None and not _concerns(change):
            return
        assessment, session, parts = self.current.assessment, self.session, self.parts
        self._session_id = session.id if session is not None and self.isVisible() else ""
        sessions = assessment.workshop.sessions
        parts.sessions.show_rows(session_rows(assessment), session.id if session else "")
        parts.sessions.setVisible(len(sessions) > 1)
        self._show_lines(assessment)
        parts.parking.show_points(assessment)
        self._show_closing(session, assessment)
        parts.summary.show_summary(session, later=change is not None)

    # --- what is shown ---

    def _show_lines(self, assessment: Assessment) -> None:
        lines, parts = self.lines, self.parts
        rows = read_rows(lines, clock.today(), assessment)
        words = read_back_words(lines, assessment) if lines else NOTHING_SETTLED
        parts.standing.setText(words)
        parts.left.say(left_words(self.session, assessment))
        parts.list.show_rows(rows)
        parts.list.setVisible(bool(rows))
        parts.show_large.setEnabled(bool(rows))
        if self.large is not None:
            self.large.list.show_rows(rows)
            self.large.foot.setText(words)

    def _show_closing(self, session: Session | None, assessment: Assessment) -> None:
        parts = self.parts
        closed = session.closed_on if session is not None else None
        waiting = open_points(assessment)
        self._refused = self._refused and bool(waiting) and closed is None
        parts.closing.setVisible(session is not None)
        parts.closed.say(
            closed_words(session, closed.astimezone(), assessment) if session and closed else ""
        )
        parts.end.setVisible(closed is None)
        parts.reopen.setVisible(closed is not None)
        parts.refused.setVisible(self._refused)
        if self._refused:
            self._show_waiting(waiting)

    def _show_waiting(self, waiting: tuple[ParkedPoint, ...]) -> None:
        self.parts.why.setText(points_open_words(waiting))
        self.parts.waiting.show_rows([Row(each.id, each.text) for each in waiting])

    # --- wishes ---

    def _connect(self) -> None:
        parts = self.parts
        parts.sessions.chosen.connect(self._choose)
        parts.list.ticked.connect(self._tick)
        parts.show_large.clicked.connect(self._show_large)
        parts.parking.said.connect(self.said)
        parts.parking.question_wanted.connect(self._go_to_question)
        parts.end.clicked.connect(self._close)
        parts.leave_all.clicked.connect(self._leave_all)
        parts.reopen.clicked.connect(self._reopen)
        parts.waiting.opened.connect(parts.parking.go_to)
        parts.summary.said.connect(self.said)

    def _choose(self, session_id: str) -> None:
        self._session_id, self._refused = session_id, False
        self.refresh(None)

    def _go_to_question(self, question_id: str) -> None:
        self.wanted.emit("questions", question_id)

    def _tick(self, question_id: str) -> None:
        """Tick a line and go on to the next without a tick, or take its tick off and stay."""
        answer = self.current.assessment.answer(question_id)
        when = None if answer.read_back is not None else clock.now()
        label = "read back" if when else "take a tick off"
        self.document.apply(partial(read_back, question_id, when), label, keep=True)
        where = self.parts.list
        if self.large is not None and self.large.isVisible():
            where = self.large.list
        if when is not None:
            where.go_on()
        announce(where, self.parts.standing.text())

    def _show_large(self) -> None:
        """The agreed lines alone over a screen; Esc comes back."""
        if self.large is None:
            self.large = LargeView(self)
            self.large.list.ticked.connect(self._tick)
            self.large.left.connect(self._leave_large)
        self._show_lines(self.current.assessment)
        here = self.parts.list.choice or self.lines[0]
        self.large.present(self)
        self.large.list.show_choice(here)

    def _leave_large(self) -> None:
        if self.large is not None:
            here = self.large.list.choice
            self.large.hide()
            self.window().activateWindow()
            self.parts.list.show_choice(here)
            self.parts.list.setFocus(OTHER)

    def _close(self) -> None:
        session = self.session
        if session is None:
            return
        when = clock.now()
        try:
            self.document.apply(
                partial(close_session, session.id, when), "close session", keep=True
            )
        except PointsOpenError as error:
            self._refused = True
            self._show_waiting(error.points)
            self.parts.refused.show()
            keep_in_sight(self.parts.closing)
            announce(self.parts.waiting, self.parts.why.text(), urgent=True)
            self.parts.waiting.setFocus(OTHER)
            self.parts.waiting.show_choice(error.points[0].id)
        else:
            self._is_closed(closed_at_words(when))

    def _leave_all(self) -> None:
        """Leave every open point knowingly and close, as one edit."""
        session = self.session
        if session is not None:
            when = clock.now()
            edit = partial(_left_and_closed, session.id, when)
            self.document.apply(edit, "close session", keep=True)
            self._is_closed(closed_at_words(when))

    def _is_closed(self, message: str) -> None:
        self.parts.reopen.setFocus(OTHER)
        self.said.emit(message)
        announce(self, message)

    def _reopen(self) -> None:
        session = self.session
        if session is not None:
            self.document.apply(partial(reopen_session, session.id), "reopen session", keep=True)
            self.parts.end.setFocus(OTHER)


def _left_and_closed(session_id: str, when: datetime, assessment: Assessment) -> Assessment:
    return close_session(session_id, when, leave_open_points(assessment))


def _concerns(change: AssessmentChange) -> bool:
    """Whether something that is read back, parked or summed up could be other."""
    said = change.questions or change.parking or change.actions or change.order
    planned = change.workshop or change.participants or change.question_set or change.profile
    return bool(said or planned)
