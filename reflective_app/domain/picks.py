"""What people picked before the group talked, round by round (`method.md` section 5)."""

from __future__ import annotations

from enum import StrEnum
from itertools import zip_longest
from typing import Annotated

from pydantic import Field

from reflective_app.domain.value import Id, ShortText, Value

Count = Annotated[int, Field(ge=0, le=9_999)]


class Way(StrEnum):
    """How picks were taken (`needs.md` 3.4). The first two are not of the vote in the room."""

    BEFORE = "before"
    SHEET = "sheet"
    CARDS = "cards"
    SLIPS = "slips"
    KEYPAD = "keypad"


ALONE = frozenset({Way.BEFORE, Way.SHEET})
"""Ways of saying what one thinks by oneself, in a response file or on a paper sheet."""


class Pick(Value):
    """What one person picked, or how many of one role picked what.

    `counts` are from the lowest sentence upwards, as many as the ladder has. `respondent` is a
    random id, and only there where one person's answers are kept together. `way` is None where a
    table was brought in that does not say how the picks were taken.
    """

    role: ShortText = ""
    respondent: Id | None = None
    counts: tuple[Count, ...] = ()
    dont_know: Count = 0
    not_mine: Count = 0
    way: Way | None = None

    @property
    def people(self) -> int:
        """How many people it stands for."""
        return sum(self.counts) + self.dont_know + self.not_mine


Round = tuple[Pick, ...]
"""One vote on one question."""


def tally(round_: Round) -> tuple[int, ...]:
    """How many picked each sentence, from the lowest upwards; `?` and `x` left out."""
    return tuple(map(sum, zip_longest(*[pick.counts for pick in round_], fillvalue=0)))


def is_alone(round_: Round) -> bool:
    """Whether a round holds what people said by themselves, and no vote of the room."""
    return bool(round_) and all(pick.way in ALONE for pick in round_)


def said_alone(rounds: tuple[Round, ...]) -> Round:
    """What people said by themselves, before or beside the room's votes."""
    return tuple(pick for round_ in rounds if is_alone(round_) for pick in round_)


def votes_of(rounds: tuple[Round, ...]) -> tuple[Round, ...]:
    """The rounds in which the room voted."""
    return tuple(round_ for round_ in rounds if not is_alone(round_))


def together(round_: Round) -> Pick:
    """All picks of a round as one, without roles."""
    return Pick(
        counts=tally(round_),
        dont_know=sum(pick.dont_know for pick in round_),
        not_mine=sum(pick.not_mine for pick in round_),
    )
