"""Why a recommendation is where it is: the sentences of lanes A, B and C, as read aloud."""

from __future__ import annotations

from typing import Any

import pytest

from reflective_app.domain.assessment import Assessment, LabelCheck
from reflective_app.domain.edits import check_label
from reflective_app.domain.findings import Lane, findings
from reflective_app.domain.kinds import Axis
from reflective_app.wording.reason import reason
from tests.builders import (
    DAY,
    a_count,
    a_question,
    a_set,
    an_assessment,
    an_item,
    answered,
    counted,
    labelled,
    rated,
    reached,
)
from tests.generated import generated_assessment

STRONG = labelled("label-1")


def said(assessment: Assessment, item_id: str = "r") -> str:
    found = findings(assessment)
    return reason(found.of(item_id), found, assessment)


def of(codes: str, cells: str = "", **more: Any) -> str:
    return said(rated(codes, cells, **more))


def with_groups(assessment: Assessment, *people: str, equity: tuple[int, ...] = ()) -> Assessment:
    """Name the people of each family group, and say which of them are groups of equity."""
    groups = tuple(
        group.model_copy(
            update={"people": name, "axis": Axis.EQUITY if n in equity else Axis.ARRANGEMENT}
        )
        for n, (group, name) in enumerate(
            zip(assessment.question_set.family_groups, people, strict=True)
        )
    )
    question_set = assessment.question_set.model_copy(update={"family_groups": groups})
    return assessment.model_copy(update={"question_set": question_set})


def test_the_sentence_of_the_method_for_the_case_it_names() -> None:
    counts = [a_count("eligible", "eligible"), a_count("reached", "reached")]
    item = an_item("r", [a_question("r-1"), *counts], evidence=STRONG, family_groups=None)
    asked = counted(an_assessment(a_set(item, groups=2)), eligible=400, reached=120)
    asked = with_groups(reached(answered(asked, "r", "1"), "r", "no, yes"), "informal carers", "-")
    assert said(asked) == (
        "First because its label is “Label 1” and only some families can get it. "
        "In all, 280 families miss out; informal carers cannot get it."
    )


@pytest.mark.parametrize(
    ("codes", "label", "sentence"),
    [
        ("0", 1, "First because its label is “Label 1” and hardly any families can get it."),
        ("1", 2, "In B because its label is “Label 2” and only some families can get it."),
        (
            "2",
            3,
            "In C because its label is “Label 3” and "
            "most families can get it but known gaps remain.",
        ),
    ],
)
def test_the_opening_says_the_lane_and_never_a_phase(codes: str, label: int, sentence: str) -> None:
    assert of(codes, evidence=labelled(f"label-{label}")) == sentence


def test_a_reported_label_is_said_to_be_reported() -> None:
    assert of("1", evidence=labelled("label-1", "reported")) == (
        "First because its label is reported as “Label 1” and only some families can get it."
    )


def test_a_label_not_recorded_is_no_reason_and_is_said_after_the_reasons() -> None:
    assert of("1") == (
        "First because only some families can get it; its strength of evidence is not recorded."
    )


def test_a_label_outside_the_scale_is_named_and_counts_as_not_recorded() -> None:
    check = LabelCheck(item="r", label="Mixed", checked_on=DAY, checked_by="Lead")
    assert said(check_label(check, rated("1", evidence=STRONG))) == (
        "First because only some families can get it; "
        "the label looked up (“Mixed”) is not in this question set’s scale."
    )


def test_the_essential_part_that_held_the_word_down_is_said() -> None:
    assert of("1*, 3, 3, 3", evidence=STRONG) == (
        "First because its label is “Label 1”, an essential part is not there yet, "
        "and only some families can get it."
    )
    assert "essential" not in of("1*, 1", evidence=STRONG)


GROUPS = [
    ("no, yes, yes, yes", (), "Special guardians cannot get it"),
    ("no, no, yes, yes", (), "Neither special guardians nor older carers can get it"),
    ("no, no, no, yes", (), "Families in 3 family groups cannot get it"),
    ("no, no, yes, yes", (1,), "Special guardians cannot get it; older carers cannot get it"),
    (
        "no, no, no, no",
        (1, 2, 3),
        "Special guardians cannot get it; families in 3 equity groups cannot get it",
    ),
    ("some, yes, yes, yes", (), "Only some special guardians can get it"),
    (
        "some, some, yes, yes",
        (1,),
        "Only some special guardians can get it; only some older carers can get it",
    ),
    ("some, some, some, yes", (), "Only some families in 3 family groups can get it"),
    ("no, some, some, yes", (), "Special guardians cannot get it"),
]


@pytest.mark.parametrize(("cells", "equity", "clause"), GROUPS)
def test_who_misses_out_is_named_the_two_kinds_of_group_apart(
    cells: str, equity: tuple[int, ...], clause: str
) -> None:
    assessment = rated("3", cells, evidence=STRONG)
    people = "special guardians", "older carers", "disabled carers", "foster carers"
    sentence = said(with_groups(assessment, *people, equity=equity))
    start = "In B because its label is “Label 1” and most families can get it but known gaps remain"
    if "no, no, no, no" in cells:
        start = "First because its label is “Label 1” and only some families can get it"
    assert sentence == f"{start}. {clause}."


def test_a_group_without_people_is_named_by_its_label() -> None:
    assert of("3", "no, yes", evidence=STRONG).endswith(" Families in “Group 1” cannot get it.")


def test_groups_that_are_partly_reached_are_left_out_where_they_held_nothing_down() -> None:
    assert "can," not in of("2", "some, yes", evidence=STRONG)
    assert of("2", "some, yes", evidence=STRONG).endswith("known gaps remain.")


@pytest.mark.parametrize(
    ("eligible", "clause"),
    [(0, ""), (1, " In all, 1 family misses out."), (1280, " In all, 1,280 families miss out.")],
)
def test_families_missing_out_are_counted_in_the_sentence(eligible: int, clause: str) -> None:
    counts = [a_count("eligible", "eligible"), a_count("reached", "reached")]
    asked = an_assessment(a_set(an_item("r", [a_question("r-1"), *counts], evidence=STRONG)))
    asked = counted(answered(asked, "r", "1"), eligible=eligible, reached=0)
    start = "First because its label is “Label 1” and only some families can get it"
    assert said(asked) == f"{start}.{clause}"


def test_exactly_one_recommendation_is_said_to_be_first() -> None:
    names = ("a", "b", "c")
    items = [an_item(name, 1, evidence=STRONG) for name in names]
    ahead = an_item("p", 1, kind="principle")
    items[2]["enabled_by"] = ["p"]
    assessment = an_assessment(a_set(ahead, *items))
    for name, code in {"p": "1", "a": "1", "b": "0", "c": "1"}.items():
        assessment = answered(assessment, name, code)
    found = findings(assessment)
    told = [reason(finding, found, assessment) for finding in found.in_lane(Lane.A)]
    assert [sentence.partition(" because ")[0] for sentence in told] == [
        "Do this first",
        "First",
        "Also in A",
        "Also in A",
    ]
    assert found.in_lane(Lane.A)[1].item.id == "b"


def test_one_and_only_one_is_first_in_every_assessment() -> None:
    assessment = generated_assessment()
    found = findings(assessment)
    told = [reason(finding, found, assessment) for finding in found.items]
    assert sum(sentence.startswith("First because") for sentence in told) == 1
    assert any(sentence.startswith("Also in A because") for sentence in told)
