"""Copies that sync programs leave beside a file where two people worked on it at once.

They are found by how such programs name them, and never touched.
"""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path
from uuid import UUID

from reflective_app.storage.assessment_file import LARGEST, assessment_in
from reflective_app.storage.file_bytes import read_within
from reflective_app.storage.problems import UnreadableFileError
from reflective_app.storage.protected import OVERHEAD, is_protected, whose_file

MOST = 20
"""So many copies are looked into; nobody has more, and each has to be read."""

LONGEST = 255
"""No system gives a file a longer name."""

_MARKS = (
    r" ?\((?:[^()]*\s)?conflicted copy[^()]*\)",  # Dropbox, Nextcloud
    r" ?\([^()]*\bconflict(?:ed)?\b[^()]*\)",  # ownCloud, Box, Google Drive
    r" ?\((?:case|version) conflict[^()]*\)",
    r"[ _]conflict[ _-][^.]*",
    r"\.sync-conflict-\d{8}-\d{6}(?:-[A-Z0-9]{7})?",  # Syncthing
    r" ?\(\d{1,3}\)",  # Google Drive, and a second download
    r" - Copy(?: \(\d{1,3}\))?",  # Windows
    r"-[A-Z0-9][A-Z0-9-]{1,14}(?:-\d{1,3})?",  # OneDrive: the name of the computer
)
_COPY = re.compile("|".join(f"(?:{mark})" for mark in _MARKS))
_COPY_ANY_CASE = re.compile("|".join(f"(?:{mark})" for mark in _MARKS[:-1]), re.IGNORECASE)


def looks_like_a_copy(name: str, of: str) -> bool:
    """Whether a sync program may have named a file so, as a copy of another.

    Args:
        name: of the one file, with its ending.
        of: of the other file, with its ending.
    """
    stem, _, ending = of.rpartition(".")
    its_stem, _, its_ending = name.rpartition(".")
    if its_ending.casefold() != ending.casefold() or not len(stem) < len(its_stem) <= LONGEST:
        return False
    if its_stem[: len(stem)].casefold() != stem.casefold():
        return False
    mark = its_stem[len(stem) :]
    return bool(_COPY.fullmatch(mark) or _COPY_ANY_CASE.fullmatch(mark))


def copies_beside(path: Path, assessment_id: UUID) -> tuple[Path, ...]:
    """Copies of an assessment's file in its folder, by name.

    Only those that hold the same assessment; what cannot be read is passed over, and nothing is
    written. A lost drive can keep this waiting.
    """
    found: list[Path] = []
    with suppress(OSError):
        beside = [each for each in path.parent.iterdir() if looks_like_a_copy(each.name, path.name)]
        for each in sorted(beside)[:MOST]:
            with suppress(UnreadableFileError):
                if _id_in(each) == assessment_id:
                    found.append(each)
    return tuple(found)


def _id_in(path: Path) -> UUID:
    """Of which assessment a file is; a protected one says so in its first line."""
    content = read_within(path, LARGEST + OVERHEAD)
    if is_protected(content):
        return whose_file(path.name, content)
    return assessment_in(path.name, content).assessment.id
