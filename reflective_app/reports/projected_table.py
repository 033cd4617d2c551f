"""Where the roadmap would lead: before and after, phase by phase, with shapes and words."""

from __future__ import annotations

from collections.abc import Iterator

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.findings import Findings
from reflective_app.domain.plan import Phase
from reflective_app.domain.position import Position
from reflective_app.domain.projection import aimed_at, projected_positions
from reflective_app.reports.frame import POSITION_MARKS
from reflective_app.reports.outline import (
    Block,
    Bullets,
    Cell,
    Column,
    Heading,
    Paragraph,
    Rich,
    Span,
    Table,
    as_cell,
)
from reflective_app.wording.plan import PHASES
from reflective_app.wording.projected import (
    AFTER,
    AS_IF,
    HELD,
    PROVISIONAL,
    TODAY,
    beside_words,
    held_words,
)


def projected_table(found: Findings, assessment: Assessment) -> Iterator[Block]:
    """The word of each item that an action aims at: today, and at the end of each phase."""
    items = aimed_at(assessment)
    if not items:
        return
    now = {finding.item.id: finding.position for finding in found.in_guide_order}
    ends = projected_positions(assessment, now)
    yield Heading(1, "Where it would lead")
    yield Paragraph(AS_IF)
    columns = (
        Column("Item", 2.6),
        Column(TODAY, 1.3),
        *(Column(AFTER.format(phase=PHASES[phase]), 1.3) for phase in Phase),
    )
    rows: list[tuple[Cell, ...]] = []
    held: list[Rich] = []
    for item in items:
        stands = [now[item.id], *(ends[phase][item.id] for phase in Phase)]
        name = (Span(f"{assessment.question_set.codes[item.id]} ", bold=True), Span(item.title))
        at_ends = {phase: ends[phase][item.id] for phase in Phase}
        if keeps := held_words(item, now[item.id], at_ends, assessment):
            held.append((*name, Span(f": {keeps}")))
        before = [stands[0], *stands]
        words = (_word(at, last) for at, last in zip(stands, before, strict=False))
        rows.append((as_cell(name), *words))
    caption = "Position of each item that an action aims at"
    yield Table(caption, columns, tuple(rows), by_words=True)
    if beside := beside_words(now, ends, assessment):
        yield Paragraph(beside)
    if held:
        yield Heading(2, HELD)
        yield Bullets(tuple(held))


def _word(at: Position, before: Position) -> Cell:
    """A word with its shape, bold where it is another than before."""
    moved = at.word is not before.word
    note = (PROVISIONAL,) if at.provisional else ()
    return as_cell((Span(at.word, bold=moved),), *note, mark=POSITION_MARKS[at.word])
