"""A council's own questions in print, kept apart from the guide's."""

from __future__ import annotations

from collections.abc import Iterator

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.findings import Findings, ItemFinding
from reflective_app.reports.frame import POSITION_MARKS
from reflective_app.reports.item_pages import answers_table, worked_out
from reflective_app.reports.outline import (
    Block,
    Cell,
    Column,
    Heading,
    Paragraph,
    Span,
    Table,
    as_cell,
)
from reflective_app.wording.dates import sentence
from reflective_app.wording.local_questions import KIND, NOTE, TITLE, local_sentence
from reflective_app.wording.standing import range_words


def local_positions(found: Findings) -> Iterator[Block]:
    """Where the council stands on each item of its own."""
    if not found.local:
        return
    yield Heading(1, TITLE)
    yield Paragraph(NOTE)
    columns = (Column("Item", 3), Column("Position", 2.5), Column("Answered", 1.5))
    yield Table("Position of each local item", columns, tuple(map(_row, found.local)))


def local_answers(found: Findings, assessment: Assessment) -> Iterator[Block]:
    """What was asked and answered, item by item."""
    for finding in found.local:
        yield Heading(2, f"{finding.code} {finding.item.title}")
        told = Span(f"{KIND}, in the council’s words: ", bold=True)
        yield Paragraph((told, Span(finding.item.what)))
        yield from answers_table(finding, assessment)
        yield from worked_out(finding, found, assessment)


def _row(finding: ItemFinding) -> tuple[Cell, ...]:
    item = (Span(f"{finding.code} ", bold=True), Span(finding.item.title))
    ends = range_words(finding)
    said = (sentence(ends),) if ends else ()
    word = (Span(finding.word, bold=True),)
    mark = POSITION_MARKS[finding.word]
    return as_cell(item), as_cell(word, *said, mark=mark), as_cell(local_sentence(finding))
