"""How much of each part the summary on one page prints, from ample to tight."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TypedDict

from reflective_app.reports.outline import PageBreak

AT_MOST = 3
CLOSER, USUAL = PageBreak(close=True, goes_on=True), PageBreak(goes_on=True)
"""Lines set closer, in letters as large; and back."""


@dataclass(frozen=True, slots=True)
class Room:
    """How many recommendations have a row each, how many gaps a whole reason, and so on."""

    rows: int = 6
    """More recommendations than these are listed by position, and the first few have a reason."""
    reasons: int = AT_MOST
    """How many gaps have a whole reason; the others have the sentence that decides."""
    decisions: int = 6
    letters: int = 260
    """Of each decision."""
    purpose: int = 260
    """Letters of what it is for; 0 where it is left to the gap report."""
    named: int = 12
    """How many duties, and how many strengths."""
    endings: int = AT_MOST
    """How many sentences on money that ends."""
    needed: bool = True
    """Whether what the first ones depend on has its names, and not its codes alone."""
    lanes_only: bool = False
    """Whether the other gaps have only the name of their lane."""


class Tighter(TypedDict, total=False):
    """What a room has less of than the one before it."""

    rows: int
    reasons: int
    decisions: int
    letters: int
    purpose: int
    named: int
    endings: int
    needed: bool
    lanes_only: bool


TIGHTER: tuple[Tighter, ...] = (
    {"purpose": 160, "named": 6},
    {"reasons": 2},
    {"endings": 2},
    {"purpose": 90},
    {"named": 4},
    {"reasons": 1},
    {"named": 3},
    {"endings": 1},
    {"needed": False},
    {"purpose": 0},
    {"letters": 200},
    {"decisions": 5},
    {"letters": 160},
    {"named": 2},
    {"decisions": 4},
    {"decisions": AT_MOST},
    {"letters": 120},
    {"lanes_only": True},
    {"endings": 0},
    {"rows": 0},
    {"reasons": 0, "decisions": 2, "letters": 80, "named": 1},
    {"decisions": 1, "letters": 40},
)


def rooms() -> Iterator[Room]:
    """Each is tighter than the one before it.

    What the council is asked to decide is cut last: nobody can decide half a sentence.
    """
    room = Room()
    yield room
    for tighter in TIGHTER:
        room = replace(room, **tighter)
        yield room
