"""Nothing is on the wall that the room must not see there, and nothing before the reveal."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflective_app.domain.assessment import Answer, AnswerState, Assessment
from reflective_app.domain.edits import disagree, does_not_apply, not_known, place_at, record
from reflective_app.domain.picks import Pick, Way
from reflective_app.domain.workshop import Step
from reflective_app.wording.wall import (
    VoteOn,
    WallView,
    agreed_words,
    wall_of_question,
    wall_of_step,
)
from tests.builders import a_question, a_set, an_assessment, an_item
from tests.domain.drawn import ANSWERS

EMPTY = an_assessment(a_set(an_item("r", [a_question("r-1"), a_question("five", rungs=5)])))
QUESTION = EMPTY.question_set.question("r-1")
FIVE = EMPTY.question_set.question("five")
LABELS = ("Not in place", "Partly in place", "Mostly in place", "Fully in place")


def vote(*counts: int, **aside: Any) -> tuple[Pick, ...]:
    return (Pick(counts=counts, way=Way.CARDS, **aside),)


def seen(
    assessment: Assessment = EMPTY,
    votes: tuple[Pick, ...] = (),
    *,
    revealed: bool = True,
    present: int | None = 12,
    note: str = "",
) -> WallView:
    on = VoteOn("Question 1 of 2", votes, present, revealed, note)
    return wall_of_question(QUESTION, assessment, on)


picks = st.builds(
    Pick,
    role=st.sampled_from(["", "Carer"]),
    counts=st.tuples(*[st.integers(0, 4)] * 4),
    dont_know=st.integers(0, 3),
    not_mine=st.integers(0, 3),
    way=st.sampled_from(Way),
)
rounds = st.lists(picks, max_size=3).map(tuple)
answers = ANSWERS[3]


@given(rounds, answers)
def test_before_the_reveal_nothing_depends_on_votes_but_how_many_nor_on_the_answer(
    votes: tuple[Pick, ...], answer: Answer
) -> None:
    people = sum(pick.people for pick in votes)
    plain = seen(EMPTY, (Pick(counts=(0, 0, 0, 0), dont_know=people),), revealed=False)
    hidden = seen(record("r-1", answer, EMPTY), votes, revealed=False)
    assert hidden == plain
    assert hidden.recorded == f"{people} of 12 recorded"
    assert all(rung.count is None and not rung.agreed for rung in hidden.rungs)
    nothing = seen(revealed=False)
    assert replace(hidden, recorded="") == replace(nothing, recorded="")


@given(rounds, answers)
def test_no_role_and_nothing_written_is_ever_on_the_wall(
    votes: tuple[Pick, ...], answer: Answer
) -> None:
    secret = {"note": "Zebra", "know": "Zebra", "different_view": "Zebra", "reason": "Zebra"}
    written = Answer.model_validate(dict(answer) | secret)
    view = seen(record("r-1", written, EMPTY), votes)
    assert "Zebra" not in str(view)
    assert "Carer" not in str(view)


def test_before_the_reveal_the_question_and_its_sentences_are_shown() -> None:
    view = seen(revealed=False, note="Tea at 11")
    assert (view.place, view.title, view.note) == ("Question 1 of 2", "r-1?", "Tea at 11")
    assert tuple(rung.sentence for rung in view.rungs) == QUESTION.rungs
    assert [(rung.rung, rung.top, rung.word) for rung in view.rungs] == [
        (number, 3, word) for number, word in enumerate(LABELS)
    ]
    assert (view.spread, view.aside, view.agreed, view.agreed_rung) == ("", "", "", None)


def test_revealed_votes_have_a_count_a_spread_in_words_and_what_helps_next() -> None:
    view = seen(votes=vote(3, 0, 0, 3, dont_know=1))
    assert [rung.count for rung in view.rungs] == [3, 0, 0, 3]
    assert view.spread == "Split"
    assert view.aside == "1 don’t know · the two ends speak first, then vote once more"
    assert view.recorded == ""
    assert seen(votes=vote(1, 0, 0, 0)).aside == ""


def test_only_the_room_together_is_shown() -> None:
    votes = (Pick(role="Carer", counts=(1, 0, 0, 0)), Pick(role="Lead", counts=(0, 2, 0, 0)))
    assert [rung.count for rung in seen(votes=votes).rungs] == [1, 2, 0, 0]


def test_a_reveal_without_votes_says_so_and_counts_nothing() -> None:
    view = seen(place_at("r-1", 2, EMPTY))
    assert view.recorded == "No votes recorded"
    assert {rung.count for rung in view.rungs} == {None}
    assert (view.spread, view.aside, view.agreed) == ("", "", "Mostly in place")


@pytest.mark.parametrize(
    ("assessment", "agreed", "rung"),
    [
        (EMPTY, "", None),
        (place_at("r-1", 0, EMPTY), "Not in place", (0, 3)),
        (disagree("r-1", 1, 3, EMPTY), "No agreement: Partly in place to Fully in place", None),
        (not_known("r-1", EMPTY), "Don’t know", None),
        (does_not_apply("r-1", "Zebra", EMPTY), "Does not apply", None),
    ],
)
def test_what_was_agreed_is_shown_once_revealed(
    assessment: Assessment, agreed: str, rung: tuple[int, int] | None
) -> None:
    view = seen(assessment, vote(0, 1, 0, 0))
    assert (view.agreed, view.agreed_rung) == (agreed, rung)
    marked = [each.rung for each in view.rungs if each.agreed]
    assert marked == ([rung[0]] if rung else [])


def test_a_ladder_of_other_length_is_said_by_its_sentences() -> None:
    agreed = Answer(state=AnswerState.AGREED, rung=4)
    apart = Answer(state=AnswerState.NO_AGREEMENT, low=1, high=3)
    assert agreed_words(FIVE, agreed) == FIVE.rungs[4]
    assert agreed_words(FIVE, apart) == "No agreement: Step 1 of 4 to Step 3 of 4"
    on = VoteOn("", vote(0, 0, 0, 0, 3), 3, revealed=True)
    view = wall_of_question(FIVE, record("five", agreed, EMPTY), on)
    assert {rung.word for rung in view.rungs} == {""}
    assert view.agreed_rung == (4, 4)
    assert [rung.count for rung in view.rungs] == [0, 0, 0, 0, 3]


def test_a_break_shows_its_title_and_nothing_of_a_question() -> None:
    view = wall_of_step(Step(title="Break", minutes=15, pause=True))
    assert view == WallView(title="Break", pause=True)
    assert view.sentences == ("Break",)


def test_who_hears_the_wall_hears_what_is_on_it() -> None:
    assert seen(votes=vote(9, 0, 0, 0), revealed=False).sentences == (
        "Question 1 of 2",
        "r-1?",
        *QUESTION.rungs,
        "9 of 12 recorded",
    )
    told = seen(place_at("r-1", 2, EMPTY), vote(0, 1, 3, 0, not_mine=1), note="Late")
    assert told.sentences == (
        "Question 1 of 2",
        "r-1?",
        *QUESTION.rungs,
        "Partly in place: 1",
        "Mostly in place: 3",
        "Close agreement",
        "1 not mine to judge · say why, then agree",
        "Agreed: Mostly in place",
        "Note: Late",
    )
    assert WallView().sentences == ()
