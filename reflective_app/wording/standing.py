"""How a finding stands, in words: its range, its band, its evidence, who misses out, how sure."""

from __future__ import annotations

from collections.abc import Sequence

from reflective_app.domain.findings import ItemFinding, Lane
from reflective_app.domain.importance import Band, LabelStanding
from reflective_app.domain.item import Item
from reflective_app.domain.kinds import Axis, InForce, ItemKind, Origin
from reflective_app.domain.position import IN_PLACE, Cap, Word, between, word_for
from reflective_app.wording.confidence import CONFIDENCE, missing_words
from reflective_app.wording.dates import listed
from reflective_app.wording.label_checks import found_words, standing_words
from reflective_app.wording.units import miss_out, one_of, unit_of
from reflective_app.wording.words import KINDS

HELD_BY = {
    Cap.ESSENTIAL: "an essential part that is not there yet",
    Cap.GROUP: "family groups that do not get it",
}

CHECK_FORCE = "Check whether it is in force"
DEPENDS = ", depending on its label"
LOOK_IT_UP = "Look it up in the published guide"


def range_words(finding: ItemFinding) -> str:
    """What the position may come to, where the ends differ; else nothing."""
    at = finding.position
    if at.low is None or at.high is None or at.low is at.high:
        return ""
    words = between(at.low, at.high)
    if words == IN_PLACE:
        return "Once all is settled: anything from not to fully in place"
    return f"Once all is settled: {_short_words(words)} in place"


def short_range(finding: ItemFinding) -> str:
    """The same for a narrow column: partly or mostly. Nothing where the ends do not differ.

    Below “Not enough known” a row of words would read as a verdict: that it could be any is said.
    """
    at = finding.position
    if at.low is None or at.high is None or at.low is at.high:
        return ""
    words = between(at.low, at.high)
    return "could be any of the four" if words == IN_PLACE else _short_words(words)


def _short_words(words: Sequence[Word]) -> str:
    return listed([word.lower().removesuffix(" in place") for word in words], "or")


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
    """The band at its present word, for each label it may have, and what it may yet come to:
    Band A or B now, depending on its label; A, B or C once all is settled.
    """
    now, later = finding.bands, finding.robust
    if not later:
        return ""
    if later == (Band.KEEP,):
        return "To be kept in every case"
    if len(later) == 1:
        return f"Band {robustness(finding)}"
    by_label = DEPENDS if len(now) > 1 else ""
    if now == later:
        return f"Band {band_words(now)}{by_label}"
    present = f"Band {band_words(now)} now{by_label}; " if now else "Band "
    if now == (Band.KEEP,):
        present = "To be kept now; "
    return f"{present}{band_words(later)} once {_what_is_open(finding)}"


def _what_is_open(finding: ItemFinding) -> str:
    """What has to happen before the band can be said for good."""
    if finding.label.standing is not LabelStanding.REPORTED:
        return "all is settled"
    settled = finding.position.low is finding.position.high
    return "its label is checked" if settled else "its label is checked and all is settled"


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
        return CHECK_FORCE
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
        return "Not recorded", found_words(label) if label.words else LOOK_IT_UP
    return label.words, standing_words(label)


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
