"""Worth a second look: questions to a group about its own record (`method.md` section 5)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.edits import add_service, record_picks, write
from reflective_app.domain.findings import findings
from reflective_app.domain.picks import Pick
from reflective_app.domain.plan import ActionStatus, Plan
from reflective_app.domain.register import ServiceStatus
from reflective_app.domain.second_look import LookKind, second_look
from tests.builders import (
    DAY,
    a_count,
    a_question,
    a_service,
    a_set,
    an_action,
    an_assessment,
    an_item,
    answered,
    counted,
    rated,
    reached,
)
from tests.domain.drawn import assessments


def looks(assessment: Assessment, *, know: bool = False) -> list[str]:
    """Every look as its kind with the ids it is about; those on how we know only if asked for."""
    found = []
    for look in second_look(findings(assessment), assessment):
        about = (look.item, look.question, look.group, look.needs, look.action)
        ids = [each.id for each in about if each is not None]
        if know or look.kind is not LookKind.NO_HOW_WE_KNOW:
            found.append(" ".join([look.kind, *ids]))
    return found


# Mostly or fully in place with no running service


@pytest.mark.parametrize(
    ("codes", "asked"), [("3", True), ("2", True), ("1", False), ("0", False), ("?", False)]
)
def test_what_is_mostly_or_fully_in_place_without_a_running_service_is_asked_about(
    codes: str, asked: bool
) -> None:
    assert looks(rated(codes)) == (["no-service r"] if asked else [])


@pytest.mark.parametrize(
    ("status", "asked"),
    [
        (ServiceStatus.RUNNING, False),
        (ServiceStatus.ENDING, False),
        (ServiceStatus.PLANNED, True),
        (None, True),
    ],
)
def test_an_ending_service_still_runs_and_a_planned_one_does_not_yet(
    status: ServiceStatus | None, asked: bool
) -> None:
    assessment = add_service(a_service("advice", "r", status=status), rated("3"))
    assert looks(assessment) == (["no-service r"] if asked else [])


@pytest.mark.parametrize("kind", ["principle", "duty", "readiness"])
def test_only_a_recommendation_is_asked_for_its_service(kind: str) -> None:
    assert looks(rated("3", kind=kind)) == []


# High, and no how we know


def test_every_answer_above_half_way_is_asked_how_we_know() -> None:
    assessment = add_service(a_service("advice", "r"), rated("3, 2, 1, ?, 1 to 3, 0 to 3"))
    assessment = write("r-1", "know", "The audit of June", assessment)
    assert looks(assessment, know=True) == ["no-how-we-know r r-2", "no-how-we-know r r-5"]


def test_blanks_in_how_we_know_say_nothing_and_every_kind_of_item_is_asked() -> None:
    assessment = write("r-1", "know", " \n", rated("3", kind="duty"))
    assert looks(assessment, know=True) == ["no-how-we-know r r-1"]


def test_the_middle_sentence_of_a_ladder_of_three_is_not_high() -> None:
    assert looks(rated("1", rungs=3, kind="duty"), know=True) == []


# A group that gets nothing beside “fully in place”


@pytest.mark.parametrize(
    ("codes", "cells", "asked"),
    [
        ("3", "no, yes", ["group-missing r group-1"]),
        ("3", "no, no", ["group-missing r group-1", "group-missing r group-2"]),
        ("3", "some, yes", []),
        ("3", "-, yes", []),
        ("2", "no, yes", []),
        ("1*, 3, 3, 3, 3, 3, 3", "no, yes", []),
    ],
)
def test_a_group_that_gets_nothing_beside_fully_in_place_is_asked_about(
    codes: str, cells: str, asked: list[str]
) -> None:
    assessment = add_service(a_service("advice", "r"), rated(codes, cells))
    assert looks(assessment) == asked


# What a recommendation needs


@pytest.mark.parametrize(
    ("needs", "asked"),
    [("0", True), ("1", True), ("2", True), ("3", False), ("?", False), ("n/a", False)],
)
def test_a_recommendation_fully_in_place_is_asked_about_what_it_needs_and_lacks(
    needs: str, asked: bool
) -> None:
    items = an_item("r", 1, enabled_by=["p"]), an_item("p", 1, kind="principle")
    assessment = add_service(a_service("advice", "r"), an_assessment(a_set(*items)))
    assessment = answered(answered(assessment, "r", "3"), "p", needs)
    assert looks(assessment) == (["needs-not-in-place r p"] if asked else [])


def test_a_recommendation_that_is_not_fully_in_place_may_well_lack_what_it_needs() -> None:
    items = an_item("r", 1, enabled_by=["p"]), an_item("p", 1, kind="principle")
    assessment = answered(answered(an_assessment(a_set(*items)), "r", "1"), "p", "1")
    assert looks(assessment) == []


# More reached than eligible


@pytest.mark.parametrize(("eligible", "got", "asked"), [(5, 6, True), (5, 5, False), (6, 5, False)])
def test_more_reached_than_eligible_is_asked_about(eligible: int, got: int, asked: bool) -> None:
    counts = [a_count("eligible", "eligible"), a_count("reached", "reached")]
    assessment = an_assessment(a_set(an_item("r", [a_question("r-1"), *counts])))
    assessment = counted(assessment, eligible=eligible, reached=got)
    assert looks(assessment) == (["more-reached r"] if asked else [])
    unknown = counted(an_assessment(assessment.question_set), reached=got)
    assert looks(unknown) == []


# Actions


@pytest.mark.parametrize(("days", "asked"), [(-1, ["overdue train"]), (0, []), (1, []), (None, [])])
def test_an_action_due_before_the_assessment_s_day_is_asked_about(
    days: int | None, asked: list[str]
) -> None:
    due = None if days is None else DAY + timedelta(days=days)
    action = an_action("train", owner="Team manager", due=due)
    assessment = rated("1").model_copy(update={"plan": Plan(actions=(action,))})
    assert looks(assessment) == asked


def test_days_count_from_the_day_that_is_asked_for() -> None:
    action = an_action("train", owner="Team manager", due=date(2027, 1, 1))
    assessment = rated("1").model_copy(update={"plan": Plan(actions=(action,))})
    found = findings(assessment, date(2027, 1, 2))
    assert [look.kind for look in second_look(found, assessment)] == [LookKind.OVERDUE]


@pytest.mark.parametrize(
    ("owner", "status", "asked"),
    [
        ("", ActionStatus.NOT_STARTED, True),
        ("  ", ActionStatus.ON_TRACK, True),
        ("Team manager", ActionStatus.NOT_STARTED, False),
        ("", ActionStatus.COMPLETE, False),
    ],
)
def test_an_action_that_is_still_to_be_done_is_asked_for_its_owner(
    owner: str, status: ActionStatus, asked: bool
) -> None:
    action = an_action("train", owner=owner, status=status)
    assessment = rated("1").model_copy(update={"plan": Plan(actions=(action,))})
    assert looks(assessment) == (["no-owner train"] if asked else [])


# Laws


@given(assessments())
def test_what_is_worth_a_second_look_moves_no_item(assessment: Assessment) -> None:
    before = findings(assessment)
    second_look(before, assessment)
    assert findings(assessment) == before


@given(assessments())
def test_filling_in_how_we_know_everywhere_leaves_no_question_on_it(assessment: Assessment) -> None:
    for question in assessment.question_set.questions():
        assessment = write(question.id, "know", "The audit of June", assessment)
    kinds = {look.kind for look in second_look(findings(assessment), assessment)}
    assert LookKind.NO_HOW_WE_KNOW not in kinds


@given(assessments())
def test_each_question_is_asked_once_and_in_guide_order(assessment: Assessment) -> None:
    found = second_look(findings(assessment), assessment)
    assert len(set(map(repr, found))) == len(found)
    order = [item.id for item in assessment.question_set.items]
    places = [order.index(look.item.id) for look in found if look.item is not None]
    assert places == sorted(places)


def test_a_vote_gives_no_second_look() -> None:
    split = ((Pick(counts=(3, 0, 0, 3)),),)
    assert looks(record_picks("r-1", split, rated("1"))) == []


def test_an_unconfirmed_no_is_not_asked_about() -> None:
    assessment = add_service(a_service("advice", "r"), reached(rated("3", "yes"), "r", "no"))
    cell = assessment.grid["r"]["group-1"].model_copy(update={"confirmed": False})
    unsure = assessment.model_copy(update={"grid": {"r": {"group-1": cell}}})
    assert looks(assessment) == ["group-missing r group-1"]
    assert looks(unsure) == []
