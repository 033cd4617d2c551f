"""A damaged file in the window: what is wrong, what opens in its place, and what is lost."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from reflective_app.domain.assessment import FORMAT_VERSION
from reflective_app.gui.files import Files
from reflective_app.gui.kept.damaged import EARLIER, LEAVE, RESCUE
from reflective_app.storage import backups
from reflective_app.storage.assessment_file import read_assessment, write_assessment
from tests.gui.scripted_prompts import ScriptedPrompts
from tests.storage.samples import an_assessment

NOW = datetime(2026, 11, 22, 10, 32, tzinfo=UTC)


@pytest.fixture
def files(prompts: ScriptedPrompts, tmp_path: Path, qtbot: QtBot) -> Files:
    return Files(prompts, lambda: NOW, tmp_path)


@pytest.fixture
def damaged(tmp_path: Path) -> Path:
    """A file that breaks off in its last part."""
    path = tmp_path / "newshire.reflect"
    write_assessment(an_assessment(), path, saved_on=NOW, expected=None)
    path.write_bytes(path.read_bytes()[:-60])
    return path


def keep_backup(path: Path) -> None:
    other = path.with_name("whole.reflect")
    write_assessment(an_assessment(), other, saved_on=NOW, expected=None)
    content = other.read_bytes()
    backups.keep(content, assessment_id=an_assessment().id, original=path, kept_on=NOW)


def test_what_would_be_lost_is_listed_before_anything_is_opened(
    files: Files, prompts: ScriptedPrompts, damaged: Path
) -> None:
    before = damaged.read_bytes()
    prompts.script(LEAVE)
    assert not files.open(damaged)
    assert files.document is None
    assert prompts.compared[0] == "What is wrong"
    assert any("breaks off before its end" in line for line in prompts.compared)
    assert any("breaks off (line" in line and "parked point" in line for line in prompts.compared)
    assert damaged.read_bytes() == before


def test_what_can_be_read_opens_without_a_file_and_says_what_is_lost(
    files: Files, prompts: ScriptedPrompts, damaged: Path, qtbot: QtBot
) -> None:
    before = damaged.read_bytes()
    prompts.script(RESCUE)
    with qtbot.waitSignal(files.opened) as told:
        assert files.open(damaged)
    assert files.document is not None
    assert files.document.path is None
    assert files.document.name == "newshire (rescued)"
    assert files.document.is_changed
    assert files.document.assessment.answers == an_assessment().answers
    assert told.args is not None
    (notice,) = told.args[1]
    assert "newshire.reflect, which stays as it is" in notice
    assert "breaks off" in notice
    assert damaged.read_bytes() == before


def test_a_rescued_copy_is_saved_under_a_name_that_is_asked_for(
    files: Files, prompts: ScriptedPrompts, damaged: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    before = damaged.read_bytes()
    prompts.script(RESCUE, tmp_path / "mended.reflect")
    files.open(damaged)
    with qtbot.waitSignal(files.versions.kept):
        assert files.save()
    assert read_assessment(tmp_path / "mended.reflect").assessment.answers
    assert damaged.read_bytes() == before


def test_the_newest_sound_version_is_offered_in_its_place(
    files: Files, prompts: ScriptedPrompts, damaged: Path
) -> None:
    keep_backup(damaged)
    before = damaged.read_bytes()
    prompts.script(EARLIER)
    assert files.open(damaged)
    assert files.document is not None
    assert files.document.path is None
    assert files.document.assessment.parking == an_assessment().parking
    assert damaged.read_bytes() == before


def test_a_version_that_is_damaged_too_is_passed_over_for_an_older_one(
    files: Files, prompts: ScriptedPrompts, damaged: Path
) -> None:
    keep_backup(damaged)
    broken, id_ = damaged.read_bytes(), an_assessment().id
    backups.keep(broken, assessment_id=id_, original=damaged, kept_on=NOW + timedelta(hours=1))
    prompts.script(EARLIER)
    assert files.open(damaged)
    assert files.document is not None
    assert files.document.assessment.parking == an_assessment().parking


def test_a_file_of_which_nothing_can_be_read_offers_the_version_alone(
    files: Files, prompts: ScriptedPrompts, damaged: Path
) -> None:
    keep_backup(damaged)
    damaged.write_bytes(bytes(5_000))
    prompts.script(EARLIER)
    assert files.open(damaged)
    assert "What would be lost in a rescued copy" not in prompts.compared


def test_a_file_of_which_nothing_can_be_had_is_told_and_nothing_is_asked(
    files: Files, prompts: ScriptedPrompts, damaged: Path
) -> None:
    damaged.write_bytes(bytes(5_000))
    assert not files.open(damaged)
    assert prompts.told[0].startswith("This file cannot be opened: ")


def test_a_file_of_a_newer_program_is_not_damaged_and_nothing_is_opened_in_its_place(
    files: Files, prompts: ScriptedPrompts, damaged: Path
) -> None:
    keep_backup(damaged)
    text = damaged.with_name("whole.reflect").read_text("utf-8")
    newer = f'"format_version": {FORMAT_VERSION + 1}'
    text = text.replace(f'"format_version": {FORMAT_VERSION}', newer, 1)
    damaged.write_text(text.replace('"answers": {', '"answers": [], "replies": {', 1), "utf-8")
    assert not files.open(damaged)
    assert "Update the program" in prompts.told[0]
    assert prompts.asked == []


def test_a_file_that_cannot_be_reached_is_not_damaged_either(
    files: Files, prompts: ScriptedPrompts, damaged: Path
) -> None:
    keep_backup(damaged)
    damaged.unlink()
    assert not files.open(damaged)
    assert "no such file" in prompts.told[0]
    assert prompts.asked == []


def test_what_is_open_stays_where_its_changes_are_not_to_be_left(
    files: Files, prompts: ScriptedPrompts, damaged: Path
) -> None:
    from reflective_app.gui.prompts import SaveChoice

    files.open_value(an_assessment(), "Open")
    open_one = files.document
    prompts.script(RESCUE, SaveChoice.CANCEL)
    assert not files.open(damaged)
    assert files.document is open_one


def test_a_damaged_file_stays_even_when_somebody_saves_what_was_rescued_over_it(
    files: Files, prompts: ScriptedPrompts, damaged: Path, tmp_path: Path
) -> None:
    before = damaged.read_bytes()
    prompts.script(RESCUE, damaged, True, tmp_path / "other.reflect")
    files.open(damaged)
    assert files.save()
    assert "left as it is" in prompts.asked[-2]
    assert damaged.read_bytes() == before
    saved = read_assessment(tmp_path / "other.reflect").assessment
    assert saved.answers == an_assessment().answers
