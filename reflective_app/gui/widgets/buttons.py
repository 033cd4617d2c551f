"""Buttons by manner, and the switch between two or three views."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from reflective_app.gui.widgets.flow import FlowLayout

LEAST_TARGET = 24
"""The least width and height of anything to click, in logical pixels."""

Wish = Callable[[], object]


def _button(text: str, clicked: Wish | None, manner: str) -> QPushButton:
    button = QPushButton(text)
    button.setProperty("manner", manner)
    button.setMinimumSize(LEAST_TARGET, LEAST_TARGET)
    button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    button.setAutoDefault(True)  # Enter presses it, outside of dialogs too
    if clicked is not None:
        button.clicked.connect(clicked)
    return button


def primary_button(text: str, clicked: Wish | None = None) -> QPushButton:
    """The one thing to do next; one a page at most."""
    return _button(text, clicked, "primary")


def quiet_button(text: str, clicked: Wish | None = None) -> QPushButton:
    """Any other button."""
    return _button(text, clicked, "quiet")


def link_button(text: str, clicked: Wish | None = None, *, spoken: str = "") -> QPushButton:
    """A small button without an edge; `spoken` says what it is about ("Remove Kinship dry run")."""
    button = _button(text, clicked, "link")
    button.setAccessibleName(spoken or text.replace("&", ""))
    return button


class SegmentedSwitch(QWidget):
    """A choice between views; one is always chosen."""

    chosen = Signal(str)

    def __init__(
        self, choices: Sequence[tuple[str, str]], name: str = "View", *, wraps: bool = False
    ) -> None:
        """`choices` are keys with their words; the first is chosen.

        One that `wraps` goes on in a new line where it has too little room.
        """
        super().__init__()
        self._keys = [key for key, _ in choices]
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        row = FlowLayout(self) if wraps else QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for number, (_, words) in enumerate(choices):
            button = quiet_button(words)
            button.setCheckable(True)
            button.setProperty("segment", self._place(number))
            button.setAccessibleDescription(name)
            self._group.addButton(button, number)
            row.addWidget(button)
            self._on_toggled(number, checked=False)
        self._group.idToggled.connect(self._on_toggled)
        self.show_choice(self._keys[0])
        policy = QSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        if wraps:
            policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
            policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    @property
    def choice(self) -> str:
        """The key of the view that is chosen."""
        return self._keys[self._group.checkedId()]

    def show_choice(self, key: str) -> None:
        """Show this view as chosen, without proposing it."""
        self._shown = True
        self._group.button(self._keys.index(key)).setChecked(True)
        self._shown = False

    def _place(self, number: int) -> str:
        if number == 0:
            return "first"
        return "last" if number == len(self._keys) - 1 else "middle"

    def _on_toggled(self, number: int, checked: bool) -> None:
        """Tab stops at the view that is chosen; Qt itself would stop where the focus was last.

        A choice by a screen reader is no click, and told of here alone.
        """
        stop = Qt.FocusPolicy.StrongFocus if checked else Qt.FocusPolicy.ClickFocus
        self._group.button(number).setFocusPolicy(stop)
        if checked and not self._shown:
            self.chosen.emit(self._keys[number])
