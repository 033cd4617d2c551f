"""The parts of the plan that only show: what does not fit, and whom nobody speaks for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from reflective_app.gui import units
from reflective_app.gui.widgets.buttons import link_button, quiet_button
from reflective_app.gui.widgets.flow import FlowLayout
from reflective_app.gui.widgets.page_frame import PageFrame
from reflective_app.gui.widgets.text import body_label
from reflective_app.wording.workshop_plan import WAYS_TO_FIT


def keep_in_sight(part: QWidget) -> None:
    """Scroll the page no further than it takes to see a part of it."""
    above = part.parentWidget()
    while above is not None and not isinstance(above, PageFrame):
        above = above.parentWidget()
    if above is not None:
        above.keep_in_sight(part)


NOBODY = "Nobody who is coming speaks for:"


class FitPart(QWidget):
    """Whether the questions fit, and a button for each thing that makes them fit.

    `wished` carries the key of one.
    """

    wished = Signal(str)

    def __init__(self) -> None:
        """A button each, shown where it would be enough."""
        super().__init__()
        self.sentence = body_label("", strong=True)
        self.buttons: dict[str, QPushButton] = {}
        self._row = QWidget()
        flow = FlowLayout(self._row)
        units.lay(flow, (0, 0, 0, 0), 1)
        for key in WAYS_TO_FIT:
            self.buttons[key] = button = quiet_button("", partial(self.wished.emit, key))
            flow.addWidget(button)
        column = QVBoxLayout(self)
        units.lay(column, (0, 0, 0, 0), 1)
        column.addWidget(self.sentence)
        column.addWidget(self._row)

    def show_fit(self, sentence: str, choices: Mapping[str, str]) -> None:
        """Show the sentence, and the choices by their keys."""
        self.sentence.setText(sentence)
        for key, button in self.buttons.items():
            button.setText(choices.get(key, ""))
            button.setVisible(key in choices)
        self._row.setVisible(bool(choices))

    @property
    def has_focus(self) -> bool:
        """Whether the keyboard is on one of the choices."""
        return any(button.hasFocus() for button in self.buttons.values())


class UnspokenPart(QWidget):
    """Questions nobody who is coming can speak for, with the way to say who is coming."""

    def __init__(self) -> None:
        """Hidden while somebody speaks for everything. `who` leads on."""
        super().__init__()
        self.lines = body_label("")
        self.who = link_button("Say who is coming and what they speak for…")
        column = QVBoxLayout(self)
        units.lay(column, (0, 0, 0, 0), 0.5)
        column.addWidget(body_label(NOBODY, strong=True))
        column.addWidget(self.lines)
        column.addWidget(self.who)
        self.hide()

    def show_lines(self, lines: Sequence[str]) -> None:
        """Show these; none hides the part."""
        self.lines.setText("\n".join(lines))
        self.setVisible(bool(lines))
