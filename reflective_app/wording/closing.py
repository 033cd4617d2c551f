"""The words of the end of a session: read back, what was parked, and closing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from reflective_app.domain.assessment import (
    Answer,
    AnswerState,
    Assessment,
    Became,
    ParkedPoint,
)
from reflective_app.domain.closing import action_of
from reflective_app.domain.item import Question
from reflective_app.domain.running_order import left_of
from reflective_app.domain.workshop import Session
from reflective_app.wording.dates import clock, counted, long_date
from reflective_app.wording.wall import agreed_words
from reflective_app.wording.words import SETTLED, STATES, WORDED_TOP
from reflective_app.wording.workshop import BECAME

NOT_READ = "Not read back yet"
NOTHING_SETTLED = "Nothing is settled yet, so there is nothing to read back."
NOTHING_PARKED = "Nothing is parked."
OPEN = "No outcome yet"
NO_ACTION_YET = "To become an action, not on the roadmap yet"
LEAVE_ALL = "Leave them all knowingly, and close"
NO_TITLE = "Write what is to be done, then put it into the plan."
FLAGGED = "To look at again."
TO_READ = "Space or Enter ticks a line as read back, and takes the tick off again."


def line_words(question: Question, answer: Answer) -> str:
    """What is read out: the agreed sentence, between which there was no agreement, why it does not
    apply, don’t know; a count or a choice.
    """
    if answer.state is AnswerState.AGREED and answer.told is not None:
        return str(answer.told)
    words = agreed_words(question, answer) or STATES[answer.state]
    if answer.low is not None and answer.high is not None:
        low, high = question.rungs[answer.low].rstrip("."), question.rungs[answer.high]
        head = f"{words}, " if question.top == WORDED_TOP else f"{STATES[answer.state]}: "
        return f"{head}between “{low}” and “{high}”"
    if answer.state is AnswerState.NOT_APPLICABLE and answer.reason.strip():
        return f"{words}: {answer.reason.strip()}"
    if answer.rung is None or question.top != WORDED_TOP:
        return words
    return f"{words}: {question.rungs[answer.rung]}"


def how_settled(answer: Answer) -> str:
    """How it was come to: Settled after discussion; empty where nobody said."""
    if answer.settled is None:
        return ""
    by = SETTLED[answer.settled]
    return f"Settled by the {by}" if by.startswith("facilitator") else f"Settled: {by}"


def tick_words(answer: Answer, today: date) -> str:
    """When it was read back, or that it was not yet: Read back at 12:41."""
    if answer.read_back is None:
        return NOT_READ
    here = answer.read_back.astimezone()
    on = "" if here.date() == today else f" on {long_date(here.date())}"
    return f"Read back{on} at {clock(here)}"


def read_back_words(question_ids: Sequence[str], assessment: Assessment) -> str:
    """How far the reading is: 7 of 14 read back."""
    done = sum(assessment.answer(each).read_back is not None for each in question_ids)
    return f"{done} of {len(question_ids)} read back"


def left_words(session: Session | None, assessment: Assessment) -> str:
    """What of a session was not settled, and is not read out; empty where nothing is left."""
    left = len(set(left_of(session, assessment))) if session is not None else 0
    is_left = "is" if left == 1 else "are"
    return f"{counted(left, 'question')} {is_left} not settled." if left else ""


def parked_words(assessment: Assessment) -> str:
    """How many points are parked, and how many wait."""
    parked = len(assessment.parking)
    if not parked:
        return NOTHING_PARKED
    waiting = sum(each.became is None for each in assessment.parking)
    waits = "waits" if waiting == 1 else "wait"
    rest = f"{waiting} {waits} for an outcome." if waiting else "Each has an outcome."
    return f"{counted(parked, 'point')} parked. {rest}"


def point_code(point: ParkedPoint, codes: Mapping[str, str], assessment: Assessment) -> str:
    """The code of the question or the item that a point belongs to; empty where it has none.

    `codes` are those of the set’s questions.
    """
    if point.question is not None:
        return codes[point.question]
    return assessment.question_set.codes[point.item] if point.item is not None else ""


def outcome_words(point: ParkedPoint, assessment: Assessment) -> str:
    """What became of a point: Answered: the fund is open to them.

    One is no action before there is one on the roadmap.
    """
    word = BECAME[point.became] if point.became is not None else OPEN
    if point.became is Became.ACTION and action_of(point, assessment) is None:
        word = NO_ACTION_YET
    said = point.outcome.strip()
    return f"{word}: {said}" if said else word


def points_open_words(points: Sequence[ParkedPoint]) -> str:
    """That a session cannot be closed yet, and what it waits for."""
    many = counted(len(points), "parked point has", "parked points have")
    return (
        f"The session is not closed: {many} no outcome. Give each an outcome above, or leave them "
        "all knowingly."
    )


def closed_at_words(when: datetime) -> str:
    """That a session was closed just now."""
    return f"The session was closed at {clock(when.astimezone())}. Ctrl+Z undoes it."


def in_plan_words(title: str) -> str:
    """That an action was made of a point."""
    return f"“{title}” is in the plan, on the Roadmap page. Ctrl+Z undoes it."


def taken_off_words(point: ParkedPoint) -> str:
    """That a point is parked no more."""
    return f"“{point.text}” is taken off the parking lot. Ctrl+Z undoes it."
