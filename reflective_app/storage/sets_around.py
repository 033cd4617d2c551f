"""The question sets around a file that is looked over: of the same run, its folder, the library."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from reflective_app.domain.question_set import QuestionSet
from reflective_app.domain.succession import Revision, revision_of
from reflective_app.storage.file_bytes import real
from reflective_app.storage.problems import UnreadableFileError
from reflective_app.storage.question_set_file import question_set_of
from reflective_app.storage.question_set_library import ListedSet, list_question_sets
from reflective_app.storage.toml_text import toml_data, toml_text


class _Read(NamedTuple):
    """A file that is TOML, and the id of the guide that it says it is about."""

    text: str
    data: dict[str, object]
    guide: object


class SetsAround:
    """Looks for the other sets of a guide. A file is read once, and as a set only if it is one.

    What is broken is passed over: it is told of where it is checked itself.
    """

    def __init__(self, run: Iterable[Path]) -> None:
        """Keep the files of the run; the library is read when it is first asked for."""
        self._run = tuple(run)
        self._read: dict[Path, _Read | None] = {}
        self._sets: dict[Path, QuestionSet | None] = {}

    @cached_property
    def library(self) -> tuple[ListedSet, ...]:
        """What the library holds."""
        return list_question_sets()

    @cached_property
    def _of_library(self) -> frozenset[Path]:
        return frozenset(real(listed.path) for listed in self.library)

    def of_guide(self, guide: str, beside: Path) -> tuple[ListedSet, ...]:
        """The sound sets of a guide around a file, itself among them; one for each revision.

        One of the run goes before one of the folder, and that before one of the library.
        """
        found: dict[Revision, ListedSet] = {}
        for listed in (*self._near(guide, beside), *self.library):
            other = listed.question_set
            if other is not None and listed.usable and other.guide.id == guide:
                found.setdefault(revision_of(other), listed)
        return tuple(found.values())

    def _near(self, guide: str, beside: Path) -> Iterator[ListedSet]:
        for path in dict.fromkeys(real(each) for each in (*self._run, *_folder_of(beside))):
            if path in self._of_library:
                continue
            if (question_set := self._set(path, guide)) is not None:
                yield ListedSet(path, question_set, (), shipped=False)

    def _set(self, path: Path, guide: str) -> QuestionSet | None:
        if path not in self._read:
            self._read[path] = _opened(path)
        read = self._read[path]
        if read is None or read.guide != guide:
            return None
        if path not in self._sets:
            self._sets[path] = _set_in(path, read)
        return self._sets[path]


def _folder_of(path: Path) -> Iterator[Path]:
    for each in sorted(path.parent.glob("*")):
        if each.suffix.lower() == ".toml" and not each.name.startswith("."):
            yield each


def _opened(path: Path) -> _Read | None:
    try:
        text = toml_text(path)
        data = toml_data(path.name, text)
    except UnreadableFileError:
        return None
    guide = data.get("guide")
    return _Read(text, data, guide.get("id") if isinstance(guide, dict) else None)


def _set_in(path: Path, read: _Read) -> QuestionSet | None:
    try:
        return question_set_of(path.name, read.text, read.data)
    except UnreadableFileError:
        return None
