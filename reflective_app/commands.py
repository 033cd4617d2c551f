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
from reflective_app.domain.findings import findings
from reflective_app.domain.kinds import Status
from reflective_app.domain.label_checks import bring_in_checks, carried
from reflective_app.domain.personal_data import Finding, personal_data
from reflective_app.packing import with_logo, write_checked
from reflective_app.reports.benchmark_table import benchmark_lines, benchmark_values
from reflective_app.reports.document_names import NAMED
from reflective_app.reports.documents import (
    UnknownFormatError,
    can_be_written,
    document,
    outline,
    written,
)
from reflective_app.reports.leaving import in_document
from reflective_app.reports.sections import Selection
from reflective_app.storage.assessment_file import read_assessment, write_assessment
from reflective_app.storage.atomic import write_whole
from reflective_app.storage.checks import ASSESSMENT_ENDING, check_files, checkable
from reflective_app.storage.plain_text import cleaned
from reflective_app.storage.problems import (
    AlreadyExistsError,
    NewerFormatError,
    NotWritableError,
    Problem,
)
from reflective_app.storage.question_set_library import to_start_from
from reflective_app.storage.sample import sample_assessment
from reflective_app.storage.starter import starter
from reflective_app.wording.dates import counted
from reflective_app.wording.file_names import file_name
from reflective_app.wording.label_checks import brought_words, cannot_bring, of_another_council
from reflective_app.wording.personal_data import notice
from reflective_app.wording.sections import Audience

DONE, PROBLEMS, WRONG_USE = 0, 1, 2


class CannotStartError(Exception):
    """An assessment cannot be started from this guide; the message says why."""


def check(asked: argparse.Namespace) -> int:
    """Look for problems and warnings in every file named, and run the examples of question sets."""
    checked = check_files(_checkable(asked.paths), asked.password)
    for file in checked:
        _print(f"{file.path.name}: {_found(file.problems, file.warnings)}")
        for found, is_problem in file.told:
            if is_problem:
                sys.stdout.flush()  # both may go to one file, and stay in the order of lines
                tell([f"    problem: {found.sentence}"])
                sys.stderr.flush()
            else:
                _print(f"    warning: {found.sentence}")
    problems = [problem for file in checked for problem in file.problems]
    if len(checked) > 1:
        warnings = [warning for file in checked for warning in file.warnings]
        _print(f"{len(checked)} files checked: {_found(problems, warnings)}")
    return PROBLEMS if problems else DONE


def _checkable(paths: Iterable[Path]) -> Iterable[Path]:
    """The files named, and of a folder every file that could be checked."""
    for path in paths:
        if path.is_dir():
            inside = checkable(path)
            if not inside:
                _print(f"{path}: no question set, assessment or response to check in this folder")
            yield from inside
        else:
            yield path


def _found(problems: Sequence[Problem], warnings: Sequence[Problem]) -> str:
    told = counted(len(problems), "problem") if problems else "no problems found"
    return f"{told}, {counted(len(warnings), 'warning')}" if warnings else told


def new_guide(asked: argparse.Namespace) -> int:
    """Write a commented starter for a question set."""
    refuse_existing(asked.file, force=asked.force)
    write_whole(asked.file, starter(asked.file.stem, date.today()))
    _print(f"Wrote {asked.file}")
    _print("Everything in it is an example. How to fill it in: docs/question-sets.md")
    return DONE


def new(asked: argparse.Namespace) -> int:
    """Write an empty assessment of a guide. Raises CannotStartError for an announced guide."""
    question_set = to_start_from(asked.guide)
    if question_set.guide.status is Status.ANNOUNCED:
        raise CannotStartError(
            f"“{question_set.guide.title}” has been announced and is not out yet, so there is "
            "nothing to benchmark against. Choose another guide."
        )
    assessment = Assessment(id=uuid4(), question_set=question_set, profile=_profile(asked))
    refuse_input(asked.to, Path(asked.guide))
    if asked.labels_from is None:
        return write_file(assessment, asked)
    refuse_input(asked.to, asked.labels_from)
    theirs = _labels_of(asked, assessment)
    status = write_file(bring_in_checks(theirs, assessment), asked)
    _print("\n".join(brought_words(carried(theirs, assessment), theirs, assessment)))
    return status


