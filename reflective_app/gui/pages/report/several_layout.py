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
from reflective_app.reports.data import TABLE_FORMATS
from reflective_app.reports.documents import FORMATS, KINDS

HIGH = 24
"""In units."""

SEVERAL, TABLES = "Save several documents", "Save data tables"
"""What the view is called, with everything to choose from and with the tables alone."""
HELD = {
    ".xlsx": "positions, answers, services and actions",
    ".csv": "the same four tables, a file each",
}
FOR_WHOM = (
    "For working on the figures in a spreadsheet. They hold every answer, note and action, so they "
    "are for the council’s own people, not for partners or the public."
)


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
        self.tables = TickList("Data tables to save")
        named = [(key, f"{name} ({key}): {HELD[key]}") for key, name in TABLE_FORMATS.items()]
        self.tables.offer(named)
        self.whole, self.line = body_label(""), body_label("", strong=True)
        self.whole.hide()
        self.title, self.about_tables = section_label(SEVERAL), body_label(FOR_WHOM)
        self._only_tables, self._why_none = False, ""
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
        column.addWidget(self.title)
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
        if self._only_tables:
            return ()
        return tuple(key for ticks in self.documents.values() for key in ticks.ticked)

    @property
    def tables_ticked(self) -> tuple[str, ...]:
        """The endings of the files of data that are ticked; none where they are not offered."""
        return () if self._why_none and not self._only_tables else self.tables.ticked

    def show_only_tables(self, only: bool) -> None:
        """Offer the tables alone, or with the documents."""
        self._only_tables = only
        self.title.setText(TABLES if only else SEVERAL)
        self._of_documents.setVisible(not only)
        self._of_tables.setVisible(not only)  # the view is called so already
        self._show_tables()

    def refuse_tables(self, why: str) -> None:
        """Say why copies of documents come without tables; nothing where they may have them."""
        self._why_none = why
        self._show_tables()

    def _show_tables(self) -> None:
        why = "" if self._only_tables else self._why_none
        self.about_tables.setText(why or FOR_WHOM)
        self.tables.setVisible(not why)

    def show_choices(self, shown: bool) -> None:
        """Show the choices, or else how the files went."""
        self.stack.setCurrentWidget(self._choices if shown else self.outcomes)

    def _chosen_from(self) -> QWidget:
        content = QWidget()
        outer = QVBoxLayout(content)
        units.lay(outer, (0, 0, 0, 1), 1)
        self._of_documents, self._of_tables = QWidget(), lead_label("Data tables")
        column = QVBoxLayout(self._of_documents)
        units.lay(column, (0, 0, 0, 0), 1)
        readers = field_box("For &whom", self.readers, wraps=False)
        column.addWidget(readers, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.whole)
        column.addWidget(lead_label("Saved as"))
        column.addWidget(self.formats)
        for group, ticks in self.documents.items():
            column.addWidget(lead_label(group or "Documents"))
            column.addWidget(ticks)
        for part in (self._of_documents, self._of_tables, self.about_tables, self.tables):
            outer.addWidget(part)
        outer.addStretch(1)
        return ScrollBox(content)
