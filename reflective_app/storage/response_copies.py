"""Copies of responses whose own file cannot be written, in the program's own folder.

They stand apart from the copies of assessments (`recovery.py`), and go by the same rules: one for
each window, none is offered while its window is open, and a damaged one stays where it is.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from reflective_app.domain.responses import ResponseFile
from reflective_app.storage import migrating, places
from reflective_app.storage.atomic import write_whole
from reflective_app.storage.bounded_json import parse
from reflective_app.storage.file_bytes import read_within
from reflective_app.storage.migrating import up_to_date
from reflective_app.storage.problems import (
    NewerFormatError,
    NotWritableError,
    Problem,
    UnreadableFileError,
)
from reflective_app.storage.recovery import DamagedCopy
from reflective_app.storage.response_file import LARGEST, content_of, response_in
from reflective_app.storage.session_lock import SessionLock, is_held, is_held_elsewhere

FORMAT = "reflective-response-copy"
FORMAT_VERSION = migrating.RESPONSE_COPY_VERSION
_ENDING = ".response-copy"

_PASSING = frozenset(
    {"content.outlook", "inetcache", "temporary internet files", "olk", "mail downloads"}
)
"""Folders in which mail programs put what they open, and which they empty again."""


@dataclass(frozen=True)
class ResponseCopy:
    """What somebody answered that is in no file of their own. `original` is what they opened,
    and `original_digest` that of its bytes as they were read or last written.
    """

    path: Path
    original: Path | None
    original_digest: str | None
    kept_on: datetime
    response: ResponseFile


def is_passing(path: Path) -> bool:
    """Whether a file lies where a mail program puts attachments for as long as they are open."""
    return any(part.casefold() in _PASSING for part in path.parts[:-1])


def folder() -> Path:
    """Where the copies are."""
    return places.recovery() / "responses"


def hold(session: str) -> SessionLock:
    """Say that a window is open: its copy is not offered until the lock is released.

    Raises:
        NotWritableError: the program's own folder cannot be written.
    """
    path = _made_folder() / f"{session}.lock"
    try:
        return SessionLock(path)
    except OSError as error:
        raise NotWritableError(path, "The program's own folder cannot be used.") from error


def keep(
    response: ResponseFile,
    session: str,
    *,
    original: Path | None,
    original_digest: str | None,
    kept_on: datetime,
) -> Path:
    """Keep a copy in place of the window's earlier one; gives where it is.

    Raises:
        NotWritableError: the program's own folder cannot be written.
    """
    path = _made_folder() / f"{session}{_ENDING}"
    head = {
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "kept_on": kept_on.isoformat(),
        "original": str(original) if original else None,
        "original_digest": original_digest,
        "response": json.loads(content_of(response, path)),
    }
    write_whole(path, json.dumps(head, ensure_ascii=False).encode("utf-8", "surrogatepass"))
    return path


def kept_responses() -> tuple[ResponseCopy | DamagedCopy, ...]:
    """The copies of windows that are no longer open, newest first."""
    found = [
        _read(path)
        for path in folder().glob(f"*{_ENDING}")
        if not is_held(path.with_suffix(".lock"))
    ]
    return tuple(sorted(found, key=_moment, reverse=True))


def copies_elsewhere() -> tuple[ResponseCopy | DamagedCopy, ...]:
    """The copies of windows that are open now besides those of this program."""
    return tuple(
        _read(path)
        for path in folder().glob(f"*{_ENDING}")
        if is_held_elsewhere(path.with_suffix(".lock"))
    )


def _made_folder() -> Path:
    made = folder()
    try:
        made.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise NotWritableError(made, "The program's own folder cannot be made.") from error
    return made


def _read(path: Path) -> ResponseCopy | DamagedCopy:
    try:
        return _copy_in(path)
    except UnreadableFileError as error:
        try:
            found_on = path.stat().st_mtime
        except OSError:
            found_on = 0.0
        return DamagedCopy(path, found_on, error.problems)


def _copy_in(path: Path) -> ResponseCopy:
    head = parse(path.name, read_within(path, 2 * LARGEST))
    if head.get("format") == FORMAT:
        head = up_to_date(path.name, head, migrating.RESPONSE_COPY).data
    inside, original = head.get("response"), head.get("original")
    digest = head.get("original_digest")
    if head.get("format") != FORMAT or not isinstance(inside, dict):
        raise UnreadableFileError(path.name, [Problem(path.name, "This is not a kept copy.")])
    if head.get("format_version") != FORMAT_VERSION:
        message = "The copy was kept by a newer version of the program."
        raise NewerFormatError(path.name, [Problem(path.name, message)])
    try:
        kept_on = datetime.fromisoformat(str(head.get("kept_on")))
        kept_on.astimezone().timestamp()  # a day that no clock can show is none
    except (ValueError, OverflowError, OSError) as error:
        message = "The copy does not say when it was kept."
        raise UnreadableFileError(path.name, [Problem(path.name, message)]) from error
    content = json.dumps(inside, ensure_ascii=False).encode("utf-8", "surrogatepass")
    name = Path(original).name if isinstance(original, str) else path.name
    return ResponseCopy(
        path,
        Path(original) if isinstance(original, str) else None,
        digest if isinstance(digest, str) else None,
        kept_on,
        response_in(name, content),
    )


def _moment(copy: ResponseCopy | DamagedCopy) -> float:
    return copy.found_on if isinstance(copy, DamagedCopy) else copy.kept_on.timestamp()
