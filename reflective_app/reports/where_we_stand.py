"""Where the council stands: every item in guide order with its position, lane and confidence."""

from __future__ import annotations

from collections.abc import Iterator

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.confidence import Level
from reflective_app.domain.findings import Findings, ItemFinding
from reflective_app.domain.kinds import ItemKind
from reflective_app.domain.position import Word
from reflective_app.reports.frame import POSITION_MARKS
from reflective_app.reports.outline import Block, Cell, Column, Paragraph, Span, Table, as_cell
from reflective_app.reports.priorities import split_questions
from reflective_app.wording.confidence import missing_in_short
from reflective_app.wording.dates import counted, listed, sentence
from reflective_app.wording.standing import LOOK_IT_UP, band_note, evidence_words, short_range
from reflective_app.wording.words import LANES

ANSWERS_ALONE = "answers"
POSITIONS = "Position of each item"
LOOKED_UP = "Looked up in the published guide: the labels of"
IN_ORDER = "Every item, in the question set’s order."
COULD_BE = "Below a position stands what it may come to once all is settled."
CONFIDENT = (
    "Confidence, explained in Appendix F, is high where nothing is said of it, and low where not "
    "enough is known."
)


def where_we_stand(found: Findings, assessment: Assessment) -> Iterator[Block]:
    """The table of positions, and what is so of labels that were not recorded."""
    yield Paragraph(f"{IN_ORDER} {COULD_BE} {CONFIDENT}")
    columns = (
        Column("Item", 3.45),
        Column("Position", 2.05),
        Column("Lane, and strength of evidence", 2.5),
    )
    rows = tuple(_benchmark_row(finding, assessment) for finding in found.in_guide_order)
    yield Table(POSITIONS, columns, rows)
    if notes := tuple(_said_once(found)):
        yield Paragraph(" ".join(notes))


def _benchmark_row(finding: ItemFinding, assessment: Assessment) -> tuple[Cell, ...]:
    item = (Span(f"{finding.code} ", bold=True), Span(finding.item.title))
    word = (Span(finding.word, bold=True),)
    provisional = "Provisional" if finding.position.provisional else ""
    mark = POSITION_MARKS[finding.word]
    ends = "" if finding.word is Word.NOT_ENOUGH_KNOWN else short_range(finding)
    return (
        as_cell(item),
        as_cell(word, *_said(": ".join(filter(None, (provisional, ends)))), mark=mark),
        _lane_cell(finding, assessment),
    )


def _said_once(found: Findings) -> Iterator[str]:
    """What is so of several labels: below the table, not in each of its rows."""
    asked = [f for f in found.in_guide_order if f.item.kind is ItemKind.RECOMMENDATION]
    checked = [finding.code for finding in asked if finding.label.checked_on]
    if checked:
        yield f"{LOOKED_UP} {listed(checked)}."
    open_ = (evidence_words(finding) for finding in asked)
    yield from dict.fromkeys(
        f"{label}: {note[0].lower()}{note[1:]}." for label, note in open_ if note == LOOK_IT_UP
    )


def _lane_cell(finding: ItemFinding, assessment: Assessment) -> Cell:
    """Its lane, how sure we may be; of a recommendation its label, how that is known, and what band
    it may yet come to. Who looked a label up and when stands in Appendix F.
    """
    lane = Span(LANES[finding.lane][0], bold=True)
    sure = Span(_confidence(finding, assessment))
    if finding.item.kind is not ItemKind.RECOMMENDATION:
        return as_cell((lane, sure))
    label, how = evidence_words(finding)
    once = how == LOOK_IT_UP or finding.label.checked_on
    note = band_note(finding)
    firm = len(finding.robust) == 1  # the lane has said it
    said = [label, "" if once else how, "" if firm else note]
    return as_cell((lane, sure), sentence(". ".join(filter(None, said))))


def _confidence(finding: ItemFinding, assessment: Assessment) -> str:
    """How sure we may be of a position, what is missing, and where the picks lay apart.

    What most rows would say is said above the table. Where not enough is known, that answers are
    missing is said by the word.
    """
    if finding.confidence is None:
        return ""
    usual = Level.LOW if finding.word is Word.NOT_ENOUGH_KNOWN else Level.HIGH
    missing = missing_in_short(finding.confidence)
    lacks = f", missing: {missing}" if missing and missing != ANSWERS_ALONE else ""
    split = len(split_questions(finding, assessment))
    apart = f"; {counted(split, 'question')} split" if split else ""
    if finding.confidence.level is usual and not lacks:
        return sentence(f". {apart.removeprefix('; ')}") if apart else ""
    return f". {finding.confidence.level} confidence{lacks}{apart}"


def _said(*texts: str) -> tuple[str, ...]:
    return tuple(text[0].upper() + text[1:] for text in texts if text)
