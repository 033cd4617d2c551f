"""Copies kept while there are unsaved changes, in the program's own folder (`files.md` 2)."""

from __future__ import annotations

import re
from base64 import b64decode, b64encode
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from reflective_app import __version__
from reflective_app.domain.assessment import Assessment
from reflective_app.storage import migrating, places
from reflective_app.storage.assessment_data import assessment_from
from reflective_app.storage.assessment_file import (
    LARGEST,
    as_read_again,
    content_within,
)
from reflective_app.storage.atomic import write_whole
from reflective_app.storage.bounded_json import parse
from reflective_app.storage.file_bytes import read_within
from reflective_app.storage.file_format import check_format
from reflective_app.storage.migrating import up_to_date, with_its_set
from reflective_app.storage.plain_text import all_cleaned
from reflective_app.storage.problems import (
    NewerFormatError,
    NotDeletedError,
    NotWritableError,
    Problem,
    UnreachableFileError,
    UnreadableFileError,
)
from reflective_app.storage.protected import Key, Lock, opened, sealed, whose_file
from reflective_app.storage.session_lock import SessionLock, is_held, is_held_elsewhere

FORMAT = "reflective-recovery"
FORMAT_VERSION = migrating.RECOVERY_VERSION
ENDING = ".recovery"
_SET_ASIDE = ".damaged"


@dataclass(frozen=True)
class RecoveryCopy:
    """What was unsaved when a session ended unexpectedly.

    `original` is the file that was open, if it had been saved before, and `original_digest` that of
    its bytes at that time: if they differ now, the file has moved on. `key` is what the work is
    protected with.
    """

    path: Path
    original: Path | None
    original_digest: str | None
    kept_on: datetime
    assessment: Assessment
    key: Key | None = None


@dataclass(frozen=True)
class LockedCopy:
    """Unsaved work on a protected file: what it says is had with `unlock`."""

    path: Path
    original: Path | None
    original_digest: str | None
    kept_on: datetime
    content: bytes = field(repr=False)


@dataclass(frozen=True)
class DamagedCopy:
    """A copy that cannot be read, now or at all; the program never deletes it by itself."""

    path: Path
    found_on: float
    problems: tuple[Problem, ...]


KeptCopy = RecoveryCopy | LockedCopy | DamagedCopy
"""What may be found when the program starts."""


def hold(session: str) -> SessionLock:
    """Say that a session is running, until the lock is released: its copy is not offered meanwhile.

    Raises:
        NotWritableError: the program's own folder cannot be written.
        ValueError: the name cannot be part of a file name.
    """
    path = _made_folder() / f"{_checked(session)}.lock"
    try:
        return SessionLock(path)
    except OSError as error:
        raise NotWritableError(path, "The program's own folder cannot be used.") from error


def keep(  # noqa: PLR0913 - each is one fact of one copy
    assessment: Assessment,
    *,
    session: str,
    original: Path | None,
    original_digest: str | None,
    kept_on: datetime,
    key: Key | None = None,
) -> Path:
    """Keep a copy, in place of the session's earlier one.

    Args:
        assessment: what is unsaved.
        session: a name of letters, digits and hyphens, one for each window; see `hold`.
        original: the file that is open, if any.
        original_digest: of that file as it was read or last saved.
        kept_on: now.
        key: with what the file is protected; what is unsaved is then protected in the same way.

    Raises:
        NotWritableError: the program's own folder cannot be written, or a copy of this could not
            be read again.
        ValueError: the session's name cannot be part of a file name.
    """
    path = _made_folder() / f"{_checked(session)}{ENDING}"
    header = {
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "app_version": __version__,
        "kept_on": kept_on.isoformat(),
        "original": str(original) if original else None,
        "original_digest": original_digest,
    }
    _, record = as_read_again(assessment, path)
    inside: dict[str, object] = {"assessment": record}
    if key is not None:
        kept = sealed(content_within(record, path), key, assessment.id)
        inside = {"protected": b64encode(kept).decode("ascii")}
    write_whole(path, content_within(header | inside, path))
    return path


def unlock(copy: LockedCopy, lock: Lock) -> RecoveryCopy:
    """What a protected copy says.

    Raises:
        WrongPasswordError: the lock does not open it.
        UnreadableFileError: what is in it cannot be read.
    """
    name = copy.path.name
    plain, key = opened(name, copy.content, lock)
    cleaned, _ = all_cleaned(parse(name, plain))
    assert isinstance(cleaned, dict)
    assessment = _assessment_in(name, cleaned)
    return RecoveryCopy(
        copy.path, copy.original, copy.original_digest, copy.kept_on, assessment, key
    )


