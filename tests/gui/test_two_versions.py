"""Two people, or two windows, on one file: nothing is written over silently, and both survive."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.edits import place_at, write
from reflective_app.gui.files import Files
from reflective_app.gui.kept import on_disk
from reflective_app.gui.prompts import DiskChoice
from reflective_app.storage import backups, recovery
from reflective_app.storage.assessment_file import assessment_in, read_assessment, write_assessment
from reflective_app.storage.problems import NotWritableError
from reflective_app.storage.protected import COSTS, new_key
from reflective_app.wording.on_disk import NO_DIFFERENCE
from tests.builders import a_set, an_assessment, an_item
from tests.gui.scripted_prompts import ScriptedPrompts
from tests.gui.test_files import NOW, choose, file, only_copy, opened, saved_at

__all__ = ["file"]

MINE, THEIRS = 1, 3
PASSWORD = "four plain short words"


@dataclass
class Desk:
    """One person's window."""

    files: Files
    prompts: ScriptedPrompts

    def rung(self) -> int | None:
        return opened(self.files).assessment.answer("allowances-1").rung


@pytest.fixture
def desk(tmp_path: Path, qtbot: QtBot) -> Callable[[], Desk]:
    def made() -> Desk:
        prompts = ScriptedPrompts()
        return Desk(Files(prompts, lambda: NOW, tmp_path), prompts)

    return made


@pytest.fixture
def desks(desk: Callable[[], Desk], file: Path) -> tuple[Desk, Desk]:
    """Mine and another's, on one file; the other has saved what differs from mine."""
    mine, other = desk(), desk()
    assert mine.files.open(file)
    assert other.files.open(file)
    choose(mine.files, MINE)
    choose(other.files, THEIRS)
    assert other.files.save()
    return mine, other


def rung_in(path: Path) -> int | None:
    return rung_of(read_assessment(path).assessment)


def rung_of(assessment: Assessment) -> int | None:
    return assessment.answer("allowances-1").rung


def test_the_second_save_stops_and_writes_nothing(desks: tuple[Desk, Desk], file: Path) -> None:
    mine, _ = desks
    before = file.read_bytes()
    mine.prompts.script(DiskChoice.CANCEL)
    assert not mine.files.save()
    assert file.read_bytes() == before
    assert mine.rung() == MINE
    assert opened(mine.files).is_changed


def test_what_differs_is_shown_from_both_sides(desks: tuple[Desk, Desk]) -> None:
    mine, other = desks
    opened(mine.files).apply(partial(write, "allowances-2", "note", "Ask housing"), "write note")
    opened(other.files).apply(partial(place_at, "allowances-3", 0), "choose rung")
    assert other.files.save()
    mine.prompts.script(DiskChoice.COMPARE, on_disk.CANCEL)
    assert not mine.files.save()
    assert mine.prompts.compared == [
        "Different here and in the file (1)",
        "R1 a allowances-1: here “Partly in place”, in the file “Fully in place”",
        "Only in the file (1)",
        "R1 c allowances-3: “Not in place”",
        "Only here (1)",
        "R1 b allowances-2, note: “Ask housing”",
    ]


def test_where_nothing_differs_that_is_said(desk: Callable[[], Desk], file: Path) -> None:
    mine, other = desk(), desk()
    assert mine.files.open(file)
    assert other.files.open(file)
    assert other.files.save()
    mine.prompts.script(DiskChoice.COMPARE, on_disk.CANCEL)
    assert not mine.files.save()
    assert mine.prompts.can_reload
    assert NO_DIFFERENCE in mine.prompts.asked[-1]
    assert mine.prompts.compared == []


def test_of_a_protected_file_the_other_version_is_shown_without_its_password_once_more(
    desk: Callable[[], Desk], file: Path
) -> None:
    value, key = read_assessment(file).assessment, new_key(PASSWORD, COSTS[0])
    write_assessment(value, file, saved_on=NOW, expected=None, replace=True, key=key)
    mine, other = desk(), desk()
    for each, rung in ((mine, MINE), (other, THEIRS)):
        each.prompts.script(PASSWORD)
        assert each.files.open(file)
        choose(each.files, rung)
    assert other.files.save()
    mine.prompts.script(DiskChoice.COMPARE, on_disk.CANCEL)
    assert not mine.files.save()
    assert "in the file “Fully in place”" in mine.prompts.compared[1]


def test_where_the_other_gave_it_another_password_that_one_is_asked_for(
    desk: Callable[[], Desk], file: Path
) -> None:
    mine = desk()
    assert mine.files.open(file)
    choose(mine.files, MINE)
    theirs = place_at("allowances-1", THEIRS, read_assessment(file).assessment)
    for password in (PASSWORD, "another four plain words"):
        key = new_key(password, COSTS[0])
        write_assessment(theirs, file, saved_on=NOW, expected=None, replace=True, key=key)
        mine.prompts.script(password, DiskChoice.RELOAD)
        assert not mine.files.save()
        assert mine.rung() == THEIRS
        choose(mine.files, MINE)


def test_mine_in_another_file_leaves_theirs_where_it_is(
    desks: tuple[Desk, Desk], file: Path, tmp_path: Path
) -> None:
    mine, _ = desks
    beside = tmp_path / "mine.reflect"
    mine.prompts.script(DiskChoice.COMPARE, on_disk.SAVE_AS, beside)
    assert mine.files.save()
    assert (rung_in(beside), rung_in(file)) == (MINE, THEIRS)


