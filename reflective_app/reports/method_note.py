"""How this was worked out, in plain words: the method as it is printed in every report."""

from __future__ import annotations

from collections.abc import Iterator

from reflective_app.domain.assessment import AnswerState, Assessment
from reflective_app.domain.findings import Findings
from reflective_app.domain.position import IN_PLACE, Word
from reflective_app.reports.frame import POSITION_MARKS, version_words
from reflective_app.reports.outline import (
    Block,
    Bullets,
    Column,
    Heading,
    Paragraph,
    Span,
    Table,
    as_cell,
)
from reflective_app.reports.who_and_what import (
    how_many_took_part,
    labels_of_the_guide,
    who_took_part,
)
from reflective_app.wording.dates import sentence
from reflective_app.wording.label_checks import checked_lines
from reflective_app.wording.method import RULES, SHARES
from reflective_app.wording.workshop import became_words

UNKNOWN = "Fewer than half of its questions have an answer"


def method_note(found: Findings, assessment: Assessment) -> Iterator[Block]:
    """The method in seven sentences, which labels were looked up, and what nobody knew."""
    yield from _worked_out(assessment)
    yield from who_took_part(assessment)
    yield from _known(found, assessment)
    yield from _parked(assessment)


def public_method_note(found: Findings, assessment: Assessment) -> Iterator[Block]:
    """The same for the public, who are told how many took part, not the roles: one person may be
    alone in a role. What was parked stays in the room.
    """
    yield from _worked_out(assessment)
    yield from how_many_took_part(assessment)
    yield from _known(found, assessment)


def _worked_out(assessment: Assessment) -> Iterator[Block]:
    yield _words()
    yield Bullets(RULES, numbered=True)
    yield Paragraph(version_words(), "caption")
    yield from labels_of_the_guide(assessment)


def _known(found: Findings, assessment: Assessment) -> Iterator[Block]:
    """What was looked up, and what nobody knew or has discussed."""
    yield from _looked_up(assessment)
    unknown, still_open = AnswerState.DONT_KNOW, AnswerState.NOT_DISCUSSED
    yield from _unknown(found, unknown, "What nobody in the room knew", assessment)
    yield from _unknown(found, still_open, "Still to be discussed", assessment)


def _words() -> Table:
    """The words for a position with their shapes, and from where to where each reaches."""
    columns = (Column("Position", 1), Column("What it means", 2))
    words = (*zip(IN_PLACE, SHARES, strict=True), (Word.NOT_ENOUGH_KNOWN, UNKNOWN))
    rows = tuple((as_cell(word, mark=POSITION_MARKS[word]), as_cell(said)) for word, said in words)
    return Table("The words for a position, which are ours", columns, rows)


def _looked_up(assessment: Assessment) -> Iterator[Block]:
    """The evidence labels that rest on a look into the guide, the council's or another's."""
    lines = tuple(sentence(line) for line in checked_lines(assessment))
    if lines:
        yield Heading(2, "Strength of evidence looked up in the guide")
        yield Bullets(lines)


def _unknown(
    found: Findings, state: AnswerState, title: str, assessment: Assessment
) -> Iterator[Block]:
    """The questions of every kind in a state, item by item; numbers and reflections among them."""
    lines = []
    for finding in (*found.in_guide_order, *found.local):
        asked = [q.text for q in finding.item.questions if assessment.answer(q.id).state is state]
        if asked:
            lines.append((Span(f"{finding.code}: ", bold=True), Span(" ".join(asked))))
    if lines:
        yield Heading(2, title)
        yield Bullets(tuple(lines), style="caption")


def _parked(assessment: Assessment) -> Iterator[Block]:
    if not assessment.parking:
        return
    yield Heading(2, "Parked points")
    columns = (Column("Point", 3), Column("Outcome", 2))
    rows = tuple(
        (as_cell(point.text), as_cell(became_words(point, assessment)))
        for point in assessment.parking
    )
    yield Table("Points set aside to come back to", columns, rows)
