"""Priorities and reasons: lane by lane, what to do, why, and what could change it."""

from __future__ import annotations

from collections.abc import Iterator

from reflective_app.domain.agreement import Spread
from reflective_app.domain.assessment import Assessment
from reflective_app.domain.confidence import Level, grounds
from reflective_app.domain.findings import Findings, ItemFinding, Lane
from reflective_app.domain.item import Question
from reflective_app.domain.roadmap import actions_for
from reflective_app.reports.frame import named_reason
from reflective_app.reports.outline import Block, Bullets, Heading, Paragraph, Span
from reflective_app.reports.service_register import beyond_the_guide
from reflective_app.reports.set_aside import drafts_set_aside
from reflective_app.wording.confidence import CONFIDENCE, lack_words
from reflective_app.wording.dates import listed, sentence
from reflective_app.wording.offer import unserved_sentence
from reflective_app.wording.plan import why_lines
from reflective_app.wording.reason import reason
from reflective_app.wording.standing import band_note, groups_words, held_down_words, range_words
from reflective_app.wording.words import LANES, short_name

LISTED_LANES = (Lane.DUTY, Lane.A, Lane.B, Lane.C, Lane.CONDITIONS, Lane.FIND_OUT)
NO_NOTES = (Lane.KEEP, Lane.NOT_APPLICABLE)
"""Their items are printed with their reasons only."""
CHECK_FIRST = "check first"
NAMED = 2
"""The reason sentence names so many family groups; more are named beside it."""


def priorities(found: Findings, assessment: Assessment) -> Iterator[Block]:
    """Every item in the order of its lane, and the services beyond the guide."""
    yield Heading(1, "Priorities and reasons")
    if unserved := unserved_sentence(found, assessment):
        yield Paragraph(unserved)
    yield from _key(found)
    for lane in LISTED_LANES:
        yield from _lane(lane, found, assessment)
    yield from _lane(Lane.KEEP, found, assessment)
    yield from beyond_the_guide(found)
    yield from _lane(Lane.NOT_NOW, found, assessment)
    yield from _actions_not_now(found, assessment)
    yield from _lane(Lane.NOT_APPLICABLE, found, assessment)


def split_questions(finding: ItemFinding, assessment: Assessment) -> tuple[Question, ...]:
    """The questions of an item on which the picks lay far apart."""
    spreads = grounds(finding.position, assessment).spreads
    return tuple(question for question, spread in spreads if spread is Spread.SPLIT)


def _key(found: Findings) -> Iterator[Block]:
    """What “check first” asks of the reader, said once, where it stands at any item."""
    low = {f.confidence.level for f in found.items if f.confidence and f.lane not in NO_NOTES}
    for warning in filter(None, (CONFIDENCE[level] for level in Level if level in low)):
        asked = f"{warning[0].lower()}{warning[1:]}"
        yield Paragraph(f"Where confidence is low, “{CHECK_FIRST}” stands beside it: {asked}.")


def _lane(lane: Lane, found: Findings, assessment: Assessment) -> Iterator[Block]:
    items = found.in_lane(lane)
    if not items:
        return
    title, note = LANES[lane]
    yield Heading(2, f"{title}: {note[0].lower()}{note[1:]}")
    if lane in NO_NOTES:
        yield Bullets(tuple(named_reason(finding, found, assessment) for finding in items))
        return
    yield Bullets(tuple(_priority(finding, found, assessment) for finding in items))


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


def _priority(finding: ItemFinding, found: Findings, assessment: Assessment) -> tuple[Span, ...]:
    """An item with its word, its reason, what could change it, and what is to be done."""
    split = [f"“{short_name(question)}?”" for question in split_questions(finding, assessment)]
    actions = [action.title for action in actions_for(finding.item.id, assessment)]
    notes = [
        "provisional" if finding.position.provisional else "",
        range_words(finding),
        held_down_words(finding),
        band_note(finding),
        f"Misses out: {groups_words(finding)}" if len(finding.groups_missing) > NAMED else "",
        *_confidence(finding),
        f"Picks were split on {listed(split)}" if split else "",
    ]
    doing = f"Actions: {'; '.join(actions)}." if actions else "No action yet."
    return (
        Span(f"{finding.code} {finding.item.title}: {finding.word.lower()}. ", bold=True),
        Span(reason(finding, found, assessment)),
        Span(" ".join(["", *(sentence(note) for note in notes if note)])),
        Span(f"\n{doing}"),
    )


def _confidence(finding: ItemFinding) -> Iterator[str]:
    """The level where a tick is missing, and which one; `_key` says what low asks of the reader."""
    sure = finding.confidence
    if sure is not None and sure.missing:
        lacks = "; ".join(lack_words(tick, sure.on) for tick in sure.missing)
        mark = f" ({CHECK_FIRST})" if CONFIDENCE[sure.level] else ""
        yield f"{sure.level} confidence{mark}: {lacks}"
