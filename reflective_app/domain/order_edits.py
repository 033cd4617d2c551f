"""How a session's running order is changed by hand, and what is left of one carried on to another.

A line is meant by its place; a place that is none changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.editing import changed, having
from reflective_app.domain.running_order import (
    AGAIN,
    AGAIN_CLOSING,
    BREAKS,
    UNBROKEN,
    half_day,
    left_of,
    to_ask,
)
from reflective_app.domain.sessions import session_of
from reflective_app.domain.workshop import Session, Step


def moved(session: Session, place: int, by: int) -> Session:
    """A line so many places on, as far as there are any."""
    steps = list(session.steps)
    if not 0 <= place < len(steps):
        return session
    step = steps.pop(place)
    steps.insert(min(max(place + by, 0), len(steps)), step)
    return changed(session, steps=tuple(steps))


def without(session: Session, place: int) -> Session:
    """The session without a line."""
    steps = tuple(step for at, step in enumerate(session.steps) if at != place)
    return changed(session, steps=steps)


def with_lines(session: Session, place: int, steps: Sequence[Step]) -> Session:
    """More lines, from this place on."""
    before, after = session.steps[:place], session.steps[place:]
    return changed(session, steps=(*before, *steps, *after))


def with_line(session: Session, place: int, step: Step) -> Session:
    """Another line in place of one."""
    if not 0 <= place < len(session.steps):
        return session
    before, after = session.steps[:place], session.steps[place + 1 :]
    return changed(session, steps=(*before, step, *after))


def place_for_questions(session: Session, chosen: int) -> int:
    """Where new questions go: after the line that is chosen, if it stands among the questions.

    Else after the last question, so that nothing is asked before the welcome or after the close.
    Without any question they go after the line that is chosen, or the first. `chosen` is below 0
    where none is.
    """
    asked = [place for place, step in enumerate(session.steps) if step.question is not None]
    if not asked:
        return min(max(chosen, 0) + 1, len(session.steps))
    return chosen + 1 if asked[0] <= chosen <= asked[-1] else asked[-1] + 1


def in_other_lane(session: Session, place: int) -> Session:
    """A question in the fast lane, or out of it again. Another line stays as it is.

    Minutes of its own would keep it from being any faster, so they go.
    """
    if not 0 <= place < len(session.steps):
        return session
    step = session.steps[place]
    if step.question is None:
        return session
    return with_line(session, place, changed(step, fast=not step.fast, minutes=None))


def next_order(assessment: Assessment) -> tuple[Step, ...]:
    """The running order of one session more: a half-day of what to ask that no session asks yet.

    Where all of that is asked already, the opening and closing of a session that goes on.
    """
    workshop = assessment.workshop
    asked = set(workshop.asked)
    questions = [each for each in to_ask(assessment) if each not in asked]
    if questions or not workshop.sessions:
        return half_day(questions)
    lines = (*AGAIN, *AGAIN_CLOSING)
    return tuple(Step(title=title, minutes=minutes) for title, minutes in lines)


def in_place_of(session_id: str, parts: Iterable[Session], assessment: Assessment) -> Assessment:
    """Several sessions in place of one."""
    sessions: list[Session] = []
    for each in assessment.workshop.sessions:
        sessions += parts if each.id == session_id else (each,)
    return having(assessment, workshop=changed(assessment.workshop, sessions=tuple(sessions)))


def carried_on(session_id: str, new_id: str, assessment: Assessment) -> Assessment:
    """A new session after this one, of the questions that the group has not dealt with in it.

    They keep their lane and minutes; what came after the last question comes after them again,
    and more than a few have a break in their middle. The session itself stays as it is.
    """
    session = session_of(session_id, assessment)
    left = set(left_of(session, assessment))
    asked = [place for place, step in enumerate(session.steps) if step.question is not None]
    after = session.steps[asked[-1] + 1 :] if asked else ()
    steps = [step for step in session.steps if step.question in left]
    if len(steps) > UNBROKEN:
        title, minutes = BREAKS[0]
        steps.insert(-(-len(steps) // 2), Step(title=title, minutes=minutes, pause=True))
    opening = (Step(title=title, minutes=minutes) for title, minutes in AGAIN)
    closing = (step for step in after if not step.pause)
    new = Session(id=new_id, minutes=session.minutes, steps=(*opening, *steps, *closing))
    return in_place_of(session_id, (session, new), assessment)


def asked_in(assessment: Assessment) -> dict[str, tuple[int, ...]]:
    """For each question that is asked the numbers of the sessions, 1 the first.

    A session that asks it more than once is there as often.
    """
    found: dict[str, tuple[int, ...]] = {}
    for number, session in enumerate(assessment.workshop.sessions, 1):
        for question_id in session.questions:
            found[question_id] = (*found.get(question_id, ()), number)
    return found
