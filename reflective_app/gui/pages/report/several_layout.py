"""What choosing and saving several documents is made of."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from reflective_app.gui import units
from reflective_app.gui.pages.report.copies import READERS
from reflective_app.gui.pages.report.offered import grouped
from reflective_app.gui.widgets.buttons import primary_button, quiet_button
from reflective_app.gui.widgets.choices import ChoiceBox
from reflective_app.gui.widgets.field_box import field_box
from reflective_app.gui.widgets.flow import in_a_row
from reflective_app.gui.widgets.page_frame import ScrollBox
from reflective_app.gui.widgets.row_delegate import RowManner
from reflective_app.gui.widgets.rows import RowList
from reflective_app.gui.widgets.text import body_label, lead_label, section_label
from reflective_app.gui.widgets.ticks import TickList
from reflective_app.reports.documents import FORMATS, KINDS

HIGH = 24
"""In units."""


class SeveralLayout(QWidget):
    """The choices, or how the files went; below them one line and the buttons."""

    def __init__(self) -> None:
        """The choices are shown."""
        super().__init__()
        self.readers = ChoiceBox(READERS, "For whom the copies are")
        self.formats = TickList("Saved as")
        self.formats.offer([(ending, f"{name} ({ending})") for ending, name in FORMATS.items()])
        self.documents = {group: TickList("Documents to save") for group in grouped(KINDS)}
        for group, keys in grouped(KINDS).items():
            named = [(key, f"{KINDS[key].name}: {KINDS[key].about}") for key in keys]
            self.documents[group].offer(named)
        self.whole, self.line = body_label(""), body_label("", strong=True)
        self.whole.hide()
        self.outcomes = RowList("Files", RowManner(left=1, ruled=True, chosen_is_marked=False))
        self.go = primary_button("&Choose a folder and save…")
        self.cancel = quiet_button("Ca&ncel")
        self.folder = quiet_button("Open the fol&der")
        self.again = quiet_button("&Try again")
        self.others = quiet_button("Save &others…")
        self.back = quiet_button("&Back to the preview")
        self.stack = QStackedWidget()
        self._choices = self._chosen_from()
        self.stack.addWidget(self._choices)
        self.stack.addWidget(self.outcomes)
        content = QWidget()
        column = QVBoxLayout(content)
        units.lay(column, (0, 0, 0, 0), 1)
        column.addWidget(section_label("Save several documents"))
        column.addWidget(self.stack, 1)
        column.addWidget(self.line)
        buttons = (self.go, self.cancel, self.folder, self.again, self.others, self.back)
        column.addWidget(in_a_row(*buttons))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(ScrollBox(content))

    def make_room(self) -> None:
        """Keep so much of the choices in sight; where there is less room, all of it scrolls."""
        self.stack.setMinimumHeight(units.u(HIGH))

    @property
    def ticked(self) -> tuple[str, ...]:
        """The kinds of the documents that are ticked, in the order in which they are offered."""
        return tuple(key for ticks in self.documents.values() for key in ticks.ticked)

    def show_choices(self, shown: bool) -> None:
        """Show the choices, or else how the files went."""
        self.stack.setCurrentWidget(self._choices if shown else self.outcomes)

    def _chosen_from(self) -> QWidget:
        content = QWidget()
        column = QVBoxLayout(content)
        units.lay(column, (0, 0, 0, 1), 1)
        readers = field_box("For &whom", self.readers, wraps=False)
        column.addWidget(readers, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.whole)
        column.addWidget(lead_label("Saved as"))
        column.addWidget(self.formats)
        for group, ticks in self.documents.items():
            column.addWidget(lead_label(group or "Documents"))
            column.addWidget(ticks)
        column.addStretch(1)
        return ScrollBox(content)
