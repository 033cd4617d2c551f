"""The bar under a page: what can be done with what is chosen, always in sight."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from reflective_app.gui import units
from reflective_app.gui.units import Role
from reflective_app.gui.widgets.flow import FlowLayout
from reflective_app.gui.widgets.text import RoleLabel, Rule

HINT_LINE = 130
"""The most characters in a line of the hint: it is one line wherever that can be."""

ROOM_FOR_HINT = 76
"""In units; what is narrower than this is low as well."""


class ActionBar(QWidget):
    """A hairline, buttons that go on in a new line where narrow, and a hint about keys."""

    def __init__(self, hint: str = "") -> None:
        """The hint stands below the buttons; it is the first to go where there is little room."""
        super().__init__()
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        whole = QVBoxLayout(self)
        units.lay(whole, (0, 0, 0, 0), 0)
        whole.addWidget(Rule())
        inner: QBoxLayout = QVBoxLayout()
        units.lay(inner, (4, 1.25, 4, 1.25), 0.75)
        whole.addLayout(inner)
        buttons = QWidget()
        self._row = FlowLayout(buttons)
        units.lay(self._row, (0, 0, 0, 0), 1)
        inner.addWidget(buttons)
        self.hint = RoleLabel("", Role.CAPTION, second=True, characters=HINT_LINE)
        inner.addWidget(self.hint)
        self.say(hint)

    def say(self, hint: str) -> None:
        """Give another hint."""
        self._hint = hint
        self._fold()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The hint goes where there is little room, and comes back."""
        super().resizeEvent(event)
        self._fold()

    def changeEvent(self, event: QEvent) -> None:
        """Larger text leaves less room."""
        super().changeEvent(event)
        if units.text_changed(event):
            self._fold()

    def _fold(self) -> None:
        self.hint.say(self._hint if self.width() >= units.u(ROOM_FOR_HINT) else "")

    def add(self, *widgets: QWidget) -> None:
        """Add at the right of what is there."""
        for widget in widgets:
            self._row.addWidget(widget)


def labelled(words: QWidget, widget: QWidget) -> QWidget:
    """Words before a widget, kept together."""
    both = QWidget()
    row = QHBoxLayout(both)
    units.lay(row, (0, 0, 0, 0), 1)
    row.addWidget(words, 0, Qt.AlignmentFlag.AlignVCenter)
    row.addWidget(widget)
    return both
