"""Sessions are planned, held and closed, and nothing voted in them goes with them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from reflective_app.domain.assessment import Assessment, Became, ParkedPoint, Participant
from reflective_app.domain.edits import change_point, park, place_at
from reflective_app.domain.picks import Pick, Way
from reflective_app.domain.sessions import (
    PointsOpenError,
    close_session,
    open_points,
    people_present,
    remove_session,
    reopen_session,
    session_of,
    set_session,
    set_workshop,
)
from reflective_app.domain.voting import record_tally
from reflective_app.domain.workshop import Session, Step, Workshop
from tests.builders import a_set, an_assessment, an_item

ONE = Session(id="one", steps=(Step(question="r-1"),))
TWO = Session(id="two", present=9)
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
POINT = ParkedPoint(id="p", text="Who pays for tea?")


@pytest.fixture
def planned() -> Assessment:
    return set_session(TWO, set_session(ONE, an_assessment(a_set(an_item("r")))))


def test_sessions_stand_in_the_order_in_which_they_were_planned(planned: Assessment) -> None:
    assert planned.workshop.sessions == (ONE, TWO)


def test_a_session_planned_anew_stays_in_its_place(planned: Assessment) -> None:
    longer = ONE.model_copy(update={"minutes": 300})
    assert set_session(longer, planned).workshop.sessions == (longer, TWO)


def test_what_holds_for_all_sessions_stays_when_one_is_planned() -> None:
    empty = an_assessment(a_set(an_item("r")))
    after = set_session(ONE, set_workshop(Workshop(full_minutes=10, fewest_shown=5), empty))
    assert after.workshop == Workshop(sessions=(ONE,), full_minutes=10, fewest_shown=5)
    assert remove_session("one", after).workshop == Workshop(full_minutes=10, fewest_shown=5)


def test_what_was_voted_and_agreed_outlives_its_session(planned: Assessment) -> None:
    voted = record_tally("r-1", Pick(counts=(0, 0, 3, 0)), Way.CARDS, False, planned)
    held = place_at("r-1", 2, voted)
    after = remove_session("one", held)
    assert after.workshop.sessions == (TWO,)
    assert (after.picks, after.answers) == (held.picks, held.answers)


def test_a_session_is_found_by_its_id(planned: Assessment) -> None:
    assert session_of("two", planned) == TWO
    with pytest.raises(KeyError):
        session_of("three", planned)


def test_everybody_who_is_coming_is_present_unless_a_session_says_otherwise(
    planned: Assessment,
) -> None:
    assert people_present(ONE, planned) is None
    assert people_present(TWO, planned) == 9
    coming = (Participant(role="Carer", count=3), Participant(role="Finance lead"))
    invited = planned.model_copy(update={"participants": coming})
    assert people_present(ONE, invited) == 4
    assert people_present(TWO, invited) == 9


@pytest.mark.parametrize("became", list(Became))
def test_a_session_closes_once_every_parked_point_was_dealt_with_or_knowingly_left(
    planned: Assessment, became: Became
) -> None:
    parked = park(POINT, planned)
    assert open_points(parked) == (POINT,)
    with pytest.raises(PointsOpenError, match="Who pays for tea") as refused:
        close_session("one", NOON, parked)
    assert refused.value.points == (POINT,)
    dealt = change_point(POINT.model_copy(update={"became": became}), parked)
    assert open_points(dealt) == ()
    closed = close_session("one", NOON, dealt)
    assert [each.closed_on for each in closed.workshop.sessions] == [NOON, None]
    assert reopen_session("one", closed) == dealt
