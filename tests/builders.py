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
from reflective_app.domain.plan import Action, Phase
from reflective_app.domain.question_set import QuestionSet
from reflective_app.domain.register import Service, ServiceStatus

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


def an_item(item_id: str, questions: int | list[dict[str, Any]] = 4, **more: Any) -> dict[str, Any]:
    """A recommendation with these questions, or that many ladders: `item-1`, `item-2`, …"""
    if isinstance(questions, int):
        questions = [a_question(f"{item_id}-{n}") for n in range(1, questions + 1)]
    return {
        "id": item_id,
        "kind": "recommendation",
        "origin": "guide",
        "title": item_id.capitalize(),
        "what": "What it asks for.",
        "basis": BASIS,
        "family_groups": [],
        "questions": questions,
    } | more


def a_set(*items: dict[str, Any], labels: int = 3, groups: int = 0) -> QuestionSet:
    """A question set of these items, with label-1 (the strongest) and on, and group-1 and on."""
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
    """Answer an item's ladders in order: `1, 0, ?, n/a, 1 to 3, -`; a dash is not discussed."""
    item = assessment.question_set.item(item_id)
    said = [_answer(code.strip()) for code in codes.split(",")]
    answers = {q.id: a for q, a in zip(item.ladder_questions, said, strict=True) if a is not None}
    return assessment.model_copy(update={"answers": assessment.answers | answers})


def reached(assessment: Assessment, item_id: str, cells: str) -> Assessment:
    """Confirm an item's cells in the order of its groups: `yes, some, no`; a dash is blank."""
    groups = assessment.question_set.groups_of(assessment.question_set.item(item_id))
    row = {
        group.id: Cell(value=CellValue(value.strip()), confirmed=True)
        for group, value in zip(groups, cells.split(","), strict=True)
        if value.strip() != "-"
    }
    return assessment.model_copy(update={"grid": assessment.grid | {item_id: row}})


def rated(
    codes: str, cells: str = "", *, rungs: int = 4, labels: int = 3, **more: Any
) -> Assessment:
    """One item `r` answered by these codes; a star makes its question essential: `1*, 3, ?, -`."""
    listed = [code.strip() for code in codes.split(",")]
    questions = [
        a_question(f"r-{n}", rungs=rungs, essential=code.endswith("*"))
        for n, code in enumerate(listed, 1)
    ]
    asked = {"questions": questions} | ({"family_groups": None} if cells else {})
    groups = len(cells.split(",")) if cells else 0
    question_set = a_set(an_item("r", **(asked | more)), labels=labels, groups=groups)
    assessment = answered(an_assessment(question_set), "r", codes.replace("*", ""))
    return reached(assessment, "r", cells) if cells else assessment


def a_count(question_id: str, measures: str | None = None) -> dict[str, Any]:
    """A number question, which may count families eligible or reached."""
    counts = {} if measures is None else {"measures": measures}
    return {"id": question_id, "kind": "number", "text": f"How many {question_id}?"} | counts


def counted(assessment: Assessment, **counts: int) -> Assessment:
    """Answer number questions; an id's hyphens are written as underscores here."""
    given = {
        name.replace("_", "-"): Answer(state=AnswerState.AGREED, value=count)
        for name, count in counts.items()
    }
    return assessment.model_copy(update={"answers": assessment.answers | given})


def a_service(service_id: str, *recommendations: str, **more: Any) -> Service:
    """A running service, unless it is said to be otherwise."""
    given = {"status": ServiceStatus.RUNNING} | more
    return Service(id=service_id, name=service_id, recommendations=recommendations, **given)


def an_action(action_id: str, **more: Any) -> Action:
    """An action of the first phase, unless it is said to be otherwise."""
    return Action(**({"id": action_id, "title": action_id, "phase": Phase.NOW} | more))


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
