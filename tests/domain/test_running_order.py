"""Whether the questions fit the time, and what makes them fit."""

from __future__ import annotations

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.edits import not_known, place_at, record_picks, write
from reflective_app.domain.picks import Pick, Way
from reflective_app.domain.running_order import (
    Choices,
    Fit,
    choices_for,
    fit_of,
    half_day,
    is_settled,
    left_of,
    minutes_of,
    parted,
    shortened,
    sped_up,
    timetable,
    to_ask,
)
from reflective_app.domain.workshop import Session, Step, Workshop
from tests.builders import a_count, a_question, a_set, an_assessment, an_item

FOURTEEN = tuple(f"r-{number}" for number in range(1, 15))
USUAL = Workshop()


def a_half_day(*questions: str, minutes: int = 195) -> Session:
    return Session(id="one", minutes=minutes, steps=half_day(questions))


def asking(questions: int = 14, **more: object) -> Assessment:
    return an_assessment(a_set(an_item("r", questions)), **more)


def lines(session: Session) -> list[str]:
    return [step.question or step.title for step in session.steps]


# Any running order

_a_line = st.one_of(
    st.builds(
        Step,
        question=st.integers(1, 14).map("r-{}".format),
        minutes=st.none() | st.integers(1, 30),
        fast=st.booleans(),
    ),
    st.builds(
        Step,
        title=st.sampled_from(["Break", "Welcome", "A carer speaks"]),
        minutes=st.integers(1, 60),
        pause=st.booleans(),
    ),
)
sessions = st.builds(
    Session,
    id=st.just("one"),
    minutes=st.integers(5, 300),
    steps=st.lists(_a_line, max_size=20).map(tuple),
)
workshops = st.builds(Workshop, full_minutes=st.integers(1, 20), fast_minutes=st.integers(1, 20))


# Whether it fits


def test_a_half_day_of_fourteen_questions_is_twenty_two_minutes_too_long() -> None:
    session = a_half_day(*FOURTEEN)
    assert fit_of(session, USUAL) == Fit(questions=14, needed=112, others=105, has=90)
    assert fit_of(session, USUAL).over == 22
    assert choices_for(session, USUAL) == Choices(fast_lane=4, leave_out=3, sessions=2, longer=22)


def test_eleven_questions_fit_a_half_day_to_the_minute_before_the_next() -> None:
    assert fit_of(a_half_day(*FOURTEEN[:11]), USUAL).over == 0
    assert choices_for(a_half_day(*FOURTEEN[:11]), USUAL) is None
    assert choices_for(a_half_day(*FOURTEEN[:12]), USUAL) is not None
    assert choices_for(a_half_day(*FOURTEEN[:11], minutes=193), USUAL) is None
    assert choices_for(a_half_day(*FOURTEEN[:11], minutes=192), USUAL) is not None


def test_where_the_other_lines_alone_are_too_long_their_time_is_missing_too() -> None:
    session = a_half_day("r-1", minutes=100)
    fit = fit_of(session, USUAL)
    assert (fit.has, fit.short, fit.over) == (0, 5, 13)
    assert choices_for(session, USUAL) == Choices(None, None, None, longer=13)


def test_nothing_to_ask_leaves_no_questions_to_speed_up() -> None:
    assert fit_of(Session(id="s"), USUAL) == Fit(0, 0, 0, 195)
    assert choices_for(Session(id="s"), USUAL) is None


def test_a_question_takes_its_own_minutes_else_those_of_its_lane() -> None:
    for step, minutes in (
        (Step(question="q"), 8),
        (Step(question="q", fast=True), 2),
        (Step(question="q", minutes=5), 5),
        (Step(question="q", minutes=5, fast=True), 5),
        (Step(title="Tea", minutes=10), 10),
    ):
        assert minutes_of(step, USUAL) == minutes


def makes_it_fit(session: Session, workshop: Workshop) -> bool:
    return fit_of(session, workshop).over == 0


@given(sessions, workshops)
def test_each_choice_makes_it_fit_and_a_smaller_one_does_not(
    session: Session, workshop: Workshop
) -> None:
    choices = choices_for(session, workshop)
    assert (choices is None) == makes_it_fit(session, workshop)
    if choices is None:
        return
    assessment = asking(workshop=workshop)
    ways = {
        "fast_lane": lambda number: [sped_up(session, number, assessment)],
        "leave_out": lambda number: [shortened(session, number)[0]],
        "sessions": lambda number: list(
            parted(session, number, [f"s-{n}" for n in range(1, number)], workshop)
        ),
        "longer": lambda more: [session.model_copy(update={"minutes": session.minutes + more})],
    }
    for name, way in ways.items():
        number = getattr(choices, name)
        most = len(session.questions)
        if number is None:
            assert name != "longer"
            for tried in range(1, most + 1):
                assert not all(makes_it_fit(part, workshop) for part in way(tried)), name
        else:
            assert all(makes_it_fit(part, workshop) for part in way(number)), name
            assert not all(makes_it_fit(part, workshop) for part in way(number - 1)), name


