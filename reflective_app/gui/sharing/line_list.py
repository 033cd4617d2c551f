"""A list of sentences under a title, to be read: by eye, by keyboard and by a screen reader."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from reflective_app.gui import units
from reflective_app.gui.widgets.text import RoleLabel, body_label, lead_label


class LineList(QWidget):
    """Its title says how many lines there are."""

    def __init__(self, title: str) -> None:
        """Empty until it is shown lines."""
        super().__init__()
        self._name = title
        self._title = lead_label(title)
        self._labels: list[RoleLabel] = []
        self._column = QVBoxLayout(self)
        units.lay(self._column, (0, 0, 0, 0), 0.75)
        self._column.addWidget(self._title)
        self._none = body_label("Nothing.")
        self._column.addWidget(self._none)

    @property
    def lines(self) -> tuple[str, ...]:
        """What is shown."""
        return tuple(label.text() for label in self._labels if not label.isHidden())

    def show_lines(self, lines: Sequence[str]) -> None:
        """Show these lines in place of others."""
        while len(self._labels) < len(lines):
            label = body_label("")
            self._labels.append(label)
            self._column.addWidget(label)
        for number, label in enumerate(self._labels):
            label.say(f"–\u2002{lines[number]}" if number < len(lines) else "")
        self._none.setVisible(not lines)
        self.setAccessibleName(f"{self._name}: {'. '.join(lines)}")
