"""A workshop is planned in sessions, and each line of a running order is one thing."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from reflective_app.domain.workshop import Session, Step, Workshop


def a_session(session_id: str, *questions: str) -> Session:
    return Session(id=session_id, steps=tuple(Step(question=each) for each in questions))


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ({}, "a question or a title"),
        ({"title": "  "}, "a question or a title"),
        ({"question": "q", "title": "Break", "minutes": 5}, "a question or a title"),
        ({"title": "Break"}, "how many minutes"),
        ({"title": "Welcome", "minutes": 5, "fast": True}, "fast lane"),
        ({"question": "q", "pause": True}, "no break"),
        ({"question": "q", "minutes": 0}, "greater than or equal to 1"),
        ({"question": "q", "minutes": 241}, "less than or equal to 240"),
    ],
)
def test_a_line_is_a_question_or_something_else_that_takes_time(
    line: dict[str, object], said: str
) -> None:
    with pytest.raises(ValidationError, match=said):
        Step.model_validate(line)


def test_a_question_needs_no_minutes_of_its_own_and_a_break_needs_no_question() -> None:
    assert Step(question="q").minutes is None
    assert Step(question="q", fast=True, minutes=3).fast
    assert Step(title="Break", minutes=15, pause=True).pause


def test_a_session_tells_its_questions_in_order_and_passes_over_its_breaks() -> None:
    tea = Step(title="Tea", minutes=10, pause=True)
    session = Session(id="s", steps=(Step(question="b"), tea, Step(question="a")))
    assert session.questions == ("b", "a")


def test_a_question_of_two_sessions_is_asked_once() -> None:
    workshop = Workshop(sessions=(a_session("one", "a", "b"), a_session("two", "b", "c")))
    assert workshop.asked == ("a", "b", "c")


def test_a_half_day_is_three_hours_and_a_quarter_unless_it_is_said_otherwise() -> None:
    assert Session(id="s").minutes == 3 * 60 + 15
    assert (Workshop().full_minutes, Workshop().fast_minutes) == (8, 2)


@pytest.mark.parametrize("fewest", [2, 1, 0, 21])
def test_the_fewest_people_shown_apart_can_be_raised_and_never_lowered(fewest: int) -> None:
    assert Workshop().fewest_shown == 3
    assert Workshop(fewest_shown=5).fewest_shown == 5
    with pytest.raises(ValidationError):
        Workshop(fewest_shown=fewest)
