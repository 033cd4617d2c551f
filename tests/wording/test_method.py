"""How one item's word and band are explained, and how a file is named."""

from __future__ import annotations

from typing import Any

import pytest

from reflective_app.domain.assessment import Assessment, Profile, Settled
from reflective_app.domain.edits import settle
from reflective_app.domain.findings import findings
from reflective_app.domain.position import UPPER_ENDS
from reflective_app.wording.file_names import file_name
from reflective_app.wording.method import SHARES, working_sentences
from tests.builders import (
    DAY,
    a_question,
    a_set,
    an_assessment,
    an_item,
    answered,
    labelled,
    rated,
)


def working(codes: str, cells: str = "", **more: Any) -> list[str]:
    return list(working_sentences(findings(rated(codes, cells, **more)).of("r")))


def test_each_word_has_its_range_of_shares() -> None:
    assert len(SHARES) == len(UPPER_ENDS) + 1


def test_the_working_of_an_item_goes_step_by_step() -> None:
    said = working("1*, 3, 3, ?, -, n/a", "no, no", evidence=labelled("label-1"))
    assert said[0] == "3 of 5 questions count; to 1 nobody knew the answer; 1 is not discussed."
    assert said[1] == (
        "Together they stand at 7 of 9 steps. Above one half, up to five sixths: mostly in place."
    )
    assert said[2] == "The word is held down because an essential part is not there yet."
    assert said[3] == "The word is held down because not every family group gets it."
    assert said[4].startswith("It is provisional")
    assert said[5:7] == [
        "What is not known would not change the word.",
        "Its band is A, whatever is still to be known.",
    ]
    assert said[7].startswith("Confidence is low: fewer than four in five questions")


def test_the_working_says_nothing_of_what_is_not_there() -> None:
    said = working("?, ?", kind="principle")
    assert said[0] == "0 of 2 questions count; to 2 nobody knew the answer."
    assert said[1] == "Could be anything from Not to Fully in place."
    assert not [line for line in said if "share" in line or "band" in line]


def test_an_item_of_which_all_is_known_has_the_shortest_working() -> None:
    assessment = settle("r-1", Settled.UNANIMOUS, rated("1", kind="principle"))
    assert list(working_sentences(findings(assessment).of("r"))) == [
        "1 of 1 question counts.",
        "Together they stand at 1 of 3 steps. Above one sixth, up to one half: partly in place.",
    ]


def test_the_middle_between_two_rungs_is_half_a_step() -> None:
    assert working("0 to 1, 3, 3")[1].startswith("Together they stand at 6½ of 9 steps.")
    assert working("0 to 1, 0, 0")[1].startswith("Together they stand at ½ of 9 steps.")


def test_ladders_of_several_lengths_have_an_average_in_place_of_steps() -> None:
    ladders = [a_question("r-1", rungs=4), a_question("r-2", rungs=3)]
    assessment = answered(an_assessment(a_set(an_item("r", ladders))), "r", "1, 2")
    said = list(working_sentences(findings(assessment).of("r")))
    assert said[1].startswith("On average they stand at 2/3 of the way up their ladders.")


def test_an_item_that_does_not_apply_has_no_working() -> None:
    assert working("n/a") == ["No question applies, so it has no position."]


def named(council: str) -> Assessment:
    profile = Profile(council=council, date=DAY)
    return rated("1").model_copy(update={"profile": profile})


@pytest.mark.parametrize(
    ("council", "kind", "name"),
    [
        ("Newshire", "", "Newshire_Invented-Guide_2026-11-22.reflect"),
        ("Newshire", "Gap report", "Newshire_Invented-Guide_Gap-report_2026-11-22.reflect"),
        ("St. Mary/Ŵyn: A*", "", "St.-Mary-yn-A_Invented-Guide_2026-11-22.reflect"),
        ("???", "", "Invented-Guide_2026-11-22.reflect"),
        ("N" * 90, "", f"{'N' * 60}_Invented-Guide_2026-11-22.reflect"),
    ],
)
def test_a_file_is_named_so_that_any_share_takes_it(council: str, kind: str, name: str) -> None:
    assert file_name(named(council), ".reflect", kind) == name
