"""Text to read, to select and to copy, and not to change."""

from __future__ import annotations

from PySide6.QtWidgets import QPlainTextEdit


class TextView(QPlainTextEdit):
    """Read-only text that the arrow keys and Tab can leave."""

    def __init__(self, name: str) -> None:
        """`name` says what the text is."""
        super().__init__()
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setAccessibleName(name)

    def show_text(self, text: str) -> None:
        """Show other text; where one was reading stays where it can."""
        if text != self.toPlainText():
            place = self.verticalScrollBar().value()
            self.setPlainText(text)
            self.verticalScrollBar().setValue(place)
