"""What happens to the open file beside the window, and how quietly it is told."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from PySide6.QtCore import Qt, QThreadPool, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reflective_app.domain.edits import place_at
from reflective_app.gui.kept import beside, on_disk
from reflective_app.gui.kept.beside import DiskWatch, SyncCopies
from reflective_app.gui.main_window import MainWindow
from reflective_app.gui.session import Session
from reflective_app.storage import recovery
from reflective_app.storage.assessment_file import read_assessment, write_assessment
from reflective_app.storage.on_disk import look
from reflective_app.storage.protected import COSTS, new_key
from tests.gui import accessibility
from tests.gui.scripted_prompts import ScriptedPrompts
from tests.gui.test_files import NOW, saved_at
from tests.gui.unsaved_work import keep_work

PASSWORD = "four plain short words"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return saved_at(tmp_path / "newshire.reflect")


def change_on_disk(path: Path, rung: int = 3) -> None:
    saved_at(path, place_at("allowances-1", rung, read_assessment(path).assessment))


def strip(window: MainWindow, kind: type[DiskWatch | SyncCopies]) -> Any:
    """The strip, once whatever was begun beside the window has ended."""
    assert QThreadPool.globalInstance().waitForDone(20_000)
    accessibility.settle()
    found = window.findChild(kind)
    assert found is not None
    return found


def come_to_front() -> None:
    """As when a person comes back from another program."""
    program = QApplication.instance()
    assert isinstance(program, QApplication)
    program.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)


def test_an_untouched_file_is_not_talked_about(
    window: MainWindow, session: Session, file: Path
) -> None:
    session.files.open(file)
    come_to_front()
    assert not strip(window, DiskWatch).isVisible()


def test_a_file_that_was_changed_is_told_of_when_the_window_comes_to_the_front(
    window: MainWindow, session: Session, file: Path
) -> None:
    session.files.open(file)
    strip(window, DiskWatch)
    change_on_disk(file)
    come_to_front()
    told = strip(window, DiskWatch)
    assert told.isVisible()
    assert "newshire.reflect was changed by someone else" in told.label.text()
    assert told.button.isVisible()


def test_it_is_noticed_now_and_then_without_coming_to_the_front(
    window: MainWindow, session: Session, file: Path
) -> None:
    session.files.open(file)
    watch = strip(window, DiskWatch)
    change_on_disk(file)
    (timer,) = watch.findChildren(QTimer, options=Qt.FindChildOption.FindDirectChildrenOnly)
    assert timer.isActive()
    assert timer.interval() <= 60_000
    timer.timeout.emit()
    assert strip(window, DiskWatch).isVisible()


@pytest.mark.parametrize(("drive", "words"), [(False, "moved, renamed"), (True, "be reached")])
def test_a_file_that_is_gone_is_told_of_and_there_is_nothing_to_compare(
    window: MainWindow, session: Session, tmp_path: Path, drive: bool, words: str
) -> None:
    folder = tmp_path / "drive"
    folder.mkdir()
    path = saved_at(folder / "newshire.reflect")
    session.files.open(path)
    strip(window, DiskWatch)
    path.unlink()
    if drive:
        folder.rmdir()
    come_to_front()
    told = strip(window, DiskWatch)
    assert words in told.label.text()
    assert not told.button.isVisible()


def test_a_file_that_comes_back_takes_the_message_away(
    window: MainWindow, session: Session, file: Path
) -> None:
    session.files.open(file)
    strip(window, DiskWatch)
    content = file.read_bytes()
    file.unlink()
    come_to_front()
    assert strip(window, DiskWatch).isVisible()
    file.write_bytes(content)
    come_to_front()
    assert not strip(window, DiskWatch).isVisible()


def test_a_message_that_was_put_away_is_not_said_again(
    window: MainWindow, session: Session, file: Path
) -> None:
    session.files.open(file)
    strip(window, DiskWatch)
    change_on_disk(file)
    come_to_front()
    strip(window, DiskWatch).hush()
    come_to_front()
    assert not strip(window, DiskWatch).isVisible()


def test_one_s_own_save_is_no_change_of_somebody_else(
    window: MainWindow, session: Session, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A look that was begun before the save, and ends after it, counts no more."""
    session.files.open(file)
    strip(window, DiskWatch)
    began, through, real = Event(), Event(), look

    def slow(*given: Any) -> Any:
        began.set()
        assert through.wait(timeout=20)
        return real(*given)

    monkeypatch.setattr("reflective_app.gui.kept.beside.look", slow)
    come_to_front()
    assert began.wait(timeout=20)
    assert session.files.document is not None
    session.files.document.apply(partial(place_at, "allowances-1", 1), "choose rung")
    assert session.files.save()
    through.set()
    assert not strip(window, DiskWatch).isVisible()


