"""Copies that sync programs leave beside a file where two people worked on it at once.

They are found by how such programs name them, and never touched.
"""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path
from uuid import UUID

from reflective_app.domain.assessment import Assessment
from reflective_app.storage.assessment_file import read_assessment
from reflective_app.storage.problems import UnreadableFileError

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


def copies_beside(path: Path, assessment_id: UUID) -> tuple[tuple[Path, Assessment], ...]:
    """Copies of an assessment's file in its folder, by name, with what they say.

    Only those that hold the same assessment; what cannot be read is passed over, and nothing is
    written. A lost drive can keep this waiting.
    """
    found: list[tuple[Path, Assessment]] = []
    with suppress(OSError):
        beside = [each for each in path.parent.iterdir() if looks_like_a_copy(each.name, path.name)]
        for each in sorted(beside)[:MOST]:
            with suppress(UnreadableFileError):
                opened = read_assessment(each)
                if opened.assessment.id == assessment_id:
                    found.append((each, opened.assessment))
    return tuple(found)
