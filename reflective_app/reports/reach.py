"""Who misses out: the family-group grid, turned so that it fits a portrait page."""

from __future__ import annotations

from collections.abc import Iterator

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.findings import Findings, ItemFinding
from reflective_app.domain.kinds import Axis, ItemKind
from reflective_app.reports.frame import REACH_MARKS
from reflective_app.reports.outline import (
    Block,
    Bullets,
    Cell,
    Column,
    Heading,
    Paragraph,
    Span,
    Table,
    as_cell,
)
from reflective_app.wording.dates import counted, listed
from reflective_app.wording.words import CELLS, families_words


def who_misses_out(found: Findings, assessment: Assessment) -> Iterator[Block]:
    """The grid of each axis: sentences first, then a row a family group."""
    recommendations = [f for f in found.in_guide_order if f.item.kind is ItemKind.RECOMMENDATION]
    for axis in Axis:
        groups = [g for g in assessment.question_set.family_groups if g.axis is axis]
        if not groups or not recommendations:
            continue
        name = "Who misses out" if axis is Axis.ARRANGEMENT else "Who misses out: equity"
        yield Heading(1, name)
        yield from _missing_sentences(recommendations, axis)
        columns = (Column("Family group", 2.2), *(Column(f.code, 1.3) for f in recommendations))
        rows = tuple(
            (as_cell(group.label), *(_reach_cell(f, group.id, assessment) for f in recommendations))
            for group in groups
        )
        yield Table("Whether each family group gets what is recommended", columns, rows)
        key = listed([f"{f.code} is {f.item.title}" for f in recommendations])
        yield Paragraph(f"{key}.", "caption")


def _missing_sentences(recommendations: list[ItemFinding], axis: Axis) -> Iterator[Block]:
    lines = []
    for finding in recommendations:
        families = f" {families_words(finding)}." if axis is Axis.ARRANGEMENT else ""
        said = Span(f"{_missing_words(finding, axis)}.{families}")
        lines.append((Span(f"{finding.code} {finding.item.title}: ", bold=True), said))
    yield Bullets(tuple(lines))


def _missing_words(finding: ItemFinding, axis: Axis) -> str:
    """Who misses out, and for how many groups nobody could say."""
    missing = [group.label for group in finding.groups_missing if group.axis is axis]
    unknown = sum(group.axis is axis for group in finding.groups_not_known)
    said = [f"no for {listed(missing, 'and for')}"] if missing else []
    if unknown:
        said.append(f"not known for {counted(unknown, 'group')}")
    return "; ".join(said) or "no group is recorded as missing out"


def _reach_cell(finding: ItemFinding, group_id: str, assessment: Assessment) -> Cell:
    asked = {group.id for group in assessment.question_set.groups_of(finding.item)}
    if group_id not in asked:
        return as_cell("Not asked")
    cell = assessment.cell(finding.item.id, group_id)
    if cell is None or not cell.confirmed:
        return as_cell("Not confirmed")
    return as_cell(CELLS[cell.value], mark=REACH_MARKS[cell.value])
