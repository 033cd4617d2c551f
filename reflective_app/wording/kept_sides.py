"""Two versions side by side, in sections to be read before one of them is chosen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from reflective_app.domain.assessment import AnswerState, Assessment
from reflective_app.wording.dates import number
from reflective_app.wording.kept import what_differs
from reflective_app.wording.kept_records import (
    ABSENT,
    CHANGED,
    EMPTY,
    PRESENT,
    Difference,
    quoted,
)
from reflective_app.wording.words import STATES

NOTHING_SAID = frozenset({ABSENT, EMPTY, quoted(STATES[AnswerState.NOT_DISCUSSED])})
"""What stands where a version says nothing of a thing."""


class Told(NamedTuple):
    """A place, and what there is to say about it."""

    place: str
    words: str = ""


class Section(NamedTuple):
    """What belongs together, under a head."""

    head: str
    told: tuple[Told, ...]


def newer(then: Assessment | None, now: Assessment) -> tuple[Section, ...]:
    """What the later version has that the earlier has not; all of it, where there is no earlier.

    Not counted: an answer can have several lines, and is counted as one beside this.
    """
    found = what_differs(then or unwritten(now), now)
    if not found:
        return ()
    if then is None:
        told = tuple(Told(each.place, _one(each.now)) for each in found)
        return (Section("What was written down", told),)
    told = tuple(Told(each.place, each.words) for each in found)
    return (Section("What differs from the file", told),)


def unwritten(now: Assessment) -> Assessment:
    """The same assessment as it was before anything was written down."""
    return Assessment(id=now.id, question_set=now.question_set, profile=now.profile)


def side_by_side(
    here: Assessment, there: Assessment, name: str = "in the file"
) -> tuple[Section, ...]:
    """What differs in both, what only the other has, and what is only here. Empty sections go.

    Args:
        here: what is open.
        there: the other version.
        name: where the other version is, within a sentence.
    """
    found = what_differs(here, there)
    theirs = [each for each in found if each.then in NOTHING_SAID]
    mine = [each for each in found if each.now in NOTHING_SAID and each not in theirs]
    both = [each for each in found if each not in theirs and each not in mine]
    return _sections(
        (f"Different here and {name}", [Told(each.place, _both(each, name)) for each in both]),
        (f"Only {name}", [Told(each.place, _one(each.now)) for each in theirs]),
        ("Only here", [Told(each.place, _one(each.then)) for each in mine]),
    )


def _both(each: Difference, name: str) -> str:
    return CHANGED if each.words == CHANGED else f"here {each.then}, {name} {each.now}"


def _one(words: str) -> str:
    return "" if words == PRESENT else words


def _sections(*parts: tuple[str, Sequence[Told]]) -> tuple[Section, ...]:
    return tuple(
        Section(f"{head} ({number(len(told))})", tuple(told)) for head, told in parts if told
    )
