"""How positions and priorities are worked out, in plain words, for screen and paper alike."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from reflective_app.domain.assessment import AnswerState
from reflective_app.domain.findings import ItemFinding
from reflective_app.domain.position import IN_PLACE, Position, word_for
from reflective_app.wording.dates import counted, number, sentence
from reflective_app.wording.words import CAPS, TICKS, band_words, range_words

RULES = (
    "Each question offers sentences, worst first. The group agreed on one, and its share is how "
    "far up the ladder that is. Where the group did not agree, the middle of the two counts.",
    "An item’s share is the mean over its questions that have an answer. “Does not apply” is left "
    "out. Fewer than half answered: not enough known. Ties go to the lower word.",
    "“Don’t know” and “not discussed” are unknown, never a zero. What the word could be, were they "
    "known, is printed beside it. Below four in five answered, a position is provisional.",
    "If an essential part is at or below half way, the item is at most partly in place. If a "
    "family group misses out, a recommendation is at most mostly in place; if every group misses "
    "out and all are known, at most partly.",
    "A recommendation’s band comes from its position and the guide’s own label. Where the label is "
    "not recorded, each band that it could be is kept, and the item stands in the better one. A "
    "label that is only reported decides the band, but every other label is kept in mind.",
    "Within a lane: items that hold others back, then the most families missing out, then the "
    "lower share, then the question set’s order. Numbers of families never lift an item across a "
    "band. Which items need which others is our own linking, not the guide’s.",
    "Confidence has three ticks: enough answered, settled together, and how we know filled in. It "
    "never changes an order. There is no overall position and no ranking of councils.",
)

SHARES = (
    "Up to one sixth of the way up its ladders",
    "Above one sixth, up to one half",
    "Above one half, up to five sixths",
    "Above five sixths",
)


def working_sentences(finding: ItemFinding) -> Iterator[str]:
    """How one item came to its word and its band, step by step."""
    at = finding.position
    if not at.readings:
        yield "No question applies, so it has no position."
        return
    yield _answered(finding)
    if at.share is not None:
        yield f"{_steps(at)} {_span(at.share)}"
    for cap in at.caps:
        yield sentence(f"The word is {CAPS[cap]}")
    if at.provisional:
        yield "It is provisional: too few answers, or an essential one is not known."
    if at.counted < len(at.readings) or finding.groups_not_known or finding.could_differ:
        yield sentence(range_words(finding) or "What is not known would not change the word")
    if len(finding.robust) == 1:
        yield f"Its band is {finding.robust[0]}, whatever is still to be known."
    elif finding.robust:
        yield f"Its band could be {band_words(finding.robust)}, by what is still to be known."
    if finding.confidence is not None and finding.confidence.missing:
        missing = "; ".join(TICKS[tick] for tick in finding.confidence.missing)
        yield sentence(f"Confidence is {finding.confidence.level.lower()}: {missing}")


def _steps(at: Position) -> str:
    """How far up its ladders an item stands: in steps, where all its ladders are as long."""
    counted_ones = [reading for reading in at.readings if reading.share is not None]
    tops = {reading.question.top for reading in counted_ones}
    share = at.share
    assert share is not None  # only an item with a share is spoken of
    if len(tops) > 1:
        return f"On average they stand at {share} of the way up their ladders."
    steps = tops.pop() * len(counted_ones)
    return f"Together they stand at {_halves(share * steps)} of {counted(steps, 'step')}."


def _halves(steps: Fraction) -> str:
    """A number of steps; the middle between two rungs is half a step."""
    whole, rest = divmod(steps, 1)
    return f"{whole}" if not rest else f"{whole or ''}½"


def _span(share: Fraction) -> str:
    """What the word of a share means."""
    word = word_for(share)
    said = SHARES[IN_PLACE.index(word)]
    return f"{said}: {word.lower()}."


def _answered(finding: ItemFinding) -> str:
    at = finding.position
    verb = "counts" if at.counted == 1 else "count"
    parts = [f"{number(at.counted)} of {counted(len(at.readings), 'question')} {verb}"]
    unknown = len(at.asked_in(AnswerState.DONT_KNOW))
    still_open = len(at.asked_in(AnswerState.NOT_DISCUSSED))
    if unknown:
        parts.append(f"to {number(unknown)} nobody knew the answer")
    if still_open:
        parts.append(f"{number(still_open)} {'is' if still_open == 1 else 'are'} not discussed")
    return sentence("; ".join(parts))
