"""The summary on one page: where the council stands, what is asked, and why; it stands alone.

What does not fit is said in fewer items, and how many more there are; letters never get smaller.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reflective_app.domain.agreement import Spread
from reflective_app.domain.assessment import Assessment
from reflective_app.domain.findings import GAPS, PRIORITIES, Findings, ItemFinding, Lane
from reflective_app.domain.kinds import ItemKind
from reflective_app.domain.label_checks import labels_still_open
from reflective_app.domain.position import Word
from reflective_app.domain.texts import SUMMARY
from reflective_app.reports.frame import POSITION_MARKS, framed, printed_reason, run_in
from reflective_app.reports.outline import (
    Block,
    Bullets,
    Column,
    Heading,
    Outline,
    PageBreak,
    Paragraph,
    Span,
    Table,
    Words,
    as_cell,
    words_of,
)
from reflective_app.wording.dates import counted, listed, long_date
from reflective_app.wording.edited import EDITED, as_printed
from reflective_app.wording.standing import duty_words
from reflective_app.wording.summary import summary_words
from reflective_app.wording.words import LANES
from reflective_app.wording.workshop import SPREADS

TITLE = "Summary on one page"
MOST_WORDS, AT_MOST = 150, 3
NAME, REASON = 90, 320
"""Letters of a name, and of a reason: a council or a set may have written longer ones."""
ELSEWHERE, IN_THE_REPORT = "stands under “Not now”", "stands in the gap report"
FIND_OUT = "Find out where they stand"
CONFIRM = "A legal adviser should confirm what is in force."
BANDS = "A: act first. B: plan next. C: look at after those."
NO_GAP = "No recommendation is known to need work."
NO_DECISION = "No decision is asked for."
NO_ACTION = "No action is on the roadmap yet."
NO_VOTES = "Too few votes"
NO_REVIEW = "no date is set"
CUT = "… marks that there is more in the gap report."
CLOSER, USUAL = PageBreak(close=True, goes_on=True), PageBreak(goes_on=True)


@dataclass(frozen=True, slots=True)
class Room:
    """How many recommendations have a row each, how many gaps a reason, and so on."""

    rows: int
    reasons: int
    decisions: int
    named: int
    """How many duties, and how many strengths."""
    letters: int
    """Of what the council wrote, in each place."""


ROOMS = (
    Room(rows=6, reasons=3, decisions=3, named=3, letters=260),
    Room(rows=6, reasons=3, decisions=3, named=3, letters=180),
    Room(rows=6, reasons=3, decisions=3, named=3, letters=120),
    Room(rows=6, reasons=2, decisions=3, named=3, letters=120),
    Room(rows=6, reasons=1, decisions=3, named=2, letters=120),
    Room(rows=0, reasons=1, decisions=3, named=2, letters=120),
    Room(rows=0, reasons=0, decisions=2, named=1, letters=80),
    Room(rows=0, reasons=0, decisions=1, named=1, letters=40),
)
"""From ample to tight: the first in which all fits on a printed page is taken, else the last."""


def summary_page(found: Findings, assessment: Assessment) -> Outline:
    """Compose the summary: one A4 page, whatever was written."""
    # The print library is loaded where something is composed, not when the program starts.
    from reflective_app.reports.pdf import rendered

    whole = framed(TITLE, assessment, ())
    council, guide = _short(whole.council, NAME), _short(whole.guide, NAME)
    page = replace(whole, setting="sheet", council=council, guide=guide)
    for room in ROOMS:
        page = replace(page, blocks=tuple(_blocks(room, found, assessment)))
        if rendered(page).pages == 1:
            break
    return page


def _blocks(room: Room, found: Findings, assessment: Assessment) -> Iterator[Block]:
    """All parts. The head of a sheet and its headings leave most room; the rest is set closer, in
    letters as large.
    """
    said = (
        CLOSER,
        *_whose(room, assessment),
        *_where(room, found, assessment),
        *(USUAL, Heading(1, "Where to begin, and why"), CLOSER),
        *_begin(room, found, assessment),
        *(USUAL, Heading(1, "Decisions asked for"), CLOSER),
        *_decisions(room, assessment),
        Paragraph(_ahead(assessment)),
    )
    yield from said
    cut = [CUT] if any("…" in words for block in said for words in _texts(block)) else []
    yield Paragraph(" ".join((_limits(assessment), *cut)), "caption")


def _whose(room: Room, assessment: Assessment) -> Iterator[Block]:
    """Who answers for it, and what it is for."""
    profile = assessment.profile
    named = ("Sponsor", profile.sponsor, NAME), ("Lead", profile.lead, NAME)
    parts = (*named, ("What this is for", profile.purpose, room.letters))
    if said := run_in((name, _short(text, letters)) for name, text, letters in parts):
        yield Paragraph(said)


def _where(room: Room, found: Findings, assessment: Assessment) -> Iterator[Block]:
    """The summary in words, each recommendation, the duties and the strengths."""
    council = assessment.profile.council
    told = summary_words(found, assessment).replace(council, _short(council, NAME), 1)
    told = told.replace(ELSEWHERE, IN_THE_REPORT)
    yield Paragraph(_within(as_printed(SUMMARY, told, assessment), MOST_WORDS))
    recommended = [f for f in found.in_guide_order if f.item.kind is ItemKind.RECOMMENDATION]
    if recommended:
        yield _by_row(recommended) if len(recommended) <= room.rows else _by_word(recommended)
    if duties := _duties(room, found):
        yield Paragraph(duties)
    if kept := [_named(finding) for finding in found.in_lane(Lane.KEEP)]:
        more = [f"and {len(kept) - room.named} more"] if len(kept) > room.named else []
        yield Paragraph(run_in((("Strengths to keep", "; ".join(kept[: room.named] + more)),)))


def _by_row(recommended: Sequence[ItemFinding]) -> Table:
    """A row for each: its name, the word of its position with its shape, and how votes lay."""
    columns = (Column("Recommendation", 3), Column("Position", 2), Column("How votes lay", 1.4))
    rows = []
    for finding in recommended:
        provisional = ", provisional" if finding.position.provisional else ""
        word = (Span(f"{finding.word}{provisional}", bold=True),)
        place = as_cell(word, mark=POSITION_MARKS[finding.word])
        rows.append((as_cell(_named(finding)), place, as_cell(_votes(finding))))
    return Table("Each recommendation at a glance", columns, tuple(rows), by_words=True)


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
    caption = "Each recommendation at a glance, by its code"
    return Table(caption, columns, tuple(rows), by_words=True)


def _votes(finding: ItemFinding) -> str:
    """How the votes on its questions lay: split where one is, close where all are."""
    spreads = [spread for _, spread in finding.confidence.on.spreads] if finding.confidence else []
    worst = (each for each in (Spread.SPLIT, Spread.MIXED, Spread.CLOSE) if each in spreads)
    return next((SPREADS[each] for each in worst), NO_VOTES)


def _duties(room: Room, found: Findings) -> Words:
    """The duties with a gap by how binding each is, the first by name and the others by code."""
    in_lane = found.in_lane(Lane.DUTY)
    groups: dict[str, list[ItemFinding]] = {}
    for finding in sorted(in_lane, key=lambda each: each.word not in GAPS):
        head = duty_words(finding.item) if finding.word in GAPS else FIND_OUT
        groups.setdefault(head, []).append(finding)
    if not groups:
        return ""
    first = [finding.code for group in groups.values() for finding in group][: room.named]
    named = {f.code: _named(f) if f.code in first else f.code for f in in_lane}
    confirm = f" {CONFIRM}" if any(finding.item.caution for finding in in_lane) else ""
    said = run_in((head, "; ".join(named[f.code] for f in its)) for head, its in groups.items())
    return (Span("Duties to work on. ", bold=True), *said, Span(confirm))


def _begin(room: Room, found: Findings, assessment: Assessment) -> Iterator[Block]:
    """The first recommendations in the order of their lanes, and why each stands there."""
    gaps = [f for lane in PRIORITIES for f in found.in_lane(lane) if not f.holds_back]
    if not gaps:
        yield Paragraph(NO_GAP)
        return
    told = []
    for number, finding in enumerate(gaps[:AT_MOST]):
        head = Span(f"{_named(finding)}: {finding.word.lower()}. ", bold=True)
        why = f"{LANES[finding.lane][1]}."
        if number < room.reasons:
            why = _short(printed_reason(finding, found, assessment), REASON)
        told.append((head, Span(why)))
    yield Bullets(tuple(told))
    more = f" And {len(gaps) - AT_MOST} more in the gap report." if len(gaps) > AT_MOST else ""
    yield Paragraph(f"{BANDS}{_unchecked(gaps, found, assessment)}{more}", "caption")


def _unchecked(gaps: Sequence[ItemFinding], found: Findings, assessment: Assessment) -> str:
    """That the order may change where nobody has looked a label up."""
    still_open, asked = labels_still_open(assessment), {finding.item.id for finding in gaps}
    codes = [f.code for f in found.in_guide_order if f.item.id in asked and f.item in still_open]
    which = listed(codes) if len(codes) <= 2 * AT_MOST else counted(len(codes), "recommendation")
    looked = "nobody has looked up in the guide how strong the evidence is for"
    return f" The order may still change: {looked} {which}." if codes else ""


def _decisions(room: Room, assessment: Assessment) -> Iterator[Block]:
    asked = assessment.plan.decisions_asked
    if not asked:
        yield Paragraph(NO_DECISION)
        return
    yield Bullets(tuple(_short(each, room.letters) for each in asked[: room.decisions]), True)
    if len(asked) > room.decisions:
        yield Paragraph(f"And {len(asked) - room.decisions} more in the gap report.", "caption")


def _ahead(assessment: Assessment) -> Words:
    """Money and people in a line, and the next review."""
    actions, review = assessment.plan.actions, assessment.profile.review_on
    owned = sum(action.has_owner for action in actions) or "none"
    costed = sum(bool(action.cost.strip()) for action in actions) or "none"
    have = "has" if owned == 1 else "have"
    told = f"{owned} of {counted(len(actions), 'action')} {have} an owner, {costed} a cost written"
    when = long_date(review) if review else NO_REVIEW
    return run_in((("Money and people", told if actions else NO_ACTION), ("Next review", when)))


def _limits(assessment: Assessment) -> str:
    """What it is and is not, in two sentences; its day stands in the head."""
    people = sum(person.count for person in assessment.participants)
    by = f" by {counted(people, 'person', 'people')}" if people else ""
    return (
        f"This is a local self-assessment{by}, mostly from memory, and no inspection or ranking. "
        "A low position can mean honesty: do not compare councils by position."
    )


def _named(finding: ItemFinding) -> str:
    return f"{finding.code} {_short(finding.item.title, NAME)}"


def _short(text: str, letters: int) -> str:
    """A text in so many letters: its first sentences, else its first words; a sign says so.

    That the council edited it is said all the same.
    """
    if text.endswith(EDITED):
        return f"{_short(text.removesuffix(EDITED), letters)} {EDITED}"
    flat = " ".join(text.split())
    if len(flat) <= letters:
        return flat
    start = flat[:letters]
    sentences, words = start.rpartition(". ")[0], start.rpartition(" ")[0]
    return f"{sentences}. …" if sentences else f"{words or start}…"


def _within(text: str, words: int) -> str:
    """A text in so many words."""
    many = text.removesuffix(EDITED).split()
    return _short(text, min(len(" ".join(many[:words])), 7 * words))


def _texts(block: Block) -> Iterator[str]:
    """Every text of a block of the kinds there are here; of a table, each row as one."""
    match block:
        case Paragraph(words=words):
            yield words_of(words)
        case Bullets(items=items):
            yield from map(words_of, items)
        case Table(rows=rows):
            for row in rows:
                yield " ".join(words_of(words) for cell in row for words in cell.paragraphs)
