"""A few words side by side, one of which is chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QSizePolicy, QWidget

from reflective_app.gui import units
from reflective_app.gui.widgets.buttons import LEAST_TARGET
from reflective_app.gui.widgets.flow import FlowLayout

AGAIN = "Choose it again to take it back."


class RadioRow(QWidget):
    """Radio buttons that wrap where there is no room. `picked` is a person's choice only."""

    picked = Signal(str)

    def __init__(
        self, choices: Sequence[tuple[str, str]], name: str, *, can_be_none: bool = False
    ) -> None:
        """`choices` are keys with their words; `name` says what they are about.

        Where `can_be_none`, choosing what is chosen takes it back: `picked` is then empty.
        """
        super().__init__()
        self._can_be_none, self._shown = can_be_none, ""
        self._keys = [key for key, _ in choices]
        self._group = QButtonGroup(self)
        row = FlowLayout(self)
        units.lay(row, (0, 0, 0, 0), 1)
        for number, (_, words) in enumerate(choices):
            button = QRadioButton(words)
            button.setMinimumHeight(LEAST_TARGET)
            button.setAccessibleName(f"{name} {words}".strip())
            if can_be_none:
                button.setToolTip(AGAIN)
                button.setAccessibleDescription(AGAIN)
            self._group.addButton(button, number)
            row.addWidget(button)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._group.idClicked.connect(self._on_clicked)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # a label's Alt letter leads nowhere else
        self.setFocusProxy(self._group.buttons()[0])

    @property
    def choice(self) -> str:
        """The key of what is chosen; empty if nothing is."""
        number = self._group.checkedId()
        return self._keys[number] if number >= 0 else ""

    def button(self, key: str) -> QRadioButton:
        """The button of a key. Raises ValueError if there is none."""
        found = self._group.button(self._keys.index(key))
        assert isinstance(found, QRadioButton)
        return found

    def show_choice(self, key: str) -> None:
        """Show this as chosen, or nothing where it is empty; nothing is proposed."""
        self._shown = key
        if key == self.choice:
            return
        self._group.setExclusive(False)
        for number, button in enumerate(self._group.buttons()):
            button.setChecked(self._keys[number] == key)
        self._group.setExclusive(True)
        self.setFocusProxy(self.button(key) if key else self._group.buttons()[0])

    def _on_clicked(self, number: int) -> None:
        key = self._keys[number]
        if self._can_be_none and key == self._shown:
            self.show_choice("")
        self._shown = self.choice
        self.setFocusProxy(self.button(key))
        self.picked.emit(self._shown)
