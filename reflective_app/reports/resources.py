"""What the actions cost and rest on, what stands in their way, and who may miss out by them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.findings import Findings
from reflective_app.domain.plan import Action
from reflective_app.domain.texts import MONEY
from reflective_app.reports.action_list import NO_ACTION, numbered
from reflective_app.reports.frame import run_in
from reflective_app.reports.outline import (
    Block,
    Cell,
    Column,
    Heading,
    Paragraph,
    Span,
    Table,
    as_cell,
)
from reflective_app.reports.service_register import service_register
from reflective_app.wording.dates import listed
from reflective_app.wording.edited import as_printed
from reflective_app.wording.money import money_words
from reflective_app.wording.plan import needed_by

NOBODY_SAID = "Nobody has said yet"


def resources(found: Findings, assessment: Assessment) -> Iterator[Block]:
    """Money, dependencies, risks and equality, action by action; then the service register."""
    yield Heading(2, "What the actions cost and rest on")
    actions = assessment.plan.actions
    if not actions:
        yield Paragraph(NO_ACTION)
    else:
        if money := money_words(actions):
            yield Paragraph(as_printed(MONEY, money, assessment))
        columns = (
            Column("Action", 2),
            Column("Money and what it rests on", 2.2),
            Column("In the way, and who may miss out", 2.4),
        )
        numbers = numbered(assessment)
        in_order = sorted(actions, key=lambda action: numbers[action.id])
        rows = tuple(_row(action, numbers, assessment) for action in in_order)
        yield Table("Resources, risks and equality", columns, rows, by_words=True)
    yield from service_register(found, assessment)


def _row(action: Action, numbers: Mapping[str, int], assessment: Assessment) -> tuple[Cell, ...]:
    waits = listed([f"action {numbers[each.id]}" for each in needed_by(action, assessment)])
    money = (
        ("Cost", action.cost or NOBODY_SAID),
        ("Money from", action.funding or NOBODY_SAID),
        ("Waits for", waits),
    )
    risks = (
        ("In the way", action.barriers),
        ("What helps", action.enablers),
        ("Who may miss out", action.who_may_miss_out or NOBODY_SAID),
    )
    name = (Span(f"{numbers[action.id]}. ", bold=True), Span(action.title))
    return as_cell(name), as_cell(run_in(money)), as_cell(run_in(risks))
