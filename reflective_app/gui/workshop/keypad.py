"""Pass the keypad: a page for whoever holds the laptop, that tells nothing of anybody else."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from reflective_app.domain.item import Question
from reflective_app.domain.sheet_code import DONT_KNOW, NOT_MINE
from reflective_app.gui import units
from reflective_app.gui.units import Role
from reflective_app.gui.widgets.announce import announce
from reflective_app.gui.widgets.page_frame import ScrollBox
from reflective_app.gui.widgets.text import RoleLabel, Rule, title_label
from reflective_app.wording.codes import EXITS

HOW = "Press the key of the sentence that fits best. Then pass the laptop on."
KEYS = "Backspace takes the last one back. Esc: back to the scribe."
TAKEN = "Your pick is recorded. Pass the laptop on."
TAKEN_BACK = "The last pick is taken back. Press a key again."
NOTHING_BACK = "There is nothing to take back."
DONE = "Everybody has voted. Give the laptop back to the scribe, who presses Enter."
NO_SUCH_KEY = "That key is no answer here. Press one of the keys that are shown."
SAID = (HOW, TAKEN, TAKEN_BACK, NOTHING_BACK, DONE, NO_SUCH_KEY)

ZOOM = (Qt.Key.Key_Plus, Qt.Key.Key_Minus, Qt.Key.Key_Equal, Qt.Key.Key_0)


class SaidLabel(RoleLabel):
    """Always has room for the longest that is said here: nothing below moves at a key."""

    def heightForWidth(self, width: int) -> int:
        """What the highest of all takes."""
        room = QRect(0, 0, min(width, self.maximumWidth()), 0)
        how, metrics = Qt.TextFlag.TextWordWrap, self.fontMetrics()
        return max(metrics.boundingRect(room, how, words).height() for words in SAID)


class KeypadPage(QWidget):
    """One question with its sentences, and how many have picked: never what.

    `keyed` carries a code, `taken_back` asks for the last pick to be taken back, `left` ends it.
    """

    keyed = Signal(str)
    taken_back = Signal()
    left = Signal()

    def __init__(self) -> None:
        """Empty until it is shown a question."""
        super().__init__()
        self._codes: tuple[str, ...] = ()
        self._question: Question | None = None
        self._done = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self.question: RoleLabel = title_label("")
        self.recorded = RoleLabel("", Role.SECTION)
        self.said = SaidLabel(HOW)
        self.said.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._grid_box = QWidget()
        self._grid = QGridLayout(self._grid_box)
        units.lay(self._grid, (0, 0, 0, 0), 1.5, 2)
        self._grid.setColumnStretch(1, 100)
        self._grid.setColumnStretch(2, 1)  # for what the sentences, no wider than a line, leave
        self.rows: list[tuple[RoleLabel, RoleLabel]] = []
        self._lay_out()

    def show_question(self, question: Question, recorded: str) -> None:
        """Ask a question; `recorded` is how many have picked."""
        self._question, self._done = question, False
        self.question.setText(question.text)
        lines = [(str(rung), sentence) for rung, sentence in enumerate(question.rungs)]
        lines += [(code, EXITS[code]) for code in (DONT_KNOW, NOT_MINE)]
        self._codes = tuple(code for code, _ in lines)
        while len(self.rows) < len(lines):
            self._add_row()
        for place, (key, words) in enumerate(self.rows):
            shown = place < len(lines)
            key.say(lines[place][0] if shown else "")
            words.say(lines[place][1] if shown else "")
        self.said.setText(HOW)
        self.show_recorded(recorded)
        self.setAccessibleName(f"{question.text} {HOW}")
        self.setAccessibleDescription(". ".join(f"{code}: {words}" for code, words in lines))
        self._scroll.verticalScrollBar().setValue(0)

    def show_recorded(self, recorded: str) -> None:
        """Say how many have picked."""
        self.recorded.setText(recorded)

    def end(self) -> None:
        """Everybody has voted: no key counts any more, and Enter goes back to the scribe."""
        self._done = True
        self.say(DONE)

    def say(self, message: str) -> None:
        """Say what became of a key."""
        self.said.setText(message)
        announce(self, f"{message} {self.recorded.text()}")

    def event(self, event: QEvent) -> bool:
        """No command of the window works here, least of all undoing, but for the text size."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            if not (control and event.key() in ZOOM):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The codes, Backspace and Escape; anything else is said to be none."""
        modifiers = event.modifiers() & ~(
            Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
        )
        code = event.text().casefold()
        if modifiers:
            return
        match event.key():
            case Qt.Key.Key_Escape:
                self.left.emit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if self._done:
                self.left.emit()
            case Qt.Key.Key_Backspace:
                self._done = False
                self.taken_back.emit()
            case Qt.Key.Key_PageDown | Qt.Key.Key_Down:
                self._scroll_by(1)
            case Qt.Key.Key_PageUp | Qt.Key.Key_Up:
                self._scroll_by(-1)
            case _ if code.strip() and self._done:
                self.say(DONE)
            case _ if code in self._codes and not event.isAutoRepeat():
                self.keyed.emit(code)
            case _ if code.strip() and not event.isAutoRepeat():
                self.say(NO_SUCH_KEY)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """There is nowhere else to go."""
        return False

    def _scroll_by(self, by: int) -> None:
        bar = self._scroll.verticalScrollBar()
        bar.setValue(bar.value() + by * self._scroll.height() // 2)

    def _add_row(self) -> None:
        key = RoleLabel("", Role.TITLE, wraps=False)
        words = RoleLabel("", Role.SECTION)
        place = len(self.rows)
        top = Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(key, place, 0, top | Qt.AlignmentFlag.AlignHCenter)
        self._grid.addWidget(words, place, 1, Qt.AlignmentFlag.AlignVCenter)
        self.rows.append((key, words))

    def _lay_out(self) -> None:
        content = QWidget()
        column = QVBoxLayout(content)
        units.lay(column, (5, 3, 5, 2), 2)
        column.addWidget(self.question)
        column.addWidget(self.said)
        column.addWidget(Rule())
        column.addWidget(self._grid_box)
        column.addStretch(1)
        self._scroll = ScrollBox(content)
        foot = QWidget()
        below = QVBoxLayout(foot)
        units.lay(below, (5, 1.5, 5, 2), 0.5)
        below.addWidget(self.recorded)
        below.addWidget(RoleLabel(KEYS, Role.CAPTION, second=True))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._scroll, 1)
        whole.addWidget(Rule())
        whole.addWidget(foot)
