"""Tables in and out: read, shown as a preview, and taken in once somebody said so."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.personal_data import within
from reflective_app.gui.document import AssessmentDocument
from reflective_app.gui.pages.offer.preview import PreviewPanel
from reflective_app.gui.personal_data.gate import Gate, Leaving
from reflective_app.gui.prompts import Prompts
from reflective_app.storage import tables
from reflective_app.storage.preview import Preview, Table
from reflective_app.storage.problems import NotWritableError
from reflective_app.wording.dates import counted
from reflective_app.wording.file_names import file_name

TABLE_KIND = "Tables (*.xlsx *.csv)"
NAMES: dict[Table, str] = {"services": "Services", "grid": "Who-gets-it"}
NOTHING_COPIED = (
    "There is no text on the clipboard. Select the rows in Excel, copy them, and try again."
)
NOT_WRITTEN = "The table was not written"
OTHER_ENDING = "A table can be written as .xlsx or as .csv. Give the file one of these endings."

Reading = Callable[[Assessment], Preview]


class OfferTables(QObject):
    """Brings tables in through a panel, and writes them. `said` carries what was done.

    `opened` says that the panel came or went.
    """

    said = Signal(str)
    opened = Signal(bool)

    def __init__(
        self, document: AssessmentDocument, prompts: Prompts, panel: PreviewPanel, gate: Gate
    ) -> None:
        """Nothing is read yet. `gate` is asked before a table leaves."""
        super().__init__(panel)
        self._document, self._prompts, self.panel = document, prompts, panel
        self._reading: Reading | None = None
        self._where, self._gate = "", gate
        self._preview: Preview | None = None
        self._folder: Path | None = None
        panel.taken.connect(self._take)
        panel.left.connect(self.leave)

    @property
    def open(self) -> bool:
        """Whether a preview is shown."""
        return self._reading is not None

    def paste(self, table: Table) -> None:
        """Read what is on the clipboard."""
        text = QGuiApplication.clipboard().text()
        if not text.strip():
            self.said.emit(NOTHING_COPIED)
            return
        self._read(partial(tables.preview_text, table, text), "the pasted table")

    def bring_in(self, table: Table) -> None:
        """Choose a file and read it."""
        path = self._prompts.choose_open(self._start(), TABLE_KIND)
        if path is not None:
            self._folder = path.parent
            self._read(
                partial(tables.preview_file, table, path, leave_out_unknown=True), f"“{path.name}”"
            )

    def write(self, table: Table) -> None:
        """Choose where to, and write the table as it stands."""
        assessment = self._document.assessment
        leaves = partial(within, texts=tables.table_texts(table, assessment))
        if not self._gate.lets(Leaving.SAVE, leaves):
            return
        name = file_name(assessment, ".xlsx", NAMES[table])
        path = self._prompts.choose_save((self._start() or Path.home()) / name, TABLE_KIND)
        if path is None:
            return
        self._folder = path.parent
        if not tables.can_be_exported(path.suffix):
            self._prompts.problem(NOT_WRITTEN, OTHER_ENDING)
            return
        try:
            tables.export_table(table, path, assessment)
        except NotWritableError as error:
            self._prompts.problem(NOT_WRITTEN, str(error))
        else:
            self.said.emit(f"Written: {path.name}.")

    def look_again(self) -> None:
        """The assessment is another: work out anew what the table would change in it."""
        if self._reading is not None:
            self._show(self._reading)

    def leave(self) -> None:
        """Take nothing in."""
        self._close()

    def _start(self) -> Path | None:
        path = self._document.path
        return self._folder or (path.parent if path is not None else None)

    def _read(self, reading: Reading, where: str) -> None:
        self._reading, self._where = reading, where
        self._show(reading)
        self.opened.emit(True)
        self.panel.focus()

    def _show(self, reading: Reading) -> None:
        self._preview = reading(self._document.assessment)
        self.panel.show_preview(self._preview, self._where)

    def _take(self) -> None:
        """One step to undo, whatever the number of rows."""
        preview = self._preview
        if preview is None:
            return
        self._close()
        self._document.apply(partial(_after, preview), "take in a table", keep=True)
        left = len(preview.not_understood)
        rest = f" {counted(left, 'cell')} left as it was." if left == 1 else ""
        rest = f" {counted(left, 'cell')} left as they were." if left > 1 else rest
        rows = counted(len(preview.changes), "row")
        self.said.emit(f"Taken in: {rows}.{rest} Ctrl+Z takes all of it back.")

    def _close(self) -> None:
        was_open = not self.panel.isHidden()
        self._reading = self._preview = None
        self.panel.hide()
        if was_open:
            self.opened.emit(False)


def _after(preview: Preview, _: Assessment) -> Assessment:
    return preview.after
