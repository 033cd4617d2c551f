"""The gap report's first page: what the council found, in words made by rule."""

from __future__ import annotations

from collections.abc import Iterator

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.findings import GAPS, PRIORITIES, Findings, ItemFinding, Lane
from reflective_app.domain.importance import Band
from reflective_app.domain.kinds import Axis
from reflective_app.domain.label_checks import labels_still_open
from reflective_app.domain.texts import SUMMARY
from reflective_app.reports.frame import named_reason, run_in
from reflective_app.reports.outline import Block, Bullets, Heading, Paragraph, Span
from reflective_app.wording.dates import listed, long_date
from reflective_app.wording.edited import as_printed
from reflective_app.wording.offer import funding_sentences
from reflective_app.wording.standing import CHECK_FORCE, duty_words
from reflective_app.wording.summary import REASON_BELOW, needed_first, summary_words
from reflective_app.wording.who_misses_out import axis_words, who_misses_out

AT_MOST = 3
CAUTIONS = (
    "A legal adviser should confirm what is in force. The whole report has the cautions with each "
    "duty, in Appendix A."
)
TITLES = {
    Lane.A: "Recommendations to act on first",
    Lane.B: "Recommendations to plan next",
    Lane.C: "Recommendations to look at after those",
}
ENDS_SOON = "Recommendations that rest on what ends soon"


def summary(found: Findings, assessment: Assessment) -> Iterator[Block]:
    """The duties, what comes first, the strengths, what ends soon, and the decisions asked for."""
    told = as_printed(SUMMARY, summary_words(found, assessment), assessment)
    yield from _opening(told)
    if assessment.profile.purpose:
        yield Paragraph((Span("What this is for: ", bold=True), Span(assessment.profile.purpose)))
    yield from _where_to_begin(found, assessment)
    yield from _named(ENDS_SOON, list(funding_sentences(assessment, found)))
    yield from _strengths(found)
    decisions = assessment.plan.decisions_asked
    if decisions:
        yield Heading(2, "Decisions asked for")
        yield Bullets(decisions, numbered=True)
    yield from _review(assessment)


def public_summary(found: Findings, assessment: Assessment) -> Iterator[Block]:
    """The same for the public, who are not told what it was for, what is asked of whom, or the
    money of services (`files.md` section 3).
    """
    made = summary_words(found, assessment).replace(REASON_BELOW, ".")
    yield from _opening(as_printed(SUMMARY, made, assessment))
    yield from _where_to_begin(found, assessment)
    yield from _strengths(found)
    yield from _review(assessment)


def _opening(told: str) -> Iterator[Block]:
    yield Heading(1, "Summary")
    yield Paragraph(told, "lead")


def _where_to_begin(found: Findings, assessment: Assessment) -> Iterator[Block]:
    """The duties, the recommendations lane by lane, and who misses out."""
    yield from _order_may_change(found, assessment)
    yield from _named("Duties", list(_duties(found)))
    if any(finding.item.caution for finding in found.in_lane(Lane.DUTY)):
        yield Paragraph(CAUTIONS)
    for lane, title in TITLES.items():
        yield from _lane(title, _recommended(lane, found), found, assessment)
    yield from _who(assessment)


def _strengths(found: Findings) -> Iterator[Block]:
    kept = "; ".join(f"{f.code} {f.item.title}" for f in _kept(found))
    if kept:
        yield Paragraph((Span("Strengths to keep: ", bold=True), Span(f"{kept}.")))


def _review(assessment: Assessment) -> Iterator[Block]:
    if assessment.profile.review_on:
        yield Paragraph(f"The next review is on {long_date(assessment.profile.review_on)}.")


def _who(assessment: Assessment) -> Iterator[Block]:
    """Which families get least of what is recommended, by arrangement and by equity."""
    said = run_in(
        (axis_words(axis, assessment.question_set), who_misses_out(assessment, axis))
        for axis in Axis
    )
    if said:
        yield Heading(2, "Families who miss out")
        yield Paragraph(said)


def _recommended(lane: Lane, found: Findings) -> list[ItemFinding]:
    """The first few recommendations of a lane; what it pulled up is named after them."""
    return [finding for finding in found.in_lane(lane) if not finding.holds_back][:AT_MOST]


def _lane(
    title: str, findings: list[ItemFinding], found: Findings, assessment: Assessment
) -> Iterator[Block]:
    """Recommendations with their reasons, under a lane's own words, and what they depend on."""
    if findings:
        yield Heading(2, title)
        yield from _needed_first(findings, found)
        yield Bullets(tuple(named_reason(f, found, assessment) for f in findings))


def _needed_first(findings: list[ItemFinding], found: Findings) -> Iterator[Block]:
    """What to do before these, by name; the reasons stand among the priorities."""
    head, colon, named = needed_first(findings, found).partition(": ")
    if named:
        yield Paragraph((Span(f"{head}{colon}", bold=True), Span(named)))


def _order_may_change(found: Findings, assessment: Assessment) -> Iterator[Block]:
    """Of which gaps nobody has looked the label up yet, and which of them may come earlier."""
    still_open = labels_still_open(assessment)
    waiting = [f for f in found.items if f.lane in PRIORITIES and f.item in still_open]
    if not waiting:
        return
    order = sorted(waiting, key=found.in_guide_order.index)
    said = (
        f"Nobody has looked up in the published guide how strong the evidence is for "
        f"{listed([f.code for f in order])}."
    )
    later = [f.code for f in order if f.lane is Lane.C and {Band.A, Band.B} & {*f.robust}]
    if later:
        comes = "comes" if len(later) == 1 else "come"
        said += f" Until then {listed(later)} {comes} later, and may belong before these."
    yield Paragraph((Span("The order below may still change. ", bold=True), Span(said)))


def _duties(found: Findings) -> Iterator[tuple[Span, ...]]:
    """The duties with a gap by how binding each is, then those of which too little is known."""
    in_lane = found.in_lane(Lane.DUTY)
    duties = [finding for finding in in_lane if finding.word in GAPS]
    for words in dict.fromkeys(duty_words(finding.item) for finding in duties):
        named = [f"{f.code} {f.item.title}" for f in duties if duty_words(f.item) == words]
        yield (Span(f"{words}: ", bold=True), Span(f"{'; '.join(named)}."))
    unknown = [_not_known(finding) for finding in in_lane if finding.word not in GAPS]
    if unknown:
        yield (Span("Find out where they stand: ", bold=True), Span(f"{'; '.join(unknown)}."))


def _not_known(finding: ItemFinding) -> str:
    """A duty of which too little is known, and whether its force is open, too."""
    words = duty_words(finding.item)
    force = f" ({words[0].lower()}{words[1:]})" if words == CHECK_FORCE else ""
    return f"{finding.code} {finding.item.title}{force}"


def _kept(found: Findings) -> tuple[ItemFinding, ...]:
    return found.in_lane(Lane.KEEP)[:AT_MOST]


def _named(title: str, items: list[str] | list[tuple[Span, ...]]) -> Iterator[Block]:
    if items:
        yield Heading(2, title)
        yield Bullets(tuple(items))
