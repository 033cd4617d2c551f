"""The words of the register and of the council's own numbers."""

from __future__ import annotations

import pytest

from reflective_app.domain.assessment import Assessment, CellValue
from reflective_app.domain.register import Evaluation, WayOn
from reflective_app.wording.register import (
    AREA_HINT,
    EVALUATION,
    WAYS_ON,
    override_words,
    reach_number_words,
)
from reflective_app.wording.words import BEYOND_THE_GUIDE
from tests.builders import a_count, a_set, an_assessment, an_item, counted


def counts(unit: str = "", **known: int) -> Assessment:
    """One recommendation that asks how many could have it and do."""
    numbers = [a_count("could-have", "eligible"), a_count("have", "reached")]
    if unit:
        numbers = [number | {"unit": unit} for number in numbers]
    return counted(an_assessment(a_set(an_item("r", numbers))), **known)


@pytest.mark.parametrize(
    ("known", "said"),
    [
        ({}, "Neither number is known yet."),
        ({"have": 5}, "How many families are eligible is not known yet."),
        ({"could_have": 5}, "How many families are reached is not known yet."),
        ({"could_have": 1420, "have": 140}, "1,280 families miss out."),
        ({"could_have": 5, "have": 4}, "1 family misses out."),
        ({"could_have": 5, "have": 5}, "No family is known to miss out."),
    ],
)
def test_an_items_two_numbers_say_who_misses_out(known: dict[str, int], said: str) -> None:
    assessment = counts("", **known)
    assert reach_number_words(assessment.question_set.item("r"), assessment) == said


def test_more_reached_than_eligible_is_asked_about_and_not_judged() -> None:
    assessment = counts("children", could_have=4, have=1006)
    assert reach_number_words(assessment.question_set.item("r"), assessment) == (
        "More children are reached than are eligible: 1,006 of 4. "
        "Are both numbers of the same year, and of the same children?"
    )


def test_every_way_on_and_every_kind_of_evaluation_has_words_and_none_says_cut() -> None:
    assert set(WAYS_ON) == set(WayOn)
    assert set(EVALUATION) == set(Evaluation)
    assert not any("cut" in words.lower() for words in (*WAYS_ON.values(), BEYOND_THE_GUIDE))


def test_the_hint_names_the_words_that_suggestions_go_by() -> None:
    assert "“Whole area”" in AREA_HINT


def test_an_override_says_what_the_register_suggests() -> None:
    assert override_words(CellValue.SOME) == "the register suggests some"
