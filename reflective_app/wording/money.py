"""What the actions cost, as far as it stands there as an amount: one line, nothing guessed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from reflective_app.domain.plan import Action
from reflective_app.wording.dates import counted, listed, number

_AMOUNT = re.compile(r"£(\d{1,3}(?:,\d{3})+|\d+)(?: (once|a year))?(,[^£\d]*)?\.?")
"""A cost that is one amount and nothing else, but for what it goes on, after a comma."""
_UNSURE = re.compile(
    r"\b(?:each|per|every|a|an|or|to|if|plus|more|less|at|about|month\w*|week\w*)\b"
)
"""After the comma, any of these may make it another sum."""


@dataclass(frozen=True, slots=True)
class Cost:
    """An amount in whole pounds, and how often: once, a year, or not said."""

    pounds: int
    often: str


def amount(cost: str) -> Cost | None:
    """The amount that a cost names; None where it says more than one thing, or none."""
    read = _AMOUNT.fullmatch(cost.strip())
    if read is None or _UNSURE.search(read[3] or ""):
        return None
    return Cost(int(read[1].replace(",", "")), read[2] or "")


def money_words(actions: Iterable[Action]) -> str:
    """The amounts added up, each kind by itself, and how many costs are not among them.

    Empty where no cost is an amount: a sum of nothing would be read as one.
    """
    costs = [action.cost.strip() for action in actions]
    read = [amount(cost) for cost in costs]
    sums = [
        f"£{number(sum(cost.pounds for cost in some))}{f' {often}' if often else ''} "
        f"({counted(len(some), 'action')})"
        for often in ("once", "a year", "")
        if (some := [cost for cost in read if cost is not None and cost.often == often])
    ]
    if not sums:
        return ""
    bare = sum(not cost for cost in costs)
    worded = sum(bool(cost) and at is None for cost, at in zip(costs, read, strict=True))
    rest = [
        f"{counted(worded, 'cost')} in words" if worded else "",
        f"{counted(bare, 'action')} without a cost" if bare else "",
    ]
    left = [part for part in rest if part]
    beside = f"; not counted: {listed(left)}" if left else ""
    return f"Costs written as one amount: {listed(sums)}{beside}."
