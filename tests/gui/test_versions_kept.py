"""Each save is kept as an earlier version, and so is a file that saving would change."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from reflective_app.gui.files import Files
from reflective_app.gui.passwords import locks
from reflective_app.storage import backups, places
from reflective_app.storage.assessment_file import read_assessment
from reflective_app.storage.backups import backups_for_file, content_of
from tests.gui.scripted_prompts import ScriptedPrompts
from tests.gui.test_files import NOW, choose, file, files, opened

__all__ = ["file", "files"]


def versions(path: Path) -> list[bytes]:
    return [content_of(each) for each in backups_for_file(path)]


def test_a_save_keeps_the_version_before_it_and_its_own(
    files: Files, file: Path, qtbot: QtBot
) -> None:
    before = file.read_bytes()
    files.open(file)
    choose(files)
    with qtbot.waitSignal(files.versions.kept):
        assert files.save()
    assert set(versions(file)) == {file.read_bytes(), before}


def test_opening_a_file_to_look_at_it_leaves_nothing_on_this_computer(
    files: Files, file: Path
) -> None:
    files.open(file)
    assert files.leave()
    assert not places.backups().exists()


def test_a_file_changed_outside_the_program_is_kept_as_it_stood(
    files: Files, file: Path, qtbot: QtBot
) -> None:
    data = json.loads(file.read_bytes())
    data["profile"]["council"] = "Elsewhere"
    file.write_text(json.dumps(data))
    changed = file.read_bytes()
    with qtbot.waitSignal(files.versions.kept):
        files.open(file)
    assert opened(files).assessment.profile.council == "Elsewhere"
    assert versions(file) == [changed]


def test_a_file_in_an_older_format_is_kept_as_it_stood(
    files: Files, file: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Saving writes it anew, and an older program on another computer could not read that."""
    before = file.read_bytes()
    older = replace(read_assessment(file), migrated_from=1)
    monkeypatch.setattr(locks, "read", lambda *_: older)
    with qtbot.waitSignal(files.versions.kept):
        files.open(file)
    assert versions(file) == [before]


def test_a_save_stands_where_no_earlier_version_can_be_kept(
    files: Files, file: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: Path, __: bytes) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(backups, "write_whole", refuse)
    files.open(file)
    choose(files)
    with qtbot.waitSignal(files.versions.failed) as told:
        assert files.save()
    assert told.args[0].startswith("No earlier version could be kept")
    assert not opened(files).is_changed


def test_a_version_stands_under_the_moment_at_which_it_was_saved(
    prompts: ScriptedPrompts, file: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    later = NOW + timedelta(hours=3)
    files = Files(prompts, lambda: later, tmp_path)
    files.open(file)
    choose(files)
    with qtbot.waitSignal(files.versions.kept):
        assert files.save()
    assert [each.kept_on for each in backups_for_file(file)] == [later, NOW]


def test_a_fault_of_the_program_in_keeping_a_version_is_not_hushed_up(
    files: Files, file: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise LookupError

    monkeypatch.setattr(backups, "keep", broken)
    files.open(file)
    choose(files)
    with qtbot.captureExceptions() as faults:
        assert files.save()
        qtbot.waitUntil(lambda: bool(faults))
    assert [kind for kind, *_ in faults] == [LookupError]
