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
    LEFT_OUT,
    PROVISIONAL_KEY,
    beside_words,
    held_in_short,
    held_sentence,
    held_words,
)
from tests.builders import a_set, an_action, an_assessment, an_item, answered, rated


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
            "It takes 2 more steps to be Fully in place.",
        ),
        (
            "1, 2",
            "",
            "It takes 1 more step to be Mostly in place.",
        ),
        (
            "1, 3, ?",
            "",
            "It takes 2 more steps to be Fully in place. "
            "1 of its questions would still have no answer.",
        ),
        (
            "1, 2",
            "no, no",
            "It takes 1 more step to be Mostly in place, "
            f"and {EVERY_GROUP}. The grid of who gets it says “no” for Group 1 and Group 2. "
            f"{GRID_STAYS}",
        ),
        (
            "1*, 1",
            "some, yes",
            "It takes 2 more steps to be Mostly in place. "
            "“r-1” is essential, and has to come past half way.",
        ),
    ],
)
def test_what_keeps_an_item_from_moving_further_is_said(codes: str, cells: str, said: str) -> None:
    assert held(rated(codes, cells)) == said


def test_groups_of_which_nobody_knows_are_named_where_a_no_would_hold_the_item_down() -> None:
    unknown = (
        "Who gets it is not known for {}; "
        "“no” or “some” there would keep it from being Fully in place."
    )
    assert held(rated("2, 2", "yes, dont_know")).endswith(unknown.format("Group 2"))
    many = ", ".join(["dont_know"] * 4)
    assert held(rated("2, 2", many)).endswith(unknown.format("4 family groups"))
    assert "not known" not in held(rated("1, 2", "yes, dont_know"))
    assert "not known" not in held(rated("2, 2", "yes, yes"))


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
    last = "It takes 1 more step to be Mostly in place."
    assert (
        words(rated("0, 1"), next=(1, 2))
        == f"No action in Now or Later aims at a sentence of it. {last}"
    )
    assert (
        words(rated("0, 0"), later=(3, 3)) == "No action in Now or Next aims at a sentence of it."
    )


def test_what_holds_an_item_in_a_phase_that_does_not_bring_it_up_is_said_of_that_phase() -> None:
    assert words(rated("1*, 1, 1"), now=(1, 3), next=(1, 3, 2), later=(2, 3, 2)) == (
        "After Now and Next: “r-1”, which is essential, is still half way up at most. "
        "After Later: It takes 1 more step to be Fully in place."
    )


def test_what_holds_it_in_every_phase_is_said_once() -> None:
    said = "“r-1”, which is essential, is still half way up at most."
    assert words(rated("1*, 1, 1"), now=(1, 3, 3), next=(1, 3, 3), later=(1, 3, 3)) == said


def test_an_item_that_is_brought_up_whole_is_held_by_nothing() -> None:
    assert words(rated("0, 0"), now=(1, 1), next=(2, 2), later=(3, 3)) == ""


def beside(assessment: Assessment) -> str:
    """What stands below the projected positions."""
    now = {item.id: position(item, assessment) for item in assessment.question_set.items}
    return beside_words(now, projected_positions(assessment, now), assessment)


def test_items_that_no_action_aims_at_are_named_as_staying_where_they_are() -> None:
    items = [an_item(name, 2) for name in ("r", "s", "t")]
    assessment = answered(an_assessment(a_set(*items)), "r", "0, 0")
    aims = (Aim(question="r-1", rung=3),)
    one = add_action(an_action("one", aims=aims), assessment)
    assert beside(one) == f"{LEFT_OUT}: R2 and R3 (not enough known)."
    known = answered(one, "s", "2, 2")
    assert beside(known) == f"{LEFT_OUT}: R2 (mostly in place); R3 (not enough known)."
    two = add_action(an_action("two", aims=(Aim(question="s-1", rung=1),)), one)
    assert beside(two).endswith(f"{LEFT_OUT}: R3 (not enough known).")
    more = add_action(an_action("three", aims=(Aim(question="t-1", rung=1),)), two)
    assert LEFT_OUT not in beside(more)


@pytest.mark.parametrize(
    ("codes", "aimed", "told"),
    [("0*, 0, 0", 1, False), ("0, 0, 0, ?", 1, True), ("0, ?, ?", 2, True), ("?, ?, ?", 1, False)],
)
def test_what_provisional_means_is_said_where_a_position_is_so_today_or_later(
    codes: str, aimed: int, told: bool
) -> None:
    aims = (Aim(question=f"r-{aimed}", rung=1),)
    assessment = add_action(an_action("one", aims=aims), rated(codes))
    assert (PROVISIONAL_KEY in beside(assessment)) is told


@pytest.mark.parametrize(
    ("codes", "cells", "by", "missed"),
    [
        ("?, ?, 3", "", ("Too few of its questions have an answer.",), ()),
        ("1*, 3, 3, 3", "", ("R1 a is essential, and not past half way.",), ()),
        (
            "1*, 1*, 3, 3, 3, 3",
            "",
            ("R1 a and R1 b are essential, and not past half way.",),
            (),
        ),
        (
            "3, 3",
            "some, no, dont_know",
            ("Some family groups do not get it.",),
            ("No: Group 2.", "Only some: Group 1.", "Not known: Group 3."),
        ),
        (
            "1, 3, ?",
            "",
            ("2 more steps to be Fully in place.", "1 question would still have no answer."),
            (),
        ),
    ],
)
def test_what_holds_an_item_is_said_in_short_by_codes_and_groups(
    codes: str, cells: str, by: tuple[str, ...], missed: tuple[str, ...]
) -> None:
    assessment = rated(codes, cells)
    item = assessment.question_set.item("r")
    short = held_in_short(item, position(item, assessment), assessment)
    assert short is not None
    assert (short.by, short.missed) == (by, missed)


def test_nothing_holds_an_item_that_is_fully_in_place() -> None:
    assessment = rated("3, 3", "yes, yes")
    item = assessment.question_set.item("r")
    assert held_in_short(item, position(item, assessment), assessment) is None
