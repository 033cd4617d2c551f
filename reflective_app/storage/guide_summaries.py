"""The guides as a list shows them, read from the head of each file alone.

Reading and checking every set whole takes longer than a page may take to open, and longer with each
guide that comes out. What is wrong further down in a file shows once it is read whole
(`question_set_library.read_library`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError
from pydantic_core import to_json

from reflective_app.domain.guide import Guide
from reflective_app.domain.kinds import ItemKind
from reflective_app.storage.local_questions_file import extends
from reflective_app.storage.plain_words import faults_in
from reflective_app.storage.problems import Problem, UnreadableFileError
from reflective_app.storage.question_set_file import check_format
from reflective_app.storage.question_set_library import ListedSet, set_files
from reflective_app.storage.toml_text import (
    numbers_too_large,
    problems_in_file,
    toml_data,
    toml_text,
)


@dataclass(frozen=True)
class GuideSummary:
    """One file of the library: its guide, and how much it asks; or what is wrong with it."""

    path: Path
    shipped: bool
    guide: Guide | None
    questions: int
    recommendations: int
    problems: tuple[Problem, ...]


def list_guides() -> tuple[GuideSummary, ...]:
    """Every guide's own set, in the order of `read_library`; local additions are left out."""
    found = (_summary(path, comes_along) for path, comes_along in set_files())
    return tuple(summary for summary in found if summary is not None)


def summary_of(listed: ListedSet) -> GuideSummary:
    """The same for a set that was read whole."""
    question_set = listed.question_set
    if question_set is None:
        return GuideSummary(listed.path, listed.shipped, None, 0, 0, listed.problems)
    return GuideSummary(
        path=listed.path,
        shipped=listed.shipped,
        guide=question_set.guide,
        questions=sum(1 for _ in question_set.questions()),
        recommendations=sum(i.kind is ItemKind.RECOMMENDATION for i in question_set.items),
        problems=listed.problems,
    )


def _summary(path: Path, comes_along: bool) -> GuideSummary | None:
    try:
        text = toml_text(path)
        data = toml_data(path.name, text)
        if not comes_along and extends(data) is not None:
            return None
        guide = _guide(path.name, text, data)
    except UnreadableFileError as error:
        return GuideSummary(path, comes_along, None, 0, 0, error.problems)
    items = list(_tables(data.get("items")))
    return GuideSummary(
        path=path,
        shipped=comes_along,
        guide=guide,
        questions=sum(len(list(_tables(item.get("questions")))) for item in items),
        recommendations=sum(item.get("kind") == ItemKind.RECOMMENDATION for item in items),
        problems=(),
    )


def _guide(name: str, text: str, data: dict[str, object]) -> Guide:
    check_format(name, text, data)
    guide = data.get("guide")
    if too_large := numbers_too_large({"guide": guide}):
        raise UnreadableFileError(name, problems_in_file(name, text, data, too_large))
    try:
        return Guide.model_validate_json(to_json(guide))
    except ValidationError as error:
        found = faults_in(error.errors(include_url=False), Guide)
        placed = [fault._replace(place=("guide", *fault.place)) for fault in found]
        raise UnreadableFileError(name, problems_in_file(name, text, data, placed)) from error


def _tables(entry: object) -> Iterator[dict[str, object]]:
    """The tables of a list; whatever else stands there is told when the file is read whole."""
    if isinstance(entry, list):
        yield from (each for each in entry if isinstance(each, dict))
