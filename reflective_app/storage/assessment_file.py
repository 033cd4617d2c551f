"""Reading and writing one assessment (`files.md` section 2)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from uuid import uuid4

from reflective_app.domain.assessment import FORMAT, FORMAT_VERSION, Assessment, Revision
from reflective_app.storage import migrating
from reflective_app.storage.assessment_data import (
    assessment_from,
    data_digest,
    data_of,
    held_set_changed,
    text_of,
)
from reflective_app.storage.atomic import is_there, reason_of, write_whole
from reflective_app.storage.bounded_json import parse
from reflective_app.storage.file_bytes import digest_of, read_within
from reflective_app.storage.file_format import check_format
from reflective_app.storage.migrating import older_words, with_its_set
from reflective_app.storage.plain_text import all_cleaned, left_out
from reflective_app.storage.problems import (
    AlreadyExistsError,
    ChangedOnDiskError,
    NewerFormatError,
    NotWritableError,
    Problem,
    UnreadableFileError,
)
from reflective_app.storage.protected import (
    OVERHEAD,
    Key,
    Lock,
    PasswordNeededError,
    is_protected,
    opened,
    sealed,
)
from reflective_app.storage.turns import my_turn

LARGEST = 20_000_000
"""Bytes. An assessment answered at length has a fiftieth of this."""

_HEAD = 400
"""Bytes at the start of a file, in which its format and version stand."""

_VERSION_AT_START = re.compile(rb'"format_version"\s*:\s*([0-9]{1,9})')


@dataclass(frozen=True)
class Opened:
    """An assessment that was read, and what there is to say about its file.

    `disk_digest` is to be given back when saving. `changed_outside` says that something else than
    this program wrote the file; `read_only` that a newer version did, so that it may be saved only
    under another name. `migrated_from` is the older
    format that the file is in, which saving replaces. `notices` say all of it in words. `content`
    is the file as it stood, and `key` what it was opened with where it is protected.
    """

    assessment: Assessment
    disk_digest: str
    notices: tuple[Problem, ...] = ()
    changed_outside: bool = False
    read_only: bool = False
    migrated_from: int | None = None
    content: bytes = field(default=b"", repr=False)
    key: Key | None = None


@dataclass(frozen=True)
class Saved:
    """An assessment with the revision it was saved as, and the digest of its file.

    `content` is what was written, and `before` the file that it took the place of, where that was
    looked at.
    """

    assessment: Assessment
    disk_digest: str
    content: bytes = field(default=b"", repr=False)
    before: bytes | None = field(default=None, repr=False)


def read_assessment(path: Path, lock: Lock = None) -> Opened:
    """The assessment in a file. The file is not touched, however damaged.

    Args:
        path: the file.
        lock: the password or the key of a protected file; not asked for of any other.

    Raises:
        PasswordNeededError: it is protected, and nothing to open it was given.
        WrongPasswordError: what was given does not open it.
        NewerFormatError: a newer version wrote it, with entries that this one does not know.
        UnreadableFileError: it is no assessment, or a damaged one; every problem is listed.
    """
    return assessment_in(path.name, read_within(path, LARGEST + OVERHEAD), lock)


def assessment_in(name: str, content: bytes, lock: Lock = None) -> Opened:
    """The assessment that a file's bytes hold; `name` is the file's, for messages.

    Raises what `read_assessment` does.
    """
    key = None
    plain = content
    if is_protected(content):
        plain, key = opened(name, content, lock)
    data = parse(name, plain)
    newer = check_format(name, data)
    cleaned, dropped = all_cleaned(data)
    migrated = with_its_set(name, _record(cleaned), migrating.ASSESSMENT)
    try:
        assessment = assessment_from(name, migrated.data)
    except UnreadableFileError as error:
        if newer:
            raise NewerFormatError(name, [Problem(name, newer)]) from error
        raise
    changed = data.get("digest") != data_digest(data)
    notices = [newer and f"{newer} It was opened to be read."]
    if changed:
        notices.append("The file was changed outside this program. Check what it says.")
    if migrated.version is not None:
        notices.append(older_words(migrated.version))
    elif held_set_changed(assessment, data):
        notices.append("The questions in the file were changed outside this program. Check them.")
    notices.append(left_out(dropped))
    told = tuple(Problem(name, notice) for notice in notices if notice)
    older = migrated.version
    return Opened(assessment, digest_of(content), told, changed, bool(newer), older, content, key)


def write_assessment(  # noqa: PLR0913 - each is one fact of one save
    assessment: Assessment,
    path: Path,
    *,
    saved_on: datetime,
    expected: str | None,
    replace: bool = False,
    key: Key | None = None,
) -> Saved:
    """Save an assessment whole or not at all, without characters that nobody typed on purpose.

    Args:
        assessment: what to save; it gets a new revision, whose parent is the one it has.
        path: the file.
        saved_on: the moment of saving.
        expected: the digest of the file as it was read or last saved; None for a new file.
        replace: for "save as" over a file that a person chose: whatever is there goes, but for an
            assessment in a newer format or a damaged one, which is never touched.
        key: with what to protect the file; None for a file that anybody can read.

    Raises:
        ChangedOnDiskError: the file is not the one expected.
        AlreadyExistsError: a new file was asked for, and there is one.
        NotWritableError: the folder or disk does not let it be written, the file on the disk is in
            a newer format or damaged, or the file could not be opened again.
    """
    if replace:
        refuse_to_replace(path)
    before = None if replace else _checked_on_disk(path, expected)
    parent = assessment.revision.id if assessment.revision else None
    revision = Revision(id=uuid4(), parent=parent, saved_on=saved_on)
    saved, data = as_read_again(assessment.model_copy(update={"revision": revision}), path)
    content = content_within(data, path)
    if key is not None:
        content = sealed(content, key, saved.id)

    def last_look() -> None:
        """Working the content out took a moment, in which somebody else may have saved."""
        if not replace:
            _checked_on_disk(path, expected)

    with my_turn():
        write_whole(path, content, last_look=last_look)
    return Saved(saved, digest_of(content), content, before)


def as_read_again(assessment: Assessment, path: Path) -> tuple[Assessment, dict[str, object]]:
    """The assessment as a file of it will be read, so that nothing is written in vain; its data.

    Raises:
        NotWritableError: no file of it could be opened again, and why.
    """
    data = data_of(assessment)
    cleaned, _ = all_cleaned(data)
    try:
        read = assessment_from(path.name, parse(path.name, text_of(_record(cleaned))))
    except UnreadableFileError as error:
        reason = f"The file could not be opened again. {error.problems[0].sentence}"
        raise NotWritableError(path, reason) from error
    return (assessment, data) if cleaned == data else (read, data_of(read))


def content_within(data: Mapping[str, object], path: Path) -> bytes:
    """The bytes of a file that holds the data. Raises NotWritableError if it could not be read."""
    content = text_of(data)
    if len(content) > LARGEST:
        reason = (
            f"It would be larger than {LARGEST // 1_000_000} MB, and could not be opened again. "
            "Shorten its longest texts."
        )
        raise NotWritableError(path, reason)
    return content


def _checked_on_disk(path: Path, expected: str | None) -> bytes | None:
    """The file to be replaced, which is the one that was read; None where there is to be none."""
    there = is_there(path)
    if expected is None:
        if there:
            raise AlreadyExistsError(path)
        return None
    try:
        content = path.read_bytes()
    except FileNotFoundError as error:
        raise ChangedOnDiskError(path, gone=True) from error
    except OSError as error:
        not_allowed = "You may not read the file that is there. Choose another name."
        raise NotWritableError(path, reason_of(error, not_allowed)) from error
    if digest_of(content) != expected:
        raise ChangedOnDiskError(path)
    _refuse_newer(path, content[:_HEAD])
    return content


def refuse_to_replace(path: Path) -> None:
    """Keep "save as" from taking the place of a file that may hold what nothing else does.

    That is one that this version could not write again, and one of which only a part can be read.

    Raises:
        NotWritableError: it is such a file.
    """
    with suppress(OSError, ValueError):
        if path.is_file():
            with path.open("rb") as file:
                _refuse_newer(path, file.read(_HEAD))
    try:
        content = read_within(path, LARGEST + OVERHEAD)
    except UnreadableFileError:
        return  # nothing of ours is there; writing says what else is wrong
    if not is_protected(content) and FORMAT.encode() not in content:
        return
    try:
        assessment_in(path.name, content)
    except PasswordNeededError:
        return
    except UnreadableFileError as error:
        message = (
            "The file that is there is damaged, and is left as it is: a part of it may still be "
            "read. Choose another name."
        )
        raise NotWritableError(path, message) from error


def _refuse_newer(path: Path, head: bytes) -> None:
    version = _VERSION_AT_START.search(head)
    if version and FORMAT.encode() in head and int(version[1]) > FORMAT_VERSION:
        message = "The file on the disk was written by a newer version. Choose another name."
        raise NotWritableError(path, message)


def _record(cleaned: object) -> dict[str, object]:
    assert isinstance(cleaned, dict)
    return cleaned
