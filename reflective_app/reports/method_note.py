"""How this was worked out, in plain words: the method as it is printed in every report."""

from __future__ import annotations

from collections.abc import Iterator

from reflective_app.domain.assessment import AnswerState, Assessment
from reflective_app.domain.findings import Findings
from reflective_app.domain.position import IN_PLACE
from reflective_app.reports.frame import POSITION_MARKS
from reflective_app.reports.outline import (
    Block,
    Bullets,
    Column,
    Heading,
    Table,
    as_cell,
)
from reflective_app.wording.dates import sentence
from reflective_app.wording.label_checks import checked_lines
from reflective_app.wording.method import RULES, SHARES
from reflective_app.wording.words import STATES


def method_note(found: Findings, assessment: Assessment) -> Iterator[Block]:
    """The method in seven sentences, what the words mean, and what nobody knew."""
    yield Bullets(RULES, numbered=True)
    columns = (Column("Word", 1), Column("What it means", 2))
    rows = tuple(
        (as_cell(word, mark=POSITION_MARKS[word]), as_cell(share))
        for word, share in zip(IN_PLACE, SHARES, strict=True)
    )
    yield Table("The four words for a position", columns, rows)
    yield from _looked_up(assessment)
    yield from _unknown(found, AnswerState.DONT_KNOW, "What nobody in the room knew")
    yield from _unknown(found, AnswerState.NOT_DISCUSSED, "Still to be discussed")
    yield from _parked(assessment)


def _looked_up(assessment: Assessment) -> Iterator[Block]:
    """The evidence labels that rest on a look into the guide, the council's or another's."""
    lines = tuple(sentence(line) for line in checked_lines(assessment))
    if lines:
        yield Heading(2, "Strength of evidence looked up in the guide")
        yield Bullets(lines)


def _unknown(found: Findings, state: AnswerState, title: str) -> Iterator[Block]:
    questions = tuple(
        f"{finding.code}: {question.text}"
        for finding in found.in_guide_order
        for question in finding.position.asked_in(state)
    )
    if questions:
        yield Heading(2, title)
        yield Bullets(questions)


def _parked(assessment: Assessment) -> Iterator[Block]:
    if not assessment.parking:
        return
    yield Heading(2, "Parked points")
    columns = (Column("Point", 3), Column("Outcome", 2))
    rows = tuple(
        (as_cell(point.text), as_cell(point.outcome or f"{STATES[AnswerState.NOT_DISCUSSED]} yet"))
        for point in assessment.parking
    )
    yield Table("Points set aside to come back to", columns, rows)
