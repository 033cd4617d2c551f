"""The local picture on paper: the council's own facts, before anything is said of priorities."""

from __future__ import annotations

from collections.abc import Iterator

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.findings import Findings, ItemFinding
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
    "Evidence is weighed beside local need, context and cost. These are the council’s own facts, "
    "as it recorded them."
)
COUNTED_APART = (
    "Each row counts what its item’s own questions ask; they stand in Appendix A. Rows are not to "
    "be added up, nor one council’s to be compared with another’s."
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
        Column("Eligible", 1.2),
        Column("Reached", 1.2),
        Column("What follows", 2.4),
    )
    rows = tuple(_counts(finding, assessment) for finding in counted)
    yield Table("Who could have it, and who has it", columns, rows, by_words=True)
    yield Paragraph(COUNTED_APART, "caption")


def _counts(finding: ItemFinding, assessment: Assessment) -> tuple[Cell, ...]:
    item = finding.item
    return (
        as_cell((Span(f"{finding.code} ", bold=True), Span(item.title))),
        as_cell(_count(families(item, Measures.ELIGIBLE, assessment), unit_of(item))),
        as_cell(_count(families(item, Measures.REACHED, assessment), unit_of(item))),
        as_cell(reach_number_words(item, assessment)),
    )


def _count(count: int | None, unit: str) -> str:
    return NOT_KNOWN if count is None else f"{number(count)} {unit}"
