"""Worth a second look: questions to a group about its own record (`method.md` section 5).

Never verdicts. Each is a plain value; `wording` puts the question.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.findings import GAPS, Findings, ItemFinding
from reflective_app.domain.item import Item, Question
from reflective_app.domain.kinds import ItemKind, Measures
from reflective_app.domain.offer import families
from reflective_app.domain.plan import Action, ActionStatus
from reflective_app.domain.position import Word, word_but_for_groups
from reflective_app.domain.question_set import FamilyGroup


class LookKind(StrEnum):
    """What is worth asking about."""

    NO_SERVICE = "no-service"
    NO_HOW_WE_KNOW = "no-how-we-know"
    GROUP_MISSING = "group-missing"
    NEEDS_NOT_IN_PLACE = "needs-not-in-place"
    MORE_REACHED = "more-reached"
    NO_OWNER = "no-owner"
    OVERDUE = "overdue"


@dataclass(frozen=True, slots=True)
class SecondLook:
    """One question to ask again. Which of the fields it has, its kind says."""

    kind: LookKind
    item: Item | None = None
    question: Question | None = None
    group: FamilyGroup | None = None
    needs: Item | None = None
    action: Action | None = None


def second_look(found: Findings, assessment: Assessment) -> tuple[SecondLook, ...]:
    """Every question worth asking again, in guide order, then in the order of the roadmap."""
    looks = [
        look for finding in found.in_guide_order for look in _of_item(finding, found, assessment)
    ]
    return (*looks, *_of_plan(found, assessment))


def _of_item(finding: ItemFinding, found: Findings, assessment: Assessment) -> Iterator[SecondLook]:
    item = finding.item
    if item.kind is ItemKind.RECOMMENDATION:
        yield from _of_recommendation(finding, found, assessment)
    for reading in finding.position.readings:
        if reading.above_middle and not assessment.answer(reading.question.id).know.strip():
            yield SecondLook(LookKind.NO_HOW_WE_KNOW, item, reading.question)


def _of_recommendation(
    finding: ItemFinding, found: Findings, assessment: Assessment
) -> Iterator[SecondLook]:
    item = finding.item
    if finding.word in (Word.MOSTLY, Word.FULLY) and not finding.services:
        yield SecondLook(LookKind.NO_SERVICE, item)
    if word_but_for_groups(finding.position) is Word.FULLY:
        for group in finding.groups_missing:
            yield SecondLook(LookKind.GROUP_MISSING, item, group=group)
    if finding.word is Word.FULLY:
        for other in item.enabled_by:
            needs = found.of(other)
            if needs.word in GAPS:
                yield SecondLook(LookKind.NEEDS_NOT_IN_PLACE, item, needs=needs.item)
    eligible = families(item, Measures.ELIGIBLE, assessment)
    reached = families(item, Measures.REACHED, assessment)
    if eligible is not None and reached is not None and reached > eligible:
        yield SecondLook(LookKind.MORE_REACHED, item)


def _of_plan(found: Findings, assessment: Assessment) -> Iterator[SecondLook]:
    for action in assessment.plan.actions:
        if action.status is ActionStatus.COMPLETE:
            continue
        if not action.has_owner:
            yield SecondLook(LookKind.NO_OWNER, action=action)
        if action.overdue(found.as_of):
            yield SecondLook(LookKind.OVERDUE, action=action)
