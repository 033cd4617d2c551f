"""A running order changed by hand, and what is left carried on to another day."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.edits import not_known, place_at
from reflective_app.domain.order_edits import (
    asked_in,
    carried_on,
    in_other_lane,
    in_place_of,
    moved,
    next_order,
    place_for_questions,
    with_line,
    with_lines,
    without,
)
from reflective_app.domain.running_order import half_day
from reflective_app.domain.workshop import Session, Step, Workshop
from tests.builders import a_question, a_set, an_assessment, an_item

TALK, BREAK = Step(title="Talk", minutes=20), Step(title="Break", minutes=15, pause=True)


def of(*lines: str, session_id: str = "one") -> Session:
    named = {"Talk": TALK, "Break": BREAK}
    steps = tuple(named.get(line) or Step(question=line) for line in lines)
    return Session(id=session_id, steps=steps)


def lines(session: Session) -> list[str]:
    return [step.question or step.title for step in session.steps]


def planning(*sessions: Session, questions: int = 8) -> Assessment:
    return an_assessment(
        a_set(an_item("r", questions)), workshop=Workshop(sessions=tuple(sessions))
    )


def test_a_line_moves_as_far_as_there_are_places() -> None:
    order = of("r-1", "Break", "r-2")
    assert lines(moved(order, 0, 1)) == ["Break", "r-1", "r-2"]
    assert lines(moved(order, 2, -1)) == ["r-1", "r-2", "Break"]
    assert lines(moved(order, 0, -1)) == lines(moved(order, 2, 9)) == lines(order)


@given(st.integers(0, 3), st.integers(-5, 5))
def test_moving_a_line_loses_none_and_leaves_the_others_in_their_order(place: int, by: int) -> None:
    order = of("r-1", "Break", "r-2", "Talk")
    after = moved(order, place, by)
    line = lines(order)[place]
    rest = [each for each in lines(after) if each != line]
    assert rest == [each for each in lines(order) if each != line]
    assert lines(after).count(line) == 1


@given(st.integers(-3, 9).filter(lambda place: not 0 <= place < 2))
def test_a_place_that_is_none_changes_nothing(place: int) -> None:
    order = of("r-1", "Break")
    assert moved(order, place, 1) == without(order, place) == order
    assert in_other_lane(order, place) == with_line(order, place, TALK) == order


def test_lines_are_put_in_and_taken_out_at_their_place() -> None:
    order = of("r-1", "r-2")
    assert lines(with_lines(order, 1, [BREAK, TALK])) == ["r-1", "Break", "Talk", "r-2"]
    assert lines(without(order, 0)) == ["r-2"]
    assert lines(with_line(order, 1, TALK)) == ["r-1", "Talk"]


def test_new_questions_go_after_a_line_among_the_questions_else_after_the_last_one() -> None:
    order = of("Talk", "r-1", "Break", "r-2", "Talk")
    assert [place_for_questions(order, chosen) for chosen in (1, 2, 3)] == [2, 3, 4]
    assert [place_for_questions(order, chosen) for chosen in (-1, 0, 4)] == [4, 4, 4]
    assert place_for_questions(of("Talk", "Break"), -1) == 1
    assert place_for_questions(of("Talk", "Break"), 1) == 2
    assert place_for_questions(of(), -1) == 0


def test_the_fast_lane_is_turned_on_and_off_and_takes_a_question_s_own_minutes_away() -> None:
    order = Session(id="one", steps=(Step(question="r-1", minutes=20), BREAK))
    fast = in_other_lane(order, 0)
    assert fast.steps[0] == Step(question="r-1", fast=True)
    assert in_other_lane(fast, 0).steps[0] == Step(question="r-1")
    assert in_other_lane(order, 1) == order


def test_parts_stand_in_the_place_of_the_session_they_were() -> None:
    first, second, last = (of(session_id=name) for name in ("one", "two", "three"))
    between = (of("r-1", session_id="two"), of("r-2", session_id="two-b"))
    after = in_place_of("two", between, planning(first, second, last))
    assert [each.id for each in after.workshop.sessions] == ["one", "two", "two-b", "three"]


def test_what_is_left_is_carried_into_a_session_after_this_one_which_stays_as_it_is() -> None:
    held = of("Talk", "r-1", "Break", "r-2", "r-3", "Break", "Talk")
    held = held.model_copy(update={"day": date(2026, 12, 4), "minutes": 120, "present": 9})
    assessment = planning(held, of(session_id="last"))
    assessment = not_known("r-3", place_at("r-1", 2, assessment))
    after = carried_on("one", "new", assessment).workshop.sessions
    assert [each.id for each in after] == ["one", "new", "last"]
    assert after[0] == held
    assert lines(after[1])[1:] == ["r-2", "Talk"]
    assert (after[1].day, after[1].present, after[1].minutes) == (None, None, 120)


def test_questions_carried_on_keep_lane_and_minutes_and_many_have_a_break_in_their_middle() -> None:
    steps = (Step(question="r-1", fast=True), Step(question="r-2", minutes=15))
    more = tuple(Step(question=f"r-{number}") for number in (3, 4, 5))
    assessment = planning(Session(id="one", steps=(*steps, *more)))
    new = carried_on("one", "new", assessment).workshop.sessions[1]
    assert new.steps[1:3] == steps
    assert lines(new)[1:] == ["r-1", "r-2", "r-3", "Break", "r-4", "r-5"]


def test_a_question_of_two_sessions_says_which_ask_it_and_how_often() -> None:
    one, two = of("r-1", "r-2", "Break", "r-2"), of("r-2", session_id="two")
    assert asked_in(planning(one, two)) == {"r-1": (1,), "r-2": (1, 1, 2)}


def test_one_session_more_asks_what_no_session_asks_yet() -> None:
    questions = [a_question(f"r-{number}", essential=True) for number in (1, 2, 3)]
    fresh = an_assessment(a_set(an_item("r", questions)))
    assert next_order(fresh) == half_day(["r-1", "r-2", "r-3"])
    planned = fresh.model_copy(update={"workshop": Workshop(sessions=(of("r-1", "r-3"),))})
    assert next_order(planned) == half_day(["r-2"])
    full = Workshop(sessions=(of("r-1", "r-2", "r-3"),))
    assert [s.question for s in next_order(fresh.model_copy(update={"workshop": full}))] == [
        None,
        None,
    ]
