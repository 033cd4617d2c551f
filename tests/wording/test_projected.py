"""What keeps an item from moving further."""

from __future__ import annotations

import pytest

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.position import position
from reflective_app.wording.projected import held_sentence
from tests.builders import rated


def held(assessment: Assessment) -> str:
    item = assessment.question_set.item("r")
    return held_sentence(item, position(item, assessment), assessment)


@pytest.mark.parametrize(
    ("codes", "cells", "said"),
    [
        ("3, 3", "yes, yes", ""),
        ("n/a, n/a", "", ""),
        ("?, ?, 3", "", "Too few of its questions have an answer."),
        ("1*, 3, 3, 3", "", "“r-1”, which is essential, is still half way up at most."),
        (
            "1*, 1*, 3, 3, 3, 3",
            "",
            "“r-1” and “r-2”, which are essential, are still half way up at most.",
        ),
        ("3, 3", "yes, no", "The grid says: not for Group 2."),
        ("3, 3", "some, no", "The grid says: not for Group 2, and only in part for Group 1."),
        (
            "1*, 3, 3, 3",
            "no, no",
            "“r-1”, which is essential, is still half way up at most. "
            "The grid says: not for Group 1 or Group 2.",
        ),
        (
            "1, 2, 3",
            "",
            "It would be Fully in place if its answers were 2 sentences further up, all in all.",
        ),
        (
            "1, 2",
            "",
            "It would be Mostly in place if its answers were 1 sentence further up, all in all.",
        ),
        (
            "1, 3, ?",
            "",
            "It would be Fully in place if its answers were 2 sentences further up, all in all. "
            "1 question would have no answer.",
        ),
        (
            "1, 2",
            "no, no",
            "It would be Mostly in place if its answers were 1 sentence further up, all in all. "
            "The grid says: not for Group 1 or Group 2. That has to change too.",
        ),
        (
            "1*, 1",
            "some, yes",
            "It would be Mostly in place if its answers were 2 sentences further up, all in all. "
            "That has to bring “r-1” past half way: essential.",
        ),
    ],
)
def test_what_keeps_an_item_from_moving_further_is_said(codes: str, cells: str, said: str) -> None:
    assert held(rated(codes, cells)) == said


def test_an_essential_part_that_is_just_half_way_up_holds_an_item_too() -> None:
    said = "“r-1”, which is essential, is still half way up at most."
    assert held(rated("1*, 2, 2, 2", rungs=3)) == said
