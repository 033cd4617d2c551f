"""What changed between two states of an assessment."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from uuid import UUID

import pytest

from reflective_app.domain import edits, plan_edits
from reflective_app.domain.assessment import (
    Answer,
    Assessment,
    CellValue,
    LabelCheck,
    ParkedPoint,
    Participant,
    Profile,
    Revision,
)
from reflective_app.domain.bringing_in import bring_in
from reflective_app.domain.change import AssessmentChange, change_between
from reflective_app.domain.picks import Pick, Way
from reflective_app.domain.plan import NotNow
from reflective_app.domain.responses import Response
from reflective_app.domain.sessions import set_session, set_workshop
from reflective_app.domain.voting import record_tally
from reflective_app.domain.workshop import Session, Workshop
from tests.builders import DAY, a_service, a_set, an_action, an_assessment, an_item

EMPTY = an_assessment(a_set(an_item("r"), an_item("s"), groups=2))
CHECK = LabelCheck(item="r", label="Label 1", checked_on=DAY, checked_by="Lead")
ONE, TWO = a_service("one"), a_service("two")


@pytest.mark.parametrize(
    ("edit", "change"),
    [
        (partial(edits.place_at, "r-1", 2), AssessmentChange(questions=frozenset({"r-1"}))),
        (partial(edits.write, "s-2", "note", "x"), AssessmentChange(questions=frozenset({"s-2"}))),
        (
            partial(edits.confirm_cell, "r", "group-2", CellValue.NO),
            AssessmentChange(cells=frozenset({("r", "group-2")})),
        ),
        (partial(edits.add_service, ONE), AssessmentChange(services=frozenset({"one"}))),
        (
            partial(plan_edits.add_action, an_action("a")),
            AssessmentChange(actions=frozenset({"a"})),
        ),
        (
            partial(edits.park, ParkedPoint(id="p", text="Later")),
            AssessmentChange(parking=frozenset({"p"})),
        ),
        (
            partial(edits.set_profile, Profile(council="Other", date=DAY)),
            AssessmentChange(profile=True),
        ),
        (
            partial(edits.set_participants, (Participant(role="Carer"),)),
            AssessmentChange(participants=True),
        ),
        (partial(edits.check_label, CHECK), AssessmentChange(label_checks=True)),
        (partial(plan_edits.set_aside, "r", NotNow(reason="Rain")), AssessmentChange(plan=True)),
        (partial(plan_edits.ask_for_decisions, ("Agree",)), AssessmentChange(plan=True)),
        (partial(set_session, Session(id="one")), AssessmentChange(workshop=True)),
        (partial(set_workshop, Workshop(full_minutes=9)), AssessmentChange(workshop=True)),
        (
            partial(record_tally, "r-1", Pick(counts=(0, 1, 0, 0)), Way.CARDS, False),
            AssessmentChange(picks=frozenset({"r-1"})),
        ),
        (
            partial(bring_in, Response(respondent="q7"), {}),
            AssessmentChange(responses=frozenset({"q7"})),
        ),
        (
            partial(edits.read_back, "r-1", datetime(2026, 11, 22, tzinfo=UTC)),
            AssessmentChange(questions=frozenset({"r-1"})),
        ),
    ],
)
def test_an_edit_changes_what_it_says_and_undoing_it_changes_the_same(
    edit: edits.Edit, change: AssessmentChange
) -> None:
    after = edit(EMPTY)
    assert change_between(EMPTY, after) == change
    assert change_between(after, EMPTY) == change
    assert not change.empty
    assert change.count == 1


def test_a_response_sent_again_is_one_change_and_each_pick_of_it_another() -> None:
    first = bring_in(Response(respondent="q7"), {"r-1": Pick(counts=(1, 0, 0, 0))}, EMPTY)
    both = bring_in(Response(respondent="k4"), {}, first)
    again = Response(respondent="q7", role="Carer")
    change = change_between(both, bring_in(again, {"r-2": Pick(counts=(1, 0, 0, 0))}, both))
    assert change == AssessmentChange(picks=frozenset({"r-1", "r-2"}), responses=frozenset({"q7"}))
    assert change.count == 3


def test_nothing_changes_between_a_state_and_itself() -> None:
    assert change_between(EMPTY, EMPTY).empty
    assert change_between(EMPTY, EMPTY).count == 0


def test_saving_is_no_change() -> None:
    revision = Revision(id=UUID(int=5), saved_on=datetime(2026, 11, 22, tzinfo=UTC))
    assert change_between(EMPTY, EMPTY.model_copy(update={"revision": revision})).empty


def test_an_answer_that_says_nothing_is_as_good_as_none() -> None:
    assert change_between(EMPTY, EMPTY.model_copy(update={"answers": {"r-1": Answer()}})).empty


def test_services_in_another_order_are_a_change_of_order_alone() -> None:
    before = EMPTY.model_copy(update={"services": (ONE, TWO)})
    after = EMPTY.model_copy(update={"services": (TWO, ONE)})
    assert change_between(before, after) == AssessmentChange(order=True)


def test_a_service_put_in_front_leaves_the_order_of_the_others() -> None:
    before = EMPTY.model_copy(update={"services": (ONE,)})
    after = EMPTY.model_copy(update={"services": (TWO, ONE)})
    assert change_between(before, after) == AssessmentChange(services=frozenset({"two"}))


def test_another_question_set_is_a_change() -> None:
    after: Assessment = EMPTY.model_copy(update={"question_set": a_set(an_item("r"))})
    assert change_between(EMPTY, after) == AssessmentChange(question_set=True)


def test_without_a_state_before_everything_recorded_has_changed() -> None:
    after = edits.place_at("r-1", 2, EMPTY)
    change = change_between(None, after)
    assert change == AssessmentChange(questions=frozenset({"r-1"}), profile=True)
    assert change.count == 2
