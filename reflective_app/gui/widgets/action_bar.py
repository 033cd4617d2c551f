"""The bar under a page: what can be done with what is chosen, always in sight."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from reflective_app.gui import units
from reflective_app.gui.units import Role
from reflective_app.gui.widgets.flow import FlowLayout
from reflective_app.gui.widgets.text import RoleLabel, Rule

HINT_LINE = 130
"""The most characters in a line of the hint: it is one line wherever that can be."""

ROOM_FOR_HINT = 76
"""In units; what is narrower than this is low as well."""

EDGES, GAP = (4, 1.25, 4, 1.25), 1
NARROW_EDGES, NARROW_GAP = (1.5, 0.75, 1.5, 0.75), 0.5
"""In units: usually, and where the bar would else take the room of the page."""


class ActionBar(QWidget):
    """A hairline, buttons that go on in a new line where narrow, and a hint about keys.

    Where narrow it is compact: its edges are smaller, and a button that has short words shows them.
    """

    def __init__(self, hint: str = "") -> None:
        """The hint stands below the buttons; it is the first to go where there is little room."""
        super().__init__()
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        whole = QVBoxLayout(self)
        units.lay(whole, (0, 0, 0, 0), 0)
        whole.addWidget(Rule())
        self._words: dict[QPushButton, tuple[str, str]] = {}
        self._narrow: bool | None = None
        self._inner: QBoxLayout = QVBoxLayout()
        units.lay(self._inner, EDGES, 0.75)
        whole.addLayout(self._inner)
        buttons = QWidget()
        self._row = FlowLayout(buttons)
        units.lay(self._row, (0, 0, 0, 0), GAP)
        self._inner.addWidget(buttons)
        self.hint = RoleLabel("", Role.CAPTION, second=True, characters=HINT_LINE)
        self._inner.addWidget(self.hint)
        self.say(hint)

    def say(self, hint: str) -> None:
        """Give another hint."""
        self._hint = hint
        self._fold()

    def name(self, button: QPushButton, words: str, short: str) -> None:
        """Give a button its words, and shorter ones for a narrow bar; it is called by the whole."""
        self._words[button] = words, short
        button.setAccessibleName(words.replace("&", "").removesuffix("…"))
        button.setText(short if self._narrow else words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The hint and long words go where there is little room, and come back."""
        super().resizeEvent(event)
        self._fold()

    def changeEvent(self, event: QEvent) -> None:
        """Larger text leaves less room."""
        super().changeEvent(event)
        if units.text_changed(event):
            self._fold()

    def _fold(self) -> None:
        narrow = self.width() < units.u(ROOM_FOR_HINT)
        self.hint.say("" if narrow else self._hint)
        if narrow == self._narrow:
            return
        self._narrow = narrow
        units.lay(self._inner, NARROW_EDGES if narrow else EDGES, 0.75)
        units.lay(self._row, (0, 0, 0, 0), NARROW_GAP if narrow else GAP)
        for button, (words, short) in self._words.items():
            button.setText(short if narrow else words)

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
