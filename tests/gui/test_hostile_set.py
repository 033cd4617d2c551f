"""A question set whose every text tries to be more than text: shown as it stands, never cut off."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from reflective_app.domain.edits import add_service, place_at
from reflective_app.domain.register import Service
from reflective_app.gui.main_window import MainWindow
from reflective_app.gui.pages.offer.page import OfferPage
from reflective_app.gui.pages.roadmap.page import RoadmapPage
from reflective_app.gui.session import Session
from reflective_app.gui.theme import Theme
from reflective_app.gui.widgets.row_delegate import Row, RowDelegate, RowManner
from reflective_app.gui.workspace import PAGES
from reflective_app.storage import places
from reflective_app.storage.assessment_file import write_assessment
from reflective_app.storage.question_set_file import read_question_set
from tests.builders import FILES, an_assessment
from tests.gui import accessibility
from tests.gui.questions_window import QuestionsWindow
from tests.gui.scripted_prompts import ScriptedPrompts

KEYS = [page.key for page in PAGES]
SET = FILES / "hostile-set.toml"


@pytest.fixture
def hostile(window: MainWindow, session: Session, tmp_path: Path) -> MainWindow:
    """Newshire's assessment of the hostile set, with a service and an answer, open."""
    assessment = an_assessment(read_question_set(SET))
    assessment = place_at("long-asked", 0, assessment)
    service = Service(id="s", name="<b>S</b> & co", heading="heading", recommendations=("long",))
    assessment = add_service(service, assessment)
    path = tmp_path / "hostile.reflect"
    write_assessment(assessment, path, saved_on=datetime.now(UTC), expected=None)
    session.files.open(path)
    return window


def wider_than_their_place(window: QWidget) -> list[str]:
    """What has to be scrolled sideways to be read."""
    accessibility.settle()
    areas = [area for area in window.findChildren(QAbstractScrollArea) if area.isVisible()]
    return [accessibility.described(a) for a in areas if a.horizontalScrollBar().maximum() > 0]


def taken_for_markup(window: QWidget) -> list[str]:
    """Labels that would make bold text of a word between angle brackets."""
    labels = [label for label in window.findChildren(QLabel) if label.text()]
    return [each.text() for each in labels if each.textFormat() is not Qt.TextFormat.PlainText]


@pytest.mark.parametrize("key", KEYS)
def test_a_page_shows_a_hostile_set_as_it_stands(
    hostile: MainWindow, key: str, qtbot: QtBot
) -> None:
    hostile.actions_.steps[key].trigger()
    qtbot.waitUntil(lambda: accessibility.clipped(hostile) == [], timeout=20_000)
    assert hostile.width() == 1024
    assert wider_than_their_place(hostile) == []
    assert taken_for_markup(hostile) == []


def test_every_hostile_question_is_shown_as_it_stands(
    qtbot: QtBot, theme: Theme, prompts: ScriptedPrompts
) -> None:
    question_set = read_question_set(SET)
    window = QuestionsWindow.shown(qtbot, prompts, an_assessment(question_set))
    window.resize(1024, 768)
    for question in question_set.questions():
        window.page.open_at(question.id)
        assert window.page.card.question.text() == question.text
        qtbot.waitUntil(lambda: accessibility.clipped(window) == [], timeout=20_000)
        assert wider_than_their_place(window) == []
        assert taken_for_markup(window) == []


def test_the_form_of_a_service_and_the_drafts_have_room_for_hostile_words(
    hostile: MainWindow, session: Session
) -> None:
    hostile.actions_.steps["offer"].trigger()
    page = hostile.findChild(OfferPage)
    assert page is not None
    page.add.click()
    assert accessibility.clipped(hostile) == []
    assert wider_than_their_place(hostile) == []
    hostile.actions_.steps["roadmap"].trigger()
    board = hostile.findChild(RoadmapPage)
    assert board is not None
    board.review.click()
    assert accessibility.clipped(hostile) == []
    assert wider_than_their_place(hostile) == []


def test_a_word_wider_than_its_row_goes_on_in_the_next_line(qapp: QApplication) -> None:
    delegate = RowDelegate(RowManner(), qapp)
    short, long = (delegate.high(Row("key", "W" * many), 200) for many in (1, 400))
    assert long > 10 * short


def test_the_list_of_guides_and_the_library_show_a_hostile_set_as_it_stands(
    qtbot: QtBot, request: pytest.FixtureRequest
) -> None:
    places.question_sets().mkdir(parents=True)
    shutil.copy(SET, places.question_sets())
    window: MainWindow = request.getfixturevalue("window")
    session: Session = request.getfixturevalue("session")
    assert "<b>Hostile</b> & {title} =1+1" in [row.name for row in window.start.guides.rows]
    qtbot.waitUntil(lambda: accessibility.clipped(window) == [])
    window.actions_.question_sets.trigger()
    assert session.question_sets is not None
    sets, view = session.question_sets.page.sets, session.question_sets.page.view
    qtbot.waitUntil(lambda: bool(sets.rows), timeout=20_000)
    listed = [Path(row.key).name for row in sets.rows]
    sets.setCurrentIndex(sets.model().index(listed.index(SET.name), 0))
    view.finish()
    assert "<h1>Title</h1> & {title} =1+1" in view.toPlainText()
    qtbot.waitUntil(lambda: accessibility.clipped(window) == [], timeout=20_000)
    assert wider_than_their_place(window) == []
    assert taken_for_markup(window) == []
