"""Which findings an edit has not touched, so that they need not be worked out again."""

from __future__ import annotations

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.change import differing
from reflective_app.domain.findings import Findings, ItemFinding, Lane


def still_true(found: Findings, before: Assessment, after: Assessment) -> dict[str, ItemFinding]:
    """The findings by item that hold for another assessment too, each by itself.

    `found` are the findings of `before`. Whether a principle is pulled up depends on other items,
    and is left to `findings`.
    """
    if before.question_set is not after.question_set:
        return {}
    touched = _touched(before, after)
    return {
        finding.item.id: _by_itself(finding)
        for finding in (*found.items, *found.local)
        if finding.item.id not in touched
    }


def _by_itself(finding: ItemFinding) -> ItemFinding:
    """The finding as it is before principles are pulled up."""
    pulled_up = bool(finding.holds_back)
    return finding._replace(lane=Lane.CONDITIONS, holds_back=()) if pulled_up else finding


def _touched(before: Assessment, after: Assessment) -> set[str]:
    """The items of which something that their finding goes by is not the same."""
    asked, items = after.question_set, set[str]()
    questions = differing(before.answers, after.answers) | differing(before.picks, after.picks)
    items.update(asked.item_of(each).id for each in questions if asked.has_question(each))
    items |= differing(before.grid, after.grid)
    items |= differing(before.plan.not_now, after.plan.not_now)
    if before.services is not after.services:
        items |= {
            item.id
            for item in asked.every_item
            if before.services_naming(item.id) != after.services_naming(item.id)
        }
    if before.label_checks is not after.label_checks:
        items |= {check.item for check in (*before.label_checks, *after.label_checks)}
    return items
