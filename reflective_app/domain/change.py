"""What differs between two states of one assessment."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol, TypeVar

from reflective_app.domain.assessment import NOT_DISCUSSED, Answer, Assessment, Cell


@dataclass(frozen=True)
class AssessmentChange:
    """The records that were added, changed or taken away. Empty when nobody wrote anything.

    `plan` stands for recommendations and drafts set aside and decisions asked for; `order` for
    services, actions, parked points or local facts that stand in another order.
    """

    questions: frozenset[str] = frozenset()
    cells: frozenset[tuple[str, str]] = frozenset()
    services: frozenset[str] = frozenset()
    actions: frozenset[str] = frozenset()
    parking: frozenset[str] = frozenset()
    picks: frozenset[str] = frozenset()
    facts: frozenset[str] = frozenset()
    profile: bool = False
    participants: bool = False
    label_checks: bool = False
    plan: bool = False
    order: bool = False
    question_set: bool = False

    @property
    def empty(self) -> bool:
        """Whether nothing changed."""
        return self == _NOTHING

    @property
    def count(self) -> int:
        """How many things changed; each answer, cell, service, action and point is one."""
        asked = self.questions, self.cells, self.picks
        records = *asked, self.services, self.actions, self.parking, self.facts
        others = self.profile, self.participants, self.label_checks, self.plan, self.order
        return sum(map(len, records)) + sum(others) + self.question_set


_NOTHING = AssessmentChange()
_Key = TypeVar("_Key")


class _HasId(Protocol):
    @property
    def id(self) -> str: ...


def change_between(before: Assessment | None, after: Assessment) -> AssessmentChange:
    """What changed from one state to the next; without one before, everything recorded.

    A new revision alone is no change: saving is not an edit.
    """
    then = before or Assessment(id=after.id, question_set=after.question_set, profile=after.profile)
    rows = (
        (then.services, after.services),
        (then.plan.actions, after.plan.actions),
        (then.parking, after.parking),
        (then.local_picture, after.local_picture),
    )
    services, actions, parking, facts = (_differing(_by_id(a), _by_id(b)) for a, b in rows)
    return AssessmentChange(
        questions=_differing(_answered(then), _answered(after)),
        cells=_differing(_cells(then), _cells(after)),
        services=services,
        actions=actions,
        parking=parking,
        picks=_differing(then.picks, after.picks),
        facts=facts,
        profile=before is None or (then.id, then.profile) != (after.id, after.profile),
        participants=then.participants != after.participants,
        label_checks=then.label_checks != after.label_checks,
        plan=_set_aside(then) != _set_aside(after),
        order=any(_moved(a, b) for a, b in rows),
        question_set=then.question_set != after.question_set,
    )


def _differing(before: Mapping[_Key, object], after: Mapping[_Key, object]) -> frozenset[_Key]:
    return frozenset(
        key for key in before.keys() | after.keys() if before.get(key) != after.get(key)
    )


def _answered(assessment: Assessment) -> dict[str, Answer]:
    return {key: answer for key, answer in assessment.answers.items() if answer != NOT_DISCUSSED}


def _cells(assessment: Assessment) -> dict[tuple[str, str], Cell]:
    return {
        (item, group): cell for item, row in assessment.grid.items() for group, cell in row.items()
    }


def _by_id(records: Iterable[_HasId]) -> dict[str, object]:
    return {record.id: record for record in records}


def _moved(before: Iterable[_HasId], after: Iterable[_HasId]) -> bool:
    then, now = ([record.id for record in records] for records in (before, after))
    return [each for each in then if each in set(now)] != [
        each for each in now if each in set(then)
    ]


def _set_aside(assessment: Assessment) -> tuple[object, ...]:
    plan = assessment.plan
    return plan.not_now, plan.drafts_set_aside, plan.decisions_asked
