"""What was found of an item, before how it was worked out."""

from __future__ import annotations

from collections.abc import Iterator

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.findings import Findings, ItemFinding
from reflective_app.wording.confidence import CONFIDENCE
from reflective_app.wording.dates import sentence
from reflective_app.wording.standing import range_words
from reflective_app.wording.trace_band import decided_by
from reflective_app.wording.trace_lane import place_words
from reflective_app.wording.trace_position import stands_words
from reflective_app.wording.words import LANES

NOT_KNOWN = "Not enough is known of it to give it a word."


def conclusion_sentences(
    finding: ItemFinding, found: Findings, assessment: Assessment
) -> Iterator[str]:
    """The position, the row of the table that decided the band, the lane and the place in it."""
    at = finding.position
    if not at.readings:
        yield "No question of it applies, so it has no position."
    else:
        provisional = ", provisionally" if at.provisional else ""
        if at.share is None:
            yield NOT_KNOWN
        else:
            yield f"It is {finding.word.lower()}{provisional}{stands_words(at)}."
        ends = range_words(finding)
        if ends:
            yield sentence(ends)
    band = decided_by(finding, assessment)
    if band:
        yield band
    if not assessment.question_set.is_local(finding.item):
        yield f"Lane: {LANES[finding.lane][0]}; {place_words(finding, found)}."
    if finding.confidence is not None and CONFIDENCE[finding.confidence.level]:
        beware = CONFIDENCE[finding.confidence.level]
        yield sentence(f"{finding.confidence.level} confidence: {beware[0].lower()}{beware[1:]}")
