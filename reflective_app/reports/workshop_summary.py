"""What a session came to, on the spot: agreed, not agreed, to find out, parked, what is next."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby

from reflective_app.domain.agreement import Spread, spread_of
from reflective_app.domain.assessment import AnswerState, Assessment, ParkedPoint
from reflective_app.domain.closing import to_read_back
from reflective_app.domain.findings import Findings
from reflective_app.domain.item import Question
from reflective_app.domain.picks import together, votes_of
from reflective_app.domain.plan import Action
from reflective_app.domain.running_order import left_of
from reflective_app.domain.sessions import days_of, most_present, people_present
from reflective_app.domain.workshop import Session
from reflective_app.reports.action_list import numbered
from reflective_app.reports.frame import ended, framed, limits, people_words, run_in
from reflective_app.reports.outline import (
    Block,
    Box,
    Bullets,
    Heading,
    Outline,
    Paragraph,
    Rich,
    Span,
)
from reflective_app.reports.pictures import vote_spread
from reflective_app.wording.closing import (
    FLAGGED,
    how_settled,
    line_words,
    point_code,
)
from reflective_app.wording.codes import question_codes
from reflective_app.wording.dates import counted, listed, long_date
from reflective_app.wording.plan import NO_OWNER
from reflective_app.wording.tally import tally_told
from reflective_app.wording.workshop import became_words, spread_words
from reflective_app.wording.workshop_plan import session_day, session_name

TITLE = "Workshop summary"
NOTHING_AGREED = "No question was taken up yet."
STATES = (
    (AnswerState.AGREED, "What we agreed"),
    (AnswerState.NO_AGREEMENT, "Where we did not agree"),
    (AnswerState.DONT_KNOW, "What nobody knew, and we find out"),
    (AnswerState.NOT_APPLICABLE, "What does not apply here"),
)

FEW_VOTED = "too few people to be shown"
MANY_LINES = 10
"""More lines under one heading stand under their items, so that one of them can be found."""

COUNTED = (
    (AnswerState.AGREED, "agreed", "agreed"),
    (AnswerState.NO_AGREEMENT, "without agreement", "without agreement"),
    (AnswerState.DONT_KNOW, "that nobody knew", "that nobody knew"),
    (AnswerState.NOT_APPLICABLE, "that does not apply", "that do not apply"),
)


def workshop_summary(found: Findings, assessment: Assessment) -> Outline:
    """The summary of the whole workshop, all its sessions together."""
    return _framed(None, assessment)


def session_summary(session: Session | None, assessment: Assessment) -> Outline:
    """The summary of one session; without one, of everything that was settled."""
    return _framed(session, assessment)


def _framed(session: Session | None, assessment: Assessment) -> Outline:
    """Dated by the days of what it tells of, not by that of the assessment."""
    days = _days(session, assessment)
    whole = framed(TITLE, assessment, _blocks(session, assessment), days=days)
    return replace(whole, close_set=True)


def _days(session: Session | None, assessment: Assessment) -> tuple[date, ...]:
    """Those of the session, else of all in which something was settled."""
    if session is not None:
        return days_of((session,))
    every = assessment.workshop.sessions
    return days_of(each for each in every if to_read_back(each, assessment))


def _blocks(session: Session | None, assessment: Assessment) -> Iterator[Block]:
    sessions = assessment.workshop.sessions
    asked, codes = _asked(session, assessment), question_codes(assessment.question_set)
    settled = _settled(session, assessment)
    opening = _held_words(session, assessment), _came_to(settled, assessment)
    if any(opening):
        yield Paragraph(" ".join(filter(None, opening)), "lead")
    yield Paragraph(_who_words(session, assessment))
    if not settled:
        yield Paragraph(NOTHING_AGREED)
    for state, heading in STATES:
        lines = [each for each in settled if assessment.answer(each).state is state]
        if lines:
            yield Heading(1, heading)
            yield from _lines(lines, codes, assessment)
    yield from _apart(settled, assessment)
    yield from _left(session, codes, assessment)
    yield from _parked(session, codes, assessment)
    yield from _actions(asked, assessment)
    if sessions:
        yield Heading(1, "What comes next")
        yield Paragraph(_next_words(session, assessment))
    present = most_present(session, assessment) if session else None
    said = limits(assessment, _days(session, assessment), present)
    yield Box("What this is, and is not", (Paragraph(said),))


def _asked(session: Session | None, assessment: Assessment) -> frozenset[str]:
    """The questions it is about; all where nobody planned a session."""
    planned = session.questions if session else assessment.workshop.asked
    return frozenset(planned or (q.id for q in assessment.question_set.questions()))


def _settled(session: Session | None, assessment: Assessment) -> tuple[str, ...]:
    sessions = assessment.workshop.sessions
    if session is not None or not sessions:
        return to_read_back(session, assessment)
    found = (each for one in sessions for each in to_read_back(one, assessment))
    return tuple(dict.fromkeys(found))


def _held_words(session: Session | None, assessment: Assessment) -> str:
    """Which session, on which day, and whether it is closed; nothing where none was planned."""
    sessions = assessment.workshop.sessions
    if session is None:
        many = len(sessions)
        return f"All {counted(many, 'session')} together." if many > 1 else ""
    name = session_name(sessions.index(session) + 1) if len(sessions) > 1 else "The workshop"
    closed = " It is not closed yet." if session.closed_on is None else ""
    return f"{name}: {session_day(session)}.{closed}"


def _came_to(settled: tuple[str, ...], assessment: Assessment) -> str:
    """What came of it, in counts; the questions stand below under the same heads."""
    states = [assessment.answer(each).state for each in settled]
    said = [
        f"{states.count(state)} {one if states.count(state) == 1 else many}"
        for state, one, many in COUNTED
        if state in states
    ]
    were = "was" if len(settled) == 1 else "were"
    return f"{counted(len(settled), 'question')} {were} taken up: {listed(said)}." if said else ""


def _who_words(session: Session | None, assessment: Assessment) -> str:
    """How many were in the room, and which roles; who voted what is nowhere."""
    present = people_present(session, assessment) if session else None
    most = most_present(session, assessment) if session else None
    here = f"{counted(present, 'person was', 'people were')} here. " if present else ""
    if present and most and most > present:
        here = f"Up to {counted(most, 'person was', 'people were')} here, {present} at the end. "
    return f"{here}Roles: {people_words(assessment)}."


def _lines(
    lines: Sequence[str], codes: Mapping[str, str], assessment: Assessment
) -> Iterator[Block]:
    """What was settled in one way, in one list or, where it is long, item by item."""
    if len(lines) <= MANY_LINES:
        yield Bullets(tuple(_line(each, codes, assessment) for each in lines))
        return
    questions = assessment.question_set
    for item, its_lines in groupby(lines, questions.item_of):
        yield Heading(2, f"{questions.codes[item.id]} {item.title}")
        yield Bullets(tuple(_line(each, codes, assessment) for each in its_lines))


def _line(question_id: str, codes: Mapping[str, str], assessment: Assessment) -> Rich:
    """A question by its code, what was said to it, how that was come to, and what there is now.

    A different view is not printed: in a room it tells who holds it.
    """
    question, answer = assessment.question_set.question(question_id), assessment.answer(question_id)
    head = (Span(f"{codes[question_id]} {question.text} ", bold=True),)
    said = [ended(line_words(question, answer))]
    if how := how_settled(answer):
        said.append(f"{how}.")
    if votes := _votes(question, assessment):
        said.append(votes)
    noted = run_in((("What we have now", answer.have), ("Next", answer.next)))
    if noted or answer.flagged:
        said.append("")
    flagged = (Span(f"{' ' if noted else ''}{FLAGGED}"),) if answer.flagged else ()
    return *head, Span(" ".join(said)), *noted, *flagged


def _votes(question: Question, assessment: Assessment) -> str:
    """What the room voted, in its order: which sentence had how many, and how far apart they lay.

    Nothing of a vote of fewer people than may be shown apart.
    """
    votes = [together(vote) for vote in votes_of(assessment.picks.get(question.id, ()))]
    fewest = assessment.workshop.fewest_shown
    if not any(vote.people >= fewest for vote in votes):
        return ""
    told = [
        f"{tally_told(vote, question)}; {spread_words(vote).lower()}"
        if vote.people >= fewest
        else FEW_VOTED
        for vote in votes
    ]
    if len(told) == 1:
        return f"Vote: {told[0]}."
    return " ".join(f"Vote {place}: {each}." for place, each in enumerate(told, start=1))


def _apart(settled: tuple[str, ...], assessment: Assessment) -> Iterator[Block]:
    """The last votes on questions on which the room was split, as pictures with their tables."""
    questions = [assessment.question_set.question(each) for each in settled]
    split = [each for each in questions if spread_of(each, assessment) is Spread.SPLIT]
    drawn = [picture for each in split if (picture := vote_spread(each, assessment))]
    if drawn:
        yield Heading(1, "Where the votes lay apart")
        yield from drawn


def _left(
    session: Session | None, codes: Mapping[str, str], assessment: Assessment
) -> Iterator[Block]:
    """What was planned and not come to."""
    sessions = (session,) if session is not None else assessment.workshop.sessions
    left = tuple(dict.fromkeys(q for each in sessions for q in left_of(each, assessment)))
    if left:
        questions = assessment.question_set
        yield Heading(1, "What we did not come to")
        yield Bullets(tuple(f"{codes[each]} {questions.question(each).text}" for each in left))


def _parked(
    session: Session | None, codes: Mapping[str, str], assessment: Assessment
) -> Iterator[Block]:
    """The parked points with their outcomes: of a session all but those of other sessions."""
    points = [each for each in assessment.parking if not _is_elsewhere(each, session, assessment)]
    if not points:
        return
    yield Heading(1, "What was parked, and what became of it")
    lines = []
    for point in points:
        code, owner = point_code(point, codes, assessment), point.owner.strip()
        head = f"{code} {point.text}" if code else point.text
        whose = f" Could take it: {ended(owner)}" if owner else ""
        told = Span(f" {became_words(point, assessment)}{whose}")
        lines.append((Span(ended(head), bold=True), told))
    yield Bullets(tuple(lines))


def _is_elsewhere(point: ParkedPoint, session: Session | None, assessment: Assessment) -> bool:
    """Whether a point is about what only other sessions ask."""
    if session is None:
        return False
    others = (each for each in assessment.workshop.sessions if each.id != session.id)
    theirs, ours = {q for each in others for q in each.questions}, set(session.questions)
    if point.question is not None:
        return point.question in theirs - ours
    item_of = assessment.question_set.item_of
    items = {item_of(each).id for each in theirs} - {item_of(each).id for each in ours}
    return point.item in items


def _actions(asked: frozenset[str], assessment: Assessment) -> Iterator[Block]:
    """The actions for what was asked, and those for no item, with the roadmap’s numbers."""
    items = {assessment.question_set.item_of(each).id for each in asked}
    actions = [
        each for each in assessment.plan.actions if not each.items or items.intersection(each.items)
    ]
    if actions:
        yield Heading(1, "Actions so far")
        places = numbered(assessment)
        actions.sort(key=lambda action: places[action.id])
        labels = tuple(f"{places[action.id]}." for action in actions)
        yield Bullets(tuple(map(_action, actions)), numbered=True, labels=labels)


def _action(action: Action) -> Rich:
    due = f", due {long_date(action.due)}" if action.due else ""
    return Span(ended(action.title), bold=True), Span(f" {action.owner or NO_OWNER}{due}.")


def _next_words(session: Session | None, assessment: Assessment) -> str:
    """The sessions that can still be held, and what each asks; that there is none."""
    sessions = assessment.workshop.sessions
    coming = [each for each in sessions if each.closed_on is None and each is not session]
    said = []
    for each in coming:
        asked = len(set(left_of(each, assessment)))
        more = f" It has {counted(asked, 'question')} to settle." if asked else ""
        said.append(f"{session_name(sessions.index(each) + 1)}: {session_day(each)}.{more}")
    return " ".join(said) or "No further session is planned."