# The fast lane, and leaving out


def test_what_was_agreed_beforehand_speeds_up_first_then_what_is_not_essential() -> None:
    question_set = a_set(
        an_item(
            "r",
            [
                a_question("r-1", essential=True),
                a_question("r-2"),
                a_question("r-3"),
                a_question("r-4", essential=True),
            ],
        )
    )
    close = Pick(counts=(0, 1, 2, 0), way=Way.BEFORE)
    far = Pick(counts=(1, 0, 2, 1), way=Way.BEFORE)
    assessment = record_picks("r-1", ((close,),), an_assessment(question_set))
    assessment = record_picks("r-2", ((far,),), assessment)
    session = Session(id="s", steps=tuple(Step(question=f"r-{n}") for n in range(1, 5)))

    def fast(number: int) -> list[str]:
        steps = sped_up(session, number, assessment).steps
        return [step.question for step in steps if step.fast and step.question]

    assert [fast(number) for number in range(6)] == [
        [],
        ["r-1"],
        ["r-1", "r-3"],
        ["r-1", "r-2", "r-3"],
        ["r-1", "r-2", "r-3", "r-4"],
        ["r-1", "r-2", "r-3", "r-4"],
    ]


def test_a_question_that_is_fast_already_or_has_its_own_minutes_is_not_sped_up() -> None:
    steps = (
        Step(question="r-1", fast=True),
        Step(question="r-2", minutes=12),
        Step(title="Tea", minutes=5),
        Step(question="r-3"),
    )
    session = Session(id="s", steps=steps)
    after = sped_up(session, 3, asking())
    assert [step.fast for step in after.steps] == [True, False, False, True]
    assert after.steps[1].minutes == 12


def test_the_last_questions_are_left_out_and_told_and_the_other_lines_stay() -> None:
    session = a_half_day("r-1", "r-2", "r-3")
    after, out = shortened(session, 2)
    assert out == ("r-2", "r-3")
    assert after.questions == ("r-1",)
    assert [line for line in lines(session) if line not in out] == lines(after)
    assert shortened(session, 0) == (session, ())
    assert shortened(session, 9)[1] == ("r-1", "r-2", "r-3")


def test_a_question_that_comes_up_twice_is_left_out_where_it_stands_last() -> None:
    session = Session(id="s", steps=tuple(Step(question=q) for q in ("r-1", "r-2", "r-1")))
    after, out = shortened(session, 1)
    assert (after.questions, out) == (("r-1", "r-2"), ("r-1",))


# Several sessions


@given(sessions, st.integers(0, 6), workshops)
def test_parted_sessions_ask_each_question_exactly_once_and_in_order(
    session: Session, number: int, workshop: Workshop
) -> None:
    ids = [f"s-{n}" for n in range(1, number)]
    parts = parted(session, number, ids, workshop)
    asked = [step for part in parts for step in part.steps if step.question]
    assert asked == [step for step in session.steps if step.question]
    if number < 2 or len(session.questions) < number:
        assert parts == (session,)
        return
    assert [part.id for part in parts] == ["one", *ids]
    assert all(part.questions for part in parts)
    assert {part.minutes for part in parts} == {session.minutes}
    kept = [step for part in parts for step in part.steps if not step.pause]
    spoken = [step for step in session.steps if step.title and not step.pause]
    assert [step for step in kept if step in spoken or step.question] == [
        step for step in session.steps if not step.pause
    ]


def test_a_half_day_in_two_keeps_its_welcome_and_its_close_and_has_breaks_of_its_own() -> None:
    one, two = parted(a_half_day(*FOURTEEN), 2, ["two"], USUAL)
    assert lines(one) == [
        "Welcome, purpose, how votes are used",
        "The evidence in plain English",
        *FOURTEEN[:4],
        "Break",
        *FOURTEEN[4:7],
        "Read back, and what happens next",
    ]
    assert lines(two) == [
        "Where we are, and how votes are used",
        *FOURTEEN[7:11],
        "Break",
        *FOURTEEN[11:],
        "Break",
        "Priorities",
        "Owners and first steps",
        "Read back, and what happens next",
    ]
    assert [step.pause for step in one.steps] == [line == "Break" for line in lines(one)]
    assert (one.id, two.id) == ("one", "two")
    assert two.present is None


