"""Help that stays open beside the work: the keys there are, and about the program."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QMainWindow, QMenu, QVBoxLayout, QWidget

from reflective_app import __version__
from reflective_app.gui import units
from reflective_app.gui.widgets.buttons import quiet_button
from reflective_app.gui.widgets.page_frame import ScrollBox
from reflective_app.gui.widgets.text import body_label, caption, lead_label, section_label
from reflective_app.wording.program import INDEPENDENT, PROGRAM, PURPOSE

EVERYWHERE = (
    ("Next and previous field", "Tab, Shift+Tab"),
    ("Choose a row, a cell or a step", "Up, Down, Left, Right"),
    ("Open the row that is chosen", "Enter"),
    ("Go to a menu or a labelled field", "Alt and the underlined letter"),
)


class HelpWindow(QDialog):
    """A window that does not hold up the work; it scrolls where the screen is small."""

    def __init__(self, window: QWidget, title: str) -> None:
        """Add to `column`."""
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        content = QWidget()
        self.column = QVBoxLayout(content)
        units.lay(self.column, (3, 2.5, 3, 2), 1)
        self.column.addWidget(section_label(title))
        whole = QVBoxLayout(self)
        units.lay(whole, (0, 0, 2, 2), 1)
        whole.addWidget(ScrollBox(content), 1)
        close = quiet_button("&Close", self.close)
        whole.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        close.setFocus()
        room = self.screen().availableSize()
        self.resize(min(units.u(64), room.width()), min(units.u(76), room.height() - units.u(8)))


class ShortcutsWindow(HelpWindow):
    """Every key, by menu."""

    def __init__(self, window: QMainWindow) -> None:
        """Read the keys from the menus, so that the list is never out of date."""
        super().__init__(window, "Keyboard shortcuts")
        self._add_group("Everywhere", EVERYWHERE)
        for menu in window.menuBar().findChildren(
            QMenu, options=Qt.FindChildOption.FindDirectChildrenOnly
        ):
            keys = [(_plain(action.text()), _keys(action)) for action in menu.actions()]
            self._add_group(_plain(menu.title()), [pair for pair in keys if pair[1]])
        self.column.addStretch(1)

    def _add_group(
        self, title: str, keys: list[tuple[str, str]] | tuple[tuple[str, str], ...]
    ) -> None:
        if not keys:
            return
        self.column.addWidget(lead_label(title))
        table = QWidget()
        grid = QGridLayout(table)
        units.lay(grid, (0, 0, 0, 1), 0.5)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 2)
        for row, (words, key) in enumerate(keys):
            grid.addWidget(body_label(words), row, 0)
            grid.addWidget(body_label(key, second=True), row, 1)
        self.column.addWidget(table)


class AboutWindow(HelpWindow):
    """What the program is, whose it is not, and its version."""

    def __init__(self, window: QWidget) -> None:
        """Say it in words."""
        super().__init__(window, f"About {PROGRAM}")
        self.column.addWidget(body_label(PURPOSE))
        self.column.addWidget(body_label(INDEPENDENT))
        self.column.addWidget(caption(f"Version {__version__}"))
        self.column.addStretch(1)


def _plain(words: str) -> str:
    return words.replace("&", "")


def _keys(action: QAction) -> str:
    native = QKeySequence.SequenceFormat.NativeText
    return " or ".join(keys.toString(native) for keys in action.shortcuts())
