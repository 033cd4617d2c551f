"""What the scribe’s page shows at a line that is no question, and the list of all lines."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reflective_app.gui import units
from reflective_app.gui.units import Role
from reflective_app.gui.widgets.buttons import quiet_button
from reflective_app.gui.widgets.flow import FlowLayout
from reflective_app.gui.widgets.row_delegate import Row, RowManner
from reflective_app.gui.widgets.rows import RowList
from reflective_app.gui.widgets.text import (
    RoleLabel,
    body_label,
    caption,
    section_label,
    title_label,
)

TO_ROADMAP, TO_CLOSE = "Go to the &Roadmap", "Read &back and close"
PRESENT = "Change how many people are here…"
COME_BACK = "F5 comes back to this place."
NO_LINES = "Nothing is in the running order of this session yet."


class LinePart(QWidget):
    """A break or another line: its title, its minutes, and what is next. `wanted` names a page."""

    wanted = Signal(str, str)
    present_wanted = Signal()

    def __init__(self) -> None:
        """Empty until it is shown a line."""
        super().__init__()
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self.title: RoleLabel = title_label("")
        self.time: RoleLabel = body_label("")
        self.after: RoleLabel = body_label("", second=True)
        self.present = quiet_button(PRESENT, self.present_wanted.emit)
        self.present.setToolTip("Ctrl+Shift+H")
        self.links = QWidget()
        flow = FlowLayout(self.links)
        units.lay(flow, (0, 1, 0, 0), 1)
        self.roadmap = quiet_button(TO_ROADMAP, self._to_roadmap)
        self.close_page = quiet_button(TO_CLOSE, self._to_close)
        for part in (self.roadmap, self.close_page, caption(COME_BACK)):
            flow.addWidget(part)
        column = QVBoxLayout(self)
        units.lay(column, (5, 5, 5, 3), 1.5)
        for words in (self.title, self.time, self.after):
            column.addWidget(words)
        column.addWidget(self.present)
        column.addWidget(self.links)
        column.addStretch(1)

    def show_line(self, title: str, time: str, after: str, *, links: bool) -> None:
        """Show a line; `links` offers the pages that are worked on after the questions."""
        self.title.setText(title)
        self.time.say(time)
        self.after.say(after)
        self.links.setVisible(links)

    def _to_roadmap(self) -> None:
        self.wanted.emit("roadmap", "")

    def _to_close(self) -> None:
        self.wanted.emit("workshop", "close")


class LineList(QWidget):
    """Every line of the running order. `chosen` carries the place of the one to go to."""

    chosen = Signal(int)
    left = Signal()

    def __init__(self) -> None:
        """Empty until it is shown the lines."""
        super().__init__()
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        manner = RowManner(name=Role.BODY, ruled=True)
        self.list = RowList("Running order", manner)
        self.list.opened.connect(self._on_opened)
        column = QVBoxLayout(self)
        units.lay(column, (3, 2, 3, 1), 1)
        column.addWidget(section_label("Go to a line of the running order"))
        column.addWidget(caption("Enter goes there. Esc stays where you were."))
        column.addWidget(self.list, 1)

    def show_lines(self, rows: Sequence[Row], at: int) -> None:
        """Show these lines, and give the keyboard to the one that is on."""
        self.list.show_rows(rows, str(at))
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes nowhere."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _on_opened(self, key: str) -> None:
        self.chosen.emit(int(key))
