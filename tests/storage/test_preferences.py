"""What is remembered between starts, and what becomes of it when its file is broken."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from reflective_app.storage import places
from reflective_app.storage.preferences import (
    Preferences,
    RecentFile,
    forget,
    page_of,
    read_preferences,
    remember,
    remember_page,
    write_preferences,
)
from reflective_app.storage.problems import NotWritableError

TODAY = date(2026, 11, 22)


def test_on_the_first_start_the_usual_settings_hold() -> None:
    remembered = read_preferences()
    assert remembered.preferences == Preferences()
    assert remembered.problem is None


def test_what_was_remembered_is_there_at_the_next_start() -> None:
    preferences = remember(Path("/s/Wick–ford.reflect"), "Kinship Care", TODAY, Preferences())
    preferences = replace(preferences, text_size=150, window_geometry="AdnQywAD", appearance="dark")
    preferences = replace(preferences, logo="/s/Wick–ford.png")
    write_preferences(preferences)
    assert read_preferences().preferences == preferences
    assert places.preferences_file().is_file()


def test_the_page_at_which_a_file_was_left_stays_with_it() -> None:
    one, other = Path("/s/one.reflect"), Path("/s/other.reflect")
    preferences = remember(one, "One", TODAY, Preferences())
    preferences = remember_page(one, "roadmap", remember_page(other, "report", preferences))
    preferences = remember(one, "One", TODAY, remember(other, "Other", TODAY, preferences))
    write_preferences(preferences)
    kept = read_preferences().preferences
    assert (page_of(one, kept), page_of(other, kept)) == ("roadmap", "")
    assert page_of(Path("/s/third.reflect"), kept) == ""


def test_the_newest_of_ten_recent_files_comes_first() -> None:
    preferences = Preferences()
    for number in range(12):
        preferences = remember(Path(f"/s/{number}.reflect"), "Title", TODAY, preferences)
    preferences = remember(Path("/t/5.reflect"), "Other", TODAY, preferences)
    preferences = remember(Path("/s/7.reflect"), "Again", TODAY, preferences)
    assert len(preferences.recent_files) == 10
    assert preferences.recent_files[0] == RecentFile(str(Path("/s/7.reflect")), "Again", TODAY)
    assert [recent.title for recent in preferences.recent_files[:2]] == ["Again", "Other"]
    assert preferences.last_folder == str(Path("/s"))


def test_a_forgotten_file_is_recent_no_more() -> None:
    preferences = remember(Path("/s/a.reflect"), "Title", TODAY, Preferences())
    assert forget(Path("/s/a.reflect"), preferences).recent_files == ()


@pytest.mark.parametrize("content", [b"", b"{", b"[1]", b"\xff\xfe", b"[" * 100_000])
def test_a_broken_file_is_told_of_once_and_set_aside(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "preferences.json"
    file.write_bytes(content)
    remembered = read_preferences(file)
    assert remembered.preferences == Preferences()
    assert remembered.problem is not None
    assert "the usual settings are used" in remembered.problem.sentence
    assert read_preferences(file).problem is None
    assert file.with_suffix(".damaged").read_bytes() == content


def test_a_file_that_may_not_be_read_is_told_and_left(tmp_path: Path) -> None:
    remembered = read_preferences(tmp_path)
    assert remembered.problem is not None
    assert "could not be read" in remembered.problem.message


def test_entries_that_cannot_be_are_passed_over(tmp_path: Path) -> None:
    file = tmp_path / "preferences.json"
    good = {"path": "/s/a.reflect", "title": "T", "opened_on": "2026-11-22"}
    recent = [3, {}, good | {"opened_on": "soon"}, good | {"path": 3}, good]
    record = {"recent_files": recent, "text_size": 5000, "window_geometry": 1, "new": True}
    file.write_text(json.dumps(record))
    preferences = read_preferences(file).preferences
    assert preferences == Preferences((RecentFile("/s/a.reflect", "T", TODAY),))
    broken = {"recent_files": 3, "text_size": True, "last_folder": "a\0", "appearance": "pink"}
    file.write_text(json.dumps(broken | {"logo": 3}))
    assert read_preferences(file).preferences == Preferences()


def test_preferences_that_cannot_be_written_are_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(NotWritableError, match="own folder cannot be made"):
        write_preferences(Preferences(), tmp_path / "file" / "preferences.json")


def test_a_file_whose_name_is_not_in_letters_can_be_remembered_beside_others(
    tmp_path: Path,
) -> None:
    file = tmp_path / "preferences.json"
    preferences = remember(Path("/s/a.reflect"), "Title", TODAY, Preferences())
    write_preferences(remember(Path("/s/b\udcff.reflect"), "Title", TODAY, preferences), file)
    remembered = read_preferences(file)
    assert remembered.problem is None
    assert remembered.preferences.recent_files[-1].path == str(Path("/s/a.reflect"))


def test_reading_preferences_loads_nothing_slow() -> None:
    code = (
        "import sys, reflective_app.storage.preferences; "
        "sys.exit(bool({'pydantic', 'platformdirs', 'PySide6'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_every_place_is_the_programs_own() -> None:
    for place in (places.recovery(), places.question_sets(), places.log_file()):
        assert "Reflective App" in str(place)
        assert not place.exists()
