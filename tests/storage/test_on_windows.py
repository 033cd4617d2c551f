"""The users' system, through fakes: its locks and its line ends."""

from __future__ import annotations

import importlib.util
import os
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from reflective_app.storage import session_lock
from reflective_app.storage.assessment_file import read_assessment, write_assessment
from reflective_app.storage.preferences import Preferences, write_preferences
from reflective_app.storage.question_set_file import read_question_set
from reflective_app.storage.response_file import read_response
from reflective_app.storage.tables import import_table, table_bytes
from tests.storage.samples import FILES, NOON, SMALL_SET, an_assessment


class FakeMsvcrt(ModuleType):
    """Locks a byte for one handle at a time, as Windows does, and refuses with an OSError."""

    LK_NBLCK = 2

    def __init__(self) -> None:
        super().__init__("msvcrt")
        self.held: dict[int, int] = {}

    def locking(self, handle: int, mode: int, count: int) -> None:
        assert (mode, count) == (self.LK_NBLCK, 1)
        file = os.fstat(handle).st_ino
        if file in self.held and self.held[file] != handle and _is_open(self.held[file]):
            raise PermissionError(13, "Permission denied")
        self.held[file] = handle


def _is_open(handle: int) -> bool:
    try:
        os.fstat(handle)
    except OSError:
        return False
    return True


@pytest.fixture
def locks(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The module as Windows loads it."""
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setitem(sys.modules, "msvcrt", FakeMsvcrt())
    assert session_lock.__file__ is not None
    spec = importlib.util.spec_from_file_location("session_lock_there", session_lock.__file__)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_a_running_window_is_known_by_its_lock_on_windows_too(
    locks: ModuleType, tmp_path: Path
) -> None:
    path = tmp_path / "a.lock"
    assert not locks.is_held(path)
    held = locks.SessionLock(path)
    assert locks.is_held(path)
    with pytest.raises(OSError, match="denied"):
        locks.SessionLock(path)
    handle = held._handle  # noqa: SLF001 - Windows deletes no file that is open
    held.release()
    assert not _is_open(handle)
    assert not locks.is_held(path)
    assert not path.exists()


def test_a_lock_that_is_refused_and_a_look_at_one_leave_no_file_open(
    locks: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, handles, open_ = tmp_path / "a.lock", [], os.open

    def noting(*given: Any) -> int:
        handles.append(open_(*given))
        return handles[-1]

    with locks.SessionLock(path):
        monkeypatch.setattr(os, "open", noting)
        with pytest.raises(OSError, match="denied"):
            locks.SessionLock(path)
        assert locks.is_held(path)
    assert [_is_open(handle) for handle in handles] == [False, False]


def test_a_table_that_excel_wrote_with_its_own_line_ends_says_the_same(tmp_path: Path) -> None:
    whole = an_assessment()
    sheet = table_bytes("answers", ".csv", whole)
    plain = sheet.replace(b"\r\n", b"\n")
    taken = []
    for name, content in {"lf": plain, "crlf": plain.replace(b"\n", b"\r\n")}.items():
        path = tmp_path / f"{name}.csv"
        path.write_bytes(content)
        taken.append(import_table("answers", path, whole))
    assert taken[0] == taken[1]
    assert taken[0].after == whole


def test_a_question_set_with_line_ends_of_windows_is_the_same_set(tmp_path: Path) -> None:
    path = tmp_path / "set.toml"
    path.write_bytes(SMALL_SET.read_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"))
    assert read_question_set(path) == read_question_set(SMALL_SET)


def test_a_file_whose_line_ends_a_mail_program_changed_opens_unchanged(tmp_path: Path) -> None:
    path = tmp_path / "a.reflect"
    write_assessment(an_assessment(), path, saved_on=NOON, expected=None)
    saved = read_assessment(path)
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    opened = read_assessment(path)
    assert opened.assessment == saved.assessment
    assert not opened.changed_outside
    response = FILES / "response-v1.reflect-response"
    sent = tmp_path / "a.reflect-response"
    sent.write_bytes(response.read_bytes().replace(b"\n", b"\r\n"))
    assert read_response(sent) == read_response(response)


def test_what_is_written_has_one_kind_of_line_end_on_every_system(tmp_path: Path) -> None:
    path = tmp_path / "a.reflect"
    write_assessment(an_assessment(), path, saved_on=NOON, expected=None)
    write_preferences(Preferences(), tmp_path / "preferences.json")
    assert b"\r" not in path.read_bytes()
    assert b"\r" not in (tmp_path / "preferences.json").read_bytes()
