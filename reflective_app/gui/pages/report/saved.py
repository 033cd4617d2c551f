"""What became of a saved document: where it is, or why it could not be written."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reflective_app.gui import units
from reflective_app.gui.widgets.buttons import quiet_button
from reflective_app.gui.widgets.flow import FlowLayout
from reflective_app.gui.widgets.messages import MessageStrip

NOT_OPENED = "This computer has no program that opens it. The file is in its folder all the same."


class SavedNote(QWidget):
    """A message, and under it what can be done next. `again` asks to write to the same place."""

    again = Signal()

    def __init__(self) -> None:
        """Hidden until something was saved, or could not be."""
        super().__init__()
        self._path = Path()
        self.strip = MessageStrip()
        self.open_file = quiet_button("&Open the file", self._open_file)
        self.open_folder = quiet_button("Open its fol&der", self._open_folder)
        self.retry = quiet_button("&Try again", self.again.emit)
        self._buttons = QWidget()
        row = FlowLayout(self._buttons)
        units.lay(row, (2, 0, 0, 0), 1)
        for button in (self.open_file, self.open_folder, self.retry):
            row.addWidget(button)
        column = QVBoxLayout(self)
        units.lay(column, (0, 0, 0, 0), 0.5)
        column.addWidget(self.strip)
        column.addWidget(self._buttons)
        self.strip.put_away.connect(self.hide)
        self.hide()

    def show_saved(self, path: Path) -> None:
        """Say where the document is."""
        self._show(path, f"Saved {path.name} in {path.parent.name or path.parent}.", written=True)

    def show_trouble(self, path: Path, message: str) -> None:
        """Say why it could not be written, and keep the place for another try."""
        self._show(path, message, written=False)

    def _show(self, path: Path, message: str, *, written: bool) -> None:
        self._path = path
        for button in (self.open_file, self.open_folder):
            button.setVisible(written)
        self.retry.setVisible(not written)
        self.show()
        self.strip.say(message, urgent=not written)

    def _open_file(self) -> None:
        self._open(self._path)

    def _open_folder(self) -> None:
        self._open(self._path.parent)

    def _open(self, path: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self.strip.say(NOT_OPENED)
