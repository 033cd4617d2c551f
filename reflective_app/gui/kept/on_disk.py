"""Two versions of one file, here and on the disk: compare, and settle which is kept where.

Whatever is chosen, both exist afterwards: mine in another file, or theirs with the earlier
versions, or mine as kept work.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from reflective_app.gui.passwords import locks
from reflective_app.gui.prompts import SAVE_MINE_AS, DiskChoice, Prompts
from reflective_app.storage import backups
from reflective_app.storage.assessment_file import Opened
from reflective_app.storage.on_disk import OnDisk, where_it_went
from reflective_app.storage.problems import (
    ChangedOnDiskError,
    NotWritableError,
    UnreadableFileError,
)
from reflective_app.wording import on_disk as wording
from reflective_app.wording.kept_sides import side_by_side

if TYPE_CHECKING:
    from reflective_app.gui.document import AssessmentDocument
    from reflective_app.gui.files import Files

SAVE_AS, TAKE, WRITE, CANCEL = "save as", "take", "write", "cancel"
CHOICES = (
    (SAVE_AS, SAVE_MINE_AS),
    (TAKE, "&Take theirs"),
    (WRITE, "&Write mine over theirs"),
    (CANCEL, "&Cancel"),
)


class TwoVersions:
    """Asks, and has `files` do what was chosen."""

    def __init__(self, files: Files, prompts: Prompts, now: Callable[[], datetime]) -> None:
        """`now` is when something is kept."""
        self._files, self._prompts, self._now = files, prompts, now

    def settle(self, document: AssessmentDocument, error: ChangedOnDiskError) -> bool:
        """Ask what to do instead of saving; whether the document was saved in the end."""
        opened, said = None, str(error)
        if error.gone:
            words = {
                OnDisk.GONE: wording.gone_words,
                OnDisk.OUT_OF_REACH: wording.out_of_reach_words,
            }
            said = f"Nothing was written. {words[where_it_went(error.path)](error.path.name)}"
        else:
            try:
                opened = locks.read(error.path, self._prompts, document.key)
            except UnreadableFileError as unread:
                said = f"{said} {wording.CANNOT_COMPARE} {unread.problems[0].message}"
        match self._prompts.changed_on_disk(said, can_reload=opened is not None):
            case DiskChoice.SAVE_AS:
                return self._files.save_as()
            case DiskChoice.COMPARE if opened is not None:
                return self._settle_compared(document, opened, error.path)
            case DiskChoice.RELOAD if opened is not None:
                self._files.take_theirs(opened, error.path)
        return False

    def compare(self) -> bool:
        """Set the open document beside its file; whether it was saved in the end."""
        document = self._files.document
        if document is None or document.path is None:
            return False
        try:
            opened = locks.read(document.path, self._prompts, document.key)
        except UnreadableFileError as error:
            self._prompts.problem("The file cannot be compared", error.in_short, error.numbered)
            return False
        if opened is None:
            return False
        return self._settle_compared(document, opened, document.path)

    def _settle_compared(self, document: AssessmentDocument, opened: Opened, path: Path) -> bool:
        sections = side_by_side(document.assessment, opened.assessment)
        notes = [wording.KEPT_MINE, wording.KEPT_THEIRS]
        if opened.assessment.id != document.assessment.id:
            notes.insert(0, wording.ANOTHER)
        elif not sections:
            notes.insert(0, wording.NO_DIFFERENCE)
        message = wording.compare_words(path.name, notes)
        choice = self._prompts.compare(wording.TITLE, message, sections, CHOICES)
        if choice == SAVE_AS:
            return self._files.save_as()
        if choice == TAKE:
            self._files.take_theirs(opened, path)
        return choice == WRITE and self._write_over(opened, path)

    def _write_over(self, theirs: Opened, path: Path) -> bool:
        """Only over the very bytes that were compared, and once they are kept."""
        try:
            backups.keep(
                theirs.content,
                assessment_id=theirs.assessment.id,
                original=path,
                kept_on=self._now(),
            )
        except (NotWritableError, OSError) as error:
            self._prompts.problem("Not saved", f"{wording.THEIRS_NOT_KEPT} {error}")
            return False
        return self._files.write_over(theirs.disk_digest)
