"""Which items serve which part of the National Framework, and who says so."""

from __future__ import annotations

from collections.abc import Iterator

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.findings import Findings, ItemFinding
from reflective_app.domain.question_set import FrameworkEntry
from reflective_app.reports.outline import Block, Cell, Column, Paragraph, Span, Table, as_cell

NO_FRAMEWORK = "This question set names no part of the National Framework."
NOT_COVERED = "Not covered by this question set; that is no gap of the council’s."
OURS = "Marked “ours”: the link is our own, not the guide’s."
OURS_MARK = " (ours)"
GUIDE = "guide"


def framework_map(found: Findings, assessment: Assessment) -> Iterator[Block]:
    """A row for each outcome and enabler, with the items that serve it and their positions."""
    entries = assessment.question_set.framework
    if not entries:
        yield Paragraph(NO_FRAMEWORK)
        return
    columns = (Column("National Framework", 2), Column("Items, with their positions", 3))
    rows = tuple(_row(entry, found) for entry in entries)
    yield Table("What serves each outcome and enabler", columns, rows, by_words=True)
    if any(_is_ours(finding) for finding in found.in_guide_order if finding.item.framework):
        yield Paragraph(OURS, "caption")


def _row(entry: FrameworkEntry, found: Findings) -> tuple[Cell, ...]:
    serving = [f for f in found.in_guide_order if entry.id in f.item.framework]
    name = (Span(entry.label, bold=True), Span(f" ({entry.kind})"))
    return as_cell(name), as_cell(*(map(_serves, serving) if serving else (NOT_COVERED,)))


def _serves(finding: ItemFinding) -> str:
    ours = OURS_MARK if _is_ours(finding) else ""
    return f"{finding.code} {finding.item.title}: {finding.word.lower()}{ours}"


def _is_ours(finding: ItemFinding) -> bool:
    return finding.item.framework_mapping != GUIDE
