"""Priorities and reasons: lane by lane, what to do, why, and what could change it."""

from __future__ import annotations

from collections.abc import Iterator

from reflective_app.domain.agreement import Spread
from reflective_app.domain.assessment import Assessment
from reflective_app.domain.confidence import Level, grounds
from reflective_app.domain.findings import Findings, ItemFinding, Lane
from reflective_app.domain.item import Question
from reflective_app.domain.position import Word
from reflective_app.domain.roadmap import actions_for
from reflective_app.reports.action_list import numbered
from reflective_app.reports.frame import named_reason, printed_reason
from reflective_app.reports.outline import Block, Bullets, Heading, Paragraph, Span
from reflective_app.reports.service_register import beyond_in_short
from reflective_app.reports.set_aside import drafts_set_aside
from reflective_app.wording.confidence import CONFIDENCE
from reflective_app.wording.dates import counted, listed, long_date, sentence
from reflective_app.wording.offer import unserved_sentence
from reflective_app.wording.standing import held_down_words
from reflective_app.wording.words import ABSENCE, LANES, short_name

REASONED = (Lane.DUTY, Lane.A, Lane.B, Lane.C)
"""Their items are printed with what decided their place, one by one."""
IN_ROWS = (Lane.CONDITIONS, Lane.FIND_OUT, Lane.KEEP)
"""Theirs are named together: one reason holds for all of them."""
CHECK_FIRST = "check first"
NUMBERS = "Actions go by their numbers in the roadmap."
WITH_THE_REASON = ", with the reason"
NO_ACTION_YET = "No action yet."


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
    if unserved := unserved_sentence(found, assessment):
        yield Paragraph(unserved)
    yield from _key(found, assessment)
    for lane in REASONED:
        yield from _lane(lane, found, assessment)
    yield from _others(found)


def split_questions(finding: ItemFinding, assessment: Assessment) -> tuple[Question, ...]:
    """The questions of an item on which the picks lay far apart."""
    spreads = grounds(finding.position, assessment).spreads
    return tuple(question for question, spread in spreads if spread is Spread.SPLIT)


def _key(found: Findings, assessment: Assessment) -> Iterator[Block]:
    """What is said once for all items: how actions are named, and what “check first” asks."""
    said = [NUMBERS] if assessment.plan.actions else []
    low = {f.confidence.level for f in found.items if f.confidence and f.lane in REASONED}
    for warning in filter(None, (CONFIDENCE[level] for level in Level if level in low)):
        asked = f"{warning[0].lower()}{warning[1:]}"
        where = "Where confidence is low in what is reasoned here"
        said.append(f"{where}, “{CHECK_FIRST}” stands beside it: {asked}.")
    if said:
        yield Paragraph(" ".join(said))


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
    by_word: dict[Word, list[str]] = {}
    for finding in found.in_lane(lane):
        by_word.setdefault(finding.word, []).append(f"{finding.code} {finding.item.title}")
    for word in (each for each in Word if each in by_word):
        title = LANES[lane][0]
        named = title if lane is Lane.FIND_OUT else f"{title}, {word.lower()}"
        yield Span(f"{named}: ", bold=True), Span(f"{'; '.join(by_word[word])}.")


def _not_applicable(found: Findings, assessment: Assessment) -> Iterator[Block]:
    items = found.in_lane(Lane.NOT_APPLICABLE)
    if items:
        yield Heading(2, _title(Lane.NOT_APPLICABLE))
        yield Bullets(tuple(named_reason(finding, found, assessment) for finding in items))


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
    said = " ".join(
        [printed_reason(finding, found, assessment), *(sentence(n) for n in notes if n), doing]
    )
    return (
        Span(f"{finding.code} {finding.item.title}: {finding.word.lower()}. ", bold=True),
        Span(said),
    )


def _confidence(finding: ItemFinding) -> Iterator[str]:
    """The level where it asks for something; the table of positions says which tick is missing."""
    sure = finding.confidence
    if sure is not None and CONFIDENCE[sure.level]:
        yield f"{sure.level} confidence ({CHECK_FIRST})"
