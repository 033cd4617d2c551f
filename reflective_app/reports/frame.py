"""What every report of an assessment has in common: its frame, shapes and standing texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from reflective_app.domain.assessment import Assessment, CellValue, Marking
from reflective_app.domain.findings import Findings, ItemFinding
from reflective_app.domain.fingerprint import fingerprint, local_fingerprint, record_version
from reflective_app.domain.plan import ActionStatus
from reflective_app.domain.position import Word
from reflective_app.domain.texts import reason_key
from reflective_app.reports.outline import Block, Mark, Outline, Paragraph, Rich, Span
from reflective_app.wording.dates import counted, days_words, listed
from reflective_app.wording.edited import as_printed
from reflective_app.wording.reason import reason
from reflective_app.wording.sharing import mark_words
from reflective_app.wording.words import guide_line

POSITION_MARKS = {
    Word.NOT: Mark.NOT_IN_PLACE,
    Word.PARTLY: Mark.PARTLY_IN_PLACE,
    Word.MOSTLY: Mark.MOSTLY_IN_PLACE,
    Word.FULLY: Mark.FULLY_IN_PLACE,
    Word.NOT_ENOUGH_KNOWN: Mark.POSITION_UNKNOWN,
    Word.DOES_NOT_APPLY: Mark.POSITION_DOES_NOT_APPLY,
}

REACH_MARKS = {
    CellValue.YES: Mark.REACHED,
    CellValue.SOME: Mark.SOME_REACHED,
    CellValue.NO: Mark.NOT_REACHED,
    CellValue.DONT_KNOW: Mark.REACH_UNKNOWN,
    CellValue.NOT_APPLICABLE: Mark.REACH_DOES_NOT_APPLY,
}

STATUS_MARKS = {
    ActionStatus.ON_TRACK: Mark.ON_TRACK,
    ActionStatus.AT_RISK: Mark.AT_RISK,
    ActionStatus.OFF_TRACK: Mark.OFF_TRACK,
    ActionStatus.COMPLETE: Mark.COMPLETE,
}


def framed(
    title: str,
    assessment: Assessment,
    blocks: Iterable[Block],
    *,
    landscape: bool = False,
    days: Sequence[date] = (),
) -> Outline:
    """A report of this assessment, with what every page must carry.

    `days` are those it tells of, where they are others than that of the assessment.
    """
    profile = assessment.profile
    guide = assessment.question_set.guide
    return Outline(
        title=title,
        council=profile.council,
        guide=guide_line(guide),
        fingerprint=fingerprint(assessment.question_set),
        local_fingerprint=local_fingerprint(assessment.question_set.local_items),
        version=record_version(assessment),
        date_words=days_words(days or (profile.date,)),
        marking="" if profile.marking == Marking.NONE else profile.marking,
        made_on=days[-1] if days else profile.date,
        blocks=(*_of_a_copy(assessment), *blocks),
        landscape=landscape,
    )


def _of_a_copy(assessment: Assessment) -> Iterator[Block]:
    """What a document of a shared copy says first: it was made of less than the council has."""
    if assessment.shared is not None:
        yield Paragraph(mark_words(assessment.shared))


def version_words() -> str:
    """What the version at the foot of every page is good for."""
    return (
        "Papers with the same version at the foot of their pages were made from the same record. "
        "When an answer, a text or an action changes, so does the version."
    )


def people_words(assessment: Assessment) -> str:
    """Who took part, by role and number."""
    roles = [
        f"{person.role} ({person.count})" if person.count > 1 else person.role
        for person in assessment.participants
    ]
    return listed(roles) or "not recorded"


def limits(assessment: Assessment, days: Sequence[date] = (), here: int | None = None) -> str:
    """The limits box, printed every time (`needs.md` section 4.5).

    `days` and `here` are those of a workshop, and how many were in it.
    """
    people = here or sum(person.count for person in assessment.participants)
    who = counted(people, "person", "people") if people else "a group whose size was not recorded"
    when = days_words(days or (assessment.profile.date,))
    return (
        f"This is a local self-assessment by {who} on {when}. "
        "It is not an inspection, audit or ranking. Positions are this group’s view, mostly from "
        "memory, with the sources listed. The sentences to choose from and the words for "
        "positions are the question set’s own; they are not part of the guide. A low position can "
        "mean honesty. Do not compare councils by position. That a guide does not name a service "
        "does not mean that the service fails."
    )


def named_reason(finding: ItemFinding, found: Findings, assessment: Assessment) -> tuple[Span, ...]:
    """An item by code and title, and why it stands where it stands."""
    return (
        Span(f"{finding.code} {finding.item.title}. ", bold=True),
        Span(printed_reason(finding, found, assessment)),
    )


def printed_reason(finding: ItemFinding, found: Findings, assessment: Assessment) -> str:
    """Why an item stands where it stands, in the council’s own words where it wrote some."""
    made = reason(finding, found, assessment)
    return as_printed(reason_key(finding.item.id), made, assessment)


def ended(text: str) -> str:
    """What somebody wrote, as it was written, with a full stop where something follows it."""
    text = text.strip()
    return text if text.endswith((".", "?", "!", "…", "”")) else f"{text}."


def run_in(named: Iterable[tuple[str, str]]) -> Rich:
    """Short texts one after another in a paragraph, each after its name; those that say nothing
    are left out.
    """
    spans: list[Span] = []
    for name, text in named:
        if text.strip():
            spans += [Span(f"{' ' if spans else ''}{name}: ", bold=True), Span(ended(text))]
    return tuple(spans)
