"""How the roadmap went between two days, from what was reported of its actions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

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
    """The day of the update before the last; the assessment's own where there is none.

    A first update from before the assessment's day is looked at from its own day.
    """
    days = update_days(assessment.plan.actions)
    return days[-2] if len(days) > 1 else min((assessment.profile.date, *days))


def progress(assessment: Assessment, since: date) -> Progress:
    """What changed from a day to the last update, or to the assessment's date if that is later.

    From the day of the last update, what was reported on that very day counts as since.
    """
    actions = assessment.plan.actions
    days = update_days(actions)
    on = max((assessment.profile.date, *days))
    before = {action.id: _before(action, since, days) for action in actions}
    changed, unchanged = [], []
    for action in actions:
        was = before[action.id]
        if was is not None and was.status is not action.status:
            changed.append(StatusChange(action, was.status))
        elif was is not None:
            unchanged.append(action)
    unheard = [action for action in actions if before[action.id] is None]
    return Progress(
        since=since,
        on=on,
        changed=tuple(changed),
        first=tuple(action for action in unheard if action.updates),
        silent=tuple(action for action in unheard if not action.updates),
        unchanged=tuple(unchanged),
        overdue=tuple(action for action in actions if action.overdue(on)),
    )


def _before(action: Action, since: date, days: tuple[date, ...]) -> Update | None:
    """What was last reported by a day; before it, where that day's report is the last of all."""
    was = last_update(action, since)
    if was is not None and was.on == since == days[-1] and was.status is action.status:
        return last_update(action, was.on - timedelta(days=1))
    return was
