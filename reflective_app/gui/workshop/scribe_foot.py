"""The foot of the scribe’s page: the line before, any line, and on."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from reflective_app.gui import units
from reflective_app.gui.widgets.buttons import primary_button, quiet_button
from reflective_app.gui.widgets.flow import FlowLayout
from reflective_app.gui.widgets.text import RoleLabel, caption

ROOM_FOR_KEYS = 100
"""Narrower than this, in units, the key is not named beside its button."""

RECORD, ONLY_RECORD, ON = "Record and ne&xt", "Rec&ord", "Ne&xt"


class ScribeFoot(QWidget):
    """Each signal is a wish."""

    back_wanted = Signal()
    list_wanted = Signal()
    next_wanted = Signal()
    leave_wanted = Signal()

    def __init__(self) -> None:
        """The buttons, each with its key beside it."""
        super().__init__()
        self.back = quiet_button("Pr&evious", self.back_wanted.emit)
        self.to_list = quiet_button("Go to…", self.list_wanted.emit)
        self.leave = quiet_button("Leave", self.leave_wanted.emit)
        self.next = primary_button(RECORD, self.next_wanted.emit)
        self.keys: RoleLabel = caption("Ctrl+Enter, F1 all keys")
        self.keys.setWordWrap(False)
        for keys, words, button in (
            ("Ctrl+Left", "Previous line of the running order", self.back),
            ("Ctrl+G", "Go to a line of the running order", self.to_list),
            ("Esc", "Leave the workshop", self.leave),
            ("Ctrl+Enter", "", self.next),
        ):
            button.setToolTip(keys)
            if words:
                button.setAccessibleName(words)
        left = QWidget()
        flow = FlowLayout(left)
        units.lay(flow, (0, 0, 0, 0), 1)
        for button in (self.back, self.to_list, self.leave):
            flow.addWidget(button)
        row = self._row = QHBoxLayout(self)
        units.lay(row, (3, 1, 3, 1), 1.5)
        row.addWidget(left, 1)
        row.addWidget(self.keys)
        row.addWidget(self.next, 0, Qt.AlignmentFlag.AlignVCenter)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep to one line as long as that can be: the key is also said where one points."""
        super().resizeEvent(event)
        self.keys.setVisible(self.width() >= units.u(ROOM_FOR_KEYS))

    def be_close(self, close: bool) -> None:
        """Take less room, where the text is large for the screen."""
        edge = 0.5 if close else 1
        units.lay(self._row, (3, edge, 3, edge), 1.5)

    def show_for(self, *, question: bool, ends: bool) -> None:
        """Say what going on does here; nothing comes after the line that `ends` the order."""
        self.next.setText((ONLY_RECORD if ends else RECORD) if question else ON)
        self.next.setEnabled(question or not ends)
