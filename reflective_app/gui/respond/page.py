"""The simple mode's page: a list of all, one view at a time, and what was saved at its foot."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from reflective_app.domain.picks import Pick
from reflective_app.domain.responding import (
    for_people,
    in_role,
    next_open,
    pick_for,
    words_for,
)
from reflective_app.gui import units
from reflective_app.gui.respond.document import Edit, ResponseDocument
from reflective_app.gui.respond.end import EndView
from reflective_app.gui.respond.list import END, WELCOME, AskedList
from reflective_app.gui.respond.question import QuestionView
from reflective_app.gui.respond.stuck import StuckStrip
from reflective_app.gui.respond.welcome import WelcomeView
from reflective_app.gui.units import Role
from reflective_app.gui.widgets.at_once import AtOnce
from reflective_app.gui.widgets.buttons import quiet_button
from reflective_app.gui.widgets.flow import FlowLayout
from reflective_app.gui.widgets.page_frame import ScrollBox
from reflective_app.gui.widgets.rung_picker import KEPT
from reflective_app.gui.widgets.text import RoleLabel, Rule
from reflective_app.wording.respond import answered_words, saved_words, stuck_words

LIST = 38
"""The width of the list, in units."""

ROOM_FOR_LIST = 112
"""Narrower than this, in units, the list is a view of its own."""

NOT_FOR_A_TABLE = "A table answers with a tally: type it in the box beside its sentences."


class RespondPage(QWidget):
    """The views of one response. `save_wanted` asks where to keep it, `close_wanted` lets it go."""

    save_wanted = Signal()
    close_wanted = Signal()
    said = Signal(str)

    def __init__(self, document: ResponseDocument) -> None:
        """What this is comes first, or where it was left off."""
        super().__init__()
        self.document = document
        self.at = WELCOME
        self.strip = StuckStrip()
        self.list = AskedList()
        self.welcome, self.question, self.end = WelcomeView(), QuestionView(), EndView()
        self.all = quiet_button("All &questions", self._show_list)
        self.back, self.next = (
            quiet_button("&Back", self.go_back),
            quiet_button("&Next", self.go_on),
        )
        self.answered = RoleLabel("", Role.CAPTION, wraps=False)
        self.saved = RoleLabel("", Role.CAPTION, second=True, wraps=False)
        self._stack = QStackedWidget()
        self._views = {WELCOME: 0, END: 2}
        self._wants_list = False
        self._lay_out()
        AtOnce(self)
        self._connect()
        self._refresh()
        self._show_view()

    # --- where one is ---

    def go_to(self, key: str) -> None:
        """Go to a view by its key, and give it the keyboard. What cannot be read keeps one here."""
        if self.turn_to(key):
            self._wants_list = False
            self._fold()
            self._focus_view()

    def go_on(self) -> None:
        """The next view."""
        self._step(1)

    def go_back(self) -> None:
        """The one before."""
        self._step(-1)

    def begin(self) -> None:
        """Give the keyboard to what is shown, or to Next where that is further down."""
        self._focus_view()
        QTimer.singleShot(0, self, self._leave_what_is_out_of_sight)

    def settle(self) -> bool:
        """Have what is typed read; whether all of it is understood."""
        return self.welcome.settle() and self.question.settle()

    def turn_to(self, key: str) -> bool:
        """Show a view and leave the keyboard where it is; whether it could be shown."""
        if key != self.at:
            if not self.settle():
                self.list.show_choice(self.at)
                return False
            self.at = key
            self._show_view()
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Have the list beside the view where there is room."""
        super().resizeEvent(event)
        self._fold()

    def changeEvent(self, event: QEvent) -> None:
        """Larger text leaves less room."""
        super().changeEvent(event)
        if units.text_changed(event):
            self._fold()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What looks like an answer and is none is told of: it would else be missed unseen."""
        missed = "" if event.modifiers() & ~KEPT else self._missed(event.text())
        if missed:
            self.said.emit(missed)
        else:
            super().keyPressEvent(event)

    # --- how ---

    def _lay_out(self) -> None:
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self._boxes: list[QScrollArea] = []
        for view in (self.welcome, self.question, self.end):
            box = ScrollBox(view)
            self._boxes.append(box)
            self._stack.addWidget(box)
        self._side = QWidget()
        in_side = QVBoxLayout(self._side)
        units.lay(in_side, (0, 1, 0, 0), 0)
        in_side.addWidget(self.list)
        self._rule = Rule(upright=True)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        for part, stretch in ((self._side, 0), (self._rule, 0), (self._stack, 1)):
            middle.addWidget(part, stretch)
        foot = QWidget()
        foot.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        row = FlowLayout(foot)
        units.lay(row, (4, 1, 4, 1), 1.5)
        for part in (self.back, self.next, self.all, self.answered, self.saved):
            row.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.strip)
        column.addLayout(middle, 1)
        column.addWidget(Rule())
        column.addWidget(foot)

    def _connect(self) -> None:
        document = self.document
        document.changed.connect(self._refresh)
        document.saved.connect(self._show_saved)
        self.strip.choose.clicked.connect(self.save_wanted)
        self.end.save_wanted.connect(self.save_wanted)
        self.end.close_wanted.connect(self.close_wanted)
        self.end.role_wanted.connect(self._go_to_role)
        self.end.place_wanted.connect(self._go_to_box)
        self.list.chosen.connect(self.turn_to)
        self.list.opened.connect(self.go_to)
        self.list.clicked.connect(lambda _: self.go_to(self.list.choice))
        self.list.coded.connect(self._on_code)
        self.welcome.role_written.connect(lambda role: self._apply(partial(in_role, role)))
        self.welcome.people_given.connect(lambda people: self._apply(partial(for_people, people)))
        self.welcome.started.connect(self._start)
        self.question.picked.connect(self._on_pick)
        self.question.choices.chosen.connect(self._keep_row_in_sight)
        self.question.written.connect(self._on_words)

    def _refresh(self) -> None:
        """Show the value as it is now."""
        response = self.document.response
        self.list.show_response(response, self.at)
        self.answered.setText(answered_words(response))
        self.welcome.show_response(response)
        self.end.show_response(response, self.document.path)
        if self.at in response.asked:
            self.question.show_response(response)

    def _show_saved(self) -> None:
        """Say quietly that it was saved, or plainly that it was not."""
        document = self.document
        trouble = document.trouble
        self.strip.say(stuck_words(trouble, not document.is_lost) if trouble else "")
        when = document.saved_at
        self.saved.setText(saved_words(when) if when is not None and not trouble else "")
        self.end.show_response(document.response, document.path)

    def _show_view(self) -> None:
        place = self._views.get(self.at, 1)
        if place == 1:
            self.question.show_question(self.at, self.document.response)
        self._stack.setCurrentIndex(place)
        self._boxes[place].verticalScrollBar().setValue(0)
        keys = self._keys
        self.back.setEnabled(keys.index(self.at) > 0)
        self.next.setEnabled(keys.index(self.at) < len(keys) - 1)
        self.list.show_choice(self.at)
        self._fold()

    @property
    def _keys(self) -> list[str]:
        return [WELCOME, *self.document.response.asked, END]

    def _step(self, by: int) -> None:
        keys = self._keys
        place = keys.index(self.at) + by
        if 0 <= place < len(keys):
            self.go_to(keys[place])

    def _start(self) -> None:
        if self.settle():
            self.go_to(next_open(self.document.response) or END)

    def _focus_view(self) -> None:
        if self.at == WELCOME:
            self.welcome.role.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.at == END:
            self.end.close_file.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.question.focus()

    def _leave_what_is_out_of_sight(self) -> None:
        if self.welcome.role.hasFocus() and self.welcome.role.visibleRegion().isEmpty():
            self.next.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep_row_in_sight(self, place: int) -> None:
        self._boxes[1].ensureWidgetVisible(self.question.choices.rows[place], 0, 0)

    def _go_to_role(self) -> None:
        self.go_to(WELCOME)
        self._boxes[0].ensureWidgetVisible(self.welcome.role)

    def _go_to_box(self, question_id: str, box: str) -> None:
        self.go_to(question_id)
        self._boxes[1].ensureWidgetVisible(self.question.focus_on(box))

    def _show_list(self) -> None:
        """Show the list in place of the view, where there is no room for both."""
        self._wants_list = True
        self._fold()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fold(self) -> None:
        wide = self.width() >= units.u(ROOM_FOR_LIST)
        if wide:
            self._wants_list = False
        self._side.setVisible(wide or self._wants_list)
        units.hold(self._side, least=LIST if wide else 0, most=LIST if wide else 0)
        self._stack.setVisible(wide or not self._wants_list)
        self._rule.setVisible(wide)
        self.all.setVisible(not wide and not self._wants_list)

    # --- wishes ---

    def _apply(self, edit: Edit) -> None:
        self.document.apply(edit)

    def _on_pick(self, pick: Pick | None) -> None:
        self._apply(partial(pick_for, self.at, pick))

    def _on_words(self, box: str, text: str) -> None:
        self._apply(partial(words_for, self.at, box, text))

    def _on_code(self, code: str) -> None:
        """A code typed in the list answers the question that is chosen there."""
        if self.document.response.people > 1:
            self.said.emit(NOT_FOR_A_TABLE)
            self.go_to(self.at)
        elif self.question.take_code(code):
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.said.emit(self._missed(code))

    def _missed(self, typed: str) -> str:
        """Why a key answered nothing where a question is on; empty for other keys."""
        asks = self.at in self.document.response.asked
        return self.question.missed_words(typed, in_list=self.list.hasFocus()) if asks else ""
