"""Looking files over for their author: what stops them from being used, and what to look at."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.examples import surprises
from reflective_app.domain.fault import Fault, Place
from reflective_app.domain.fingerprint import fingerprint
from reflective_app.domain.lint import ladder_sentences, lint
from reflective_app.domain.local_questions import with_local_items
from reflective_app.domain.personal_data import personal_data
from reflective_app.domain.question_set import QuestionSet
from reflective_app.domain.responses import ResponseFile
from reflective_app.domain.succession import (
    named,
    passed_over,
    revision_of,
    succession_doubts,
    succession_faults,
)
from reflective_app.storage.assessment_file import read_assessment
from reflective_app.storage.file_bytes import real
from reflective_app.storage.key_paths import in_words, told
from reflective_app.storage.local_questions_file import extends, local_questions_of
from reflective_app.storage.problems import Problem, UnreadableFileError
from reflective_app.storage.protected import Lock
from reflective_app.storage.question_set_file import question_set_of
from reflective_app.storage.question_set_library import (
    ListedSet,
    edition_name,
    extended_set,
)
from reflective_app.storage.response_file import ENDING as RESPONSE_ENDING
from reflective_app.storage.response_file import is_response, read_response
from reflective_app.storage.sets_around import SetsAround
from reflective_app.storage.toml_lines import line_of, table_lines
from reflective_app.storage.toml_text import toml_data, toml_text
from reflective_app.wording.personal_data import notice
from reflective_app.wording.sharing import beyond_words, mark_words

SET_ENDING, ASSESSMENT_ENDING = ".toml", ".reflect"
ENDINGS = (SET_ENDING, ASSESSMENT_ENDING, RESPONSE_ENDING)


@dataclass(frozen=True)
class Checked:
    """A file that was looked over. A problem stops it from being used, a warning does not."""

    path: Path
    problems: tuple[Problem, ...]
    warnings: tuple[Problem, ...] = ()

    @property
    def told(self) -> tuple[tuple[Problem, bool], ...]:
        """Everything there is to say in the order of lines, and whether it is a problem."""
        found = [(each, True) for each in self.problems] + [(each, False) for each in self.warnings]
        return tuple(sorted(found, key=lambda each: each[0].line or 0))


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


_Compared = Callable[[QuestionSet, int, QuestionSet], tuple[Fault, ...]]


class _Others(NamedTuple):
    """What a set is looked at beside: those checked before it, and all that are around it."""

    earlier: list[_SetFile]
    around: SetsAround
    alone: bool


def check_files(paths: Iterable[Path], lock: Lock = None) -> tuple[Checked, ...]:
    """Every file of these looked over, question sets also beside one another; each file once.

    `lock` opens those that are protected.
    """
    once = {real(path): path for path in paths}
    sets = [path for path in once.values() if path.suffix.lower() == SET_ENDING]
    others = _Others([], SetsAround(sets), alone=len(sets) < 2)
    return tuple(_checked(path, others, lock) for path in once.values())


def checkable(folder: Path) -> tuple[Path, ...]:
    """The files in a folder that can be checked, in the order of their names."""
    inside = (each for each in folder.iterdir() if not each.name.startswith("."))
    return tuple(sorted(each for each in inside if each.suffix.lower() in ENDINGS))


def _checked(path: Path, others: _Others, lock: Lock) -> Checked:
    try:
        if is_response(path):
            return Checked(path, (), _people(path, read_response(path)))
        if path.suffix.lower() != SET_ENDING:
            opened = read_assessment(path, lock)
            warnings = (*_sharing(path, opened.assessment), *_people(path, opened.assessment))
            return Checked(path, tuple(opened.notices), warnings)
        file = _opened(path, others.around)
    except UnreadableFileError as error:
        return Checked(path, error.problems)
    older = _of_its_guide(file, others.around)
    problems = (
        *_doubled(file, others.earlier),
        *_example_problems(file),
        *_succession(file, older, succession_faults),
    )
    warnings = (
        *_in_the_way(file, others.around.library),
        *_passed_over(file, older),
        *_succession(file, older, succession_doubts),
        *_lint(file, others),
    )
    others.earlier.append(file)
    return Checked(path, problems, warnings)


def _sharing(path: Path, assessment: Assessment) -> Iterator[Problem]:
    """That a file is a shared copy, and what is in it that such a copy does not hold."""
    if assessment.shared is not None:
        yield Problem(path.name, mark_words(assessment.shared))
    if beyond := beyond_words(assessment):
        yield Problem(path.name, beyond)


def _people(path: Path, record: Assessment | ResponseFile) -> tuple[Problem, ...]:
    """A warning that names the places of likely personal data, where there are any."""
    said = notice(personal_data(record), record)
    return (Problem(path.name, said),) if said else ()


def _opened(path: Path, around: SetsAround) -> _SetFile:
    text = toml_text(path)
    data, lines = toml_data(path.name, text), table_lines(text)
    if (guide := extends(data)) is not None:
        there = (*around.of_guide(guide, path), *around.library)
        extended = extended_set(path.name, guide, there)
        local = local_questions_of(path.name, text, data, extended)
        together = with_local_items(extended, local.items).model_copy(
            update={"answered_warnings": local.answered_warnings}
        )
        return _SetFile(path, lines, data, together, is_local=True)
    return _SetFile(path, lines, data, question_set_of(path.name, text, data), is_local=False)


def _of_its_guide(file: _SetFile, around: SetsAround) -> dict[str, ListedSet]:
    """The sets there are of a set's own guide, by what they are called beside one another."""
    if file.is_local:
        return {}
    there = around.of_guide(file.question_set.guide.id, file.path)
    return {named(revision_of(each.question_set)): each for each in there if each.question_set}


def _succession(
    file: _SetFile, older: Mapping[str, ListedSet], compared: _Compared
) -> Iterator[Problem]:
    """What there is to say of each older set that is named and can be found."""
    for number, replaces in enumerate(file.question_set.replaces):
        listed = older.get(named((replaces.edition, replaces.revision)))
        if listed is not None and listed.question_set is not None:
            for fault in compared(file.question_set, number, listed.question_set):
                yield file.problem(told(fault.value, fault.message), fault.place)


def _passed_over(file: _SetFile, older: Mapping[str, ListedSet]) -> Iterator[Problem]:
    sets = [each.question_set for each in older.values() if each.question_set]
    for other in passed_over(file.question_set, sets):
        name = named(revision_of(other))
        message = (
            f"{older[name].path.name} is older ({name}), and nothing says what became of its "
            "questions. Add [[replaces]] for it."
        )
        yield file.problem(message, ("guide",))


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
        if fingerprint(other) != mark and real(listed.path) != real(file.path):
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
        elif warning.place[0] == "answered_warnings":
            yield file.problem(message, warning.place)


def _sentences(earlier: Iterable[_SetFile], guide: str) -> dict[str, str]:
    """The ladder sentences of other guides' sets; two editions of one guide may share theirs."""
    return {
        sentence: f"{file.path.name}, question {question},"
        for file in earlier
        if file.question_set.guide.id != guide
        for sentence, question in ladder_sentences(file.question_set)
    }
