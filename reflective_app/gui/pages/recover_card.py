"""One piece of unsaved work that was kept: whose, when, and what in it is newer than the file."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from reflective_app.gui import units
from reflective_app.gui.widgets.buttons import link_button, quiet_button
from reflective_app.gui.widgets.flow import FlowLayout
from reflective_app.gui.widgets.text import body_label, caption


@dataclass(frozen=True)
class Kept:
    """What is said about unsaved work. `key` is its own."""

    key: str
    name: str
    words: str


class RecoverCard(QFrame):
    """Offers to look at what was kept, or to throw it away. Nothing happens by itself."""

    look_wanted = Signal(str)
    throw_away_wanted = Signal(str)

    def __init__(self, kept: Kept) -> None:
        """Say it in words."""
        super().__init__()
        self._kept = kept
        self.setProperty("manner", "notice")
        column = QVBoxLayout(self)
        units.lay(column, (2, 1.75, 2, 1.75), 0.75)
        column.addWidget(body_label("Recover unsaved work", strong=True))
        self.words = caption(kept.words, second=False)
        column.addWidget(self.words)
        self.look = quiet_button("Look at what was kept", self._look)
        self.look.setAccessibleName(f"Look at what was kept of {kept.name}")
        self.throw_away = link_button(
            "Throw away…", self._throw_away, spoken=f"Throw away what was kept of {kept.name}"
        )
        buttons = QWidget()
        row = FlowLayout(buttons)
        units.lay(row, (0, 0, 0, 0), 1)
        row.addWidget(self.look)
        row.addWidget(self.throw_away)
        column.addWidget(buttons)

    def _look(self) -> None:
        self.look_wanted.emit(self._kept.key)

    def _throw_away(self) -> None:
        self.throw_away_wanted.emit(self._kept.key)
