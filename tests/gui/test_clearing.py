"""“Clear everything on this computer”: listed first, then gone, and what people saved stays."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QThreadPool
from pytestqt.qtbot import QtBot

from reflective_app.domain.edits import place_at
from reflective_app.domain.own_files import USUAL, Kind
from reflective_app.gui import background
from reflective_app.gui.kept import clearing
from reflective_app.gui.kept.differences_window import DifferencesWindow
from reflective_app.gui.main_window import MainWindow
from reflective_app.gui.prompts import SaveChoice
from reflective_app.gui.session import Session
from reflective_app.storage import places
from reflective_app.storage.assessment_file import read_assessment
from reflective_app.storage.clearing import holdings
from reflective_app.wording import clearing as words
from reflective_app.wording.clearing import Kept, cleared_words, sections
from tests.gui.accessibility import clipped, nameless, tab_trouble
from tests.gui.scripted_prompts import ScriptedPrompts
from tests.gui.test_files import saved_at
from tests.gui.unsaved_work import cards, keep_work, only_card
from tests.storage.test_clearing import keep_all, keep_unsaved, of_the_program, open_elsewhere


def clear_all(window: MainWindow, prompts: ScriptedPrompts, qtbot: QtBot) -> None:
    """Choose the command and wait for what it says at the end."""
    window.actions_.clear_all.trigger()
    qtbot.waitUntil(partial(bool, prompts.told))


def files_left() -> list[Path]:
    return [path for path in of_the_program(Path.home()) if path.is_file()]


def test_all_that_was_listed_goes_and_it_is_said_what_went(
    session: Session, window: MainWindow, prompts: ScriptedPrompts, qtbot: QtBot, tmp_path: Path
) -> None:
    mine = saved_at(tmp_path / "newshire.reflect")
    before = mine.read_bytes()
    own = keep_all()[Kind.QUESTION_SETS]
    prompts.script("clear")
    clear_all(window, prompts, qtbot)
    assert "2 copies of unsaved work" in " ".join(prompts.compared)
    assert str(places.backups()) in " ".join(prompts.compared)
    assert "Cleared:" in prompts.told[0]
    assert "3 earlier versions" in prompts.told[0]
    assert files_left() == own
    assert mine.read_bytes() == before


def test_own_question_sets_go_only_where_that_is_chosen(
    session: Session, window: MainWindow, prompts: ScriptedPrompts, qtbot: QtBot
) -> None:
    keep_all()
    prompts.script("with sets")
    clear_all(window, prompts, qtbot)
    assert of_the_program(Path.home()) == []


def test_nothing_goes_where_the_person_thinks_better_of_it(
    session: Session, window: MainWindow, prompts: ScriptedPrompts, qtbot: QtBot
) -> None:
    keep_all()
    before = sorted(files_left())
    prompts.script("leave")
    window.actions_.clear_all.trigger()
    qtbot.waitUntil(partial(bool, prompts.compared))
    QThreadPool.globalInstance().waitForDone()
    assert sorted(files_left()) == before
    assert prompts.told == []


def test_where_nothing_is_kept_that_is_said(
    session: Session, window: MainWindow, prompts: ScriptedPrompts, qtbot: QtBot
) -> None:
    clear_all(window, prompts, qtbot)
    assert words.NOTHING in prompts.told[0]


def test_what_is_open_can_be_saved_first_and_its_saved_version_does_not_stay_behind(
    session: Session, window: MainWindow, prompts: ScriptedPrompts, qtbot: QtBot, tmp_path: Path
) -> None:
    mine = saved_at(tmp_path / "newshire.reflect")
    session.files.open(mine)
    assert session.files.document is not None
    session.files.document.apply(partial(place_at, "allowances-1", 3), "choose rung", keep=True)
    prompts.script("clear", SaveChoice.SAVE)
    clear_all(window, prompts, qtbot)
    assert words.OPEN_FIRST in prompts.asked[0]
    assert read_assessment(mine).assessment.answer("allowances-1").rung == 3
    assert session.files.document is None
    assert of_the_program(Path.home()) == []


def test_a_save_that_waits_to_be_kept_is_not_kept_after_clearing(
    session: Session,
    window: MainWindow,
    prompts: ScriptedPrompts,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    waiting, run = [], background.run

    def later(job: Any, done: Any, failed: Any) -> None:
        if done.__self__ is session.files.versions:
            waiting.append(job)
        else:
            run(job, done, failed)

    monkeypatch.setattr(background, "run", later)
    session.files.open(saved_at(Path.home() / "newshire.reflect"))
    assert session.files.save()
    prompts.script("clear")
    clear_all(window, prompts, qtbot)
    assert len(waiting) == 1
    for job in waiting:
        job()
    assert of_the_program(Path.home()) == []


def test_the_lists_of_faults_are_closed_before_they_are_taken_away(
    session: Session,
    window: MainWindow,
    prompts: ScriptedPrompts,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Windows deletes no file that a program has open."""
    faults = keep_all()[Kind.FAULTS]
    there: list[bool] = []
    monkeypatch.setattr(
        session.guard, "let_go", lambda: there.extend(path.exists() for path in faults)
    )
    prompts.script("clear")
    clear_all(window, prompts, qtbot)
    assert there == [True] * len(faults)


