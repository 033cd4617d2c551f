"""Earlier versions of each assessment, in the program's own data folder (`files.md` section 2).

A backup is the file as its bytes stood, behind one line that says what it is of. So it can be given
back unchanged, whatever was wrong with it, and one file holds all that there is to know.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID, uuid4

from reflective_app.storage import places
from reflective_app.storage.assessment_file import LARGEST
from reflective_app.storage.atomic import write_whole
from reflective_app.storage.file_bytes import read_within, real
from reflective_app.storage.problems import NotWritableError, Problem, UnreadableFileError
from reflective_app.storage.protected import Key, is_protected, sealed

FORMAT = "reflective-backup"
FORMAT_VERSION = 1
NEWEST = 10
"""So many of the latest saves are kept, whenever they were made."""

DAYS = 14
"""Of so many days before the newest, the last save of each day is kept."""

_ENDING = ".backup"
_MOMENT = "%Y%m%dT%H%M%SZ"
_NAME = re.compile(r"(\d{8}T\d{6}Z)-[0-9a-f]{8}" + re.escape(_ENDING))
_LONGEST_HEAD = 10_000
_ID_NEAR_START = re.compile(rb'"id"\s*:\s*"([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})"')


@dataclass(frozen=True)
class Backup:
    """An earlier version. `original` is the file that it was saved as; `size` in bytes.

    Of a `damaged` one only its name is left to go by; whether the others are sound is known once
    they are read.
    """

    path: Path
    assessment_id: UUID
    kept_on: datetime
    original: Path | None
    size: int
    damaged: bool = False


def keep(
    content: bytes, *, assessment_id: UUID, original: Path | None, kept_on: datetime
) -> Backup:
    """Keep a file's bytes as an earlier version, and let those go that are no longer wanted.

    The bytes are kept as they are: those of a protected file stay protected. The same bytes as in
    the newest backup are not kept twice.

    Args:
        content: the whole file.
        assessment_id: of which assessment.
        original: where the file is, so that it can be found by its name if it is damaged one day.
        kept_on: now.

    Raises:
        NotWritableError: the program's own folder cannot be written.
    """
    folder = places.backups() / assessment_id.hex
    _make(folder)
    there = backups_of(assessment_id)
    if there and _holds(there[0], content):
        return there[0]
    moment = kept_on.astimezone(UTC)
    path = folder / f"{moment.strftime(_MOMENT)}-{uuid4().hex[:8]}{_ENDING}"
    kept = Backup(path, assessment_id, kept_on, original and real(original), len(content))
    write_whole(path, _first_line(kept) + b"\n" + content)
    _let_go(there, latest=kept)
    return kept


def protect(assessment_id: UUID, key: Key) -> None:
    """Seal every earlier version that anybody could read, now that its file is protected.

    Of a damaged one all is sealed that is left, behind a first line that can be read again.

    Raises:
        NotWritableError, UnreadableFileError: some could not be sealed, and are as they were. It is
            the first of them; all the others are sealed.
    """
    faults: list[NotWritableError | UnreadableFileError] = []
    for backup in backups_of(assessment_id):
        try:
            _seal(backup, key)
        except (NotWritableError, UnreadableFileError) as fault:
            faults.append(fault)
    if faults:
        raise faults[0]


def wanted(moments: Iterable[datetime]) -> frozenset[datetime]:
    """Which of the moments are kept: the latest ten, and the last of each of fourteen days.

    The days are counted back from the newest moment, as people here count them, so that a fortnight
    of leave loses nothing.
    """
    newest_first = sorted(set(moments), reverse=True)
    by_day: dict[date, datetime] = {}
    for moment in newest_first:
        by_day.setdefault(moment.astimezone().date(), moment)
    last = next(iter(by_day), date.min)
    recent = (moment for day, moment in by_day.items() if (last - day).days < DAYS)
    return frozenset((*newest_first[:NEWEST], *recent))


def backups_of(assessment_id: UUID) -> tuple[Backup, ...]:
    """The earlier versions of an assessment, newest first. What is none of ours is passed over."""
    return _newest_first(_in_folder(places.backups() / assessment_id.hex))


def backups_for_file(path: Path) -> tuple[Backup, ...]:
    """The earlier versions of a file that may be damaged, newest first.

    It is known by the id that stands near its start, else by where it is.
    """
    found = _id_in(path)
    if found is not None and (by_id := backups_of(found)):
        return by_id
    where = real(path)
    with suppress(OSError):
        folders = [each for each in places.backups().iterdir() if each.is_dir()]
        every = (backup for folder in folders for backup in _in_folder(folder))
        return _newest_first(backup for backup in every if backup.original == where)
    return ()


def content_of(backup: Backup) -> bytes:
    """The file as it stood.

    Raises:
        UnreadableFileError: the backup is gone, or is damaged.
    """
    _, content = _parts(backup.path)
    return content


def _seal(backup: Backup, key: Key) -> None:
    whole = read_within(backup.path, LARGEST + _LONGEST_HEAD)
    line, _, content = whole.partition(b"\n")
    if backup.damaged:
        line, content = _first_line(backup), whole
    if not is_protected(content):
        write_whole(backup.path, line + b"\n" + sealed(content, key, backup.assessment_id))


def _first_line(backup: Backup) -> bytes:
    head = {
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "id": str(backup.assessment_id),
        "kept_on": backup.kept_on.isoformat(),
        "original": str(backup.original) if backup.original else None,
    }
    return json.dumps(head).encode("ascii")


def _holds(backup: Backup, content: bytes) -> bool:
    """Whether the backup is of these bytes. A damaged one is of none."""
    try:
        return content_of(backup) == content
    except UnreadableFileError:
        return False


def _in_folder(folder: Path) -> list[Backup]:
    found = []
    for path in folder.glob(f"*{_ENDING}"):
        try:
            found.append(_read(path))
        except UnreadableFileError:
            found += _by_its_name(path)
    return found


def _by_its_name(path: Path) -> list[Backup]:
    """A version whose first line is damaged; none, where the name is not one that `keep` gives."""
    named = _NAME.fullmatch(path.name)
    try:
        moment = datetime.strptime(named[1] if named else "", _MOMENT).replace(tzinfo=UTC)
        whose, size = UUID(path.parent.name), path.stat().st_size
    except (ValueError, OSError):
        return []
    return [Backup(path, whose, moment.astimezone(), None, size, damaged=True)]


def _newest_first(found: Iterable[Backup]) -> tuple[Backup, ...]:
    return tuple(sorted(found, key=lambda each: (each.kept_on, each.path.name), reverse=True))


def _read(path: Path) -> Backup:
    """What the first line says; the rest is looked at only when it is wanted."""
    try:
        with path.open("rb") as file:
            line = file.readline(_LONGEST_HEAD)
        size = path.stat().st_size - len(line)
    except OSError as error:
        raise _no_backup(path) from error
    return _backup(path, line, size)


def _backup(path: Path, line: bytes, size: int) -> Backup:
    try:
        head = json.loads(line)
        known = head["format"] == FORMAT and head["format_version"] == FORMAT_VERSION
        kept_on = datetime.fromisoformat(head["kept_on"]).astimezone()
        original = Path(head["original"]) if head["original"] is not None else None
        whose = UUID(head["id"])
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError) as error:
        raise _no_backup(path) from error
    if not known or not line.endswith(b"\n"):
        raise _no_backup(path)
    return Backup(path, whose, kept_on, original, size)


def _parts(path: Path) -> tuple[Backup, bytes]:
    whole = read_within(path, LARGEST + _LONGEST_HEAD)
    line, mark, content = whole.partition(b"\n")
    return _backup(path, line + mark, len(content)), content


def _no_backup(path: Path) -> UnreadableFileError:
    message = "This is not an earlier version that was kept, or it is damaged."
    return UnreadableFileError(path.name, [Problem(path.name, message)])


def _id_in(path: Path) -> UUID | None:
    try:
        with path.open("rb") as file:
            found = _ID_NEAR_START.search(file.read(4000))
    except (OSError, ValueError):
        return None
    return UUID(found[1].decode("ascii")) if found else None


def _let_go(others: Iterable[Backup], latest: Backup) -> None:
    """Delete what is no longer wanted; what cannot be deleted now is tried at the next save.

    The latest stays in any case: a clock that was put back must not cost what was just saved. No
    damaged one takes the place of one that may be sound.
    """
    every = (latest, *others)
    among_all = wanted(each.kept_on for each in every)
    among_sound = wanted(each.kept_on for each in every if not each.damaged)
    for backup in every[1:]:
        if backup.kept_on not in (among_all if backup.damaged else among_sound):
            with suppress(OSError):
                backup.path.unlink()


def _make(folder: Path) -> None:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise NotWritableError(folder, "The program's own folder cannot be made.") from error
