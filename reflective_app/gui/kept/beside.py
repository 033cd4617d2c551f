"""What happens to the open file beside the window: others change it, or leave copies next to it.

Everything is read on another thread, since a lost network drive can keep it waiting; what was found
is said quietly above the page, and nothing is done by itself.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication

from reflective_app.gui import background
from reflective_app.gui.document import AssessmentDocument
from reflective_app.gui.files import Files
from reflective_app.gui.kept.strip import FileStrip
from reflective_app.gui.passwords import locks
from reflective_app.gui.prompts import Prompts
from reflective_app.storage.on_disk import Look, OnDisk, look
from reflective_app.storage.problems import UnreadableFileError
from reflective_app.storage.sync_copies import copies_beside
from reflective_app.wording import on_disk as wording
from reflective_app.wording.kept_sides import side_by_side

EVERY = 20_000
"""Milliseconds between two looks. Each asks the system for the file’s time and size, no more."""

WORDS = {
    OnDisk.CHANGED: wording.changed_notice,
    OnDisk.GONE: wording.gone_words,
    OnDisk.OUT_OF_REACH: wording.out_of_reach_words,
}
OPEN, NEXT, LEAVE = "open", "next", "leave"


class DiskWatch(FileStrip):
    """Says that the open file was changed by somebody else, or is gone, before anybody saves."""

    def __init__(self, document: AssessmentDocument, files: Files) -> None:
        """Look at once, whenever the window comes to the front, and now and then."""
        super().__init__("Compare…", "Compare what is open here with the file")
        self._document = document
        self._looking, self._last = False, Look(OnDisk.SAME)
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        document.file_changed.connect(self._on_saved)
        program = QGuiApplication.instance()
        if isinstance(program, QGuiApplication):
            program.applicationStateChanged.connect(self._on_state)
        self.wanted.connect(files.two_versions.compare)
        self.look()

    def look(self) -> None:
        """See beside the window whether the file is still the one that was read."""
        document = self._document
        if self._looking or document.path is None or document.disk_digest is None:
            return
        self._looking = True
        job = partial(_look, document.path, document.disk_digest, self._last)
        background.run(job, self._on_look, self._on_failed)

    def _on_look(self, found: tuple[str, Look]) -> None:
        """What was found of an earlier save counts no more."""
        self._looking = False
        digest, seen = found
        if digest != self._document.disk_digest or self._document.path is None:
            return
        before, self._last = self._last, seen
        if seen.state is OnDisk.SAME:
            self.hide()
        elif seen != before:
            name = self._document.path.name
            self.offer(WORDS[seen.state](name), button=seen.state is OnDisk.CHANGED)

    def _on_saved(self) -> None:
        self._last = Look(OnDisk.SAME)
        self.hide()

    def _on_state(self, state: Qt.ApplicationState) -> None:
        if state is Qt.ApplicationState.ApplicationActive:
            self.look()

    def _on_failed(self, error: Exception) -> None:
        self._looking = False
        raise error


class SyncCopies(FileStrip):
    """Says that a sync program left copies of the same assessment beside the open file."""

    def __init__(self, document: AssessmentDocument, files: Files, prompts: Prompts) -> None:
        """Look once, beside the window."""
        super().__init__("Compare the copies…", "Compare what is open here with the copies")
        self._document, self._files, self._prompts = document, files, prompts
        self._copies: tuple[Path, ...] = ()
        self.wanted.connect(self._compare)
        if document.path is not None:
            job = partial(_names_beside, document.path, document.assessment.id)
            background.run(job, self._on_found, self._on_failed)

    def _on_found(self, copies: tuple[Path, ...]) -> None:
        self._copies = copies
        if copies:
            self.offer(wording.copies_notice([each.name for each in copies]))

    def _on_failed(self, error: Exception) -> None:
        raise error

    def _compare(self) -> None:
        """Show one after the other, until one is opened or the rest is left."""
        many = len(self._copies)
        for place, path in enumerate(self._copies, 1):
            try:
                opened = locks.read(path, self._prompts, self._document.key)
            except UnreadableFileError as error:
                self._prompts.problem("This copy cannot be read", error.in_short, error.numbered)
                continue
            if opened is None:
                continue
            there = opened.assessment
            sections = side_by_side(self._document.assessment, there, "in the copy")
            on = ((NEXT, "&Next copy"),) if place < many else ()
            choices = ((OPEN, "&Open the copy"), *on, (LEAVE, "&Leave it as it is"))
            words = wording.copy_words(path.name, place, many)
            choice = self._prompts.compare("A copy beside this file", words, sections, choices)
            if choice == OPEN:
                self._files.open(path)
            if choice != NEXT:
                return


def _look(path: Path, digest: str, last: Look) -> tuple[str, Look]:
    """Look, and say against which digest."""
    return digest, look(path, digest, last)


def _names_beside(path: Path, assessment_id: UUID) -> tuple[Path, ...]:
    return copies_beside(path, assessment_id)
