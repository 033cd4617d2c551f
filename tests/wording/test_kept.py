"""What differs between two versions, as a lead reads it before choosing one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from functools import partial
from uuid import UUID

import pytest
from hypothesis import given

from reflective_app.domain import edits, plan_edits
from reflective_app.domain.assessment import (
    Answer,
    AnswerState,
    Assessment,
    Became,
    Cell,
    CellValue,
    LabelCheck,
    ParkedPoint,
    Participant,
    Profile,
)
from reflective_app.domain.change import AssessmentChange, change_between
from reflective_app.domain.picks import Pick
from reflective_app.domain.plan import Action, NotNow, Phase
from reflective_app.domain.register import LocalFact, Service
from reflective_app.domain.responses import Response
from reflective_app.domain.texts import EditedText
from reflective_app.domain.value import Value
from reflective_app.domain.workshop import Session, Workshop
from reflective_app.wording import kept_fields
from reflective_app.wording.kept import counts_words, differences, in_brief
from tests.builders import (
    DAY,
    a_count,
    a_question,
    a_service,
    a_set,
    an_action,
    an_assessment,
    an_item,
)
from tests.domain.drawn import assessments

SET = a_set(
    an_item(
        "allowances",
        [a_question("a-1"), a_question("a-2", rungs=3), a_count("a-3")],
        family_groups=None,
    ),
    groups=2,
)
EMPTY = an_assessment(SET)
Edit = Callable[[Assessment], Assessment]


def but(**parts: object) -> Edit:
    return lambda assessment: assessment.model_copy(update=parts)


AGREED = Answer(state=AnswerState.AGREED, rung=2)
CHANGES: list[tuple[Edit, str]] = [
    (
        partial(edits.place_at, "a-1", 2),
        "R1 a a-1: was “Not discussed”, is now “Mostly in place”",
    ),
    (
        partial(edits.place_at, "a-2", 1),
        "R1 b a-2: was “Not discussed”, is now “a-2 stands at step 1.”",
    ),
    (
        but(answers={"a-3": Answer(state=AnswerState.AGREED, value=1200)}),
        "R1 c How many a-3: was “Not discussed”, is now 1,200",
    ),
    (
        but(answers={"a-1": Answer(note="Ask\nhousing")}),
        "R1 a a-1, note: was empty, is now “Ask housing”",
    ),
    (
        but(answers={"a-1": Answer(flagged=True)}),
        "R1 a a-1, flagged: was no, is now yes",
    ),
    (
        partial(edits.confirm_cell, "allowances", "group-2", CellValue.NO),
        "R1 Allowances, Group 2: was empty, is now “No”",
    ),
    (partial(edits.add_service, Service(id="kin", name="Kin line")), "Service “Kin line”: added"),
    (
        partial(plan_edits.add_action, Action(id="a", title="Name a worker")),
        "Action “Name a worker”: added",
    ),
    (partial(edits.park, ParkedPoint(id="p", text="Housing")), "Parked point “Housing”: added"),
    (
        but(local_picture=(LocalFact(id="f", what="Carers known"),)),
        "Local fact “Carers known”: added",
    ),
    (
        but(profile=Profile(council="Newshire", date=DAY, lead="Head of service")),
        "Set up, lead: was empty, is now “Head of service”",
    ),
    (
        but(participants=(Participant(role="carers", count=4),)),
        "Who is coming, carers: added",
    ),
    (
        but(label_checks=(LabelCheck(item="allowances", label="Label 1", checked_on=DAY),)),
        "R1 Allowances, label looked up: added",
    ),
    (
        but(picks={"a-1": ((Pick(counts=(0, 3, 7, 2), dont_know=1),),)}),
        "R1 a a-1, votes: was empty, is now 0 3 7 2 ?1",
    ),
    (
        but(responses=(Response(respondent="r", role="carer"),)),
        "Response of carer: added",
    ),
    (
        but(workshop=Workshop(sessions=(Session(id="s"),))),
        "The workshop plan: was 0 sessions, is now 1 session",
    ),
    (
        but(texts={"reason-allowances": EditedText(text="Because we say so.")}),
        "Our own words: R1 Allowances, reason: was empty, is now “Because we say so.”",
    ),
    (
        but(plan=EMPTY.plan.model_copy(update={"not_now": {"allowances": NotNow(reason="No")}})),
        "R1 Allowances, not now: added",
    ),
    (
        but(plan=EMPTY.plan.model_copy(update={"decisions_asked": ("Agree the money",)})),
        "Decision asked for, “Agree the money”: added",
    ),
    (but(id=UUID(int=2)), "The assessment: changed"),
    (but(question_set=a_set(an_item("allowances"))), "The questions: changed"),
]


@pytest.mark.parametrize(("edit", "line"), CHANGES)
def test_a_change_is_told_with_its_place(edit: Edit, line: str) -> None:
    assert differences(EMPTY, edit(EMPTY)) == (line,)


def test_two_versions_that_are_the_same_have_no_line() -> None:
    assert differences(EMPTY, EMPTY) == ()


def test_what_is_gone_is_told_as_taken_out() -> None:
    with_service = edits.add_service(Service(id="kin", name="Kin line"), EMPTY)
    assert differences(with_service, EMPTY) == ("Service “Kin line”: taken out",)


def test_a_record_that_changed_is_told_field_by_field_by_its_present_name() -> None:
    then = but(
        services=(Service(id="s", name="Kin line", cost=1000, recommendations=("allowances",)),)
    )
    now = but(services=(Service(id="s", name="Kin call", groups=("group-1", "group-2")),))
    assert differences(then(EMPTY), now(EMPTY)) == (
        "Service “Kin call”, name: was “Kin line”, is now “Kin call”",
        "Service “Kin call”, for which families: was empty, is now Group 1 and Group 2",
        "Service “Kin call”, serves: was R1 Allowances, is now empty",
        "Service “Kin call”, cost a year in pounds: was 1,000, is now empty",
    )


def test_dates_and_words_of_a_list_are_those_that_the_window_shows() -> None:
    then = an_action("a", due=date(2027, 3, 31), depends_on=("b",), phase=Phase.NOW)
    now = an_action("a", phase=Phase.LATER)
    plans = [
        EMPTY.plan.model_copy(update={"actions": (one, an_action("b"))}) for one in (then, now)
    ]
    assert differences(*(but(plan=plan)(EMPTY) for plan in plans)) == (
        "Action “a”, where the group moved it: was “Now”, is now “Later”",
        "Action “a”, due: was 31 March 2027, is now empty",
        "Action “a”, waits for: was “b”, is now empty",
    )


def test_what_became_of_a_point_is_told_in_words() -> None:
    point = ParkedPoint(id="p", text="Housing")
    then, now = (
        but(parking=(each,))(EMPTY)
        for each in (point, point.model_copy(update={"became": Became.LEFT}))
    )
    assert differences(then, now) == (
        "Parked point “Housing”, what became of it: was empty, is now “Knowingly left”",
    )


def test_two_long_texts_are_shown_from_where_they_differ() -> None:
    said = "We have a line for carers that is open each weekday and is answered "
    then, now = (
        but(answers={"a-1": Answer(have=said + who)})(EMPTY) for who in ("by two", "at ten")
    )
    assert differences(then, now) == (
        "R1 a a-1, what we have now: was “…day and is answered by two”, is now "
        "“…day and is answered at ten”",
    )


def test_texts_that_differ_only_in_blanks_are_told_as_changed() -> None:
    then, now = (but(answers={"a-1": Answer(have=each)})(EMPTY) for each in ("a b", "a  b"))
    assert differences(then, now) == ("R1 a a-1, what we have now: changed",)


def test_when_an_answer_was_read_back_is_told_in_the_time_of_this_place() -> None:
    when = datetime(2026, 11, 22, 10, 32, tzinfo=UTC)
    (line,) = differences(EMPTY, but(answers={"a-1": Answer(read_back=when)})(EMPTY))
    assert line.startswith("R1 a a-1, read back: was empty, is now 22 November 2026, ")


def test_a_list_in_another_order_is_told() -> None:
    one, two = a_service("one"), a_service("two")
    then, now = but(services=(one, two))(EMPTY), but(services=(two, one))(EMPTY)
    assert differences(then, now) == ("The order of a list: changed",)


def test_an_unconfirmed_cell_that_was_confirmed_says_so() -> None:
    grid = {"allowances": {"group-1": Cell(value=CellValue.YES)}}
    then = but(grid=grid)(EMPTY)
    now = edits.confirm_cell("allowances", "group-1", CellValue.YES, then)
    assert differences(then, now) == ("R1 Allowances, Group 1, confirmed: was no, is now yes",)


@given(assessments(), assessments())
def test_whatever_is_found_to_differ_has_a_line(then: Assessment, now: Assessment) -> None:
    assert bool(differences(then, now)) is not change_between(then, now).empty


TOLD_OTHERWISE: Mapping[type[Value], set[str]] = {
    Answer: {"state", "rung", "low", "high", "value", "withheld"},
    LabelCheck: {"item"},
    Participant: {"role"},
}


@pytest.mark.parametrize(
    ("record", "names"),
    [
        (Answer, kept_fields.ANSWER),
        (Cell, kept_fields.CELL),
        (Profile, kept_fields.PROFILE),
        (Service, kept_fields.SERVICE),
        (Action, kept_fields.ACTION),
        (ParkedPoint, kept_fields.PARKED),
        (LocalFact, kept_fields.FACT),
        (NotNow, kept_fields.NOT_NOW),
        (LabelCheck, kept_fields.LABEL_CHECK),
        (Participant, kept_fields.PARTICIPANT),
    ],
)
def test_every_field_of_a_record_has_a_name(record: type[Value], names: dict[str, str]) -> None:
    named = {*names} | TOLD_OTHERWISE.get(record, set()) | {"id"}
    assert {*record.model_fields} <= named
    assert {*names} <= {*record.model_fields}


def test_a_short_list_is_whole_and_a_long_one_says_how_many_are_left_out() -> None:
    assert in_brief(("a", "b", "c"), 3) == ("a", "b", "c")
    assert in_brief(("a", "b", "c", "d"), 3) == ("a", "b", "and 2 more")


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (AssessmentChange(), ""),
        (AssessmentChange(profile=True), "1 change"),
        (AssessmentChange(questions=frozenset({"a"})), "1 answer"),
        (
            AssessmentChange(
                questions=frozenset({"a", "b"}),
                cells=frozenset({("a", "b")}),
                plan=True,
                order=True,
            ),
            "2 answers, 1 cell of the grid and 2 other changes",
        ),
    ],
)
def test_how_much_differs_is_counted_by_kind(change: AssessmentChange, words: str) -> None:
    assert counts_words(change) == words
