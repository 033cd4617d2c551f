"""The name of everything that has one, and the short notes that stand beside it."""

from __future__ import annotations

from reflective_app.domain.assessment import AnswerState, CellValue, Settled, Sure
from reflective_app.domain.findings import ItemFinding, Lane
from reflective_app.domain.guide import Guide
from reflective_app.domain.importance import Band
from reflective_app.domain.item import Item, Question
from reflective_app.domain.kinds import (
    Axis,
    Completeness,
    InForce,
    ItemKind,
    Origin,
    Standing,
    Status,
)
from reflective_app.domain.plan import ActionStatus
from reflective_app.domain.position import IN_PLACE, Cap, Word, between, word_for
from reflective_app.domain.register import ServiceStatus
from reflective_app.wording.confidence import CONFIDENCE, missing_words
from reflective_app.wording.dates import listed, month_year
from reflective_app.wording.label_checks import found_words, standing_words
from reflective_app.wording.units import miss_out, one_of, unit_of

STATES = {
    AnswerState.AGREED: "Agreed",
    AnswerState.NO_AGREEMENT: "No agreement",
    AnswerState.DONT_KNOW: "Don’t know",
    AnswerState.NOT_DISCUSSED: "Not discussed",
    AnswerState.NOT_APPLICABLE: "Does not apply",
}

SETTLED = {
    Settled.UNANIMOUS: "unanimous",
    Settled.AFTER_DISCUSSION: "after discussion",
    Settled.FACILITATORS_CALL: "facilitator’s call",
}

SURE = {Sure.SURE: "Sure", Sure.FAIRLY_SURE: "Fairly sure", Sure.NOT_SURE: "Not sure"}

CELLS = {
    CellValue.YES: "Yes",
    CellValue.SOME: "Some",
    CellValue.NO: "No",
    CellValue.DONT_KNOW: "Don’t know",
    CellValue.NOT_APPLICABLE: "Does not apply",
}

SERVICE_STATUS = {
    ServiceStatus.RUNNING: "Running",
    ServiceStatus.PLANNED: "Planned",
    ServiceStatus.ENDING: "Ending",
}

ACTION_STATUS = {
    ActionStatus.NOT_STARTED: "Not started",
    ActionStatus.ON_TRACK: "On track (G)",
    ActionStatus.AT_RISK: "At risk (A)",
    ActionStatus.OFF_TRACK: "Off track (R)",
    ActionStatus.COMPLETE: "Complete (B)",
}

KINDS = {
    ItemKind.RECOMMENDATION: "Recommendation",
    ItemKind.PRINCIPLE: "Principle",
    ItemKind.DUTY: "Duty",
    ItemKind.READINESS: "Readiness",
}

STANDINGS = {
    Standing.SEEN: "seen in the source",
    Standing.REPORTED: "reported by others",
    Standing.INFERRED: "inferred from what was seen",
    Standing.OWN: "our own",
}

COMPLETENESS = {
    Completeness.FULL: "The whole guide",
    Completeness.PARTIAL: "Part of the guide",
    Completeness.OUTLINE: "Draft set",
}

LANES = {
    Lane.DUTY: ("Duty", "What law or guidance expects, not yet fully in place"),
    Lane.A: ("A", "Act first"),
    Lane.B: ("B", "Plan next"),
    Lane.C: ("C", "Look at after those"),
    Lane.CONDITIONS: (
        "Conditions",
        "They make the recommendations possible, and are not ranked against them",
    ),
    Lane.FIND_OUT: ("Find out first", "Too little is known to say"),
    Lane.KEEP: ("Keep", "In place. Say so, and keep it"),
    Lane.NOT_NOW: ("Not now", "Set aside by the group, with the reason"),
    Lane.NOT_APPLICABLE: ("Does not apply", "With the reasons given"),
}

HELD_BY = {
    Cap.ESSENTIAL: "an essential part that is not there yet",
    Cap.GROUP: "family groups that do not get it",
}

ABSENCE = "That a guide does not mention a service is no evidence that it fails."

BEYOND_THE_GUIDE = (
    "These services serve none of the recommendations in this question set; the guide may hold "
    f"others. {ABSENCE} For each one there are four ways on: keep and monitor it, evaluate it, "
    "adapt it towards a recommendation, or review it."
)

LABEL_MEANS = (
    "A label says how confident we can be that it works. It does not say how large the effect is."
)


def guide_line(guide: Guide) -> str:
    """Title and edition of a guide: Kinship Care, guide of October 2024."""
    if guide.published is None:
        return f"{guide.title}, edition {guide.edition}"
    return f"{guide.title}, guide of {month_year(guide.published)}"


def guide_status(guide: Guide) -> str:
    """What can be done with a question set, in two or three words."""
    if guide.status is Status.ANNOUNCED:
        return "Announced"
    return COMPLETENESS[guide.completeness]


def short_name(question: Question) -> str:
    """A question without its mark, for a list."""
    return question.text.rstrip("?").strip()


