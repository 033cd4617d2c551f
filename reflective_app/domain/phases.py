"""When each action happens: from its ratings and what it depends on (`method.md` section 6)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from reflective_app.domain.plan import Action, Ease, Phase

HARDEST_FIRST = (Ease.HARD, Ease.MODERATE, Ease.EASY)
PHASE_OF = {Ease.EASY: Phase.NOW, Ease.MODERATE: Phase.NEXT, Ease.HARD: Phase.LATER}
NOTHING_RATED = Phase.NEXT
ORDER = tuple(Phase)


def phases(actions: Iterable[Action]) -> dict[str, Phase]:
    """Where each action stands: where the group moved it, else where the rule puts it."""
    listed = {action.id: action for action in actions}
    standing: dict[str, Phase] = {}
    for action in listed.values():
        _stand(action, listed, standing, ())
    return standing


def by_rule(action: Action, standing: Mapping[str, Phase]) -> Phase:
    """Where ratings and dependencies put an action, wherever the group moved it.

    The hardest rating counts; nothing rated is Next. One phase after the last action that it
    depends on, `standing` saying where those are, and at most Later.
    """
    earliest = ORDER.index(rated(action))
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
    return next((ease for ease in HARDEST_FIRST if ease in action.ease.given), None)


def placed_early(actions: Iterable[Action]) -> tuple[tuple[Action, Action], ...]:
    """Each action that stands in an earlier phase than one it depends on, with that one."""
    listed = {action.id: action for action in actions}
    standing = phases(listed.values())
    return tuple(
        (action, other)
        for action in listed.values()
        for other in needed(action, listed)
        if ORDER.index(standing[action.id]) < ORDER.index(standing[other.id])
    )


def due_early(actions: Iterable[Action]) -> tuple[tuple[Action, Action], ...]:
    """Each action that is to be done before one it depends on is due, with that one."""
    listed = {action.id: action for action in actions}
    return tuple(
        (action, other)
        for action in listed.values()
        for other in needed(action, listed)
        if action.due is not None and other.due is not None and action.due < other.due
    )


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


def _stand(
    action: Action,
    listed: Mapping[str, Action],
    standing: dict[str, Phase],
    above: tuple[str, ...],
) -> None:
    """Find where an action stands, those that it waits for first. A loop, no plan's, ends it."""
    if action.id in standing or action.id in above:
        return
    for other in needed(action, listed):
        _stand(other, listed, standing, (*above, action.id))
    standing[action.id] = action.phase or by_rule(action, standing)
