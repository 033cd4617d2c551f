"""What is written of the money: how many actions name a cost, and no sum of it."""

from __future__ import annotations

from collections.abc import Iterable

from reflective_app.domain.plan import Action
from reflective_app.wording.dates import counted

NOT_ADDED = (
    "That stands with the action in the list, beside what is said of where the money comes from. "
    "Costs are not added up: money that is found, asked for and not found would read as one sum."
)


def money_words(actions: Iterable[Action]) -> str:
    """For how many actions a cost is written; empty where it is for none.

    Who pays is free text, “not found” among it: how often it is filled in would mislead.
    """
    listed = tuple(actions)
    costed = sum(bool(action.cost.strip()) for action in listed)
    if not costed:
        return ""
    return f"What it costs is written for {costed} of {counted(len(listed), 'action')}. {NOT_ADDED}"
