"""The votes of a shared copy: counts, never a person, and for a partner no small group."""

from __future__ import annotations

from collections.abc import Iterator

from reflective_app.domain.alias import Said
from reflective_app.domain.picks import Pick, Round, Way, is_alone, together
from reflective_app.domain.shared_mark import OTHER_ROLES, Reader
from reflective_app.domain.small_groups import by_role


def shared_rounds(
    rounds: tuple[Round, ...], reader: Reader, fewest: int, say: Said
) -> tuple[Round, ...]:
    """The rounds of one question as a reader may have them; empty where nothing is left.

    Colleagues have a count for each role. A partner has counts of `fewest` people or more, smaller
    roles together; a round of fewer people goes. The public has none. How people voted goes, but
    for whether they did so alone: that must not look like a vote of the room.
    """
    if reader is Reader.PUBLIC:
        return ()
    counted = _by_each_role if reader is Reader.COLLEAGUES else _of_several
    made = []
    for round_ in rounds:
        way = Way.BEFORE if is_alone(round_) else None
        picks = counted(round_, fewest)
        if picks:
            made.append(tuple(_as_counts(say(role), pick, way) for role, pick in picks))
    return tuple(made)


def _by_each_role(round_: Round, _: int) -> tuple[tuple[str, Pick], ...]:
    """A round by role, however few there are."""
    return tuple((role, together(picks)) for role, picks in _roles(round_))


def _of_several(round_: Round, fewest: int) -> tuple[tuple[str, Pick], ...]:
    """A round by role as far as that shows nobody; else all of it; nothing where they are few.

    The groups are those of `small_groups.by_role`, which can be had by no subtraction.
    """
    if groups := by_role(round_, fewest):
        names = (g.roles[0] if len(g.roles) == 1 else OTHER_ROLES for g in groups)
        return tuple(zip(names, (group.picks for group in groups), strict=True))
    whole = together(round_)
    return (("", whole),) if whole.people >= fewest else ()


def _roles(round_: Round) -> Iterator[tuple[str, Round]]:
    for role in dict.fromkeys(pick.role.strip() for pick in round_):
        yield role, tuple(pick for pick in round_ if pick.role.strip() == role)


def _as_counts(role: str, pick: Pick, way: Way | None) -> Pick:
    return Pick(
        role=role, counts=pick.counts, dont_know=pick.dont_know, not_mine=pick.not_mine, way=way
    )
