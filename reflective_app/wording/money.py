"""What is written of the money: how many actions name a cost, and how many where it comes from."""

from __future__ import annotations

from collections.abc import Iterable

from reflective_app.domain.plan import Action
from reflective_app.wording.dates import counted

NOT_ADDED = (
    "The amounts stand with the actions in the list; they are not added up, as some may be found "
    "already and others not."
)


def money_words(actions: Iterable[Action]) -> str:
    """How many actions say what they cost, and of those how many say who pays.

    No sum: what is found, asked for and not found yet would be read as one amount. Empty where no
    cost is written.
    """
    listed = tuple(actions)
    costed = [action for action in listed if action.cost.strip()]
    if not costed:
        return ""
    sourced = sum(bool(action.funding.strip()) for action in costed)
    return (
        f"A cost is written for {len(costed)} of {counted(len(listed), 'action')}, and where the "
        f"money comes from for {sourced or 'none'} of these. {NOT_ADDED}"
    )
