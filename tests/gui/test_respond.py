"""A response file opens alone, is filled in by one person or a table, and saves itself."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QThreadPool, QUrl
from PySide6.QtGui import QAction, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot

from reflective_app import __main__ as program
from reflective_app.domain.bringing_in import blank_response
from reflective_app.domain.responses import ResponseFile
from reflective_app.gui import application
from reflective_app.gui.main_window import MainWindow
from reflective_app.gui.prompts import SaveChoice
from reflective_app.gui.respond import writer
from reflective_app.gui.respond.document import SOON
from reflective_app.gui.respond.list import END, WELCOME
from reflective_app.gui.respond.page import RespondPage
from reflective_app.gui.session import Session
from reflective_app.gui.theme import Theme
from reflective_app.storage import response_copies, response_file
from reflective_app.storage.assessment_file import write_assessment
from reflective_app.storage.problems import NotWritableError
from reflective_app.storage.recovery import DamagedCopy
from reflective_app.storage.response_copies import ResponseCopy, kept_responses
from reflective_app.storage.response_file import ENDING, read_response, write_response
from tests.builders import a_question, a_set, an_assessment, an_item
from tests.gui.accessibility import (
    clipped,
    menu_trouble,
    nameless,
    settle,
    small_targets,
    tab_trouble,
)
from tests.gui.scripted_prompts import ScriptedPrompts
from tests.storage.samples import NOON

KEPT = "Answers to Newshire could not be saved in their file"
ASKED = ("r-1", "r-2", "s-1")
ASSESSMENT = an_assessment(
    a_set(
        an_item("r", [a_question("r-1"), a_question("r-2", rungs=5)]),
        an_item("s", [a_question("s-1")]),
    )
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    blank = blank_response(ASSESSMENT, ASKED)
    said = {"message": "Please answer by Friday.", "wanted_by": date(2026, 11, 27)}
    path = tmp_path / f"Newshire{ENDING}"
    write_response(blank.model_copy(update=said), path)
    return path


@pytest.fixture
def page(session: Session, window: MainWindow, path: Path) -> RespondPage:
    assert session.files.open(path)
    return shown(session)


def shown(session: Session) -> RespondPage:
    assert session.responses.host is not None
    found = session.responses.host.page
    assert found is not None
    return found


def saved(page: RespondPage, qtbot: QtBot) -> ResponseFile:
    """What is in the file once it has saved itself."""
    qtbot.waitUntil(lambda: not page.document.is_behind)
    assert page.document.path is not None
    return read_response(page.document.path)


def press(key: Qt.Key | str, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    if isinstance(key, str):
        QTest.keyClicks(focused, key, held)
    else:
        QTest.keyClick(focused, key, held)


def words(page: QWidget) -> str:
    return "\n".join(each.text() for each in page.findChildren(QLabel) if each.isVisible())


def in_menu(action: QAction) -> list[QAction]:
    menu = action.menu()
    assert isinstance(menu, QMenu)
    return menu.actions()


def unwritable(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """The file cannot be written, until what is given back is called."""
    real = response_file.write_response

    def refuse(response: ResponseFile, to: Path, expected: str | None = None) -> str:
        if expected is None:
            return real(response, to)
        raise NotWritableError(to, "You may read this folder but not write in it.")

    monkeypatch.setattr(writer, "write_response", refuse)
    return lambda: monkeypatch.setattr(writer, "write_response", real)


def test_it_stands_alone_with_who_asks_what_for_and_what_becomes_of_it(
    page: RespondPage, window: MainWindow
) -> None:
    told = words(page)
    for each in ("Newshire asks for your view", "3 questions", "Please answer by Friday."):
        assert each in told
    assert "Wanted by 27 November 2026." in told
    assert "3 or more share it; smaller groups are never shown apart" in told
    assert "without a name" in told
    assert "response sheet" in told
    assert window.workspace is None
    assert window.windowTitle() == "Newshire[*] – Reflective App"
    offered = {
        action.text().replace("&", "")
        for menu in window.menuBar().actions()
        if menu.isVisible()
        for action in in_menu(menu)
        if action.isVisible() and not action.isSeparator()
    }
    assert offered == {
        *("Open…", "Save", "Save as…", "Close", "Exit"),
        *("Larger text", "Smaller text", "Normal text size", "Colours"),
        *("Keyboard shortcuts", "About Reflective App"),
    }


def test_answering_by_keyboard_saves_itself_within_a_second(
    page: RespondPage, window: MainWindow, path: Path, qtbot: QtBot
) -> None:
    assert SOON < 1000
    press("Kinship carer")
    assert page.welcome.role.text() == "Kinship carer"
    page.welcome.start.click()
    assert page.at == "r-1"
    press("2")
    assert "1 of 3 answered" in words(page)
    got = saved(page, qtbot)
    assert got.role == "Kinship carer"
    assert got.picks["r-1"].counts == (0, 0, 1, 0)
    assert got.saved_on is not None
    assert re.search(r"Saved \d\d:\d\d", words(page))
    page.next.click()
    press("4")
    page.next.click()
    press("x")
    got = saved(page, qtbot)
    assert got.picks["r-2"].counts == (0, 0, 0, 0, 1)
    assert got.picks["s-1"].not_mine == 1
    page.next.click()
    assert page.at == END
    assert "Done, thank you" in words(page)
    assert f"Send this file back to Newshire, to whoever sent it to you: {path.name}" in words(page)


def test_an_alt_letter_goes_on_before_the_next_digit(page: RespondPage, qtbot: QtBot) -> None:
    page.go_to("r-1")
    for digit in "21":
        press(digit)
        press(Qt.Key.Key_N, Qt.KeyboardModifier.AltModifier)
    assert page.at == "s-1"
    press("0")
    picks = saved(page, qtbot).picks
    assert {key: pick.counts.index(1) for key, pick in picks.items()} == {
        "r-1": 2,
        "r-2": 1,
        "s-1": 0,
    }


@pytest.mark.parametrize("where", ["sentences", "list"])
def test_a_digit_that_no_sentence_has_is_told_of(page: RespondPage, where: str) -> None:
    told: list[str] = []
    page.said.connect(told.append)
    page.go_to("r-1")
    if where == "list":
        page.list.setFocus()
    press("4")
    assert page.document.response.picks == {}
    assert told == [
        "“4” is no answer here, so nothing was recorded. Press 0 to 3, ? or x.",
    ]


def test_a_digit_beside_the_sentences_is_told_of_and_answers_nothing(page: RespondPage) -> None:
    told: list[str] = []
    page.said.connect(told.append)
    page.go_to("r-1")
    page.next.setFocus()
    press("2")
    assert page.document.response.picks == {}
    assert told == ["Nothing was recorded: press it where the keyboard is on one of the sentences."]
    page.go_to(END)
    press("2")
    assert len(told) == 1


def test_dont_know_is_an_answer_and_an_answer_can_be_taken_back(
    page: RespondPage, qtbot: QtBot
) -> None:
    page.go_to("r-1")
    press("?")
    assert saved(page, qtbot).picks["r-1"].dont_know == 1
    assert page.question.choices.choice == 4
    page.question.take_back.click()
    assert page.question.choices.choice is None
    assert saved(page, qtbot).picks == {}
    assert QApplication.focusWidget() is page.question.choices.rows[0].button


def test_what_is_written_beside_a_question_is_saved_with_it(
    page: RespondPage, qtbot: QtBot
) -> None:
    page.go_to("r-1")
    page.question.boxes["know"].setFocus()
    press("Letters")
    page.go_on()
    assert page.question.boxes["know"].toPlainText() == ""
    page.question.boxes["note"].setFocus()
    press("Ask again")
    got = saved(page, qtbot)
    assert (got.words["r-1"].know, got.words["r-2"].note) == ("Letters", "Ask again")
    page.go_back()
    assert page.question.boxes["know"].toPlainText() == "Letters"


def test_codes_answer_in_the_list_and_the_keyboard_stays_there(
    page: RespondPage, qtbot: QtBot
) -> None:
    page.list.setFocus()
    press(Qt.Key.Key_Down)
    assert page.at == "r-1"
    press("3")
    press(Qt.Key.Key_Down)
    press("X")
    press(Qt.Key.Key_Down)
    press("9")
    got = saved(page, qtbot)
    assert got.picks["r-1"].counts == (0, 0, 0, 1)
    assert got.picks["r-2"].not_mine == 1
    assert "s-1" not in got.picks
    assert page.list.hasFocus()
    rows = {row.key: row.detail for row in page.list.rows}
    assert rows["r-1"] == "Fully in place"
    assert rows["r-2"] == "Not mine to judge"
    assert rows["s-1"] == "Not answered"
    assert rows[END] == "2 of 3 answered"


def test_the_respondent_is_made_at_the_first_answer_and_stays(
    page: RespondPage, session: Session, path: Path, qtbot: QtBot
) -> None:
    page.welcome.role.setFocus()
    press("Carer")
    assert saved(page, qtbot).respondent is None
    page.go_to("r-1")
    press("1")
    first = saved(page, qtbot).respondent
    assert first is not None
    assert len(first) >= 32
    assert session.files.leave()
    assert session.files.open(path)
    again = shown(session)
    again.go_to("r-2")
    press("1")
    assert saved(again, qtbot).respondent == first


def test_two_people_who_fill_in_the_same_file_are_two(
    session: Session, window: MainWindow, path: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    made = []
    for name in "ab":
        own = tmp_path / f"{name}{ENDING}"
        own.write_bytes(path.read_bytes())
        assert session.files.open(own)
        page = shown(session)
        page.go_to("r-1")
        press("1")
        made.append(saved(page, qtbot).respondent)
        assert session.files.leave()
    assert made[0] != made[1]


def test_a_table_gives_its_tally(page: RespondPage, qtbot: QtBot) -> None:
    page.welcome.who.button("several").click()
    page.welcome.people.selectAll()
    press("5")
    press(Qt.Key.Key_Return)
    page.go_to("r-1")
    assert page.question.choices.isHidden()
    assert QApplication.focusWidget() is page.question.tally.box
    press("0 3 1 0")
    assert saved(page, qtbot).picks["r-1"].counts == (0, 3, 1, 0)
    assert "4 of 5 recorded · 1 person has not voted" in words(page)
    press(" ?1")
    got = saved(page, qtbot)
    assert (got.people, got.picks["r-1"].dont_know) == (5, 1)
    page.go_to("r-2")
    assert page.question.tally.box.text() == ""
    page.go_to("r-1")
    assert page.question.tally.box.text() == "0 3 1 0 ?1"


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("0 3 1", "4 sentences, and 3 counts"),
        ("0 9 1 0", "10 votes"),
        ("a few", "is no tally"),
    ],
)
def test_a_tally_that_cannot_be_is_said_and_keeps_one_at_the_question(
    page: RespondPage, typed: str, told: str, qtbot: QtBot
) -> None:
    page.welcome.who.button("several").click()
    page.go_to("r-1")
    press("1 1 0 0")
    page.question.tally.box.selectAll()
    press(typed)
    page.next.click()
    assert page.at == "r-1"
    assert told in words(page)
    assert page.question.tally.box.text() == typed
    assert page.list.choice == "r-1"
    page.question.tally.box.selectAll()
    press("0 2 0 0")
    page.next.click()
    assert page.at == "r-2"
    assert saved(page, qtbot).picks["r-1"].counts == (0, 2, 0, 0)


def test_a_table_cannot_be_fewer_people_than_have_answered(page: RespondPage, qtbot: QtBot) -> None:
    page.welcome.who.button("several").click()
    page.welcome.people.selectAll()
    press("4")
    press(Qt.Key.Key_Return)
    page.go_to("r-1")
    press("1 2 1 0")
    page.go_to(WELCOME)
    page.welcome.who.button("one").click()
    assert page.welcome.who.choice == "several"
    assert "4 people have answered a question together." in words(page)
    page.welcome.people.setFocus()
    page.welcome.people.selectAll()
    press("3")
    assert not page.settle()
    assert "4 people have answered" in words(page)
    assert saved(page, qtbot).people == 4


def test_codes_in_the_list_are_not_for_a_table(page: RespondPage, qtbot: QtBot) -> None:
    page.welcome.who.button("several").click()
    page.list.setFocus()
    page.list.show_choice("r-1")
    page.turn_to("r-1")
    press("2")
    assert QApplication.focusWidget() is page.question.tally.box
    assert page.document.response.picks == {}


def test_without_a_role_the_end_asks_kindly_and_leads_back(page: RespondPage) -> None:
    page.go_to(END)
    assert "it may stay empty" in words(page)
    assert "Without an answer: R1 a, R1 b and R2 a." in words(page)
    page.end.say_role.click()
    assert QApplication.focusWidget() is page.welcome.role
    press("Carer")
    page.go_to(END)
    assert "it may stay empty" not in words(page)


def test_a_file_that_cannot_be_written_keeps_what_was_typed_and_asks_for_a_place(
    page: RespondPage,
    prompts: ScriptedPrompts,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    unwritable(monkeypatch)
    page.go_to("r-1")
    press("2")
    qtbot.waitUntil(lambda: bool(page.document.trouble))
    assert page.strip.isVisible()
    assert "You may read this folder but not write in it." in words(page)
    assert "is kept on this computer for now" in words(page)
    assert "Saved" not in page.saved.text()
    (held,) = response_copies.folder().glob("*.response-copy")
    assert b'"r-1"' in held.read_bytes()
    assert kept_responses() == ()
    elsewhere = tmp_path / "mine"
    prompts.script(elsewhere)
    page.strip.choose.click()
    kept = elsewhere.with_name(f"mine{ENDING}")
    assert read_response(kept).picks["r-1"].counts == (0, 0, 1, 0)
    assert page.document.path == kept
    assert page.strip.isHidden()
    assert list(response_copies.folder().glob("*.response-copy")) == []


def test_a_read_only_file_is_left_as_it_is(page: RespondPage, path: Path, qtbot: QtBot) -> None:
    before = path.read_bytes()
    path.chmod(0o444)
    page.go_to("r-1")
    press("2")
    qtbot.waitUntil(lambda: bool(page.document.trouble))
    assert response_file.READ_ONLY in words(page)
    assert path.read_bytes() == before


def test_a_file_that_went_or_was_changed_elsewhere_is_not_written_over(
    page: RespondPage, path: Path, qtbot: QtBot
) -> None:
    page.go_to("r-1")
    press("2")
    mine = saved(page, qtbot)
    write_response(mine.model_copy(update={"role": "Somebody else"}), path)
    press("3")
    qtbot.waitUntil(lambda: bool(page.document.trouble))
    assert "was changed by someone else, or in another window" in words(page)
    assert read_response(path).role == "Somebody else"
    path.unlink()
    press("1")
    qtbot.waitUntil(lambda: "no longer in its folder" in words(page))
    assert not path.exists()


def test_once_the_file_can_be_written_again_the_copy_goes(
    page: RespondPage, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    mend = unwritable(monkeypatch)
    page.go_to("r-1")
    press("2")
    qtbot.waitUntil(lambda: bool(page.document.trouble))
    mend()
    press("3")
    qtbot.waitUntil(lambda: not page.document.trouble)
    assert saved(page, qtbot).picks["r-1"].counts == (0, 0, 0, 1)
    assert page.strip.isHidden()
    assert list(response_copies.folder().glob("*.response-copy")) == []


@pytest.mark.parametrize("folder", ["INetCache", "Content.Outlook", "Mail Downloads"])
def test_what_was_opened_from_a_message_is_never_trusted_to_its_folder(
    session: Session, window: MainWindow, path: Path, folder: str, qtbot: QtBot
) -> None:
    away = path.parent / folder / "8Z2K" / path.name
    away.parent.mkdir(parents=True)
    path.rename(away)
    before = away.read_bytes()
    assert session.files.open(away)
    page = shown(session)
    page.go_to("r-1")
    press("2")
    qtbot.waitUntil(lambda: bool(page.document.trouble))
    assert "opened from a message" in words(page)
    assert away.read_bytes() == before


def test_closing_what_is_in_no_file_asks_and_stays_or_saves(
    page: RespondPage,
    session: Session,
    prompts: ScriptedPrompts,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    unwritable(monkeypatch)
    window = page.window()
    assert isinstance(window, MainWindow)
    page.go_to("r-1")
    press("2")
    prompts.script(SaveChoice.CANCEL)
    assert not session.files.leave()
    assert not page.isHidden()
    prompts.script(SaveChoice.SAVE, None)
    assert not session.files.leave()
    mine = tmp_path / f"mine{ENDING}"
    prompts.script(SaveChoice.SAVE, mine)
    assert session.files.leave()
    assert read_response(mine).picks["r-1"].counts == (0, 0, 1, 0)
    assert window.start.isVisible()
    assert KEPT not in words(window.start)


def test_closing_saves_what_was_typed_a_moment_ago_without_asking(
    page: RespondPage, window: MainWindow, session: Session, path: Path
) -> None:
    page.go_to("r-1")
    press("2")
    page.question.boxes["know"].setFocus()
    press("Letters")
    assert session.files.leave()
    got = read_response(path)
    assert (got.picks["r-1"].counts, got.words["r-1"].know) == ((0, 0, 1, 0), "Letters")
    assert window.start.isVisible()
    assert window.windowTitle() == "Reflective App"
    assert window.actions_.new.isVisible()
    assert window.actions_.steps["questions"].isVisible()
    assert not window.actions_.save.isEnabled()


def test_opening_and_closing_changes_nothing_in_the_file(
    page: RespondPage, session: Session, path: Path
) -> None:
    before = path.read_bytes()
    page.go_to("r-1")
    page.go_to(END)
    assert session.files.leave()
    assert path.read_bytes() == before


def test_after_a_crash_what_is_in_no_file_is_offered_at_the_start_and_when_it_is_opened(
    page: RespondPage,
    session: Session,
    prompts: ScriptedPrompts,
    path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    mend, window = unwritable(monkeypatch), page.window()
    assert isinstance(window, MainWindow)
    page.go_to("r-1")
    press("2")
    session.guard.handle(ValueError, ValueError(), None)
    assert "A recovery copy of your work was kept." in prompts.told[0]
    page.document.end(keep=True)  # as if the program had ended
    assert session.responses.host is not None
    session.responses.host.page = None
    mend()
    (copy,) = kept_responses()
    assert isinstance(copy, ResponseCopy)
    assert copy.original == path
    session.responses.copies_changed.emit()
    window.show_start()
    assert QThreadPool.globalInstance().waitForDone(20_000)
    settle()
    assert KEPT in words(window.start)
    prompts.script(True)
    assert session.files.open(path)
    again = shown(session)
    assert again.document.response.picks["r-1"].counts == (0, 0, 1, 0)
    assert read_response(path).picks["r-1"].counts == (0, 0, 1, 0)
    assert kept_responses() == ()
    assert KEPT not in words(window.start)


def test_what_was_kept_is_not_put_into_a_file_that_has_moved_on(
    page: RespondPage,
    session: Session,
    path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    mend = unwritable(monkeypatch)
    page.go_to("r-1")
    press("2")
    page.document.write_now()
    page.document.end(keep=True)
    assert session.responses.host is not None
    session.responses.host.page = None
    mend()
    theirs = read_response(path).model_copy(update={"role": "Somebody else"})
    write_response(theirs, path)
    (copy,) = kept_responses()
    assert isinstance(copy, ResponseCopy)
    assert session.responses.recover(copy)
    again = shown(session)
    assert again.strip.isVisible()
    assert read_response(path) == theirs
    assert again.document.response.picks["r-1"].counts == (0, 0, 1, 0)


def test_a_kept_copy_that_cannot_be_read_is_listed_and_left(
    session: Session, window: MainWindow, qtbot: QtBot
) -> None:
    response_copies.folder().mkdir(parents=True)
    damaged = response_copies.folder() / "x.response-copy"
    damaged.write_text("{")
    (copy,) = kept_responses()
    assert isinstance(copy, DamagedCopy)
    session.responses.copies_changed.emit()
    qtbot.waitUntil(lambda: "but they cannot be read" in words(window.start))
    assert damaged.exists()


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b'{"format": "reflective-resp', "breaks off"),
        (b'{"format": "reflective-response", "format_version": 7}', "newer format 7"),
        (b'{"format": "reflective-assessment", "format_version": 1}', "This is an assessment"),
        (b"", "empty"),
        (b"\x00\xff\x00", ""),
    ],
)
def test_what_is_no_sound_response_is_refused_in_words(
    session: Session, prompts: ScriptedPrompts, tmp_path: Path, content: bytes, told: str
) -> None:
    bad = tmp_path / f"bad{ENDING}"
    bad.write_bytes(content)
    assert not session.files.open(bad)
    assert prompts.told[0].startswith("This response cannot be opened: ")
    assert told in prompts.told[0]
    assert session.responses.document is None
    assert bad.read_bytes() == content


def test_an_assessment_and_a_response_take_each_others_place(
    session: Session, window: MainWindow, path: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    whole = tmp_path / "newshire.reflect"
    write_assessment(ASSESSMENT, whole, saved_on=NOON, expected=None, replace=True)
    assert session.files.open(whole)
    assert window.workspace is not None
    assert session.files.open(path)
    page = shown(session)
    assert session.files.document is None
    page.go_to("r-1")
    press("1")
    assert session.files.open(whole)
    assert window.workspace is not None
    assert window.actions_.steps["questions"].isVisible()
    assert session.responses.host is not None
    assert session.responses.host.page is None
    assert read_response(path).picks["r-1"].counts == (0, 1, 0, 0)


def test_a_response_dropped_on_the_window_opens_alone(
    session: Session, window: MainWindow, path: Path
) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    some = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton)
    window.dropEvent(QDropEvent(QPointF(9, 9), *some, Qt.KeyboardModifier.NoModifier))
    page = shown(session)
    assert page.isVisible()


def test_the_programs_own_command_opens_a_response_in_the_window(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path | None] = []

    def run(path: Path | None, _: bool) -> int:
        opened.append(path)
        return 0

    monkeypatch.setattr(application, "run", run)
    path = tmp_path / f"not-there{ENDING}"
    assert program.main([str(path)]) == 0
    assert opened == [path]


@pytest.mark.parametrize("per_cent", [100, 200])
def test_every_view_can_be_used_by_everybody(
    page: RespondPage, window: MainWindow, theme: Theme, per_cent: int
) -> None:
    theme.set_text_size(per_cent)
    page.welcome.who.button("several").click()
    for key in (WELCOME, "r-1", END):
        page.go_to(key)
        assert nameless(window) == []
        assert small_targets(window) == []
        assert clipped(window) == []
        assert tab_trouble(window) == []
    page.go_to(WELCOME)
    page.welcome.who.button("one").click()
    page.go_to("r-2")
    assert nameless(window) == []
    assert clipped(window) == []
    assert tab_trouble(window) == []
    assert menu_trouble(window.menuBar()) == []
    theme.set_text_size(100)


def test_where_there_is_no_room_the_list_is_a_view_of_its_own(
    page: RespondPage, window: MainWindow
) -> None:
    assert page.list.isVisible()
    window.resize(700, 600)
    QApplication.processEvents()
    assert not page.list.isVisible()
    page.all.click()
    assert page.list.isVisible()
    assert not page.welcome.isVisible()
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert page.at == "r-1"
    assert page.question.isVisible()
    assert not page.list.isVisible()


def test_the_end_points_at_likely_personal_data_and_leads_to_it(
    page: RespondPage, qtbot: QtBot
) -> None:
    page.go_to(END)
    assert "Likely personal data" not in words(page)
    page.go_to("r-1")
    page.question.boxes["note"].setFocus()
    QTest.keyClicks(page.question.boxes["note"], "Ring 07700 900123")
    page.go_to(END)

    assert "Likely personal data in 1 place: R1 a (a phone number)." in words(page)
    page.end.look.click()
    assert page.at == "r-1"
    assert QApplication.focusWidget() is page.question.boxes["note"]
    page.question.boxes["note"].clear()
    page.go_to(END)
    assert "Likely personal data" not in words(page)
    assert not page.end.look.isVisible()
    assert "07700" not in words(page)
