"""Save several documents and tables into one folder: chosen, made one by one, and listed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from reflective_app.domain.assessment import Assessment
from reflective_app.gui import background
from reflective_app.gui.document import AssessmentDocument
from reflective_app.gui.pages.report.copies import Copies
from reflective_app.gui.pages.report.council_logo import CouncilLogo
from reflective_app.gui.pages.report.saved import open_path
from reflective_app.gui.pages.report.several_layout import SeveralLayout
from reflective_app.gui.pages.report.several_run import (
    AnyFile,
    Looked,
    Outcome,
    SeveralRun,
    ToMake,
    looked,
    table_files,
)
from reflective_app.gui.personal_data.gate import Gate, Leaving
from reflective_app.gui.prompts import Prompts
from reflective_app.gui.widgets.announce import announce
from reflective_app.gui.widgets.row_delegate import Row
from reflective_app.packing import copy_name, tables_of, tables_refused, whole_words
from reflective_app.reports.data import TABLE_FORMATS
from reflective_app.reports.documents import FORMATS, KINDS
from reflective_app.wording.dates import counted, listed
from reflective_app.wording.paper_kit import REPLACE

MOST_NAMED = 3
"""So many files are named where some are there already; of others their number is told."""

NOTHING_TICKED = "Tick one document and one kind of file at least, or a data table."
NO_TABLE_TICKED = "Tick one kind of file at least."
CHOOSE_TABLES = "To save them for the council’s own people, go back and choose “Data tables…”."
LOOKING = "Looking for personal data in what would be saved…"
STOPPING = "Stopping once the file that is being written is whole…"


class SeveralDocuments(QWidget):
    """`done` goes back to the preview; `reader_picked` tells for whom the copies are to be."""

    done = Signal()
    reader_picked = Signal(str)

    def __init__(
        self, document: AssessmentDocument, prompts: Prompts, logo: CouncilLogo, gate: Gate
    ) -> None:
        """The documents of the first group are ticked, to be saved as PDF.

        The logo there is when a run starts is drawn on all files of it. `gate` is asked first.
        """
        super().__init__()
        self._document, self._prompts, self._logo, self._gate = document, prompts, logo, gate
        self._copies = Copies()
        self._only_tables, self._tables_before = False, tuple(TABLE_FORMATS)[:1]
        self._run: SeveralRun | None = None
        self._folder: Path | None = None
        self._outcomes: list[Outcome] = []
        self._assessment: Assessment | None = None
        self.parts = parts = SeveralLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(parts)
        first = next(iter(parts.documents.values()))
        first.show_ticked(first.ticks)
        parts.formats.show_ticked(list(FORMATS)[:1])
        for ticks in (parts.formats, parts.tables, *parts.documents.values()):
            ticks.changed.connect(self._on_ticked)
        parts.readers.picked.connect(self.reader_picked)
        parts.go.clicked.connect(self._choose_folder)
        parts.cancel.clicked.connect(self._cancel)
        parts.again.clicked.connect(self._again)
        parts.folder.clicked.connect(self._open_folder)
        parts.others.clicked.connect(self._choose_others)
        parts.back.clicked.connect(self.done)
        self._offer(parts.go, parts.back)
        self._say_choice()

    @property
    def is_saving(self) -> bool:
        """Whether files are being made now."""
        return self._run is not None

    @property
    def outcomes(self) -> tuple[Outcome, ...]:
        """How the files of this run have gone so far."""
        return tuple(self._outcomes)

    def show_only_tables(self, only: bool) -> None:
        """Offer the tables of data alone, or with the documents, ticked as they last were there."""
        if only == self._only_tables:
            return
        parts, self._only_tables = self.parts, only
        ticked, self._tables_before = self._tables_before, parts.tables.ticked
        parts.tables.show_ticked(ticked)
        parts.show_only_tables(only)
        self._choose_others()

    def show_copies(self, copies: Copies) -> None:
        """Show for whom the copies are. Nothing is proposed."""
        self._copies = copies
        self.parts.readers.show_choice(copies.reader)
        self._say_choice()

    def take_focus(self) -> None:
        """Give the keyboard to what is done first here."""
        first = next(iter(self.parts.tables.ticks.values())).box
        choice = first if self._only_tables else self.parts.readers
        (self.parts.cancel if self.is_saving else choice).setFocus()

    # --- choosing ---

    def _offer(self, *buttons: QPushButton) -> None:
        """Show these buttons; the keyboard goes to the first if it was on one that goes."""
        parts = self.parts
        every = (parts.go, parts.cancel, parts.folder, parts.again, parts.others, parts.back)
        lost = any(each.hasFocus() for each in every if each not in buttons)
        for each in buttons:
            each.show()
        if lost:
            buttons[0].setFocus()
        for each in every:
            each.setVisible(each in buttons)

    def _on_ticked(self, _: object) -> None:
        self._say_choice()

    def _say_choice(self) -> None:
        parts, audience = self.parts, self._copies.audience
        parts.whole.say(whole_words(parts.ticked, audience))
        refused = tables_refused(audience)
        parts.refuse_tables(f"{refused} {CHOOSE_TABLES}" if refused else "")
        if self._run is None and not self._outcomes:
            kinds, endings, tables = parts.ticked, parts.formats.ticked, parts.tables_ticked
            parts.go.setEnabled(bool(endings if kinds else tables))
            nothing = NO_TABLE_TICKED if self._only_tables else NOTHING_TICKED
            parts.line.setText(_planned_words(kinds, endings, tables) or nothing)

    def _choose_others(self) -> None:
        self._outcomes = []
        self.parts.show_choices(True)
        self._offer(self.parts.go, self.parts.back)
        self._say_choice()

    # --- saving ---

    def _choose_folder(self) -> None:
        beside = self._document.path.parent if self._document.path else Path.home()
        title = "Save the data tables in" if self._only_tables else "Save the documents in"
        folder = self._prompts.choose_folder(title, self._folder or beside)
        if folder is None:
            return
        assessment = self._document.assessment
        files: list[AnyFile] = [
            ToMake(kind, chosen, folder / copy_name(kind, chosen, ending, assessment))
            for kind in self.parts.ticked
            for chosen in (self._copies.selection(kind),)
            for ending in self.parts.formats.ticked
        ]
        files += table_files(self.parts.tables_ticked, folder, assessment)
        there = [each.path.name for each in files if each.path.exists()]
        asks = _replace_words(there, folder)
        if there and not self._prompts.confirm("Already there", asks, REPLACE):
            return
        self._folder = folder
        self._look_first(files, assessment)

    def _look_first(self, files: Sequence[AnyFile], assessment: Assessment) -> None:
        """Look beside the window which of the likely personal data leaves, if there is any."""
        found = self._gate.new(assessment)
        if not found:
            self._begin(files, assessment)
            return
        self.parts.go.setEnabled(False)
        self._say(LOOKING)
        background.run(partial(looked, files, assessment, found), self._on_looked, self._on_fault)

    def _on_looked(self, seen: Looked) -> None:
        self._say_choice()
        if self._gate.lets_these(seen.found, Leaving.SAVE, seen.assessment):
            self._begin(seen.files, seen.assessment)

    def _on_fault(self, error: Exception) -> None:
        self._say_choice()
        raise error

    def _begin(self, files: Sequence[AnyFile], assessment: Assessment) -> None:
        self._outcomes, self._assessment = [], assessment
        self._start(files, assessment)

    def _start(self, files: Sequence[AnyFile], assessment: Assessment) -> None:
        self._show_outcomes()
        self.parts.show_choices(False)
        self._offer(self.parts.cancel)
        self._run = SeveralRun(files, assessment, self._logo.logo, self)
        self._run.began.connect(self._on_began)
        self._run.went.connect(self._on_went)
        self._run.ended.connect(self._on_ended)
        self._run.go_on()

    def _again(self) -> None:
        """Make those anew that did not come to be as they should, of the same state as the rest."""
        if self._assessment is not None:
            files = [each.wanted for each in self._outcomes if not each.saved]
            self._outcomes = [each for each in self._outcomes if each.saved]
            self._start(files, self._assessment)

    def _cancel(self) -> None:
        if self._run is not None:
            self._run.cancel()
            self._say(STOPPING)

    def _on_began(self, number: int) -> None:
        if self._run is not None:
            files = self._run.files
            self._say(f"{number} of {len(files)}: {files[number - 1].words}")

    def _on_went(self, outcome: Outcome) -> None:
        self._outcomes.append(outcome)
        self._show_outcomes()

    def _on_ended(self) -> None:
        run, self._run = self._run, None
        if run is None:
            return
        run.deleteLater()
        saved = sum(each.saved for each in self._outcomes)
        failed = len(self._outcomes) - saved
        parts, left = self.parts, run.is_cancelled and len(self._outcomes) < len(run.files)
        more = (parts.again,) if failed else ()
        opens = (parts.folder,) if saved else ()
        self._offer(*more, *opens, parts.others, parts.back)
        folder = self._folder or Path()
        self._say(_ended_words(saved, failed, folder, stopped=left), urgent=bool(failed))

    def _say(self, words: str, *, urgent: bool = False) -> None:
        self.parts.line.setText(words)
        announce(self, words, urgent=urgent)

    def _show_outcomes(self) -> None:
        self.parts.outcomes.show_rows(
            [Row(each.wanted.path.name, _headline(each), each.said) for each in self._outcomes]
        )

    def _open_folder(self) -> None:
        if self._folder is not None and not open_path(self._folder):
            self._say("This computer has no program that opens folders.")


def _headline(outcome: Outcome) -> str:
    return f"{'Saved' if outcome.saved else 'Not saved'}: {outcome.wanted.path.name}"


def _planned_words(kinds: Sequence[str], endings: Sequence[str], tables: Sequence[str]) -> str:
    """What would be saved: “7 files: 3 documents, each as PDF and Word; data tables as Excel
    workbook.” Empty where that is nothing, or where it is not said as what the documents are saved.
    """
    said = []
    if kinds and not endings:
        return ""
    if kinds:
        formats = listed([FORMATS[ending] for ending in endings])
        one = KINDS[kinds[0]].name if len(kinds) == 1 else ""
        said.append(f"{one or counted(len(kinds), 'document') + ', each'} as {formats}")
    if tables:
        said.append(f"data tables as {listed([TABLE_FORMATS[ending] for ending in tables])}")
    if not said:
        return ""
    files = len(kinds) * len(endings) + sum(len(tables_of(ending)) for ending in tables)
    return f"{counted(files, 'file')}: {'; '.join(said)}."


def _replace_words(names: Sequence[str], folder: Path) -> str:
    """Whether to write over what is in the folder already."""
    named, rest = list(names[:MOST_NAMED]), len(names) - MOST_NAMED
    named += [counted(rest, "other file")] if rest > 0 else []
    them = "it" if len(names) == 1 else "them"
    return f"{listed(named)} in {folder.name or folder}: already there. Replace {them}?"


def _ended_words(saved: int, failed: int, folder: Path, *, stopped: bool) -> str:
    """How many files were saved and where, and how many were not."""
    where = f"in {folder.name or folder}"
    said = [f"Saved and read back {counted(saved, 'file')} {where}."] if saved else []
    if stopped:
        said = ["Stopped.", *(said or ["Nothing was saved."])]
    if failed:
        said.append(f"{counted(failed, 'file')} could not be saved; the list says why.")
    return " ".join(said)
