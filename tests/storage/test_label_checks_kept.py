"""Labels that were looked up stay in the file, with who and when."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from reflective_app.domain.assessment import Assessment, LabelCheck
from reflective_app.domain.label_checks import NO_LABEL
from reflective_app.storage.assessment_file import read_assessment, write_assessment
from tests.storage.samples import NOON, an_assessment


def kept(assessment: Assessment, path: Path) -> Assessment:
    write_assessment(assessment, path, saved_on=NOON, expected=None, replace=True)
    return read_assessment(path).assessment


@pytest.mark.parametrize("role", ["Policy officer", "Gŵr “y” polisi", ""])
@pytest.mark.parametrize("label", ["Good evidence", "Emerging – £5", NO_LABEL])
def test_a_label_comes_back_as_it_was_looked_up(tmp_path: Path, label: str, role: str) -> None:
    checks = (
        LabelCheck(
            item="street-parties", label=label, checked_on=date(2026, 10, 1), checked_by=role
        ),
        LabelCheck(
            item="allowances",
            label="Strong evidence",
            checked_on=date(2025, 1, 1),
            council="Oldshire",
        ),
    )
    whole = an_assessment().model_copy(update={"label_checks": checks})
    assert kept(whole, tmp_path / "a.reflect").label_checks == checks


def test_no_trace_stays_of_a_label_that_was_cleared(tmp_path: Path) -> None:
    path = tmp_path / "a.reflect"
    kept(an_assessment(), path)
    assert "Policy officer" in path.read_text("utf-8")
    kept(an_assessment().model_copy(update={"label_checks": ()}), path)
    assert "Policy officer" not in path.read_text("utf-8")