def test_a_drive_that_does_not_answer_is_asked_once_and_holds_up_nothing(
    window: MainWindow, session: Session, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session.files.open(file)
    strip(window, DiskWatch)
    through, real, asked = Event(), look, []

    def slow(*given: Any) -> Any:
        asked.append(given)
        assert through.wait(timeout=20)
        return real(*given)

    monkeypatch.setattr("reflective_app.gui.kept.beside.look", slow)
    for _ in range(5):
        come_to_front()
    through.set()
    strip(window, DiskWatch)
    assert len(asked) == 1


def test_compare_shows_what_differs_before_anybody_saves(
    window: MainWindow, session: Session, prompts: ScriptedPrompts, file: Path
) -> None:
    session.files.open(file)
    strip(window, DiskWatch)
    change_on_disk(file)
    come_to_front()
    told = strip(window, DiskWatch)
    prompts.script(on_disk.TAKE)
    told.button.click()
    assert prompts.compared == ["Only in the file (1)", "R1 a allowances-1: “Fully in place”"]
    assert session.files.document is not None
    assert session.files.document.assessment.answer("allowances-1").rung == 3


def test_once_mine_is_written_over_theirs_there_is_nothing_more_to_say(
    window: MainWindow, session: Session, prompts: ScriptedPrompts, file: Path
) -> None:
    session.files.open(file)
    strip(window, DiskWatch)
    change_on_disk(file)
    come_to_front()
    told = strip(window, DiskWatch)
    prompts.script(on_disk.WRITE)
    told.button.click()
    assert not told.isVisible()


def test_a_file_that_moved_on_under_unsaved_work_is_told_of_as_soon_as_that_is_opened(
    window: MainWindow, session: Session, file: Path
) -> None:
    keep_work(file)
    change_on_disk(file)
    (copy,) = recovery.kept_copies()
    assert isinstance(copy, recovery.RecoveryCopy)
    assert session.files.recover(copy)
    assert strip(window, DiskWatch).isVisible()


def test_a_file_that_cannot_be_read_just_then_is_told_of_and_what_is_open_stays(
    window: MainWindow, session: Session, prompts: ScriptedPrompts, file: Path
) -> None:
    session.files.open(file)
    strip(window, DiskWatch)
    change_on_disk(file)
    come_to_front()
    told = strip(window, DiskWatch)
    file.write_bytes(b"{")
    told.button.click()
    assert prompts.told[0].startswith("The file cannot be compared: ")
    assert session.files.document is not None
    assert session.files.document.path == file


def test_after_a_look_that_failed_the_next_one_is_taken_all_the_same(
    window: MainWindow,
    session: Session,
    file: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    session.files.open(file)
    strip(window, DiskWatch)

    def broken(*_: object) -> None:
        raise LookupError

    with monkeypatch.context() as patch, qtbot.captureExceptions() as faults:
        patch.setattr("reflective_app.gui.kept.beside.look", broken)
        come_to_front()
        qtbot.waitUntil(lambda: bool(faults))
    change_on_disk(file)
    come_to_front()
    assert strip(window, DiskWatch).isVisible()


# --- copies of sync programs ---


def test_a_conflicted_copy_is_named_compared_and_opened_and_never_touched(
    window: MainWindow, session: Session, prompts: ScriptedPrompts, file: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "newshire-DESKTOP-AB12CD.reflect"
    copy.write_bytes(file.read_bytes())
    change_on_disk(copy)
    before = copy.read_bytes(), file.read_bytes()
    session.files.open(file)
    told = strip(window, SyncCopies)
    assert "newshire-DESKTOP-AB12CD.reflect" in told.label.text()
    prompts.script(beside.OPEN)
    told.button.click()
    assert prompts.compared == ["Only in the copy (1)", "R1 a allowances-1: “Fully in place”"]
    assert session.files.document is not None
    assert session.files.document.path == copy
    assert (copy.read_bytes(), file.read_bytes()) == before


def test_several_copies_are_shown_one_after_the_other(
    window: MainWindow, session: Session, prompts: ScriptedPrompts, file: Path, tmp_path: Path
) -> None:
    for number in (1, 2):
        (tmp_path / f"newshire ({number}).reflect").write_bytes(file.read_bytes())
    session.files.open(file)
    told = strip(window, SyncCopies)
    assert "2 other copies" in told.label.text()
    prompts.script(beside.NEXT, beside.LEAVE)
    told.button.click()
    assert "copy 1 of 2" in prompts.asked[0]
    assert "copy 2 of 2" in prompts.asked[1]


def test_a_file_without_copies_says_nothing_of_them(
    window: MainWindow, session: Session, file: Path, tmp_path: Path
) -> None:
    saved_at(tmp_path / "newshire for the board.reflect")
    session.files.open(file)
    assert not strip(window, SyncCopies).isVisible()


def test_a_copy_of_a_protected_file_is_compared_without_its_password_once_more(
    window: MainWindow, session: Session, prompts: ScriptedPrompts, file: Path, tmp_path: Path
) -> None:
    value, key = read_assessment(file).assessment, new_key(PASSWORD, COSTS[0])
    copy = tmp_path / "newshire (conflicted copy).reflect"
    for path in (file, copy):
        write_assessment(value, path, saved_on=NOW, expected=None, replace=True, key=key)
    prompts.script(PASSWORD, beside.LEAVE)
    session.files.open(file)
    strip(window, SyncCopies).button.click()
    assert len(prompts.asked) == 2


def test_whoever_leaves_a_copy_as_it_is_is_asked_about_no_other(
    window: MainWindow, session: Session, prompts: ScriptedPrompts, file: Path, tmp_path: Path
) -> None:
    for number in (1, 2):
        (tmp_path / f"newshire ({number}).reflect").write_bytes(file.read_bytes())
    session.files.open(file)
    prompts.script(beside.LEAVE)
    strip(window, SyncCopies).button.click()
    assert len(prompts.asked) == 1


def test_a_copy_that_cannot_be_read_any_more_is_told_of_and_the_next_is_shown(
    window: MainWindow, session: Session, prompts: ScriptedPrompts, file: Path, tmp_path: Path
) -> None:
    first, second = (tmp_path / f"newshire ({number}).reflect" for number in (1, 2))
    for copy in (first, second):
        copy.write_bytes(file.read_bytes())
    session.files.open(file)
    told = strip(window, SyncCopies)
    first.unlink()
    prompts.script(beside.LEAVE)
    told.button.click()
    assert prompts.told[0].startswith("This copy cannot be read: ")
    assert "copy 2 of 2" in prompts.asked[0]
