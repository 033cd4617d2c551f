"""The sample council: an assessment of invented Newshire, to look around in."""

from __future__ import annotations

import tomllib
from pathlib import Path

from pydantic import ValidationError

from reflective_app.assets import shipped
from reflective_app.domain.assessment import Assessment
from reflective_app.domain.assessment_rules import assessment_faults
from reflective_app.domain.edits import confirm_cell
from reflective_app.domain.fault import Fault
from reflective_app.domain.question_set import QuestionSet
from reflective_app.storage.file_bytes import read_within
from reflective_app.storage.key_paths import in_words
from reflective_app.storage.plain_words import faults_in
from reflective_app.storage.problems import Problem, UnreadableFileError
from reflective_app.storage.question_set_file import read_question_set

LARGEST = 1_000_000
"""Bytes. The sample has less than a tenth of this."""

_PLAN = ("actions", "not_now", "drafts_set_aside", "decisions_asked")
"""Entries of the file that belong to the roadmap."""


def sample_assessment() -> Assessment:
    """Newshire's first round on the kinship care set, the same at every call.

    Raises:
        NewerFormatError: the question set was written for a newer version of the program.
        UnreadableFileError: a file that comes with the program is missing or damaged.
    """
    question_set = read_question_set(shipped("questionnaires", "kinship-care.toml"))
    path = shipped("resources", "sample", "newshire.toml")
    record = _record(_parsed(path), question_set)
    try:
        assessment = Assessment.model_validate(record, strict=False)
    except ValidationError as error:
        faults = tuple(faults_in(error.errors(include_url=False), Assessment))
        raise _unreadable(path, record, faults) from error
    if faults := assessment_faults(assessment):
        raise _unreadable(path, record, faults)
    return _as_confirmed(assessment)


def _as_confirmed(assessment: Assessment) -> Assessment:
    """The same with each cell as the window would have left it, overrides marked as such."""
    after = assessment
    for item_id, row in assessment.grid.items():
        for group_id, cell in row.items():
            after = confirm_cell(item_id, group_id, cell.value, after)
    return after


def _parsed(path: Path) -> dict[str, object]:
    try:
        return tomllib.loads(read_within(path, LARGEST).decode())
    except ValueError as error:  # not TOML, or not text at all
        message = "The sample council is damaged. Install the program again."
        raise UnreadableFileError(path.name, [Problem(path.name, message)]) from error


def _record(data: dict[str, object], question_set: QuestionSet) -> dict[str, object]:
    """The file as an assessment's fields: the plan in one place, and every cell confirmed.

    A cell that the file leaves out stays blank, for the register to suggest.
    """
    rest = {name: entry for name, entry in data.items() if name not in _PLAN}
    plan = {name: data[name] for name in _PLAN if name in data}
    return rest | {
        "question_set": question_set,
        "plan": plan,
        "grid": _confirmed(data.get("grid", {})),
    }


def _confirmed(grid: object) -> object:
    """A grid of plain words as one of confirmed cells; what is no grid is left to the model."""
    if isinstance(grid, dict):
        return {name: _confirmed(entry) for name, entry in grid.items()}
    return {"value": grid, "confirmed": True} if isinstance(grid, str) else grid


def _unreadable(
    path: Path, record: dict[str, object], faults: tuple[Fault, ...]
) -> UnreadableFileError:
    problems = [
        Problem(f"{path.name}, {in_words(record, fault.place)}", fault.message) for fault in faults
    ]
    return UnreadableFileError(path.name, problems)
