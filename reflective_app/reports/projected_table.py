"""Where the roadmap would lead: before and after, phase by phase, with shapes and words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.findings import Findings
from reflective_app.domain.item import Item
from reflective_app.domain.kinds import ItemKind
from reflective_app.domain.phases import ORDER
from reflective_app.domain.plan import Phase
from reflective_app.domain.position import Position
from reflective_app.domain.projection import aimed_at, projected_positions
from reflective_app.reports.frame import POSITION_MARKS
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
from reflective_app.wording.plan import PHASES
from reflective_app.wording.projected import (
    AFTER,
    AS_IF,
    BOLD_MOVES,
    GRID_TODAY,
    HELD,
    HELD_IN_SHORT,
    MISSED_TODAY,
    NOBODY_MISSED,
    NOT_ASKED,
    PROVISIONAL,
    QUESTION_CODES,
    TODAY,
    Held,
    beside_words,
    held_in_short,
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
    for item in items:
        stands = [now[item.id], *(ends[phase][item.id] for phase in Phase)]
        name = (Span(f"{assessment.question_set.codes[item.id]} ", bold=True), Span(item.title))
        before = [stands[0], *stands]
        words = (_word(at, last) for at, last in zip(stands, before, strict=False))
        rows.append((as_cell(name), *words))
    caption = "Position of each item that an action aims at"
    yield Table(caption, columns, tuple(rows), by_words=True)
    yield Paragraph(BOLD_MOVES, "caption")
    if beside := beside_words(now, ends, assessment):
        yield Paragraph(beside)
    yield from _held_table(items, ends[ORDER[-1]], assessment)


def _held_table(
    items: Iterable[Item], last: Mapping[str, Position], assessment: Assessment
) -> Iterator[Block]:
    """What holds each item after the last phase; nothing where all are brought up whole."""
    codes = assessment.question_set.codes
    found = [(item, held_in_short(item, last[item.id], assessment)) for item in items]
    held = [(item, keeps) for item, keeps in found if keeps]
    if not held:
        return
    yield Heading(2, HELD)
    notes = [GRID_TODAY] if any(keeps.missed for _, keeps in held) else []
    if named := next((codes[item.id] for item, keeps in held if keeps.codes), ""):
        notes.append(QUESTION_CODES.format(code=f"{named} a"))
    if notes:
        yield Paragraph(" ".join(notes))
    columns = (Column("Item", 2.2), Column(HELD_IN_SHORT, 3), Column(MISSED_TODAY, 3))
    rows = tuple(
        (
            as_cell((Span(f"{codes[item.id]} ", bold=True), Span(item.title))),
            as_cell(*keeps.by),
            as_cell(*_missed_cell(item, keeps)),
        )
        for item, keeps in held
    )
    yield Table("What holds each item", columns, rows)


def _missed_cell(item: Item, keeps: Held) -> tuple[str, ...]:
    if item.kind is not ItemKind.RECOMMENDATION:
        return (NOT_ASKED,)
    return keeps.missed or (NOBODY_MISSED,)


def _word(at: Position, before: Position) -> Cell:
    """A word with its shape, bold where it is another than before."""
    moved = at.word is not before.word
    note = (PROVISIONAL,) if at.provisional else ()
    return as_cell((Span(at.word, bold=moved),), *note, mark=POSITION_MARKS[at.word])
