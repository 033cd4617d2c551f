"""Which findings an edit has not touched, so that they need not be worked out again."""

from __future__ import annotations

from dataclasses import replace

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.findings import Findings, ItemFinding, Lane
from reflective_app.domain.item import Item
from reflective_app.domain.label_checks import check_of


def still_true(found: Findings, before: Assessment, after: Assessment) -> dict[str, ItemFinding]:
    """The findings by item that hold for another assessment too, each by itself.

    `found` are the findings of `before`. Whether a principle is pulled up depends on other items,
    and is left to `findings`.
    """
    if before.question_set is not after.question_set:
        return {}
    return {
        finding.item.id: _by_itself(finding)
        for finding in (*found.items, *found.local)
        if _untouched(finding.item, before, after)
    }


def _by_itself(finding: ItemFinding) -> ItemFinding:
    """The finding as it is before principles are pulled up."""
    pulled_up = bool(finding.holds_back)
    return replace(finding, lane=Lane.CONDITIONS, holds_back=()) if pulled_up else finding


def _untouched(item: Item, before: Assessment, after: Assessment) -> bool:
    """Whether all that an item's finding goes by is the same."""
    same_checks = before.label_checks is after.label_checks
    same_services = before.services is after.services
    return (
        before.grid.get(item.id) == after.grid.get(item.id)
        and (same_services or before.services_naming(item.id) == after.services_naming(item.id))
        and before.plan.not_now.get(item.id) == after.plan.not_now.get(item.id)
        and (same_checks or check_of(item.id, before) == check_of(item.id, after))
        and all(
            before.answer(question.id) is after.answer(question.id)
            and before.picks.get(question.id) is after.picks.get(question.id)
            for question in item.questions
        )
    )
