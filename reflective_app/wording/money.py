"""What is written of the money: how many actions name a cost, and no sum of it."""

from __future__ import annotations

from collections.abc import Iterable

from reflective_app.domain.plan import Action
from reflective_app.wording.dates import counted

NOT_ADDED = (
    "What each costs, and what is said of where the money comes from, stands with it in the list. "
    "Nothing is added up here: what is found, asked for and not found would read as one amount."
)


def money_words(actions: Iterable[Action]) -> str:
    """For how many actions a cost is written; empty where it is for none.

    Who pays is free text, “not found” among it: how often it is filled in would mislead.
    """
    listed = tuple(actions)
    costed = sum(bool(action.cost.strip()) for action in listed)
    if not costed:
        return ""
    return f"A cost is written for {costed} of {counted(len(listed), 'action')}. {NOT_ADDED}"
