"""How much a gap matters (`method.md` section 4)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from reflective_app.domain.assessment import Assessment, LabelCheck
from reflective_app.domain.findings import ItemFinding, findings
from reflective_app.domain.importance import LabelStanding
from tests.builders import DAY, labelled, rated

AT = {"Not": "0", "Partly": "1", "Mostly": "2", "Fully": "3"}
"""An answer that puts an item of one question at each word."""


def found(assessment: Assessment) -> ItemFinding:
    return findings(assessment).of("r")


def said(codes: str, labels: int, evidence: dict[str, Any] | None = None) -> tuple[str, str]:
    """The bands and the bands in every case, as a reader meets them."""
    finding = found(rated(codes, labels=labels, evidence=evidence))
    return " ".join(finding.bands), " ".join(finding.robust)


def check(label: str, day: date = DAY, item: str = "r") -> LabelCheck:
    return LabelCheck(item=item, label=label, checked_on=day, checked_by="Research lead")


def checked(assessment: Assessment, *checks: LabelCheck) -> ItemFinding:
    return found(assessment.model_copy(update={"label_checks": checks}))


TABLE = """
scale | label | Not   | Partly  | Mostly  | Fully
2     | 1     | A     | A       | B       | keep
2     | 2     | B     | C       | C       | keep
3     | 1     | A     | A       | B       | keep
3     | 2     | A     | B       | C       | keep
3     | 3     | B     | C       | C       | keep
4     | 1     | A     | A       | B       | keep
4     | 2     | A     | B       | C       | keep
4     | 3     | A     | B       | C       | keep
4     | 4     | B     | C       | C       | keep
5     | 1     | A     | A       | B       | keep
5     | 2     | A     | B       | C       | keep
5     | 3     | A     | B       | C       | keep
5     | 4     | A     | B       | C       | keep
5     | 5     | B     | C       | C       | keep
1     | 1     | A B   | A B C   | B C     | keep
0     | -     | A B   | A B C   | B C     | keep
1     | -     | A B   | A B C   | B C     | keep
2     | -     | A B   | A C     | B C     | keep
3     | -     | A B   | A B C   | B C     | keep
4     | -     | A B   | A B C   | B C     | keep
5     | -     | A B   | A B C   | B C     | keep
"""
"""Labels are numbered from the strongest; a dash is a label not recorded."""


def _rows() -> list[tuple[int, str, str, str]]:
    header, *lines = [
        [cell.strip() for cell in line.split("|")] for line in TABLE.strip().splitlines()
    ]
    return [
        (int(scale), label, word, band)
        for scale, label, *bands in lines
        for word, band in zip(header[2:], bands, strict=True)
    ]


@pytest.mark.parametrize(("scale", "label", "word", "bands"), _rows())
def test_the_band_comes_from_the_label_and_the_position(
    scale: int, label: str, word: str, bands: str
) -> None:
    evidence = None if label == "-" else labelled(f"label-{label}")
    assert said(AT[word], scale, evidence) == (bands, bands)


def test_a_band_that_the_range_leaves_open_is_kept() -> None:
    assert said("3, 3, 3, ?", 3, labelled("label-1")) == ("keep", "B keep")
    assert said("1, 3, 1, ?", 3, labelled("label-2")) == ("C", "B C")


def test_too_little_known_has_no_band_but_every_band_that_it_could_be() -> None:
    assert said("3, ?, ?", 3, labelled("label-3")) == ("", "C keep")
    assert said("?, ?", 3, labelled("label-1")) == ("", "A B keep")


def test_what_does_not_apply_has_no_band_at_all() -> None:
    assert said("n/a", 3, labelled("label-1")) == ("", "")


@pytest.mark.parametrize("kind", ["principle", "duty", "readiness"])
def test_only_recommendations_have_a_label_and_bands(kind: str) -> None:
    finding = checked(rated("0", kind=kind, evidence=labelled("label-1")), check("Label 2"))
    assert (finding.bands, finding.robust, finding.label.words) == ((), (), "")


@pytest.mark.parametrize(
    ("scale", "robust"), [(1, "A B C"), (2, "A C"), (3, "A B C"), (4, "A B C")]
)
def test_a_reported_label_decides_the_band_and_leaves_every_label_open(
    scale: int, robust: str
) -> None:
    finding = found(rated("1", labels=scale, evidence=labelled("label-1", "reported")))
    assert finding.label.standing is LabelStanding.REPORTED
    assert " ".join(finding.bands) == ("A" if scale > 1 else "A B C")
    assert " ".join(finding.robust) == robust


def test_a_label_of_unsaid_standing_is_taken_as_reported() -> None:
    finding = found(rated("1", evidence={"label": "label-1"}))
    assert finding.label.standing is LabelStanding.REPORTED
    assert " ".join(finding.robust) == "A B C"


def test_a_note_on_the_evidence_is_not_a_label() -> None:
    finding = found(rated("1", evidence={"note": "Good evidence, said a newspaper"}))
    assert (finding.label.recorded, finding.label.words, finding.label.standing) == (None, "", None)
    assert " ".join(finding.bands) == "A B C"


@pytest.mark.parametrize("looked_up", ["Label 3", "LABEL 3", "label-3"])
@pytest.mark.parametrize("evidence", [None, labelled("label-1"), labelled("label-2", "reported")])
def test_a_council_s_check_replaces_what_the_set_says(
    looked_up: str, evidence: dict[str, Any] | None
) -> None:
    finding = checked(rated("1", evidence=evidence), check(looked_up))
    label = finding.label
    assert (label.words, label.standing) == ("Label 3", LabelStanding.CHECKED)
    assert (label.checked_on, label.checked_by) == (DAY, "Research lead")
    assert (" ".join(finding.bands), " ".join(finding.robust)) == ("C", "C")


def test_a_check_outside_the_scale_is_kept_in_words_and_counts_as_not_recorded() -> None:
    finding = checked(rated("1", evidence=labelled("label-3")), check("Mixed evidence"))
    label = finding.label
    assert (label.recorded, label.words) == (None, "Mixed evidence")
    assert (label.standing, label.checked_on) == (LabelStanding.CHECKED, DAY)
    assert label.checked_by == "Research lead"
    assert (" ".join(finding.bands), " ".join(finding.robust)) == ("A B C", "A B C")


def test_the_latest_of_two_checks_counts_whichever_was_entered_first() -> None:
    old, new = check("Label 1", date(2026, 1, 31)), check("Label 3", date(2026, 2, 1))
    for entered in ((old, new), (new, old)):
        assert checked(rated("1"), *entered).label.words == "Label 3"


def test_a_check_of_another_item_changes_nothing() -> None:
    assessment = rated("1", evidence=labelled("label-1"))
    assert checked(assessment, check("Label 3", item="s")) == found(assessment)
