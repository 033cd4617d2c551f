"""New, open, save, close and recover: the storage below, the questions above."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from uuid import uuid4

from PySide6.QtCore import QObject, Signal

from reflective_app.domain.assessment import Assessment, Profile
from reflective_app.domain.question_set import QuestionSet
from reflective_app.gui.autosave import Autosave
from reflective_app.gui.document import AssessmentDocument
from reflective_app.gui.file_names import RESPONSE_SUFFIX, SUFFIX, copy_name, suggestion
from reflective_app.gui.kept.on_disk import TwoVersions
from reflective_app.gui.kept.versions import Versions
from reflective_app.gui.opened import document_of
from reflective_app.gui.passwords import locks
from reflective_app.gui.prompts import OPEN_KIND, SAVE_AS, KeptChoice, Prompts, SaveChoice
from reflective_app.gui.widgets.fields import end_typing
from reflective_app.storage import recovery
from reflective_app.storage.assessment_file import Opened, write_assessment
from reflective_app.storage.problems import (
    ChangedOnDiskError,
    NotWritableError,
    UnreadableFileError,
)
from reflective_app.storage.protected import Key
from reflective_app.storage.recovery import KeptCopy, LockedCopy, RecoveryCopy
from reflective_app.storage.response_copies import ResponseCopy
from reflective_app.wording.on_disk import MINE_NOT_KEPT
from reflective_app.wording.workshop import under_way_words

SAMPLE_TITLE = "Newshire (sample)"


class Files(QObject):
    """The one document of the window, and how it comes and goes.

    `opened` carries the new document and what to tell about its file; `recent` a path to remember;
    `said` a line for the status bar; `copies_changed` that other work can be recovered now.
    """

    opened = Signal(object, tuple)
    closed = Signal()
    recent = Signal(object)
    copies_changed = Signal()
    said = Signal(str)

    def __init__(self, prompts: Prompts, now: Callable[[], datetime], folder: Path) -> None:
        """`folder` is where dialogs start until the person has been elsewhere."""
        super().__init__()
        self._prompts, self._now, self._folder = prompts, now, folder
        self.document: AssessmentDocument | None = None
        self.autosave: Autosave | None = None
        self.versions = Versions(self)
        self.versions.failed.connect(self.said)
        self.two_versions = TwoVersions(self, prompts, now)
        self.unfinished: Callable[[], str] = str
        """What is typed and not recorded yet, in words; whoever shows the document tells."""
        self.open_response: Callable[[Path], bool] = lambda _: False
        self.leave_response: Callable[[], bool] = lambda: True
        """How a response file, which stands alone in the window, comes and goes."""

    # --- coming ---

    def new(self, question_set: QuestionSet) -> bool:
        """Start an assessment with a guide; only the council's name is asked for."""
        question = "Which council is this for? You can fill in the rest later."
        council = self._prompts.ask_line("New assessment", question)
        if council is None or not self.leave():
            return False
        profile = Profile(council=council, date=self._now().astimezone().date())
        self._show(
            AssessmentDocument(Assessment(id=uuid4(), question_set=question_set, profile=profile))
        )
        return True

    def open_sample(self) -> bool:
        """Open the made-up council, as a document of its own that is not saved anywhere yet."""
        from reflective_app.storage.sample import sample_assessment  # only this needs it

        if not self.leave():
            return False
        self._show(AssessmentDocument(sample_assessment(), title=SAMPLE_TITLE))
        return True

    def open_value(
        self,
        assessment: Assessment,
        title: str,
        notices: tuple[str, ...] = (),
        key: Key | None = None,
    ) -> bool:
        """Show an assessment as a document of its own that is in no file yet, and must be saved."""
        if not self.leave():
            return False
        document = AssessmentDocument(assessment, title=title, recovered=True, key=key)
        self._show(document, notices).keep_now()
        return True

    def choose_and_open(self) -> bool:
        """Ask which file to open, and open it."""
        path = self._prompts.choose_open(self._folder, OPEN_KIND)
        return path is not None and self.open(path)

    def open(self, path: Path) -> bool:
        """Open a file in place of what is open now. What cannot be read changes nothing here."""
        if self.document is not None and self.document.path == path:
            self.said.emit(f"{path.name} is open already.")
            return True
        if path.name.casefold().endswith(RESPONSE_SUFFIX):
            return self.open_response(path)
        copy = recovery.newest_of(path)
        if copy is not None and (chosen := self._which(copy)) is not KeptChoice.FILE:
            return chosen is KeptChoice.KEPT and self.recover(copy)
        try:
            opened = locks.read(path, self._prompts)
        except UnreadableFileError as error:
            return self.open_in_its_place(path, error)
        if opened is None or not self.leave():
            return False
        self._show_opened(opened, path)
        return True

    def open_in_its_place(self, path: Path, error: UnreadableFileError) -> bool:
        """Offer what can be opened in the place of a file that cannot be."""
        from reflective_app.gui.kept.damaged import open_in_its_place  # seldom needed

        return open_in_its_place(self, self._prompts, path, error, self._now().date())

    def recover(self, kept: RecoveryCopy | LockedCopy) -> bool:
        """Show what was kept. The file it belongs to stays as it is until the person saves."""
        try:
            copy = locks.unlocked(kept, copy_name(kept), self._prompts)
        except UnreadableFileError as error:
            self._prompts.problem("This copy cannot be read", error.in_short, error.numbered)
            return False
        if copy is None or not self.leave():
            return False
        document = AssessmentDocument(
            copy.assessment,
            path=copy.original,
            disk_digest=copy.original_digest,
            recovered=True,
            key=copy.key,
        )
        said = under_way_words(self._now().date(), copy.assessment)
        autosave = self._show(document, ("This is the unsaved work that was kept. Save it.", said))
        if autosave.keep_now():  # else this one stays: there must never be none
            self._drop(copy.path)
        return True

    def throw_away(self, copy: KeptCopy | ResponseCopy) -> bool:
        """Throw away what was kept, once the person is sure."""
        question = f"Throw away the unsaved work on {copy_name(copy)}? It cannot be brought back."
        if not self._prompts.confirm("Throw away what was kept?", question, "&Throw away"):
            return False
        self._drop(copy.path)
        return True

    # --- staying ---

    def save(self) -> bool:
        """Save where the document came from, else ask where."""
        document = self.document
        if document is None:
            return False
        if document.path is None:
            return self.save_as()
        return self._write(document, document.path, document.disk_digest, replace=False)

    def save_as(self) -> bool:
        """Ask where to save, and save there."""
        document = self.document
        if document is None:
            return False
        folder = document.path.parent if document.path else self._folder
        chosen = self._prompts.choose_save(suggestion(folder, document.assessment))
        if chosen is None:
            return False
        path = chosen if chosen.suffix == SUFFIX else chosen.with_name(chosen.name + SUFFIX)
        if path == document.path:
            return self._write(document, path, document.disk_digest, replace=False)
        return self._write(document, path, None, replace=True)

    def write_over(self, digest: str) -> bool:
        """Save over a file that somebody else changed, if it still has the bytes of this digest."""
        document = self.document
        if document is None or document.path is None:
            return False
        return self._write(document, document.path, digest, replace=False)

    def take_theirs(self, opened: Opened, path: Path) -> bool:
        """Open a file as it now is, once one's own changes are kept for the next start."""
        document, autosave = self.document, self.autosave
        if document is None or autosave is None or not self._typing_may_go():
            return False
        if document.is_changed and not autosave.keep_now():
            self._prompts.problem("Not opened", MINE_NOT_KEPT)
            return False
        autosave.set_aside()
        self._let_go()
        self._show_opened(opened, path)
        self.copies_changed.emit()
        return True

    # --- going ---

    def leave(self) -> bool:
        """Let go of the open document, asking first if it has changes. False means stay."""
        if not self.leave_response():
            return False
        document, autosave = self.document, self.autosave
        if document is None or autosave is None:
            return True
        if not self._typing_may_go():
            return False
        if document.is_changed:
            wish = self._prompts.save_changes(document.name)
            if wish is SaveChoice.CANCEL or (wish is SaveChoice.SAVE and not self.save()):
                return False
        autosave.discard()
        self._let_go()
        return True

    # --- how ---

    def _show_opened(self, opened: Opened, path: Path) -> None:
        self._folder = path.parent
        document, notices = document_of(opened, path)
        if opened.changed_outside or opened.migrated_from is not None:
            self.versions.keep_opened(opened, path, self._now())
        self._show(document, notices)
        self.recent.emit(path)

    def _write(
        self, document: AssessmentDocument, path: Path, expected: str | None, *, replace: bool
    ) -> bool:
        moment = self._now()
        try:
            saved = write_assessment(
                document.assessment,
                path,
                saved_on=moment,
                expected=expected,
                replace=replace,
                key=document.key,
            )
        except ChangedOnDiskError as error:
            return self.two_versions.settle(document, error)
        except NotWritableError as error:
            return self._prompts.confirm("Not saved", str(error), SAVE_AS) and self.save_as()
        self._folder = path.parent
        self.versions.keep_saved(saved, document, path, moment)
        document.mark_saved(saved.assessment, path, saved.disk_digest, moment)
        if self.autosave is not None:
            self.autosave.discard()
        self.recent.emit(path)
        if words := self.unfinished():
            self.said.emit(f"Saved, without what is not recorded yet: {words}.")
        return True

    def _show(self, document: AssessmentDocument, notices: tuple[str, ...] = ()) -> Autosave:
        document.setParent(self)
        self.document = document
        self.autosave = autosave = Autosave(document, uuid4().hex, self._now)
        autosave.failed.connect(self.said)
        self.opened.emit(document, notices)
        return autosave

    def _typing_may_go(self) -> bool:
        end_typing()
        if not (unfinished := self.unfinished()):
            return True
        question = f"{unfinished}. It is not recorded yet, and is lost if you leave it."
        return self._prompts.confirm("Something is not finished", question, "&Leave it")

    def _let_go(self) -> None:
        if self.autosave is not None:
            self.autosave.end()
        document, self.document, self.autosave = self.document, None, None
        self.unfinished = str
        self.closed.emit()
        if document is not None:
            document.deleteLater()

    def _drop(self, copy: Path) -> None:
        try:
            recovery.discard(copy)
        except NotWritableError as error:
            self.said.emit(str(error))
        self.copies_changed.emit()

    def _which(self, copy: RecoveryCopy | LockedCopy) -> KeptChoice:
        from reflective_app.gui.kept.kept_work import asked_at_opening  # seldom needed

        return asked_at_opening(copy, self._prompts)
