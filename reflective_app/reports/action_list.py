"""The actions as a list that can be read in any order of columns: the roadmap's twin in words."""

from __future__ import annotations

from collections.abc import Iterator

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.plan import Action, Phase
from reflective_app.domain.roadmap import actions_in
from reflective_app.reports.frame import STATUS_MARKS
from reflective_app.reports.outline import Block, Cell, Column, Paragraph, Span, Table, as_cell
from reflective_app.wording.plan import NO_OWNER, PHASES, action_dates, needs_words
from reflective_app.wording.words import ACTION_STATUS


def action_list(assessment: Assessment) -> Iterator[Block]:
    """Every accepted action, phase by phase, with owner, dates, measure and status."""
    if not assessment.plan.actions:
        yield Paragraph("No action has been accepted yet.")
        return
    columns = (
        Column("Action", 3.2),
        Column("Owner and dates", 2),
        Column("Measure and means", 2.2),
        Column("Status", 1.5),
    )
    for phase in Phase:
        rows = tuple(_row(action, assessment) for action in actions_in(phase, assessment))
        if rows:
            yield Table(f"{PHASES[phase]}: actions", columns, rows)


def _row(action: Action, assessment: Assessment) -> tuple[Cell, ...]:
    codes = ", ".join(assessment.question_set.codes[item] for item in action.items)
    title = (Span(f"{codes} " if codes else ""), Span(action.title, bold=True))
    return (
        as_cell(title, *_given(needs_words(action, assessment), _reason(action))),
        as_cell(action.owner or NO_OWNER, *_given(action_dates(action))),
        as_cell(*_given(*measure_words(action)) or ("No measure yet",)),
        as_cell(ACTION_STATUS[action.status], mark=STATUS_MARKS.get(action.status)),
    )


def measure_words(action: Action) -> tuple[str, ...]:
    """How we will know, from where, and with what money; empty strings where not said."""
    return (
        f"Measure: {action.measure}" if action.measure else "",
        f"Today: {action.baseline}" if action.baseline else "",
        f"Cost: {action.cost}" if action.cost else "",
        f"Money: {action.funding}" if action.funding else "",
    )


def _reason(action: Action) -> str:
    return f"Why here: {action.reason}" if action.reason else ""


def _given(*texts: str) -> tuple[str, ...]:
    return tuple(text for text in texts if text)
