"""A shared copy as a file: written, read back, and searched for what was to stay behind.

`files.md` section 3. Nobody is told "nothing left behind" before that was looked for in the bytes
that stand on the disk.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from reflective_app.domain.alias import names_of
from reflective_app.domain.assessment import Assessment
from reflective_app.domain.fingerprint import fingerprint
from reflective_app.domain.left_behind import LeftText, folded, left_behind
from reflective_app.domain.local_questions import with_local_items
from reflective_app.domain.shared_copy import shared_copy
from reflective_app.domain.sharing import Sharing
from reflective_app.storage.assessment_data import data_of, text_of
from reflective_app.storage.assessment_file import (
    LARGEST,
    as_read_again,
    content_within,
    read_assessment,
    refuse_to_replace,
)
from reflective_app.storage.atomic import is_there, write_whole
from reflective_app.storage.bounded_json import parse
from reflective_app.storage.file_bytes import read_within
from reflective_app.storage.key_paths import in_words
from reflective_app.storage.problems import (
    AlreadyExistsError,
    NotWritableError,
    UnreadableFileError,
)
from reflective_app.storage.question_set_library import read_library

_NOT_OURS = frozenset(("id", "digest", "app_version", "format", "format_version"))
"""Entries of a file that the program works out, of figures and letters without a meaning."""

_REMOVED = "The copy was removed again. Your own file is as it was."
_NOTHING_WRITTEN = "Nothing was written. Your own file is as it was."


class LeftBehindError(Exception):
    """Something that was to stay behind is in a shared copy, which is not on the disk any more."""

    def __init__(self, path: Path, found: Sequence[str], after: str) -> None:
        """Keep the file, a sentence for each text that was found, and what was done."""
        self.path, self.found, self.after = path, tuple(found), after
        super().__init__(path, found, after)

    def __str__(self) -> str:
        """What was found and where, and what was done."""
        return f"{self.path.name} must not be shared. {' '.join(self.found)} {self.after}"


@dataclass(frozen=True)
class SharedFile:
    """A copy that was written and searched, and for how many texts."""

    assessment: Assessment
    looked_for: int


def write_shared_copy(
    assessment: Assessment, sharing: Sharing, path: Path, *, replace: bool = False
) -> SharedFile:
    """Write a copy for a reader, read it back, and look for all that was to stay behind.

    Args:
        assessment: the whole record. Its own file is not touched.
        sharing: for whom, and with which parts.
        path: where to write.
        replace: whether what is there goes, as somebody confirmed; a damaged file never does.

    Raises:
        AliasError, WiderError: as `shared_copy` does.
        AlreadyExistsError: there is such a file. It stays.
        NotWritableError: the folder or the disk does not let it be written.
        LeftBehindError: something is in the copy that was to stay. There is no such file now.
    """
    if not replace and is_there(path):
        raise AlreadyExistsError(path)
    refuse_to_replace(path)
    if sharing.alias:
        _refuse_name(assessment, path)
        _refuse_named_in_set(assessment, path)
    copy, data = as_read_again(shared_copy(assessment, sharing), path)
    wanted = left_behind(assessment, sharing)
    content = content_within(data, path)
    if found := _faults(content, wanted, assessment, path.name):
        raise LeftBehindError(path, found, _NOTHING_WRITTEN)
    write_whole(path, content)
    try:
        read, on_disk = read_assessment(path).assessment, read_within(path, LARGEST)
        found = _faults(on_disk, wanted, assessment, path.name)
        same = read == copy and on_disk == content
    except UnreadableFileError:
        found, same = (), False
    if found or not same:
        with suppress(OSError):
            path.unlink()
        if found:
            raise LeftBehindError(path, found, _REMOVED)
        raise NotWritableError(path, f"What stands on the disk is not the copy. {_REMOVED}")
    return SharedFile(copy, len(wanted))


def _refuse_name(assessment: Assessment, path: Path) -> None:
    """Raise NotWritableError where the file's own name would tell whose an alias is."""
    if _names_council(re.sub(r"[^\w]+|_", " ", path.name), assessment):
        raise NotWritableError(path, "The name of the file names the council. Choose another.")


def _refuse_named_in_set(assessment: Assessment, path: Path) -> None:
    """Raise LeftBehindError where a question set of the council's own names it.

    The questions are in every copy, unchanged. One that comes with the program is the same for
    everybody, and may name a council that a study was made in.
    """
    asked = with_local_items(assessment.question_set, ())  # in those an alias stands
    if not _names_council(asked.model_dump_json(), assessment):
        return
    sets = [each.question_set for each in read_library().sets if each.shipped]
    if fingerprint(asked) not in {fingerprint(each) for each in sets if each is not None}:
        found = "The question set itself names the council, so an alias hides nothing."
        raise LeftBehindError(path, (found,), _NOTHING_WRITTEN)


def _names_council(text: str, assessment: Assessment) -> bool:
    return any(folded(name) in folded(text) for name in names_of(assessment.profile.council))


def _faults(
    content: bytes, wanted: Sequence[LeftText], assessment: Assessment, name: str
) -> tuple[str, ...]:
    """A sentence for each text that should have stayed behind and stands in a file."""
    data = parse(name, content)
    if text_of(data) != content:
        return ("The file holds more than the record.",)
    asked = data.get("question_set")
    if isinstance(asked, dict) and asked.get("fingerprint") != fingerprint(assessment.question_set):
        return ("The questions in it are not those of your file.",)
    own_data = data_of(assessment)
    said = [(place, folded(text)) for place, text in _texts(data, ())]
    return tuple(
        f"“{_short(text)}” of {in_words(own_data, own)} stands in {in_words(data, place)}."
        for text, own in wanted
        for place, there in said
        if text in there
    )


def _texts(
    value: object, place: tuple[str | int, ...]
) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Every text of a file but for the guide's own, which is the same for everybody."""
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, dict):
        for key, entry in value.items():
            guides = place == ("question_set",) and key != "local_items"
            if not guides and not (place == () and key in _NOT_OURS):
                yield from _texts(entry, (*place, key))
    elif isinstance(value, list):
        for number, entry in enumerate(value):
            yield from _texts(entry, (*place, number))


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:39]}…"
