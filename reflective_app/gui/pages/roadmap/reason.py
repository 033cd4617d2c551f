"""The line that asks why an action stands elsewhere than its ratings say; nobody has to answer."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from reflective_app.domain.plan import Action
from reflective_app.gui import units
from reflective_app.gui.widgets.action_bar import ActionBar, labelled
from reflective_app.gui.widgets.fields import PlainField
from reflective_app.gui.widgets.text import field_label

KEYS = "Alt+W goes to this line. Enter records the reason, Escape leaves it; it may stay empty."
ASK_WHY = "Alt+W: write why."


class ReasonField(PlainField):
    """A line that Enter records and Escape leaves."""

    entered = Signal()
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Escape end the writing."""
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.entered.emit()
            case Qt.Key.Key_Escape:
                self.left.emit()
            case _:
                super().keyPressEvent(event)


class ReasonBar(ActionBar):
    """Asks why the chosen action was moved. `recorded` carries the action and the reason.

    What was begun and not recorded is still there when the action is chosen again.
    """

    recorded = Signal(str, str)
    left = Signal()

    def __init__(self) -> None:
        """It asks nothing until it is shown an action that was moved."""
        super().__init__(KEYS)
        self._of = ""
        self._begun: dict[str, str] = {}
        self.field = ReasonField()
        self.field.setAccessibleDescription(KEYS)
        units.hold(self.field, least=36)
        self.label = field_label("", self.field)
        self.label.setWordWrap(False)
        self.add(labelled(self.label, self.field))
        self.field.entered.connect(self._on_entered)
        self.field.left.connect(self.left)

    def ask(self, action: Action | None, phase: str) -> None:
        """Ask why an action is in a phase; None asks nothing."""
        if self.field.text().strip() and self._of:
            self._begun[self._of] = self.field.text()
        of = action.id if action is not None else ""
        if of != self._of:
            self._of = of
            self.field.show_text(self._begun.pop(of, ""))
        if action is not None:
            question = f"Why is it in {phase}?"
            self.label.setText(f"&{question}")
            self.field.setAccessibleName(question)

    def _on_entered(self) -> None:
        """Without words nothing is recorded; the keyboard goes back either way."""
        of, words = self._of, " ".join(self.field.text().split())
        if words:
            self.field.clear()
            self._begun.pop(of, None)
            self.recorded.emit(of, words)
        self.left.emit()
