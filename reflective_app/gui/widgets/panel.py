"""The shape of the program's own small dialogs."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TypeVar

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QVBoxLayout, QWidget

from reflective_app.gui import units
from reflective_app.gui.widgets.buttons import quiet_button
from reflective_app.gui.widgets.flow import FlowLayout
from reflective_app.gui.widgets.text import body_label, section_label

T = TypeVar("T")


class Panel(QDialog):
    """A small dialog: a head, words, what is added, and buttons. It fits the screen it is on."""

    def __init__(self, window: QWidget | None, title: str, message: str) -> None:
        """`message` wraps."""
        super().__init__(window)
        self.setWindowTitle(title)
        column = QVBoxLayout(self)
        units.lay(column, (3, 2.5, 3, 2), 1.5)
        self._content = QVBoxLayout()
        units.lay(self._content, (0, 0, 0, 0), 1)
        column.addLayout(self._content)
        self._content.addWidget(section_label(title))
        self._content.addWidget(body_label(message))
        self._buttons = QDialogButtonBox()
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        column.addStretch(1)
        column.addWidget(self._buttons)
        room = self.screen().availableGeometry().width()
        self.setMinimumWidth(min(units.u(52), room - units.u(4)))

    def add(self, widget: QWidget) -> None:
        """Add below the words."""
        self._content.addWidget(widget)

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
        self._content.addWidget(row)
        self.exec()
        return chosen[0] if chosen else None

    def _take(self, chosen: list[T], value: T, _: bool = False) -> None:
        chosen.append(value)
        self.accept()

    def add_button(self, words: str, role: QDialogButtonBox.ButtonRole) -> QPushButton:
        """Add a button; accepting and rejecting ones close the dialog."""
        button = quiet_button(words)
        self._buttons.addButton(button, role)
        return button
