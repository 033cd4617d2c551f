"""New, open, save, close and recover, with every question answered from a script."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QThreadPool
from pytestqt.qtbot import QtBot

from reflective_app.domain.assessment import Assessment, Profile
from reflective_app.domain.edits import place_at
from reflective_app.gui.document import AssessmentDocument
from reflective_app.gui.file_names import suggested_name, suggestion
from reflective_app.gui.files import SAMPLE_TITLE, Files
from reflective_app.gui.main_window import MainWindow
from reflective_app.gui.prompts import DiskChoice, SaveChoice
from reflective_app.gui.session import Session
from reflective_app.storage import places, recovery
from reflective_app.storage.assessment_file import read_assessment, write_assessment
from reflective_app.storage.recovery import RecoveryCopy
from tests.builders import a_set, an_assessment, an_item
from tests.gui.scripted_prompts import ScriptedPrompts

NOW = datetime(2026, 11, 22, 10, 32, tzinfo=UTC)


@pytest.fixture
def files(prompts: ScriptedPrompts, tmp_path: Path, qtbot: QtBot) -> Files:
    return Files(prompts, lambda: NOW, tmp_path)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return saved_at(tmp_path / "newshire.reflect")


def saved_at(path: Path, assessment: Assessment | None = None) -> Path:
    value = assessment or an_assessment(a_set(an_item("allowances")))
    write_assessment(value, path, saved_on=NOW, expected=None, replace=True)
    return path


def opened(files: Files) -> AssessmentDocument:
    assert files.document is not None
    return files.document


def choose(files: Files, rung: int = 2) -> None:
    opened(files).apply(partial(place_at, "allowances-1", rung), "choose rung")


def kept(files: Files) -> None:
    """Make the recovery copy that a crash would leave behind."""
    assert files.autosave is not None
    files.autosave.set_aside()


def only_copy() -> RecoveryCopy:
    (copy,) = recovery.kept_copies()
    assert isinstance(copy, RecoveryCopy)
    return copy


def test_a_new_assessment_asks_only_for_the_council(files: Files, prompts: ScriptedPrompts) -> None:
    prompts.script("Newshire")
    assert files.new(a_set(an_item("allowances")))
    assert opened(files).assessment.profile.council == "Newshire"
    assert opened(files).assessment.profile.date == NOW.astimezone().date()
    assert opened(files).path is None


def test_thinking_better_of_a_new_assessment_leaves_the_open_one(
    files: Files, prompts: ScriptedPrompts, file: Path
) -> None:
    files.open(file)
    prompts.script(None)
    assert not files.new(a_set(an_item("allowances")))
    assert opened(files).path == file


def test_a_file_opens_with_nothing_to_save(files: Files, file: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignals([files.opened, files.recent]):
        assert files.open(file)
    assert not opened(files).is_changed
    assert opened(files).name == "newshire"


def test_a_file_that_cannot_be_read_is_told_and_the_open_one_stays(
    files: Files, prompts: ScriptedPrompts, file: Path, tmp_path: Path
) -> None:
    files.open(file)
    broken = tmp_path / "broken.reflect"
    broken.write_text("not json", encoding="utf-8")
    assert not files.open(broken)
    assert opened(files).path == file
    assert "cannot be opened" in prompts.told[0]
    assert prompts.details


def test_a_file_changed_outside_the_program_says_so(files: Files, file: Path, qtbot: QtBot) -> None:
    file.write_text(file.read_text("utf-8").replace("Newshire", "Oldshire"), encoding="utf-8")
    with qtbot.waitSignal(files.opened) as told:
        files.open(file)
    assert told.args is not None
    assert any("outside this program" in notice for notice in told.args[1])


def test_opening_what_is_open_already_changes_nothing(files: Files, file: Path) -> None:
    files.open(file)
    before = opened(files)
    assert files.open(file)
    assert files.document is before


def test_saving_writes_the_file_and_leaves_nothing_to_save(files: Files, file: Path) -> None:
    files.open(file)
    choose(files)
    assert files.save()
    assert read_assessment(file).assessment.answer("allowances-1").rung == 2
    assert not opened(files).is_changed
    assert opened(files).saved_at == NOW


def test_saving_twice_finds_the_file_that_it_wrote(files: Files, file: Path) -> None:
    files.open(file)
    for rung in (1, 2):
        choose(files, rung)
        assert files.save()


def test_saving_for_the_first_time_asks_where(
    files: Files, prompts: ScriptedPrompts, tmp_path: Path
) -> None:
    prompts.script("Newshire", tmp_path / "first")
    files.new(a_set(an_item("allowances")))
    assert files.save()
    assert (tmp_path / "first.reflect").is_file()
    assert opened(files).name == "first"


def test_saving_nowhere_leaves_the_changes(files: Files, prompts: ScriptedPrompts) -> None:
    prompts.script("Newshire", None)
    files.new(a_set(an_item("allowances")))
    choose(files)
    assert not files.save()
    assert opened(files).is_changed


def test_the_suggested_name_has_nothing_that_sharepoint_rejects() -> None:
    assessment = an_assessment(a_set(an_item("allowances")))
    profile = Profile(council='New/shire: "North" & East*', date=assessment.profile.date)
    named = assessment.model_copy(update={"profile": profile})
    assert suggested_name(named) == "Newshire-North-East_Invented-Guide_2026-11-22.reflect"


@pytest.mark.parametrize("gone", [False, True])
def test_a_file_that_somebody_else_changed_is_not_overwritten(
    files: Files, prompts: ScriptedPrompts, file: Path, gone: bool
) -> None:
    files.open(file)
    choose(files)
    if gone:
        file.unlink()
    else:
        saved_at(file, an_assessment(a_set(an_item("training"))))
    before = file.read_bytes() if file.exists() else None
    prompts.script(DiskChoice.CANCEL)
    assert not files.save()
    assert (file.read_bytes() if file.exists() else None) == before
    assert opened(files).is_changed


def test_a_file_that_somebody_else_changed_can_be_kept_beside_ones_own(
    files: Files, prompts: ScriptedPrompts, file: Path, tmp_path: Path
) -> None:
    files.open(file)
    choose(files)
    saved_at(file, an_assessment(a_set(an_item("training"))))
    mine = tmp_path / "mine.reflect"
    prompts.script(DiskChoice.SAVE_AS, mine)
    assert files.save()
    assert read_assessment(mine).assessment.answer("allowances-1").rung == 2
    assert read_assessment(file).assessment.question_set.has_item("training")


def test_taking_what_somebody_else_saved_keeps_a_copy_of_ones_own(
    files: Files, prompts: ScriptedPrompts, file: Path
) -> None:
    files.open(file)
    choose(files)
    saved_at(file, an_assessment(a_set(an_item("training"))))
    prompts.script(DiskChoice.RELOAD)
    assert not files.save()
    assert opened(files).assessment.question_set.has_item("training")
    assert only_copy().assessment.answer("allowances-1").rung == 2


def test_a_folder_that_cannot_be_written_offers_another(
    files: Files,
    prompts: ScriptedPrompts,
    file: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    files.open(file)
    choose(files)
    refuse_once(monkeypatch)
    prompts.script(True, tmp_path / "other.reflect")
    assert files.save()
    assert opened(files).name == "other"


def refuse_once(monkeypatch: pytest.MonkeyPatch) -> None:
    from reflective_app.gui import files as module
    from reflective_app.storage.problems import NotWritableError

    real: Callable[..., object] = write_assessment
    calls: list[Path] = []

    def write(assessment: Assessment, path: Path, **more: object) -> object:
        calls.append(path)
        if len(calls) == 1:
            raise NotWritableError(path, "The folder may not be written in.")
        return real(assessment, path, **more)

    monkeypatch.setattr(module, "write_assessment", write)


@pytest.mark.parametrize(
    ("choice", "stays"),
    [(SaveChoice.CANCEL, True), (SaveChoice.DISCARD, False), (SaveChoice.SAVE, False)],
)
def test_closing_with_changes_asks_first(
    files: Files, prompts: ScriptedPrompts, file: Path, choice: SaveChoice, stays: bool
) -> None:
    files.open(file)
    choose(files)
    prompts.script(choice)
    assert files.leave() is not stays
    assert (files.document is not None) is stays
    rung = read_assessment(file).assessment.answer("allowances-1").rung
    assert rung == (2 if choice is SaveChoice.SAVE else None)


@pytest.mark.parametrize("leaves", [True, False])
def test_what_is_half_written_is_asked_about_before_it_is_left(
    files: Files, file: Path, prompts: ScriptedPrompts, leaves: bool
) -> None:
    files.open(file)
    files.unfinished = lambda: "A service half written"
    prompts.script(leaves)
    assert files.leave() is leaves
    assert (files.document is None) is leaves
    assert "A service half written" in prompts.asked[-1]


def test_saving_says_what_is_half_written_and_so_not_in_the_file(
    files: Files, file: Path, qtbot: QtBot
) -> None:
    files.open(file)
    files.unfinished = lambda: "A service half written"
    with qtbot.waitSignal(files.said) as said:
        assert files.save()
    assert said.args == ["Saved, without what is not recorded yet: A service half written."]


def test_closing_without_changes_asks_nothing(files: Files, file: Path) -> None:
    files.open(file)
    assert files.leave()
    assert files.document is None


def test_a_clean_close_leaves_no_recovery_copy(
    files: Files, prompts: ScriptedPrompts, file: Path
) -> None:
    files.open(file)
    choose(files)
    assert files.autosave is not None
    files.autosave.keep_now()
    prompts.script(SaveChoice.DISCARD)
    files.leave()
    assert recovery.kept_copies() == ()


def test_what_is_in_no_file_yet_is_in_a_recovery_copy_from_the_start(files: Files) -> None:
    value = an_assessment(a_set(an_item("allowances")))
    assert files.open_value(value, "Newshire (rescued)")
    assert opened(files).is_changed
    assert len(list(places.recovery().glob("*.recovery"))) == 1
    kept(files)
    assert only_copy().assessment == value


def test_saving_as_the_file_that_is_open_stops_too_where_somebody_else_changed_it(
    files: Files, prompts: ScriptedPrompts, file: Path
) -> None:
    files.open(file)
    choose(files)
    saved_at(file, an_assessment(a_set(an_item("training"))))
    before = file.read_bytes()
    prompts.script(file, DiskChoice.CANCEL)
    assert not files.save_as()
    assert file.read_bytes() == before


def test_a_late_edit_of_what_was_left_is_nobodys_unsaved_work(
    files: Files, prompts: ScriptedPrompts, file: Path
) -> None:
    files.open(file)
    choose(files)
    left = opened(files)
    prompts.script(SaveChoice.DISCARD)
    assert files.leave()
    left.apply(partial(place_at, "allowances-1", 3), "choose rung", keep=True)
    assert QThreadPool.globalInstance().waitForDone(20_000)
    assert recovery.kept_copies() == ()
    assert not list(places.recovery().glob("*.recovery"))


def test_the_sample_council_opens_as_a_document_that_is_saved_nowhere(files: Files) -> None:
    assert files.open_sample()
    assert opened(files).name == SAMPLE_TITLE
    assert opened(files).path is None
    assert not opened(files).is_changed


def test_saved_is_said_at_once_whatever_was_said_before(
    session: Session, window: MainWindow, file: Path
) -> None:
    session.files.open(file)
    choose(session.files)
    window.actions_.undo.trigger()
    window.actions_.redo.trigger()
    assert window.saved_words.text().startswith("Done again")
    window.actions_.save.trigger()
    assert window.saved_words.text().startswith("Saved ")


def test_the_suggested_name_is_of_no_file_that_is_there(tmp_path: Path) -> None:
    value = an_assessment(a_set(an_item("allowances")))
    first = suggestion(tmp_path, value)
    assert first.name == suggested_name(value)
    first.write_bytes(b"another")
    assert suggestion(tmp_path, value).name == f"{first.stem}_2.reflect"
