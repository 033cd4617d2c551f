"""Findings as rows of the benchmark page."""

from __future__ import annotations

from collections.abc import Iterator

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.findings import Findings, ItemFinding, Lane
from reflective_app.domain.kinds import ItemKind
from reflective_app.domain.position import Word
from reflective_app.gui.widgets.lane_rows import Fact, LaneRow
from reflective_app.gui.widgets.shapes import Shape
from reflective_app.wording.dates import listed, sentence
from reflective_app.wording.local_questions import NOTE, TITLE, local_sentence
from reflective_app.wording.reason import reason
from reflective_app.wording.words import (
    BEYOND_THE_GUIDE,
    CAPS,
    CONFIDENCE,
    LANES,
    evidence_words,
    families_words,
    groups_words,
    range_words,
    robustness,
)

BEYOND = "beyond-the-guide"
SERVICES = f"{BEYOND}-services"
"""The key of the row that names the services."""

LOCAL = "local-questions"

NOT_ASKED = "Not asked"
"""Who misses out is asked of recommendations only."""

SHAPES = {
    Word.NOT: Shape.NOT,
    Word.PARTLY: Shape.PARTLY,
    Word.MOSTLY: Shape.MOSTLY,
    Word.FULLY: Shape.FULLY,
    Word.NOT_ENOUGH_KNOWN: Shape.NOT_KNOWN,
    Word.DOES_NOT_APPLY: Shape.DOES_NOT_APPLY,
}


def lane_rows(found: Findings, assessment: Assessment) -> Iterator[LaneRow]:
    """Every lane that holds something, with its head; services beyond the guide come after keep."""
    for lane in Lane:
        if lane is Lane.NOT_NOW:
            yield from _beyond(found)
        items = found.in_lane(lane)
        if items:
            title, note = LANES[lane]
            yield LaneRow(key=f"lane-{lane}", name=title, detail=note, head=True)
        for finding in items:
            yield _row(finding, assessment)
    if found.local:
        yield LaneRow(key=LOCAL, name=TITLE, detail=NOTE, head=True)
    for finding in found.local:
        yield _local_row(finding)


def _beyond(found: Findings) -> Iterator[LaneRow]:
    if found.beyond_the_guide:
        yield LaneRow(
            key=BEYOND, name="Beyond the guide", detail="Not a sign that it fails", head=True
        )
        names = listed([service.name for service in found.beyond_the_guide])
        yield LaneRow(key=SERVICES, name=names, detail=BEYOND_THE_GUIDE)


def _row(finding: ItemFinding, assessment: Assessment) -> LaneRow:
    label, note = evidence_words(finding)
    return LaneRow(
        key=finding.item.id,
        code=finding.code,
        name=finding.item.title,
        detail=reason(finding, assessment),
        facts=(
            _position(finding),
            Fact(label, note, name=_evidence_name(finding)),
            _missing(finding),
            _confidence(finding),
        ),
    )


def _local_row(finding: ItemFinding) -> LaneRow:
    return LaneRow(
        key=finding.item.id,
        code=finding.code,
        name=finding.item.title,
        detail=local_sentence(finding),
        facts=(
            _position(finding),
            Fact("Our own", "", name="Kind"),
            Fact("", NOT_ASKED),
            _confidence(finding),
        ),
    )


def _position(finding: ItemFinding) -> Fact:
    notes = [range_words(finding), *(CAPS[cap] for cap in finding.position.caps)]
    if finding.position.provisional:
        notes.insert(0, "provisional")
    if finding.robust:
        notes.append(f"Band {robustness(finding)}")
    said = " ".join(sentence(note) for note in notes if note)
    return Fact(finding.word, said, SHAPES[finding.word], strong=True)


def _evidence_name(finding: ItemFinding) -> str:
    """Only recommendations have a strength of evidence; the rest say what they are."""
    names = {ItemKind.RECOMMENDATION: "", ItemKind.DUTY: "How binding"}
    return names.get(finding.item.kind, "Kind")


def _missing(finding: ItemFinding) -> Fact:
    """Only recommendations are asked who gets them."""
    if finding.item.kind is not ItemKind.RECOMMENDATION:
        return Fact("", NOT_ASKED)
    groups = groups_words(finding) or _nobody(finding)
    return Fact(groups, families_words(finding))


def _nobody(finding: ItemFinding) -> str:
    return "Not known yet" if finding.groups_not_known else "No group"


def _confidence(finding: ItemFinding) -> Fact:
    if finding.confidence is None:
        return Fact("", "Does not apply")
    at = finding.position
    answered = f"{at.counted} of {len(at.readings)} answered"
    caution = CONFIDENCE[finding.confidence.level]
    return Fact(finding.confidence.level, f"{answered}. {caution}" if caution else answered)
