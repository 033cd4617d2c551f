"""The words of the service register and of the local picture, on screen and on paper."""

from __future__ import annotations

from reflective_app.domain.assessment import Assessment, CellValue
from reflective_app.domain.item import Item
from reflective_app.domain.kinds import Measures
from reflective_app.domain.offer import families
from reflective_app.domain.register import WHOLE_AREA, Evaluation, WayOn
from reflective_app.wording.dates import number
from reflective_app.wording.units import miss_out, one_of, unit_of
from reflective_app.wording.words import CELLS

EVALUATION = {
    Evaluation.NOT_YET: "Not yet",
    Evaluation.MONITORED: "Monitored",
    Evaluation.EVALUATED: "Evaluated for impact",
}

WAYS_ON = {
    WayOn.KEEP: "Keep and monitor",
    WayOn.EVALUATE: "Evaluate",
    WayOn.ADAPT: "Adapt towards a recommendation",
    WayOn.REVIEW: "Review",
}

AREA_HINT = (
    f"Write “{WHOLE_AREA}” where families can have it wherever they live. The grid’s suggestions "
    "go by these two words: anything else is taken as a part of the area."
)

SUGGESTED = "suggested"
"""What stands below a cell that the register suggests and nobody has confirmed."""

SUGGESTIONS = (
    "Suggestions come from the register. They count once somebody confirms them, and are never a "
    "“no”: that the register lists nothing is no proof that there is nothing."
)


OVERRIDE = "Register: {suggested}"
OVERRIDES = (
    "A filled corner marks an override: the group says another thing than the register suggests, "
    "which stands below after the word “Register”. What the group says counts."
)


def override_words(suggested: CellValue) -> str:
    """What stands below a confirmed cell that says another thing than the register."""
    return f"the register suggests {CELLS[suggested].lower()}"


def reach_number_words(item: Item, assessment: Assessment) -> str:
    """What an item's own two counts come to: who misses out, or that one number is not known.

    Where more are reached than there are, it asks to look at both numbers, and refuses neither.
    """
    unit = unit_of(item)
    eligible = families(item, Measures.ELIGIBLE, assessment)
    reached = families(item, Measures.REACHED, assessment)
    if eligible is None and reached is None:
        return "Neither number is known yet."
    if eligible is None:
        return f"How many {unit} are eligible is not known yet."
    if reached is None:
        return f"How many {unit} are reached is not known yet."
    if reached > eligible:
        return (
            f"More {unit} are reached than are eligible: {number(reached)} of {number(eligible)}. "
            f"Are both numbers of the same year, and of the same {unit}?"
        )
    if reached == eligible:
        return f"No {one_of(unit)} is known to miss out."
    return f"{miss_out(eligible - reached, item)}."