def _labels_of(asked: argparse.Namespace, mine: Assessment) -> Assessment:
    """The assessment to take labels from. Raises CannotStartError where they say nothing here."""
    theirs = read_file(asked.labels_from, asked)
    asked.key = None  # their password is not ours
    why_not = cannot_bring(theirs, mine)
    if why_not:
        raise CannotStartError(why_not)
    odd = of_another_council(theirs, mine)
    tell([odd] if odd else [])
    return theirs


def benchmark(asked: argparse.Namespace) -> int:
    """Print the findings of an assessment."""
    assessment = read_file(asked.file, asked)
    found = findings(assessment, asked.as_of)
    if asked.json:
        _print_json(benchmark_values(found, assessment))
    else:
        _print("\n".join(benchmark_lines(found, assessment)))
    return DONE


def report(asked: argparse.Namespace) -> int:
    """Write one document, and read it back."""
    assessment = read_file(asked.file, asked)
    if not can_be_written(asked.to.suffix):
        raise UnknownFormatError(asked.to.suffix)
    refuse_existing(asked.to, force=asked.force)
    selection = Selection(Audience(asked.audience) if asked.audience else None)
    content = with_logo(outline(NAMED[asked.kind], assessment, selection), asked.logo)
    said = write_checked(asked.to, content, written(content, asked.to.suffix), assessment)
    _print(f"Wrote {asked.to}\n{said}")
    tell_of_people(in_document(personal_data(assessment), content), assessment)
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
        refuse_existing(path, force=asked.force)
    write_assessment(assessment, saved, saved_on=_now(), expected=None, replace=asked.force)
    for name, content in files.items():
        write_whole(folder / name, content)
    for name in (saved.name, *files):
        _print(f"Wrote {folder / name}")
    return DONE


def read_file(path: Path, asked: argparse.Namespace) -> Assessment:
    """The assessment in a file; what there is to say about the file goes where errors go.

    `asked.password` opens a protected one, and `asked.key` is then what it was opened with.

    Raises what `read_assessment` does, and NewerFormatError also where a newer file could be shown:
    what a command writes from it could leave something out.
    """
    opened = read_assessment(path, asked.password)
    if opened.read_only:
        raise NewerFormatError(path.name, opened.notices[:1])
    tell(notice.sentence for notice in opened.notices)
    asked.key, asked.was_protected = opened.key, opened.key is not None
    return opened.assessment


def tell_of_people(found: Sequence[Finding], record: Assessment) -> None:
    """Point at likely personal data in what was written. It changes no exit status."""
    sys.stdout.flush()  # both may go to one file, and stay in the order of lines
    tell(filter(None, [notice(found, record)]))


def _profile(asked: argparse.Namespace) -> Profile:
    """Whose assessment it is. Raises CannotStartError for a name that cannot be kept."""
    try:
        return Profile(council=cleaned(asked.council)[0], date=asked.date or date.today())
    except ValidationError:
        raise CannotStartError(
            "The council’s name is empty or too long. Give a name of up to 2,000 characters."
        ) from None


def refuse_input(target: Path, given: Path) -> None:
    """Never write an assessment over the sheet or the question set that it was made from."""
    if given.exists() and target.exists() and target.samefile(given):
        raise CannotStartError(
            f"{target.name} is what was given to read, and it was left as it is. "
            "Choose another name for what is written."
        )


def write_file(assessment: Assessment, asked: argparse.Namespace) -> int:
    """Write an assessment where it was asked for. Raises as `write_assessment` does.

    What was read from a protected file is protected with the same password.
    """
    write_assessment(
        assessment,
        asked.to,
        saved_on=_now(),
        expected=None,
        replace=asked.force,
        key=asked.key,
    )
    _print(f"Wrote {asked.to}")
    return DONE


def refuse_existing(path: Path, *, force: bool) -> None:
    """Never write over a file unasked. Raises AlreadyExistsError where one is there."""
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
