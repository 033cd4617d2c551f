"""A dialog that shows what differs between two versions, and asks what to do about it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout, QWidget

from reflective_app.gui import units
from reflective_app.gui.kept.differences import DifferenceList
from reflective_app.gui.widgets.buttons import quiet_button
from reflective_app.gui.widgets.flow import FlowLayout
from reflective_app.gui.widgets.page_frame import ScrollBox
from reflective_app.gui.widgets.text import body_label, section_label
from reflective_app.wording.kept_sides import Section

WIDE, HIGH, LOW = 88, 72, 32
"""In units; less where the screen has less."""


class DifferencesWindow(QDialog):
    """The words, the list, and a button for each choice. `choice` is the key of the one pressed.

    Words and list scroll together, so that large text leaves room for the buttons.
    """

    def __init__(
        self,
        window: QWidget | None,
        title: str,
        message: str,
        sections: Sequence[Section] | None,
        choices: Sequence[tuple[str, str]],
    ) -> None:
        """`choices` are keys and words; the last leaves everything as it is, as Escape does.

        Where there is nothing to compare (`sections` is None) there is no list.
        """
        super().__init__(window)
        self.setWindowTitle(title)
        self.choice = choices[-1][0]
        self.list = DifferenceList(title, whole=True)
        content = QWidget()
        page = QVBoxLayout(content)
        units.lay(page, (3, 2.5, 3, 1), 1)
        page.addWidget(section_label(title))
        page.addWidget(body_label(message))
        page.addWidget(self.list)
        page.addStretch(1)
        column = QVBoxLayout(self)
        units.lay(column, (0, 0, 0, 2), 1)
        column.addWidget(ScrollBox(content), 1)
        self.buttons, row = _buttons_in_a_row([words for _, words in choices])
        for button, (key, _) in zip(self.buttons, choices, strict=True):
            button.clicked.connect(partial(self._choose, key))
        column.addWidget(row)
        self.list.show_sections(sections or ())
        self.list.setVisible(sections is not None)
        room = self.screen().availableGeometry()
        wide = min(units.u(WIDE), room.width() - units.u(4))
        self.setMinimumWidth(wide)
        high = HIGH if sections is not None else LOW
        self.resize(wide, min(units.u(high), room.height() - units.u(8)))
        (self.list if sections is not None else self.buttons[-1]).setFocus()

    def _choose(self, key: str, _: bool = False) -> None:
        self.choice = key
        self.accept()


def _buttons_in_a_row(words: Sequence[str]) -> tuple[list[QPushButton], QWidget]:
    """Buttons that go into a second row where the text is large; Enter presses the last."""
    row = QWidget()
    flow = FlowLayout(row)
    units.lay(flow, (3, 0, 3, 0), 1)
    buttons = [quiet_button(each) for each in words]
    for button in buttons:
        button.setAutoDefault(False)
        flow.addWidget(button)
    buttons[-1].setDefault(True)
    return buttons, row
