"""Sections of a form, each under its head: two side by side where there is room, else one."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from reflective_app.gui import units
from reflective_app.gui.widgets.text import lead_label

ROOM_FOR_TWO = 114
"""In units: narrower, the sections stand one below the other."""

WIDE = 66
"""The most a field is wide, in units."""

SHARES = (6, 5)
"""How two sections share the width: the first of each pair holds the wider fields."""


class Sections(QWidget):
    """Heads with what stands below them, read from left to right and then down."""

    def __init__(self) -> None:
        """Empty at first."""
        super().__init__()
        self._grid = QGridLayout(self)
        units.lay(self._grid, (0, 0, 0, 0), 3)
        self._sections: list[QWidget] = []
        self._column = QVBoxLayout()
        self.abreast = 0

    def begin(self, words: str) -> None:
        """Begin another section, to which widgets are added."""
        section = QWidget()
        self._column = QVBoxLayout(section)
        units.lay(self._column, (0, 0, 0, 0), 1.5)
        self._column.addWidget(lead_label(words))
        self._sections.append(section)
        self.abreast = 0
        self._fold()

    def add(self, widget: QWidget) -> None:
        """Add a widget to the section that was begun last."""
        units.hold(widget, most=WIDE)
        self._column.addWidget(widget)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two abreast, or one."""
        super().resizeEvent(event)
        self._fold()

    def changeEvent(self, event: QEvent) -> None:
        """Larger text leaves room for fewer."""
        super().changeEvent(event)
        if units.text_changed(event):
            self._fold()

    def _fold(self) -> None:
        abreast = 2 if self.width() >= units.u(ROOM_FOR_TWO) else 1
        if abreast == self.abreast:
            return
        self.abreast = abreast
        for place, section in enumerate(self._sections):
            self._grid.removeWidget(section)
            self._grid.addWidget(section, *divmod(place, abreast), Qt.AlignmentFlag.AlignTop)
        for column, share in enumerate(SHARES):
            self._grid.setColumnStretch(column, share if abreast > 1 else 1 - column)
