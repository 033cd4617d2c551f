"""What differs between two states of one assessment."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol, TypeVar

from reflective_app.domain.assessment import NO_CELLS, NOT_DISCUSSED, Assessment, Cell


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
    workshop: bool = False
    responses: frozenset[str] = frozenset()
    texts: frozenset[str] = frozenset()

    @property
    def empty(self) -> bool:
        """Whether nothing changed."""
        return self == _NOTHING

    @property
    def count(self) -> int:
        """How many things changed; each answer, cell, service, action and point is one."""
        asked = self.questions, self.cells, self.picks
        lists = self.services, self.actions, self.parking, self.facts
        records = *asked, *lists, self.responses, self.texts
        said = self.profile, self.participants, self.label_checks, self.workshop
        others = *said, self.plan, self.order
        return sum(map(len, records)) + sum(others) + self.question_set


_NOTHING = AssessmentChange()
_Key = TypeVar("_Key")
Grid = Mapping[str, Mapping[str, Cell]]


class _HasId(Protocol):
    @property
    def id(self) -> str: ...


def change_between(before: Assessment | None, after: Assessment) -> AssessmentChange:
    """What changed from one state to the next; without one before, everything recorded.

    A new revision alone is no change: saving is not an edit.
    """
    then = before or Assessment(id=after.id, question_set=after.question_set, profile=after.profile)
    kinds: tuple[tuple[tuple[_HasId, ...], tuple[_HasId, ...]], ...] = (
        (then.services, after.services),
        (then.plan.actions, after.plan.actions),
        (then.parking, after.parking),
        (then.local_picture, after.local_picture),
    )
    rows = [(a, b) if a is not b else ((), ()) for a, b in kinds]
    services, actions, parking, facts = (differing(_by_id(a), _by_id(b)) for a, b in rows)
    return AssessmentChange(
        questions=differing(then.answers, after.answers, NOT_DISCUSSED),
        cells=_cells_differing(then.grid, after.grid),
        services=services,
        actions=actions,
        parking=parking,
        picks=differing(then.picks, after.picks),
        facts=facts,
        profile=before is None or (then.id, then.profile) != (after.id, after.profile),
        participants=then.participants != after.participants,
        label_checks=then.label_checks != after.label_checks,
        plan=_set_aside(then) != _set_aside(after),
        order=any(_moved(a, b) for a, b in rows),
        question_set=then.question_set != after.question_set,
        workshop=then.workshop != after.workshop,
        responses=differing(_by_respondent(then), _by_respondent(after)),
        texts=differing(then.texts, after.texts),
    )


def differing(
    before: Mapping[_Key, object], after: Mapping[_Key, object], blank: object = None
) -> frozenset[_Key]:
    """What is another value in each; what is in neither, or in one as `blank`, is the same.

    Most values are the very same objects, which is quicker to see than that they are equal.
    """
    if before is after:
        return frozenset()
    return frozenset(
        key
        for key in before.keys() | after.keys()
        if (then := before.get(key, blank)) is not (now := after.get(key, blank)) and then != now
    )


def _cells_differing(before: Grid, after: Grid) -> frozenset[tuple[str, str]]:
    return frozenset(
        (item, group)
        for item in differing(before, after, NO_CELLS)
        for group in differing(before.get(item, NO_CELLS), after.get(item, NO_CELLS))
    )


def _by_respondent(assessment: Assessment) -> dict[str, object]:
    return {each.respondent: each for each in assessment.responses}


def _by_id(records: Iterable[_HasId]) -> dict[str, object]:
    return {record.id: record for record in records}


def _moved(before: Iterable[_HasId], after: Iterable[_HasId]) -> bool:
    """Whether the records that are in both stand in another order."""
    then, now = ([record.id for record in records] for records in (before, after))
    both = {*then} & {*now}
    return [each for each in then if each in both] != [each for each in now if each in both]


def _set_aside(assessment: Assessment) -> tuple[object, ...]:
    plan = assessment.plan
    return plan.not_now, plan.drafts_set_aside, plan.decisions_asked