def test_folders_that_cannot_be_read_just_now_are_told_of(
    session: Session,
    window: MainWindow,
    prompts: ScriptedPrompts,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse() -> None:
        raise OSError(5, "disk")

    monkeypatch.setattr(clearing, "holdings", refuse)
    clear_all(window, prompts, qtbot)
    assert "cannot be read just now" in prompts.told[0]


def test_unsaved_work_that_came_after_the_question_stays_and_is_said_to(
    session: Session,
    window: MainWindow,
    prompts: ScriptedPrompts,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    keep_unsaved()
    ask, later = prompts.compare, []

    def meanwhile(*given: Any) -> str:
        later.append(keep_unsaved("later"))
        return ask(*given)

    monkeypatch.setattr(prompts, "compare", meanwhile)
    prompts.script("clear")
    clear_all(window, prompts, qtbot)
    assert files_left() == later
    assert words.SPARED in prompts.told[0]


def test_going_back_at_the_question_of_saving_clears_nothing(
    session: Session, window: MainWindow, prompts: ScriptedPrompts, qtbot: QtBot, tmp_path: Path
) -> None:
    keep_unsaved()
    session.files.open(saved_at(tmp_path / "newshire.reflect"))
    document = session.files.document
    assert document is not None
    document.apply(partial(place_at, "allowances-1", 3), "choose rung")
    prompts.script("clear", SaveChoice.CANCEL)
    with qtbot.waitSignal(session.files.said) as said:
        window.actions_.clear_all.trigger()
    assert said.args == [words.NOTHING_CLEARED]
    assert session.files.document is document
    assert [holding.kind for holding in holdings()] == [Kind.UNSAVED, Kind.REMEMBERED]


def test_the_recent_files_are_forgotten_and_closing_the_window_writes_nothing(
    session: Session, window: MainWindow, prompts: ScriptedPrompts, qtbot: QtBot, tmp_path: Path
) -> None:
    session.files.open(saved_at(tmp_path / "newshire.reflect"))
    assert "newshire" in json.dumps(json.loads(places.preferences_file().read_text()))
    prompts.script("clear")
    clear_all(window, prompts, qtbot)
    assert session._memory.recent == ()  # noqa: SLF001
    assert not window.start.recent.isVisible()
    session._memory.remember_geometry(window.geometry_words())  # noqa: SLF001
    assert of_the_program(Path.home()) == []


def test_the_start_page_no_longer_offers_what_was_cleared(
    session: Session, window: MainWindow, prompts: ScriptedPrompts, qtbot: QtBot
) -> None:
    keep_work(None)
    session.unsaved.look_again()
    only_card(window, qtbot)
    prompts.script("clear")
    clear_all(window, prompts, qtbot)
    assert words.UNSAVED_GOES in prompts.asked[0]
    qtbot.waitUntil(lambda: cards(window) == [])


def test_where_all_is_saved_nobody_is_warned_of_unsaved_work(
    session: Session,
    window: MainWindow,
    prompts: ScriptedPrompts,
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    session.files.open(saved_at(tmp_path / "newshire.reflect"))
    document = session.files.document
    assert document is not None
    document.apply(partial(place_at, "allowances-1", 3), "choose rung")
    with qtbot.waitSignal(session.files.versions.kept):
        assert session.files.save()
    assert session.files.leave()
    prompts.script("clear")
    clear_all(window, prompts, qtbot)
    assert words.UNSAVED_GOES not in prompts.asked[0]


def test_work_that_another_window_has_open_is_named_and_stays(
    session: Session, window: MainWindow, prompts: ScriptedPrompts, qtbot: QtBot
) -> None:
    keep_all()
    copy = keep_unsaved("elsewhere")
    with open_elsewhere("elsewhere"):
        prompts.script("with sets")
        clear_all(window, prompts, qtbot)
        assert "Unsaved work on Newshire stays: it is open in another window." in prompts.told[0]
        assert sorted(files_left()) == sorted([copy, copy.with_suffix(".lock")])


def test_what_could_not_be_taken_away_is_named_file_by_file(
    session: Session,
    window: MainWindow,
    prompts: ScriptedPrompts,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    stuck = keep_all()[Kind.FAULTS][0]
    delete = Path.unlink

    def refuse(path: Path, missing_ok: bool = False) -> None:
        if path == stuck:
            raise PermissionError(13, "open in another program")
        delete(path, missing_ok)

    monkeypatch.setattr(Path, "unlink", refuse)
    prompts.script("clear")
    clear_all(window, prompts, qtbot)
    assert words.LEFT in prompts.told[0]
    assert prompts.details == [str(stuck)]


def test_of_the_usual_kinds_all_go_and_files_that_people_saved_are_said_to_stay() -> None:
    goes, stays = sections([Kept(kind, 2, "there") for kind in Kind], ["oldshire"])
    assert len(goes.told) == len(USUAL)
    assert [told.place for told in stays.told] == [
        "Unsaved work on oldshire",
        "2 question sets of your own",
        "The files that you saved",
        "What the computer itself remembers",
    ]


def test_where_nothing_could_be_cleared_that_is_said() -> None:
    assert cleared_words((), (), spared=False, left=True).startswith(words.NOTHING_CLEARED)


def test_the_question_can_be_read_by_keyboard_and_screen_reader(
    window: MainWindow, qtbot: QtBot
) -> None:
    kept = [Kept(kind, 2, str(places.backups())) for kind in Kind]
    choices = [("clear", "&Clear"), ("with", "Clear, and the question &sets too"), ("no", "&Leave")]
    dialog = DifferencesWindow(window, words.TITLE, words.MESSAGE, sections(kept, []), choices)
    qtbot.addWidget(dialog)
    dialog.show()
    assert nameless(dialog) == []
    assert tab_trouble(dialog) == []
    assert clipped(dialog) == []


def test_enter_clears_nothing(window: MainWindow, qtbot: QtBot) -> None:
    kept = [Kept(kind, 2, "there") for kind in Kind]
    choices = [("clear", "&Clear"), ("with", "Clear, and the question &sets too"), ("no", "&Leave")]
    dialog = DifferencesWindow(window, words.TITLE, words.MESSAGE, sections(kept, []), choices)
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.list.hasFocus)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Return)
    assert dialog.choice == "no"
