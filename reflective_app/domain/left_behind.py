"""The texts that stay behind when a copy is shared, to be looked for in what was written.

By the table of `shared_fields`, and not from the copy, so that a copy that holds too much shows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from reflective_app.domain.alias import Said, alias_for, names_of
from reflective_app.domain.assessment import AnswerState, Assessment, Became, CellValue
from reflective_app.domain.picks import Way
from reflective_app.domain.plan import ActionStatus, Phase
from reflective_app.domain.register import ServiceStatus
from reflective_app.domain.shared_copy import row_id
from reflective_app.domain.shared_fields import PART_OF, Go, Leaf, Path, Subject, goes, leaves
from reflective_app.domain.shared_mark import (
    ANOTHER_COUNCIL,
    NOT_SHARED,
    OTHER_ROLES,
    Part,
    Reader,
)
from reflective_app.domain.sharing import Sharing

SHORTEST = 4
"""Characters of the shortest text that is looked for (`files.md` section 3)."""

_ENUMERATED = (
    *(AnswerState, CellValue, Phase, ActionStatus, Way, ServiceStatus, Became),
    *(Reader, Part),
)
_OURS = (
    *(NOT_SHARED, ANOTHER_COUNCIL, OTHER_ROLES),
    *(word.value for kind in _ENUMERATED for word in kind),
)
"""What the program itself writes into a copy."""


class LeftText(NamedTuple):
    """A text that stays behind, as it is looked for, and where it stood."""

    text: str
    place: Path


def leaves_with(subject: Subject, sharing: Sharing) -> bool:
    """Whether a subject leaves in a copy, by the table."""
    go = goes(subject, sharing.reader)
    if go is Go.TICKED:
        return PART_OF[subject] in sharing.parts
    return go is Go.YES


def left_behind(assessment: Assessment, sharing: Sharing) -> tuple[LeftText, ...]:
    """Every text of four characters or more that stays and stands nowhere in what leaves.

    Each is there whole and line by line, `folded`. A council's own name is among them wherever an
    alias stands in its place, though it may be part of a longer text that leaves.
    """
    say = alias_for(assessment.profile.council, sharing.alias)
    own = [leaf for leaf in leaves(assessment) if leaf.subject is not Subject.GUIDE]
    kept = "\n".join(map(folded, _kept(own, assessment, sharing, say)))
    found: dict[str, LeftText] = {}
    for leaf in own:
        if not _stays(leaf, sharing):
            continue
        for text in _whole_and_by_line(leaf.value):
            if len(text) >= SHORTEST and text not in kept:
                found.setdefault(text, LeftText(text, leaf.place))
    if sharing.alias:
        for name in map(folded, names_of(assessment.profile.council)):
            found[name] = LeftText(name, ("profile", "council"))
    return tuple(found.values())


def folded(text: str) -> str:
    """A text as it is looked for: neither capitals nor the kind of space make a difference."""
    return " ".join(text.casefold().split())


def _stays(leaf: Leaf, sharing: Sharing) -> bool:
    outside = sharing.reader is not Reader.COLLEAGUES
    if leaf.place == ("id",):
        return True  # a copy has one of its own
    if outside and leaf.place[-1] == "id" and leaf.place[0] != "question_set":
        return True  # rows are numbered anew
    if outside and _is_role(leaf):
        return True  # those that are large enough are among what leaves
    return not leaves_with(leaf.subject, sharing)


def _kept(
    own: Iterable[Leaf], assessment: Assessment, sharing: Sharing, say: Said
) -> Iterator[str]:
    yield from _OURS
    yield sharing.alias
    yield sharing.on.isoformat()
    yield from _new_ids(assessment)
    for leaf in own:
        if isinstance(leaf.value, str) and not _stays(leaf, sharing):
            yield say(leaf.value)
    if sharing.reader is Reader.PARTNER:
        yield from map(say, _large_roles(assessment))


def _new_ids(assessment: Assessment) -> Iterator[str]:
    """What rows are called in a copy that leaves the council."""
    plan, facts = assessment.plan.actions, assessment.local_picture
    rows = ("fact", facts), ("service", assessment.services), ("action", plan)
    for kind, listed in (*rows, ("point", assessment.parking)):
        yield from (row_id(kind, number) for number in range(1, len(listed) + 1))


def _large_roles(assessment: Assessment) -> Iterator[str]:
    """The roles that so many people spoke for in a round that they may be shown."""
    for rounds in assessment.picks.values():
        for round_ in rounds:
            people: dict[str, int] = {}
            for pick in round_:
                people[pick.role] = people.get(pick.role, 0) + pick.people
            fewest = assessment.workshop.fewest_shown
            yield from (role for role, count in people.items() if count >= fewest)


def _is_role(leaf: Leaf) -> bool:
    return leaf.place[0] == "picks" and leaf.place[-1] == "role"


def _whole_and_by_line(value: str | int | bool) -> Iterator[str]:
    if isinstance(value, str):
        yield folded(value)
        if "\n" in value.strip():
            yield from map(folded, value.splitlines())
