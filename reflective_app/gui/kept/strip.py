"""A quiet message about the open file, with one thing to do about it."""

from __future__ import annotations

from PySide6.QtCore import Signal

from reflective_app.gui.widgets.buttons import quiet_button
from reflective_app.gui.widgets.messages import MessageStrip


class FileStrip(MessageStrip):
    """As every strip, and with a button before the one that puts it away."""

    wanted = Signal()

    def __init__(self, words: str, spoken: str) -> None:
        """`words` stand on the button; `spoken` says what it is about."""
        super().__init__()
        self.button = quiet_button(words, self.wanted.emit)
        self.button.setAccessibleName(spoken)
        self.add_action(self.button)

    def offer(self, message: str, *, button: bool = True) -> None:
        """Show and announce a message, with the button where there is something to do."""
        self.button.setVisible(button)
        self.say(message)
