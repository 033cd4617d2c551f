"""The window: menus, title, status bar, pages, and who can use it."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QSize, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from reflective_app.domain.assessment import CellValue, Participant
from reflective_app.domain.edits import add_service, confirm_cell, place_at
from reflective_app.domain.plan import Plan
from reflective_app.gui.first_to_do import first_to_do
from reflective_app.gui.help_windows import AboutWindow, ShortcutsWindow
from reflective_app.gui.main_window import FRAME, MainWindow
from reflective_app.gui.opened import ONLY_TO_READ
from reflective_app.gui.pages.benchmark.page import BenchmarkPage
from reflective_app.gui.pages.roadmap.page import RoadmapPage
from reflective_app.gui.prompts import SaveChoice
from reflective_app.gui.session import Session
from reflective_app.gui.theme import Theme
from reflective_app.gui.widgets.buttons import SegmentedSwitch
from reflective_app.gui.widgets.card_list import CardList
from reflective_app.gui.widgets.messages import MessageStrip
from reflective_app.gui.workspace import Workspace
from tests.builders import a_service, a_set, an_action, an_assessment, an_item, answered
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


def test_a_file_opens_at_the_page_where_it_was_left(
    window: MainWindow, session: Session, tmp_path: Path
) -> None:
    path = an_open_file(session, tmp_path)
    the_workspace(window).go_to("benchmark")
    window.actions_.close.trigger()
    second = saved_at(tmp_path / "second.reflect")
    assert session.files.open(second)
    assert the_workspace(window).page.key == "set-up"
    assert session.files.open(path)
    assert the_workspace(window).page.key == "benchmark"
    assert "benchmark" not in path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("key", "view"),
    [("roadmap", "Table"), ("roadmap", "Progress"), ("offer", "Who gets it"), ("workshop", "")],
)
def test_a_file_opens_in_the_view_where_it_was_left(
    window: MainWindow, session: Session, tmp_path: Path, key: str, view: str
) -> None:
    def switch() -> SegmentedSwitch:
        at = the_workspace(window)
        assert at.page.key == key
        return next(each for each in at.page.findChildren(SegmentedSwitch) if each.isVisible())

    path = an_open_file(session, tmp_path)
    the_workspace(window).go_to(key)
    buttons = switch().findChildren(QPushButton)
    named = [each for each in buttons if each.text().replace("&", "") == view] or buttons[-1:]
    named[0].click()
    left = switch().choice
    window.actions_.close.trigger()
    assert session.files.open(path)
    assert switch().choice == left
    assert left not in ("board", "services", "plan"), "the first ones would be shown anyway"


def test_the_view_beneath_an_open_form_is_the_one_that_is_kept(
    window: MainWindow, session: Session, tmp_path: Path
) -> None:
    path = an_open_file(session, tmp_path)
    the_workspace(window).go_to("roadmap")
    page = the_workspace(window).page
    assert isinstance(page, RoadmapPage)
    page.open_view("table")
    page.add.click()
    window.actions_.close.trigger()
    assert session.files.open(path)
    page = the_workspace(window).page
    assert isinstance(page, RoadmapPage)
    assert (page.view, page.switch.choice) == ("table", "table")


@pytest.mark.parametrize("place", ["roadmap/no such view", "roadmap", "roadmap/form"])
def test_a_view_that_there_is_not_leaves_the_page_as_it_begins(
    window: MainWindow, session: Session, tmp_path: Path, place: str
) -> None:
    path = an_open_file(session, tmp_path)
    window.actions_.close.trigger()
    session._memory.remember_page(path, place)  # noqa: SLF001
    assert session.files.open(path)
    assert the_workspace(window).page.place == "roadmap/board"


def test_a_page_that_there_is_not_is_passed_over(
    window: MainWindow, session: Session, tmp_path: Path
) -> None:
    path = an_open_file(session, tmp_path)
    window.actions_.close.trigger()
    session._memory.remember_page(path, "no such page")  # noqa: SLF001
    assert session.files.open(path)
    assert the_workspace(window).page.key == "set-up"


def test_a_file_that_was_never_here_opens_at_the_first_page_with_something_left_to_do() -> None:
    assessment = an_assessment(a_set(an_item("help", 2)))
    assert first_to_do(assessment) == "set-up"
    lead = assessment.profile.model_copy(update={"lead": "Chair"})
    assessment = assessment.model_copy(
        update={"profile": lead, "participants": (Participant(role="Carers"),)}
    )
    assert first_to_do(assessment) == "offer"
    assessment = add_service(a_service("s"), assessment)
    groups = assessment.question_set.groups_of(assessment.question_set.item("help"))
    for group in groups:
        assessment = confirm_cell("help", group.id, CellValue.YES, assessment)
    assert first_to_do(assessment) == "questions"
    assessment = answered(assessment, "help", "2, ?")
    assert first_to_do(assessment) == "roadmap"
    plan = Plan(actions=(an_action("a"),))
    assert first_to_do(assessment.model_copy(update={"plan": plan})) == "report"


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


def test_what_was_made_at_200_per_cent_goes_back_to_what_it_is_at_100(
    window: MainWindow, session: Session, theme: Theme, qtbot: QtBot
) -> None:
    def places() -> dict[tuple[QWidget, str], tuple[float, int, QSize]]:
        """Size of text, place and size of what is seen of each page, by its words."""
        found: dict[tuple[QWidget, str], tuple[float, int, QSize]] = {}
        for page in the_workspace(window).pages[:-1]:  # the last shows pages of paper
            the_workspace(window).go_to(page.key)
            accessibility.settle()
            for widget in page.findChildren(QWidget):
                if widget.isVisible() and isinstance(widget, QLabel | QAbstractButton | CardList):
                    words = "" if isinstance(widget, CardList) else widget.text()
                    points, left = widget.font().pointSizeF(), widget.mapTo(page, QPoint(0, 0)).x()
                    found[widget, words] = round(points, 1), left, widget.size()
        return found

    window.resize(1280, 800)
    session.files.open_sample()
    before, edges = places(), window.statusBar().contentsMargins()
    theme.set_text_size(200)
    assert places() != before
    assert window.statusBar().contentsMargins() != edges
    theme.set_text_size(100)
    assert window.statusBar().contentsMargins() == edges
    after = places()
    assert [seen for seen in before.keys() & after.keys() if before[seen] != after[seen]] == []
    assert len(before.keys() & after.keys()) > len(before) / 2


def test_the_gaps_of_the_start_page_follow_the_text(window: MainWindow, theme: Theme) -> None:
    def gap() -> int:
        accessibility.settle()
        start = window.start
        return start.library.y() - start.hint.geometry().bottom()

    normal = gap()
    theme.set_text_size(200)
    assert gap() > 1.7 * normal


def test_at_200_per_cent_the_bar_below_the_benchmark_is_one_line(
    window: MainWindow, session: Session, theme: Theme, qtbot: QtBot
) -> None:
    session.files.open_sample()
    the_workspace(window).go_to("benchmark")
    page = the_workspace(window).page
    assert isinstance(page, BenchmarkPage)
    bar = page.bar
    assert bar.working.text() == "How this was worked ou&t"
    theme.set_text_size(200)
    for choice in ("D1", "service"):
        rows = (row for row in page.lanes.rows if not row.head)
        page.lanes.show_choice(next(r.key for r in rows if choice in (r.code, r.key.split()[0])))
        page._show_choice()  # noqa: SLF001
        accessibility.settle()
        shown = [each for each in bar.findChildren(QPushButton) if each.isVisible()]
        assert len({each.mapTo(bar, each.rect().center()).y() for each in shown}) == 1
        assert bar.height() < 0.15 * window.height()
        assert accessibility.clipped(bar) == []
    assert bar.working.accessibleName() == "How this was worked out"
    theme.set_text_size(100)
    accessibility.settle()
    assert bar.working.text() == "How this was worked ou&t"


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


def the_focus() -> QWidget:
    at = QApplication.focusWidget()
    assert at is not None
    return at


def test_whoever_comes_to_a_page_by_key_or_click_can_work_on_it_at_once(
    window: MainWindow, session: Session, qtbot: QtBot
) -> None:
    assert session.files.open_sample()
    workspace = the_workspace(window)
    window.actions_.steps["questions"].trigger()
    assert workspace.page.isAncestorOf(the_focus())
    steps = workspace.rail.steps
    steps.setFocus()
    qtbot.keyClick(steps, Qt.Key.Key_Down)
    assert QApplication.focusWidget() is steps  # arrows only look at pages
    qtbot.keyClick(steps, Qt.Key.Key_Return)
    assert workspace.page.isAncestorOf(the_focus())


def test_a_notice_to_save_goes_once_that_is_done(
    window: MainWindow, session: Session, tmp_path: Path
) -> None:
    an_open_file(session, tmp_path)
    workspace = the_workspace(window)
    workspace.show_notices(["This is the unsaved work that was kept. Save it."])
    assert workspace.notices.isVisible()
    assert session.files.save()
    assert not workspace.notices.isVisible()
