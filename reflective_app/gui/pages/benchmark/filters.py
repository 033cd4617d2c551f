"""Which items the benchmark page shows, by lane, by kind, and by what is open about them."""

from __future__ import annotations

from collections.abc import Callable

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.confidence import Level
from reflective_app.domain.findings import Findings, ItemFinding, Lane
from reflective_app.domain.kinds import ItemKind
from reflective_app.domain.label_checks import labels_still_open
from reflective_app.gui.pages.benchmark.rows import Fits
from reflective_app.wording.dates import number
from reflective_app.wording.words import KINDS, LANES

ALL = "all"
DIFFER, LABEL, LOW, GROUP = "could-differ", "label", "low", "group"

BY_LANE = ((ALL, "Lane: all"), *((lane.value, f"Lane: {LANES[lane][0]}") for lane in Lane))
BY_KIND = ((ALL, "Kind: all"), *((kind.value, f"Kind: {KINDS[kind].lower()}") for kind in ItemKind))
BY_OPEN = (
    (ALL, "Show: all"),
    (DIFFER, "Show: position could differ"),
    (LABEL, "Show: label to look up"),
    (LOW, "Show: low confidence"),
    (GROUP, "Show: a family group misses out"),
)
BOXES = (("Lane", BY_LANE), ("Kind", BY_KIND), ("Show", BY_OPEN))


def _could_differ(finding: ItemFinding) -> bool:
    return finding.could_differ


def _low(finding: ItemFinding) -> bool:
    return finding.confidence is not None and finding.confidence.level is Level.LOW


def _group(finding: ItemFinding) -> bool:
    return bool(finding.groups_missing)


OPEN: dict[str, Callable[[ItemFinding], bool]] = {
    DIFFER: _could_differ,
    LOW: _low,
    GROUP: _group,
}


def fitting(choices: tuple[str, ...], found: Findings, assessment: Assessment) -> Fits | None:
    """Whether an item is to be shown, by what the three boxes say; None where all are.

    The council's own items stand in no lane and are of no kind of the guide's.
    """
    lane, kind, only = choices
    if choices == (ALL, ALL, ALL):
        return None
    local = {finding.item.id for finding in found.local}
    unlabelled = {item.id for item in labels_still_open(assessment)}

    def fits(finding: ItemFinding) -> bool:
        own = finding.item.id in local
        if only == LABEL and finding.item.id not in unlabelled:
            return False
        return (
            (lane == ALL or (not own and finding.lane.value == lane))
            and (kind == ALL or (not own and finding.item.kind.value == kind))
            and (only not in OPEN or OPEN[only](finding))
        )

    return fits


def hidden_words(fits: Fits | None, found: Findings) -> str:
    """How many items are shown and how many are not; nothing where all are."""
    if fits is None:
        return ""
    every = (*found.items, *found.local)
    shown = sum(map(fits, every))
    return f"{number(shown)} of {number(len(every))} shown; {number(len(every) - shown)} hidden."
