"""Going back to an earlier version: what differs is seen first, and nothing is lost by it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt, QThreadPool
from pytestqt.qtbot import QtBot

from reflective_app.domain.edits import place_at
from reflective_app.gui import background
from reflective_app.gui.kept import earlier
from reflective_app.gui.kept.earlier_window import MESSAGE, EarlierWindow
from reflective_app.gui.main_window import MainWindow
from reflective_app.gui.session import Session
from reflective_app.storage import backups
from reflective_app.storage.assessment_file import read_assessment, write_assessment
from reflective_app.wording.dates import told_apart
from tests.builders import a_set, an_assessment, an_item
from tests.gui.accessibility import clipped, nameless, tab_trouble
from tests.gui.scripted_prompts import ScriptedPrompts
from tests.gui.test_files import NOW

ASKED = a_set(an_item("allowances"))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file that was saved twice: with the second sentence, a day later with the third."""
    path = tmp_path / "newshire.reflect"
    value, expected = an_assessment(ASKED), None
    for day, rung in enumerate((1, 2)):
        moment = NOW + timedelta(days=day)
        value = place_at("allowances-1", rung, value)
        saved = write_assessment(value, path, saved_on=moment, expected=expected)
        value, expected = saved.assessment, saved.disk_digest
        backups.keep(saved.content, assessment_id=value.id, original=path, kept_on=moment)
    return path


def listed(session: Session, window: MainWindow, qtbot: QtBot) -> EarlierWindow:
    window.actions_.versions.trigger()
    qtbot.waitUntil(lambda: bool(session.earlier and session.earlier.window))
    assert session.earlier is not None
    assert session.earlier.window is not None
    return session.earlier.window


def look_at(shown: EarlierWindow, place: int, qtbot: QtBot) -> None:
    shown.versions.show_choice(shown.versions.rows[place].key)
    shown.versions.chosen.emit(shown.versions.rows[place].key)
    qtbot.waitUntil(lambda: not shown.words.text().startswith("Looking"))


def rung(session: Session) -> int | None:
    assert session.files.document is not None
    return session.files.document.assessment.answer("allowances-1").rung


def test_versions_are_listed_newest_first_with_where_they_were_saved(
    session: Session, window: MainWindow, file: Path, qtbot: QtBot
) -> None:
    session.files.open(file)
    rows = listed(session, window, qtbot).versions.rows
    assert [row.name.split(",")[0] for row in rows] == ["23 November 2026", "22 November 2026"]
    assert rows[0].detail.startswith("Of the file newshire.reflect · ")


def test_the_window_says_how_many_are_kept() -> None:
    assert (backups.NEWEST, backups.DAYS) == (10, 14)
    assert "the last ten saves, and the last one of each day for a fortnight" in MESSAGE


def test_before_going_back_it_is_shown_what_would_change(
    session: Session, window: MainWindow, file: Path, qtbot: QtBot
) -> None:
    session.files.open(file)
    shown = listed(session, window, qtbot)
    assert not shown.go_back.isEnabled()
    look_at(shown, 1, qtbot)
    head, row = shown.differences.rows
    assert head.name == "Different here and in that version (1)"
    assert row.detail == "here “Mostly in place”, in that version “Partly in place”"
    assert rung(session) == 2
    assert not window.isWindowModified()


def test_a_version_that_says_the_same_cannot_be_gone_back_to(
    session: Session, window: MainWindow, file: Path, qtbot: QtBot
) -> None:
    session.files.open(file)
    shown = listed(session, window, qtbot)
    look_at(shown, 0, qtbot)
    assert shown.words.text() == "It says the same as what is open now."
    assert not shown.go_back.isEnabled()
    assert shown.open_copy.isEnabled()


def test_going_back_is_one_edit_that_can_be_undone_and_the_file_waits_for_a_save(
    session: Session, window: MainWindow, file: Path, qtbot: QtBot
) -> None:
    session.files.open(file)
    before = file.read_bytes()
    shown = listed(session, window, qtbot)
    look_at(shown, 1, qtbot)
    shown.go_back.click()
    assert rung(session) == 1
    assert file.read_bytes() == before
    assert window.isWindowModified()
    window.actions_.undo.trigger()
    assert rung(session) == 2


def test_going_back_is_in_the_recovery_copy_at_once(
    session: Session, window: MainWindow, file: Path, qtbot: QtBot
) -> None:
    session.files.open(file)
    shown = listed(session, window, qtbot)
    look_at(shown, 1, qtbot)
    assert session.files.document is not None
    with qtbot.waitSignal(session.files.document.keep_wanted):
        shown.go_back.click()


