"""What keeps an item from moving further."""

from __future__ import annotations

import pytest

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.plan import Aim, Phase
from reflective_app.domain.plan_edits import add_action
from reflective_app.domain.position import position
from reflective_app.domain.projection import projected_positions
from reflective_app.wording.projected import (
    EVERY_GROUP,
    GRID_MAY_CHANGE,
    GRID_STAYS,
    held_sentence,
    held_words,
)
from tests.builders import an_action, rated


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
        ("3, 3", "yes, no", f"The grid of who gets it says “no” for Group 2. {GRID_STAYS}"),
        (
            "3, 3",
            "some, no",
            f"The grid of who gets it says “no” for Group 2, and “some” for Group 1. {GRID_STAYS}",
        ),
        (
            "1*, 3, 3, 3",
            "no, no",
            "“r-1”, which is essential, is still half way up at most. "
            f"The grid of who gets it says “no” for Group 1 and Group 2. {GRID_STAYS}",
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
            "It would be Mostly in place if its answers were 1 sentence further up, all in all, "
            f"and {EVERY_GROUP}. The grid of who gets it says “no” for Group 1 and Group 2. "
            f"{GRID_STAYS}",
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


def test_actions_for_a_recommendation_may_change_who_gets_it() -> None:
    assessment = add_action(an_action("pay", items=("r",)), rated("3, 3", "yes, no"))
    assert held(assessment) == f"The grid of who gets it says “no” for Group 2. {GRID_MAY_CHANGE}"


def test_an_essential_part_that_is_just_half_way_up_holds_an_item_too() -> None:
    said = "“r-1”, which is essential, is still half way up at most."
    assert held(rated("1*, 2, 2, 2", rungs=3)) == said


def words(assessment: Assessment, **aims: tuple[int, ...]) -> str:
    """What is said of a recommendation where an action in each phase brings answers so far up."""
    for phase, rungs in aims.items():
        reached = tuple(Aim(question=f"r-{n}", rung=rung) for n, rung in enumerate(rungs, 1))
        assessment = add_action(an_action(phase, phase=Phase(phase), aims=reached), assessment)
    item = assessment.question_set.item("r")
    now = {"r": position(item, assessment)}
    ends = projected_positions(assessment, now)
    at_ends = {phase: ends[phase]["r"] for phase in Phase}
    return held_words(item, now["r"], at_ends, assessment)


def test_phases_in_which_no_action_aims_at_an_item_are_named() -> None:
    last = "It would be Mostly in place if its answers were 1 sentence further up, all in all."
    assert (
        words(rated("0, 1"), next=(1, 2))
        == f"No action in Now or Later aims at one of its sentences. {last}"
    )
    assert (
        words(rated("0, 0"), later=(3, 3))
        == "No action in Now or Next aims at one of its sentences."
    )


def test_what_holds_an_item_in_a_phase_that_does_not_bring_it_up_is_said_of_that_phase() -> None:
    assert words(rated("1*, 1, 1"), now=(1, 3), next=(1, 3, 2), later=(2, 3, 2)) == (
        "After Now and Next: “r-1”, which is essential, is still half way up at most. "
        "After Later: It would be Fully in place if its answers were 1 sentence further up, all in "
        "all."
    )


def test_what_holds_it_in_every_phase_is_said_once() -> None:
    said = "“r-1”, which is essential, is still half way up at most."
    assert words(rated("1*, 1, 1"), now=(1, 3, 3), next=(1, 3, 3), later=(1, 3, 3)) == said


def test_an_item_that_is_brought_up_whole_is_held_by_nothing() -> None:
    assert words(rated("0, 0"), now=(1, 1), next=(2, 2), later=(3, 3)) == ""
