"""The summary on one page: where the council stands, what is asked, and why; it stands alone.

What does not fit is said in fewer items, and how many more there are; letters never get smaller.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.findings import Findings
from reflective_app.domain.plan import Action
from reflective_app.domain.texts import SUMMARY
from reflective_app.reports.frame import framed, run_in
from reflective_app.reports.outline import (
    Block,
    Bullets,
    Heading,
    Outline,
    Paragraph,
    Table,
    Words,
    words_of,
)
from reflective_app.reports.shortened import short, within
from reflective_app.reports.summary_glance import NAME, at_a_glance, duties
from reflective_app.reports.summary_room import CLOSER, USUAL, Room, rooms
from reflective_app.wording.dates import counted, long_date
from reflective_app.wording.edited import as_printed
from reflective_app.wording.offer import funding_sentences
from reflective_app.wording.sharing import short_mark_words
from reflective_app.wording.summary import summary_words

TITLE = "Summary on one page"
MOST_WORDS = 150
ELSEWHERE, IN_THE_REPORT = "stands under “Not now”", "stands in the gap report"
NO_DECISION = "No decision is asked for."
NO_ACTION = "No action is on the roadmap yet."
NO_REVIEW = "no date is set"
CUT = "… means more in the gap report."


def summary_page(found: Findings, assessment: Assessment) -> Outline:
    """Compose the summary: one A4 page, whatever was written."""
    # The print library is loaded where something is composed, not when the program starts.
    from reflective_app.reports.pdf import rendered

    whole = framed(TITLE, assessment, ())
    council, guide = short(whole.council, NAME), short(whole.guide, NAME)
    sheet = replace(whole, setting="sheet", council=council, guide=guide)

    def page(room: Room) -> Outline:
        return replace(sheet, blocks=tuple(_blocks(room, found, assessment)))

    def fits(room: Room) -> bool:
        return rendered(page(room)).pages == 1

    # Each room is tighter than the one before, so the first that fits is found by halves.
    from_ample = tuple(rooms())
    return page(from_ample[bisect_left(from_ample, True, hi=len(from_ample) - 1, key=fits)])


def _blocks(room: Room, found: Findings, assessment: Assessment) -> Iterator[Block]:
    """All parts. The head of a sheet and its headings leave most room; the rest is set closer, in
    letters as large.
    """
    said = (
        CLOSER,
        *_whose(room, assessment),
        Paragraph(_in_words(found, assessment)),
        *at_a_glance(room, found, assessment),
        *duties(room, found),
        *(USUAL, Heading(1, "Decisions asked for"), CLOSER),
        *_decisions(room, assessment),
        Paragraph(_ahead(room, found, assessment)),
    )
    yield from said
    cut = [CUT] if any("…" in words for block in said for words in _texts(block)) else []
    yield Paragraph(" ".join((_limits(assessment), *cut)), "caption")


def _whose(room: Room, assessment: Assessment) -> Iterator[Block]:
    """Who answers for it, and what it is for."""
    profile = assessment.profile
    named = ("Sponsor", profile.sponsor, NAME), ("Lead", profile.lead, NAME)
    purpose = profile.purpose if room.purpose else ""
    parts = (*named, ("What this is for", purpose, room.purpose))
    if said := run_in((name, short(text, letters)) for name, text, letters in parts):
        yield Paragraph(said)


def _in_words(found: Findings, assessment: Assessment) -> str:
    """The summary in words, the council’s own where it wrote some."""
    council = assessment.profile.council
    told = summary_words(found, assessment).replace(council, short(council, NAME), 1)
    told = told.replace(ELSEWHERE, IN_THE_REPORT)
    return within(as_printed(SUMMARY, told, assessment), MOST_WORDS)


def _decisions(room: Room, assessment: Assessment) -> Iterator[Block]:
    asked = assessment.plan.decisions_asked
    if not asked:
        yield Paragraph(NO_DECISION)
        return
    yield Bullets(tuple(short(each, room.letters) for each in asked[: room.decisions]), True)
    if len(asked) > room.decisions:
        yield Paragraph(f"And {len(asked) - room.decisions} more in the gap report.", "caption")


def _ahead(room: Room, found: Findings, assessment: Assessment) -> Words:
    """Money that ends, money and people in a line, and the next review."""
    review = assessment.profile.review_on
    endings = funding_sentences(assessment, found)
    said = [short(each, room.letters) for each in endings[: room.endings]]
    if more := len(endings) - len(said):
        said.append(f"{'And ' * bool(said)}{more} {'more ' * bool(said)}in the gap report.")
    when = long_date(review) if review else NO_REVIEW
    return run_in(
        (
            ("Money that ends", " ".join(said)),
            ("Money and people", _planned(assessment.plan.actions)),
            ("Next review", when),
        )
    )


def _planned(actions: Sequence[Action]) -> str:
    """How many actions have an owner, and how many a cost."""
    owned = sum(action.has_owner for action in actions)
    costed = sum(bool(action.cost.strip()) for action in actions)
    if not actions:
        return NO_ACTION
    if owned == costed == len(actions) > 1:
        return f"each of {owned} actions has an owner and a cost written"
    have = "has" if owned == 1 else "have"
    whose = f"{owned or 'none'} of {counted(len(actions), 'action')} {have} an owner"
    return f"{whose}, {costed or 'none'} a cost written"


def _limits(assessment: Assessment) -> str:
    """What it is and is not, in two sentences; its day stands in the head."""
    people = sum(person.count for person in assessment.participants)
    made = f"{short_mark_words(assessment.shared)} " if assessment.shared else ""
    by = f" by {counted(people, 'person', 'people')}" if people else ""
    return (
        f"{made}This is a local self-assessment{by}, mostly from memory, and no inspection or "
        "ranking. "
        "A low position can mean honesty: do not compare councils by position."
    )


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
