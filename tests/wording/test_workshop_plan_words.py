"""What is said while a workshop is planned."""

from __future__ import annotations

from datetime import date, datetime, time

from reflective_app.domain.assessment import Participant
from reflective_app.domain.edits import place_at
from reflective_app.domain.running_order import choices_for, fit_of, half_day
from reflective_app.domain.workshop import Session, Step, Workshop
from reflective_app.wording.codes import question_codes
from reflective_app.wording.workshop import fit_sentence
from reflective_app.wording.workshop_plan import (
    choice_words,
    closed_words,
    named,
    none_planned,
    parted_words,
    session_day,
    session_stands,
    start_words,
    unspoken_lines,
)
from tests.builders import a_question, a_set, an_assessment, an_item

ASSESSMENT = an_assessment(a_set(an_item("r", 14)))
CODES = question_codes(ASSESSMENT.question_set)


def of(*questions: str, minutes: int = 195) -> Session:
    return Session(id="one", minutes=minutes, steps=half_day(questions))


def test_a_session_says_its_day_as_far_as_it_is_known() -> None:
    assert session_day(of()) == "No day yet"
    on = Session(id="one", day=date(2026, 12, 4))
    assert session_day(on) == "4 December 2026"
    assert session_day(on.model_copy(update={"starts": time(9, 5)})) == "4 December 2026, 09:05"


def test_a_session_counts_a_question_once_that_it_asks_twice() -> None:
    twice = Session(id="one", steps=(Step(question="r-1"), Step(question="r-1")))
    assert session_stands(twice, ASSESSMENT) == "0 of 1 settled"
    assert session_stands(twice, place_at("r-1", 1, ASSESSMENT)) == "1 of 1 settled"
    assert session_stands(of(), ASSESSMENT) == "No question yet"


def test_many_questions_are_named_up_to_a_dozen_and_the_rest_are_counted() -> None:
    ids = [f"r-{number}" for number in range(1, 15)]
    assert named(ids[:2], CODES) == "R1 a and R1 b"
    assert named(ids, CODES).endswith(", R1 n and 2 more")


def test_the_choices_are_those_of_the_sentence() -> None:
    full = Workshop()
    session = of(*(f"r-{number}" for number in range(1, 15)))
    fit, choices = fit_of(session, full), choices_for(session, full)
    sentence = fit_sentence(fit, choices).casefold()
    words = choice_words(session, fit, choices)
    assert list(words) == ["fast", "out", "parts", "longer"]
    assert all(each.casefold() in sentence for each in words.values())
    assert choice_words(session, fit, None) == {}


def test_no_session_is_made_longer_than_one_can_be() -> None:
    session = of(*(f"r-{number}" for number in range(1, 15)), minutes=590)
    slow = Workshop(full_minutes=60)
    words = choice_words(session, fit_of(session, slow), choices_for(session, slow))
    assert "longer" not in words
    assert "parts" in words


def test_the_start_says_whether_the_session_was_begun() -> None:
    session = of("r-1", "r-2")
    assert start_words(session, ASSESSMENT).startswith("Start")
    begun = place_at("r-1", 1, ASSESSMENT)
    assert start_words(session, begun).startswith("Go on")
    assert start_words(session, place_at("r-2", 1, begun)).startswith("Start")


def test_a_closed_session_says_when_and_what_is_left() -> None:
    closed = closed_words(of("r-1", "r-2"), datetime(2026, 12, 4, 12, 41), ASSESSMENT)
    assert closed.startswith(
        "This session was closed on 4 December 2026 at 12:41. 2 questions left."
    )


def test_where_everything_is_settled_a_session_can_still_be_planned() -> None:
    done = an_assessment(a_set(an_item("r", 1)))
    assert "it would ask 1 question that nobody" in none_planned(done)
    assert "settled already" in none_planned(place_at("r-1", 0, done))


def test_sessions_that_were_split_are_called_by_their_number() -> None:
    parts = [of("r-1", "r-2"), of("r-3")]
    said = parted_words(parts, 2)
    assert said.startswith("Session 2 has 2 questions and session 3 has 1 question.")


def test_who_is_missed_is_said_with_how_many_questions() -> None:
    questions = [a_question("q-1", speakers=["coach", "tutor"]), a_question("q-2")]
    assessment = an_assessment(
        a_set(an_item("r", questions)), participants=(Participant(role="Carer"),)
    )
    assert unspoken_lines(of("q-1", "q-2"), assessment) == ("coach or tutor – 1 question: R1 a",)
