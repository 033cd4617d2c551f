"""How the roadmap went between two days, from what was reported of its actions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.plan import Action, ActionStatus, Update


@dataclass(frozen=True, slots=True)
class StatusChange:
    """An action whose status is another than it was."""

    action: Action
    before: ActionStatus


@dataclass(frozen=True, slots=True)
class Progress:
    """What changed since a day, each in the group's order.

    `unchanged` have the status that they had; `first` were not reported on by that day, and have
    been since; of `silent` nobody has reported anything. `overdue` were due before `on`, the day of
    the last report, and are not complete.
    """

    since: date
    on: date
    changed: tuple[StatusChange, ...]
    first: tuple[Action, ...]
    silent: tuple[Action, ...]
    unchanged: tuple[Action, ...]
    overdue: tuple[Action, ...]


def update_days(actions: Iterable[Action]) -> tuple[date, ...]:
    """The days on which anything was reported, in order."""
    return tuple(sorted({update.on for action in actions for update in action.updates}))


def update_on(action: Action, on: date) -> Update | None:
    """What was reported of an action on a day."""
    return next((update for update in action.updates if update.on == on), None)


def last_update(action: Action, on: date) -> Update | None:
    """The last that was reported of an action by a day, that day included."""
    return max(
        (update for update in action.updates if update.on <= on),
        key=lambda each: each.on,
        default=None,
    )


def usual_since(assessment: Assessment) -> date:
    """The day of the update before the last; the assessment's own where there is none."""
    days = update_days(assessment.plan.actions)
    return days[-2] if len(days) > 1 else assessment.profile.date


def progress(assessment: Assessment, since: date) -> Progress:
    """What changed from a day to the last update, or to the assessment's date if that is later."""
    actions = assessment.plan.actions
    on = max((assessment.profile.date, *update_days(actions)))
    before = {action.id: last_update(action, since) for action in actions}
    changed, unchanged = [], []
    for action in actions:
        was = before[action.id]
        if was is not None and was.status is not action.status:
            changed.append(StatusChange(action, was.status))
        elif was is not None:
            unchanged.append(action)
    unheard = [action for action in actions if before[action.id] is None]
    late = [each for each in actions if each.due is not None and each.due < on]
    return Progress(
        since=since,
        on=on,
        changed=tuple(changed),
        first=tuple(action for action in unheard if action.updates),
        silent=tuple(action for action in unheard if not action.updates),
        unchanged=tuple(unchanged),
        overdue=tuple(each for each in late if each.status is not ActionStatus.COMPLETE),
    )
