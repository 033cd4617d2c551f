"""What the offer's two tables say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.findings import Findings
from reflective_app.domain.item import Item
from reflective_app.domain.kinds import Axis
from reflective_app.domain.offer import is_override, suggestion
from reflective_app.domain.question_set import FamilyGroup, QuestionSet
from reflective_app.domain.register import Service, ServiceStatus
from reflective_app.gui.widgets.group_grid import (
    BLANK,
    NOT_ASKED,
    overriding,
    reach_cell,
    suggested_cell,
)
from reflective_app.gui.widgets.table_rows import TableCell, TableRow
from reflective_app.wording.dates import month_year
from reflective_app.wording.register import SUGGESTED, override_words
from reflective_app.wording.words import CELLS, SERVICE_STATUS

REGISTER_HEADS = ("Provider", "Area", "Status", "Funded until", "Serves", "Offer heading")
NOT_SAID = "Not said"


class RegisterRows:
    """The register, one row a service. The row of a service that is as before is not made anew."""

    def __init__(self) -> None:
        """Nothing is made yet."""
        self._made: dict[str, tuple[Service, bool, TableRow]] = {}
        self._of_set: QuestionSet | None = None

    def rows(self, assessment: Assessment, found: Findings) -> tuple[TableRow, ...]:
        """Every service, in the order it was entered."""
        if assessment.question_set is not self._of_set:
            self._made, self._of_set = {}, assessment.question_set
        ending = {each.service.id for each in found.funding_ending}
        before, self._made = self._made, {}
        for service in assessment.services:
            soon, made = service.id in ending, before.get(service.id)
            if made is None or made[0] is not service or made[1] is not soon:
                made = (service, soon, _service_row(service, soon, assessment.question_set))
            self._made[service.id] = made
        return tuple(row for _, _, row in self._made.values())


def _service_row(service: Service, soon: bool, questions: QuestionSet) -> TableRow:
    headings = {each.id: each.label for each in questions.offer_headings}
    cells = (
        _said(service.provider),
        _said(service.area),
        _status(service.status),
        _funded(service.funded_until, soon=soon),
        _serves(service, questions),
        _said(headings.get(service.heading or "", "")),
    )
    return TableRow(service.id, service.name, _spoken(service.name, cells))


def _said(words: str) -> TableCell:
    words = words.strip()
    return TableCell(words) if words else TableCell(NOT_SAID, second=True)


def _serves(service: Service, questions: QuestionSet) -> TableCell:
    codes = questions.codes
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


def grid_row(item: Item, groups: Sequence[FamilyGroup], assessment: Assessment) -> TableRow | None:
    """A recommendation's row of the grid; None where none of these groups is asked about."""
    questions = assessment.question_set
    asked = {group.id for group in questions.groups_of(item) if group in groups}
    if not asked:
        return None
    cells = tuple(_reach(item, group, group.id in asked, assessment) for group in groups)
    return TableRow(item.id, item.title, cells, questions.codes[item.id])


def _reach(item: Item, group: FamilyGroup, asked: bool, assessment: Assessment) -> TableCell:
    """A cell: confirmed, suggested by the register, blank, or not asked about."""
    where = f"{item.title}, {group.label}"
    if not asked:
        return TableCell(NOT_ASKED.word, small=True, second=True, spoken=f"{where}: not asked")
    value = assessment.confirmed(item.id, group.id)
    suggested = suggestion(item.id, group.id, assessment)
    if value is None and suggested is not None:
        spoken = f"{where}: {CELLS[suggested]}, {SUGGESTED}, not confirmed"
        return suggested_cell(suggested, SUGGESTED, spoken)
    cell = reach_cell(value, f"{where}: {CELLS[value] if value is not None else BLANK}")
    if suggested is not None and is_override(item.id, group.id, assessment):
        note = override_words(suggested)
        return overriding(replace(cell, spoken=f"{cell.spoken}; {note}"), note)
    return cell


def suggested_cells(axis: Axis, assessment: Assessment) -> tuple[tuple[str, str], ...]:
    """The cells of one axis that the register suggests and nobody has confirmed."""
    return tuple(
        (item.id, group.id)
        for item in assessment.question_set.items
        for group in assessment.question_set.groups_of(item)
        if group.axis is axis
        and assessment.confirmed(item.id, group.id) is None
        and suggestion(item.id, group.id, assessment) is not None
    )
