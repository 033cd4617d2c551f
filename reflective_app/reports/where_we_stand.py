"""Where the council stands: every item in guide order with its position, lane and confidence."""

from __future__ import annotations

from collections.abc import Iterator

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.findings import Findings, ItemFinding
from reflective_app.domain.kinds import ItemKind
from reflective_app.domain.position import Word
from reflective_app.reports.frame import POSITION_MARKS
from reflective_app.reports.outline import Block, Cell, Column, Paragraph, Span, Table, as_cell
from reflective_app.reports.priorities import split_questions
from reflective_app.wording.confidence import CONFIDENCE_KEY, missing_in_short
from reflective_app.wording.dates import counted, sentence
from reflective_app.wording.standing import LOOK_IT_UP, band_note, evidence_words, short_range
from reflective_app.wording.words import LANES

CHECKED_HERE, ANSWERS_ALONE = "Looked up in the guide", "answers"
POSITIONS = "Position of each item"
IN_ORDER = "Every item, in the question set’s order, with its codes."
COULD_BE = (
    "Below a position stands what it may come to once all is settled; where not enough is known, "
    "that may be any."
)


def where_we_stand(found: Findings, assessment: Assessment) -> Iterator[Block]:
    """The table of positions, and what is so of labels that were not recorded."""
    yield Paragraph(f"{IN_ORDER} {COULD_BE} {CONFIDENCE_KEY}")
    columns = (
        Column("Item", 2.9),
        Column("Position", 2.1),
        Column("Lane, our confidence, and strength of evidence", 3),
    )
    notes = dict.fromkeys(note for f in found.in_guide_order if (note := _said_once(f)))
    rows = tuple(_benchmark_row(finding, assessment) for finding in found.in_guide_order)
    yield Table(POSITIONS, columns, rows)
    if notes:
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


def _said_once(finding: ItemFinding) -> str:
    """What is so of every label that was not recorded: below the table, not in each of its rows."""
    if finding.item.kind is not ItemKind.RECOMMENDATION:
        return ""
    label, note = evidence_words(finding)
    return f"{label}: {note[0].lower()}{note[1:]}." if note == LOOK_IT_UP else ""


def _lane_cell(finding: ItemFinding, assessment: Assessment) -> Cell:
    """Its lane, how sure we may be; of a recommendation its label, how that is known, and what band
    it may yet come to. Who looked a label up and when stands in Appendix F.
    """
    lane = Span(LANES[finding.lane][0], bold=True)
    sure = Span(_confidence(finding, assessment))
    if finding.item.kind is not ItemKind.RECOMMENDATION:
        return as_cell((lane, sure))
    label, how = evidence_words(finding)
    how = CHECKED_HERE if finding.label.checked_on else how
    note = band_note(finding)
    firm = len(finding.robust) == 1  # the lane has said it
    said = [label, "" if how == LOOK_IT_UP else how, "" if firm else note]
    return as_cell((lane, sure), sentence(". ".join(filter(None, said))))


def _confidence(finding: ItemFinding, assessment: Assessment) -> str:
    """How sure we may be of a position, what is missing, and where the picks lay apart.

    Where not enough is known, that answers are missing is said by the word.
    """
    if finding.confidence is None:
        return ""
    missing = missing_in_short(finding.confidence)
    lacks = f", missing: {missing}" if missing and missing != ANSWERS_ALONE else ""
    split = len(split_questions(finding, assessment))
    apart = f"; {counted(split, 'question')} split" if split else ""
    return f". {finding.confidence.level} confidence{lacks}{apart}"


def _said(*texts: str) -> tuple[str, ...]:
    return tuple(text[0].upper() + text[1:] for text in texts if text)
