"""What is plainly so of an action and worth saying: it stands early, is late, or has no owner."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.phases import (
    begins_after,
    by_rule,
    due_before,
    ends_after,
    needed,
    phases,
    stands_before,
    starts_before,
)
from reflective_app.domain.plan import Action, ActionStatus, Phase


class PlanNoteKind(StrEnum):
    """What is worth saying of an action."""

    NO_OWNER = "no-owner"
    PLACED_EARLY = "placed-early"
    DUE_EARLY = "due-early"
    STARTS_EARLY = "starts-early"
    STARTS_AFTER_DUE = "starts-after-due"
    OVERDUE = "overdue"
    AFTER_PHASE = "after-phase"
    BEFORE_PHASE = "before-phase"
    NO_REASON = "no-reason"


@dataclass(frozen=True, slots=True)
class PlanNote:
    """One thing to say of an action; `other` is the action that it waits for, where there is one.

    Nothing is changed because of it: the group decides.
    """

    kind: PlanNoteKind
    action: Action
    other: Action | None = None


class Unsaid(StrEnum):
    """What a board asks of every action."""

    ITEMS = "items"
    OWNER = "owner"
    DUE = "due"
    MEASURE = "measure"
    BASELINE = "baseline"
    COST = "cost"
    FUNDING = "funding"
    WHO_MAY_MISS_OUT = "who_may_miss_out"


ASKED = tuple(Unsaid)


def unsaid(action: Action) -> tuple[Unsaid, ...]:
    """What a board would ask of an action and nobody wrote; nothing of one that is complete."""
    if action.status is ActionStatus.COMPLETE:
        return ()
    said = (
        action.items,
        action.owner.strip(),
        action.due,
        action.measure.strip(),
        action.baseline.strip(),
        action.cost.strip(),
        action.funding.strip(),
        action.who_may_miss_out.strip(),
    )
    return tuple([each for each, value in zip(ASKED, said, strict=True) if not value])


def plan_notes(
    assessment: Assessment, standing: Mapping[str, Phase] | None = None, as_of: date | None = None
) -> dict[str, tuple[PlanNote, ...]]:
    """What is worth saying, by action; actions of which nothing is are left out.

    Nothing is said of what is complete. Dates count from the assessment's own, `as_of` is the day
    on which one looks. `standing` spares working out the phases again.
    """
    actions = {action.id: action for action in assessment.plan.actions}
    where = phases(actions.values()) if standing is None else standing
    start = assessment.profile.date
    told = {
        name: tuple(_of_action(action, actions, where, start, as_of or start))
        for name, action in actions.items()
        if action.status is not ActionStatus.COMPLETE
    }
    return {name: notes for name, notes in told.items() if notes}


def moved_without_reason(action: Action, standing: Mapping[str, Phase]) -> bool:
    """Whether the group moved an action elsewhere than its ratings say, and wrote no reason."""
    moved = action.phase is not None and action.phase is not by_rule(action, standing)
    return moved and not action.reason.strip()


def _of_action(
    action: Action,
    actions: Mapping[str, Action],
    standing: Mapping[str, Phase],
    start: date,
    as_of: date,
) -> Iterator[PlanNote]:
    kind = PlanNoteKind
    if not action.has_owner:
        yield PlanNote(kind.NO_OWNER, action)
    phase = standing[action.id]
    if moved_without_reason(action, standing):
        yield PlanNote(kind.NO_REASON, action)
    for other in needed(action, actions):
        if other.status is ActionStatus.COMPLETE:
            continue
        if stands_before(action, other, standing):
            yield PlanNote(kind.PLACED_EARLY, action, other)
        if due_before(action, other):
            yield PlanNote(kind.DUE_EARLY, action, other)
        elif starts_before(action, other):  # whoever ends before it starts before it, too
            yield PlanNote(kind.STARTS_EARLY, action, other)
    if action.due is None:
        return
    if action.start is not None and action.due < action.start:
        yield PlanNote(kind.STARTS_AFTER_DUE, action)
    if action.overdue(as_of):
        yield PlanNote(kind.OVERDUE, action)
    if ends_after(phase, action.due, start):
        yield PlanNote(kind.AFTER_PHASE, action)
    elif begins_after(phase, action.due, start) and not action.overdue(as_of):
        yield PlanNote(kind.BEFORE_PHASE, action)
