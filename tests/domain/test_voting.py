"""Votes of the room: one tally a round, and nothing of the order in which they were given."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.assessment_rules import assessment_faults
from reflective_app.domain.edits import record_picks
from reflective_app.domain.picks import Pick, Round, Way, is_alone, said_alone, together, votes_of
from reflective_app.domain.voting import (
    add_pick,
    clear_vote,
    last_vote,
    lower_median,
    pick_of,
    record_tally,
    take_back,
)
from tests.builders import a_count, a_question, a_set, an_assessment, an_item

EMPTY = an_assessment(a_set(an_item("r", [a_question("r-1"), a_count("how-many")])))
ALONE = Pick(role="Carer", respondent="p-1", counts=(1, 0, 0, 0), way=Way.BEFORE)
SAID = record_picks("r-1", ((ALONE,),), EMPTY)
CODES = ("0", "1", "2", "3", "?", "x")

codes = st.lists(st.sampled_from(CODES), max_size=12)
tallies = st.builds(
    Pick,
    counts=st.tuples(*[st.integers(0, 9)] * 4),
    dont_know=st.integers(0, 3),
    not_mine=st.integers(0, 3),
)


def keyed(codes: list[str], assessment: Assessment = EMPTY) -> Assessment:
    for code in codes:
        assessment = add_pick("r-1", code, False, assessment)
    return assessment


def rounds(assessment: Assessment) -> tuple[Round, ...]:
    return assessment.picks.get("r-1", ())


# Tallies


def test_a_tally_is_kept_with_the_way_it_was_taken_and_without_role_or_person() -> None:
    pick = Pick(role="Carer", respondent="p-1", counts=(0, 3, 7, 2), dont_know=1, way=Way.BEFORE)
    (vote,) = rounds(record_tally("r-1", pick, Way.SLIPS, False, EMPTY))
    assert vote == (Pick(counts=(0, 3, 7, 2), dont_know=1, way=Way.SLIPS),)


def test_a_tally_put_right_takes_the_place_of_the_last_and_another_round_stands_after_it() -> None:
    first = record_tally("r-1", Pick(counts=(1, 0, 0, 0)), Way.CARDS, False, SAID)
    right = record_tally("r-1", Pick(counts=(0, 1, 0, 0)), Way.CARDS, False, first)
    again = record_tally("r-1", Pick(counts=(0, 0, 2, 0)), Way.SLIPS, True, right)
    assert rounds(right) == ((ALONE,), (Pick(counts=(0, 1, 0, 0), way=Way.CARDS),))
    assert rounds(again) == (*rounds(right), (Pick(counts=(0, 0, 2, 0), way=Way.SLIPS),))
    assert last_vote("r-1", again) == rounds(again)[-1]
    assert assessment_faults(again) == ()


def test_what_was_said_alone_is_no_vote_of_the_room() -> None:
    assert last_vote("r-1", SAID) == ()
    assert clear_vote("r-1", SAID) == SAID
    voted = record_tally("r-1", Pick(counts=(1, 0, 0, 0)), Way.CARDS, False, SAID)
    assert (said_alone(rounds(voted)), votes_of(rounds(voted))) == ((ALONE,), (rounds(voted)[1],))


def test_what_was_said_alone_after_a_vote_stays_where_it_is() -> None:
    vote = (Pick(counts=(1, 0, 0, 0), way=Way.CARDS),)
    late = record_picks("r-1", (vote, (ALONE,)), EMPTY)
    after = record_tally("r-1", Pick(counts=(0, 0, 0, 2)), Way.CARDS, False, late)
    assert rounds(after) == ((Pick(counts=(0, 0, 0, 2), way=Way.CARDS),), (ALONE,))
    assert rounds(clear_vote("r-1", late)) == ((ALONE,),)


def test_a_round_in_which_some_answered_alone_and_some_did_not_is_a_vote() -> None:
    assert not is_alone((ALONE, Pick(counts=(1, 0, 0, 0))))
    assert not is_alone(())
    assert is_alone((ALONE, ALONE.model_copy(update={"way": Way.SHEET})))


@given(tallies, st.booleans())
def test_a_tally_of_nobody_is_no_vote(tally: Pick, again: bool) -> None:
    nobody = Pick(counts=(0, 0, 0, 0))
    voted = record_tally("r-1", tally, Way.CARDS, False, SAID)
    assert len(votes_of(rounds(voted))) == bool(tally.people)
    after = record_tally("r-1", nobody, Way.CARDS, again, voted)
    assert after == (voted if again else SAID)


def test_taking_a_vote_out_leaves_the_round_before_it() -> None:
    same = Pick(counts=(1, 0, 0, 0))
    once = record_tally("r-1", same, Way.CARDS, False, EMPTY)
    twice = record_picks("r-1", (*rounds(once), *rounds(once)), once)
    assert clear_vote("r-1", twice) == once
    assert clear_vote("r-1", once) == EMPTY
    assert clear_vote("r-1", EMPTY) == EMPTY


@pytest.mark.parametrize(
    ("question", "counts", "said"),
    [
        ("r-1", (1, 0, 0), "4 sentences"),
        ("r-1", (1, 0, 0, 0, 0), "4 sentences"),
        ("how-many", (), "sentences to choose from"),
    ],
)
def test_a_tally_that_does_not_fit_its_question_is_refused(
    question: str, counts: tuple[int, ...], said: str
) -> None:
    with pytest.raises(ValueError, match=said):
        record_tally(question, Pick(counts=counts, dont_know=1), Way.CARDS, False, EMPTY)


# The keypad


@given(codes)
def test_picks_keyed_one_by_one_are_their_tally(codes: list[str]) -> None:
    after = keyed(codes)
    if not codes:
        assert after == EMPTY
        return
    ((pick,),) = rounds(after)
    assert pick.counts == tuple(codes.count(code) for code in "0123")
    assert (pick.dont_know, pick.not_mine) == (codes.count("?"), codes.count("x"))
    assert (pick.way, pick.role, pick.respondent) == (Way.KEYPAD, "", None)


def test_who_keyed_first_cannot_be_told_from_what_is_kept() -> None:
    assert len({str(keyed(list(order))) for order in permutations(["0", "2", "?", "x"])}) == 1


@given(codes, st.sampled_from(CODES))
def test_a_pick_taken_back_leaves_what_was_there(codes: list[str], code: str) -> None:
    before = keyed(codes, SAID)
    assert take_back("r-1", code, add_pick("r-1", code, False, before)) == before


def test_a_pick_that_nobody_made_cannot_be_taken_back() -> None:
    for assessment in (EMPTY, SAID, keyed(["1"])):
        for code in ("0", "?", "x"):
            with pytest.raises(ValueError, match="Nobody has picked"):
                take_back("r-1", code, assessment)


def test_the_first_pick_of_another_round_leaves_the_earlier_as_it_was() -> None:
    first = keyed(["0", "3"])
    again = add_pick("r-1", "1", True, first)
    assert rounds(again) == (*rounds(first), (Pick(counts=(0, 1, 0, 0), way=Way.KEYPAD),))
    more = add_pick("r-1", "1", False, again)
    assert rounds(more)[0] == rounds(first)[0]
    assert together(last_vote("r-1", more)).counts == (0, 2, 0, 0)


@pytest.mark.parametrize("code", ["4", "5", "-1", "", " ", "00", "01", "1 ", "n/a", "²"])
def test_what_is_no_pick_is_refused(code: str) -> None:
    with pytest.raises(ValueError, match="is no pick: 0 to 3"):
        pick_of(code, 4)


def test_a_pick_may_be_typed_with_capitals_on() -> None:
    assert pick_of("X", 4) == pick_of("x", 4) == Pick(counts=(0, 0, 0, 0), not_mine=1)
    assert pick_of("4", 5).counts == (0, 0, 0, 0, 1)


# What to suggest


@given(st.lists(st.integers(0, 4), max_size=15))
def test_the_rung_to_suggest_is_the_lower_median(picked: list[int]) -> None:
    counts = tuple(picked.count(rung) for rung in range(5))
    expected = sorted(picked)[(len(picked) - 1) // 2] if picked else None
    assert lower_median(counts) == expected


@pytest.mark.parametrize(
    ("counts", "rung"),
    [((0, 3, 7, 2), 2), ((1, 0, 0, 1), 0), ((0, 0, 0, 0), None), ((0, 0, 1), 2), ((2, 1, 2), 1)],
)
def test_between_two_rungs_the_lower_is_suggested(
    counts: tuple[int, ...], rung: int | None
) -> None:
    assert lower_median(counts) == rung
