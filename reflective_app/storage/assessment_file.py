"""Reading and writing one assessment (`files.md` section 2)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import uuid4

from reflective_app import __version__
from reflective_app.domain import question_set as question_sets
from reflective_app.domain.assessment import FORMAT, FORMAT_VERSION, Assessment, Revision
from reflective_app.storage.assessment_data import (
    all_faults,
    assessment_from,
    data_digest,
    data_of,
    held_set_changed,
    text_of,
)
from reflective_app.storage.atomic import write_whole
from reflective_app.storage.bounded_json import parse
from reflective_app.storage.file_bytes import digest_of, read_within
from reflective_app.storage.key_paths import shown
from reflective_app.storage.plain_text import all_cleaned
from reflective_app.storage.problems import (
    AlreadyExistsError,
    ChangedOnDiskError,
    NewerFormatError,
    NotWritableError,
    Problem,
    UnreadableFileError,
)

LARGEST = 20_000_000
"""Bytes. An assessment answered at length has a fiftieth of this."""

_VERSION_AT_START = re.compile(rb'"format_version"\s*:\s*([0-9]{1,9})')


@dataclass(frozen=True)
class Opened:
    """An assessment that was read, and what there is to say about its file.

    `disk_digest` is to be given back when saving. `changed_outside` says that something else than
    this program wrote the file; `read_only` that a newer version did, so that it may be saved only
    under another name. `notices` say both in words.
    """

    assessment: Assessment
    disk_digest: str
    notices: tuple[Problem, ...] = ()
    changed_outside: bool = False
    read_only: bool = False


@dataclass(frozen=True)
class Saved:
    """An assessment with the revision it was saved as, and the digest of its file."""

    assessment: Assessment
    disk_digest: str


def read_assessment(path: Path) -> Opened:
    """The assessment in a file. The file is not touched, however damaged.

    Raises:
        NewerFormatError: a newer version wrote it, with entries that this one does not know.
        UnreadableFileError: it is no assessment, or a damaged one; every problem is listed.
    """
    name = path.name
    content = read_within(path, LARGEST)
    data = parse(name, content)
    newer = check_format(name, data)
    cleaned, dropped = all_cleaned(data)
    assert isinstance(cleaned, dict)
    try:
        assessment = assessment_from(name, cleaned | {"format_version": FORMAT_VERSION})
    except UnreadableFileError as error:
        if newer:
            raise NewerFormatError(name, [Problem(name, newer)]) from error
        raise
    changed = data.get("digest") != data_digest(data)
    notices = [newer and f"{newer} It was opened to be read. Save it under another name."]
    if changed:
        notices.append("The file was changed outside this program. Check what it says.")
    if held_set_changed(assessment, data):
        notices.append("The questions in the file were changed outside this program. Check them.")
    if dropped:
        notices.append(f"{dropped:,} characters that cannot be seen or printed were left out.")
    told = tuple(Problem(name, notice) for notice in notices if notice)
    return Opened(assessment, digest_of(content), told, changed, bool(newer))


def write_assessment(
    assessment: Assessment,
    path: Path,
    *,
    saved_on: datetime,
    expected: str | None,
    replace: bool = False,
) -> Saved:
    """Save an assessment whole or not at all.

    Args:
        assessment: what to save; it gets a new revision, whose parent is the one it has.
        path: the file.
        saved_on: the moment of saving.
        expected: the digest of the file as it was read or last saved; None for a new file.
        replace: for "save as" over a file that a person chose: whatever is there goes.

    Raises:
        ChangedOnDiskError: the file is not the one expected.
        AlreadyExistsError: a new file was asked for, and there is one.
        NotWritableError: the folder or disk does not let it be written, or the file on the disk is
            in a newer format.
        ValueError: the assessment breaks a rule, so that the file could not be opened again.
    """
    if faults := all_faults(assessment):
        told = "; ".join(f"{'.'.join(map(str, f.place))}: {f.message}" for f in faults)
        raise ValueError(f"the saved file could not be opened again: {told}")
    if not replace:
        _check_on_disk(path, expected)
    parent = assessment.revision.id if assessment.revision else None
    revision = Revision(id=uuid4(), parent=parent, saved_on=saved_on)
    saved = assessment.model_copy(update={"revision": revision})
    content = text_of(data_of(saved))
    write_whole(path, content)
    return Saved(saved, digest_of(content))


def check_format(name: str, data: Mapping[str, object]) -> str:
    """Make sure that the data is an assessment, and say so if it is in a newer format.

    Returns:
        a sentence that names the version that wrote it; empty if this version knows the format.

    Raises:
        UnreadableFileError: it is something else.
    """
    found, version = data.get("format"), data.get("format_version")
    if found == question_sets.FORMAT:
        message = "This is a question set, not an assessment. Start a new assessment with it."
    elif found != FORMAT:
        message = "This is not an assessment of this program. Choose another file."
    elif not isinstance(version, int) or isinstance(version, bool) or version < 1:
        message = f"The version of the format cannot be {shown(version)}. Open an earlier copy."
    elif version > FORMAT_VERSION:
        by = str(data.get("app_version", ""))[:20] or "unknown"
        return (
            f"The file was written by version {by} of Reflective App, in the newer format "
            f"{version}; this is version {__version__}, which knows formats up to "
            f"{FORMAT_VERSION}. Update the program to work on it."
        )
    else:
        return ""
    raise UnreadableFileError(name, [Problem(name, message)])


def _check_on_disk(path: Path, expected: str | None) -> None:
    """Make sure that the file to be replaced is the one that was read, or that there is none."""
    try:
        content = path.read_bytes()
    except FileNotFoundError as error:
        if expected is None:
            return
        raise ChangedOnDiskError(path, gone=True) from error
    except IsADirectoryError as error:
        raise NotWritableError(path, "This is a folder. Choose another name.") from error
    except OSError as error:
        message = "The file that is there cannot be read. Choose another name."
        raise NotWritableError(path, message) from error
    if expected is None:
        raise AlreadyExistsError(path)
    if digest_of(content) != expected:
        raise ChangedOnDiskError(path)
    version = _VERSION_AT_START.search(content[:400])
    if version and int(version[1]) > FORMAT_VERSION:
        message = "The file on the disk was written by a newer version. Choose another name."
        raise NotWritableError(path, message)
