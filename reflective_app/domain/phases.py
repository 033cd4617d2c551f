"""When each action happens: from its ratings and what it depends on (`method.md` section 6)."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import partial

from reflective_app.domain.plan import Action, Ease, Phase

HARDEST_FIRST = (Ease.HARD, Ease.MODERATE, Ease.EASY)
PHASE_OF = {Ease.EASY: Phase.NOW, Ease.MODERATE: Phase.NEXT, Ease.HARD: Phase.LATER}
NOTHING_RATED = Phase.NEXT
ORDER = tuple(Phase)
MONTHS = {Phase.NOW: (0, 6), Phase.NEXT: (6, 18), Phase.LATER: (18, 36)}
"""When a phase begins and ends, in months from the assessment's date."""


def phases(actions: Iterable[Action]) -> dict[str, Phase]:
    """Where each action stands: where the group moved it, else where the rule puts it."""
    listed = {action.id: action for action in actions}
    standing = {name: action.phase for name, action in listed.items() if action.phase is not None}
    for name, action in listed.items():
        if name not in standing:
            if action.depends_on:
                _stand(action, listed, standing)
            else:
                standing[name] = rated(action)
    return {name: standing[name] for name in listed}


def by_rule(action: Action, standing: Mapping[str, Phase]) -> Phase:
    """Where ratings and dependencies put an action, wherever the group moved it.

    The hardest rating counts; nothing rated is Next. One phase after the last action that it
    depends on, `standing` saying where those are, and at most Later.
    """
    alone = rated(action)
    if not action.depends_on:
        return alone
    earliest = ORDER.index(alone)
    for other in action.depends_on:
        if other in standing:
            earliest = max(earliest, ORDER.index(standing[other]) + 1)
    return ORDER[min(earliest, len(ORDER) - 1)]


def rated(action: Action) -> Phase:
    """The phase that the ratings alone would give."""
    hardest = hardest_of(action)
    return PHASE_OF[hardest] if hardest is not None else NOTHING_RATED


def hardest_of(action: Action) -> Ease | None:
    """The rating that counts; None where nothing was rated."""
    given = action.ease.given
    for ease in HARDEST_FIRST:
        if ease in given:
            return ease
    return None


def placed_early(actions: Iterable[Action]) -> tuple[tuple[Action, Action], ...]:
    """Each action that stands in an earlier phase than one it depends on, with that one."""
    listed = tuple(actions)
    return _with_what_it_needs(listed, partial(stands_before, standing=phases(listed)))


def due_early(actions: Iterable[Action]) -> tuple[tuple[Action, Action], ...]:
    """Each action that is to be done before one it depends on is due, with that one."""
    return _with_what_it_needs(actions, due_before)


def starts_early(actions: Iterable[Action]) -> tuple[tuple[Action, Action], ...]:
    """Each action that starts before one it depends on is due, with that one."""
    return _with_what_it_needs(actions, starts_before)


def stands_before(action: Action, other: Action, standing: Mapping[str, Phase]) -> bool:
    """Whether one action stands in an earlier phase than another."""
    return ORDER.index(standing[action.id]) < ORDER.index(standing[other.id])


def due_before(action: Action, other: Action) -> bool:
    """Whether one action is due before another is; not where either has no date."""
    return action.due is not None and other.due is not None and action.due < other.due


def starts_before(action: Action, other: Action) -> bool:
    """Whether one action starts before another is due; not where either has no date."""
    return action.start is not None and other.due is not None and action.start < other.due


def needed(action: Action, actions: Mapping[str, Action]) -> Iterator[Action]:
    """The actions that one waits for, in the order in which it names them."""
    return (actions[other] for other in action.depends_on if other in actions)


def waits_for(action_id: str, other_id: str, actions: Iterable[Action]) -> bool:
    """Whether one action has to wait for another, directly or through others, or is the other.

    Where it does, the other cannot be made to wait for it: that would be a loop.
    """
    listed = {action.id: action for action in actions}
    waiting, seen = [action_id], set[str]()
    while waiting:
        at = waiting.pop()
        if at == other_id:
            return True
        if at not in seen and at in listed:
            seen.add(at)
            waiting += listed[at].depends_on
    return False


def wait_path(action_id: str, other_id: str, actions: Iterable[Action]) -> tuple[Action, ...]:
    """How one action comes to wait for another: both, and those between, in that order.

    The shortest way; empty where it does not wait for it.
    """
    listed = {action.id: action for action in actions}
    came_from: dict[str, str | None] = {action_id: None}
    waiting = deque([action_id])
    while waiting and other_id not in came_from:
        at = waiting.popleft()
        for other in listed[at].depends_on if at in listed else ():
            if other not in came_from:
                came_from[other] = at
                waiting.append(other)
    step: str | None = other_id if other_id in came_from else None
    path: list[Action] = []
    while step is not None:
        path += [listed[step]] if step in listed else []
        step = came_from[step]
    return tuple(reversed(path))


def ends_after(phase: Phase, due: date, start: date) -> bool:
    """Whether a day is past the month in which a phase ends that counts from `start`."""
    months = (due.year - start.year) * 12 + due.month - start.month
    return months > MONTHS[phase][1]


def begins_after(phase: Phase, due: date, start: date) -> bool:
    """Whether a day is before the month in which a phase begins that counts from `start`."""
    months = (due.year - start.year) * 12 + due.month - start.month
    return months < MONTHS[phase][0]


def _with_what_it_needs(
    actions: Iterable[Action], early: Callable[[Action, Action], bool]
) -> tuple[tuple[Action, Action], ...]:
    """Each action with each of those it depends on that it is too early for."""
    listed = {action.id: action for action in actions}
    return tuple(
        (action, other)
        for action in listed.values()
        for other in needed(action, listed)
        if early(action, other)
    )


def _stand(action: Action, listed: Mapping[str, Action], standing: dict[str, Phase]) -> None:
    """Find where an action stands, those it waits for first. A loop, which no plan has, ends it.

    Step by step rather than by calling itself: a chain may be longer than Python calls deep.
    """
    way, begun = [action], set[str]()
    while way:
        at = way[-1]
        first = [
            other
            for other in needed(at, listed)
            if other.id not in standing and other.id not in begun
        ]
        if at.id not in standing and at.id not in begun and first:
            begun.add(at.id)
            way += first
            continue
        way.pop()
        if at.id not in standing:
            standing[at.id] = by_rule(at, standing)
