"""Who misses out: the family-group grid, turned so that it fits a portrait page."""

from __future__ import annotations

from collections.abc import Iterator

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.findings import Findings, ItemFinding
from reflective_app.domain.kinds import Axis, ItemKind
from reflective_app.domain.offer import is_override, suggestion
from reflective_app.domain.question_set import FamilyGroup
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
from reflective_app.reports.pictures import group_grid
from reflective_app.wording.dates import listed
from reflective_app.wording.register import OVERRIDE, OVERRIDES
from reflective_app.wording.who_misses_out import axis_words, reach_words, who_misses_out
from reflective_app.wording.words import CELLS

MOST_ACROSS = 5
"""More recommendations beside one another would leave their words no room."""


def reach(found: Findings, assessment: Assessment) -> Iterator[Block]:
    """The grid of each axis: sentences first, then a row a family group."""
    yield from _reach(found, assessment, numbers=True)


def public_reach(found: Findings, assessment: Assessment) -> Iterator[Block]:
    """The same for the public, without how many families miss out: the grid says who."""
    yield from _reach(found, assessment, numbers=False)


def _reach(found: Findings, assessment: Assessment, *, numbers: bool) -> Iterator[Block]:
    recommendations = [f for f in found.in_guide_order if f.item.kind is ItemKind.RECOMMENDATION]
    for axis in Axis:
        groups = [g for g in assessment.question_set.family_groups if g.axis is axis]
        if not groups or not recommendations:
            continue
        yield Heading(2, axis_words(axis, assessment.question_set))
        yield Paragraph(who_misses_out(assessment, axis))
        if numbers:
            yield from _each(recommendations, assessment, axis)
        if axis is Axis.ARRANGEMENT:
            yield from group_grid(found, assessment, "the tables of this report")
        for start in range(0, len(recommendations), MOST_ACROSS):
            some = recommendations[start : start + MOST_ACROSS]
            yield from _grid(some, groups, assessment, named=len(some) < len(recommendations))


def _grid(
    findings: list[ItemFinding],
    groups: list[FamilyGroup],
    assessment: Assessment,
    *,
    named: bool,
) -> Iterator[Block]:
    """As many recommendations side by side as can be read; named where there are more tables."""
    columns = (Column("Family group", 2.2), *(Column(f.code, 1.3) for f in findings))
    rows = tuple(
        (as_cell(group.label), *(_reach_cell(f, group.id, assessment) for f in findings))
        for group in groups
    )
    ends = dict.fromkeys((findings[0].code, findings[-1].code))
    which = f": {' to '.join(ends)}" if named else ""
    yield Table(
        f"Whether each family group gets what is recommended{which}", columns, rows, by_words=True
    )
    key = [f"{listed([f'{f.code} is {f.item.title}' for f in findings])}."]
    key += [OVERRIDES] if any(cell.corner for row in rows for cell in row) else []
    yield Paragraph(" ".join(key), "caption")


def _each(findings: list[ItemFinding], assessment: Assessment, axis: Axis) -> Iterator[Block]:
    yield Bullets(
        tuple(
            (
                Span(f"{finding.code} {finding.item.title}: ", bold=True),
                Span(reach_words(finding, assessment, axis)),
            )
            for finding in findings
        )
    )


def _reach_cell(finding: ItemFinding, group_id: str, assessment: Assessment) -> Cell:
    asked = {group.id for group in assessment.question_set.groups_of(finding.item)}
    if group_id not in asked:
        return as_cell("Not asked")
    value = assessment.confirmed(finding.item.id, group_id)
    if value is None:
        return as_cell("Not confirmed")
    suggested = suggestion(finding.item.id, group_id, assessment)
    if suggested is None or not is_override(finding.item.id, group_id, assessment):
        return as_cell(CELLS[value], mark=REACH_MARKS[value])
    note = OVERRIDE.format(suggested=CELLS[suggested].lower())
    return as_cell(CELLS[value], note, mark=REACH_MARKS[value], corner=True)
