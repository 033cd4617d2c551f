"""The shape of the program's own small dialogs."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QVBoxLayout, QWidget

from reflective_app.gui import units
from reflective_app.gui.widgets.buttons import quiet_button
from reflective_app.gui.widgets.flow import FlowLayout
from reflective_app.gui.widgets.page_frame import ScrollBox
from reflective_app.gui.widgets.text import body_label, section_label

T = TypeVar("T")

WIDE, TITLE_BAR = 52, 6
"""In units; less where the screen has less."""


class _Words(QWidget):
    """What scrolls: as high as its words need at the width that it has.

    Qt takes the least height of a text to be that of a narrow column.
    """

    def minimumSizeHint(self) -> QSize:
        layout = self.layout()
        if layout is None:
            return super().minimumSizeHint()
        least = layout.totalMinimumSize().width()
        return QSize(least, self.needed(max(self.width(), least)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay all of it out anew: at its first size, not measured yet, Qt takes it to be done."""
        super().resizeEvent(event)
        if (layout := self.layout()) is not None:
            layout.invalidate()
            layout.activate()

    def needed(self, wide: int) -> int:
        """The height for a width, at which nothing is cut."""
        layout = self.layout()
        if layout is None:
            return 0
        heights = layout.totalHeightForWidth(wide), layout.totalMinimumHeightForWidth(wide)
        return max(heights)


class Panel(QDialog):
    """A small dialog: a head, words, what is added, and buttons.

    It is as high as what it says, and no higher than the screen: then all but its buttons scrolls.
    """

    def __init__(self, window: QWidget | None, title: str, message: str) -> None:
        """`message` wraps."""
        super().__init__(window)
        self.setWindowTitle(title)
        self._inside = _Words()
        self._content = QVBoxLayout(self._inside)
        units.lay(self._content, (3, 2.5, 3, 0), 1)
        self._content.addWidget(section_label(title))
        self._content.addWidget(body_label(message))
        self._buttons = QDialogButtonBox()
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self._foot = QVBoxLayout()
        units.lay(self._foot, (3, 0, 3, 0), 0)
        self._foot.addWidget(self._buttons)
        column = QVBoxLayout(self)
        units.lay(column, (0, 0, 0, 2), 1.5)
        self._scroll_box = ScrollBox(self._inside)
        column.addWidget(self._scroll_box, 1)
        column.addLayout(self._foot)
        room = self.screen().availableGeometry().width()
        self.setMinimumWidth(min(units.u(WIDE), room - units.u(4)))
        self._inside.installEventFilter(self)

    def add(self, widget: QWidget) -> None:
        """Add below the words."""
        self._content.addWidget(widget)

    def add_button(self, words: str, role: QDialogButtonBox.ButtonRole) -> QPushButton:
        """Add a button; accepting and rejecting ones close the dialog."""
        button = quiet_button(words)
        self._buttons.addButton(button, role)
        return button

    def choose(self, choices: Sequence[tuple[T, str]]) -> T | None:
        """Show a button for each choice, in as many rows as large text needs; None for Escape.

        The first is the one that Enter presses.
        """
        chosen: list[T] = []
        row = QWidget()
        flow = FlowLayout(row)
        units.lay(flow, (0, 0, 0, 0), 1)
        for value, words in choices:
            button = quiet_button(words)
            button.clicked.connect(partial(self._take, chosen, value))
            flow.addWidget(button)
            if value is choices[0][0]:
                button.setDefault(True)
                button.setFocus()
        self._buttons.hide()
        self._foot.addWidget(row)
        self.exec()
        return chosen[0] if chosen else None

    def showEvent(self, event: QShowEvent) -> None:
        """Be as high as needed from the start, and show the field that is typed in first."""
        super().showEvent(event)
        self._grow()
        if (first := self.focusWidget()) is not None and self._inside.isAncestorOf(first):
            self._scroll_box.ensureWidgetVisible(first, 0, units.u(2))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Grow with what is said later."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._grow()
        return super().eventFilter(watched, event)

    def _grow(self) -> None:
        """Have the height that the words need, as far as the screen goes."""
        column = self.layout()
        if not self.isVisible() or column is None:
            return
        column.activate()
        needed = self._inside.needed(self._scroll_box.width())
        missing = needed - self._scroll_box.viewport().height()
        room = self.screen().availableGeometry().height() - units.u(TITLE_BAR)
        if missing > 0:
            self.resize(self.width(), min(self.height() + missing, max(room, self.height())))
            column.activate()

    def _take(self, chosen: list[T], value: T, _: bool = False) -> None:
        chosen.append(value)
        self.accept()
