"""A disk that refuses while people work: they are told, and what they typed is kept twice."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from reflective_app.domain.edits import place_at
from reflective_app.gui.files import Files
from reflective_app.storage import places, recovery
from reflective_app.storage.assessment_file import read_assessment, write_assessment
from tests.gui.scripted_prompts import ScriptedPrompts
from tests.reliability.faults import FAULTS, STEPS, FailingDisk, Fault
from tests.storage.samples import an_assessment

NOW = datetime(2026, 11, 22, 10, 32, tzinfo=UTC)


@pytest.fixture
def prompts() -> ScriptedPrompts:
    return ScriptedPrompts()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    folder = tmp_path / "theirs"
    folder.mkdir()
    path = folder / "newshire.reflect"
    write_assessment(an_assessment(), path, saved_on=NOW, expected=None)
    return path


@pytest.fixture
def files(prompts: ScriptedPrompts, path: Path, qtbot: QtBot) -> Files:
    made = Files(prompts, lambda: NOW, path.parent)
    assert made.open(path)
    return made


def path_of(files: Files) -> Path:
    assert files.document is not None
    assert files.document.path is not None
    return files.document.path


def choose(files: Files, rung: int) -> None:
    assert files.document is not None
    files.document.apply(partial(place_at, "allowances-offered", rung), "choose rung", keep=True)


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_a_save_that_fails_is_told_and_the_work_stays_in_the_window_and_in_the_copy(
    files: Files,
    prompts: ScriptedPrompts,
    monkeypatch: pytest.MonkeyPatch,
    step: str,
    fault: Fault,
) -> None:
    path = path_of(files)
    before = path.read_bytes()
    choose(files, 3)
    prompts.script(False)
    with monkeypatch.context() as patch:
        FailingDisk(patch, path.parent, step, fault)
        assert not files.save()
    assert "newshire.reflect could not be written." in prompts.asked[-1]
    assert fault.told_at(step) in prompts.asked[-1]
    assert "What was there before is unchanged." in prompts.asked[-1]
    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]
    document, autosave = files.document, files.autosave
    assert document is not None
    assert document.is_changed
    assert document.assessment.answer("allowances-offered").rung == 3
    assert autosave is not None
    autosave.set_aside()
    (copy,) = recovery.kept_copies()
    assert isinstance(copy, recovery.RecoveryCopy)
    assert copy.assessment.answer("allowances-offered").rung == 3


@pytest.mark.parametrize("step", STEPS)
def test_where_the_file_refuses_the_work_is_saved_elsewhere(
    files: Files,
    prompts: ScriptedPrompts,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    step: str,
) -> None:
    path = path_of(files)
    choose(files, 3)
    other = tmp_path / "elsewhere.reflect"
    prompts.script(True, other)
    with monkeypatch.context() as patch:
        FailingDisk(patch, path.parent, step, FAULTS[0])
        assert files.save()
    assert read_assessment(other).assessment.answer("allowances-offered").rung == 3
    assert files.document is not None
    assert files.document.path == other


def test_where_neither_file_nor_copy_can_be_written_both_are_told(
    files: Files,
    path: Path,
    prompts: ScriptedPrompts,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    said: list[str] = []
    files.said.connect(said.append)
    choose(files, 3)
    assert files.autosave is not None
    with monkeypatch.context() as patch:
        for folder in (path.parent, places.recovery()):
            FailingDisk(patch, folder, "write", FAULTS[0])
        prompts.script(False)
        assert not files.save()
        assert not files.autosave.keep_now()
    assert "no space left" in prompts.asked[-1]
    assert any("The recovery copy could not be written" in each for each in said)
    assert files.document is not None
    assert files.document.is_changed
    assert files.save()  # once there is space again
    assert read_assessment(path).assessment.answer("allowances-offered").rung == 3


def test_an_earlier_version_that_cannot_be_kept_does_not_stop_the_save(
    files: Files, path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    said: list[str] = []
    files.said.connect(said.append)
    choose(files, 3)
    with monkeypatch.context() as patch:
        FailingDisk(patch, places.backups(), "fsync", FAULTS[0])
        assert files.save()
        qtbot.waitUntil(lambda: bool(said))
    assert any("No earlier version could be kept" in each for each in said)
    assert read_assessment(path).assessment.answer("allowances-offered").rung == 3
