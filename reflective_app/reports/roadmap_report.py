"""The roadmap on paper: Now, Next and Later, what waits, and where it would lead."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import chain

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.findings import Findings
from reflective_app.domain.phases import phases
from reflective_app.domain.plan import Action, ActionStatus, Phase
from reflective_app.domain.plan_notes import plan_notes
from reflective_app.domain.roadmap import actions_in
from reflective_app.domain.texts import MONEY
from reflective_app.reports.action_list import action_list, numbered
from reflective_app.reports.changes import changed_actions
from reflective_app.reports.frame import STATUS_MARKS, framed
from reflective_app.reports.outline import (
    Block,
    Board,
    BoardColumn,
    Bullets,
    Card,
    Heading,
    Outline,
    PageBreak,
    Paragraph,
    Span,
)
from reflective_app.reports.pictures import roadmap_bars, without_dates
from reflective_app.reports.projected_table import projected_table
from reflective_app.reports.set_aside import not_now_register
from reflective_app.wording.dates import listed, long_date, sentence
from reflective_app.wording.edited import as_printed
from reflective_app.wording.money import money_words
from reflective_app.wording.plan import NO_OWNER, PHASES, codes_of, phase_note
from reflective_app.wording.plan_noted import noted_lines
from reflective_app.wording.words import ACTION_STATUS

CODES_KEY = (
    "Codes in this paper name what an action is for, by its place in the question set: D a duty "
    "(the gap report says how binding), P a principle, R a recommendation, Q readiness{own}."
)
OWN_CODES = ", L a question of our own"
NONE_BEGUN = "No action has begun."
STATUS_KEY = (
    "Status: On track (G), At risk (A), Off track (R), Complete (B); no letter: not started. The "
    "letter and the word carry it; the colour only helps."
)

LIST = "The same actions as a list"
IN_THE_LIST = (
    "Owners, dates and measures of all actions, and titles cut short here, stand in the list under "
    "the same numbers."
)


def roadmap_report(found: Findings, assessment: Assessment) -> Outline:
    """Compose the roadmap, landscape, from the plan and what was set aside."""
    whole = framed("Roadmap", assessment, _blocks(found, assessment), landscape=True)
    return replace(whole, close_set=True)


def _blocks(found: Findings, assessment: Assessment) -> Iterator[Block]:
    start = assessment.profile.date
    numbers = numbered(assessment)
    columns = tuple(
        BoardColumn(
            PHASES[phase],
            phase_note(phase, start),
            tuple(_card(each, numbers, assessment) for each in actions_in(phase, assessment)),
        )
        for phase in Phase
    )
    codes = _codes_key(assessment)
    begun = any(a.status is not ActionStatus.NOT_STARTED for a in assessment.plan.actions)
    counts = f"Dates count from {long_date(start)}."
    status = STATUS_KEY if begun else NONE_BEGUN
    said = (counts, status, IN_THE_LIST, codes) if assessment.plan.actions else (counts,)
    yield Paragraph(" ".join(filter(None, said)), "caption")
    money = money_words(assessment.plan.actions)
    if money:
        printed = as_printed(MONEY, money, assessment)
        yield Paragraph((Span("Money: ", bold=True), Span(printed)))
    yield Board("", columns)
    yield PageBreak(close=True)
    yield from _in_time(assessment)
    decisions = assessment.plan.decisions_asked
    if decisions:
        yield Heading(1, "Decisions asked for")
        yield Bullets(decisions, numbered=True)
    yield from not_now_register(found, assessment)
    yield from projected_table(found, assessment)
    yield from _to_look_at(found, assessment)
    yield from changed_actions(assessment, 1)
    yield Heading(1, LIST)
    yield from action_list(assessment)


def _in_time(assessment: Assessment) -> Iterator[Block]:
    """Quarter by quarter, where actions have dates; those without one are named and not drawn."""
    drawn = roadmap_bars(assessment, listed_in=f"the list “{LIST}”")
    if not drawn:
        return
    yield Heading(1, "When it happens")
    yield from drawn
    undated = without_dates(assessment)
    if undated:
        numbers = numbered(assessment)
        listed_here = listed([str(numbers[action.id]) for action in undated])
        yield Paragraph(f"Not drawn, as they have no date yet: actions {listed_here}.")


def _codes_key(assessment: Assessment) -> str:
    """What the codes on the cards and in the list mean; empty where no action has one."""
    items = [item for action in assessment.plan.actions for item in action.items]
    local = {item.id for item in assessment.question_set.local_items}
    own = OWN_CODES if local.intersection(items) else ""
    return CODES_KEY.format(own=own) if items else ""


def _card(action: Action, numbers: Mapping[str, int], assessment: Assessment) -> Card:
    """What fits on a card, what a board asks for first; all else stands in the list."""
    status, owner = ACTION_STATUS[action.status], action.owner or NO_OWNER
    due = f"due {long_date(action.due)}" if action.due else ""
    codes = codes_of(action, assessment)
    served = f"For {codes}" if codes else "Our own"
    if due and action.status is ActionStatus.NOT_STARTED:
        lines: tuple[str, ...] = (sentence(due)[:-1], f"{status}. {owner}", served)
    else:
        lines = (", ".join(filter(None, (status, due))), owner, served)
    mark = STATUS_MARKS.get(action.status)
    return Card(f"{numbers[action.id]}.", action.title, lines, mark)


def _to_look_at(found: Findings, assessment: Assessment) -> Iterator[Block]:
    """What is plainly so of an action: no owner, overdue, before what it waits for."""
    standing = phases(assessment.plan.actions)
    start = assessment.profile.date
    noted = plan_notes(assessment, standing, found.as_of)
    if not noted:
        return
    yield Heading(1, "What to look at")
    lines = noted_lines(chain.from_iterable(noted.values()), standing, start, found.as_of)
    yield Bullets(tuple((Span(f"{head}: ", bold=True), Span(rest)) for head, rest in lines))
