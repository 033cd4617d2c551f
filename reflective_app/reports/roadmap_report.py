"""The roadmap on paper: Now, Next and Later, what waits, and where it would lead."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.findings import Findings
from reflective_app.domain.phases import phases
from reflective_app.domain.plan import Action, Phase
from reflective_app.domain.plan_notes import plan_notes
from reflective_app.domain.progress import progress, update_days, usual_since
from reflective_app.domain.roadmap import actions_in
from reflective_app.reports.action_list import action_list
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
from reflective_app.reports.projected_table import projected_table
from reflective_app.reports.set_aside import not_now_register
from reflective_app.wording.dates import long_date
from reflective_app.wording.plan import NO_OWNER, PHASES, codes_of, phase_note
from reflective_app.wording.plan_noted import noted_lines
from reflective_app.wording.progress import progress_sentences
from reflective_app.wording.words import ACTION_STATUS

STATUS_KEY = (
    "Status: On track (G), At risk (A), Off track (R), Complete (B). The letter and the word carry "
    "it; the colour only helps."
)

IN_THE_LIST = "Owners, dates and measures of all actions stand in the list."


def roadmap_report(found: Findings, assessment: Assessment) -> Outline:
    """Compose the roadmap, landscape, from the plan and what was set aside."""
    return framed("Roadmap", assessment, _blocks(found, assessment), landscape=True)


def _blocks(found: Findings, assessment: Assessment) -> Iterator[Block]:
    start = assessment.profile.date
    columns = tuple(
        BoardColumn(
            PHASES[phase],
            phase_note(phase, start),
            tuple(_card(action, assessment) for action in actions_in(phase, assessment)),
        )
        for phase in Phase
    )
    yield Paragraph(f"Dates count from {long_date(start)}. {STATUS_KEY} {IN_THE_LIST}", "caption")
    yield Board("", columns)
    yield PageBreak(close=True)
    decisions = assessment.plan.decisions_asked
    if decisions:
        yield Heading(1, "Decisions asked for")
        yield Bullets(decisions, numbered=True)
    yield from not_now_register(found, assessment)
    yield from projected_table(found, assessment)
    yield from _to_look_at(found, assessment)
    yield from _what_changed(assessment)
    yield Heading(1, "The same actions as a list")
    yield from action_list(assessment)


def _card(action: Action, assessment: Assessment) -> Card:
    """What fits on a card; all else stands in the list."""
    due = f", due {long_date(action.due)}" if action.due else ""
    lines = ACTION_STATUS[action.status], f"{action.owner or NO_OWNER}{due}"
    codes = codes_of(action, assessment)
    return Card(codes or "Our own", action.title, lines, STATUS_MARKS.get(action.status))


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


def _what_changed(assessment: Assessment) -> Iterator[Block]:
    """What was reported since the update before the last; nothing where nothing was reported."""
    if not update_days(assessment.plan.actions):
        return
    since = usual_since(assessment)
    yield Heading(1, f"What changed since {long_date(since)}")
    yield Bullets(progress_sentences(progress(assessment, since)))
