"""Where a response is put: into its own file, and where that cannot be, into a kept copy."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from threading import Lock

from reflective_app.domain.responses import ResponseFile
from reflective_app.storage import recovery, response_copies
from reflective_app.storage.problems import ChangedOnDiskError, NotWritableError
from reflective_app.storage.response_file import write_response
from reflective_app.storage.session_lock import SessionLock

PASSING = (
    "This file was opened from a message, where it may be deleted at any time, so nothing is "
    "written into it."
)


@dataclass(frozen=True)
class Put:
    """What became of it. `trouble` says why it is not in its own file; `lost`, that no copy could
    be kept either.
    """

    response: ResponseFile
    trouble: str = ""
    lost: bool = False


class ResponseWriter:
    """Writes for one window, on whichever thread; what is older never replaces what is newer."""

    def __init__(self, path: Path | None, digest: str | None, session: str) -> None:
        """`digest` is that of the file as it was read; `session` names the window's copy."""
        self.path, self.digest = path, digest
        self._session = session
        self._busy = Lock()
        self._asked, self._written = 0, 0
        self._copy: Path | None = None
        self._held: SessionLock | None = None

    def next(self) -> int:
        """A number for what is to be written next."""
        self._asked += 1
        return self._asked

    def put(self, number: int, response: ResponseFile, now: datetime) -> Put | None:
        """Write it, unless something newer was written meanwhile: then None."""
        with self._busy:
            if number < self._written:
                return None
            self._written = number
            try:
                self._write(response)
            except (NotWritableError, ChangedOnDiskError) as error:
                return self._keep(response, now, _why(error))
            self._drop_copy()
            return Put(response)

    def put_at(self, path: Path, response: ResponseFile) -> None:
        """Write it into another file, which is its own from now on. Raises NotWritableError."""
        with self._busy:
            self.digest = write_response(response, path)
            self.path = path
            self._written = self.next()
            self._drop_copy()

    def end(self, *, keep: bool) -> None:
        """The window lets go of it; a copy is offered at the next start, or dropped."""
        with self._busy:
            if not keep:
                self._drop_copy()
            held, self._held = self._held, None
            if held is not None:
                held.release()

    def _write(self, response: ResponseFile) -> None:
        if self.path is None:
            raise NotWritableError(Path(), "It has no file yet.")
        if response_copies.is_passing(self.path):
            raise NotWritableError(self.path, PASSING)
        self.digest = write_response(response, self.path, self.digest)

    def _keep(self, response: ResponseFile, now: datetime, why: str) -> Put:
        try:
            if self._held is None:
                self._held = response_copies.hold(self._session)
            self._copy = response_copies.keep(
                response,
                self._session,
                original=self.path,
                original_digest=self.digest,
                kept_on=now,
            )
        except (NotWritableError, OSError):
            return Put(response, why, lost=True)
        return Put(response, why)

    def _drop_copy(self) -> None:
        copy, self._copy = self._copy, None
        if copy is not None:
            with suppress(NotWritableError):  # it is offered once more, and does no harm
                recovery.discard(copy)


def _why(error: NotWritableError | ChangedOnDiskError) -> str:
    """Why it is not in its file, without what to do: the window offers that."""
    if isinstance(error, NotWritableError):
        return error.reason
    if error.gone:
        return f"{error.path.name} is no longer in its folder: it was moved, renamed or deleted."
    return f"{error.path.name} was changed by someone else, or in another window."
