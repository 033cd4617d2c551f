"""The gap report: where the council stands against the guide, and what comes first."""

from __future__ import annotations

from collections.abc import Iterator

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.findings import Findings, ItemFinding, Lane
from reflective_app.domain.kinds import ItemKind
from reflective_app.domain.roadmap import actions_for
from reflective_app.reports.action_list import action_list
from reflective_app.reports.frame import POSITION_MARKS, framed, named_reason, people_words
from reflective_app.reports.gap_summary import summary
from reflective_app.reports.item_pages import item_pages
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
from reflective_app.reports.reach import reach
from reflective_app.reports.set_aside import drafts_set_aside
from reflective_app.wording.dates import long_date, sentence
from reflective_app.wording.offer import funding_sentences
from reflective_app.wording.plan import why_lines
from reflective_app.wording.reason import reason
from reflective_app.wording.words import (
    BEYOND_THE_GUIDE,
    CAPS,
    CONFIDENCE,
    KINDS,
    LABEL_MEANS,
    LANES,
    evidence_words,
    groups_words,
    range_words,
    robustness,
)

LISTED_LANES = (Lane.DUTY, Lane.A, Lane.B, Lane.C, Lane.CONDITIONS, Lane.FIND_OUT)
NAMED = 2
"""The reason sentence names so many family groups; more are named beside it."""


def gap_report(found: Findings, assessment: Assessment) -> Outline:
    """Compose the gap report from an assessment and its findings."""
    return framed("Gap report", assessment, _blocks(found, assessment))


def _blocks(found: Findings, assessment: Assessment) -> Iterator[Block]:
    yield from summary(found, assessment)
    yield from _benchmark(found)
    yield from reach(found, assessment)
    yield from _priorities(found, assessment)
    yield from local_positions(found)
    yield PageBreak()
    yield Heading(1, "Appendix A: item by item")
    for finding in found.in_guide_order:
        yield from item_pages(finding, assessment)
    yield from local_answers(found, assessment)
    yield PageBreak()
    yield Heading(1, "Appendix B: actions")
    yield from action_list(assessment)
    yield Heading(1, "Appendix C: how this was worked out")
    yield from method_note(found, assessment)
    yield Heading(1, "Appendix D: sources")
    yield from _sources(assessment)


def _benchmark(found: Findings) -> Iterator[Block]:
    yield Heading(1, "Where we stand")
    yield Paragraph(
        f"Every item, in the question set’s order; the codes are ours. {LABEL_MEANS} "
        "Principles and duties have no such label."
    )
    columns = (
        Column("Item", 3.4),
        Column("Position", 2.7),
        Column("Strength of evidence (guide)", 2.4),
        Column("Our confidence", 1.3),
    )
    rows = tuple(_benchmark_row(finding) for finding in found.in_guide_order)
    yield Table("Position of each item", columns, rows)


def _benchmark_row(finding: ItemFinding) -> tuple[Cell, ...]:
    item = (Span(f"{finding.code} ", bold=True), Span(finding.item.title))
    word = (Span(finding.word, bold=True),)
    recommended = finding.item.kind is ItemKind.RECOMMENDATION
    evidence = evidence_words(finding) if recommended else (KINDS[finding.item.kind],)
    return (
        as_cell(item),
        as_cell(word, *_said(range_words(finding)), mark=POSITION_MARKS[finding.word]),
        as_cell(*_said(*evidence)),
        _confidence_cell(finding),
    )


def _confidence_cell(finding: ItemFinding) -> Cell:
    """How sure we may be of a position."""
    if finding.confidence is None:
        return as_cell("Does not apply")
    level = finding.confidence.level
    return as_cell(level)


def _said(*texts: str) -> tuple[str, ...]:
    return tuple(text[0].upper() + text[1:] for text in texts if text)


def _priorities(found: Findings, assessment: Assessment) -> Iterator[Block]:
    yield Heading(1, "Priorities and reasons")
    for ends in funding_sentences(assessment, found):
        yield Paragraph(ends)
    for lane in LISTED_LANES:
        yield from _lane(lane, found, assessment)
    yield from _lane(Lane.KEEP, found, assessment)
    yield from _beyond(found)
    yield from _lane(Lane.NOT_NOW, found, assessment)
    yield from _actions_not_now(found, assessment)
    yield from _lane(Lane.NOT_APPLICABLE, found, assessment)


def _lane(lane: Lane, found: Findings, assessment: Assessment) -> Iterator[Block]:
    items = found.in_lane(lane)
    if not items:
        return
    title, note = LANES[lane]
    yield Heading(2, f"{title}: {note[0].lower()}{note[1:]}")
    if lane in (Lane.KEEP, Lane.NOT_APPLICABLE):
        yield Bullets(tuple(named_reason(finding, assessment) for finding in items))
        return
    yield Bullets(tuple(_priority(finding, assessment) for finding in items))


def _actions_not_now(found: Findings, assessment: Assessment) -> Iterator[Block]:
    """The draft actions set aside, as the roadmap has them beside its recommendations."""
    waiting = tuple(
        (
            Span(f"{each.code} {sentence(each.title)} ", bold=True),
            Span(" ".join(sentence(line) for line in why_lines(each.why))),
        )
        for each in drafts_set_aside(found, assessment)
    )
    if waiting:
        yield Heading(2, "Actions set aside, with the reason")
        yield Bullets(waiting)


def _priority(finding: ItemFinding, assessment: Assessment) -> tuple[Span, ...]:
    """An item with its word, its reason, what could change it, and what is to be done."""
    at = finding.position
    actions = [action.title for action in actions_for(finding.item.id, assessment)]
    notes = [
        "provisional" if at.provisional else "",
        range_words(finding),
        *(CAPS[cap] for cap in at.caps),
        f"Band {robustness(finding)}" if finding.robust else "",
        f"Misses out: {groups_words(finding)}" if len(finding.groups_missing) > NAMED else "",
        _caution(finding),
    ]
    doing = f"Actions: {'; '.join(actions)}." if actions else "No action yet."
    return (
        Span(f"{finding.code} {finding.item.title}: {finding.word.lower()}. ", bold=True),
        Span(reason(finding, assessment)),
        Span(" ".join(["", *(sentence(note) for note in notes if note)])),
        Span(f"\n{doing}"),
    )


def _caution(finding: ItemFinding) -> str:
    """What low confidence asks of the reader, where it is said at all."""
    return CONFIDENCE[finding.confidence.level] if finding.confidence else ""


def _beyond(found: Findings) -> Iterator[Block]:
    if found.beyond_the_guide:
        yield Heading(2, "Beyond the guide")
        yield Paragraph(BEYOND_THE_GUIDE)
        yield Bullets(tuple(service.name for service in found.beyond_the_guide))


def _sources(assessment: Assessment) -> Iterator[Block]:
    question_set = assessment.question_set
    guide = question_set.guide
    yield Paragraph(f"{guide.notice} {guide.licence}. Checked on {long_date(guide.checked_on)}.")
    if guide.not_seen:
        yield Heading(2, "What of the guide could not be seen")
        yield Bullets(guide.not_seen)
        yield Heading(2, "Where it can be looked up")
    yield Bullets(tuple((Span(source.title, href=source.url),) for source in guide.sources))
    yield Paragraph(f"Who took part, by role: {people_words(assessment)}.")
