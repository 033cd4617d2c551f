"""The question sets there are: those that come with the program, and the council's own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from reflective_app.assets import shipped
from reflective_app.domain.kinds import Status
from reflective_app.domain.question_set import QuestionSet
from reflective_app.storage import places
from reflective_app.storage.problems import Problem, UnknownGuideError, UnreadableFileError
from reflective_app.storage.question_set_file import read_question_set


@dataclass(frozen=True)
class ListedSet:
    """One file of the library. A broken one stays listed, with what is wrong with it."""

    path: Path
    question_set: QuestionSet | None
    problems: tuple[Problem, ...]
    shipped: bool

    @property
    def usable(self) -> bool:
        """Whether it can be found by its id."""
        return self.question_set is not None and not self.problems


def list_question_sets() -> tuple[ListedSet, ...]:
    """Every question set: those that come with the program, then the council's own."""
    listed: list[ListedSet] = []
    for folder, comes_along in ((shipped("questionnaires"), True), (places.question_sets(), False)):
        for path in sorted(folder.glob("*.toml")):
            if path.name.startswith("."):
                continue
            listed.append(_unless_doubled(_listed(path, comes_along), listed))
    return tuple(listed)


def find_question_set(guide: str) -> QuestionSet:
    """The question set that a person names.

    Args:
        guide: a path ending in `.toml`; an id, for the newest edition that is out and its newest
            revision; or `id@edition`. A guide that is only announced is found too.

    Raises:
        UnknownGuideError: there is none of this name.
        UnreadableFileError: there is, and it is broken.
    """
    if guide.endswith(".toml"):
        return read_question_set(Path(guide))
    listed = list_question_sets()
    usable = [each.question_set for each in listed if each.usable and each.question_set]
    fitting = [one for one in usable if guide in {one.guide.id, edition_name(one)}]
    if fitting:
        return max(fitting, key=_newness)
    for broken in listed:
        if broken.question_set is None and broken.path.stem in {guide, guide.partition("@")[0]}:
            raise UnreadableFileError(broken.path.name, broken.problems)
    raise UnknownGuideError(guide, dict.fromkeys(_names(usable)))


def edition_name(question_set: QuestionSet) -> str:
    """How one edition is named: `kinship-care@2024-10`."""
    return f"{question_set.guide.id}@{question_set.guide.edition}"


def _listed(path: Path, comes_along: bool) -> ListedSet:
    try:
        return ListedSet(path, read_question_set(path), (), comes_along)
    except UnreadableFileError as error:
        return ListedSet(path, None, error.problems, comes_along)


def _unless_doubled(new: ListedSet, earlier: list[ListedSet]) -> ListedSet:
    """The set, with a problem if its edition is there already.

    One folder may hold several revisions of an edition; a council's own file cannot stand in for an
    edition that comes with the program.
    """
    if new.question_set is None:
        return new
    for other in earlier:
        if other.question_set is None:
            continue
        if edition_name(other.question_set) != edition_name(new.question_set):
            continue
        one_revision = other.question_set.guide.revision == new.question_set.guide.revision
        if one_revision or other.shipped != new.shipped:
            message = (
                f"{edition_name(new.question_set)} is there already, in {other.path.name}. "
                "That one is used. Give this set another id or edition, or remove the file."
            )
            return replace(new, problems=(Problem(f"{new.path.name}, guide", message),))
    return new


def _newness(question_set: QuestionSet) -> tuple[bool, list[tuple[int, str]], int]:
    guide = question_set.guide
    parts = re.findall(r"[0-9]+|[^0-9.-]+", guide.edition)
    edition = [(int(part), "") if part.isdigit() else (-1, part) for part in parts]
    return guide.status is Status.PUBLISHED, edition, guide.revision


def _names(question_sets: list[QuestionSet]) -> Iterator[str]:
    for question_set in question_sets:
        yield question_set.guide.id
    for question_set in question_sets:
        yield edition_name(question_set)
