"""Who can speak for what: leniently, since a room writes its roles as it says them."""

from __future__ import annotations

import pytest

from reflective_app.domain.assessment import Assessment, Participant
from reflective_app.domain.speaking import (
    Unspoken,
    are_same,
    can_speak,
    is_role,
    speaks_for,
    unspoken,
    words_used,
)
from tests.builders import a_question, a_set, an_assessment, an_item


def asking(*speakers: list[str], coming: tuple[Participant, ...] = ()) -> Assessment:
    """A question q-1, q-2 and on for each list of who can speak for it."""
    questions = [
        a_question(f"q-{number}", speakers=words) for number, words in enumerate(speakers, 1)
    ]
    return an_assessment(a_set(an_item("r", questions)), participants=coming)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("kinship carers", "Kinship carer"),
        ("young people", "Young person"),
        ("children's commissioner", "Children’s commissioner"),
        ("parent carers' group", "Parent carers group"),
        ("front-line worker", "Front line workers"),
        ("faith and community groups", "Faith & community group"),
        ("health visitors", "HEALTH VISITOR"),
        ("deputies", "deputy"),
        ("youth coaches", "youth coach"),
        ("young women", "young woman"),
        ("director of children's services", "Director of Children’s Services"),
    ],
)
def test_case_number_and_marks_make_no_other_word(one: str, other: str) -> None:
    assert are_same(one, other)
    assert are_same(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("carers", "care"),
        ("school", "school nurse"),
        ("social worker", "social work"),
        ("police", "policies"),
        ("boss", "bo"),
        ("parents", "disabled parents"),
    ],
)
def test_another_word_is_another(one: str, other: str) -> None:
    assert not are_same(one, other)


@pytest.mark.parametrize(
    ("word", "role"),
    [
        ("parents", "Parents and carers"),
        ("carers", "Parents and carers"),
        ("director or assistant director", "Assistant Director"),
        ("housing partner", "Health partner, housing partner"),
        ("faith and community groups", "Faith and community groups"),
        ("school SENCO (special educational needs coordinator)", "School SENCO"),
        ("special educational needs coordinator", "SENCO (special educational needs coordinators)"),
    ],
)
def test_roles_in_one_line_are_each_of_them_and_a_choice_is_met_by_one(
    word: str, role: str
) -> None:
    assert is_role(word, role)


@pytest.mark.parametrize(
    ("word", "role"),
    [
        ("community groups", "Faith lead"),
        ("faith and community groups", "Faith"),
        ("health partner", "Health and housing partner"),
        ("parents", "Chair"),
        ("and", "Parents and carers"),
    ],
)
def test_a_part_of_a_word_is_not_the_word(word: str, role: str) -> None:
    assert not is_role(word, role)


def test_a_role_speaks_for_itself_and_for_what_was_said_of_it() -> None:
    lead = Participant(role="Kinship lead", speaks_for=("Finance lead",))
    assert speaks_for(lead, "kinship leads")
    assert speaks_for(lead, "finance leads")
    assert not speaks_for(lead, "commissioner")


def test_one_who_can_speak_is_enough_and_where_nobody_is_named_everybody_can() -> None:
    assessment = asking(["finance lead", "commissioner"], [])
    both, anybody = assessment.question_set.questions()
    assert can_speak(both, [Participant(role="Commissioner")])
    assert not can_speak(both, [Participant(role="Carer")])
    assert can_speak(anybody, [])


def test_questions_that_nobody_can_speak_for_are_gathered_by_who_could() -> None:
    assessment = asking(
        ["welfare rights adviser"],
        ["kinship carers"],
        ["Welfare rights advisers"],
        ["finance lead", "commissioner"],
        ["commissioner", "finance lead"],
        coming=(Participant(role="Kinship carers"),),
    )
    asked = ("q-5", "q-1", "q-2", "q-3", "q-4", "q-1")
    assert unspoken(asked, assessment) == (
        Unspoken(("commissioner", "finance lead"), ("q-5", "q-4")),
        Unspoken(("welfare rights adviser",), ("q-1", "q-3")),
    )


def test_where_nobody_said_who_is_coming_nobody_is_missed() -> None:
    assert unspoken(("q-1",), asking(["finance lead"])) == ()


def test_a_set_s_words_are_given_once_each_in_order_of_the_alphabet() -> None:
    assessment = asking(["practitioner", "Advocate"], ["practitioners", "coach"])
    assert words_used(assessment.question_set) == ("Advocate", "coach", "practitioner")
