"""How to read a gap report: what its words mean, who took part, and what it is not."""

from __future__ import annotations

from collections.abc import Iterator

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.findings import Findings
from reflective_app.domain.position import IN_PLACE, Word
from reflective_app.reports.frame import POSITION_MARKS, limits
from reflective_app.reports.outline import (
    Block,
    Box,
    Column,
    Paragraph,
    Table,
    as_cell,
)
from reflective_app.wording.method import SHARES
from reflective_app.wording.words import BANDS_SAY, LABEL_MEANS

NO_LABEL = "Principles, duties and readiness have no such label."
UNKNOWN = "Fewer than half of its questions have an answer"


def how_to_read(found: Findings, assessment: Assessment) -> Iterator[Block]:
    """What the words, the labels and the bands say, and the limits box."""
    columns = (Column("Position", 1), Column("What it means", 2))
    words = (*zip(IN_PLACE, SHARES, strict=True), (Word.NOT_ENOUGH_KNOWN, UNKNOWN))
    rows = tuple((as_cell(word, mark=POSITION_MARKS[word]), as_cell(said)) for word, said in words)
    yield Table("The words for a position, which are ours", columns, rows)
    yield Paragraph(f"{LABEL_MEANS} {NO_LABEL} {BANDS_SAY}")
    yield Box("What this is, and is not", (Paragraph(limits(assessment)),))
