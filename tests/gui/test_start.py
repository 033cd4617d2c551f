"""The start page: guides, recent files, the sample council, and work to recover."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reflective_app.domain.kinds import Status
from reflective_app.domain.question_set import QuestionSet
from reflective_app.gui.files import SAMPLE_TITLE
from reflective_app.gui.library import guide_rows, moment
from reflective_app.gui.main_window import MainWindow
from reflective_app.gui.pages.start import StartPage
from reflective_app.gui.session import Session
from reflective_app.gui.theme import Theme
from reflective_app.storage import places
from reflective_app.storage.guide_summaries import GuideSummary, summary_of
from reflective_app.storage.problems import Problem
from reflective_app.storage.question_set_library import ListedSet
from tests.builders import FILES, a_set, an_item
from tests.gui import accessibility
from tests.gui.scripted_prompts import ScriptedPrompts
from tests.gui.test_files import saved_at
from tests.gui.unsaved_work import keep_work, only_card

RING = 4
"""The ring round a focused row is 2 px wide, 1 px and its half from the edge."""


def listed(question_set: QuestionSet | None, *problems: str, shipped: bool = True) -> GuideSummary:
    faults = tuple(Problem("guide", message) for message in problems)
    return summary_of(ListedSet(Path("invented-guide.toml"), question_set, faults, shipped))


def announced() -> QuestionSet:
    found = a_set()
    guide = found.guide.model_copy(update={"status": Status.ANNOUNCED})
    return found.model_copy(update={"guide": guide})


def test_nothing_is_said_of_files_before_they_were_looked_for(qtbot: QtBot, theme: Theme) -> None:
    page = StartPage()
    qtbot.addWidget(page)
    assert page.no_recent.text().startswith("Looking for your files, and for work")
    page.add_lists()
    page.show_recent((), some_missing=False)
    assert page.no_recent.text() == "Nothing yet. Files you open or save are listed here."


# --- guides ---


def test_a_guide_that_is_ready_can_be_started() -> None:
    (guide,) = guide_rows([listed(a_set(an_item("allowances")))])
    assert guide.startable
    assert guide.row.side == "Ready"
    assert guide.row.detail == "Date not seen · 4 questions, 1 recommendation"


def test_an_announced_guide_is_dimmed_but_worded_and_cannot_be_started() -> None:
    (guide,) = guide_rows([listed(announced())])
    assert not guide.startable
    assert guide.row.dimmed
    assert guide.row.side == "Announced"
    assert guide.why_not


def test_a_broken_guide_says_how_many_problems_it_has() -> None:
    (guide,) = guide_rows([listed(None, "No title.", "No items.")])
    assert guide.broken
    assert not guide.startable
    assert guide.row.detail == "2 problems in invented-guide.toml"


def test_guides_to_start_with_come_first_and_broken_ones_last() -> None:
    ready, out, broken = a_set(an_item("allowances")), announced(), None
    rows = guide_rows([listed(broken, "x"), listed(out), listed(ready)])
    assert [guide.row.side for guide in rows] == ["Ready", "Announced", "Cannot be used"]


def test_a_guide_of_the_council_s_own_says_so() -> None:
    (guide,) = guide_rows([listed(a_set(an_item("allowances")), shipped=False)])
    assert "your own" in guide.row.detail


def test_starting_with_a_guide_opens_set_up(
    window: MainWindow, session: Session, prompts: ScriptedPrompts
) -> None:
    prompts.script("Newshire")
    window.start.start.click()
    assert window.workspace is not None
    assert window.workspace.page.key == "set-up"


def test_a_broken_guide_in_the_council_s_folder_opens_its_list_of_problems(
    qtbot: QtBot, request: pytest.FixtureRequest, prompts: ScriptedPrompts
) -> None:
    folder = places.question_sets()
    folder.mkdir(parents=True)
    (folder / "our-own-guide.toml").write_text("format = 1", encoding="utf-8")
    window = request.getfixturevalue("window")
    start = window.start
    start.guides.show_choice(str(folder / "our-own-guide.toml"))
    start.guides.chosen.emit(start.guides.choice)
    assert start.start.text() == "See what is wrong"
    start.start.click()
    assert "our-own-guide.toml" in prompts.told[0]
    assert prompts.details


def test_a_guide_that_came_or_went_while_the_list_was_shown_is_found_or_told(
    window: MainWindow, session: Session, prompts: ScriptedPrompts
) -> None:
    folder = places.question_sets()
    folder.mkdir(parents=True)
    path = folder / "ours.toml"
    path.write_bytes((FILES / "small-set.toml").read_bytes())
    prompts.script("Newshire")
    window.start.start_wanted.emit(str(path))
    assert window.workspace is not None

    path.unlink()
    other = folder / "other.toml"
    for wanted in (window.start.start_wanted, window.start.problems_wanted):
        wanted.emit(str(other))
        assert "no longer in its folder" in window.saved_words.text()


def test_the_sample_council_opens_at_a_click(window: MainWindow, session: Session) -> None:
    window.start.sample.click()
    assert session.files.document is not None
    assert session.files.document.name == SAMPLE_TITLE


# --- recent files ---


def test_a_file_that_was_opened_is_listed_and_opens_again(
    window: MainWindow, session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    path = saved_at(tmp_path / "newshire.reflect")
    session.files.open(path)
    session.files.leave()
    assert [row.name for row in window.start.recent.rows] == ["newshire"]
    window.start.recent.opened.emit(str(path))
    assert session.files.document is not None
    assert session.files.document.path == path


@pytest.mark.parametrize("way", ["click", "enter"])
def test_one_click_or_enter_opens_a_recent_file(
    window: MainWindow, session: Session, tmp_path: Path, way: str
) -> None:
    path = saved_at(tmp_path / "newshire.reflect")
    session.files.open(path)
    session.files.leave()
    recent = window.start.recent
    accessibility.settle()
    if way == "click":
        middle = recent.visualRect(recent.model().index(0, 0)).center()
        QTest.mouseClick(recent.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    else:
        recent.setFocus()
        QTest.keyClick(recent, Qt.Key.Key_Return)
    assert session.files.document is not None
    assert session.files.document.path == path


def test_the_ring_of_a_recent_file_leaves_its_name_alone(
    window: MainWindow, session: Session, tmp_path: Path
) -> None:
    session.files.open(saved_at(tmp_path / "newshire.reflect"))
    session.files.leave()
    window.start.sample.setFocus()
    accessibility.settle()
    recent = window.start.recent
    picture = recent.viewport().grab(recent.visualRect(recent.model().index(0, 0))).toImage()
    above_rule = range(picture.height() - 2)
    edge = {picture.pixel(x, y) for x in range(RING) for y in above_rule}
    assert len(edge) == 1


def test_a_missing_file_is_marked_and_can_be_taken_off_the_list(
    window: MainWindow,
    session: Session,
    prompts: ScriptedPrompts,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    path = saved_at(tmp_path / "newshire.reflect")
    session.files.open(path)
    path.unlink()
    session.files.leave()
    start = window.start
    qtbot.waitUntil(lambda: any("Not found" in row.detail for row in start.recent.rows))
    assert start.clear_missing.isVisible()
    prompts.script(False)
    start.recent.opened.emit(str(path))
    assert "no longer in" in prompts.asked[0]
    start.clear_missing.click()
    assert start.recent.rows == ()


def test_the_recent_files_are_in_the_menu_too(
    window: MainWindow, session: Session, tmp_path: Path
) -> None:
    session.files.open(saved_at(tmp_path / "newshire.reflect"))
    assert [action.text() for action in window.actions_.recent.actions()] == ["&1  newshire"]


def test_a_time_today_is_told_by_the_clock_and_others_by_the_date() -> None:
    local = datetime(2026, 11, 22, 10, 32).astimezone()
    assert moment(local, date(2026, 11, 22)) == "Today, 10:32"
    assert moment(local, date(2026, 11, 23)) == "22 November 2026"


# --- work to recover: more in test_unsaved ---


def test_tab_comes_to_kept_work_before_what_stands_below_it(
    request: pytest.FixtureRequest, tmp_path: Path, qtbot: QtBot
) -> None:
    keep_work(saved_at(tmp_path / "newshire.reflect"))
    window = request.getfixturevalue("window")
    only_card(window, qtbot)
    window.start.library.setFocus()
    stops = []
    for _ in range(4):
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        stops.append(accessibility.spoken_name(window.focusWidget()))
    assert stops == [
        "Look at what was kept of newshire",
        "Throw away what was kept of newshire",
        "Open a file…",
        "Try the sample council",
    ]
    assert accessibility.tab_trouble(window) == []


def test_enter_presses_a_button(window: MainWindow, session: Session) -> None:
    QTest.keyClick(window.start.sample, Qt.Key.Key_Return)
    assert session.files.document is not None
