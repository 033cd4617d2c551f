"""Sharing a copy from the window: the page, its preview, and the file that is written."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from reflective_app.domain.alias import AliasError
from reflective_app.domain.assessment import Assessment
from reflective_app.domain.free_texts import free_texts
from reflective_app.domain.personal_data import within
from reflective_app.domain.shared_copy import shared_copy
from reflective_app.domain.shared_mark import Reader
from reflective_app.domain.sharing import Sharing
from reflective_app.gui import background
from reflective_app.gui.clock import now
from reflective_app.gui.document import AssessmentDocument
from reflective_app.gui.file_names import SUFFIX
from reflective_app.gui.files import Files
from reflective_app.gui.main_window import MainWindow
from reflective_app.gui.personal_data.gate import Leaving
from reflective_app.gui.prompts import Prompts
from reflective_app.gui.sharing.page import SharingPage
from reflective_app.storage.problems import NotWritableError
from reflective_app.storage.shared_copy_file import (
    LeftBehindError,
    SharedFile,
    write_shared_copy,
)
from reflective_app.wording.file_names import file_name
from reflective_app.wording.sharing import (
    FOR,
    NO_PASSWORD,
    checked_words,
    leaving_words,
    staying_words,
)

OWN_FILE = "This is your own file. Give the copy another name."
WRITING = "Writing the copy and looking through it…"
NOT_MADE = "The copy could not be made. Your own file is as it was."


class SharingHost(QObject):
    """Opens the page on the document there is, and writes what was chosen on it."""

    def __init__(self, window: MainWindow, files: Files, prompts: Prompts) -> None:
        """Nothing is shown yet."""
        super().__init__(window)
        self._window, self._files, self._prompts = window, files, prompts
        self._document: AssessmentDocument | None = None
        self._path = Path()
        self.page: SharingPage | None = None
        files.opened.connect(self._leave)
        files.closed.connect(self._leave)

    def open(self) -> None:
        """Show the page anew, with nothing ticked."""
        document = self._files.document
        if document is None:
            return
        self._leave()
        mark = document.assessment.shared
        self.page = page = SharingPage(mark.reader if mark else Reader.COLLEAGUES)
        self._document = document
        document.changed.connect(self._show_preview)
        page.changed.connect(self._show_preview)
        page.save_wanted.connect(self._save)
        page.back_wanted.connect(self._back)
        self._show_preview()
        self._window.show_library(page)
        page.take_focus()

    def _back(self) -> None:
        self._window.leave_library()
        self._leave()
        if self._window.workspace is not None:
            self._window.workspace.page.take_focus()

    def _leave(self, *_: object) -> None:
        """Forget the page: what was ticked for one copy is not meant for the next."""
        if self.page is not None:
            self.page.hide()
            self.page.setParent(None)
            self.page.deleteLater()
        if self._document is not None:
            self._document.changed.disconnect(self._show_preview)
        self.page = self._document = None

    def _chosen(self) -> Sharing | None:
        return self.page.sharing(now().date()) if self.page is not None else None

    def _show_preview(self, *_: object) -> None:
        sharing = self._chosen()
        if self.page is None or self._document is None or sharing is None:
            return
        assessment = self._document.assessment
        try:
            copy = shared_copy(assessment, sharing)
        except AliasError as error:
            self.page.say_trouble(str(error))
            return
        leaves = leaving_words(copy, sharing)
        self.page.show_preview(leaves, staying_words(assessment, sharing))

    def _save(self) -> None:
        sharing, document = self._chosen(), self._document
        if sharing is None or document is None or self.page is None:
            return
        if not self._may_leave(shared_copy(document.assessment, sharing)):
            return
        path = self._prompts.choose_save(self._suggested(document, sharing))
        if path is None:
            return
        path = path if path.suffix == SUFFIX else path.with_name(path.name + SUFFIX)
        if _same_file(path, document.path):
            self.page.show_not_saved(OWN_FILE)
            return
        self._path = path
        self.page.show_busy(True)
        self._window.say(WRITING)
        write = partial(write_shared_copy, document.assessment, sharing, path, replace=True)
        background.run(write, self._on_written, self._on_failed)

    def _may_leave(self, copy: Assessment) -> bool:
        """Point at likely personal data in what leaves; False where the person looks first."""
        workspace = self._window.workspace
        if workspace is None:
            return False
        leaving = partial(within, texts=[each.text for each in free_texts(copy)])
        went = workspace.gate.wanted.connect(self._to_the_place)
        try:
            return workspace.gate.lets(Leaving.SHARE, leaving)
        finally:
            workspace.gate.wanted.disconnect(went)

    def _to_the_place(self, *_: object) -> None:
        """The page of the place is shown behind this one, which goes."""
        self._window.leave_library()
        self._leave()

    def _suggested(self, document: AssessmentDocument, sharing: Sharing) -> Path:
        """A name that says for whom it is, and under an alias nothing of the council's own."""
        copy = shared_copy(document.assessment, sharing)
        folder = document.path.parent if document.path else Path.home()
        return folder / file_name(copy, SUFFIX, f"Copy {FOR[sharing.reader]}")

    def _on_written(self, written: SharedFile) -> None:
        where = f"Saved {self._path.name} in {self._path.parent.name or self._path.parent}."
        said = f"{checked_words(written.looked_for)} {where}"
        if self._document is not None and self._document.key is not None:
            said = f"{said} {NO_PASSWORD}"
        self._window.say(where)
        if self.page is not None:
            self.page.show_busy(False)
            self.page.show_saved(self._path.parent, said)

    def _on_failed(self, error: Exception) -> None:
        """A fault of the program's own is not quoted: it may hold what people wrote."""
        known = isinstance(error, NotWritableError | LeftBehindError | AliasError)
        said = str(error) if known else NOT_MADE
        self._window.say("The copy was not saved." if self.page is not None else said)
        if self.page is not None:
            self.page.show_busy(False)
            self.page.show_not_saved(said)


def _same_file(path: Path, own: Path | None) -> bool:
    try:
        return own is not None and (path == own or path.samefile(own))
    except OSError:
        return False
