"""The gap report: where the council stands against the guide, and what comes first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.findings import Findings
from reflective_app.domain.second_look import second_look
from reflective_app.reports.action_list import actions_in_short
from reflective_app.reports.changes import what_changed
from reflective_app.reports.citations import citation
from reflective_app.reports.frame import framed
from reflective_app.reports.framework_map import framework_map
from reflective_app.reports.gap_summary import public_summary, summary
from reflective_app.reports.glossary import glossary
from reflective_app.reports.how_to_read import how_to_read
from reflective_app.reports.item_pages import item_pages
from reflective_app.reports.local_picture import local_picture
from reflective_app.reports.local_questions import local_answers, local_positions
from reflective_app.reports.method_note import method_note, public_method_note
from reflective_app.reports.outline import (
    Block,
    Bullets,
    Heading,
    Outline,
    Paragraph,
    Span,
)
from reflective_app.reports.pictures import position_strip
from reflective_app.reports.priorities import priorities, public_priorities
from reflective_app.reports.reach import public_reach, reach
from reflective_app.reports.resources import resources
from reflective_app.reports.sections import (
    NOT_BOARD,
    NOT_PUBLIC,
    TEAM_ONLY,
    WHOLE,
    WORKING,
    Section,
    Selection,
)
from reflective_app.reports.told_to import LEFT_OUT, OUTSIDE
from reflective_app.reports.where_we_stand import POSITIONS, where_we_stand
from reflective_app.wording.dates import listed, long_date, sentence
from reflective_app.wording.second_look import NOTE, TITLE, gathered_for_paper, gathered_question
from reflective_app.wording.sections import COPY_FOR

MORE_IN_THE_ROADMAP = "What else was written of them stands in the roadmap, a document of its own."


def gap_report(found: Findings, assessment: Assessment, selection: Selection = WHOLE) -> Outline:
    """Compose the gap report from an assessment and its findings; all of it, or a choice."""
    whole = framed("Gap report", assessment, _blocks(found, assessment, selection))
    return replace(whole, close_set=True)


def _blocks(found: Findings, assessment: Assessment, selection: Selection) -> Iterator[Block]:
    held = selection.of(SECTIONS)
    said = AFTER_WHICH in {section.key for section in held}
    if not said:  # whoever reads a part must know that it is one
        yield from _left_out(selection)
    for section in held:
        blocks = tuple(selection.blocks_of(section, found, assessment))
        if not blocks:
            continue
        if not section.own_heading:
            yield Heading(1, section.heading)
        yield from blocks
        if section.key == AFTER_WHICH:
            yield from _left_out(selection)


def _left_out(selection: Selection) -> Iterator[Block]:
    """For whom this copy is, and what the whole report holds beside it."""
    without = [section for section in SECTIONS if not selection.holds(section)]
    if without:
        parts = [f"“{section.title}”" for section in without if not section.letter]
        letters = [section.letter for section in without if section.letter]
        appendix = "Appendix" if len(letters) == 1 else "Appendices"
        named = listed([*parts, *([f"{appendix} {listed(letters)}"] if letters else [])])
        whose = COPY_FOR[selection.audience] if selection.audience else "This copy is a choice"
        said = f"{whose}. Left out of it, and in the whole report: {named}."
        outside = f" {LEFT_OUT}" if selection.audience in OUTSIDE else ""
        yield Paragraph(f"{said}{outside}", "caption")


def _items(found: Findings, assessment: Assessment) -> Iterator[Block]:
    yield from position_strip(found, f"the table “{POSITIONS}”")
    for finding in found.in_guide_order:
        yield from item_pages(finding, found, assessment)
    yield from local_answers(found, assessment)


def _local(found: Findings, assessment: Assessment) -> Iterator[Block]:
    yield from local_positions(found)


def _actions(found: Findings, assessment: Assessment) -> Iterator[Block]:
    yield Paragraph(MORE_IN_THE_ROADMAP)
    yield from actions_in_short(assessment)


def _worth_a_second_look(found: Findings, assessment: Assessment) -> Iterator[Block]:
    looks = gathered_for_paper(second_look(found, assessment))
    if looks:
        yield Heading(1, TITLE)
        yield Paragraph(sentence(NOTE))
        yield Bullets(tuple(gathered_question(some, assessment) for some in looks))


def _sources(found: Findings, assessment: Assessment) -> Iterator[Block]:
    question_set = assessment.question_set
    guide = question_set.guide
    checked = f"Checked on {long_date(guide.checked_on)}."
    yield Paragraph(f"{guide.notice} {guide.licence}. {checked}", "caption")
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


AFTER_WHICH = "how-to-read"
"""What a copy leaves out is told there, or before all else where that is left out, too."""

SECTIONS = (
    Section("summary", "Summary", summary, own_heading=True, public=public_summary),
    Section("how-to-read", "How to read this", how_to_read),
    Section("local-picture", "Local picture", local_picture, TEAM_ONLY, own_heading=True),
    Section("where-we-stand", "Where we stand", where_we_stand),
    Section(
        "priorities",
        "Priorities and reasons",
        priorities,
        own_heading=True,
        public=public_priorities,
    ),
    Section("second-look", TITLE, _worth_a_second_look, TEAM_ONLY, own_heading=True),
    Section("local-questions", "Local questions", _local, WORKING, own_heading=True),
    Section("items", "Item by item, and how each position was worked out", _items, TEAM_ONLY, "A"),
    Section("actions", "Actions", _actions, NOT_PUBLIC, "B"),
    Section("framework", "National Framework map", framework_map, NOT_PUBLIC, "C"),
    Section("resources", "Resources, risks and services", resources, TEAM_ONLY, "D"),
    Section("changes", "What changed since last time", what_changed, NOT_PUBLIC, "E"),
    Section("method", "The method", method_note, letter="F", public=public_method_note),
    Section("glossary", "Glossary", glossary, letter="G"),
    Section("sources", "Sources and licence", _sources, letter="H"),
    Section("who-misses-out", "Who misses out", reach, NOT_BOARD, "I", public=public_reach),
)
"""In the order of print."""
