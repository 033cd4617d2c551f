"""Looking files over for their author: what stops them from being used, and what to look at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from reflective_app.domain.examples import surprises
from reflective_app.domain.fault import Place
from reflective_app.domain.fingerprint import fingerprint
from reflective_app.domain.lint import ladder_sentences, lint
from reflective_app.domain.question_set import QuestionSet
from reflective_app.storage.assessment_file import read_assessment
from reflective_app.storage.key_paths import in_words, told
from reflective_app.storage.local_questions_file import extends
from reflective_app.storage.problems import Problem, UnreadableFileError
from reflective_app.storage.question_set_file import question_set_of
from reflective_app.storage.question_set_library import (
    ListedSet,
    edition_name,
    list_question_sets,
    to_start_from,
)
from reflective_app.storage.toml_lines import line_of, table_lines
from reflective_app.storage.toml_text import toml_data, toml_text

SET_ENDING, ASSESSMENT_ENDING = ".toml", ".reflect"
ENDINGS = (SET_ENDING, ASSESSMENT_ENDING)


@dataclass(frozen=True)
class Checked:
    """A file that was looked over. A problem stops it from being used, a warning does not."""

    path: Path
    problems: tuple[Problem, ...]
    warnings: tuple[Problem, ...] = ()


class _SetFile(NamedTuple):
    """A question set that can be used, and what its file says."""

    path: Path
    lines: dict[Place, int]
    data: dict[str, object]
    question_set: QuestionSet
    is_local: bool

    def problem(self, message: str, place: Place) -> Problem:
        """Something to be said of a place in the file."""
        where = f"{self.path.name}, {in_words(self.data, place)}"
        return Problem(where, message, line_of(place, self.lines))


class _Others(NamedTuple):
    """What a set is looked at beside: those checked before it, and those of the library."""

    earlier: list[_SetFile]
    library: tuple[ListedSet, ...]
    alone: bool


def check_files(paths: Iterable[Path]) -> tuple[Checked, ...]:
    """Every file of these looked over, question sets also beside one another; each file once."""
    once = {path.resolve(): path for path in paths}
    sets = [path for path in once.values() if path.suffix.lower() == SET_ENDING]
    others = _Others([], list_question_sets() if sets else (), alone=len(sets) < 2)
    return tuple(_checked(path, others) for path in once.values())


def checkable(folder: Path) -> tuple[Path, ...]:
    """The files in a folder that can be checked, in the order of their names."""
    inside = (each for each in folder.iterdir() if not each.name.startswith("."))
    return tuple(sorted(each for each in inside if each.suffix.lower() in ENDINGS))


def _checked(path: Path, others: _Others) -> Checked:
    try:
        if path.suffix.lower() != SET_ENDING:
            return Checked(path, tuple(read_assessment(path).notices))
        file = _opened(path)
    except UnreadableFileError as error:
        return Checked(path, error.problems)
    problems = (*_doubled(file, others.earlier), *_example_problems(file))
    warnings = (*_in_the_way(file, others.library), *_lint(file, others))
    others.earlier.append(file)
    return Checked(path, problems, tuple(sorted(warnings, key=lambda told: told.line or 0)))


def _opened(path: Path) -> _SetFile:
    text = toml_text(path)
    data, lines = toml_data(path.name, text), table_lines(text)
    if extends(data) is not None:
        return _SetFile(path, lines, data, to_start_from(str(path)), is_local=True)
    return _SetFile(path, lines, data, question_set_of(path.name, text, data), is_local=False)


def _doubled(file: _SetFile, earlier: Iterable[_SetFile]) -> Iterator[Problem]:
    mine = _revision(file.question_set)
    for other in () if file.is_local else earlier:
        if not other.is_local and _revision(other.question_set) == mine:
            message = (
                f"{edition_name(file.question_set)}, revision {mine[1]}, is {other.path.name} as "
                "well. Keep one of them, or raise the revision of the newer."
            )
            yield file.problem(message, ("guide",))


def _revision(question_set: QuestionSet) -> tuple[str, int]:
    return edition_name(question_set), question_set.guide.revision


def _in_the_way(file: _SetFile, library: Iterable[ListedSet]) -> Iterator[Problem]:
    """Whether the set could not be added, since the program brings another of this edition.

    Not a problem of the file: it may be the next revision of the program's own set.
    """
    name, mark = edition_name(file.question_set), fingerprint(file.question_set)
    for listed in () if file.is_local else library:
        other = listed.question_set
        if other is None or not listed.shipped or edition_name(other) != name:
            continue
        if fingerprint(other) != mark and listed.path.resolve() != file.path.resolve():
            message = (
                f"{name} comes with the program, so this set cannot be added beside it. To add it, "
                "give it another id or edition."
            )
            yield file.problem(message, ("guide",))


def _example_problems(file: _SetFile) -> Iterator[Problem]:
    numbers = {example.name: n for n, example in enumerate(file.question_set.examples)}
    for surprise in () if file.is_local else surprises(file.question_set):
        message = (
            f"In the example “{surprise.example}” the item {surprise.item_id} comes out as "
            f"“{surprise.word}”, not “{surprise.expected}”. Mend the example or the questions."
        )
        yield file.problem(message, ("examples", numbers[surprise.example]))


def _lint(file: _SetFile, others: _Others) -> Iterator[Problem]:
    elsewhere = None if others.alone else _sentences(others.earlier, file.question_set.guide.id)
    for warning in lint(file.question_set, elsewhere):
        message = told(warning.shown, warning.message)
        if warning.kind is not None:
            message += f" ({warning.kind.value} at {warning.at})"
        if not file.is_local:
            yield file.problem(message, warning.place)
        elif warning.place[0] == "local_items":
            yield file.problem(message, ("items", *warning.place[1:]))


def _sentences(earlier: Iterable[_SetFile], guide: str) -> dict[str, str]:
    """The ladder sentences of other guides' sets; two editions of one guide may share theirs."""
    return {
        sentence: f"{file.path.name}, question {question},"
        for file in earlier
        if file.question_set.guide.id != guide
        for sentence, question in ladder_sentences(file.question_set)
    }
