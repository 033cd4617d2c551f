"""Copies that sync programs leave beside a file."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

import pytest

from reflective_app.storage.assessment_file import write_assessment
from reflective_app.storage.protected import COSTS, new_key
from reflective_app.storage.sync_copies import MOST, copies_beside, looks_like_a_copy
from tests.builders import a_set, an_assessment, an_item
from tests.gui.test_files import NOW, saved_at

FILE = "Newshire_Kinship-Care.reflect"


@pytest.mark.parametrize(
    "name",
    [
        "Newshire_Kinship-Care (conflicted copy).reflect",
        "Newshire_Kinship-Care (conflicted copy 2026-11-22).reflect",
        "Newshire_Kinship-Care (Jane's conflicted copy 2026-11-22).reflect",
        "Newshire_Kinship-Care (Jane Doe's conflicted copy 2026-11-22 1).reflect",
        "Newshire_Kinship-Care (conflicted copy 2026-11-22 103207).reflect",
        "Newshire_Kinship-Care (Case Conflict).reflect",
        "Newshire_Kinship-Care (Conflict 2026-11-22).reflect",
        "Newshire_Kinship-Care_conflict-20261122-103207.reflect",
        "Newshire_Kinship-Care.sync-conflict-20261122-103207-ABCDEFG.reflect",
        "Newshire_Kinship-Care-DESKTOP-AB12CD.reflect",
        "Newshire_Kinship-Care-LAPTOP7.reflect",
        "Newshire_Kinship-Care-DESKTOP-AB12CD-2.reflect",
        "Newshire_Kinship-Care (1).reflect",
        "Newshire_Kinship-Care(12).reflect",
        "Newshire_Kinship-Care - Copy.reflect",
        "Newshire_Kinship-Care - Copy (2).reflect",
        "NEWSHIRE_KINSHIP-CARE (1).REFLECT",
    ],
)
def test_names_that_sync_programs_give_are_known(name: str) -> None:
    assert looks_like_a_copy(name, FILE)


@pytest.mark.parametrize(
    "name",
    [
        FILE,
        "Newshire_Kinship-Care (1).pdf",
        "Newshire_Kinship-Care (1).reflect-response",
        "Newshire_Kinship-Care for the board.reflect",
        "Newshire_Kinship-Care-final.reflect",
        "Newshire_Kinship-Care_2025.reflect",
        "Newshire_Kinship-Care (draft).reflect",
        "Oldshire_Kinship-Care (1).reflect",
        "(1).reflect",
        "",
    ],
)
def test_names_that_people_give_are_left_alone(name: str) -> None:
    assert not looks_like_a_copy(name, FILE)


def test_only_copies_of_the_same_assessment_are_found_and_none_is_touched(tmp_path: Path) -> None:
    assessment = an_assessment(a_set(an_item("allowances")))
    path = saved_at(tmp_path / "newshire.reflect", assessment)
    same = saved_at(tmp_path / "newshire (conflicted copy).reflect", assessment)
    other = assessment.model_copy(update={"id": UUID(int=9)})
    saved_at(tmp_path / "newshire (1).reflect", other)
    (tmp_path / "newshire (2).reflect").write_bytes(b"{")
    (tmp_path / "newshire (3).reflect").mkdir()
    before = {each: each.stat().st_mtime_ns for each in tmp_path.iterdir()}
    found = copies_beside(path, assessment.id)
    assert found == (same,)
    assert {each: each.stat().st_mtime_ns for each in tmp_path.iterdir()} == before


def test_a_copy_of_a_protected_file_is_found_without_its_password(tmp_path: Path) -> None:
    assessment = an_assessment(a_set(an_item("allowances")))
    key = new_key("four plain short words", COSTS[0])
    path, copy = tmp_path / "newshire.reflect", tmp_path / "newshire (conflicted copy).reflect"
    for each in (path, copy):
        write_assessment(assessment, each, saved_on=NOW, expected=None, key=key)
    assert copies_beside(path, assessment.id) == (copy,)


def test_a_folder_full_of_copies_is_not_read_through_to_its_end(tmp_path: Path) -> None:
    assessment = an_assessment(a_set(an_item("allowances")))
    path = saved_at(tmp_path / "newshire.reflect", assessment)
    for number in range(1, MOST + 3):
        (tmp_path / f"newshire ({number}).reflect").write_bytes(path.read_bytes())
    assert len(copies_beside(path, assessment.id)) == MOST


def test_a_folder_that_cannot_be_listed_has_no_copies(tmp_path: Path) -> None:
    assert copies_beside(tmp_path / "gone" / "newshire.reflect", UUID(int=1)) == ()


def test_a_very_long_name_is_seen_through_at_once() -> None:
    assert not looks_like_a_copy(f"newshire ({'conflict ' * 5000}.reflect", "newshire.reflect")
