"""Rules between an assessment and the set it answers."""

from __future__ import annotations

from typing import Any

import pytest

from reflective_app.domain.assessment import (
    Answer,
    AnswerState,
    Assessment,
    Cell,
    CellValue,
    LabelCheck,
    ParkedPoint,
)
from reflective_app.domain.assessment_rules import assessment_faults
from reflective_app.domain.plan import NotNow, Plan
from tests.builders import (
    DAY,
    a_count,
    a_question,
    a_service,
    a_set,
    an_action,
    an_assessment,
    an_item,
)

CHOICE = {"id": "choice", "kind": "choice", "text": "Which?", "options": ["A", "B"]}
TEXT = {"id": "text", "kind": "text", "text": "What?"}
NUMBER = a_count("number") | {"min": 1, "max": 9}
SET = a_set(
    an_item("r", questions=0)
    | {"questions": [a_question("q"), NUMBER, CHOICE, TEXT], "family_groups": ["group-1"]},
    an_item("principle", kind="principle", family_groups=None),
    groups=2,
)


def faults(assessment: Assessment) -> set[tuple[str, object]]:
    return {(".".join(map(str, f.place)), f.value) for f in assessment_faults(assessment)}


def answered(question: str, **more: Any) -> Assessment:
    answer = Answer(**({"state": AnswerState.AGREED} | more))
    return an_assessment(SET, answers={question: answer})


@pytest.mark.parametrize(
    ("question", "more"),
    [
        ("q", {"rung": 3}),
        ("number", {"value": 9}),
        ("choice", {"value": "B"}),
        ("text", {"value": "Anything"}),
        ("text", {"state": AnswerState.DONT_KNOW}),
    ],
)
def test_an_answer_that_fits_its_question_is_sound(question: str, more: dict[str, Any]) -> None:
    assert faults(answered(question, **more)) == set()


APART = {"state": AnswerState.NO_AGREEMENT, "low": 1, "high": 4}


@pytest.mark.parametrize(
    ("question", "more", "place", "value"),
    [
        ("x", {"rung": 1}, "answers.x", "x"),
        ("q", {"rung": 4}, "answers.q.rung", 4),
        ("q", APART, "answers.q.high", 4),
        ("q", {"value": 1}, "answers.q.value", 1),
        ("number", {"rung": 1}, "answers.number.state", "agreed"),
        ("text", APART, "answers.text.state", "no_agreement"),
        ("number", {"value": "1"}, "answers.number.value", "1"),
        ("number", {"value": 0}, "answers.number.value", 0),
        ("number", {"value": 10}, "answers.number.value", 10),
        ("choice", {"value": "C"}, "answers.choice.value", "C"),
        ("choice", {"value": 1}, "answers.choice.value", 1),
        ("text", {"value": "x" * 20_001}, "answers.text.value", "x" * 20_001),
    ],
)
def test_an_answer_that_does_not_fit_is_named(
    question: str, more: dict[str, Any], place: str, value: object
) -> None:
    assert faults(answered(question, **more)) == {(place, value)}


def test_a_cell_belongs_to_a_recommendation_and_one_of_its_groups() -> None:
    cell = Cell(value=CellValue.YES)
    rows = {"group-1": cell, "group-2": cell, "group-9": cell}
    grid = {"r": rows, "principle": {"group-1": cell}, "x": {"group-1": cell}}
    assert faults(an_assessment(SET, grid=grid)) == {
        ("grid.r.group-2", "group-2"),
        ("grid.r.group-9", "group-9"),
        ("grid.principle", "principle"),
        ("grid.x", "x"),
    }


def test_a_service_serves_what_is_there_and_has_an_id_of_its_own() -> None:
    services = (
        a_service("a", "r"),
        a_service("a", "x", "principle", groups=("group-1", "y"), heading="z"),
    )
    assert faults(an_assessment(SET, services=services)) == {
        ("services.1.id", "a"),
        ("services.1.recommendations.0", "x"),
        ("services.1.recommendations.1", "principle"),
        ("services.1.groups.1", "y"),
        ("services.1.heading", "z"),
    }


def test_an_action_depends_on_other_actions_of_the_plan() -> None:
    actions = (
        an_action("a", items=("r", "x")),
        an_action("b", depends_on=("a", "b", "c")),
        an_action("b"),
    )
    plan = Plan(actions=actions, not_now={"r": NotNow(reason="R"), "y": NotNow(reason="Y")})
    assert faults(an_assessment(SET, plan=plan)) == {
        ("plan.actions.0.items.1", "x"),
        ("plan.actions.1.depends_on.1", "b"),
        ("plan.actions.1.depends_on.2", "c"),
        ("plan.actions.2.id", "b"),
        ("plan.not_now.y", "y"),
    }


def test_only_a_recommendation_is_set_aside_as_not_now() -> None:
    plan = Plan(not_now={"r": NotNow(reason="R"), "principle": NotNow(reason="P")})
    assert faults(an_assessment(SET, plan=plan)) == {("plan.not_now.principle", "principle")}


def test_points_and_checks_speak_of_what_is_there() -> None:
    parking = (
        ParkedPoint(id="p", text="P", item="r", question="q"),
        ParkedPoint(id="p", text="P", item="x", question="y"),
    )
    checks = (
        LabelCheck(item="r", label="L", checked_on=DAY, checked_by="Lead"),
        LabelCheck(item="z", label="L", checked_on=DAY, checked_by="Lead"),
    )
    assert faults(an_assessment(SET, parking=parking, label_checks=checks)) == {
        ("parking.1.id", "p"),
        ("parking.1.item", "x"),
        ("parking.1.question", "y"),
        ("label_checks.1.item", "z"),
    }


def waiting(*pairs: tuple[str, str]) -> Assessment:
    """An assessment in whose plan the first action of each pair waits for the second."""
    waits: dict[str, tuple[str, ...]] = {name: () for pair in pairs for name in pair}
    for one, other in pairs:
        waits[one] += (other,)
    actions = tuple(an_action(name, depends_on=waits[name]) for name in waits)
    return an_assessment(SET, plan=Plan(actions=actions))


def loops(assessment: Assessment) -> set[tuple[str, object]]:
    actions = assessment.plan.actions
    return {
        (actions[fault.place[2]].id, fault.value)  # type: ignore[index]
        for fault in assessment_faults(assessment)
        if "wait for each other" in fault.message
    }


def test_every_action_of_every_loop_is_told() -> None:
    first, second = {("a", "b"), ("b", "c"), ("c", "a")}, {("d", "e"), ("e", "d")}
    assert loops(waiting(*first, *second, ("x", "a"), ("c", "y"))) == first | second


def test_actions_in_a_row_are_no_loop_however_many_there_are() -> None:
    row = [(f"a-{n + 1}", f"a-{n}") for n in range(5_000)]
    assert loops(waiting(*row)) == set()
