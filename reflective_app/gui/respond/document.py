"""The response that is open: its present value, and how it saves itself within a second."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from uuid import uuid4

from PySide6.QtCore import QObject, QTimer, Signal

from reflective_app.domain.responding import is_begun, marked
from reflective_app.domain.responses import ResponseFile
from reflective_app.gui import background
from reflective_app.gui.respond.writer import Put, ResponseWriter

Edit = Callable[[ResponseFile], ResponseFile]

SOON = 500
"""Milliseconds from the first change that is not yet written. More changes never put it off."""


class ResponseDocument(QObject):
    """Holds the value. `changed` says that it is another; `saved` that it was written, or could not
    be: then `trouble` says why.
    """

    changed = Signal()
    saved = Signal()

    def __init__(
        self,
        response: ResponseFile,
        now: Callable[[], datetime],
        *,
        path: Path | None = None,
        digest: str | None = None,
    ) -> None:
        """Its respondent is made now, and given to it with the first answer."""
        super().__init__()
        self.response, self._now = response, now
        self.writer = ResponseWriter(path, digest, uuid4().hex)
        self._respondent = uuid4().hex
        self.trouble, self.is_lost = "", False
        self.saved_at: datetime | None = None
        self._behind, self._beside = False, False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SOON)
        self._timer.timeout.connect(self._write_beside)

    @property
    def path(self) -> Path | None:
        """Its own file."""
        return self.writer.path

    @property
    def is_behind(self) -> bool:
        """Whether what is in its file is older than what was answered."""
        return self._behind or self._beside or bool(self.trouble)

    def apply(self, edit: Edit) -> bool:
        """Make a change, and say whether it was one. Raises what the edit does."""
        after = edit(self.response)
        if after == self.response:
            return False
        self.response = after
        self._behind = True
        if not self._timer.isActive():
            self._timer.start()
        self.changed.emit()
        return True

    def write_now(self) -> bool:
        """Write what is not written yet before anything else happens; whether it is in its file."""
        self._timer.stop()
        if self.is_behind:  # also what is being written beside, which may still come to fail
            self._behind = False
            self._take(self.writer.put(self.writer.next(), self._marked(), self._now()))
        return not self.trouble

    def save_as(self, path: Path) -> None:
        """Write it into this file, which is its own from now on. Raises NotWritableError."""
        self._timer.stop()
        self.writer.put_at(path, self._marked())
        self._behind = False
        self._take(Put(self.response))

    def end(self, *, keep: bool = False) -> None:
        """Let go of it; `keep` leaves a copy to be offered at the next start."""
        self._timer.stop()
        self.writer.end(keep=keep)

    def _write_beside(self) -> None:
        if self._beside:
            self._timer.start()  # what is being written is older: look again once it is done
            return
        if not self._behind:
            return
        self._beside, self._behind = True, False
        job = partial(self.writer.put, self.writer.next(), self._marked(), self._now())
        background.run(job, self._on_beside, self._on_fault)

    def _marked(self) -> ResponseFile:
        """The value with its respondent and the time."""
        if is_begun(self.response) or self.response.respondent is not None:
            self.response = marked(self._respondent, self._now(), self.response)
        return self.response

    def _on_beside(self, put: Put | None) -> None:
        self._beside = False
        self._take(put)

    def _on_fault(self, error: Exception) -> None:
        self._beside, self._behind = False, True
        raise error

    def _take(self, put: Put | None) -> None:
        if put is None:
            return
        self.trouble, self.is_lost = put.trouble, put.lost
        if not put.trouble:
            self.saved_at = self._now()
        self.saved.emit()
