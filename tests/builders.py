"""Small question sets and assessments for tests, made in a line or two."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

from reflective_app.domain.assessment import (
    Answer,
    AnswerState,
    Assessment,
    Cell,
    CellValue,
    Profile,
)
from reflective_app.domain.question_set import QuestionSet

FILES = Path(__file__).parent / "files"
DAY = date(2026, 11, 22)
BASIS = {"standing": "own"}


def worked_examples() -> QuestionSet:
    """The set of `method.md` section 8, read without the storage layer."""
    with (FILES / "worked-examples.toml").open("rb") as file:
        return QuestionSet.model_validate(tomllib.load(file), strict=False)


def a_question(question_id: str, **more: Any) -> dict[str, Any]:
    """A ladder question whose sentences are its own."""
    rungs = more.pop("rungs", 4)
    ladder = [f"{question_id} stands at step {step}." for step in range(rungs)]
    return {"id": question_id, "kind": "ladder", "text": f"{question_id}?", "ladder": ladder} | more


def an_item(item_id: str, questions: int = 4, **more: Any) -> dict[str, Any]:
    """A recommendation with that many ladder questions: `item-1`, `item-2`, …"""
    return {
        "id": item_id,
        "kind": "recommendation",
        "origin": "guide",
        "title": item_id.capitalize(),
        "what": "What it asks for.",
        "basis": BASIS,
        "family_groups": [],
        "questions": [a_question(f"{item_id}-{n}") for n in range(1, questions + 1)],
    } | more


def a_set(*items: dict[str, Any], labels: int = 3, groups: int = 0) -> QuestionSet:
    """A question set of these items. Labels are label-1 (strongest) and on, groups group-1 and on."""
    return QuestionSet.model_validate(
        {
            "format": "reflective-question-set",
            "format_version": 1,
            "guide": {
                "id": "invented",
                "edition": "2026",
                "revision": 1,
                "title": "Invented Guide",
                "publisher": "Nobody",
                "completeness": "full",
                "population": "Families in tests",
                "checked_on": DAY,
                "licence": "Own wording",
                "notice": "Not a Practice Guide.",
            },
            "evidence_labels": [
                {"id": f"label-{n}", "label": f"Label {n}"} for n in range(1, labels + 1)
            ],
            "family_groups": [
                {"id": f"group-{n}", "label": f"Group {n}"} for n in range(1, groups + 1)
            ],
            "items": items,
        },
        strict=False,
    )


def labelled(label: str, standing: str = "seen") -> dict[str, Any]:
    """The evidence of an item that carries this label."""
    return {"label": label, "standing": standing}


def an_assessment(question_set: QuestionSet, **more: Any) -> Assessment:
    """Newshire's assessment of a question set, as yet empty."""
    return Assessment(
        id=UUID(int=1),
        question_set=question_set,
        profile=Profile(council="Newshire", date=DAY),
        **more,
    )


def answered(assessment: Assessment, item_id: str, codes: str) -> Assessment:
    """Answer an item's ladder questions in order: `1, 0, ?, n/a, 1 to 3, -`; a dash is not discussed."""
    item = assessment.question_set.item(item_id)
    said = [_answer(code.strip()) for code in codes.split(",")]
    answers = {q.id: a for q, a in zip(item.ladder_questions, said, strict=True) if a is not None}
    return assessment.model_copy(update={"answers": assessment.answers | answers})


def reached(assessment: Assessment, item_id: str, cells: str) -> Assessment:
    """Confirm the cells of an item's groups in order: `yes, some, no, dont_know`; a dash is blank."""
    groups = assessment.question_set.groups_of(assessment.question_set.item(item_id))
    row = {
        group.id: Cell(value=CellValue(value.strip()), confirmed=True)
        for group, value in zip(groups, cells.split(","), strict=True)
        if value.strip() != "-"
    }
    return assessment.model_copy(update={"grid": assessment.grid | {item_id: row}})


def _answer(code: str) -> Answer | None:
    match code.split():
        case ["-"]:
            return None
        case ["?"]:
            return Answer(state=AnswerState.DONT_KNOW)
        case ["n/a"]:
            return Answer(state=AnswerState.NOT_APPLICABLE, reason="Nobody here needs it")
        case [low, "to", high]:
            return Answer(state=AnswerState.NO_AGREEMENT, low=int(low), high=int(high))
        case [rung]:
            return Answer(state=AnswerState.AGREED, rung=int(rung))
        case _:
            raise AssertionError(code)
