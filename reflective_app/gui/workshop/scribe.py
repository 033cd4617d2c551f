"""The scribe’s page: everything for one question of the workshop that is on (`needs.md` 3.5)."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from reflective_app.gui import units
from reflective_app.gui.current import Current
from reflective_app.gui.document import AssessmentDocument
from reflective_app.gui.pages.questions.page import UNFINISHED
from reflective_app.gui.prompts import Prompts
from reflective_app.gui.widgets.announce import announce
from reflective_app.gui.widgets.at_once import AtOnce
from reflective_app.gui.widgets.messages import MessageStrip
from reflective_app.gui.widgets.text import Rule
from reflective_app.gui.workshop.live import LiveWorkshop
from reflective_app.gui.workshop.scribe_foot import ScribeFoot
from reflective_app.gui.workshop.scribe_head import ScribeHead
from reflective_app.gui.workshop.scribe_keys import ScribeKey, add_keys
from reflective_app.gui.workshop.scribe_line import NO_LINES, LineList, LinePart
from reflective_app.gui.workshop.scribe_present import ask_present
from reflective_app.gui.workshop.scribe_question import QuestionDesk
from reflective_app.gui.workshop.scribe_shown import line_rows, place_and_next, wall_words
from reflective_app.wording.scribe import slept_words, step_words, waits_words

LAST = "That was the last line. Ctrl+G goes to any other, Esc leaves the workshop."
LEAVE = "Leave the workshop for now?"
KEPT = "Everything that was recorded is kept."
FIRST = "This is the first line of the running order."


ROOMY = 64
"""Lower than this, in units, the head and the foot take less room."""


class ScribePage(QWidget):
    """`left` leaves the workshop, `wanted` asks for a page of the window instead of it.

    `wall_wanted` puts the wall on a screen or takes it off, `keypad_wanted` passes the keypad.
    """

    left = Signal()
    wanted = Signal(str, str)
    wall_wanted = Signal()
    keypad_wanted = Signal()
    said = Signal(str)

    def __init__(
        self, document: AssessmentDocument, current: Current, prompts: Prompts, live: LiveWorkshop
    ) -> None:
        """Shows where the workshop is, and follows it."""
        super().__init__()
        self._document, self._prompts, self.live = document, prompts, live
        self._wall_is_up = self._is_close = False
        self.head, self.foot, self.strip = ScribeHead(), ScribeFoot(), MessageStrip()
        self.desk = QuestionDesk(document, current, prompts, live)
        self.desk.setParent(self)
        self.card = self.desk.card
        self.line, self.list = LinePart(), LineList()
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()
        AtOnce(self)
        live.moved.connect(self._come_to)
        live.changed.connect(self.refresh)
        live.timer.changed.connect(self._show_time)
        live.timer.slept.connect(self._say_slept)
        self._come_to()

    def refresh(self) -> None:
        """Show what is other at the line that is on."""
        live, assessment = self.live, self._document.assessment
        self.head.show_place(*place_and_next(live, assessment))
        self.show_wall(self._wall_is_up)
        if live.question is not None:
            self.desk.show(anew=False)
        else:
            self._show_line()
        if self._stack.currentWidget() is not self.list:
            self._stack.setCurrentWidget(self.card if live.question is not None else self.line)
            ends = live.at + 1 >= len(live.session.steps)
            self.foot.show_for(question=live.question is not None, ends=ends)

    def show_wall(self, is_up: bool) -> None:
        """Show whether the wall is on a screen, and what it shows."""
        self._wall_is_up = is_up
        words = wall_words(self.live, is_up=is_up)
        asked = self.live.question is not None and bool(self.live.question.rungs)
        self.head.show_wall(words, is_up=is_up, revealed=self.live.revealed, votes=asked)

    def focus(self) -> None:
        """Give the keyboard to what comes first on the page."""
        if self._stack.currentWidget() is self.list:
            self.list.list.setFocus()
        elif self.live.question is not None:
            self.desk.focus()
        elif self.foot.next.isEnabled():
            self.foot.next.setFocus()
        else:
            self.line.close_page.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A low page leaves its room to the question."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Larger text makes a page lower."""
        super().changeEvent(event)
        if units.text_changed(event):
            self._fit()

    def say(self, message: str) -> None:
        """Say what the scribe has to know, above the question, until it is put away."""
        self.strip.say(message)

    def go_on(self) -> None:
        """Record what is typed, and go to the next line."""
        if self.desk.finish():
            self._step(1)

    def step_on(self) -> None:
        """Go to the next line; half of an answer is kept, and told of."""
        if self.desk.finish_tally():
            self._step(1)

    def go_back(self) -> None:
        """Go to the line before."""
        self._step(-1)

    def list_lines(self) -> None:
        """Show every line of the running order, to go to one."""
        self._stack.setCurrentWidget(self.list)
        self.list.show_lines(line_rows(self.live, self._document.assessment), self.live.at)

    def leave(self) -> None:
        """Leave the workshop."""
        self._say_unfinished()
        self.left.emit()

    def ask_to_leave(self) -> None:
        """Leave the list of lines, or the wall; the workshop only where that is meant."""
        if self._stack.currentWidget() is self.list:
            self._leave_list()
        elif self._wall_is_up:
            self.wall_wanted.emit()
        elif self._prompts.confirm(LEAVE, f"{KEPT} {self.waits_words}", "&Leave"):
            self.leave()

    @property
    def waits_words(self) -> str:
        """Where the workshop waits once it is left, and how it goes on."""
        place = place_and_next(self.live, self._document.assessment)[0]
        return waits_words(place, begun=self.card.vote.tally.has_begun)

    def change_present(self) -> None:
        """Ask how many are here now."""
        said = ask_present(self._document, self._prompts, self.live)
        if said:
            self.said.emit(said)

    # --- going on ---

    def _step(self, by: int) -> None:
        self._say_unfinished()
        if not self.live.go(by):
            words = LAST if by > 0 else FIRST
            self.said.emit(words)
            announce(self, words)

    def _come_to(self) -> None:
        """Another line is on."""
        self.strip.hush()
        if self._stack.currentWidget() is self.list:
            self._stack.setCurrentWidget(self.card)
        if self.live.question is not None:
            self.desk.show(anew=True)
        self.refresh()
        self._show_time()
        if self.isVisible():
            self.focus()
            announce(self, self.head.place.text())

    def _go_to(self, place: int) -> None:
        self._say_unfinished()
        self._stack.setCurrentWidget(self.card)
        self.live.go_to(place)

    def _leave_list(self) -> None:
        self._stack.setCurrentWidget(self.card)
        self.refresh()
        self.focus()

    def _say_unfinished(self) -> None:
        """Half of a no agreement is not recorded, and is kept; say so when it is left."""
        if self.live.question is not None and self.card.answer.is_half_apart:
            words = UNFINISHED.format(self.live.place)
            self.said.emit(words)
            announce(self, words)

    def _show_line(self) -> None:
        live, step = self.live, self.live.step
        if step is None:
            self.line.show_line("The workshop", "", NO_LINES, links=False)
            return
        rest = live.session.steps[live.at :]
        links = not step.pause and all(each.question is None for each in rest)
        after = place_and_next(live, self._document.assessment)[1]
        self.line.show_line(step.title, step_words(live.plan[live.at]), after, links=links)

    def _show_time(self) -> None:
        self.head.show_time(self.live.timer.left, running=self.live.timer.is_running)

    def _say_slept(self, seconds: int) -> None:
        self.say(slept_words(seconds))

    def _fit(self) -> None:
        close = self.height() < units.u(ROOMY)
        if close != self._is_close:
            self._is_close = close
            for part in (self.head, self.foot, self.card.asked):
                part.be_close(close)
            self._show_time()

    # --- how ---

    def _connect(self) -> None:
        live, head, foot = self.live, self.head, self.foot
        self.card.vote.again_wanted.connect(self.strip.hush)
        head.reveal_wanted.connect(self._reveal)
        head.wall_wanted.connect(self.wall_wanted)
        head.timer_wanted.connect(live.timer.start_or_pause)
        head.longer_wanted.connect(self._longer)
        foot.back_wanted.connect(self.go_back)
        foot.next_wanted.connect(self.go_on)
        foot.list_wanted.connect(self.list_lines)
        foot.leave_wanted.connect(self.leave)
        self.line.wanted.connect(self.wanted)
        self.list.chosen.connect(self._go_to)
        self.list.left.connect(self._leave_list)
        self.line.present_wanted.connect(self.change_present)
        self.card.vote.present_wanted.connect(self.change_present)
        self.card.vote.keypad_wanted.connect(self.keypad_wanted)
        self.desk.said.connect(self.said)
        add_keys(
            self,
            {
                ScribeKey.NEXT: self.go_on,
                ScribeKey.STEP: self.step_on,
                ScribeKey.BACK: self.go_back,
                ScribeKey.GO_TO: self.list_lines,
                ScribeKey.REVEAL: self._reveal,
                ScribeKey.WALL: self.wall_wanted.emit,
                ScribeKey.BLANK: live.blank_or_show,
                ScribeKey.LARGE: live.large_or_normal,
                ScribeKey.DARK: live.dark_or_light,
                ScribeKey.NOTE: self.card.notes.release,
                ScribeKey.TIMER: live.timer.start_or_pause,
                ScribeKey.LONGER: self._longer,
                ScribeKey.PARK: self.desk.park,
                ScribeKey.FLAG: self.desk.flag,
                ScribeKey.ACTION: self.desk.add_action,
                ScribeKey.PRESENT: self.change_present,
                ScribeKey.LEAVE: self.ask_to_leave,
            },
        )

    def _reveal(self) -> None:
        """Reveal or hide the votes; a tally that is typed and not entered is recorded first."""
        question = self.live.question
        if question is not None and question.rungs and self.desk.finish_tally():
            self.strip.hush()
            self.live.reveal_or_hide()

    def _longer(self) -> None:
        self.live.timer.add()

    def _lay_out(self) -> None:
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        for part in (self.card, self.line, self.list):
            self._stack.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for above in (self.head, Rule(), self.strip):
            column.addWidget(above)
        column.addWidget(self._stack, 1)
        for below in (Rule(), self.foot):
            column.addWidget(below)
