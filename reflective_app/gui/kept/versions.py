"""Keeps every saved version in the program's own folder, beside the window."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from threading import Lock

from PySide6.QtCore import QObject, Signal

from reflective_app.gui import background
from reflective_app.gui.document import AssessmentDocument
from reflective_app.storage import backups, recovery_protection
from reflective_app.storage.assessment_file import Opened, Saved
from reflective_app.storage.file_bytes import digest_of
from reflective_app.storage.problems import NotWritableError, UnreadableFileError


class _Turns:
    """One after the other, and none that was asked for before everything was cleared.

    Apart from `Versions`, because it is used on another thread, where no Qt object may be let go.
    """

    def __init__(self) -> None:
        self._busy = Lock()
        self._waiting: deque[Sequence[Callable[[], object]]] = deque()

    def clear(self) -> None:
        with self._busy:
            self._waiting.clear()

    def ask(self, jobs: Sequence[Callable[[], object]]) -> None:
        self._waiting.append(jobs)

    def take(self) -> None:
        """The save that waits longest: a later thread may come before an earlier one.

        Else a save from before a file was protected could be kept, readable, after it.
        """
        with self._busy:
            faults = [fault for job in self._next() if (fault := _fault_of(job)) is not None]
        if faults:
            raise faults[0]

    def _next(self) -> Sequence[Callable[[], object]]:
        return self._waiting.popleft() if self._waiting else ()


class Versions(QObject):
    """Where it cannot keep one, the save stands all the same: `failed` carries the words."""

    kept = Signal()
    failed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        """Nothing is being kept yet."""
        super().__init__(parent)
        self._turns = _Turns()

    def let_go(self) -> None:
        """Keep none of what is still waiting to be kept. One that is being written is waited for.

        Clearing this computer calls it, so that no version comes back afterwards.
        """
        self._turns.clear()

    def keep_saved(
        self, saved: Saved, document: AssessmentDocument, path: Path, moment: datetime
    ) -> None:
        """Keep what was saved, and what it took the place of where that is not kept yet.

        Of a protected file nothing is kept that anybody could read, earlier versions included.

        Args:
            saved: as `write_assessment` gave it.
            document: what was saved, as it was before.
            path: the file.
            moment: of saving.
        """
        whose, key = saved.assessment.id, document.key
        keep = partial(backups.keep, assessment_id=whose, original=path)
        jobs: list[Callable[[], object]] = []
        previous, before = document.assessment.revision, saved.before
        # What somebody else had saved was kept, as theirs, before it was written over.
        mine = before is not None and digest_of(before) == document.disk_digest
        if before is not None and previous is not None and mine:
            jobs.append(partial(keep, before, kept_on=previous.saved_on))
        if key is not None:
            jobs.append(partial(backups.protect, whose, key))
            jobs.append(partial(recovery_protection.protect, whose, key))
        jobs.append(partial(keep, saved.content, kept_on=moment))
        self._run(jobs)

    def keep_opened(self, opened: Opened, path: Path, moment: datetime) -> None:
        """Keep a file as it stood when it was opened, since saving will write it anew."""
        id_ = opened.assessment.id
        self._run(
            [
                partial(
                    backups.keep, opened.content, assessment_id=id_, original=path, kept_on=moment
                )
            ]
        )

    def _run(self, jobs: Sequence[Callable[[], object]]) -> None:
        self._turns.ask(jobs)
        background.run(self._turns.take, self._on_kept, self._on_failed)

    def _on_kept(self, _: object) -> None:
        self.kept.emit()

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, NotWritableError | UnreadableFileError | OSError):
            raise error
        self.failed.emit(f"No earlier version could be kept: {error}")


def _fault_of(job: Callable[[], object]) -> Exception | None:
    """Do it; where it could not be done, what is left is done all the same, above all sealing."""
    try:
        job()
    except (NotWritableError, UnreadableFileError, OSError) as fault:
        return fault
    return None
