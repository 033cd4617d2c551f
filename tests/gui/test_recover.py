"""Unsaved work that was kept: offered, shown, thrown away, and never applied by itself."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from reflective_app.domain.sessions import set_workshop
from reflective_app.domain.workshop import Session, Step, Workshop
from reflective_app.gui.files import Files
from reflective_app.gui.prompts import KeptChoice
from reflective_app.storage import recovery
from reflective_app.storage.assessment_file import read_assessment
from reflective_app.storage.problems import NotWritableError
from tests.gui.scripted_prompts import ScriptedPrompts
from tests.gui.test_files import choose, file, files, kept, only_copy, opened

__all__ = ["file", "files"]


def test_recovered_work_is_shown_and_the_file_stays_as_it_was(files: Files, file: Path) -> None:
    files.open(file)
    choose(files)
    kept(files)
    files.autosave, files.document = None, None
    before = file.read_bytes()
    assert files.recover(only_copy())
    assert opened(files).assessment.answer("allowances-1").rung == 2
    assert opened(files).path == file
    assert opened(files).is_changed
    assert file.read_bytes() == before


def test_recovered_work_says_that_a_session_was_under_way(files: Files, file: Path) -> None:
    files.open(file)
    session = Session(id="s", steps=(Step(question="allowances-1"), Step(question="allowances-2")))
    opened(files).apply(partial(set_workshop, Workshop(sessions=(session,))), "plan")
    choose(files)
    kept(files)
    files.autosave, files.document = None, None
    told: list[tuple[str, ...]] = []
    files.opened.connect(lambda _, notices: told.append(notices))
    assert files.recover(only_copy())
    assert told[0][1].startswith("A session was under way, 1 of 2 settled")


def test_recovered_work_is_never_without_a_copy_until_it_is_saved(files: Files, file: Path) -> None:
    files.open(file)
    choose(files)
    kept(files)
    files.autosave, files.document = None, None
    files.recover(only_copy())
    kept(files)
    assert only_copy().assessment.answer("allowances-1").rung == 2
    assert files.save()
    assert read_assessment(file).assessment.answer("allowances-1").rung == 2


def test_a_copy_is_not_given_up_before_another_is_written(
    files: Files, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files.open(file)
    choose(files)
    kept(files)
    files.autosave, files.document = None, None
    copy = only_copy()

    def refuse(*_: object, **__: object) -> Path:
        raise NotWritableError(Path("x"), "There is no space left.")

    monkeypatch.setattr(recovery, "keep", refuse)
    files.recover(copy)
    assert copy.path.exists()


@pytest.fixture
def unsaved(files: Files, file: Path) -> None:
    """A file that is closed, with newer work on it that was never saved."""
    files.open(file)
    choose(files)
    kept(files)
    files.autosave, files.document = None, None


@pytest.mark.usefixtures("unsaved")
@pytest.mark.parametrize(("choice", "rung"), [(KeptChoice.KEPT, 2), (KeptChoice.FILE, None)])
def test_opening_a_file_offers_its_unsaved_work_and_never_applies_it_silently(
    files: Files, prompts: ScriptedPrompts, file: Path, choice: KeptChoice, rung: int | None
) -> None:
    prompts.script(choice.value)
    assert files.open(file)
    assert opened(files).assessment.answer("allowances-1").rung == rung


@pytest.mark.usefixtures("unsaved")
def test_whoever_opens_the_file_as_it_was_saved_keeps_the_unsaved_work(
    files: Files, prompts: ScriptedPrompts, file: Path
) -> None:
    prompts.script(KeptChoice.FILE.value)
    files.open(file)
    choose(files, 1)
    assert files.save()
    assert only_copy().assessment.answer("allowances-1").rung == 2


@pytest.mark.usefixtures("unsaved")
def test_whoever_opens_neither_stays_where_they_are(
    files: Files, prompts: ScriptedPrompts, file: Path
) -> None:
    prompts.script(KeptChoice.NEITHER.value)
    assert not files.open(file)
    assert files.document is None
    assert only_copy().assessment.answer("allowances-1").rung == 2


@pytest.mark.usefixtures("unsaved")
def test_before_a_file_is_opened_the_time_and_what_is_newer_are_told(
    files: Files, prompts: ScriptedPrompts, file: Path
) -> None:
    prompts.script(KeptChoice.NEITHER.value)
    files.open(file)
    asked = prompts.asked[-1]
    assert f"Unsaved work on {file.stem}, kept on 22 November 2026, 10:32." in asked
    assert "Different from the file: 1 answer." in asked
    assert str(file.parent) in asked
    assert "What differs from the file" in prompts.compared
    assert any("allowances" in line.casefold() for line in prompts.compared)


@pytest.mark.parametrize("sure", [True, False])
def test_kept_work_is_thrown_away_only_by_a_sure_hand(
    files: Files, prompts: ScriptedPrompts, file: Path, sure: bool
) -> None:
    files.open(file)
    choose(files)
    kept(files)
    prompts.script(sure)
    files.throw_away(only_copy())
    assert bool(recovery.kept_copies()) is not sure


def test_kept_work_that_cannot_be_deleted_is_told_of_and_stays(
    files: Files, prompts: ScriptedPrompts, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files.open(file)
    choose(files)
    kept(files)
    copy = only_copy()
    said: list[str] = []
    files.said.connect(said.append)

    def held(*_: object, **__: object) -> None:
        raise PermissionError(13, "held")

    prompts.script(True)
    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", held)
        files.throw_away(copy)
    assert "could not be deleted" in said[0]
    assert only_copy() == copy