@pytest.mark.parametrize("compared", [True, False])
def test_taking_theirs_keeps_mine_to_be_recovered(
    desks: tuple[Desk, Desk], file: Path, compared: bool
) -> None:
    mine, _ = desks
    choices = (DiskChoice.COMPARE, on_disk.TAKE) if compared else (DiskChoice.RELOAD,)
    mine.prompts.script(*choices)
    assert not mine.files.save()
    assert mine.rung() == THEIRS
    assert rung_in(file) == THEIRS
    assert rung_of(only_copy().assessment) == MINE


def test_mine_is_written_over_theirs_only_once_theirs_is_kept(
    desks: tuple[Desk, Desk], file: Path
) -> None:
    mine, _ = desks
    theirs = file.read_bytes()
    mine.prompts.script(DiskChoice.COMPARE, on_disk.WRITE)
    assert mine.files.save()
    assert rung_in(file) == MINE
    assert not opened(mine.files).is_changed
    kept = backups.backups_of(opened(mine.files).assessment.id)
    assert theirs in [backups.content_of(each) for each in kept]


def test_theirs_is_not_written_over_where_it_cannot_be_kept(
    desks: tuple[Desk, Desk], file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine, _ = desks

    def refuse(*_: object, **__: object) -> None:
        raise NotWritableError(Path("x"), "There is no space left.")

    monkeypatch.setattr(backups, "keep", refuse)
    mine.prompts.script(DiskChoice.COMPARE, on_disk.WRITE)
    assert not mine.files.save()
    assert rung_in(file) == THEIRS
    assert "could not be kept first" in mine.prompts.told[0]
    assert opened(mine.files).is_changed


def test_mine_stays_open_where_it_could_not_be_kept(
    desks: tuple[Desk, Desk], monkeypatch: pytest.MonkeyPatch
) -> None:
    mine, _ = desks

    def refuse(*_: object, **__: object) -> Path:
        raise NotWritableError(Path("x"), "There is no space left.")

    monkeypatch.setattr(recovery, "keep", refuse)
    mine.prompts.script(DiskChoice.RELOAD)
    assert not mine.files.save()
    assert mine.rung() == MINE
    assert "could not be kept first" in mine.prompts.told[0]


def test_a_file_that_changes_once_more_after_the_compare_is_not_written_over(
    desks: tuple[Desk, Desk], file: Path
) -> None:
    mine, other = desks

    class Meanwhile(ScriptedPrompts):
        def compare(self, *given: object) -> str:
            choose(other.files, 0)
            assert other.files.save()
            return on_disk.WRITE

    prompts = Meanwhile(DiskChoice.COMPARE, DiskChoice.CANCEL)
    mine.files.two_versions = on_disk.TwoVersions(mine.files, prompts, lambda: NOW)
    assert not mine.files.save()
    assert rung_in(file) == 0
    assert prompts.unused == []


@pytest.mark.parametrize("folder_gone", [False, True])
def test_a_file_that_is_gone_and_a_drive_that_is_gone_have_their_own_words(
    desk: Callable[[], Desk], tmp_path: Path, folder_gone: bool
) -> None:
    drive = tmp_path / "drive"
    drive.mkdir()
    path, mine = saved_at(drive / "newshire.reflect"), desk()
    mine.files.open(path)
    choose(mine.files, MINE)
    path.unlink()
    if folder_gone:
        drive.rmdir()
    mine.prompts.script(DiskChoice.SAVE_AS, tmp_path / "mine.reflect")
    assert mine.files.save()
    words = "cannot be reached" if folder_gone else "moved, renamed or deleted"
    assert words in mine.prompts.asked[0]
    assert rung_in(tmp_path / "mine.reflect") == MINE


def test_a_damaged_file_in_the_place_of_mine_cannot_be_compared_and_is_left(
    desks: tuple[Desk, Desk], file: Path, tmp_path: Path
) -> None:
    mine, _ = desks
    file.write_bytes(b"{")
    mine.prompts.script(DiskChoice.SAVE_AS, tmp_path / "mine.reflect")
    assert mine.files.save()
    assert "cannot be compared" in mine.prompts.asked[0]
    assert not mine.prompts.can_reload
    assert file.read_bytes() == b"{"


def test_another_assessment_in_the_place_of_mine_is_told_as_that(
    desks: tuple[Desk, Desk], file: Path
) -> None:
    other = an_assessment(a_set(an_item("allowances"))).model_copy(update={"id": UUID(int=9)})
    saved_at(file, other)
    mine, _ = desks
    mine.prompts.script(DiskChoice.COMPARE, on_disk.CANCEL)
    assert not mine.files.save()
    assert "another assessment" in mine.prompts.asked[-1]


def test_what_is_typed_and_not_recorded_is_asked_about_before_theirs_are_taken(
    desks: tuple[Desk, Desk],
) -> None:
    mine, _ = desks
    mine.files.unfinished = lambda: "Two votes are typed"
    mine.prompts.script(DiskChoice.RELOAD, False)
    assert not mine.files.save()
    assert "Two votes are typed" in mine.prompts.asked[-1]
    assert mine.rung() == MINE


def test_another_assessment_that_was_written_over_is_no_version_of_mine(
    desk: Callable[[], Desk], file: Path, qtbot: QtBot
) -> None:
    mine, other = desk(), UUID(int=99)
    assert mine.files.open(file)
    choose(mine.files, MINE)
    saved_at(file, opened(mine.files).assessment.model_copy(update={"id": other}))
    mine.prompts.script(DiskChoice.COMPARE, on_disk.WRITE)
    with qtbot.waitSignal(mine.files.versions.kept):
        assert mine.files.save()
    ids = [
        assessment_in(each.path.name, backups.content_of(each)).assessment.id
        for each in backups.backups_of(opened(mine.files).assessment.id)
    ]
    assert other not in ids
    assert len(backups.backups_of(other)) == 1
