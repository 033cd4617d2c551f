"""Whether a file is still the one that was read."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from reflective_app.storage import on_disk
from reflective_app.storage.file_bytes import digest_of
from reflective_app.storage.on_disk import Look, OnDisk, look
from reflective_app.storage.problems import UnreachableFileError

OURS = b"what was read"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "drive" / "newshire.reflect"
    made.parent.mkdir()
    made.write_bytes(OURS)
    return made


def test_a_file_with_the_same_bytes_is_the_same(path: Path) -> None:
    assert look(path, digest_of(OURS)).state is OnDisk.SAME


def test_a_file_that_was_only_touched_is_the_same(path: Path) -> None:
    first = look(path, digest_of(OURS))
    os.utime(path, ns=(1, 1))
    assert look(path, digest_of(OURS), first).state is OnDisk.SAME


def test_other_bytes_of_the_same_length_are_a_change(path: Path) -> None:
    first = look(path, digest_of(OURS))
    path.write_bytes(OURS[::-1])
    os.utime(path, ns=(1, 1))
    assert look(path, digest_of(OURS), first).state is OnDisk.CHANGED


def test_more_bytes_at_the_same_moment_are_a_change(path: Path) -> None:
    """Some disks count time in steps of two seconds."""
    first = look(path, digest_of(OURS))
    before = path.stat()
    path.write_bytes(OURS + b" and more")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert look(path, digest_of(OURS), first).state is OnDisk.CHANGED


def test_a_file_that_was_emptied_is_changed(path: Path) -> None:
    path.write_bytes(b"")
    assert look(path, digest_of(OURS)).state is OnDisk.CHANGED


@pytest.mark.parametrize("before", [None, OnDisk.SAME, OnDisk.CHANGED])
def test_of_a_file_that_another_program_holds_nothing_new_is_known_until_it_lets_go(
    path: Path, monkeypatch: pytest.MonkeyPatch, before: OnDisk | None
) -> None:
    last = before and Look(before, (1, 1))
    path.write_bytes(b"what somebody else saved")

    def held(*_: object) -> bytes:
        raise UnreachableFileError(path.name, [])

    with monkeypatch.context() as patch:
        patch.setattr(on_disk, "read_within", held)
        seen = look(path, digest_of(OURS), last)
    assert seen.state is (before or OnDisk.SAME)
    assert look(path, digest_of(OURS), seen).state is OnDisk.CHANGED


def test_a_file_that_was_not_touched_is_not_read_again(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = look(path, digest_of(OURS))

    def refuse(*_: object) -> bytes:
        raise AssertionError("read again")

    monkeypatch.setattr(on_disk, "read_within", refuse)
    assert look(path, digest_of(OURS), first) == first


def test_a_file_that_is_gone_is_told_from_a_drive_that_is_gone(path: Path) -> None:
    path.unlink()
    assert look(path, digest_of(OURS)) == Look(OnDisk.GONE)
    path.parent.rmdir()
    assert look(path, digest_of(OURS)) == Look(OnDisk.OUT_OF_REACH)


def test_a_drive_that_answers_with_a_fault_is_out_of_reach(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> os.stat_result:
        raise OSError(64, "The specified network name is no longer available")

    monkeypatch.setattr(Path, "stat", fail)
    assert look(path, digest_of(OURS)) == Look(OnDisk.OUT_OF_REACH)
