"""The summary page's middle: where each recommendation stands, what comes first and why, and the
duties.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from reflective_app.domain.agreement import Spread
from reflective_app.domain.assessment import Assessment
from reflective_app.domain.findings import GAPS, PRIORITIES, Findings, ItemFinding, Lane
from reflective_app.domain.kinds import ItemKind
from reflective_app.domain.label_checks import labels_still_open
from reflective_app.domain.position import Word
from reflective_app.reports.frame import POSITION_MARKS, printed_reason, run_in
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
from reflective_app.reports.shortened import short
from reflective_app.reports.summary_room import AT_MOST, CLOSER, USUAL, Room
from reflective_app.wording.dates import counted, listed, sentence
from reflective_app.wording.edited import EDITED
from reflective_app.wording.reason import FIRST, OPENINGS
from reflective_app.wording.standing import duty_words
from reflective_app.wording.summary import needed_first
from reflective_app.wording.words import LANES
from reflective_app.wording.workshop import SPREADS

NAME, LINE, REASON, SET_ASIDE = 90, 90, 320, 140
"""Letters of a name, of a line, of a reason, and of why something waits: some are longer than a
page.
"""
AT_A_GLANCE = "Each recommendation at a glance"
BEGIN = "Where to begin, and why"
FIND_OUT = "Find out where they stand"
CONFIRM = "A legal adviser should confirm what is in force."
NO_GAP = "No recommendation is known to need work."
NO_VOTES = "Too few votes"
NOTHING_KNOWN = "Too little is known to say which recommendation needs work first."
SET_ASIDE_FOR, FIND_OUT_FIRST, KEEP_IT = "not now: ", "Find out first: ", "Keep it: "
STARTS = tuple(f"{opening} because " for opening in (FIRST, *OPENINGS.values()))
"""How a reason begins; here the lane stands before it, in words."""


def at_a_glance(room: Room, found: Findings, assessment: Assessment) -> Iterator[Block]:
    """Where each recommendation stands, and what comes first and why."""
    recommended = [f for f in found.items if f.item.kind is ItemKind.RECOMMENDATION]
    gaps = [f for lane in PRIORITIES for f in found.in_lane(lane) if not f.holds_back]
    more = ""
    if 0 < len(recommended) <= room.rows:
        yield _by_row(room, recommended, found, assessment)
    else:
        if recommended:
            yield _by_word(sorted(recommended, key=found.in_guide_order.index))
        yield from (USUAL, Heading(1, BEGIN), CLOSER)
        if gaps:
            yield Bullets(
                tuple(
                    (
                        Span(f"{name_of(f)}: {f.word.lower()}. ", bold=True),
                        *_next(f, number, room, found, assessment),
                    )
                    for number, f in enumerate(gaps[:AT_MOST])
                )
            )
            more = f"And {len(gaps) - AT_MOST} more in the gap report. " * (len(gaps) > AT_MOST)
    if not gaps:
        unknown = recommended and all(f.lane is Lane.FIND_OUT for f in recommended)
        yield Paragraph(NOTHING_KNOWN if unknown else NO_GAP)
    if needed := _needed(room, gaps, found):
        yield Paragraph(needed)
    if unchecked := f"{more}{_unchecked(gaps, found, assessment)}".strip():
        yield Paragraph(unchecked, "caption")


def duties(room: Room, found: Findings) -> Iterator[Block]:
    """The duties with a gap by how binding each is, then those of which too little is known; and
    the strengths.
    """
    in_lane = found.in_lane(Lane.DUTY)
    groups: dict[str, list[ItemFinding]] = {}
    for finding in sorted(in_lane, key=lambda each: each.word not in GAPS):
        head = duty_words(finding.item) if finding.word in GAPS else FIND_OUT
        groups.setdefault(head, []).append(finding)
    if groups:
        shown = {f.code for f in [f for its in groups.values() for f in its][: room.named]}
        confirm = f" {CONFIRM}" if any(finding.item.caution for finding in in_lane) else ""
        said = run_in((head, _some(its, shown)) for head, its in groups.items())
        yield Paragraph((Span("Duties to work on. ", bold=True), *said, Span(confirm)))
    if kept := found.in_lane(Lane.KEEP):
        shown = {finding.code for finding in kept[: room.named]}
        yield Paragraph(run_in((("Strengths to keep", _some(kept, shown)),)))


def name_of(finding: ItemFinding) -> str:
    """An item by its code and title, within a line or two."""
    return f"{finding.code} {short(finding.item.title, NAME)}"


def _by_row(
    room: Room, recommended: Sequence[ItemFinding], found: Findings, assessment: Assessment
) -> Table:
    """A row for each, what comes first on top: its position, how votes lay, and what is next."""
    votes = [_votes(finding) for finding in recommended]
    voted = any(said != NO_VOTES for said in votes)
    position = "Position and votes" if voted else "Position"
    what = "What comes next" if room.lanes_only else "What comes next, and why"
    columns = (Column("Recommendation", 2.3), Column(position, 1.9), Column(what, 4.3))
    rows = []
    number = 0
    for finding, said in zip(recommended, votes, strict=True):
        provisional = ", provisional" if finding.position.provisional else ""
        word = (Span(f"{finding.word}{provisional}", bold=True),)
        place = as_cell(word, *[said] * voted, mark=POSITION_MARKS[finding.word])
        told = _next(finding, number, room, found, assessment)
        rows.append((as_cell(name_of(finding)), place, as_cell(told)))
        number += finding.lane in PRIORITIES
    return Table(AT_A_GLANCE, columns, tuple(rows))


def _by_word(recommended: Sequence[ItemFinding]) -> Table:
    """A row for each position: the codes of the recommendations there, by how votes on them lay."""
    columns = (Column("Position", 1), Column("Recommendations, by how votes on them lay", 3.2))
    rows = []
    for word in Word:
        by_votes: dict[str, list[str]] = {}
        for finding in (each for each in recommended if each.word is word):
            by_votes.setdefault(_votes(finding), []).append(finding.code)
        if by_votes:
            place = as_cell((Span(word, bold=True),), mark=POSITION_MARKS[word])
            rows.append((place, as_cell(run_in((v, listed(c)) for v, c in by_votes.items()))))
    return Table(f"{AT_A_GLANCE}, by its code", columns, tuple(rows), by_words=True)


def _votes(finding: ItemFinding) -> str:
    """How the votes on its questions lay: split where one is, close where all are."""
    spreads = [spread for _, spread in finding.confidence.on.spreads] if finding.confidence else []
    worst = (each for each in (Spread.SPLIT, Spread.MIXED, Spread.CLOSE) if each in spreads)
    return next((SPREADS[each] for each in worst), NO_VOTES)


def _next(
    finding: ItemFinding, number: int, room: Room, found: Findings, assessment: Assessment
) -> tuple[Span, ...]:
    """Its lane in words, and the reason: whole for the first few, then what decides alone."""
    told = printed_reason(finding, found, assessment)
    if finding.lane not in PRIORITIES:
        told = told.partition(SET_ASIDE_FOR)[2] or told.removeprefix(FIND_OUT_FIRST)
        told = short(sentence(told.removeprefix(KEEP_IT)), SET_ASIDE)
        return (Span(f"{LANES[finding.lane][0]}. ", bold=True), Span(told))
    lane = Span(f"{LANES[finding.lane][1]}. ", bold=True)
    if number >= room.reasons:
        told = "" if room.lanes_only else deciding(told)
    return (lane, Span(short(without_start(told), REASON)))


def deciding(reason: str) -> str:
    """The sentence of a reason that decides; who is left out is the one after it.

    A reason that the council wrote is given whole.
    """
    first, stop, _ = reason.partition(". ")
    return reason if reason.endswith(EDITED) or not stop else f"{first}."


def without_start(reason: str) -> str:
    """A reason without the words that name its lane, which stand before it."""
    start = next((start for start in STARTS if reason.startswith(start)), "")
    return sentence(reason.removeprefix(start))


def _needed(room: Room, gaps: Sequence[ItemFinding], found: Findings) -> str:
    """What to do before the first of these."""
    first = [finding for finding in gaps[:AT_MOST] if finding.lane is gaps[0].lane]
    if not first:
        return ""
    return needed_first(first, found) if room.needed else needed_before(first, found)


def needed_before(findings: Sequence[ItemFinding], found: Findings) -> str:
    """What to do before these: by name where that fits a line, else by code."""
    named = needed_first(findings, found)
    return named if len(named) <= LINE else needed_first(findings, found, by_name=False)


def _unchecked(gaps: Sequence[ItemFinding], found: Findings, assessment: Assessment) -> str:
    """That the order may change where nobody has looked a label up."""
    still_open, asked = labels_still_open(assessment), {finding.item.id for finding in gaps}
    codes = [f.code for f in found.in_guide_order if f.item.id in asked and f.item in still_open]
    which = listed(codes) if len(codes) <= 2 * AT_MOST else counted(len(codes), "recommendation")
    looked = "nobody has looked up in the guide how strong the evidence is for"
    return f"The order may still change: {looked} {which}." if codes else ""


def _some(findings: Sequence[ItemFinding], shown: Collection[str]) -> str:
    """Those shown by name, and how many more there are, with their codes."""
    more = [finding.code for finding in findings if finding.code not in shown]
    named = [name_of(finding) for finding in findings if finding.code in shown]
    if more:
        others = f"{len(more)}{' more' if named else ''} ({', '.join(more)})"
        named.append(f"and {others}" if named else others)
    return "; ".join(named)
