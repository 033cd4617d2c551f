"""What the offer's two tables say."""

from __future__ import annotations

from datetime import date

from reflective_app.domain.assessment import Assessment, CellValue
from reflective_app.domain.findings import Findings
from reflective_app.domain.item import Item
from reflective_app.domain.kinds import Axis
from reflective_app.domain.question_set import FamilyGroup
from reflective_app.domain.register import Service, ServiceStatus
from reflective_app.gui.widgets.group_grid import BLANK, NOT_ASKED, reach_cell
from reflective_app.gui.widgets.table_rows import TableCell, TableRow
from reflective_app.wording.dates import month_year
from reflective_app.wording.words import CELLS, SERVICE_STATUS

REGISTER_HEADS = ("Provider", "Offer heading", "Serves", "Area", "Status", "Funded until")
NOT_SAID = "Not said"


def service_rows(assessment: Assessment, found: Findings) -> tuple[TableRow, ...]:
    """The register, one row a service, in the order it was entered."""
    ending = {each.service.id for each in found.funding_ending}
    headings = {each.id: each.label for each in assessment.question_set.offer_headings}
    return tuple(
        TableRow(
            service.id,
            service.name,
            _spoken(
                service.name,
                (
                    _said(service.provider),
                    _said(headings.get(service.heading or "", "")),
                    _serves(service, assessment),
                    _said(service.area),
                    _status(service.status),
                    _funded(service.funded_until, soon=service.id in ending),
                ),
            ),
        )
        for service in assessment.services
    )


def _said(words: str) -> TableCell:
    words = words.strip()
    return TableCell(words) if words else TableCell(NOT_SAID, second=True)


def _serves(service: Service, assessment: Assessment) -> TableCell:
    codes = assessment.question_set.codes
    served = [codes[item] for item in service.recommendations if item in codes]
    return TableCell(", ".join(served)) if served else TableCell("None yet", strong=True)


def _status(status: ServiceStatus | None) -> TableCell:
    if status is None:
        return _said("")
    return TableCell(SERVICE_STATUS[status], strong=status is ServiceStatus.ENDING)


def _funded(until: date | None, *, soon: bool) -> TableCell:
    return TableCell(month_year(until), strong=soon) if until is not None else _said("")


def _spoken(name: str, cells: tuple[TableCell, ...]) -> tuple[TableCell, ...]:
    """The first cell is where a row is gone to, so it says the whole row."""
    named = zip(REGISTER_HEADS, cells, strict=True)
    row = ", ".join([name, *(f"{head.lower()}: {cell.word}" for head, cell in named)])
    first, *rest = cells
    return TableCell(first.word, second=first.second, spoken=row), *rest


def axes_of(assessment: Assessment) -> tuple[Axis, ...]:
    """The axes along which the set asks who gets a recommendation."""
    questions = assessment.question_set
    asked = {group.axis for item in questions.items for group in questions.groups_of(item)}
    return tuple(axis for axis in Axis if axis in asked)


def groups_on(axis: Axis, assessment: Assessment) -> tuple[FamilyGroup, ...]:
    """The columns of the grid."""
    questions = assessment.question_set
    asked = {group.id for item in questions.items for group in questions.groups_of(item)}
    return tuple(
        group for group in questions.family_groups if group.axis is axis and group.id in asked
    )


def grid_rows(axis: Axis, assessment: Assessment) -> tuple[TableRow, ...]:
    """The rows of the grid: every recommendation that asks about a group of this axis."""
    questions, groups = assessment.question_set, groups_on(axis, assessment)
    rows = []
    for item in questions.items:
        asked = {group.id for group in questions.groups_of(item) if group.axis is axis}
        if asked:
            cells = tuple(_reach(item, group, group.id in asked, assessment) for group in groups)
            rows.append(TableRow(item.id, item.title, cells, questions.codes[item.id]))
    return tuple(rows)


def _reach(item: Item, group: FamilyGroup, asked: bool, assessment: Assessment) -> TableCell:
    where = f"{item.title}, {group.label}"
    if not asked:
        return TableCell(NOT_ASKED.word, small=True, second=True, spoken=f"{where}: not asked")
    cell = assessment.cell(item.id, group.id)
    value: CellValue | None = cell.value if cell is not None and cell.confirmed else None
    return reach_cell(value, f"{where}: {CELLS[value] if value is not None else BLANK}")
