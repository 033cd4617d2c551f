"""What became of a saved document: where it is, or why it could not be written."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

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
        self.open_folder = quiet_button("Open &its folder", self._open_folder)
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

    def show_writing(self, path: Path) -> None:
        """Say that it is being written and looked at; there is nothing to do meanwhile."""
        offered = (self.retry,) if self.retry.hasFocus() else ()  # the keyboard stays where it is
        self._show(path, f"Writing {path.name} and reading it back…", *offered)

    def show_saved(self, path: Path, counted: str = "") -> None:
        """Say where the document is, and what is in the file where it was read back."""
        where = f"Saved {path.name} in {path.parent.name or path.parent}."
        self._show(path, f"{where} {counted}".strip(), self.open_file, self.open_folder)

    def show_trouble(self, path: Path, message: str, *, again: bool = True) -> None:
        """Say why it could not be written; the place is kept for another try unless it is bad."""
        offered = (self.retry,) if again else ()
        self._show(path, message, *offered, urgent=True)

    def _show(self, path: Path, message: str, *offered: QPushButton, urgent: bool = False) -> None:
        self._path = path
        if offered and self.retry.hasFocus():
            offered[0].show()
            offered[0].setFocus()
        for button in (self.open_file, self.open_folder, self.retry):
            button.setVisible(button in offered)
        self._buttons.setVisible(bool(offered))
        self.show()
        self.strip.say(message, urgent=urgent)

    def _open_file(self) -> None:
        self._open(self._path)

    def _open_folder(self) -> None:
        self._open(self._path.parent)

    def _open(self, path: Path) -> None:
        if not open_path(path):
            self.strip.say(NOT_OPENED)


def open_path(path: Path) -> bool:
    """Open a file or a folder in the program that this computer has for it; whether it has one."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
