"""A dialog that shows what differs between two versions, and asks what to do about it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QDialogButtonBox, QWidget

from reflective_app.gui import units
from reflective_app.gui.kept.differences import DifferenceList
from reflective_app.gui.qt_prompts import Panel
from reflective_app.wording.kept_sides import Section

WIDE, HIGH = 84, 36
"""In units; less where the screen has less."""

ButtonRole = QDialogButtonBox.ButtonRole


class DifferencesWindow(Panel):
    """The words, the list, and a button for each choice. `choice` is the key of the one pressed."""

    def __init__(
        self,
        window: QWidget | None,
        title: str,
        message: str,
        sections: Sequence[Section],
        choices: Sequence[tuple[str, str]],
    ) -> None:
        """`choices` are keys and words; the last leaves everything as it is, as Escape does."""
        super().__init__(window, title, message)
        self.choice = self._otherwise = choices[-1][0]
        self.list = DifferenceList("What differs")
        self.add(self.list)
        self.list.show_sections(sections)
        for key, words in choices[:-1]:
            self.add_button(words, ButtonRole.ActionRole).clicked.connect(
                partial(self._choose, key)
            )
        self.add_button(choices[-1][1], ButtonRole.RejectRole).setDefault(True)
        room = self.screen().availableGeometry()
        self.list.setMinimumHeight(min(units.u(HIGH), room.height() // 2))
        self.setMinimumWidth(min(units.u(WIDE), room.width() - units.u(4)))
        self.list.setFocus()

    def _choose(self, key: str, _: bool = False) -> None:
        self.choice = key
        self.accept()
