"""The gap report's first page: what the council found, in words made by rule."""

from __future__ import annotations

from collections.abc import Iterator

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.findings import PRIORITIES, Findings, ItemFinding, Lane
from reflective_app.domain.importance import Band
from reflective_app.domain.kinds import Axis
from reflective_app.domain.label_checks import labels_still_open
from reflective_app.domain.texts import SUMMARY
from reflective_app.reports.frame import printed_reason, run_in
from reflective_app.reports.outline import Block, Bullets, Heading, Paragraph, Span
from reflective_app.reports.summary_glance import (
    BEGIN,
    deciding,
    duties,
    needed_before,
    without_start,
)
from reflective_app.reports.summary_room import Room
from reflective_app.wording.dates import listed, long_date
from reflective_app.wording.edited import as_printed
from reflective_app.wording.offer import funding_sentences
from reflective_app.wording.summary import REASON_BELOW, summary_words
from reflective_app.wording.who_misses_out import axis_words, who_misses_out
from reflective_app.wording.words import LANES

AT_MOST = 3
AMPLE = Room()
ENDS_SOON = "Recommendations that rest on what ends soon"


def summary(found: Findings, assessment: Assessment) -> Iterator[Block]:
    """Where the council stands, what comes first and why, what is asked, and what to beware of.

    It is short enough for the first page: whole reasons stand among the priorities.
    """
    told = as_printed(SUMMARY, summary_words(found, assessment), assessment)
    yield from _opening(told)
    if assessment.profile.purpose:
        yield Paragraph((Span("What this is for: ", bold=True), Span(assessment.profile.purpose)))
    yield from _where_to_begin(found, assessment)
    decisions = assessment.plan.decisions_asked
    if decisions:
        yield Heading(2, "Decisions asked for")
        yield Bullets(decisions, numbered=True)
    yield from _who(assessment)
    endings = " ".join(funding_sentences(assessment, found))
    yield from _last((ENDS_SOON, endings), _review(assessment))


def public_summary(found: Findings, assessment: Assessment) -> Iterator[Block]:
    """The same for the public, who are not told what it was for, what is asked of whom, or the
    money of services (`files.md` section 3).
    """
    made = summary_words(found, assessment).replace(REASON_BELOW, ".")
    yield from _opening(as_printed(SUMMARY, made, assessment))
    yield from _where_to_begin(found, assessment)
    yield from _who(assessment)
    yield from _last(_review(assessment))


def _opening(told: str) -> Iterator[Block]:
    yield Heading(1, "Summary")
    yield Paragraph(told, "lead")


def _where_to_begin(found: Findings, assessment: Assessment) -> Iterator[Block]:
    """The duties, the strengths, and the recommendations lane by lane."""
    yield from duties(AMPLE, found)
    begin = tuple(_begin(found, assessment))
    if begin:
        yield Heading(2, BEGIN)
        yield from _order_may_change(found, assessment)
        yield Bullets(begin)


def _begin(found: Findings, assessment: Assessment) -> Iterator[tuple[Span, ...]]:
    """The first few recommendations of each lane, with what decides their place, and before them
    what they depend on.
    """
    for lane in PRIORITIES:
        few = _recommended(lane, found)
        if few and (needed := needed_before(few, found)):
            head, colon, named = needed.partition(": ")
            yield (Span(f"{head}{colon}", bold=True), Span(named))
        for finding in few:
            why = without_start(deciding(printed_reason(finding, found, assessment)))
            name = f"{finding.code} {finding.item.title}: {finding.word.lower()}. "
            yield (Span(name, bold=True), Span(f"{LANES[lane][1]}. {why}"))


def _review(assessment: Assessment) -> tuple[str, str]:
    review = assessment.profile.review_on
    return "Next review", long_date(review) if review else ""


def _last(*named: tuple[str, str]) -> Iterator[Block]:
    """What else to know, each after its name."""
    if said := run_in(named):
        yield Paragraph(said)


def _who(assessment: Assessment) -> Iterator[Block]:
    """Which families get least of what is recommended, by arrangement and by equity."""
    said = run_in(
        (axis_words(axis, assessment.question_set), who_misses_out(assessment, axis))
        for axis in Axis
    )
    if said:
        yield Paragraph((Span("Families who miss out. ", bold=True), *said))


def _recommended(lane: Lane, found: Findings) -> list[ItemFinding]:
    """The first few recommendations of a lane; what it pulled up is named after them."""
    return [finding for finding in found.in_lane(lane) if not finding.holds_back][:AT_MOST]


def _order_may_change(found: Findings, assessment: Assessment) -> Iterator[Block]:
    """Of which gaps nobody has looked the label up yet, and which of them may come earlier."""
    still_open = labels_still_open(assessment)
    waiting = [f for f in found.items if f.lane in PRIORITIES and f.item in still_open]
    if not waiting:
        return
    order = sorted(waiting, key=found.in_guide_order.index)
    said = (
        "nobody has looked up in the published guide how strong the evidence is for "
        f"{listed([finding.code for finding in order])}."
    )
    later = [f.code for f in order if f.lane is Lane.C and {Band.A, Band.B} & {*f.robust}]
    if later:
        said += f" Until then {listed(later)} may belong earlier."
    yield Paragraph((Span("The order may still change: ", bold=True), Span(said)))
