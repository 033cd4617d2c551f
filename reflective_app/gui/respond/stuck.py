"""That what is typed is not in the file, and the way to another place for it."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QVBoxLayout

from reflective_app.gui import units
from reflective_app.gui.widgets.announce import announce
from reflective_app.gui.widgets.buttons import quiet_button
from reflective_app.gui.widgets.text import RoleLabel, body_label


class StuckStrip(QFrame):
    """That what is typed is not in the file, and the way to another place."""

    def __init__(self) -> None:
        """Hidden while all is well."""
        super().__init__()
        self.setProperty("manner", "notice")
        self.words: RoleLabel = body_label("")
        self.choose = quiet_button("Choose where to keep &it…")
        column = QVBoxLayout(self)
        units.lay(column, (2, 1, 2, 1), 1)
        column.addWidget(self.words)
        column.addWidget(self.choose)
        self.hide()

    def say(self, message: str) -> None:
        """Show and announce a message; an empty one hides it."""
        if message == self.words.text():
            return
        self.words.setText(message)
        self.setVisible(bool(message))
        if message:
            announce(self, message, urgent=True)
