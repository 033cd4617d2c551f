"""The field in which words to find are typed, with the keys that lead out of it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from reflective_app.gui.widgets.fields import PlainField


class FindField(PlainField):
    """`down` wants the list of what was found, `entered` is for what Enter does there."""

    entered = Signal()
    down = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Down are not for writing."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Down:
            self.down.emit()
        else:
            super().keyPressEvent(event)
