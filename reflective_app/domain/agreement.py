"""How far the picks for a question lie apart (`method.md` section 5)."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.item import Question
from reflective_app.domain.picks import tally

FEWEST_PICKS = 3
FAR_APART = 2


class Spread(StrEnum):
    """What the last round of picks looks like."""

    SPLIT = "split"
    CLOSE = "close"
    MIXED = "mixed"


def spread_of(question: Question, assessment: Assessment) -> Spread | None:
    """How the last round went; None with fewer than three picks, don't knows left out."""
    rounds = assessment.picks.get(question.id, ())
    return spread(tally(rounds[-1])) if rounds else None


def spread(counts: Sequence[int]) -> Spread | None:
    """How counts of picks, one a sentence from the lowest upwards, lie; None below three picks.

    Split: two or more rungs apart, and at least a third in each half of the ladder; a middle rung
    is in neither half.
    """
    picks = sum(counts)
    if picks < FEWEST_PICKS:
        return None
    picked = [rung for rung, count in enumerate(counts) if count]
    if picked[-1] - picked[0] < FAR_APART:
        return Spread.CLOSE
    half = len(counts) // 2
    halves = sum(counts[:half]), sum(counts[len(counts) - half :])
    return Spread.SPLIT if 3 * min(halves) >= picks else Spread.MIXED
