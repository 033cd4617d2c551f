"""How to read a gap report: what its words mean, who took part, and what it is not."""

from __future__ import annotations

from collections.abc import Iterator

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.findings import Findings
from reflective_app.reports.frame import limits
from reflective_app.reports.outline import (
    Block,
    Box,
    Paragraph,
)
from reflective_app.wording.words import BANDS_SAY, LABEL_MEANS

NO_LABEL = "Principles, duties and readiness have no such label."
HELD_DOWN = (
    "Two things hold a position down, whatever its share: an essential question at or below half "
    "way (partly at most), and a family group that does not get it (mostly at most; partly where "
    "no group does)."
)
WORDS_MEAN = (
    "The words for a position are ours: up to one sixth of the way up its sentences is not in "
    "place, up to one half partly, up to five sixths mostly, and above that fully in place. Where "
    "fewer than half of its questions have an answer, not enough is known."
)


def how_to_read(found: Findings, assessment: Assessment) -> Iterator[Block]:
    """What the words, the labels and the bands say, and the limits box; their shapes stand in
    Appendix F.
    """
    yield Paragraph(f"{WORDS_MEAN} {HELD_DOWN} {LABEL_MEANS} {NO_LABEL} {BANDS_SAY}")
    yield Box("What this is, and is not", (Paragraph(limits(assessment)),))
