"""Priorities and reasons: lane by lane, what to do, why, and what could change it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reflective_app.domain.agreement import Spread
from reflective_app.domain.assessment import Assessment
from reflective_app.domain.confidence import Level, grounds
from reflective_app.domain.findings import Findings, ItemFinding, Lane
from reflective_app.domain.item import Question
from reflective_app.domain.position import Word
from reflective_app.domain.roadmap import actions_for
from reflective_app.domain.texts import reason_key
from reflective_app.reports.action_list import numbered
from reflective_app.reports.frame import named_reason, printed_reason
from reflective_app.reports.outline import Block, Bullets, Heading, Paragraph, Span
from reflective_app.reports.service_register import beyond_in_short
from reflective_app.reports.set_aside import drafts_set_aside
from reflective_app.reports.shortened import short
from reflective_app.wording.confidence import CONFIDENCE
from reflective_app.wording.dates import counted, listed, long_date, sentence
from reflective_app.wording.edited import as_printed
from reflective_app.wording.offer import unserved_sentence
from reflective_app.wording.reason import asked_for, needed_for
from reflective_app.wording.standing import held_down_words
from reflective_app.wording.words import ABSENCE, LANES, short_name

REASONED = (Lane.DUTY, Lane.A, Lane.B, Lane.C)
"""Their items are printed with what decided their place, one by one."""
IN_ROWS = (Lane.CONDITIONS, Lane.FIND_OUT, Lane.KEEP)
"""Theirs are named together: one reason holds for all of them."""
LINE = 90
"""Letters of a line, about."""
CHECK_FIRST = "check first"
NUMBERS = "Actions go by their numbers in the roadmap."
WITH_THE_REASON = ", with the reason"
NO_ACTION_YET = "No action yet."
CAUTIONS = "Appendix A has the cautions with each duty."
NOT_APPLICABLE = 160
"""Letters of why an item does not apply; Appendix A has the answers whole."""


def priorities(found: Findings, assessment: Assessment) -> Iterator[Block]:
    """Every item in the order of its lane, and the services beyond the guide, in short.

    What else there is to say of an item stands with it in the appendix.
    """
    yield from _ranked(found, assessment)
    yield from beyond_in_short(found)
    yield from _lane(Lane.NOT_NOW, found, assessment)
    yield from _actions_not_now(found, assessment)
    yield from _not_applicable(found, assessment)


def public_priorities(found: Findings, assessment: Assessment) -> Iterator[Block]:
    """The same for the public: what is set aside or does not apply, without the reasons given and
    who gave them, and no services or drafts (`files.md` section 3).
    """
    yield from _ranked(found, assessment)
    if waiting := found.in_lane(Lane.NOT_NOW):
        yield Heading(2, _title(Lane.NOT_NOW).removesuffix(WITH_THE_REASON))
        yield Bullets(tuple(map(_waiting, waiting)))
    if apart := found.in_lane(Lane.NOT_APPLICABLE):
        yield Heading(2, LANES[Lane.NOT_APPLICABLE][0])
        yield Bullets(tuple(f"{finding.code} {finding.item.title}." for finding in apart))
    yield Paragraph(ABSENCE, "caption")


def _waiting(finding: ItemFinding) -> tuple[Span, ...]:
    """What was set aside, where it stands, and when it is looked at again."""
    why = finding.set_aside
    again = f" Look again on {long_date(why.look_again)}." if why and why.look_again else ""
    name = f"{finding.code} {finding.item.title}: "
    return (Span(name, bold=True), Span(f"{finding.word.lower()}.{again}"))


def _ranked(found: Findings, assessment: Assessment) -> Iterator[Block]:
    """Every item that is ranked, then those that are not."""
    yield Heading(1, "Priorities and reasons")
    yield from _key(found, assessment)
    for lane in REASONED:
        yield from _lane(lane, found, assessment)
    yield from _others(found)


def split_questions(finding: ItemFinding, assessment: Assessment) -> tuple[Question, ...]:
    """The questions of an item on which the picks lay far apart."""
    spreads = grounds(finding.position, assessment).spreads
    return tuple(question for question, spread in spreads if spread is Spread.SPLIT)


def _key(found: Findings, assessment: Assessment) -> Iterator[Block]:
    """What is said once for all items: what nothing serves, how actions are named, what “check
    first” asks, and where the cautions stand.
    """
    said = [unserved_sentence(found, assessment), NUMBERS if assessment.plan.actions else ""]
    reasoned = (f for f in found.items if f.lane in REASONED)
    if any(CHECK_FIRST in note for finding in reasoned for note in _confidence(finding)):
        warning = CONFIDENCE[Level.LOW]
        said.append(f"“{CHECK_FIRST.capitalize()}”: {warning[0].lower()}{warning[1:]}.")
    if any(finding.item.caution for finding in found.in_lane(Lane.DUTY)):
        said.append(CAUTIONS)
    if any(said):
        yield Paragraph(" ".join(filter(None, said)))


def _lane(lane: Lane, found: Findings, assessment: Assessment) -> Iterator[Block]:
    items = found.in_lane(lane)
    if items:
        yield Heading(2, _title(lane))
        yield Bullets(tuple(_priority(finding, found, assessment) for finding in items))


def _title(lane: Lane) -> str:
    title, note = LANES[lane]
    return f"{title}: {note[0].lower()}{note[1:]}"


def _others(found: Findings) -> Iterator[Block]:
    """The items of the lanes that are not ranked, named together by lane and word."""
    rows = [row for lane in IN_ROWS for row in _row(lane, found)]
    if rows:
        yield Heading(2, "Not ranked")
        yield Bullets(tuple(rows))


def _row(lane: Lane, found: Findings) -> Iterator[tuple[Span, ...]]:
    by_word: dict[Word, list[ItemFinding]] = {}
    for finding in found.in_lane(lane):
        by_word.setdefault(finding.word, []).append(finding)
    for word in (each for each in Word if each in by_word):
        title = LANES[lane][0]
        named = title if lane is Lane.FIND_OUT else f"{title}, {word.lower()}"
        yield Span(f"{named}: ", bold=True), Span(f"{_in_a_line(by_word[word])}.")


def _in_a_line(findings: Sequence[ItemFinding]) -> str:
    """Items by code and title, or by code alone where that is longer than a line: the table of
    positions has their titles.
    """
    named = "; ".join(f"{finding.code} {finding.item.title}" for finding in findings)
    return named if len(named) <= LINE else listed([finding.code for finding in findings])


def _not_applicable(found: Findings, assessment: Assessment) -> Iterator[Block]:
    items = found.in_lane(Lane.NOT_APPLICABLE)
    if items:
        yield Heading(2, _title(Lane.NOT_APPLICABLE))
        yield Bullets(tuple(_apart(finding, found, assessment) for finding in items))


def _apart(finding: ItemFinding, found: Findings, assessment: Assessment) -> tuple[Span, ...]:
    """An item that does not apply, and the beginning of why."""
    name, why = named_reason(finding, found, assessment)
    return name, Span(short(why.text, NOT_APPLICABLE))


def _actions_not_now(found: Findings, assessment: Assessment) -> Iterator[Block]:
    """How many draft actions were set aside; the roadmap has each with its reason."""
    waiting = len(tuple(drafts_set_aside(found, assessment)))
    if waiting:
        are = "is" if waiting == 1 else "are"
        yield Paragraph(
            f"{counted(waiting, 'draft action')} {are} set aside, too: the roadmap has the reasons."
        )


def _priority(finding: ItemFinding, found: Findings, assessment: Assessment) -> tuple[Span, ...]:
    """An item with its word, its reason, what to beware of, and what is to be done."""
    split = [f"“{short_name(question)}?”" for question in split_questions(finding, assessment)]
    notes = [
        "provisional" if finding.position.provisional else "",
        held_down_words(finding),
        f"Picks were split on {listed(split)}" if split else "",
        *_confidence(finding),
    ]
    numbers = numbered(assessment)
    acting = [str(numbers[action.id]) for action in actions_for(finding.item.id, assessment)]
    many = "Action" if len(acting) == 1 else "Actions"
    doing = f"{many} {listed(acting)}." if acting else NO_ACTION_YET
    why = _why(finding, found, assessment)
    said = " ".join([why, *(sentence(note) for note in notes if note), doing])
    return (
        Span(f"{finding.code} {finding.item.title}: {finding.word.lower()}. ", bold=True),
        Span(said),
    )


def _why(finding: ItemFinding, found: Findings, assessment: Assessment) -> str:
    """The reason. Of a duty it is who asks for it, of what was pulled up into a band what needs
    it: its word says the rest. Appendix A has all.
    """
    if finding.lane is Lane.DUTY:
        made = asked_for(finding)
    elif finding.holds_back:
        made = needed_for(finding, found)
    else:
        return printed_reason(finding, found, assessment)
    return as_printed(reason_key(finding.item.id), made, assessment)


def _confidence(finding: ItemFinding) -> Iterator[str]:
    """The level where it asks for something; the table of positions says which tick is missing.

    Where not enough is known, that is the reason, and the word has said it.
    """
    sure = finding.confidence
    if finding.word is not Word.NOT_ENOUGH_KNOWN and sure is not None and CONFIDENCE[sure.level]:
        yield f"{sure.level} confidence ({CHECK_FIRST})"
