"""Whether what is planned fits the time there is, and what can be done where it does not.

The times and the shape of a half-day are those of `needs.md` 3.7.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from itertools import pairwise
from typing import NamedTuple

from reflective_app.domain.agreement import Spread, spread_of
from reflective_app.domain.assessment import AnswerState, Assessment
from reflective_app.domain.editing import changed
from reflective_app.domain.item import Question
from reflective_app.domain.kinds import QuestionKind
from reflective_app.domain.workshop import Session, Step, Workshop

WELCOME = (("Welcome, purpose, how votes are used", 15), ("The evidence in plain English", 15))
BREAKS = (("Break", 15), ("Break", 10))
CLOSING = (
    ("Priorities", 30),
    ("Owners and first steps", 15),
    ("Read back, and what happens next", 5),
)
UNBROKEN = 4
"""So many questions go without a break between them."""

AGAIN = (("Where we are, and how votes are used", 5),)
AGAIN_CLOSING = (("Read back, and what happens next", 5),)


class Fit(NamedTuple):
    """What a session needs and has, in minutes.

    `questions` is how many are in its order, `needed` what they take together, `others` what all
    other lines take, `has` what is left for the questions, and `short` by how much the other lines
    alone are too long.
    """

    questions: int
    needed: int
    others: int
    has: int
    short: int = 0

    @property
    def over(self) -> int:
        """How many minutes are missing; 0 where everything fits."""
        return max(self.needed + self.short - self.has, 0)


class Choices(NamedTuple):
    """What would make a session fit, each by itself; None where it would not be enough."""

    fast_lane: int | None
    leave_out: int | None
    sessions: int | None
    longer: int


class Planned(NamedTuple):
    """A line of the running order with its time.

    `after` is minutes from the start of the session, `at` the time of day where a start is set.
    """

    step: Step
    after: int
    minutes: int
    at: str


def minutes_of(step: Step, workshop: Workshop) -> int:
    """How many minutes a line takes: its own, else those of its lane."""
    if step.minutes is not None:
        return step.minutes
    return workshop.fast_minutes if step.fast else workshop.full_minutes


def fit_of(session: Session, workshop: Workshop) -> Fit:
    """What a session needs and what it has."""
    asked = [step for step in session.steps if step.question is not None]
    others = sum(minutes_of(step, workshop) for step in session.steps if step.question is None)
    needed = sum(minutes_of(step, workshop) for step in asked)
    left = session.minutes - others
    return Fit(len(asked), needed, others, max(left, 0), max(-left, 0))


def choices_for(session: Session, workshop: Workshop) -> Choices | None:
    """What would make it fit; None where it fits.

    Into the fast lane go questions at full length, each saving the difference of the two lanes;
    left out are the questions that stand last; as many sessions as it takes for each part to fit,
    with the lines that each then has of its own.
    """
    fit = fit_of(session, workshop)
    if not fit.over:
        return None
    savings = [_saved(step, workshop) for step in session.steps if _saved(step, workshop) > 0]
    asked = [minutes_of(step, workshop) for step in session.steps if step.question is not None]
    return Choices(
        _enough(savings, fit.over),
        _enough(asked[::-1], fit.over),
        _sessions_needed(session, workshop),
        fit.over,
    )


def timetable(session: Session, workshop: Workshop) -> tuple[Planned, ...]:
    """Every line with the time it is planned for, one after the other."""
    lines, after = [], 0
    for step in session.steps:
        minutes = minutes_of(step, workshop)
        lines.append(Planned(step, after, minutes, _clock(session, after)))
        after += minutes
    return tuple(lines)


def half_day(questions: Sequence[str]) -> tuple[Step, ...]:
    """A half-day's running order around these questions, in two blocks with breaks after each."""
    half = -(-len(questions) // 2)
    return (
        *_titled(WELCOME),
        *(Step(question=each) for each in questions[:half]),
        *_titled(BREAKS[:1], pause=True),
        *(Step(question=each) for each in questions[half:]),
        *_titled(BREAKS[1:], pause=True),
        *_titled(CLOSING),
    )


def to_ask(assessment: Assessment) -> tuple[str, ...]:
    """What a workshop would ask first: essential questions that nobody has settled yet.

    Where no question is essential, or all of those are settled, every open ladder question.
    """
    open_ones = [q for q in _ladders(assessment) if not is_settled(q.id, assessment)]
    essential = [q.id for q in open_ones if q.essential]
    return tuple(essential or (q.id for q in open_ones))


def is_settled(question_id: str, assessment: Assessment) -> bool:
    """Whether the group has dealt with a question, if only by saying that nobody knows."""
    return assessment.answer(question_id).state is not AnswerState.NOT_DISCUSSED


def left_of(session: Session, assessment: Assessment) -> tuple[str, ...]:
    """The questions of a session that the group has not dealt with."""
    return tuple(each for each in session.questions if not is_settled(each, assessment))


def sped_up(session: Session, number: int, assessment: Assessment) -> Session:
    """The session with so many more questions in the fast lane.

    First go those on which what was said beforehand agrees closely, then those that are not
    essential, then the rest; within each the last in the order first.
    """
    workshop, questions = assessment.workshop, assessment.question_set
    slow = [
        (place, step.question)
        for place, step in enumerate(session.steps)
        if step.question is not None and _saved(step, workshop) > 0
    ]

    def weight(entry: tuple[int, str]) -> tuple[bool, bool, int]:
        place, question_id = entry
        question = questions.question(question_id)
        agreed = spread_of(question, assessment) is Spread.CLOSE
        return not agreed, question.essential, -place

    moved = {place for place, _ in sorted(slow, key=weight)[:number]}
    steps = tuple(
        changed(step, fast=True) if place in moved else step
        for place, step in enumerate(session.steps)
    )
    return changed(session, steps=steps)


def shortened(session: Session, number: int) -> tuple[Session, tuple[str, ...]]:
    """The session without its last so many questions, and which those are."""
    asked = [place for place, step in enumerate(session.steps) if step.question is not None]
    out = asked[-number:] if number > 0 else []
    steps = tuple(step for place, step in enumerate(session.steps) if place not in out)
    return changed(session, steps=steps), session.questions[len(asked) - len(out) :]


def parted(
    session: Session, number: int, ids: Sequence[str], workshop: Workshop
) -> tuple[Session, ...]:
    """The session as so many, its questions shared out in order; each of the others is as long.

    Args:
        session: the session; what comes before its questions stays with the first part, what comes
            after them goes to the last. A line between two questions stays before the second of
            them, but for a break: each part has its own.
        number: how many sessions to make.
        ids: the ids of the new sessions, one fewer than `number`.
        workshop: the usual minutes.
    """
    asked = [place for place, step in enumerate(session.steps) if step.question is not None]
    if number < 2 or len(asked) < number:
        return (session,)
    before = session.steps[: asked[0]]
    after = session.steps[asked[-1] + 1 :]
    blocks: list[_Block] = [(session.steps[asked[0]],)]
    for last, place in pairwise(asked):
        between = session.steps[last + 1 : place + 1]
        blocks.append(tuple(step for step in between if not step.pause))
    shares = _shares(blocks, number, workshop)
    parts = []
    for place, share in enumerate(shares):
        steps = (
            *(before if place == 0 else _titled(AGAIN)),
            *_with_a_break(share),
            *(after if place == number - 1 else _titled(AGAIN_CLOSING)),
        )
        if place == 0:
            parts.append(changed(session, steps=steps))
        else:
            new = Session(id=ids[place - 1], minutes=session.minutes, present=None, steps=steps)
            parts.append(new)
    return tuple(parts)


def _saved(step: Step, workshop: Workshop) -> int:
    """What the fast lane would save."""
    if step.question is None or step.fast or step.minutes is not None:
        return 0
    return workshop.full_minutes - workshop.fast_minutes


def _enough(savings: Iterable[int], over: int) -> int | None:
    """How many of the savings, one after the other, make up for what is over."""
    saved = 0
    for number, saving in enumerate(savings, 1):
        saved += saving
        if saved >= over:
            return number
    return None


def _clock(session: Session, after: int) -> str:
    if session.starts is None:
        return ""
    start = datetime(2000, 1, 1, session.starts.hour, session.starts.minute)
    return (start + timedelta(minutes=after)).strftime("%H:%M")


def _titled(lines: Iterable[tuple[str, int]], *, pause: bool = False) -> Iterator[Step]:
    return (Step(title=title, minutes=minutes, pause=pause) for title, minutes in lines)


def _sessions_needed(session: Session, workshop: Workshop) -> int | None:
    """The fewest sessions of which each fits; None where not even one question fits into each."""
    for number in range(2, len(session.questions) + 1):
        ids = [f"part-{part}" for part in range(2, number + 1)]
        if not any(fit_of(part, workshop).over for part in parted(session, number, ids, workshop)):
            return number
    return None


_Block = tuple[Step, ...]
"""A question, with what comes right before it."""


def _shares(blocks: Sequence[_Block], number: int, workshop: Workshop) -> list[list[_Block]]:
    """The blocks in order, in so many shares of about the same length, none of them empty."""
    lengths = [sum(minutes_of(step, workshop) for step in block) for block in blocks]
    shares: list[list[_Block]] = [[]]
    spent = 0
    for place, (block, length) in enumerate(zip(blocks, lengths, strict=True)):
        to_come = number - len(shares)
        is_full = spent * number >= sum(lengths) * len(shares) or len(blocks) - place <= to_come
        if to_come and shares[-1] and is_full:
            shares.append([])
        shares[-1].append(block)
        spent += length
    return shares


def _with_a_break(blocks: Sequence[_Block]) -> Iterator[Step]:
    """The steps, with a break in their middle where there are more than a few questions."""
    middle = -(-len(blocks) // 2) if len(blocks) > UNBROKEN else len(blocks)
    for place, block in enumerate(blocks):
        if place == middle:
            yield from _titled(BREAKS[:1], pause=True)
        yield from block


def _ladders(assessment: Assessment) -> Iterator[Question]:
    return (q for q in assessment.question_set.questions() if q.kind is QuestionKind.LADDER)