def kept_copies() -> tuple[KeptCopy, ...]:
    """The copies of sessions that no longer run, newest first.

    A damaged copy is renamed, so that no later one takes its place, and is read again and listed
    from then on, until it is discarded. One that cannot be read just now, or that a newer version
    kept, is listed and left as it is.
    """
    folder = places.recovery()
    found: list[KeptCopy] = []
    for path in folder.glob(f"*{ENDING}"):
        if not is_held(path.with_suffix(".lock")):
            found.append(_found(path, set_aside=True))
    listed = {copy.path for copy in found}
    for path in folder.glob(f"*{_SET_ASIDE}"):
        if path not in listed:
            found.append(_found(path, set_aside=False))
    return tuple(sorted(found, key=_moment, reverse=True))


def copies_elsewhere() -> tuple[KeptCopy, ...]:
    """The copies of windows that are open now besides those of this program."""
    return tuple(
        _found(path, set_aside=False)
        for path in places.recovery().glob(f"*{ENDING}")
        if is_held_elsewhere(path.with_suffix(".lock"))
    )


def newest_of(original: Path) -> RecoveryCopy | LockedCopy | None:
    """The newest copy of unsaved work on a file; None where none was kept."""
    copies = (copy for copy in kept_copies() if not isinstance(copy, DamagedCopy))
    return next((copy for copy in copies if copy.original == original), None)


def discard(path: Path) -> None:
    """Delete a copy, because it was saved or is not wanted. One that is gone already is fine.

    Raises:
        NotDeletedError: another program holds it.
    """
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise NotDeletedError(path, "Close other programs that use it, and try again.") from error
    lock = path.with_suffix(".lock")
    if not is_held(lock):
        with suppress(OSError):
            lock.unlink(missing_ok=True)


def _made_folder() -> Path:
    folder = places.recovery()
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise NotWritableError(folder, "The program's own folder cannot be made.") from error
    return folder


def _checked(session: str) -> str:
    if not re.fullmatch(r"[0-9A-Za-z-]{1,80}", session):
        raise ValueError(f"{session!r} cannot name a session")
    return session


def _found(path: Path, *, set_aside: bool) -> KeptCopy:
    try:
        return _read(path)
    except UnreadableFileError as error:
        if set_aside and not isinstance(error, NewerFormatError | UnreachableFileError):
            with suppress(OSError):
                path = path.rename(_free_name(path))
        return _damaged(path, error.problems)


def _free_name(path: Path) -> Path:
    """A name for a damaged copy that no other has. Raises OSError if it cannot be told."""
    aside = path.with_suffix(_SET_ASIDE)
    number = 1
    while aside.exists():
        number += 1
        aside = path.with_name(f"{path.stem}-{number}{_SET_ASIDE}")
    return aside


def _read(path: Path) -> RecoveryCopy | LockedCopy:
    name = path.name
    header = parse(name, read_within(path, LARGEST))
    cleaned, _ = all_cleaned(header)
    assert isinstance(cleaned, dict)
    if cleaned.get("format") != FORMAT:
        raise UnreadableFileError(name, [Problem(name, "This is not a kept copy.")])
    data = up_to_date(name, cleaned, migrating.RECOVERY).data
    if data.get("format_version") != FORMAT_VERSION:
        message = "The copy was kept by a newer version of the program."
        raise NewerFormatError(name, [Problem(name, message)])
    original = header.get("original")  # as it stands: a file may be called anything
    digest = data.get("original_digest")
    try:
        kept_on = datetime.fromisoformat(str(data.get("kept_on")))
        kept_on.astimezone().timestamp()  # a day that no clock can show is none
    except (ValueError, OverflowError, OSError) as error:
        message = "The copy does not say when it was kept."
        raise UnreadableFileError(name, [Problem(name, message)]) from error
    at = Path(original) if isinstance(original, str) else None
    before = digest if isinstance(digest, str) else None
    inside, locked = data.get("assessment"), data.get("protected")
    if isinstance(locked, str):
        return LockedCopy(path, at, before, kept_on, _locked_in(name, locked))
    if not isinstance(inside, dict):
        raise UnreadableFileError(name, [Problem(name, "This is not a kept copy.")])
    return RecoveryCopy(path, at, before, kept_on, _assessment_in(name, inside))


def _locked_in(name: str, text: str) -> bytes:
    try:
        content = b64decode(text, validate=True)
    except ValueError as error:
        raise UnreadableFileError(
            name, [Problem(name, "The protected copy is damaged.")]
        ) from error
    whose_file(name, content)  # a copy that breaks off is damaged, whatever the password
    return content


def _assessment_in(name: str, inside: dict[str, object]) -> Assessment:
    if newer := check_format(name, inside):
        raise NewerFormatError(name, [Problem(name, newer)])
    return assessment_from(name, with_its_set(name, inside, migrating.ASSESSMENT).data)


def _damaged(path: Path, problems: tuple[Problem, ...]) -> DamagedCopy:
    try:
        found_on = path.stat().st_mtime
    except OSError:
        found_on = 0.0
    return DamagedCopy(path, found_on, problems)


def _moment(copy: KeptCopy) -> float:
    return copy.found_on if isinstance(copy, DamagedCopy) else copy.kept_on.timestamp()
