"""What can be done with question sets from the window: read, start, add, remove, print."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from reflective_app.domain.question_set import QuestionSet
from reflective_app.gui import background
from reflective_app.gui.files import Files
from reflective_app.gui.pages.library import LibraryPage
from reflective_app.gui.printing import print_pages, printer_for
from reflective_app.gui.prompts import PDF_KIND, SET_KIND, Prompts
from reflective_app.gui.set_rows import (
    Listed,
    asked_by,
    losing_their_guide,
    printed_from,
    set_blocks,
    set_name,
    set_rows,
)
from reflective_app.gui.widgets.pdf_preview import PdfPages
from reflective_app.reports.documents import set_document
from reflective_app.storage.atomic import write_whole
from reflective_app.storage.own_sets import (
    NotRemovedError,
    SetThereAlreadyError,
    add_question_set,
    remove_question_set,
)
from reflective_app.storage.problems import NotWritableError, UnreadableFileError
from reflective_app.storage.question_set_library import Library, ListedLocal, ListedSet
from reflective_app.wording.dates import counted
from reflective_app.wording.dates import listed as in_a_row
from reflective_app.wording.file_names import set_file_name
from reflective_app.wording.question_set import COPY_GOES, LOSE_GUIDE, NOT_AFFECTED, edition_line

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

MAKING = "Making the document…"
NOT_MADE = "The document could not be made. Nothing was changed."
NOT_PRINTED = (
    "The printer did not take the document. See that it is on and connected, then print again."
)


class QuestionSets(QObject):
    """Ties the library page to the folders of question sets.

    `changed` tells that a set came or went; `back` that the person wants to leave the library.
    """

    changed = Signal()
    back = Signal()

    def __init__(self, prompts: Prompts, files: Files, folder: Path) -> None:
        """`folder` is where dialogs start until the person has been elsewhere."""
        super().__init__()
        self._prompts, self._files, self._folder = prompts, files, folder
        self._library = Library((), ())
        self._listed: dict[str, Listed] = {}
        self._wanted = ""
        self._path, self._to_write = Path(), b""
        self.page = LibraryPage()
        page = self.page
        page.back_wanted.connect(self.back)
        page.chosen.connect(self._show_set)
        page.start_wanted.connect(self._start)
        page.add_wanted.connect(self._add)
        page.remove_wanted.connect(self._remove)
        page.save_wanted.connect(self._save)
        page.print_wanted.connect(self._print)
        page.note_saved.again.connect(self._write)

    def show_library(self, library: Library) -> None:
        """Show what there is now; the choice stays, or falls on what was just added."""
        self._library = library
        everything: tuple[Listed, ...] = (*library.sets, *library.local)
        self._listed = {str(each.path): each for each in everything}
        wanted, self._wanted = self._wanted, ""
        self.page.show_sets(set_rows(library), wanted if wanted in self._listed else "")

    def _show_set(self, key: str) -> None:
        listed = self._listed[key]
        self.page.show_blocks(set_name(listed), set_blocks(listed, self._library))

    def _start(self, key: str) -> None:
        listed = self._listed[key]
        question_set = asked_by(listed, self._library)
        if question_set is not None and isinstance(listed, ListedSet):
            self._files.new(question_set)

    # --- coming and going ---

    def _add(self) -> None:
        path = self._prompts.choose_open(self._folder, SET_KIND)
        if path is None:
            return
        self._folder = path.parent
        try:
            added = self._added(path)
        except UnreadableFileError as error:
            title = "This question set was not added"
            self._prompts.problem(title, error.in_short, error.numbered)
        except NotWritableError as error:
            self._prompts.problem("This question set was not added", str(error))
        else:
            if added is not None:
                self._wanted = str(added)
                self.page.say(f"Added {path.name} to your own question sets.")
                self.changed.emit()

    def _added(self, path: Path) -> Path | None:
        """Where the set stands now; None where one was there and is to stay."""
        try:
            return add_question_set(path)
        except SetThereAlreadyError as error:
            question = f"{error} Put the one from {path.name} in its place?"
            if not self._prompts.confirm("It is there already", question, "&Replace it"):
                return None
            return add_question_set(path, replace=True)

    def _remove(self, key: str) -> None:
        listed = self._listed[key]
        name = set_name(listed)
        if isinstance(listed, ListedSet) and listed.question_set and listed.usable:
            name = edition_line(listed.question_set.guide)
        said = [f"Remove {name} from your own question sets?", COPY_GOES]
        if losing := losing_their_guide(listed, self._library):
            quoted = in_a_row([f"“{each}”" for each in losing])
            said.append(LOSE_GUIDE.format(names=quoted))
        question = " ".join([*said, NOT_AFFECTED])
        if not self._prompts.confirm("Remove this question set?", question, "&Remove"):
            return
        try:
            remove_question_set(listed.path)
        except NotRemovedError as error:
            self._prompts.problem("It was not removed", str(error))
            return
        self.page.say(f"Removed {name}.")
        self.page.focus_list()
        self.changed.emit()

    # --- on paper ---

    def _save(self, key: str) -> None:
        listed = self._listed[key]
        question_set = printed_from(listed, self._library)
        if question_set is None:
            return
        folder = self._path.parent if self._path.name else Path.home()
        kind = (set_name(listed),) if isinstance(listed, ListedLocal) else ()
        name = set_file_name(question_set, ".pdf", *kind)
        path = self._prompts.choose_save(folder / name, PDF_KIND)
        if path is not None:
            self._path = path
            self._say_making()
            background.run(partial(_pdf, question_set), self._on_made_to_save, self._on_not_made)

    def _on_made_to_save(self, pdf: bytes) -> None:
        self._done()
        self._to_write = pdf
        self._write()

    def _write(self) -> None:
        """Write the file; where that fails, say why and keep the document for another try."""
        try:
            write_whole(self._path, self._to_write)
        except NotWritableError as error:
            self.page.note_saved.show_trouble(self._path, str(error))
        else:
            self.page.note_saved.show_saved(self._path)

    def _print(self, key: str) -> None:
        question_set = printed_from(self._listed[key], self._library)
        if question_set is not None:
            self._say_making()
            background.run(partial(_pdf, question_set), self._on_made_to_print, self._on_not_made)

    def _on_made_to_print(self, pdf: bytes) -> None:
        self._done()
        pages = PdfPages(pdf)
        printer = printer_for(pages)
        if not self._prompts.choose_printer(printer, len(pages)):
            pages.close()
            return
        self.page.say("Sending the document to the printer…")
        background.run(partial(_send, pages, printer), self._on_printed, self._on_not_printed)

    def _on_printed(self, sheets: int) -> None:
        self.page.say(f"{counted(sheets, 'page')} sent to the printer.")

    def _on_not_printed(self, _: Exception) -> None:
        self.page.hush()
        self._prompts.problem("Not printed", NOT_PRINTED)

    def _on_not_made(self, _: Exception) -> None:
        self._done()
        self._prompts.problem("Not made", NOT_MADE)

    def _say_making(self) -> None:
        self.page.hush()
        self.page.say(MAKING)
        self.page.show_making(True)

    def _done(self) -> None:
        self.page.hush()
        self.page.show_making(False)


def _pdf(question_set: QuestionSet) -> bytes:
    return set_document(".pdf", question_set)


def _send(pages: PdfPages, printer: QPrinter) -> int:
    try:
        return print_pages(pages, printer)
    finally:
        pages.close()
