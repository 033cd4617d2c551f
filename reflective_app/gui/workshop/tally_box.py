"""The box for a tally: how many picked each sentence, typed as they are counted."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent

from reflective_app.domain.item import Question
from reflective_app.gui import units
from reflective_app.gui.units import Role
from reflective_app.gui.widgets.announce import announce
from reflective_app.gui.widgets.fields import PlainField
from reflective_app.gui.widgets.text import RoleLabel, caption
from reflective_app.wording.tally import tally_in
from reflective_app.wording.typed import NotReadError

HOW = (
    "Counts from the first sentence up, then ? and how many don’t know, x and how many say it is "
    "not theirs to judge. Enter records them."
)


class TallyBox(PlainField):
    """`tallied` carries the counts. What cannot be read stays; `trouble` says what to do about it.

    `trouble` is for the page to place.
    """

    tallied = Signal(object)

    def __init__(self) -> None:
        """It needs a question before it can be used."""
        super().__init__("Tally", most=80)
        self._question: Question | None = None
        self._stands = ""
        self._begun: dict[str, str] = {}
        self.trouble: RoleLabel = caption("", second=False)
        self.trouble.hide()
        self.setAccessibleDescription(HOW)
        self.setToolTip(HOW)
        self._wear()
        units.hold(self, least=21, most=21)

    @property
    def is_begun(self) -> bool:
        """Whether something is typed that is not recorded."""
        return bool(self.text().strip()) and self.text().strip() != self._stands

    @property
    def has_begun(self) -> bool:
        """Whether that is so at any question."""
        return self.is_begun or bool(self._begun)

    def show_question(self, question: Question, stands: str) -> None:
        """Ask for the tally of another question, of which one stands; what was begun is there."""
        if self._question is not None and self.is_begun:
            self._begun[self._question.id] = self.text()
        self._question, self._stands = question, stands
        self.setText(self._begun.pop(question.id, stands))
        self._say("")

    def show_tally(self, stands: str) -> None:
        """Show the vote that stands. What a person has begun stays while that is the same."""
        if stands != self._stands:
            self._stands = stands
            self.setText(stands)
            self._say("")

    def enter(self) -> bool:
        """Give what is typed; whether it was recorded."""
        if self._question is None:
            return False
        try:
            pick = tally_in(self.text(), self._question)
        except NotReadError as error:
            self.complain(str(error))
            return False
        self._say("")
        self.tallied.emit(pick)
        if self.trouble.text():
            return False
        self.setText(self._stands)
        return True

    def complain(self, message: str) -> None:
        """Say why it was not recorded; what was typed stays."""
        self._say(message)
        announce(self, message)

    def event(self, event: QEvent) -> bool:
        """Ctrl and an arrow go along the running order, here too: a tally has no words to skip."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            if control and event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
                event.ignore()
                return False
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if units.text_changed(event):
            self._wear()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter; the rest is typing."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            self.enter()
        else:
            super().keyPressEvent(event)

    def _wear(self) -> None:
        """Be written larger than the words about it: it is read across a table."""
        if self.font() != units.font(Role.SECTION):
            self.setFont(units.font(Role.SECTION))

    def _say(self, message: str) -> None:
        self.trouble.say(message)
        self.setAccessibleDescription(message or HOW)
