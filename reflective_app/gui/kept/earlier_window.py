"""The window of earlier versions: which there are, what differs in one, and what to do with it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialogButtonBox, QWidget

from reflective_app.gui import units
from reflective_app.gui.kept.differences import DifferenceList
from reflective_app.gui.widgets.panel import Panel
from reflective_app.gui.widgets.row_delegate import Row, RowManner
from reflective_app.gui.widgets.rows import RowList
from reflective_app.gui.widgets.text import body_label
from reflective_app.wording.kept_sides import Section

WIDE, LIST_HIGH, DIFFERENCES_HIGH = 92, 22, 24
"""In units; less where the screen has less."""

TITLE = "Earlier versions"
MESSAGE = (
    "These are kept on this computer: the last ten saves, and the last one of each day for a "
    "fortnight. Looking at one changes nothing."
)
CHOOSE = "Choose a version to see what differs from what is open now."
DIFFERS = "What differs between this version and what is open now:"
SAME = "It says the same as what is open now."
READING = "Looking at this version…"

ButtonRole = QDialogButtonBox.ButtonRole


class EarlierWindow(Panel):
    """`looked_at` carries the key of the version whose differences are wanted."""

    looked_at = Signal(str)
    back_wanted = Signal(str)
    copy_wanted = Signal(str)

    def __init__(self, window: QWidget | None, rows: Sequence[Row]) -> None:
        """List the versions, newest first; nothing is chosen yet."""
        super().__init__(window, TITLE, MESSAGE)
        manner = RowManner(left=0.625, right=1, above=0.6, ruled=True)
        self.versions = RowList("Earlier versions, newest first", manner)
        self.versions.show_rows(rows)
        self.words = body_label(CHOOSE)
        self.differences = DifferenceList("What differs")
        self.go_back = self.add_button("&Go back to this version", ButtonRole.ActionRole)
        self.open_copy = self.add_button("Open it as a &copy", ButtonRole.ActionRole)
        for button in (self.go_back, self.open_copy):
            button.setAutoDefault(False)  # Enter in the list only looks
        self.add_button("Close", ButtonRole.RejectRole).setDefault(True)
        for widget in (self.versions, self.words, self.differences):
            self.add(widget)
        self._fit()
        self.versions.chosen.connect(self._on_chosen)
        self.go_back.clicked.connect(lambda: self.back_wanted.emit(self.versions.choice))
        self.open_copy.clicked.connect(lambda: self.copy_wanted.emit(self.versions.choice))
        self._offer(possible=False)
        self.versions.setFocus()

    def show_sections(self, sections: Sequence[Section]) -> None:
        """Show what differs between the version chosen and what is open."""
        self.words.setText(DIFFERS if sections else SAME)
        self.differences.setVisible(bool(sections))
        if sections:
            self.differences.show_sections(sections)
        self._offer(possible=True)
        self.go_back.setEnabled(bool(sections))

    def show_trouble(self, words: str) -> None:
        """Say why the version chosen cannot be shown."""
        self.words.setText(words)
        self.differences.hide()
        self._offer(possible=False)

    def _on_chosen(self, key: str) -> None:
        self.words.setText(READING)
        self.differences.hide()
        self._offer(possible=False)
        self.looked_at.emit(key)

    def _offer(self, *, possible: bool) -> None:
        self.go_back.setEnabled(possible)
        self.open_copy.setEnabled(possible)

    def _fit(self) -> None:
        room = self.screen().availableGeometry()
        self.setMinimumWidth(min(units.u(WIDE), room.width() - units.u(4)))
        self.versions.setMinimumHeight(min(units.u(LIST_HIGH), room.height() // 5))
        self.differences.setMinimumHeight(min(units.u(DIFFERENCES_HIGH), room.height() // 4))
        self.differences.hide()
