"""The rules of the method in words, and how a file is named."""

from __future__ import annotations

import pytest

from reflective_app.domain.assessment import Assessment, Profile
from reflective_app.domain.position import UPPER_ENDS
from reflective_app.wording.file_names import file_name
from reflective_app.wording.method import SHARES
from tests.builders import DAY, rated


def test_each_word_has_its_range_of_shares() -> None:
    assert len(SHARES) == len(UPPER_ENDS) + 1


def named(council: str) -> Assessment:
    profile = Profile(council=council, date=DAY)
    return rated("1").model_copy(update={"profile": profile})


@pytest.mark.parametrize(
    ("council", "kind", "name"),
    [
        ("Newshire", "", "Newshire_Invented-Guide_2026-11-22.reflect"),
        ("Newshire", "Gap report", "Newshire_Invented-Guide_Gap-report_2026-11-22.reflect"),
        ("St. Mary/Ŵyn: A*", "", "St.-Mary-yn-A_Invented-Guide_2026-11-22.reflect"),
        ("???", "", "Invented-Guide_2026-11-22.reflect"),
        ("N" * 90, "", f"{'N' * 60}_Invented-Guide_2026-11-22.reflect"),
    ],
)
def test_a_file_is_named_so_that_any_share_takes_it(council: str, kind: str, name: str) -> None:
    assert file_name(named(council), ".reflect", kind) == name
