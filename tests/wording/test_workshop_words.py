"""What the wall, the scribe's page and paper say of a workshop."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from reflective_app.domain.assessment import Became
from reflective_app.domain.picks import Pick, Way
from reflective_app.domain.responses import Misfit
from reflective_app.domain.running_order import choices_for, fit_of, half_day
from reflective_app.domain.workshop import Session, Step, Workshop
from reflective_app.wording.workshop import (
    BECAME,
    MISFITS,
    WAYS,
    aside_words,
    countdown,
    duration,
    fit_sentence,
    next_step_words,
    spread_words,
    under_way_words,
)
from tests.builders import a_set, an_assessment, an_item, answered


def said(*minutes: int, has: int, full: int = 8, fast: int = 2) -> str:
    """The sentence on questions of these minutes, 0 for those of the lane, in so much time."""
    steps = tuple(
        Step(question=f"q-{place}", minutes=each or None) for place, each in enumerate(minutes)
    )
    session = Session(id="s", minutes=has, steps=steps)
    workshop = Workshop(full_minutes=full, fast_minutes=fast)
    return fit_sentence(fit_of(session, workshop), choices_for(session, workshop))


def under_way(codes: str = "", *, voted: bool = False, closed: bool = False) -> str:
    """What is said of a session of three questions that was found again."""
    steps = tuple(Step(question=f"r-{number}") for number in (1, 2, 3))
    ended = datetime(2026, 11, 22, 12, 30) if closed else None
    planned = Workshop(sessions=(Session(id="s", steps=steps, closed_on=ended),))
    assessment = an_assessment(a_set(an_item("r", 3)), workshop=planned)
    if voted:
        vote = (Pick(counts=(1, 0, 0, 0), way=Way.KEYPAD),)
        assessment = assessment.model_copy(update={"picks": {"r-2": (vote,)}})
    if codes:
        assessment = answered(assessment, "r", codes)
    return under_way_words(date(2026, 11, 22), assessment)


def test_a_session_that_was_under_way_says_how_it_goes_on() -> None:
    goes_on = "F5 goes on where it stood."
    assert under_way("2, 1, -") == f"A session was under way, 2 of 3 settled: {goes_on}"
    assert under_way(voted=True) == f"A session was under way, 0 of 3 settled: {goes_on}"


def test_a_session_not_begun_done_or_closed_is_not_under_way() -> None:
    assert under_way() == ""
    assert under_way("2, 1, 1") == ""
    assert under_way("2, 1, -", closed=True) == ""


def half_day_of(questions: int, minutes: int = 195) -> str:
    steps = half_day([f"q-{number}" for number in range(questions)])
    session = Session(id="s", minutes=minutes, steps=steps)
    return fit_sentence(fit_of(session, Workshop()), choices_for(session, Workshop()))


@pytest.mark.parametrize(
    ("counts", "spread", "step"),
    [
        ((0, 3, 7, 0), "Close agreement", "Say why, then agree"),
        ((1, 1, 7, 0), "Mixed views", "The two ends speak first"),
        ((3, 0, 0, 3), "Split", "The two ends speak first, then vote once more"),
        ((1, 0, 0, 1), "Too few picks to compare", ""),
        ((0, 0, 0, 0), "Too few picks to compare", ""),
    ],
)
def test_a_spread_is_said_in_words_with_what_helps_the_group_to_go_on(
    counts: tuple[int, ...], spread: str, step: str
) -> None:
    pick = Pick(counts=counts, dont_know=9)
    assert (spread_words(pick), next_step_words(pick)) == (spread, step)


def test_who_picked_no_sentence_is_counted_beside() -> None:
    assert aside_words(Pick(dont_know=1, not_mine=2)) == "1 don’t know, 2 not mine to judge"
    assert aside_words(Pick(dont_know=3)) == "3 don’t know"
    assert aside_words(Pick(not_mine=1)) == "1 not mine to judge"
    assert aside_words(Pick(counts=(4, 0, 0))) == ""


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(0, "0 min"), (45, "45 min"), (60, "1 h"), (61, "1 h 01"), (112, "1 h 52"), (120, "2 h")],
)
def test_a_length_of_time_is_said_as_a_room_says_it(minutes: int, words: str) -> None:
    assert duration(minutes) == words


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(250, "4:10"), (60, "1:00"), (5, "0:05"), (0, "0:00"), (-1, "0:01 over"), (-65, "1:05 over")],
)
def test_time_left_counts_down_and_then_says_over(seconds: int, words: str) -> None:
    assert countdown(seconds) == words


def test_fourteen_questions_in_a_half_day_are_told_with_what_can_be_done() -> None:
    assert half_day_of(14) == (
        "14 questions need 1 h 52; you have 1 h 30. Put 4 in the fast lane, leave 3 out, split "
        "into 2 sessions or take 22 min longer."
    )


def test_what_fits_says_how_much_time_it_leaves() -> None:
    assert said(0, 0, has=16) == "2 questions need 16 min; you have 16 min. That fits exactly."
    assert said(0, has=30) == "1 question needs 8 min; you have 30 min. That leaves 22 min."
    assert said(has=30) == "No question is in the running order yet."


def test_only_what_would_be_enough_is_proposed() -> None:
    assert said(20, has=10) == "1 question needs 20 min; you have 10 min. Take 10 min longer."
    assert said(20, 20, has=25) == (
        "2 questions need 40 min; you have 25 min. Leave 1 out, split into 2 sessions or take "
        "15 min longer."
    )
    # Each of two sessions has its own opening or close, which takes five minutes.
    assert said(20, 20, has=24) == (
        "2 questions need 40 min; you have 24 min. Leave 1 out or take 16 min longer."
    )


def test_lines_that_leave_no_time_for_a_question_are_told() -> None:
    for minutes in (105, 90):
        assert half_day_of(2, minutes) == (
            "2 questions need 16 min; the other lines take all the time there is. Make the session "
            "longer."
        )


def test_everything_that_can_become_of_a_point_a_vote_or_a_response_has_words() -> None:
    assert WAYS.keys() == set(Way)
    assert BECAME.keys() == set(Became)
    assert MISFITS.keys() == set(Misfit)
    assert all(words.endswith(".") for words in MISFITS.values())
