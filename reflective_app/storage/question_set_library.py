"""The question sets there are: those that come with the program, and the council's own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from reflective_app.assets import shipped
from reflective_app.domain.fault import Fault
from reflective_app.domain.item import Item
from reflective_app.domain.kinds import Status
from reflective_app.domain.local_questions import LocalQuestions, with_local_items
from reflective_app.domain.question_set import QuestionSet
from reflective_app.domain.succession import age, revision_of
from reflective_app.storage import places
from reflective_app.storage.local_questions_file import extends, local_questions_of
from reflective_app.storage.problems import Problem, UnknownGuideError, UnreadableFileError
from reflective_app.storage.question_set_file import question_set_of
from reflective_app.storage.toml_text import problems_in_file, toml_data, toml_text


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


@dataclass(frozen=True)
class ListedLocal:
    """A file of the council's own questions, and the id of the guide that they stand beside."""

    path: Path
    extends: str
    questions: LocalQuestions | None
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class Library:
    """Everything there is to start an assessment from."""

    sets: tuple[ListedSet, ...]
    local: tuple[ListedLocal, ...]

    def with_local(self, question_set: QuestionSet) -> QuestionSet:
        """The set with the council's own questions beside it: those of every sound file."""
        ours = (each for each in self.local if each.extends == question_set.guide.id)
        items = tuple(item for each in ours if each.questions for item in each.questions.items)
        return with_local_items(question_set, items) if items else question_set


def set_files() -> Iterator[tuple[Path, bool]]:
    """Every file of the library, and whether it comes with the program."""
    for folder, comes_along in ((shipped("questionnaires"), True), (places.question_sets(), False)):
        for path in sorted(folder.glob("*.toml")):
            if not path.name.startswith("."):
                yield path, comes_along


def read_library() -> Library:
    """Every file of question sets: those that come with the program, then the council's own."""
    sets: list[ListedSet] = []
    ours: list[_File] = []
    for path, comes_along in set_files():
        found = _opened(path)
        if isinstance(found, _File) and not comes_along and extends(found.data) is not None:
            ours.append(found)
        else:
            sets.append(_unless_doubled(_listed(path, found, comes_along), found, sets))
    local: list[ListedLocal] = []
    for file in ours:
        local.append(_listed_local(file, sets, local))
    return Library(tuple(sets), tuple(local))


def local_items_for(question_set: QuestionSet) -> tuple[tuple[Item, ...], tuple[Problem, ...]]:
    """The council's own questions on this computer for the guide of a set, and what is wrong.

    They are read beside this very set, which may be older than the one that is installed.
    """
    alone = with_local_items(question_set, ())
    found: list[ListedLocal] = []
    for path, comes_along in set_files():
        file = None if comes_along else _opened(path)
        if isinstance(file, _File) and extends(file.data) == question_set.guide.id:
            found.append(_beside(file, Library((), tuple(found)).with_local(alone)))
    items = (item for each in found if each.questions for item in each.questions.items)
    return tuple(items), tuple(problem for each in found for problem in each.problems)


def list_question_sets() -> tuple[ListedSet, ...]:
    """Every question set: those that come with the program, then the council's own."""
    return read_library().sets


def to_start_from(guide: str) -> QuestionSet:
    """The set that a new assessment holds: the one named, with the council's own questions.

    Args:
        guide: an id, for the newest edition that is out and its newest revision; or `id@edition`. A
            guide that is only announced is found too. Or a path ending in `.toml`: that of a set
            is the set alone, that of own questions their guide with these questions alone.

    Raises:
        UnknownGuideError: there is none of this name.
        UnreadableFileError: there is, and it is broken.
    """
    if guide.lower().endswith(".toml"):
        path = Path(guide)
        text = toml_text(path)
        data = toml_data(path.name, text)
        if (extended := extends(data)) is None:
            return question_set_of(path.name, text, data)
        question_set = extended_set(path.name, extended, list_question_sets())
        local = local_questions_of(path.name, text, data, question_set)
        return with_local_items(question_set, local.items)
    library = read_library()
    return library.with_local(_found(guide, library.sets))


def _found(guide: str, listed: Sequence[ListedSet]) -> QuestionSet:
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


class _File(NamedTuple):
    """A file that is TOML, whatever it says."""

    path: Path
    text: str
    data: dict[str, object]


def _opened(path: Path) -> _File | UnreadableFileError:
    try:
        text = toml_text(path)
        return _File(path, text, toml_data(path.name, text))
    except UnreadableFileError as error:
        return error


def _listed(path: Path, found: _File | UnreadableFileError, comes_along: bool) -> ListedSet:
    if isinstance(found, UnreadableFileError):
        return ListedSet(path, None, found.problems, comes_along)
    try:
        question_set = question_set_of(path.name, found.text, found.data)
    except UnreadableFileError as error:
        return ListedSet(path, None, error.problems, comes_along)
    return ListedSet(path, question_set, (), comes_along)


def _listed_local(
    file: _File, sets: Sequence[ListedSet], earlier: Sequence[ListedLocal]
) -> ListedLocal:
    """The file, read beside its guide and the council's other questions for it."""
    extended = str(extends(file.data))
    try:
        question_set = extended_set(file.path.name, extended, sets)
    except UnreadableFileError as error:
        return ListedLocal(file.path, extended, None, error.problems)
    return _beside(file, Library((), tuple(earlier)).with_local(question_set))


def _beside(file: _File, question_set: QuestionSet) -> ListedLocal:
    extended = question_set.guide.id
    try:
        local = local_questions_of(file.path.name, file.text, file.data, question_set)
    except UnreadableFileError as error:
        return ListedLocal(file.path, extended, None, error.problems)
    return ListedLocal(file.path, extended, local, ())


def extended_set(name: str, guide: str, sets: Sequence[ListedSet]) -> QuestionSet:
    """The set among these that a file of own questions, of this name, stands beside.

    Raises UnreadableFileError where there is none, or only a broken one.
    """
    try:
        return _found(guide, sets)
    except (UnknownGuideError, UnreadableFileError) as error:
        if isinstance(error, UnknownGuideError):  # only an id can stand there, no edition
            error = UnknownGuideError(guide, [each for each in error.known if "@" not in each])
        problem = Problem(f"{name}, guide, extends", str(error))
        raise UnreadableFileError(name, [problem]) from error


def _unless_doubled(
    new: ListedSet, found: _File | UnreadableFileError, earlier: list[ListedSet]
) -> ListedSet:
    """The set, with a problem if its edition is there already.

    One folder may hold several revisions of an edition; a council's own file cannot stand in for an
    edition that comes with the program.
    """
    if new.question_set is None or isinstance(found, UnreadableFileError):
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
            fault = Fault(("guide",), None, message)
            problems = problems_in_file(new.path.name, found.text, found.data, [fault])
            return replace(new, problems=problems)
    return new


def _newness(question_set: QuestionSet) -> tuple[bool, list[tuple[int, str]], int]:
    out = question_set.guide.status is Status.PUBLISHED
    return out, *age(revision_of(question_set))


def _names(question_sets: list[QuestionSet]) -> Iterator[str]:
    for question_set in question_sets:
        yield question_set.guide.id
    for question_set in question_sets:
        yield edition_name(question_set)
