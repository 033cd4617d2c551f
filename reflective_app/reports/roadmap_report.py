"""The roadmap on paper: Now, Next, Later and Not now, and the same actions as a list."""

from __future__ import annotations

from collections.abc import Iterator

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.findings import Findings
from reflective_app.domain.plan import Action, Phase
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
)
from reflective_app.reports.set_aside import drafts_set_aside, recommendations_set_aside
from reflective_app.wording.dates import long_date
from reflective_app.wording.plan import (
    NO_OWNER,
    NOT_NOW,
    PHASES,
    SET_ASIDE,
    codes_of,
    phase_note,
    why_lines,
)
from reflective_app.wording.words import ACTION_STATUS

STATUS_KEY = (
    "Status: On track (G), At risk (A), Off track (R), Complete (B). The letter and the word carry "
    "it; the colour only helps."
)


def roadmap_report(found: Findings, assessment: Assessment) -> Outline:
    """Compose the roadmap, landscape, from the plan and what was set aside."""
    return framed("Roadmap", assessment, _blocks(found, assessment), landscape=True)


def _blocks(found: Findings, assessment: Assessment) -> Iterator[Block]:
    start = assessment.profile.date
    yield Paragraph(f"Dates count from {long_date(start)}. {STATUS_KEY}", "caption")
    columns = [
        BoardColumn(
            PHASES[phase],
            phase_note(phase, start),
            tuple(_card(action, assessment) for action in actions_in(phase, assessment)),
        )
        for phase in Phase
    ]
    columns.append(BoardColumn(NOT_NOW, SET_ASIDE, tuple(_set_aside(found, assessment))))
    yield Board("Actions by phase", tuple(columns))
    decisions = assessment.plan.decisions_asked
    if decisions:
        yield Heading(1, "Decisions asked for")
        yield Bullets(decisions, numbered=True)
    yield PageBreak()
    yield Heading(1, "The same actions as a list")
    yield from action_list(assessment)


def _card(action: Action, assessment: Assessment) -> Card:
    """What fits on a card; measure, means and what it waits for stand in the list."""
    lines = (
        ACTION_STATUS[action.status],
        action.owner or NO_OWNER,
        f"Due {long_date(action.due)}" if action.due else "",
    )
    said = tuple(line for line in lines if line)
    codes = codes_of(action, assessment)
    return Card(codes or "Our own", action.title, said, STATUS_MARKS.get(action.status))


def _set_aside(found: Findings, assessment: Assessment) -> Iterator[Card]:
    waiting = (*recommendations_set_aside(found), *drafts_set_aside(found, assessment))
    return (Card(each.code, each.title, why_lines(each.why)) for each in waiting)
