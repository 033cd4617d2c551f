"""What people picked before the group talked, round by round (`method.md` section 5)."""

from __future__ import annotations

from itertools import zip_longest
from typing import Annotated

from pydantic import Field

from reflective_app.domain.value import Id, ShortText, Value

Count = Annotated[int, Field(ge=0, le=9_999)]


class Pick(Value):
    """What one person picked, or how many of one role picked what.

    `counts` are from the lowest sentence upwards, as many as the ladder has. `respondent` is a
    random id, and only there where one person's answers are kept together.
    """

    role: ShortText = ""
    respondent: Id | None = None
    counts: tuple[Count, ...] = ()
    dont_know: Count = 0
    not_mine: Count = 0


Round = tuple[Pick, ...]
"""One vote on one question."""


def tally(round_: Round) -> tuple[int, ...]:
    """How many picked each sentence, from the lowest upwards; `?` and `x` left out."""
    return tuple(map(sum, zip_longest(*(pick.counts for pick in round_), fillvalue=0)))
