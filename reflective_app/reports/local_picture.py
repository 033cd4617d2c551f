"""The local picture on paper: the council's own facts, before anything is said of priorities."""

from __future__ import annotations

from collections.abc import Iterator

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.findings import Findings, ItemFinding
from reflective_app.domain.item import Item
from reflective_app.domain.kinds import Measures
from reflective_app.domain.offer import families
from reflective_app.domain.register import LocalFact
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
from reflective_app.wording.dates import long_date, number
from reflective_app.wording.register import reach_number_words
from reflective_app.wording.units import unit_of

NOTE = (
    "These are the council’s own facts, as it recorded them, to weigh the evidence beside. They "
    "move no band."
)
COUNTED_APART = (
    "Each row counts what its own questions ask, which stand below the numbers. A family may be in "
    "more than one row: do not add them up. Who may have it at all stands under “Who misses out”."
)
NO_FACTS = "No local fact has been recorded yet."
NOT_KNOWN = "Not known"
NOT_SAID = "Not said"


def local_picture(found: Findings, assessment: Assessment) -> Iterator[Block]:
    """Each fact with value, source and date; then whom each recommendation could and does reach."""
    yield Heading(1, "Local picture")
    if assessment.local_picture:
        yield Paragraph(NOTE)
        columns = (Column("Fact", 2.6), Column("Value", 1.4), Column("Source and date", 2.4))
        yield Table(
            "Local facts", columns, tuple(map(_fact, assessment.local_picture)), by_words=True
        )
    else:
        yield Paragraph(NO_FACTS)
    yield from _reached(found, assessment)


def _fact(fact: LocalFact) -> tuple[Cell, ...]:
    day = (long_date(fact.date),) if fact.date else ()
    source = (fact.source,) if fact.source.strip() else ()
    return (
        as_cell(fact.what),
        as_cell(fact.value if fact.value.strip() else NOT_KNOWN),
        as_cell(", ".join((*source, *day)) or NOT_SAID),
    )


def _reached(found: Findings, assessment: Assessment) -> Iterator[Block]:
    counted = [f for f in found.in_guide_order if any(q.measures for q in f.item.questions)]
    if not counted:
        return
    columns = (
        Column("Item", 2.6),
        Column("Eligible", 2),
        Column("Reached", 2),
        Column("What follows", 1.6),
    )
    rows = tuple(_counts(finding, assessment) for finding in counted)
    yield Table("How many families, and how many of them are reached", columns, rows, by_words=True)
    yield Paragraph(COUNTED_APART, "caption")


def _counts(finding: ItemFinding, assessment: Assessment) -> tuple[Cell, ...]:
    item = finding.item
    return (
        as_cell((Span(f"{finding.code} ", bold=True), Span(item.title))),
        _count(item, Measures.ELIGIBLE, assessment),
        _count(item, Measures.REACHED, assessment),
        as_cell(reach_number_words(item, assessment)),
    )


def _count(item: Item, measures: Measures, assessment: Assessment) -> Cell:
    """A number, and what was asked for it: items do not count the same families."""
    count = families(item, measures, assessment)
    asked = [question.text for question in item.questions if question.measures is measures]
    said = NOT_KNOWN if count is None else f"{number(count)} {unit_of(item)}"
    return as_cell(said, *(asked[:1] if count is not None else ()))
