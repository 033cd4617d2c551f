"""Who the current offer reaches, and who misses out (`method.md` section 3)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from reflective_app.domain.assessment import Assessment, CellValue
from reflective_app.domain.item import Item
from reflective_app.domain.kinds import Axis, Measures
from reflective_app.domain.question_set import FamilyGroup
from reflective_app.domain.register import Service, ServiceStatus

SOON_YEARS = 1
SERVING = (ServiceStatus.RUNNING, ServiceStatus.ENDING)


GroupCell = tuple[FamilyGroup, CellValue]
"""A family group, and what the cell of a recommendation says for it."""


def cells_of(item: Item, assessment: Assessment) -> tuple[GroupCell, ...]:
    """Each family group of an item with what its cell says; blank and unconfirmed: not known."""
    groups = assessment.question_set.groups_of(item)
    if not groups:
        return ()
    said = assessment.confirmed_for(item.id)
    return tuple([(group, said.get(group.id, CellValue.DONT_KNOW)) for group in groups])


def groups_with(
    value: CellValue, item: Item, assessment: Assessment, axis: Axis | None = None
) -> tuple[FamilyGroup, ...]:
    """The family groups of which `cells_of` says this, of one axis or of both."""
    return tuple(
        group
        for group, said in cells_of(item, assessment)
        if said is value and axis in (None, group.axis)
    )


def families(item: Item, measures: Measures, assessment: Assessment) -> int | None:
    """The council's own count from the item's number question, or None where it is not known."""
    for question in item.questions:
        if question.measures is measures:
            value = assessment.answer(question.id).value
            return value if isinstance(value, int) else None
    return None


def families_missing_out(item: Item, assessment: Assessment) -> int | None:
    """Eligible less reached, never below 0; None where either is not known. Never estimated."""
    eligible = families(item, Measures.ELIGIBLE, assessment)
    if eligible is None:
        return None
    reached = families(item, Measures.REACHED, assessment)
    return None if reached is None else max(0, eligible - reached)


def services_for(item_id: str, assessment: Assessment) -> tuple[Service, ...]:
    """The running or ending services that serve a recommendation, in the register's order."""
    named = assessment.services_naming(item_id)
    return tuple([service for service in named if service.status in SERVING])


def named_for(item_id: str, assessment: Assessment) -> tuple[Service, ...]:
    """Every service that names a recommendation, also those planned or of unknown status."""
    return assessment.services_naming(item_id)


def suggestion(item_id: str, group_id: str, assessment: Assessment) -> CellValue | None:
    """What the register suggests for a cell of the grid; None where it says nothing.

    Yes where a running or ending service serves the recommendation for that group in the whole
    area; some where one does so in part of it, or its area or status is not given, or it is only
    planned. Never no: that a register lists nothing is not proof that there is nothing.
    """
    serving = [s for s in assessment.services_naming(item_id) if group_id in s.groups]
    if any(service.status in SERVING and service.whole_area for service in serving):
        return CellValue.YES
    return CellValue.SOME if serving else None


def is_override(item_id: str, group_id: str, assessment: Assessment) -> bool:
    """Whether a confirmed cell says another thing than the register suggests for it."""
    suggested = suggestion(item_id, group_id, assessment)
    confirmed = assessment.confirmed(item_id, group_id)
    return None not in (suggested, confirmed) and suggested is not confirmed


def beyond_the_guide(assessment: Assessment) -> tuple[Service, ...]:
    """Services that serve no recommendation. A guide's silence does not mean that they fail."""
    return tuple(service for service in assessment.services if not service.recommendations)


@dataclass(frozen=True, slots=True)
class FundingEnding:
    """The only service for a recommendation, whose money ends soon."""

    service: Service
    item: Item


def funding_ending(assessment: Assessment, as_of: date) -> tuple[FundingEnding, ...]:
    """Recommendations that rest on one service whose funding ends within a year of a day.

    A planned service holds nothing up yet; one whose status nobody gave may (`docs/decisions.md`).
    """
    return tuple(
        FundingEnding(serving[0], item)
        for item, serving in _held_up(assessment)
        if len(serving) == 1 and _ends_soon(serving[0], as_of)
    )


def funding_ending_together(
    assessment: Assessment, as_of: date
) -> tuple[tuple[Item, tuple[Service, ...]], ...]:
    """Recommendations of two or more services, all of which are funded for a year at most.

    That is no warning of the method, whose rule is for the only service (`method.md` section 3).
    """
    return tuple(
        (item, serving)
        for item, serving in _held_up(assessment)
        if len(serving) > 1 and all(_ends_soon(service, as_of) for service in serving)
    )


def _held_up(assessment: Assessment) -> Iterator[tuple[Item, tuple[Service, ...]]]:
    """What services name, each with those that hold it up; what is only planned does not yet."""
    for item in assessment.question_set.items:
        named = named_for(item.id, assessment)
        if named:
            yield item, tuple([s for s in named if s.status is not ServiceStatus.PLANNED])


def _ends_soon(service: Service, as_of: date) -> bool:
    ends = service.funded_until
    until = (as_of.year + SOON_YEARS, as_of.month, as_of.day)
    return ends is not None and (ends.year, ends.month, ends.day) <= until