def range_words(finding: ItemFinding) -> str:
    """What the position may come to, where the ends differ; else nothing."""
    at = finding.position
    if at.low is None or at.high is None or at.low is at.high:
        return ""
    words = between(at.low, at.high)
    if words == IN_PLACE:
        return "Once all is settled: anything from not to fully in place"
    each = [word.lower().removesuffix(" in place") for word in words]
    return f"Once all is settled: {listed(each, 'or')} in place"


def band_words(bands: tuple[Band, ...]) -> str:
    """Bands as people say them: A, B or C."""
    return listed(bands, "or")


def held_down_words(finding: ItemFinding) -> str:
    """From which word a cap holds an item down; empty where none does.

    What holds it down is in its reason; where the reason tells of something else, it is said here.
    """
    at = finding.position
    if at.share is None or not at.caps:
        return ""
    said = f"held down from {word_for(at.share).lower()}"
    if finding.lane is not Lane.NOT_NOW:
        return said
    return f"{said} by {listed([HELD_BY[cap] for cap in at.caps])}"


def band_note(finding: ItemFinding) -> str:
    """How firm the band is, beside the strength of evidence, which says what a missing label leaves
    open; so that is not said again.
    """
    missing = finding.label.recorded is None and not finding.label.words
    if not finding.robust or (
        missing and len(finding.bands) > 1 and finding.robust == finding.bands
    ):
        return ""
    return f"Band {robustness(finding)}"


def robustness(finding: ItemFinding) -> str:
    """How much the band depends on what is not known."""
    if not finding.robust:
        return ""
    if len(finding.robust) == 1:
        return f"{finding.robust[0].capitalize()} in every case"
    return band_words(finding.robust)


def duty_words(item: Item) -> str:
    """How binding a duty is, as far as could be established (`method.md` section 4)."""
    if item.origin is Origin.LAW and item.in_force is InForce.YES:
        return "Must do"
    if item.origin is Origin.LAW or item.in_force in (InForce.NOT_YET, InForce.UNCONFIRMED):
        return "Check whether it is in force"
    return "Expected by guidance"


def evidence_words(finding: ItemFinding) -> tuple[str, str]:
    """The strength of evidence and the note that belongs to it.

    Principles, duties and readiness have no label of the guide's: they are named for what they are.
    """
    if finding.item.kind is ItemKind.DUTY:
        return duty_words(finding.item), ""
    if finding.item.kind is not ItemKind.RECOMMENDATION:
        return KINDS[finding.item.kind], _pulled_words(finding)
    label = finding.label
    if label.recorded is None:
        return "Not recorded", found_words(label) if label.words else _could_be(finding)
    return label.words, standing_words(label)


def _could_be(finding: ItemFinding) -> str:
    """What the missing label leaves open; what the answers leave open is `robustness`."""
    if len(finding.bands) < 2:
        return "Look it up in the published guide"
    return f"{band_words(finding.bands)}: look it up in the published guide"


def _pulled_words(finding: ItemFinding) -> str:
    if not finding.holds_back:
        return ""
    verb = "depends" if len(finding.holds_back) == 1 else "depend"
    return f"Do this first: {listed([item.title for item in finding.holds_back])} {verb} on it"


def groups_words(finding: ItemFinding, at_most: int = 3) -> str:
    """Which family groups miss out, by name up to a number of them, the two kinds apart."""
    kinds = ([g.label for g in finding.groups_missing if g.axis is axis] for axis in Axis)
    return "; ".join(_some_of(labels, at_most) for labels in kinds if labels)


def _some_of(labels: list[str], at_most: int) -> str:
    if len(labels) <= at_most:
        return listed(labels)
    named = labels[: at_most - 1]
    return listed([*named, f"{len(labels) - len(named)} more"])


def families_words(finding: ItemFinding) -> str:
    """How many families miss out, or whomever else the item counts, or that nobody knows.

    Nothing where “none known” would deny what the cells of the grid say.
    """
    if finding.families_missing is None:
        return f"Number of {unit_of(finding.item)} not known"
    if finding.families_missing == 0:
        short = finding.groups_missing or finding.groups_partly
        return "" if short else f"No {one_of(unit_of(finding.item))} known to miss out"
    return miss_out(finding.families_missing, finding.item)


def confidence_note(finding: ItemFinding) -> str:
    """What stands beside the level: how much is answered, which tick is missing, what to beware."""
    sure, at = finding.confidence, finding.position
    if sure is None:
        return ""
    missing = missing_words(sure)
    notes = (
        f"{at.counted} of {len(at.readings)} answered",
        f"Missing: {missing}" if missing else "",
        CONFIDENCE[sure.level],
    )
    return ". ".join(note for note in notes if note)


def answer_words(question: Question, rung: int) -> str:
    """The word of a rung on a ladder of four; longer and shorter ladders have sentences only."""
    words = (Word.NOT, Word.PARTLY, Word.MOSTLY, Word.FULLY)
    if question.top == len(words) - 1:
        return words[rung].value
    return f"Step {rung} of {question.top}"
