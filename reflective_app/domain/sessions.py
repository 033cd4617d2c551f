"""The sessions of a workshop: planned, held, and closed when every parked point was dealt with."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from reflective_app.domain.assessment import Assessment, ParkedPoint
from reflective_app.domain.editing import changed, having
from reflective_app.domain.picks import together, votes_of
from reflective_app.domain.running_order import is_settled, left_of
from reflective_app.domain.workshop import Session, Workshop


class PointsOpenError(ValueError):
    """Parked points have no outcome yet, and nobody has said that they are to be left."""

    def __init__(self, points: tuple[ParkedPoint, ...]) -> None:
        """Names the points."""
        super().__init__("; ".join(point.text for point in points))
        self.points = points


def set_workshop(workshop: Workshop, assessment: Assessment) -> Assessment:
    """Plan the workshop so."""
    return having(assessment, workshop=workshop)


def set_session(session: Session, assessment: Assessment) -> Assessment:
    """Put a session in place of the one with its id, or after the others where there is none."""
    sessions = assessment.workshop.sessions
    ids = [each.id for each in sessions]
    if session.id in ids:
        after = tuple(session if each.id == session.id else each for each in sessions)
    else:
        after = (*sessions, session)
    return having(assessment, workshop=changed(assessment.workshop, sessions=after))


def remove_session(session_id: str, assessment: Assessment) -> Assessment:
    """Take a session out of the plan. What was voted and agreed in it stays."""
    rest = tuple(each for each in assessment.workshop.sessions if each.id != session_id)
    return having(assessment, workshop=changed(assessment.workshop, sessions=rest))


def session_of(session_id: str, assessment: Assessment) -> Session:
    """The session with this id. Raises KeyError if there is none."""
    return {each.id: each for each in assessment.workshop.sessions}[session_id]


def days_of(sessions: Iterable[Session]) -> tuple[date, ...]:
    """The days of these sessions, in order; those that have none have that of their closing."""
    days = (each.day or (each.closed_on and each.closed_on.date()) for each in sessions)
    return tuple(sorted({day for day in days if day is not None}))


def people_present(session: Session, assessment: Assessment) -> int | None:
    """How many are in the room; None where nobody has said who is coming."""
    if session.present is not None:
        return session.present
    return sum(each.count for each in assessment.participants) or None


def most_present(session: Session, assessment: Assessment) -> int | None:
    """The most that were in the room, some of whom may have left since: as many as voted at once.

    None where nobody has said who is coming.
    """
    here = people_present(session, assessment)
    rounds = (votes_of(assessment.picks.get(each, ())) for each in session.questions)
    voted = (together(vote).people for votes in rounds for vote in votes)
    return max(here, *voted, here) if here is not None else None


def session_to_hold(today: date, assessment: Assessment) -> Session | None:
    """The session to go on with: today’s, else the first that has questions left.

    A closed one only where there is no other; None where none is planned.
    """
    sessions = assessment.workshop.sessions
    still_open = [each for each in sessions if each.closed_on is None]
    todays = [each for each in still_open if each.day == today]
    with_questions = [each for each in still_open if left_of(each, assessment)]
    return next(iter((*todays, *with_questions, *still_open, *reversed(sessions))), None)


def go_on_at(session: Session, assessment: Assessment) -> int:
    """The line at which to go on: the first open question once one is settled, else the first."""
    steps = session.steps
    settled = [step.question and is_settled(step.question, assessment) for step in steps]
    if not any(settled):
        return 0
    ahead = (n for n, step in enumerate(steps) if step.question is not None and not settled[n])
    return next(ahead, 0)


def vote_under_way(session: Session, assessment: Assessment) -> int | None:
    """The line of the last question that was voted on and not settled; None where none is."""
    places = [
        place
        for place, step in enumerate(session.steps)
        if step.question is not None
        and votes_of(assessment.picks.get(step.question, ()))
        and not is_settled(step.question, assessment)
    ]
    return places[-1] if places else None


def open_points(assessment: Assessment) -> tuple[ParkedPoint, ...]:
    """Parked points that nobody has come back to."""
    return tuple(point for point in assessment.parking if point.became is None)


def close_session(session_id: str, when: datetime, assessment: Assessment) -> Assessment:
    """Close a session. Raises PointsOpenError while a parked point waits to be dealt with."""
    if points := open_points(assessment):
        raise PointsOpenError(points)
    closed = changed(session_of(session_id, assessment), closed_on=when)
    return set_session(closed, assessment)


def reopen_session(session_id: str, assessment: Assessment) -> Assessment:
    """Go on with a session that was closed."""
    return set_session(changed(session_of(session_id, assessment), closed_on=None), assessment)
