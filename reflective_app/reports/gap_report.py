"""The gap report: where the council stands against the guide, and what comes first."""

from __future__ import annotations

from collections.abc import Iterator

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.findings import Findings, ItemFinding
from reflective_app.domain.kinds import ItemKind
from reflective_app.domain.second_look import second_look
from reflective_app.reports.action_list import actions_in_short
from reflective_app.reports.citations import citation
from reflective_app.reports.frame import POSITION_MARKS, framed, people_words
from reflective_app.reports.gap_summary import summary
from reflective_app.reports.item_pages import item_pages
from reflective_app.reports.local_picture import local_picture
from reflective_app.reports.local_questions import local_answers, local_positions
from reflective_app.reports.method_note import method_note
from reflective_app.reports.outline import (
    Block,
    Bullets,
    Cell,
    Column,
    Heading,
    Outline,
    PageBreak,
    Paragraph,
    Span,
    Table,
    as_cell,
)
from reflective_app.reports.priorities import priorities, split_questions
from reflective_app.reports.reach import reach
from reflective_app.reports.service_register import service_register
from reflective_app.wording.confidence import CONFIDENCE_KEY, missing_in_short
from reflective_app.wording.dates import counted, long_date, sentence
from reflective_app.wording.second_look import NOTE, TITLE, gathered_for_paper, gathered_question
from reflective_app.wording.standing import LOOK_IT_UP, band_note, evidence_words, short_range
from reflective_app.wording.words import BANDS_SAY, KINDS, LABEL_MEANS, LANES

MORE_IN_THE_ROADMAP = "What else was written of them stands in the roadmap, a document of its own."
COULD_BE = "Below a position stands what it may come to once all is settled."


def gap_report(found: Findings, assessment: Assessment) -> Outline:
    """Compose the gap report from an assessment and its findings."""
    return framed("Gap report", assessment, _blocks(found, assessment))


def _blocks(found: Findings, assessment: Assessment) -> Iterator[Block]:
    yield from summary(found, assessment)
    yield from local_picture(found, assessment)
    yield from _benchmark(found, assessment)
    yield from reach(found, assessment)
    yield from priorities(found, assessment)
    yield from _worth_a_second_look(found, assessment)
    yield from local_positions(found)
    yield PageBreak(close=True, goes_on=True)
    yield Heading(1, "Appendix A: item by item, and how each position was worked out")
    for finding in found.in_guide_order:
        yield from item_pages(finding, found, assessment)
    yield from local_answers(found, assessment)
    yield Heading(1, "Appendix B: service register")
    yield from service_register(found, assessment)
    yield Heading(1, "Appendix C: actions")
    yield Paragraph(MORE_IN_THE_ROADMAP)
    yield from actions_in_short(assessment)
    yield Heading(1, "Appendix D: the method")
    yield from method_note(found, assessment)
    yield Heading(1, "Appendix E: sources")
    yield from _sources(assessment)


def _benchmark(found: Findings, assessment: Assessment) -> Iterator[Block]:
    yield Heading(1, "Where we stand")
    yield Paragraph(
        f"Every item, in the question set’s order; the codes are ours. {LABEL_MEANS} "
        f"Principles and duties have no such label. {COULD_BE} {BANDS_SAY} {CONFIDENCE_KEY}"
    )
    columns = (
        Column("Item", 2.7),
        Column("Position", 3),
        Column("Lane and strength of evidence", 2.7),
        Column("Our confidence", 3),
    )
    notes = dict.fromkeys(note for f in found.in_guide_order if (note := _said_once(f)))
    rows = tuple(_benchmark_row(finding, assessment) for finding in found.in_guide_order)
    yield Table("Position of each item", columns, rows, by_words=True)
    if notes:
        yield Paragraph(" ".join(notes))


def _benchmark_row(finding: ItemFinding, assessment: Assessment) -> tuple[Cell, ...]:
    item = (Span(f"{finding.code} ", bold=True), Span(finding.item.title))
    word = (Span(finding.word, bold=True),)
    provisional = "Provisional" if finding.position.provisional else ""
    mark = POSITION_MARKS[finding.word]
    ends = short_range(finding)
    return (
        as_cell(item),
        as_cell(word, *_said(": ".join(filter(None, (provisional, ends)))), mark=mark),
        _lane_cell(finding),
        _confidence_cell(finding, assessment),
    )


def _said_once(finding: ItemFinding) -> str:
    """What is so of every label that was not recorded: below the table, not in each of its rows."""
    if finding.item.kind is not ItemKind.RECOMMENDATION:
        return ""
    label, note = evidence_words(finding)
    return f"{label}: {note[0].lower()}{note[1:]}." if note == LOOK_IT_UP else ""


def _lane_cell(finding: ItemFinding) -> Cell:
    """Its lane, what it is or its label and how that is known, and what the band depends on."""
    lane = LANES[finding.lane][0]
    recommended = finding.item.kind is ItemKind.RECOMMENDATION
    known = evidence_words(finding) if recommended else (KINDS[finding.item.kind],)
    said = [part for part in known if part not in (lane, LOOK_IT_UP)]
    return as_cell(
        (Span(lane, bold=True), Span("".join(f". {part}" for part in said if part))),
        *_said(band_note(finding)),
    )


def _confidence_cell(finding: ItemFinding, assessment: Assessment) -> Cell:
    """How sure we may be of a position, what is missing, and where the picks lay apart."""
    if finding.confidence is None:
        return as_cell("Does not apply")
    missing = missing_in_short(finding.confidence)
    lacks = f". Missing: {missing}" if missing else ""
    level = (Span(finding.confidence.level, bold=True), Span(lacks))
    split = len(split_questions(finding, assessment))
    return as_cell(level, *_said(f"{counted(split, 'question')} split" if split else ""))


def _said(*texts: str) -> tuple[str, ...]:
    return tuple(text[0].upper() + text[1:] for text in texts if text)


def _worth_a_second_look(found: Findings, assessment: Assessment) -> Iterator[Block]:
    looks = gathered_for_paper(second_look(found, assessment))
    if looks:
        yield Heading(1, TITLE)
        yield Paragraph(sentence(NOTE))
        yield Bullets(tuple(gathered_question(some, assessment) for some in looks))


def _sources(assessment: Assessment) -> Iterator[Block]:
    question_set = assessment.question_set
    guide = question_set.guide
    checked = f"Checked on {long_date(guide.checked_on)}."
    yield Paragraph(f"{guide.notice} {guide.licence}. {checked}", "caption")
    yield Paragraph(f"Who took part, by role: {people_words(assessment)}.", "caption")
    if guide.not_seen:
        yield Heading(2, "What of the guide could not be seen")
        yield Bullets(guide.not_seen, style="caption")
        yield Heading(2, "Where it can be looked up")
    listed_here = [(citation(source.id, question_set), source) for source in guide.sources]
    yield Bullets(
        tuple((Span(source.title, href=source.url, lists=cites),) for cites, source in listed_here),
        numbered=True,
        labels=tuple(f"{cites.number}." for cites, _ in listed_here),
        style="caption",
    )
