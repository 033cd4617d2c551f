"""Two windows that save one file at the same time: nothing is overwritten unseen."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from reflective_app.storage import places, turns
from reflective_app.storage.assessment_file import read_assessment, write_assessment
from reflective_app.storage.atomic import write_whole
from reflective_app.storage.problems import AlreadyExistsError, ChangedOnDiskError
from reflective_app.storage.turns import my_turn
from tests.reliability.edited import COUNTER
from tests.storage.samples import an_assessment

ROOT = Path(__file__).parents[2]
NOW = datetime(2026, 11, 22, tzinfo=UTC)
QUICK, ALL = 60, 1_500


@pytest.fixture
def path(tmp_path: Path) -> Path:
    folder = tmp_path / "shared folder"
    folder.mkdir()
    path = folder / "newshire.reflect"
    write_assessment(an_assessment(), path, saved_on=NOW, expected=None)
    return path


def save_at_once(path: Path, times: int) -> tuple[set[str], int]:
    """Two processes; gives all that they believe to be saved, and how often they were told."""
    run = (sys.executable, "-m", "tests.reliability.writer_run", str(path))
    both = [
        subprocess.Popen(
            (*run, name, str(times)),
            cwd=ROOT,
            env=dict(os.environ),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for name in ("a", "b")
    ]
    for each in both:
        assert each.stdout is not None
        assert each.stdout.readline() == "ready\n"
    for each in both:
        assert each.stdin is not None
        each.stdin.write("\n")
        each.stdin.flush()
    told = [json.loads(each.communicate(timeout=900)[0]) for each in both]
    assert [each.returncode for each in both] == [0, 0]
    return {mark for one in told for mark in one["saved"]}, sum(one["told"] for one in told)


def nothing_was_overwritten(path: Path, times: int) -> int:
    believed, told = save_at_once(path, times)
    assert len(believed) == 2 * times
    opened = read_assessment(path)
    assert opened.notices == ()
    there = opened.assessment.answers[COUNTER].note
    assert {mark for mark in believed if mark not in there} == set()
    assert list(path.parent.iterdir()) == [path]
    return told


def test_what_two_windows_saved_is_all_in_the_file(path: Path) -> None:
    assert nothing_was_overwritten(path, QUICK) > 0


@pytest.mark.soak
def test_what_two_windows_saved_three_thousand_times_is_all_in_the_file(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = nothing_was_overwritten(path, ALL)
    with capsys.disabled():
        print(f"\n{2 * ALL:,} saves, all in the file; told {told:,} times of the other")  # noqa: T201


def test_a_file_that_changes_while_it_is_being_saved_is_left(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As a cloud folder does, which knows nothing of turns: at the last moment."""
    opened = read_assessment(path)
    real = os.fsync

    def meanwhile(handle: int) -> None:
        real(handle)
        path.write_bytes(opened.content + b" ")

    monkeypatch.setattr(os, "fsync", meanwhile)
    with pytest.raises(ChangedOnDiskError):
        write_assessment(opened.assessment, path, saved_on=NOW, expected=opened.disk_digest)
    assert path.read_bytes() == opened.content + b" "
    assert list(path.parent.iterdir()) == [path]


def test_a_file_that_appears_while_a_new_one_is_being_saved_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, real = tmp_path / "new.reflect", os.fsync

    def meanwhile(handle: int) -> None:
        real(handle)
        path.write_bytes(b"theirs")

    monkeypatch.setattr(os, "fsync", meanwhile)
    with pytest.raises(AlreadyExistsError):
        write_assessment(an_assessment(), path, saved_on=NOW, expected=None)
    assert path.read_bytes() == b"theirs"


def test_one_save_waits_for_the_other_but_not_for_ever() -> None:
    waited: list[float] = []
    with my_turn() as first, my_turn(waited.append) as second:
        assert first
        assert not second
    assert sum(waited) == pytest.approx(3.0)
    with my_turn() as third:
        assert third


def test_a_save_needs_no_turn_where_the_own_folder_cannot_be_made(path: Path) -> None:
    places.recovery().parent.mkdir(parents=True, exist_ok=True)
    if places.recovery().exists():
        for each in places.recovery().iterdir():
            each.unlink()
        places.recovery().rmdir()
    write_whole(places.recovery(), b"in the way")
    opened = read_assessment(path)
    write_assessment(opened.assessment, path, saved_on=NOW, expected=opened.disk_digest)
    with turns.my_turn() as mine:
        assert not mine


def test_a_file_is_looked_at_and_replaced_in_one_turn(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    had: list[bool] = []
    real = os.replace

    def watching(source: Path, target: Path) -> None:
        with my_turn(lambda _: None) as mine:
            had.append(mine)
        real(source, target)

    opened = read_assessment(path)
    monkeypatch.setattr(os, "replace", watching)
    write_assessment(opened.assessment, path, saved_on=NOW, expected=opened.disk_digest)
    assert had == [False]
