"""A recovery copy within a second of every change, so that a flat battery loses nothing agreed.

Writing one takes longer than a keystroke may, so it is done beside the window. Where the program is
about to end there is no beside: `keep_now` waits.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from threading import Lock

from PySide6.QtCore import QObject, QTimer, Signal

from reflective_app.gui import background
from reflective_app.gui.document import AssessmentDocument
from reflective_app.storage import recovery
from reflective_app.storage.problems import NotWritableError
from reflective_app.storage.session_lock import SessionLock

SOON = 800
"""Milliseconds from the first change that is not yet kept. More changes never put it off."""


class CopyWriter:
    """Writes the copy. What was asked for earlier never replaces what is newer."""

    def __init__(self) -> None:
        self._busy = Lock()
        self._asked = 0
        self.copy: Path | None = None

    def next(self) -> int:
        """A number for the next copy. Copies with an earlier one are no longer written."""
        self._asked += 1
        return self._asked

    def write(self, number: int, keep: Callable[[], Path]) -> bool:
        """Write, unless something newer was asked for. Raises what `keep` does."""
        with self._busy:
            if number != self._asked:
                return False
            self.copy = keep()
            return True

    def take(self) -> Path | None:
        """The copy, which is the caller's from now on; waits for one that is being written."""
        self.next()
        with self._busy:
            copy, self.copy = self.copy, None
            return copy


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
        self._writer = CopyWriter()
        self._beside = self._again = self._ended = False
        self._lock: SessionLock | None = None
        self._has_failed = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SOON)
        self._timer.timeout.connect(self._keep_beside)
        document.changed.connect(self._on_changed)
        document.keep_wanted.connect(self._keep_beside)
        document.undo_stack.cleanChanged.connect(self._on_clean_changed)

    def keep_now(self) -> bool:
        """Write the copy before anything else happens, and say whether one was written.

        A failure is told once, until it goes well again.
        """
        keep = self._to_keep()
        if keep is None:
            return False
        try:
            self._writer.write(self._writer.next(), keep)
        except (NotWritableError, OSError) as error:
            self._tell_failure(error)
            return False
        self._on_written(True)
        return True

    def end(self) -> None:
        """Write no copy any more: the document has gone, and a late edit of it is nobody's."""
        self._ended = True
        self._timer.stop()

    def discard(self) -> None:
        """Drop the copy: the file holds everything, or the person wants none of it."""
        self._timer.stop()
        copy = self._writer.take()
        self._release()
        if copy is None:
            return
        try:
            recovery.discard(copy)
        except NotWritableError as error:
            self.failed.emit(str(error))

    def set_aside(self) -> None:
        """Write the copy and leave it, to be offered on the start page. It is written no more."""
        self.keep_now()
        self.end()
        self._writer.take()
        self._release()

    def _keep_beside(self) -> None:
        """Write the copy on another thread; the last value wins."""
        if self._beside:
            self._again = True  # what is being written is older: write again as soon as it is done
            return
        keep = self._to_keep()
        if keep is not None:
            self._beside = True
            job = partial(self._writer.write, self._writer.next(), keep)
            background.run(job, self._on_beside, self._on_beside_failed)

    def _to_keep(self) -> Callable[[], Path] | None:
        """What writes a copy of the present value; None if there is nothing to keep, or no way."""
        self._timer.stop()
        document = self._document
        if self._ended or not document.is_changed:
            return None
        try:
            if self._lock is None:
                self._lock = recovery.hold(self._session)
        except (NotWritableError, OSError) as error:
            self._tell_failure(error)
            return None
        return partial(
            recovery.keep,
            document.assessment,
            session=self._session,
            original=document.path,
            original_digest=document.disk_digest,
            kept_on=self._now(),
            key=document.key,
        )

    def _on_beside(self, written: bool) -> None:
        self._on_written(written)
        self._go_on()

    def _on_beside_failed(self, error: Exception) -> None:
        if isinstance(error, NotWritableError | OSError):
            self._tell_failure(error)
        self._go_on()
        if not isinstance(error, NotWritableError | OSError):
            raise error

    def _go_on(self) -> None:
        """What was asked for while a copy was being written is written now."""
        again, self._beside, self._again = self._again, False, False
        if again:
            self._keep_beside()

    def _on_written(self, written: bool) -> None:
        if written:
            self._has_failed = False
            self.kept.emit()

    def _release(self) -> None:
        """Let other windows see the copy, if there is still one."""
        if self._lock is not None:
            lock, self._lock = self._lock, None
            lock.release()

    def _on_changed(self, _: object) -> None:
        if not self._ended and not self._timer.isActive():
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
