"""The window: menus, title, status bar, pages, and who can use it."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from pytestqt.qtbot import QtBot

from reflective_app.domain.edits import place_at
from reflective_app.gui.files import ONLY_TO_READ
from reflective_app.gui.help_windows import AboutWindow, ShortcutsWindow
from reflective_app.gui.main_window import FRAME, MainWindow
from reflective_app.gui.prompts import SaveChoice
from reflective_app.gui.session import Session
from reflective_app.gui.theme import Theme
from reflective_app.gui.widgets.messages import MessageStrip
from reflective_app.gui.workspace import Workspace
from tests.gui import accessibility
from tests.gui.scripted_prompts import ScriptedPrompts
from tests.gui.test_files import saved_at


def an_open_file(session: Session, folder: Path) -> Path:
    path = saved_at(folder / "newshire 2026.reflect")
    assert session.files.open(path)
    return path


def choose(session: Session, rung: int = 2) -> None:
    document = session.files.document
    assert document is not None
    document.apply(partial(place_at, "allowances-1", rung), "choose rung")


def the_workspace(window: MainWindow) -> Workspace:
    assert window.workspace is not None
    return window.workspace


def test_the_title_names_the_file_and_marks_what_is_unsaved(
    window: MainWindow, session: Session, tmp_path: Path
) -> None:
    assert window.windowTitle() == "Reflective App"
    an_open_file(session, tmp_path)
    assert window.windowTitle() == "newshire 2026[*] – Reflective App"
    assert not window.isWindowModified()
    choose(session)
    assert window.isWindowModified()


def test_undo_names_what_it_takes_back_and_takes_it_back(
    window: MainWindow, session: Session, tmp_path: Path
) -> None:
    an_open_file(session, tmp_path)
    assert not window.actions_.undo.isEnabled()
    choose(session)
    assert window.actions_.undo.text() == "&Undo choose rung"
    window.actions_.undo.trigger()
    assert window.saved_words.text() == "Undone: choose rung."
    assert session.files.document is not None
    assert session.files.document.assessment.answers == {}
    assert window.actions_.redo.text() == "&Redo choose rung"
    assert not window.isWindowModified()


def test_the_status_bar_says_whether_it_is_saved(
    window: MainWindow, session: Session, tmp_path: Path
) -> None:
    an_open_file(session, tmp_path)
    assert window.saved_words.text().startswith("Saved ")
    choose(session)
    assert window.saved_words.text() == "Changes not saved yet"
    window.actions_.save.trigger()
    assert window.saved_words.text().startswith("Saved ")
    assert "newshire 2026" in window.file_words.text()


def test_a_message_is_not_lost_to_the_next_keystroke(
    window: MainWindow, session: Session, tmp_path: Path
) -> None:
    an_open_file(session, tmp_path)
    window.say("The recovery copy could not be written.")
    choose(session)
    assert window.saved_words.text() == "The recovery copy could not be written."


def test_closing_the_window_with_changes_asks_and_can_be_called_off(
    window: MainWindow, session: Session, prompts: ScriptedPrompts, tmp_path: Path
) -> None:
    an_open_file(session, tmp_path)
    choose(session)
    prompts.script(SaveChoice.CANCEL)
    assert not window.close()
    assert window.isVisible()
    prompts.script(SaveChoice.DISCARD)
    assert window.close()


def test_closing_an_assessment_leads_back_to_the_start_page(
    window: MainWindow, session: Session, tmp_path: Path
) -> None:
    an_open_file(session, tmp_path)
    window.actions_.close.trigger()
    assert window.workspace is None
    assert window.start.isVisible()
    assert not window.actions_.save.isEnabled()


def test_one_assessment_after_another_can_be_open(
    window: MainWindow, session: Session, tmp_path: Path
) -> None:
    an_open_file(session, tmp_path)
    second = saved_at(tmp_path / "second.reflect")
    session.files.open(second)
    choose(session)
    window.actions_.undo.trigger()
    assert the_workspace(window).document.path == second
    assert not window.isWindowModified()


def test_each_step_has_a_key_of_its_own(
    window: MainWindow, session: Session, tmp_path: Path
) -> None:
    an_open_file(session, tmp_path)
    for page in the_workspace(window).pages:
        window.actions_.steps[page.key].trigger()
        assert the_workspace(window).page is page
        assert the_workspace(window).rail.steps.choice == page.key


def test_the_rail_names_the_council_and_says_how_far_each_step_is(
    window: MainWindow, session: Session, tmp_path: Path
) -> None:
    an_open_file(session, tmp_path)
    rail = the_workspace(window).rail
    assert rail.council.text() == "Newshire"
    assert all(row.detail for row in rail.steps.rows)


def test_the_rail_becomes_a_menu_where_there_is_no_room(
    window: MainWindow, session: Session, theme: Theme, tmp_path: Path, qtbot: QtBot
) -> None:
    an_open_file(session, tmp_path)
    workspace = the_workspace(window)
    assert workspace.rail.isVisible()
    theme.set_text_size(200)
    qtbot.waitUntil(lambda: not workspace.rail.isVisible())
    assert workspace.step_menu.isVisible()
    last = workspace.pages[-1]
    workspace.step_menu.menu().actions()[-1].trigger()
    assert workspace.page is last


def test_a_hidden_page_catches_up_when_it_is_seen(
    window: MainWindow, session: Session, tmp_path: Path
) -> None:
    an_open_file(session, tmp_path)
    workspace = the_workspace(window)
    refreshed: list[object] = []
    page = workspace.pages[0]
    page.refresh = refreshed.append  # type: ignore[method-assign,assignment]
    workspace.go_to(workspace.pages[-1].key)
    choose(session)
    assert refreshed == []
    workspace.go_to(page.key)
    assert refreshed == [None]


def drop(window: MainWindow, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    some = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton)
    none = Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPointF(9, 9).toPoint(), *some, none)
    window.dragEnterEvent(entering)
    if entering.isAccepted():
        window.dropEvent(QDropEvent(QPointF(9, 9), *some, none))


def test_a_file_dropped_on_the_window_opens(
    window: MainWindow, session: Session, tmp_path: Path
) -> None:
    path = saved_at(tmp_path / "dropped.reflect")
    drop(window, path)
    assert session.files.document is not None
    assert session.files.document.path == path


def test_two_files_dropped_at_once_are_refused(
    window: MainWindow, session: Session, tmp_path: Path
) -> None:
    drop(window, *(saved_at(tmp_path / f"{name}.reflect") for name in "ab"))
    assert session.files.document is None


def test_a_window_left_on_a_screen_that_is_gone_comes_back(window: MainWindow) -> None:
    window.move(90_000, 90_000)
    away = window.geometry_words()
    window.restore(away)
    frame, room = window.frameGeometry(), window.screen().availableGeometry()
    assert room.intersects(frame)


def test_a_window_larger_than_its_screen_is_made_to_fit(window: MainWindow) -> None:
    room = window.screen().availableGeometry()
    window.resize(room.width() + 40, room.height() + 40)
    window.fit_screen()
    assert room.contains(window.frameGeometry())


def test_a_new_window_leaves_room_for_its_frame(theme: Theme, qtbot: QtBot) -> None:
    fresh = MainWindow(theme)
    qtbot.addWidget(fresh)
    room = fresh.screen().availableGeometry()
    assert fresh.height() <= room.height() - FRAME[1]
    assert fresh.width() <= room.width() - FRAME[0]


def test_a_file_of_a_newer_version_says_what_becomes_of_changes(
    window: MainWindow, session: Session, tmp_path: Path
) -> None:
    path = saved_at(tmp_path / "newer.reflect")
    data = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps(data | {"format_version": 99}), encoding="utf-8")
    assert session.files.open(path)
    strip = the_workspace(window).findChild(MessageStrip)
    assert strip is not None
    assert ONLY_TO_READ in strip.label.text()


def test_a_new_text_size_is_said(window: MainWindow, session: Session) -> None:
    window.actions_.larger.trigger()
    assert window.saved_words.text() == "Text size 110 %"
    assert window.statusBar().isVisible()


# --- who can use it ---


def test_menus_have_a_letter_for_everything_and_no_key_does_two_things(
    window: MainWindow,
) -> None:
    assert accessibility.menu_trouble(window.menuBar()) == []


def test_everything_on_the_start_page_has_a_name_and_a_size_to_hit(window: MainWindow) -> None:
    assert accessibility.nameless(window) == []
    assert accessibility.small_targets(window) == []


def test_tab_goes_round_the_start_page(window: MainWindow) -> None:
    window.start.guides.setFocus()
    assert accessibility.tab_trouble(window) == []


@pytest.mark.parametrize("size", [100, 150, 200])
def test_nothing_on_the_start_page_is_cut_off(
    window: MainWindow, theme: Theme, size: int, qtbot: QtBot
) -> None:
    theme.set_text_size(size)
    qtbot.waitUntil(lambda: accessibility.clipped(window) == [], timeout=2000)


@pytest.mark.parametrize("kind", [AboutWindow, ShortcutsWindow])
def test_help_has_names_and_is_not_cut_off(
    window: MainWindow, kind: type[AboutWindow | ShortcutsWindow], qtbot: QtBot
) -> None:
    help_window = kind(window)
    with qtbot.waitExposed(help_window):
        help_window.show()
    assert accessibility.nameless(help_window) == []
    assert accessibility.clipped(help_window) == []
    help_window.close()


def test_about_says_whose_the_program_is_not(window: MainWindow) -> None:
    about = AboutWindow(window)
    words = " ".join(label.text() for label in about.findChildren(type(window.saved_words)))
    assert "Independent of Foundations and the Department for Education" in words
    assert "Version" in words
    about.close()
