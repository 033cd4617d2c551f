"""A recovery copy within a second of every change, so that a flat battery loses nothing agreed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from reflective_app.gui.document import AssessmentDocument
from reflective_app.storage import recovery
from reflective_app.storage.problems import NotWritableError
from reflective_app.storage.session_lock import SessionLock

SOON = 800
"""Milliseconds from the first change that is not yet kept. More changes never put it off."""


class Autosave(QObject):
    """Keeps a copy of one document while it has unsaved changes."""

    kept = Signal()
    failed = Signal(str)

    def __init__(
        self, document: AssessmentDocument, session: str, now: Callable[[], datetime]
    ) -> None:
        """`session` names the copy of this window, apart from those of other windows."""
        super().__init__(document)
        self._document, self._session, self._now = document, session, now
        self._copy: Path | None = None
        self._lock: SessionLock | None = None
        self._has_failed = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SOON)
        self._timer.timeout.connect(self.keep_now)
        document.changed.connect(self._on_changed)
        document.keep_wanted.connect(self.keep_now)
        document.undo_stack.cleanChanged.connect(self._on_clean_changed)

    def keep_now(self) -> bool:
        """Write the copy at once, and say whether one was written.

        A failure is told once, until it goes well again.
        """
        self._timer.stop()
        document = self._document
        if not document.is_changed:
            return False
        try:
            if self._lock is None:
                self._lock = recovery.hold(self._session)
            self._copy = recovery.keep(
                document.assessment,
                session=self._session,
                original=document.path,
                original_digest=document.disk_digest,
                kept_on=self._now(),
            )
        except (NotWritableError, OSError) as error:
            self._tell_failure(error)
            return False
        self._has_failed = False
        self.kept.emit()
        return True

    def discard(self) -> None:
        """Drop the copy: the file holds everything, or the person wants none of it."""
        self._timer.stop()
        self._release()
        if self._copy is None:
            return
        copy, self._copy = self._copy, None
        try:
            recovery.discard(copy)
        except NotWritableError as error:
            self.failed.emit(str(error))

    def set_aside(self) -> None:
        """Write the copy and leave it, to be offered on the start page."""
        self.keep_now()
        self._copy = None
        self._release()

    def _release(self) -> None:
        """Let other windows see the copy, if there is still one."""
        if self._lock is not None:
            lock, self._lock = self._lock, None
            lock.release()

    def _on_changed(self, _: object) -> None:
        if not self._timer.isActive():
            self._timer.start()

    def _on_clean_changed(self, clean: bool) -> None:
        if clean:
            self.discard()

    def _tell_failure(self, error: Exception) -> None:
        if not self._has_failed:
            self._has_failed = True
            self.failed.emit(
                f"The recovery copy could not be written: {error} Save the assessment now."
            )
