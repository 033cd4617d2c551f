"""What each command does; `cli` reads what was typed and tells what went wrong."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

from pydantic import ValidationError

from reflective_app.domain.assessment import Assessment, Profile
from reflective_app.domain.examples import surprises
from reflective_app.domain.findings import findings
from reflective_app.domain.fingerprint import fingerprint
from reflective_app.domain.kinds import Status
from reflective_app.domain.question_set import QuestionSet
from reflective_app.reports.benchmark_table import benchmark_lines, benchmark_values
from reflective_app.reports.documents import UnknownFormatError, can_be_written, document
from reflective_app.storage.assessment_file import read_assessment, write_assessment
from reflective_app.storage.atomic import write_whole
from reflective_app.storage.plain_text import cleaned
from reflective_app.storage.problems import (
    AlreadyExistsError,
    NewerFormatError,
    NotWritableError,
    Problem,
    UnreadableFileError,
)
from reflective_app.storage.question_set_file import read_question_set
from reflective_app.storage.question_set_library import (
    ListedSet,
    find_question_set,
    list_question_sets,
)
from reflective_app.storage.sample import sample_assessment
from reflective_app.storage.tables import import_table
from reflective_app.wording.dates import counted
from reflective_app.wording.file_names import file_name
from reflective_app.wording.words import guide_status

DONE, PROBLEMS = 0, 1
SET_ENDING, ASSESSMENT_ENDING = ".toml", ".reflect"
ENDINGS = (SET_ENDING, ASSESSMENT_ENDING)


class CannotStartError(Exception):
    """An assessment cannot be started from this guide; the message says why."""


def guides(asked: argparse.Namespace) -> int:
    """List the question sets found, broken ones with what is wrong."""
    listed = list_question_sets()
    if asked.json:
        _print_json({"guides": [_guide_values(entry) for entry in listed]})
        return DONE
    for entry in listed:
        _print(_guide_line(entry))
        for problem in entry.problems:
            _print(f"    {problem.sentence}")
    return DONE


def _guide_values(entry: ListedSet) -> dict[str, Any]:
    problems = [problem.sentence for problem in entry.problems]
    if entry.question_set is None:
        return {"file": entry.path.name, "problems": problems}
    guide = entry.question_set.guide
    return {
        "file": entry.path.name,
        "id": guide.id,
        "edition": guide.edition,
        "revision": guide.revision,
        "title": guide.title,
        "status": guide.status.value,
        "completeness": guide.completeness.value,
        "fingerprint": fingerprint(entry.question_set),
        "items": len(entry.question_set.items),
        "questions": sum(1 for _ in entry.question_set.questions()),
        "problems": problems,
    }


def _guide_line(entry: ListedSet) -> str:
    if entry.question_set is None:
        return f"{entry.path.name}: cannot be used"
    values = _guide_values(entry)
    return (
        f"{values['id']}@{values['edition']}, revision {values['revision']}: {values['title']}. "
        f"{guide_status(entry.question_set.guide)}, {values['items']} items, "
        f"{values['questions']} questions, fingerprint {values['fingerprint']}"
    )


def check(asked: argparse.Namespace) -> int:
    """Look for problems in every file named, and run the examples of question sets."""
    problems: list[Problem] = []
    for path in _checkable(asked.paths):
        found = _problems_of(path)
        problems += found
        if not found:
            _print(f"{path.name}: no problems found")
    tell(problem.sentence for problem in problems)
    return PROBLEMS if problems else DONE


def _checkable(paths: Iterable[Path]) -> Iterable[Path]:
    """The files named, and of a folder every file that could be checked."""
    for path in paths:
        if path.is_dir():
            inside = sorted(each for each in path.iterdir() if each.suffix.lower() in ENDINGS)
            if not inside:
                _print(f"{path}: no question set or assessment to check in this folder")
            yield from inside
        else:
            yield path


def _problems_of(path: Path) -> Sequence[Problem]:
    try:
        if path.suffix.lower() == SET_ENDING:
            return _example_problems(path, read_question_set(path))
        return read_assessment(path).notices
    except UnreadableFileError as error:
        return error.problems


def _example_problems(path: Path, question_set: QuestionSet) -> Sequence[Problem]:
    return [
        Problem(
            path.name,
            f"In the example “{s.example}” the item {s.item_id} comes out as “{s.word}”, "
            f"not “{s.expected}”. Mend the example or the questions.",
        )
        for s in surprises(question_set)
    ]


def new(asked: argparse.Namespace) -> int:
    """Write an empty assessment of a guide. Raises CannotStartError for an announced guide."""
    question_set = find_question_set(asked.guide)
    if question_set.guide.status is Status.ANNOUNCED:
        raise CannotStartError(
            f"“{question_set.guide.title}” has been announced and is not out yet, so there is "
            "nothing to benchmark against. Choose another guide."
        )
    assessment = Assessment(id=uuid4(), question_set=question_set, profile=_profile(asked))
    _refuse_input(asked.to, Path(asked.guide))
    return _write(assessment, asked)


def import_sheet(asked: argparse.Namespace) -> int:
    """Write an assessment with what a table says; all of the table or nothing."""
    _refuse_input(asked.to, asked.sheet)
    assessment = _read(asked.file)
    imported = import_table(asked.table, asked.sheet, assessment)
    tell(notice.sentence for notice in imported.notices)
    status = _write(imported.assessment, asked)
    one = "answer" if asked.table == "answers" else "cell"
    _print(f"{counted(imported.changed, one)} changed")
    return status


def benchmark(asked: argparse.Namespace) -> int:
    """Print the findings of an assessment."""
    assessment = _read(asked.file)
    found = findings(assessment, asked.as_of)
    if asked.json:
        _print_json(benchmark_values(found, assessment))
    else:
        _print("\n".join(benchmark_lines(found, assessment)))
    return DONE


def report(asked: argparse.Namespace) -> int:
    """Write one document."""
    assessment = _read(asked.file)
    if not can_be_written(asked.to.suffix):
        raise UnknownFormatError(asked.to.suffix)
    _refuse_existing(asked.to, force=asked.force)
    write_whole(asked.to, document(asked.kind, asked.to.suffix, assessment))
    _print(f"Wrote {asked.to}")
    return DONE


def demo(asked: argparse.Namespace) -> int:
    """The sample council from answers to gap report and roadmap, in one folder."""
    assessment = sample_assessment()
    folder: Path = asked.to
    _make_folder(folder)
    benchmark = benchmark_values(findings(assessment), assessment)
    files = {
        file_name(assessment, ".json", "Benchmark"): _json(benchmark).encode(),
        file_name(assessment, ".pdf", "Gap-report"): document("gap-report", ".pdf", assessment),
        file_name(assessment, ".pdf", "Roadmap"): document("roadmap", ".pdf", assessment),
    }
    saved = folder / file_name(assessment, ASSESSMENT_ENDING)
    for path in (saved, *(folder / name for name in files)):
        _refuse_existing(path, force=asked.force)
    write_assessment(assessment, saved, saved_on=_now(), expected=None, replace=asked.force)
    for name, content in files.items():
        write_whole(folder / name, content)
    for name in (saved.name, *files):
        _print(f"Wrote {folder / name}")
    return DONE


def _read(path: Path) -> Assessment:
    """The assessment in a file; what there is to say about the file goes where errors go.

    Raises what `read_assessment` does, and NewerFormatError also where a newer file could be shown:
    what a command writes from it could leave something out.
    """
    opened = read_assessment(path)
    if opened.read_only:
        raise NewerFormatError(path.name, opened.notices[:1])
    tell(notice.sentence for notice in opened.notices)
    return opened.assessment


def _profile(asked: argparse.Namespace) -> Profile:
    """Whose assessment it is. Raises CannotStartError for a name that cannot be kept."""
    try:
        return Profile(council=cleaned(asked.council)[0], date=asked.date or date.today())
    except ValidationError:
        raise CannotStartError(
            "The council’s name is empty or too long. Give a name of up to 2,000 characters."
        ) from None


def _refuse_input(target: Path, given: Path) -> None:
    """Never write an assessment over the sheet or the question set that it was made from."""
    if given.exists() and target.exists() and target.samefile(given):
        raise CannotStartError(
            f"{target.name} is what was given to read, and it was left as it is. "
            "Choose another name for what is written."
        )


def _write(assessment: Assessment, asked: argparse.Namespace) -> int:
    write_assessment(assessment, asked.to, saved_on=_now(), expected=None, replace=asked.force)
    _print(f"Wrote {asked.to}")
    return DONE


def _refuse_existing(path: Path, *, force: bool) -> None:
    if path.exists() and not force:
        raise AlreadyExistsError(path)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise NotWritableError(folder, "A folder of this name could not be made.") from error


def _now() -> datetime:
    return datetime.now().astimezone().replace(microsecond=0)


def _print(text: str) -> None:
    sys.stdout.write(f"{text}\n")


def _print_json(values: dict[str, Any]) -> None:
    _print(_json(values))


def _json(values: dict[str, Any]) -> str:
    return json.dumps(values, indent=2, ensure_ascii=False)


def tell(sentences: Iterable[str]) -> None:
    """Say what is wrong, a line each, where errors go."""
    for sentence in sentences:
        sys.stderr.write(f"{sentence}\n")
