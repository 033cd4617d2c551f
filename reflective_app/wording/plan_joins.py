"""What becomes of an action that is split, or of two that become one."""

from __future__ import annotations

from collections.abc import Iterator

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.merging import merged
from reflective_app.domain.phases import phases
from reflective_app.domain.plan import Action
from reflective_app.wording.dates import counted, listed, long_date
from reflective_app.wording.plan import PHASES, codes_of

SPLIT_NOTE = (
    "Each takes over items, owner, dates, ratings and what it waits for; what waited for the one "
    "waits for all. Money, measure, updates and the draft it was made of stay with the first."
)
ONE_KEEPS_AIMS = (
    "Only one of them keeps what the action aims at: the one with which it is reached. Else an "
    "early part would take the credit in the projected positions."
)
TOO_LONG = "The texts of both together are too long for one field. Shorten one of them first."


def merge_sentence(kept: Action, other: Action, assessment: Assessment) -> str:
    """What becomes one: the action that stays, what it takes in, and what goes.

    Raises ValueError where the texts of both are too long for one field.
    """
    one = merged(kept, other)
    taken = list(_taken_in(kept, one, assessment))
    takes = f" It takes in {listed(taken)}." if taken else " It takes in nothing that it lacks."
    rest = [
        one if action.id == kept.id else action
        for action in assessment.plan.actions
        if action.id != other.id
    ]
    where = PHASES[phases(rest)[kept.id]]
    return (
        f"“{kept.title}” stays, with its words and its status, and stands in {where}.{takes} "
        f"What waited for either waits for it. The words “{other.title}” go."
    )


def _taken_in(kept: Action, one: Action, assessment: Assessment) -> Iterator[str]:
    """What the one action has that the first had not."""
    if one.items != kept.items:
        items = "item" if len(one.items) == 1 else "items"
        yield f"the {items} {codes_of(one, assessment)}"
    if one.owner != kept.owner:
        yield f"the owner “{one.owner}”"
    if one.start != kept.start and one.start is not None:
        yield f"the start on {long_date(one.start)}"
    if one.due != kept.due and one.due is not None:
        yield f"the end on {long_date(one.due)}"
    more = {
        "aim": len(one.aims) - len(kept.aims),
        "update": len(one.updates) - len(kept.updates),
    }
    for words, count in more.items():
        if count > 0:
            yield counted(count, words)
    texts = {
        "measure": "measure",
        "baseline": "today’s value",
        "cost": "money",
        "funding": "where the money comes from",
        "barriers": "barriers",
        "enablers": "enablers",
        "who_may_miss_out": "who may miss out",
        "reason": "the reason for its phase",
        "ease": "the harder ratings",
    }
    yield from (words for name, words in texts.items() if getattr(one, name) != getattr(kept, name))
