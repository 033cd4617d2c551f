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
WORDS_MEAN = (
    "The words for a position are ours: Appendix F has what each means, and what holds one down. "
    "Not enough is known where fewer than half of the questions have an answer."
)


def how_to_read(found: Findings, assessment: Assessment) -> Iterator[Block]:
    """What the words, the labels and the bands say, and the limits box; how far each word reaches
    and its shape stand in Appendix F.
    """
    yield Paragraph(f"{WORDS_MEAN} {LABEL_MEANS} {NO_LABEL} {BANDS_SAY}")
    yield Box("What this is, and is not", (Paragraph(limits(assessment)),))
