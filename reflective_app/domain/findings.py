"""Everything that follows from an assessment, worked out once for window, paper and command."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from functools import partial
from typing import NamedTuple

from reflective_app.domain.assessment import Assessment, CellValue
from reflective_app.domain.confidence import Confidence, confidence
from reflective_app.domain.importance import NO_LABEL, Band, Label, bands, label_of, robust_bands
from reflective_app.domain.item import Item
from reflective_app.domain.kinds import ItemKind
from reflective_app.domain.offer import (
    FundingEnding,
    GroupCell,
    beyond_the_guide,
    cells_of,
    families_missing_out,
    funding_ending,
    services_for,
)
from reflective_app.domain.plan import NotNow
from reflective_app.domain.position import Position, Word, position_with
from reflective_app.domain.question_set import FamilyGroup
from reflective_app.domain.register import Service


class Lane(StrEnum):
    """Where an item is printed; every item is in exactly one. In the order of print."""

    DUTY = "duty"
    A = "A"
    B = "B"
    C = "C"
    CONDITIONS = "conditions"
    FIND_OUT = "find-out"
    KEEP = "keep"
    NOT_NOW = "not-now"
    NOT_APPLICABLE = "not-applicable"


LANES = tuple(Lane)
PRIORITIES = (Lane.A, Lane.B, Lane.C)
GAPS = (Word.NOT, Word.PARTLY, Word.MOSTLY)
WHOLE_SHARE = Fraction(1)
PULLED_UP_AT = (Word.NOT, Word.PARTLY)


class ItemFinding(NamedTuple):
    """What follows for one item.

    `bands` and `robust` are empty but for recommendations. `holds_back` names the recommendations
    that pulled a principle up into their lane.
    """

    item: Item
    code: str
    position: Position
    label: Label
    bands: tuple[Band, ...]
    robust: tuple[Band, ...]
    lane: Lane
    holds_back: tuple[Item, ...]
    groups_missing: tuple[FamilyGroup, ...]
    groups_partly: tuple[FamilyGroup, ...]
    groups_not_known: tuple[FamilyGroup, ...]
    families_missing: int | None
    confidence: Confidence | None
    services: tuple[Service, ...]
    set_aside: NotNow | None

    @property
    def word(self) -> Word:
        """The word of its position."""
        return self.position.word

    @property
    def could_differ(self) -> bool:
        """Whether the ends of the range differ."""
        return self.position.low is not self.position.high


NOTHING_KNOWN: Mapping[str, ItemFinding] = {}


@dataclass(frozen=True, slots=True)
class Findings:
    """The findings of an assessment.

    `items` are in lane order, first things first; `beyond_the_guide` are the services that serve no
    recommendation; `local` are the council's own questions, which have no lane and move nothing of
    the guide's; `as_of` is the day from which dates count.
    """

    items: tuple[ItemFinding, ...]
    in_guide_order: tuple[ItemFinding, ...]
    beyond_the_guide: tuple[Service, ...]
    funding_ending: tuple[FundingEnding, ...]
    as_of: date
    local: tuple[ItemFinding, ...] = ()

    def of(self, item_id: str) -> ItemFinding:
        """The finding for an item. Raises KeyError if the set has no such item."""
        for finding in (*self.items, *self.local):
            if finding.item.id == item_id:
                return finding
        raise KeyError(item_id)

    def in_lane(self, lane: Lane) -> tuple[ItemFinding, ...]:
        """What a lane holds, first things first."""
        return tuple(finding for finding in self.items if finding.lane is lane)


def findings(
    assessment: Assessment,
    as_of: date | None = None,
    known: Mapping[str, ItemFinding] = NOTHING_KNOWN,
) -> Findings:
    """Benchmark a council's answers and current offer against the guide.

    A pure function of the assessment: `method.md` sections 1 to 4. The order in which answers,
    cells or services were entered makes no difference; services are listed as in the register.
    Dates count from `as_of`, else from the assessment's own date, never from the clock. `known` is
    what `still_true` says of an earlier assessment's findings: that need not be worked out again.
    """
    day = as_of or assessment.profile.date
    first = [
        known.get(item.id) or _alone(item, assessment) for item in assessment.question_set.items
    ]
    pressing = [f for f in first if f.lane in (Lane.A, Lane.B)]
    whole = [_pulled_up(finding, pressing) for finding in first]
    order = {item.id: place for place, item in enumerate(assessment.question_set.items)}
    return Findings(
        items=tuple(sorted(whole, key=partial(_lane_order, order))),
        in_guide_order=tuple(whole),
        beyond_the_guide=beyond_the_guide(assessment),
        funding_ending=funding_ending(assessment, day),
        as_of=day,
        local=tuple(
            known.get(item.id) or _local(item, assessment)
            for item in assessment.question_set.local_items
        ),
    )


def _alone(item: Item, assessment: Assessment) -> ItemFinding:
    """The finding for an item before others are looked at."""
    cells = cells_of(item, assessment)
    at = position_with(cells, item, assessment)
    recommendation = item.kind is ItemKind.RECOMMENDATION
    label = label_of(item, assessment) if recommendation else NO_LABEL
    scale = assessment.question_set.evidence_labels
    found = bands(at, label, scale) if recommendation else ()
    set_aside = assessment.plan.not_now.get(item.id) if recommendation else None
    return ItemFinding(
        item=item,
        code=assessment.question_set.codes[item.id],
        position=at,
        label=label,
        bands=found,
        robust=robust_bands(at, label, scale) if recommendation else (),
        lane=_lane(item, at, found, set_aside),
        holds_back=(),
        groups_missing=_groups(CellValue.NO, cells),
        groups_partly=_groups(CellValue.SOME, cells),
        groups_not_known=_groups(CellValue.DONT_KNOW, cells),
        families_missing=families_missing_out(item, assessment),
        confidence=confidence(at, assessment),
        services=services_for(item.id, assessment),
        set_aside=set_aside,
    )


def _groups(value: CellValue, cells: Iterable[GroupCell]) -> tuple[FamilyGroup, ...]:
    return tuple([group for group, said in cells if said is value])


def _local(item: Item, assessment: Assessment) -> ItemFinding:
    """The finding for one of the council's own items: a position, and nothing of the guide's.

    Whatever kind its author called it, it has no label, band or family groups; its lane, which is
    never printed, only says whether it is settled, open or not known.
    """
    return _alone(item.model_copy(update={"kind": ItemKind.READINESS}), assessment)


def _lane(item: Item, at: Position, found: tuple[Band, ...], set_aside: NotNow | None) -> Lane:
    """The first lane that fits (`method.md` section 4), before principles are pulled up."""
    if at.word is Word.DOES_NOT_APPLY:
        return Lane.NOT_APPLICABLE
    if set_aside is not None and at.word in GAPS:
        return Lane.NOT_NOW
    if item.kind is ItemKind.DUTY and at.word is not Word.FULLY:
        return Lane.DUTY
    if at.word is Word.NOT_ENOUGH_KNOWN or (at.word is Word.FULLY and at.provisional):
        return Lane.FIND_OUT
    if at.word is Word.FULLY:
        return Lane.KEEP
    return Lane(found[0].value) if found else Lane.CONDITIONS


def _pulled_up(finding: ItemFinding, pressing: Iterable[ItemFinding]) -> ItemFinding:
    """A principle that a recommendation in lane A or B depends on joins the better such lane."""
    if finding.lane is not Lane.CONDITIONS or finding.word not in PULLED_UP_AT:
        return finding
    held_back = [other for other in pressing if finding.item.id in other.item.enabled_by]
    if not held_back:
        return finding
    lane = Lane.A if any(other.lane is Lane.A for other in held_back) else Lane.B
    return finding._replace(lane=lane, holds_back=tuple([other.item for other in held_back]))


def _lane_order(
    order: dict[str, int], finding: ItemFinding
) -> tuple[int, tuple[bool, bool, bool, int, Fraction], int]:
    return LANES.index(finding.lane), _in_lane(finding), order[finding.item.id]


def _in_lane(finding: ItemFinding) -> tuple[bool, bool, bool, int, Fraction]:
    """What each of `OrderRule` but the last goes by, first things first.

    An item without a share is last in its lane; known numbers of families come before unknown ones.
    """
    share = finding.position.share
    missing = finding.families_missing
    return (
        not finding.holds_back,
        share is None,
        missing is None,
        -(missing or 0),
        WHOLE_SHARE if share is None else share,
    )


class OrderRule(StrEnum):
    """What puts one item of a lane before another, in the order in which it is asked."""

    HOLDS_BACK = "holds-back"
    HAS_SHARE = "has-share"
    FAMILIES_KNOWN = "families-known"
    FAMILIES = "families"
    SHARE = "share"
    GUIDE_ORDER = "guide-order"


def why_before(first: ItemFinding, second: ItemFinding) -> OrderRule:
    """What puts an item before another of its lane."""
    pairs = zip(OrderRule, _in_lane(first), _in_lane(second), strict=False)
    return next((rule for rule, one, other in pairs if one != other), OrderRule.GUIDE_ORDER)
