"""Where each item stands, as a table: word, range, lane, evidence, who misses out, how sure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reflective_app.reports.data.table import Column, DataTable, in_a_cell, table_of, yes_or_no
from reflective_app.wording.confidence import missing_words
from reflective_app.wording.label_checks import checked_by_words
from reflective_app.wording.local_questions import TITLE as LOCAL
from reflective_app.wording.local_questions import kind_words, local_sentence
from reflective_app.wording.offer import service_words
from reflective_app.wording.reason import reason
from reflective_app.wording.standing import (
    band_note,
    evidence_words,
    held_down_words,
    range_words,
)
from reflective_app.wording.units import unit_of
from reflective_app.wording.words import LANES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reflective_app.domain.assessment import Assessment
    from reflective_app.domain.findings import Findings, ItemFinding
    from reflective_app.domain.question_set import FamilyGroup

TITLE = "Positions"
ABOUT = (
    "One row for each item of the guide, first things first, and then for each local one: "
    "where it stands, why, and how sure that is."
)

Finding = tuple[int, "ItemFinding"]
"""An item's finding with its place, counted from 1."""


def positions(found: Findings, assessment: Assessment) -> DataTable:
    """Every item, in the order of the benchmark."""
    numbered = enumerate((*found.items, *found.local), start=1)
    return table_of(TITLE, ABOUT, _columns(found, assessment), numbered)


def _columns(found: Findings, assessment: Assessment) -> tuple[Column[Finding], ...]:
    questions = assessment.question_set
    local = {item.id for item in questions.local_items}

    def lane(finding: ItemFinding, part: int) -> str:
        own = finding.item.id in local
        return (
            (LOCAL, "The council’s own, beside the guide’s")[part]
            if own
            else (LANES[finding.lane][part])
        )

    def why(finding: ItemFinding) -> str:
        own = finding.item.id in local
        return local_sentence(finding) if own else reason(finding, found, assessment)

    def evidence(finding: ItemFinding, part: int) -> str:
        return "" if finding.item.id in local else evidence_words(finding)[part]

    return (
        Column("Code", lambda row: row[1].code),
        Column("Order", lambda row: row[0]),
        Column("Item", lambda row: row[1].item.title),
        Column("Kind", lambda row: kind_words(row[1].item, questions)),
        Column("Lane", lambda row: lane(row[1], 0)),
        Column("What the lane means", lambda row: lane(row[1], 1)),
        Column("Position", lambda row: row[1].word.value),
        Column("Provisional", lambda row: yes_or_no(row[1].position.provisional)),
        Column("Range", lambda row: range_words(row[1])),
        Column("Held down", lambda row: held_down_words(row[1])),
        Column("Questions that count", lambda row: len(row[1].position.readings)),
        Column("Of those, answered", lambda row: row[1].position.counted),
        Column("Strength of evidence", lambda row: evidence(row[1], 0)),
        Column("Note on the evidence", lambda row: evidence(row[1], 1)),
        Column("Label checked on", lambda row: row[1].label.checked_on),
        Column("Label checked by", lambda row: checked_by_words(row[1].label)),
        Column("Band", lambda row: band_note(row[1])),
        Column("Missing out, number", lambda row: row[1].families_missing),
        Column("Missing out, counted in", _counted_in),
        Column("Groups that do not get it", lambda row: _groups(row[1].groups_missing)),
        Column("Groups that get some of it", lambda row: _groups(row[1].groups_partly)),
        Column("Groups not known", lambda row: _groups(row[1].groups_not_known)),
        Column("Confidence", lambda row: _confidence(row[1])),
        Column("Missing for more confidence", lambda row: _lacks(row[1])),
        Column("Running services", lambda row: in_a_cell(map(service_words, row[1].services))),
        Column("Why it stands here", lambda row: why(row[1])),
        Column("Set aside because", lambda row: _aside(row[1], "reason")),
        Column("Set aside by", lambda row: _aside(row[1], "decided_by")),
        Column("Look again on", lambda row: row[1].set_aside and row[1].set_aside.look_again),
    )


def _counted_in(row: Finding) -> str:
    """Families, or whomever else the item counts, where a number stands beside it."""
    finding = row[1]
    return "" if finding.families_missing is None else unit_of(finding.item)


def _groups(groups: Iterable[FamilyGroup]) -> str:
    return in_a_cell(group.label for group in groups)


def _confidence(finding: ItemFinding) -> str:
    return finding.confidence.level.value if finding.confidence else ""


def _lacks(finding: ItemFinding) -> str:
    return missing_words(finding.confidence) if finding.confidence else ""


def _aside(finding: ItemFinding, part: str) -> str:
    return getattr(finding.set_aside, part) if finding.set_aside else ""
