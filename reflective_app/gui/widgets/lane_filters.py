"""Which items of the benchmark are shown: three boxes, and how many are hidden."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reflective_app.gui import units
from reflective_app.gui.widgets.announce import announce
from reflective_app.gui.widgets.buttons import link_button
from reflective_app.gui.widgets.choices import ChoiceBox
from reflective_app.gui.widgets.flow import FlowLayout
from reflective_app.gui.widgets.text import RoleLabel, caption

Choices = Sequence[tuple[str, str]]


class LaneFilters(QWidget):
    """`narrowed` says that the person wants other items shown."""

    narrowed = Signal()

    def __init__(self, *boxes: tuple[str, Choices]) -> None:
        """Each box has a name and its choices; the first of them leaves nothing out."""
        super().__init__()
        self.boxes = [ChoiceBox(choices, name) for name, choices in boxes]
        self._all = [choices[0][0] for _, choices in boxes]
        self.hidden: RoleLabel = caption("", second=False)
        self.show_all = link_button("Show all", self.widen, spoken="Show all items")
        row = QWidget()
        flow = FlowLayout(row)
        units.lay(flow, (0, 0, 0, 0), 1)
        for widget in (*self.boxes, self.show_all):
            flow.addWidget(widget)
        for box in self.boxes:
            box.picked.connect(self.narrowed)
        column = QVBoxLayout(self)
        units.lay(column, (0, 0, 0, 0), 0.5)
        column.addWidget(row)
        column.addWidget(self.hidden)
        self.hidden.hide()
        self.show_all.hide()

    @property
    def choices(self) -> tuple[str, ...]:
        """What is chosen in each box, in order."""
        return tuple(box.choice for box in self.boxes)

    @property
    def are_open(self) -> bool:
        """Whether nothing is left out."""
        return list(self.choices) == self._all

    def widen(self) -> None:
        """Show all items again."""
        for box, key in zip(self.boxes, self._all, strict=True):
            box.show_choice(key)
        self.boxes[0].setFocus()
        self.narrowed.emit()

    def say(self, words: str) -> None:
        """Say what is hidden; nothing where all is shown."""
        if words != self.hidden.text():
            self.hidden.say(words)
            announce(self, words or "All items shown")
        self.show_all.setVisible(not self.are_open)
