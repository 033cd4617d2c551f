"""What an answer and a question set can and cannot be."""

from __future__ import annotations

from typing import Any

import pytest

from reflective_app.domain.assessment import Answer, AnswerState
from tests.builders import a_count, a_question, a_set, an_item

AGREED, APART = AnswerState.AGREED, AnswerState.NO_AGREEMENT


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"state": AGREED}, "a rung or a value"),
        ({"state": AGREED, "rung": 1, "value": 1}, "a rung or a value"),
        ({"state": AnswerState.DONT_KNOW, "rung": 1}, "a rung or a value"),
        ({"state": AnswerState.DONT_KNOW, "value": 1}, "only an agreed answer has a value"),
        ({"state": APART, "low": 1}, "a lower and a higher rung"),
        ({"state": APART, "high": 1}, "a lower and a higher rung"),
        ({"state": AGREED, "rung": 1, "low": 0, "high": 2}, "a lower and a higher rung"),
        ({"state": APART, "low": 2, "high": 2}, "below the higher"),
        ({"state": AnswerState.NOT_APPLICABLE, "reason": " "}, "needs a reason"),
        ({"state": AGREED, "rung": 5}, "less than or equal to 4"),
        ({"state": AGREED, "rung": -1}, "greater than or equal to 0"),
    ],
)
def test_an_answer_holds_what_its_state_needs_and_nothing_else(
    fields: dict[str, Any], why: str
) -> None:
    with pytest.raises(ValueError, match=why):
        Answer(**fields)


def test_an_answer_is_not_discussed_until_something_is_said() -> None:
    assert Answer().state is AnswerState.NOT_DISCUSSED


def test_only_a_ladder_question_has_rungs() -> None:
    question_set = a_set(an_item("r", [a_question("r-1", rungs=5), a_count("count")]))
    assert question_set.question("r-1").top == 4
    assert question_set.question("count").rungs == ()
    assert [q.id for q in question_set.item("r").ladder_questions] == ["r-1"]


def test_codes_are_counted_kind_by_kind() -> None:
    kinds = ["recommendation", "principle", "recommendation", "duty", "readiness", "principle"]
    items = [an_item(f"item-{n}", kind=kind) for n, kind in enumerate(kinds)]
    assert list(a_set(*items).codes.values()) == ["R1", "P1", "R2", "D1", "Q1", "P2"]


def test_what_a_set_holds_is_found_by_its_id() -> None:
    question_set = a_set(an_item("r"), groups=2)
    assert question_set.item_of("r-2").id == "r"
    assert question_set.group("group-2").label == "Group 2"
    assert question_set.label("label-3").label == "Label 3"
    assert question_set.has_item("r")
    assert question_set.has_question("r-4")
    assert not question_set.has_item("s")
    assert not question_set.has_question("r-5")
    for find in (question_set.item, question_set.question, question_set.group, question_set.source):
        with pytest.raises(KeyError):
            find("unheard-of")
