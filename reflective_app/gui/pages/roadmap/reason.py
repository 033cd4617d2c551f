"""The line that asks why an action stands elsewhere than its ratings say; nobody has to answer."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from reflective_app.gui import units
from reflective_app.gui.widgets.action_bar import ActionBar, labelled
from reflective_app.gui.widgets.announce import announce
from reflective_app.gui.widgets.fields import PlainField
from reflective_app.gui.widgets.text import field_label

KEYS = (
    "Enter records the reason, Escape leaves it; it may stay empty. Alt+W comes back to this line."
)
ASK_WHY = "Write why; Enter records it."
NO_REASON_YET = "No reason is written yet. Alt+W: write why."
ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class ReasonField(PlainField):
    """A line that Enter records and Escape leaves; while it is empty, a card is still carried on.

    `carried` says how many columns and places, as the board does.
    """

    entered = Signal()
    left = Signal()
    carried = Signal(int, int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Escape end the writing."""
        held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if held and not self.text() and event.key() in ARROWS:
            self.carried.emit(*ARROWS[Qt.Key(event.key())])
            return
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.entered.emit()
            case Qt.Key.Key_Escape:
                self.left.emit()
            case _:
                super().keyPressEvent(event)


class ReasonBar(ActionBar):
    """Asks why actions were moved. `recorded` carries them and the reason.

    `left` says that the keyboard goes back, `carried` that one is moved on without a reason. What
    was begun and not recorded is still there when they are asked of again.
    """

    recorded = Signal(object, str)
    left = Signal()
    carried = Signal(int, int)

    def __init__(self) -> None:
        """It asks nothing until it is shown an action that was moved."""
        super().__init__(KEYS)
        self.of: tuple[str, ...] = ()
        self._begun: dict[tuple[str, ...], str] = {}
        self.field = ReasonField()
        self.field.setAccessibleDescription(KEYS)
        units.hold(self.field, least=36)
        self.label = field_label("", self.field)
        self.label.setWordWrap(False)
        self.add(labelled(self.label, self.field))
        self.field.entered.connect(self._on_entered)
        self.field.left.connect(self.left)
        self.field.carried.connect(self.carried)

    @property
    def is_begun(self) -> bool:
        """Whether a reason is typed that nobody recorded yet."""
        return bool(self.field.text().strip()) or bool(self._begun)

    def ask(self, of: Sequence[str], question: str) -> None:
        """Ask of these actions; of none asks nothing."""
        if self.field.text().strip() and self.of:
            self._begun[self.of] = self.field.text()
        if tuple(of) != self.of:
            self.of = tuple(of)
            self.field.show_text(self._begun.pop(self.of, ""))
        if of:
            self.label.setText(f"&{question}")
            self.field.setAccessibleName(question)

    def start(self) -> None:
        """Put the keyboard into the line, and say what is asked."""
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self.field, f"{self.field.accessibleName()} {KEYS}")

    def _on_entered(self) -> None:
        """Without words nothing is recorded; the keyboard goes back either way, and first."""
        of, words = self.of, " ".join(self.field.text().split())
        self.field.clear()
        self._begun.pop(of, None)
        self.left.emit()
        if words:
            self.recorded.emit(of, words)


def why_question(count: int, phase: str, added: bool) -> str:
    """What is asked of the chosen action, or of drafts that were just `added`."""
    if not added:
        return f"Why is it in {phase}?"
    return f"Why {'is what was' if count == 1 else f'are the {count}'} just added in {phase}?"
