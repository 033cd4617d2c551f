"""Who may be shown apart: never a group so small that it gives one person away (`needs.md` 3.4)."""

from __future__ import annotations

from typing import NamedTuple

from reflective_app.domain.picks import Pick, Round, together
from reflective_app.domain.workshop import FEWEST_SHOWN


class Group(NamedTuple):
    """The picks of one role, or of several that are too small to be shown apart."""

    roles: tuple[str, ...]
    picks: Pick


def by_role(round_: Round, fewest: int = FEWEST_SHOWN) -> tuple[Group, ...]:
    """A round by role, those with fewer people than `fewest` together.

    Where those together are still too few, the next smallest role joins them, so that they cannot
    be had by taking the others from the whole. Empty where fewer than two groups would be left:
    then there is nothing to compare, or the whole is somebody's vote. Picks without a role count as
    one role of their own, with no name. `fewest` can be raised, and not lowered below three.
    """
    fewest = max(fewest, FEWEST_SHOWN)
    roles: dict[str, list[Pick]] = {}
    for pick in filter(lambda pick: pick.people, round_):
        roles.setdefault(pick.role.strip(), []).append(pick)
    groups = [Group((role,), together(tuple(picks))) for role, picks in roles.items()]
    order = {role: place for place, role in enumerate(roles)}
    groups.sort(key=lambda group: (group.picks.people, -order[group.roles[0]]))
    merged: list[Group] = []
    while groups and (groups[0].picks.people < fewest or 0 < _people(merged) < fewest):
        merged.append(groups.pop(0))
    shown = sorted(groups, key=lambda group: order[group.roles[0]])
    if merged:
        names = sorted((group.roles[0] for group in merged), key=order.__getitem__)
        shown.append(Group(tuple(names), together(tuple(group.picks for group in merged))))
    return tuple(shown) if len(shown) > 1 else ()


def _people(groups: list[Group]) -> int:
    return sum(group.picks.people for group in groups)
