"""How much a gap matters: evidence labels, bands and what they could be (`method.md` section 4)."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from reflective_app.domain.assessment import Assessment, LabelCheck
from reflective_app.domain.item import Item
from reflective_app.domain.kinds import Standing
from reflective_app.domain.label_checks import check_of
from reflective_app.domain.position import IN_PLACE, Position
from reflective_app.domain.question_set import EvidenceLabel


class Band(StrEnum):
    """How soon a recommendation matters. `keep` is for what is fully in place."""

    A = "A"
    B = "B"
    C = "C"
    KEEP = "keep"


BEST_FIRST = tuple(Band)


class Row(StrEnum):
    """The rows of the table of bands."""

    STRONGEST = "strongest"
    MIDDLE = "middle"
    LOWEST = "lowest"


TABLE = {
    Row.STRONGEST: (Band.A, Band.A, Band.B, Band.KEEP),
    Row.MIDDLE: (Band.A, Band.B, Band.C, Band.KEEP),
    Row.LOWEST: (Band.B, Band.C, Band.C, Band.KEEP),
}


class LabelStanding(StrEnum):
    """How a recorded evidence label came to be known."""

    SEEN = "seen"
    REPORTED = "reported"
    CHECKED = "checked"


class Label(NamedTuple):
    """A recommendation's strength of evidence, as far as it is known.

    `recorded` is a label of the guide's own scale. A looked-up label outside the scale is kept in
    `words` and counts as not recorded. `council` is named where another council looked it up.
    """

    recorded: EvidenceLabel | None = None
    words: str = ""
    standing: LabelStanding | None = None
    checked_on: date | None = None
    checked_by: str = ""
    council: str = ""


NO_LABEL = Label()
"""What is known where no label is recorded, and of what no evidence label is for."""


def label_of(item: Item, assessment: Assessment) -> Label:
    """The label that counts: the council's latest check if there is one, else the set's."""
    question_set = assessment.question_set
    check = check_of(item.id, assessment)
    if check is not None:
        return _checked(check, question_set.evidence_labels)
    evidence = item.evidence
    if evidence is None or evidence.label is None:
        return NO_LABEL
    recorded = question_set.label(evidence.label)
    reported = evidence.standing is not Standing.SEEN
    standing = LabelStanding.REPORTED if reported else LabelStanding.SEEN
    return Label(recorded, recorded.label, standing)


def bands(position: Position, label: Label, scale: tuple[EvidenceLabel, ...]) -> tuple[Band, ...]:
    """Every band it could be at its present word, one where the label is recorded.

    None where the position has no word in place.
    """
    if position.word not in IN_PLACE:
        return ()
    place = IN_PLACE.index(position.word)
    return _in_order([TABLE[row][place] for row in rows_of(label, scale)])


def robust_bands(
    position: Position, label: Label, scale: tuple[EvidenceLabel, ...]
) -> tuple[Band, ...]:
    """Every band over each word from low to high and each label it may have.

    A reported label may yet be another, so every label of the scale is kept for it.
    """
    if position.low is None or position.high is None:
        return ()
    first, last = IN_PLACE.index(position.low), IN_PLACE.index(position.high)
    rows = rows_it_may_have(label, scale)
    return _in_order([band for row in rows for band in TABLE[row][first : last + 1]])


def rows_of(label: Label, scale: tuple[EvidenceLabel, ...]) -> tuple[Row, ...]:
    """The rows of the table that decide a band: one where the label is recorded, else each that it
    could be in.
    """
    return _rows(scale) if label.recorded is None else _rows_of(label.recorded, scale)


def rows_it_may_have(label: Label, scale: tuple[EvidenceLabel, ...]) -> tuple[Row, ...]:
    """The rows that a label may yet turn out to be in: all of them while it is only reported."""
    reported = label.standing is LabelStanding.REPORTED
    return _rows(scale) if reported else rows_of(label, scale)


def _checked(check: LabelCheck, scale: tuple[EvidenceLabel, ...]) -> Label:
    said = check.label.casefold()
    named = (label for label in scale if said in (label.id, label.label.casefold()))
    recorded = next(named, None)
    return Label(
        recorded,
        recorded.label if recorded else check.label,
        LabelStanding.CHECKED,
        check.checked_on,
        check.checked_by,
        check.council or "",
    )


def _rows_of(label: EvidenceLabel, scale: tuple[EvidenceLabel, ...]) -> tuple[Row, ...]:
    """The row of a label: the ends of the scale are the outer rows, all between the middle row."""
    if len(scale) < 2:
        return tuple(Row)
    place = [other.id for other in scale].index(label.id)
    if place == 0:
        return (Row.STRONGEST,)
    return (Row.LOWEST,) if place == len(scale) - 1 else (Row.MIDDLE,)


def _rows(scale: tuple[EvidenceLabel, ...]) -> tuple[Row, ...]:
    """Every row that some label of the scale could put a recommendation in."""
    if len(scale) == 2:
        return (Row.STRONGEST, Row.LOWEST)
    return tuple(Row)


def _in_order(found: Collection[Band]) -> tuple[Band, ...]:
    return tuple([band for band in BEST_FIRST if band in found])
