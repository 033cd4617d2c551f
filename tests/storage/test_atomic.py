"""A file is written whole or stays as it was, and people are told why."""

from __future__ import annotations

import errno
import os
import shutil
import time
from pathlib import Path

import pytest

from reflective_app.storage.atomic import write_whole
from reflective_app.storage.problems import NotWritableError


def failing(number: int, winerror: int | None = None) -> OSError:
    error = OSError(number, os.strerror(number))
    if winerror is not None:
        error.winerror = winerror  # type: ignore[attr-defined]
    return error


def refuse(monkeypatch: pytest.MonkeyPatch, name: str, error: BaseException) -> None:
    def raising(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(os, name, raising)


def test_a_new_file_is_written_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    write_whole(tmp_path / "a.reflect", b"new")
    assert [p.name for p in tmp_path.iterdir()] == ["a.reflect"]
    assert (tmp_path / "a.reflect").read_bytes() == b"new"


def test_a_file_keeps_its_permissions_when_it_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "a.reflect"
    path.write_bytes(b"old")
    path.chmod(0o640)
    write_whole(path, b"new")
    assert path.read_bytes() == b"new"
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_link_still_leads_to_the_file_that_was_saved(tmp_path: Path) -> None:
    target, link = tmp_path / "target", tmp_path / "link"
    target.write_bytes(b"old")
    link.symlink_to(target)
    write_whole(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"


@pytest.mark.parametrize("step", ["replace", "fsync"])
@pytest.mark.parametrize(
    ("error", "words"),
    [
        (failing(errno.ENOSPC), "no space left"),
        (failing(errno.EROFS), "not write in it"),
        (failing(errno.ENAMETOOLONG), "too long"),
        (failing(errno.ENOENT, winerror=206), "too long"),
        (failing(errno.ENOENT), "folder is no longer there"),
        (failing(errno.EIO), "The computer reported: "),
        (OSError("strange"), "an unknown fault"),
    ],
)
def test_whatever_fails_the_old_file_stays_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, error: OSError, words: str
) -> None:
    path = tmp_path / "a.reflect"
    path.write_bytes(b"old")
    refuse(monkeypatch, step, error)
    with pytest.raises(NotWritableError, match=words) as caught:
        write_whole(path, b"new")
    assert str(caught.value).startswith("a.reflect could not be written. ")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_open_elsewhere_and_a_closed_folder_are_told_apart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.reflect"
    with monkeypatch.context() as patch:
        refuse(patch, "replace", PermissionError(errno.EACCES, "no"))
        with pytest.raises(NotWritableError, match="open in another program"):
            write_whole(path, b"new")
    refuse(monkeypatch, "fsync", PermissionError(errno.EACCES, "no"))
    with pytest.raises(NotWritableError, match="Choose another folder"):
        write_whole(path, b"new")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(NotWritableError, match="there is no such folder"):
        write_whole(tmp_path / "gone" / "a.reflect", b"new")


@pytest.mark.parametrize("step", ["replace", "fsync"])
def test_stopping_the_program_half_way_leaves_nothing_beside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    refuse(monkeypatch, step, KeyboardInterrupt())
    with pytest.raises(KeyboardInterrupt):
        write_whole(tmp_path / "a.reflect", b"new")
    assert list(tmp_path.iterdir()) == []


def test_a_system_that_opens_no_folder_still_saves(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refuse(monkeypatch, "open", PermissionError(errno.EACCES, "no"))
    write_whole(tmp_path / "a.reflect", b"new")
    assert (tmp_path / "a.reflect").read_bytes() == b"new"


def test_a_name_that_no_file_can_have_is_told(tmp_path: Path) -> None:
    with pytest.raises(NotWritableError, match="cannot be the name of a file"):
        write_whole(tmp_path / "a\0b", b"new")


def test_the_hidden_name_beside_is_short_and_hidden(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []
    real = os.replace

    def watching(source: Path, target: Path) -> None:
        seen.append(Path(source).name)
        real(source, target)

    monkeypatch.setattr(os, "replace", watching)
    write_whole(tmp_path / ("n" * 250), b"new")
    assert seen[0].startswith(".reflective-")


def test_what_is_no_file_is_left_alone_and_told(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(NotWritableError, match="not a file but a device"):
        write_whole(pipe, b"new")
    assert pipe.is_fifo()


def test_a_link_that_leads_back_to_itself_is_told(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to(tmp_path / "a")
    with pytest.raises(NotWritableError, match="leads back to itself"):
        write_whole(tmp_path / "a", b"new")


def test_a_folder_that_may_not_be_entered_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def closed(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "no")

    monkeypatch.setattr(Path, "stat", closed)
    with pytest.raises(NotWritableError, match="not allowed into"):
        write_whole(tmp_path / "a", b"new")


def test_the_new_name_reaches_the_disk_with_its_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settled: list[tuple[int, bool]] = []
    real = os.fsync

    def watching(handle: int) -> None:
        settled.append((os.fstat(handle).st_ino, (tmp_path / "a").exists()))
        real(handle)

    monkeypatch.setattr(os, "fsync", watching)
    write_whole(tmp_path / "a", b"new")
    assert settled[-1] == (tmp_path.stat().st_ino, True)
    assert len(settled) == 2


def test_all_of_it_has_left_the_program_when_the_disk_is_asked_to_keep_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sizes: list[int] = []
    monkeypatch.setattr(os, "fsync", lambda handle: sizes.append(os.fstat(handle).st_size))
    write_whole(tmp_path / "a", b"new")
    assert sizes[0] == len(b"new")


def test_a_disk_that_knows_no_permissions_takes_the_file_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a").write_bytes(b"old")

    def refuse(*_: object) -> None:
        raise PermissionError(errno.EPERM, "no")

    monkeypatch.setattr(shutil, "copymode", refuse)
    write_whole(tmp_path / "a", b"new")
    assert (tmp_path / "a").read_bytes() == b"new"


def test_what_another_computer_writes_just_now_stays_whatever_the_time_is_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both write on one share, which has a clock of its own."""
    theirs = tmp_path / ".reflective-89abcdef.tmp"
    theirs.write_bytes(b"half")
    here = time.time() + 7_200
    with monkeypatch.context() as patch:
        patch.setattr(time, "time", lambda: here)
        write_whole(tmp_path / "a", b"new")
    assert theirs.exists()


def test_a_folder_of_that_name_is_told(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    with pytest.raises(NotWritableError, match="This is a folder"):
        write_whole(tmp_path / "a", b"new")


# Held by another program on Windows


class Held:
    """A file that a virus scanner or a cloud folder holds for so many tries."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, tries: int, winerror: int = 32) -> None:
        self._left, self._winerror, self._real = tries, winerror, os.replace
        self.waited: list[float] = []
        monkeypatch.setattr(os, "replace", self.replace)

    def replace(self, source: Path, target: Path) -> None:
        if self._left:
            self._left -= 1
            error = PermissionError(errno.EACCES, "held")
            error.winerror = self._winerror  # type: ignore[attr-defined]
            raise error
        self._real(source, target)


@pytest.mark.parametrize("winerror", [5, 32, 33])
def test_a_file_that_is_held_for_a_moment_is_saved_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, winerror: int
) -> None:
    (tmp_path / "a.reflect").write_bytes(b"old")
    held = Held(monkeypatch, tries=3, winerror=winerror)
    write_whole(tmp_path / "a.reflect", b"new", wait=held.waited.append)
    assert (tmp_path / "a.reflect").read_bytes() == b"new"
    assert 0 < sum(held.waited) < 0.5
    assert [each.name for each in tmp_path.iterdir()] == ["a.reflect"]


def test_a_file_that_is_held_for_long_is_told_after_a_second(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.reflect").write_bytes(b"old")
    held = Held(monkeypatch, tries=99)
    with pytest.raises(NotWritableError, match="open in another program"):
        write_whole(tmp_path / "a.reflect", b"new", wait=held.waited.append)
    assert sum(held.waited) == pytest.approx(1.0)
    assert (tmp_path / "a.reflect").read_bytes() == b"old"
    assert [each.name for each in tmp_path.iterdir()] == ["a.reflect"]


def test_a_refusal_that_will_not_pass_is_told_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refuse(monkeypatch, "replace", PermissionError(errno.EACCES, "no"))
    waited: list[float] = []
    with pytest.raises(NotWritableError):
        write_whole(tmp_path / "a.reflect", b"new", wait=waited.append)
    assert waited == []


# Around the one moment of replacing


def test_a_file_that_may_only_be_read_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.reflect"
    path.write_bytes(b"old")
    path.chmod(0o444)
    with pytest.raises(NotWritableError, match="may only be read"):
        write_whole(path, b"new")
    assert path.read_bytes() == b"old"


def test_the_last_look_is_taken_when_all_is_written_and_stops_it(tmp_path: Path) -> None:
    path = tmp_path / "a.reflect"
    path.write_bytes(b"old")

    def look() -> None:
        (beside,) = (each for each in tmp_path.iterdir() if each != path)
        assert beside.read_bytes() == b"new"
        raise LookupError

    with pytest.raises(LookupError):
        write_whole(path, b"new", last_look=look)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_what_a_power_cut_left_is_taken_away_and_nothing_else(tmp_path: Path) -> None:
    long_ago = [".reflective-0123abcd.tmp"]
    others = [".reflective-0123abcd.tmp.txt", ".reflective-mine.tmp", "notes.tmp"]
    just_now = ".reflective-89abcdef.tmp"
    for name in (*long_ago, *others, just_now):
        (tmp_path / name).write_bytes(b"x")
        if name != just_now:
            os.utime(tmp_path / name, (1_000_000, 1_000_000))
    write_whole(tmp_path / "a.reflect", b"new")
    assert {each.name for each in tmp_path.iterdir()} == {*others, just_now, "a.reflect"}