def test_only_what_is_chosen_is_shown_although_another_is_read_to_its_end_later(
    session: Session, window: MainWindow, file: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    session.files.open(file)
    shown = listed(session, window, qtbot)
    slow, through, read = shown.versions.rows[0].key, Event(), backups.content_of
    pool = QThreadPool.globalInstance()
    pool.setMaxThreadCount(max(2, pool.maxThreadCount()))

    def content_of(backup: backups.Backup) -> bytes:
        if str(backup.path) == slow:
            assert through.wait(timeout=20)
        return read(backup)

    monkeypatch.setattr(earlier, "content_of", content_of)
    look_at(shown, 1, qtbot)
    shown.versions.chosen.emit(slow)
    assert not shown.go_back.isEnabled()
    assert not shown.open_copy.isEnabled()
    look_at(shown, 1, qtbot)
    through.set()
    qtbot.waitUntil(lambda: background.postbox().is_quiet)
    assert "in that version “Partly in place”" in shown.differences.rows[1].detail
    shown.go_back.click()
    assert rung(session) == 1


def test_a_folder_that_cannot_be_read_just_now_is_told_of(
    session: Session,
    window: MainWindow,
    prompts: ScriptedPrompts,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(_: object) -> None:
        raise OSError(5, "disk")

    assert session.files.open_sample()
    monkeypatch.setattr(earlier, "backups_of", refuse)
    window.actions_.versions.trigger()
    qtbot.waitUntil(partial(bool, prompts.told))
    assert "cannot be read just now" in prompts.told[0]


def test_enter_in_the_list_goes_back_to_nothing(
    session: Session, window: MainWindow, file: Path, qtbot: QtBot
) -> None:
    session.files.open(file)
    shown = listed(session, window, qtbot)
    qtbot.waitExposed(shown)
    shown.activateWindow()
    look_at(shown, 1, qtbot)
    shown.versions.setFocus()
    qtbot.keyClick(shown.versions, Qt.Key.Key_Return)
    assert rung(session) == 2
    assert not window.isWindowModified()


def test_after_going_back_and_saving_the_later_version_is_still_kept(
    session: Session, window: MainWindow, file: Path, qtbot: QtBot
) -> None:
    session.files.open(file)
    later = file.read_bytes()
    shown = listed(session, window, qtbot)
    look_at(shown, 1, qtbot)
    shown.go_back.click()
    with qtbot.waitSignal(session.files.versions.kept):
        assert session.files.save()
    assert read_assessment(file).assessment.answer("allowances-1").rung == 1
    assert later in [backups.content_of(each) for each in backups.backups_for_file(file)]


def test_a_version_opens_as_a_copy_that_belongs_to_no_file_yet(
    session: Session, window: MainWindow, file: Path, qtbot: QtBot
) -> None:
    session.files.open(file)
    before = file.read_bytes()
    shown = listed(session, window, qtbot)
    look_at(shown, 1, qtbot)
    shown.open_copy.click()
    assert rung(session) == 1
    assert session.files.document is not None
    assert session.files.document.path is None
    assert session.files.document.name.startswith("newshire (22 November 2026")
    assert window.isWindowModified()
    assert file.read_bytes() == before


def test_a_damaged_version_says_so_and_the_others_can_still_be_looked_at(
    session: Session, window: MainWindow, file: Path, qtbot: QtBot
) -> None:
    newest = backups.backups_for_file(file)[0].path
    newest.write_bytes(newest.read_bytes()[:-200])
    session.files.open(file)
    shown = listed(session, window, qtbot)
    look_at(shown, 0, qtbot)
    assert shown.words.text().startswith("This version cannot be read.")
    assert not shown.go_back.isEnabled()
    look_at(shown, 1, qtbot)
    assert shown.go_back.isEnabled()


def test_a_version_of_which_only_the_name_is_left_is_listed_as_damaged(
    session: Session, window: MainWindow, file: Path, qtbot: QtBot
) -> None:
    newest = backups.backups_for_file(file)[0].path
    newest.write_bytes(b"\0" * 500)
    session.files.open(file)
    shown = listed(session, window, qtbot)
    assert [row.detail.startswith("Damaged") for row in shown.versions.rows] == [True, False]
    look_at(shown, 0, qtbot)
    assert shown.words.text().startswith("This version cannot be read.")
    assert not shown.go_back.isEnabled()


def test_closing_the_list_while_a_version_is_read_troubles_nobody(
    session: Session, window: MainWindow, file: Path, qtbot: QtBot
) -> None:
    session.files.open(file)
    shown = listed(session, window, qtbot)
    shown.versions.chosen.emit(shown.versions.rows[1].key)
    with qtbot.waitSignal(shown.destroyed):
        shown.reject()
    qtbot.waitUntil(lambda: background.postbox().is_quiet)
    assert session.earlier is not None
    assert session.earlier.window is None


def test_where_nothing_was_saved_here_it_is_said(
    session: Session, window: MainWindow, prompts: ScriptedPrompts, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "from-elsewhere.reflect"
    write_assessment(an_assessment(ASKED), path, saved_on=NOW, expected=None)
    session.files.open(path)
    window.actions_.versions.trigger()
    qtbot.waitUntil(partial(bool, prompts.told))
    assert "No earlier version of this assessment is kept" in prompts.told[0]


def test_without_an_assessment_there_are_no_earlier_versions_to_ask_for(
    window: MainWindow,
) -> None:
    assert not window.actions_.versions.isEnabled()


def test_every_part_of_the_window_has_a_name(
    session: Session, window: MainWindow, file: Path, qtbot: QtBot
) -> None:
    session.files.open(file)
    shown = listed(session, window, qtbot)
    look_at(shown, 1, qtbot)
    assert nameless(shown) == []
    assert tab_trouble(shown) == []
    assert clipped(shown) == []


def test_versions_of_one_minute_are_told_apart_by_their_seconds() -> None:
    moments = [datetime(2026, 11, 22, 10, 32, second, tzinfo=UTC) for second in (5, 40)]
    other = datetime(2026, 11, 21, 10, 32, tzinfo=UTC)
    assert told_apart([*moments, other]) == [
        "22 November 2026, 10:32:05",
        "22 November 2026, 10:32:40",
        "21 November 2026, 10:32",
    ]
