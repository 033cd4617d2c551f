"""Paper out: the sheets that a workshop needs on paper, to look at, to save and to print."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.change import AssessmentChange
from reflective_app.gui import background
from reflective_app.gui.current import Current
from reflective_app.gui.document import AssessmentDocument
from reflective_app.gui.pages.workshop.kit.layout import KitLayout
from reflective_app.gui.pages.workshop.kit.sheets import (
    MadeSheet,
    SheetNotMadeError,
    make_sheet,
    print_sheets,
)
from reflective_app.gui.pages.workshop.section import WorkshopSection
from reflective_app.gui.personal_data.gate import Leaving
from reflective_app.gui.printing import printer_for
from reflective_app.gui.prompts import Prompts
from reflective_app.reports.leaving import in_document
from reflective_app.reports.paper.asked import Which, asked_on, chosen_words, questions_of, usual
from reflective_app.reports.paper.kit import KINDS, copies_for
from reflective_app.storage.atomic import write_whole
from reflective_app.storage.problems import NotWritableError
from reflective_app.wording import paper_kit as wording
from reflective_app.wording.file_names import file_name

PAUSE = 300
"""Milliseconds to wait after a change, so that a burst of typing makes the sheets once."""


class KitSection(WorkshopSection):
    """The sheets are made beside the window, one after the other, the one looked at first."""

    key, words = "kit", "Paper out"

    def __init__(self, document: AssessmentDocument, current: Current, prompts: Prompts) -> None:
        """Nothing is made until it is shown."""
        super().__init__(document, current, prompts)
        self._choice: Which | None = None
        self._number, self._of = 0, (Which.ALL, current.assessment)
        self._made: dict[str, MadeSheet] = {}
        self._folder: Path | None = None
        self.parts = KitLayout(self._make_afresh)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.parts)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._make_afresh)
        self.parts.which.picked.connect(self._on_which)
        self.parts.sheets.changed.connect(self._on_ticked)
        self.parts.look.picked.connect(self._on_look)
        self.parts.view.chosen.connect(self.parts.preview.show_view)
        self.parts.save.clicked.connect(self._save)
        self.parts.print.clicked.connect(self._print)

    @property
    def made(self) -> dict[str, MadeSheet]:
        """The sheets that are made of what is shown now, by kind."""
        return dict(self._made)

    @property
    def which(self) -> Which:
        """Which questions stand on the sheets: what was chosen, while it can be had."""
        assessment = self.current.assessment
        ordered = questions_of(assessment.question_set, assessment.workshop.asked)
        if self._choice is None or (self._choice is Which.ORDER and not ordered):
            return usual(assessment.question_set, assessment.workshop.asked)
        return self._choice

    def refresh(self, change: AssessmentChange | None) -> None:
        """Make the sheets afresh: at once when the section is opened, else after a pause."""
        assessment, which = self.current.assessment, self.which
        same = which is self._of[0] and assessment is self._of[1]
        if change is None and same and len(self._made) == len(KINDS):
            return
        ordered = questions_of(assessment.question_set, assessment.workshop.asked)
        self.parts.which.button(Which.ORDER.value).setEnabled(bool(ordered))
        self.parts.which.show_choice(which.value)
        asked = asked_on(which, assessment)
        people = sum(each.count for each in assessment.participants)
        said = (chosen_words(assessment.question_set, asked, which), wording.people_words(people))
        self.parts.count.setText(" ".join(filter(None, said)))
        if change is None:
            self._make_afresh()
        else:
            self._forget()
            self._pause.start()

    # --- making ---

    def _make_afresh(self) -> None:
        self._pause.stop()
        self._forget()
        self._of = self.which, self.current.assessment
        self._make_next()

    def _forget(self) -> None:
        """What was made is of something else now; what is still being made will be void."""
        self._number += 1
        self.parts.preview.show_making(fresh=True)
        for each in self._made.values():
            each.pages.close()
        self._made = {}
        self._show_sheets()

    def _make_next(self) -> None:
        order = (self.parts.look.choice, *self.parts.sheets.ticked, *KINDS)
        kind = next((each for each in order if each not in self._made), None)
        if kind is not None:
            job = partial(make_sheet, self._number, kind, *self._of)
            background.run(job, self._on_made, self._on_not_made)

    def _on_made(self, made: MadeSheet) -> None:
        if made.number != self._number:
            made.pages.close()
            return
        self._made[made.kind] = made
        self._show_sheets()
        if made.kind == self.parts.look.choice:
            self._show_preview()
        self._make_next()

    def _on_not_made(self, error: Exception) -> None:
        if isinstance(error, SheetNotMadeError) and error.number == self._number:
            self.parts.preview.show_failure(type(error.__cause__).__name__)
            self.parts.news.say(wording.NOT_MADE, urgent=True)

    # --- showing ---

    def _show_sheets(self) -> None:
        parts = self.parts
        parts.sheets.offer([(key, self._line(key)) for key in KINDS])
        ticked = parts.sheets.ticked
        pages = [len(self._made[each].pages) for each in ticked if each in self._made]
        ready = len(pages) == len(ticked)
        parts.ready.setText(wording.ready_words(len(ticked), sum(pages) if ready else None))
        for button in (parts.save, parts.print):
            button.setEnabled(bool(ticked) and ready)

    def _line(self, key: str) -> str:
        kind, made = KINDS[key], self._made.get(key)
        pages = len(made.pages) if made else None
        return wording.sheet_words(kind.name, kind.what, kind.paper, kind.copies, pages)

    def _show_preview(self) -> None:
        made = self._made.get(self.parts.look.choice)
        if made is None:
            self.parts.preview.show_making(fresh=True)
        else:
            self.parts.preview.show_document(made.pages, made.printed.text)

    def _on_which(self, key: str) -> None:
        self._choice = Which(key)
        self.refresh(None)

    def _on_ticked(self, _: object) -> None:
        self._show_sheets()

    def _on_look(self, _: str) -> None:
        self._show_preview()

    # --- saving and printing ---

    def _ticked(self) -> list[MadeSheet]:
        return [self._made[each] for each in self.parts.sheets.ticked if each in self._made]

    def _may(self, way: Leaving) -> bool:
        """Whether the sheets may leave, once somebody saw what personal data is on them."""
        found = self.gate.new(self._of[1])
        sheets = (
            [in_document(found, each.printed.content) for each in self._ticked()] if found else []
        )
        leaves = dict.fromkeys(each for sheet in sheets for each in sheet)
        return self.gate.lets_these(tuple(leaves), way, self._of[1])

    def _save(self) -> None:
        if not self._may(Leaving.SAVE):
            return
        beside = self.document.path.parent if self.document.path else Path.home()
        folder = self.prompts.choose_folder("Save the sheets in", self._folder or beside)
        if folder is None:
            return
        files = {folder / self._file_name(each.kind): each for each in self._ticked()}
        there = [path.name for path in files if path.exists()]
        asks = wording.replace_words(there, folder)
        if there and not self.prompts.confirm("Already there", asks, wording.REPLACE):
            return
        self._folder = folder
        for number, (path, each) in enumerate(files.items()):
            try:
                write_whole(path, each.printed.pdf)
            except NotWritableError as error:
                said = wording.stopped_words(number, len(files), str(error))
                self.parts.news.say(said, urgent=True)
                return
        self.parts.news.say(wording.saved_words(len(files), folder))

    def _file_name(self, kind: str) -> str:
        assessment: Assessment = self._of[1]
        return file_name(assessment, ".pdf", KINDS[kind].name)

    def _print(self) -> None:
        """Ask for the printer once for each kind: its paper and its copies are its own."""
        piles = []
        if not self._may(Leaving.PRINT):
            return
        for each in self._ticked():
            printer = printer_for(each.pages)
            printer.setDocName(KINDS[each.kind].name)
            printer.setCopyCount(copies_for(each.kind, self.document.assessment))
            if not self.prompts.choose_printer(printer, len(each.pages)):
                break
            piles.append((each.printed.pdf, printer))
        if piles:
            self.said.emit(wording.PRINTING)
            background.run(partial(print_sheets, piles), self._on_printed, self._on_not_printed)

    def _on_printed(self, pages: int) -> None:
        self.said.emit(wording.printed_words(pages))

    def _on_not_printed(self, _: Exception) -> None:
        self.prompts.problem("Not printed", wording.NOT_PRINTED)