def test_a_few_questions_go_without_a_break_between_them() -> None:
    plain = Session(id="one", steps=tuple(Step(question=q) for q in FOURTEEN[:9]))
    five, four = (lines(part) for part in parted(plain, 2, ["two"], USUAL))
    assert "Break" in five
    assert "Break" not in four


def test_long_questions_are_shared_out_by_their_minutes_and_not_by_their_number() -> None:
    steps = (Step(question="r-1", minutes=40), *(Step(question=q) for q in FOURTEEN[1:6]))
    one, two = parted(Session(id="one", steps=steps), 2, ["two"], USUAL)
    assert one.questions == ("r-1",)
    assert two.questions == FOURTEEN[1:6]


def test_a_line_between_two_questions_stays_before_the_second_and_its_break_goes() -> None:
    talk, tea = Step(title="A carer speaks", minutes=20), Step(title="Tea", minutes=9, pause=True)
    steps = (Step(question="r-1"), tea, talk, Step(question="r-2"))
    one, two = parted(Session(id="one", steps=steps), 2, ["two"], USUAL)
    assert lines(one) == ["r-1", "Read back, and what happens next"]
    assert lines(two) == ["Where we are, and how votes are used", "A carer speaks", "r-2"]


# The order itself


def test_a_half_day_has_two_blocks_of_questions_with_a_break_after_each() -> None:
    assert lines(a_half_day("a", "b", "c")) == [
        "Welcome, purpose, how votes are used",
        "The evidence in plain English",
        "a",
        "b",
        "Break",
        "c",
        "Break",
        "Priorities",
        "Owners and first steps",
        "Read back, and what happens next",
    ]
    assert [step.minutes for step in half_day(())] == [15, 15, 15, 10, 30, 15, 5]
    assert [step.pause for step in half_day(())] == [False, False, True, True, False, False, False]


def test_each_line_has_its_time_after_the_one_before() -> None:
    steps = (
        Step(title="Welcome", minutes=15),
        Step(question="r-1"),
        Step(question="r-2", fast=True),
        Step(title="Break", minutes=10, pause=True),
    )
    session = Session(id="s", starts=time(9, 50), steps=steps)
    assert [(line.after, line.minutes, line.at) for line in timetable(session, USUAL)] == [
        (0, 15, "09:50"),
        (15, 8, "10:05"),
        (23, 2, "10:13"),
        (25, 10, "10:15"),
    ]
    unset = session.model_copy(update={"starts": None})
    assert {line.at for line in timetable(unset, USUAL)} == {""}


def test_an_evening_that_goes_past_midnight_is_told_by_the_clock() -> None:
    steps = (Step(title="Talk", minutes=30), Step(question="r-1"))
    session = Session(id="s", starts=time(23, 45), steps=steps)
    assert [line.at for line in timetable(session, USUAL)] == ["23:45", "00:15"]


# What to ask


def test_essential_questions_that_are_open_are_asked_first_and_else_every_open_ladder() -> None:
    questions = [a_question("a", essential=True), a_question("b"), a_count("c"), a_question("d")]
    assessment = an_assessment(a_set(an_item("r", questions)))
    assert to_ask(assessment) == ("a",)
    settled = place_at("a", 1, assessment)
    assert to_ask(settled) == ("b", "d")
    assert to_ask(not_known("d", settled)) == ("b",)


def test_a_question_is_settled_once_the_group_has_said_anything_of_it_but_by_a_note() -> None:
    assert not is_settled("r-1", asking())
    assert not is_settled("r-1", write("r-1", "note", "Later", asking()))
    assert is_settled("r-1", not_known("r-1", asking()))
    assert is_settled("r-1", place_at("r-1", 0, asking()))


def test_what_is_left_of_a_session_are_its_open_questions_in_order() -> None:
    session = Session(id="s", steps=tuple(Step(question=q) for q in ("r-3", "r-1", "r-2")))
    assert left_of(session, place_at("r-1", 0, asking())) == ("r-3", "r-2")


@pytest.mark.parametrize("number", [1, 3])
def test_what_cannot_be_parted_so_stays_one(number: int) -> None:
    session = Session(id="one", steps=(Step(question="r-1"), Step(question="r-2")))
    assert parted(session, number, ["two", "three"], USUAL) == (session,)
