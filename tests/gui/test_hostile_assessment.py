"""An assessment whose every text tries to be more than text is shown as it stands, everywhere."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.bringing_in import blank_response
from reflective_app.domain.editing import changed
from reflective_app.domain.free_texts import free_texts
from reflective_app.domain.workshop import Step
from reflective_app.gui.main_window import MainWindow
from reflective_app.gui.personal_data.dialog import PersonalDataDialog
from reflective_app.gui.prompts import Pointed
from reflective_app.gui.qt_prompts import QtPrompts
from reflective_app.gui.respond.list import END, WELCOME
from reflective_app.gui.session import Session
from reflective_app.gui.theme import Theme
from reflective_app.gui.widgets.buttons import SegmentedSwitch
from reflective_app.gui.widgets.panel import Panel
from reflective_app.gui.widgets.rows import RowList
from reflective_app.gui.widgets.tips import plain_tip
from reflective_app.gui.workspace import PAGES
from reflective_app.storage.assessment_file import write_assessment
from reflective_app.storage.response_file import write_response
from tests.gui.plain import MARK, taken_for_markup
from tests.leak.marked import COUNCIL, SHORT_NAME, marked_assessment

KEYS = [page.key for page in PAGES]
HOSTILE = '<b>{}</b> & <img src="x.png"> &amp; =1+1 \u202e!\u202c'
HOSTILE_COUNCIL = "<b>Council</b> & Co &amp; [*] %s"

OF_THE_SET = {"title", "text", "what", "why", "how", "better", "ladder", "look_for", "caution"}


@cache
def hostile() -> Assessment:
    """Everything that a record can hold, each text with tags, signs and marks around it."""
    dumped = marked_assessment().model_dump(mode="json", by_alias=True)
    made = Assessment.model_validate(_hostile(dumped, ""), strict=False)
    (sitting,) = made.workshop.sessions
    steps = (*sitting.steps[:1], Step(title=HOSTILE.format("Lunch"), minutes=5), *sitting.steps[1:])
    planned = changed(made.workshop, sessions=(changed(sitting, steps=steps, closed_on=None),))
    return made.model_copy(update={"shared": None, "workshop": planned})


def _hostile(value: Any, name: str) -> Any:
    if isinstance(value, dict):
        return {key: _hostile(each, key) for key, each in value.items()}
    if isinstance(value, list):
        return [_hostile(each, name) for each in value]
    if not isinstance(value, str) or name in {"sheet", "drafts"}:
        return value
    if name in OF_THE_SET and value.strip() and not value.startswith("Zq"):
        return f"<b>{value}</b> & <i>more</i>"
    if value in {COUNCIL, SHORT_NAME}:
        return HOSTILE_COUNCIL
    return HOSTILE.format(value) if value.startswith("Zq") else value


@pytest.fixture
def opened(window: MainWindow, session: Session, tmp_path: Path) -> MainWindow:
    """The hostile assessment, open from its file, which is named as hostile as a name can be."""
    path = tmp_path / "<b>S&S<br>.reflect"
    write_assessment(hostile(), path, saved_on=datetime.now(UTC), expected=None)
    session.files.open(path)
    assert window.workspace is not None
    return window


def every_window() -> list[str]:
    """What any window that is open takes for markup."""
    QApplication.processEvents()
    found = [each for window in QApplication.topLevelWidgets() for each in taken_for_markup(window)]
    return list(dict.fromkeys(found))


def test_every_text_of_the_file_is_hostile() -> None:
    harmless = [text.place for text in free_texts(hostile()) if MARK not in text.text]

    assert harmless == [("answers", "allowances-how", "value")]  # an option, picked from a list


@pytest.mark.parametrize("key", KEYS)
def test_a_page_shows_every_text_as_it_stands(opened: MainWindow, key: str) -> None:
    opened.actions_.steps[key].trigger()
    assert opened.workspace is not None
    page = opened.workspace.page
    assert every_window() == []
    for switch in page.findChildren(SegmentedSwitch):
        for button in switch.findChildren(QPushButton):
            if button.isVisible() and button.isEnabled():
                button.click()
                assert every_window() == []


def test_every_row_that_can_be_chosen_shows_what_it_is_as_it_stands(opened: MainWindow) -> None:
    assert opened.workspace is not None
    for key in KEYS:
        opened.actions_.steps[key].trigger()
        for rows in opened.workspace.page.findChildren(RowList):
            for row in rows.rows[:3] if rows.isVisible() else ():
                if not row.head:
                    rows.show_choice(row.key)
                    rows.chosen.emit(row.key)
                    assert every_window() == []


def test_one_thing_opened_in_its_form_is_shown_as_it_stands(opened: MainWindow) -> None:
    workspace = opened.workspace
    assert workspace is not None
    record = hostile()
    places = [
        *(("offer", service.id) for service in record.services),
        *(("offer", fact.id) for fact in record.local_picture),
        *(("roadmap", action.id) for action in record.plan.actions),
        *(("roadmap", f"item:{key}") for key in record.plan.not_now),
        *(("roadmap", f"draft:{key}") for key in record.plan.drafts_set_aside),
        *(("roadmap", "decisions"), ("set-up", "allowances")),
        *(("workshop", point.id) for point in record.parking),
        *(("workshop", sitting.id) for sitting in record.workshop.sessions),
        *(("report", key) for key in record.texts),
        *(("questions", question.id) for question in record.question_set.questions()),
        *(("benchmark", item.id) for item in record.question_set.items),
    ]
    for page, what in places:
        workspace.go_to(page, what)
        assert every_window() == [], (page, what)


def test_find_shows_what_it_found_as_it_stands(opened: MainWindow) -> None:
    assert opened.workspace is not None
    opened.actions_.find.trigger()
    opened.workspace.finder.bar.field.setText("<b>")
    opened.workspace.finder.bar.sought.emit("<b>")

    assert len(opened.workspace.finder.bar.list.rows) > 10
    assert every_window() == []


def test_the_workshop_shows_every_text_as_it_stands_on_both_screens(
    opened: MainWindow, session: Session
) -> None:
    session.hold_workshop()
    assert session.workshop is not None
    assert session.workshop.desk is not None
    assert session.workshop.desk.scribe is not None
    try:
        assert every_window() == []
        live = session.workshop.desk.live
        assert live is not None
        for place in range(len(live.session.steps)):
            live.go_to(place)
            assert every_window() == []
    finally:
        session.workshop.drop()


def test_the_pages_for_sharing_and_for_earlier_versions_show_it_as_it_stands(
    opened: MainWindow, session: Session
) -> None:
    opened.actions_.share.trigger()
    assert every_window() == []
    assert session.sharing is not None
    assert session.sharing.page is not None
    for button in session.sharing.page.readers.findChildren(QPushButton):
        button.click()
        assert every_window() == []
    opened.actions_.versions.trigger()
    assert every_window() == []


def test_the_start_page_shows_hostile_names_as_they_stand(
    opened: MainWindow, session: Session, qtbot: QtBot
) -> None:
    session.files.leave()
    qtbot.waitUntil(lambda: opened.workspace is None)
    assert every_window() == []
    assert "&lt;" not in opened.windowTitle()


def test_a_hostile_response_is_shown_as_it_stands(
    session: Session, window: MainWindow, tmp_path: Path
) -> None:
    record = hostile()
    asked = tuple(q.id for item in record.question_set.items for q in item.ladder_questions)
    blank = changed(blank_response(record, asked), message=HOSTILE.format("Hello"))
    path = tmp_path / "hostile.reflect-response"
    write_response(blank, path)
    session.files.open(path)
    page = session.responses.host.page if session.responses.host is not None else None
    assert page is not None
    for place in (WELCOME, *asked, END):
        page.turn_to(place)
        assert every_window() == []


def test_the_title_of_the_window_is_the_name_of_the_file_whatever_is_in_it(
    opened: MainWindow, session: Session
) -> None:
    assert opened.windowTitle().startswith("<b>S&S<br>")


# Dialogs


def test_a_dialog_shows_names_and_texts_as_they_stand(qtbot: QtBot, theme: Theme) -> None:
    text = HOSTILE.format("said")
    where = Pointed(text, f"{text} · Note", (0, 3))
    for dialog in (
        Panel(None, text, text),
        PersonalDataDialog(None, text, [where], "&Go on", "&No"),
    ):
        qtbot.addWidget(dialog)
        assert taken_for_markup(dialog) == []


def test_a_question_shows_names_and_texts_as_they_stand(
    qtbot: QtBot, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    seen: list[str] = []

    def look(box: QMessageBox) -> int:
        box.setInformativeText(box.informativeText() or HOSTILE.format("more"))
        texts = [label for label in box.findChildren(QLabel) if MARK in label.text()]
        assert texts
        seen.extend(taken_for_markup(box))
        return 0

    monkeypatch.setattr(QMessageBox, "exec", look)
    prompts, text = QtPrompts(window), HOSTILE.format("said")
    prompts.confirm(text, text, "&Go on")
    prompts.save_changes(text)

    assert seen == []


def test_a_tip_shows_its_text_whatever_it_looks_like() -> None:
    assert plain_tip("Ctrl+S") == "Ctrl+S"
    assert plain_tip("R1 & R2") == "R1 & R2"
    assert plain_tip("<b>R1</b> & R2") == "<p>&lt;b&gt;R1&lt;/b&gt; &amp; R2</p>"
