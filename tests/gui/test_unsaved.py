"""Unsaved work on the start page: what is said of it, and what can be done with it."""

from __future__ import annotations

from pathlib import Path
from threading import Event
from typing import Any

import pytest
from PySide6.QtCore import QThreadPool
from pytestqt.qtbot import QtBot

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.edits import place_at
from reflective_app.gui.kept import damaged, kept_work, unsaved
from reflective_app.gui.main_window import MainWindow
from reflective_app.gui.prompts import DiskChoice
from reflective_app.gui.session import Session
from reflective_app.storage import places, recovery
from reflective_app.storage.assessment_file import read_assessment
from tests.gui import accessibility
from tests.gui.scripted_prompts import ScriptedPrompts
from tests.gui.test_files import saved_at
from tests.gui.unsaved_work import cards, keep_work, only_card


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return saved_at(tmp_path / "Newshire mentoring.reflect")


def started(request: pytest.FixtureRequest) -> tuple[MainWindow, Session]:
    """The window, shown only once there is something to find."""
    return request.getfixturevalue("window"), request.getfixturevalue("session")


def with_rung(path: Path, rung: int) -> Assessment:
    return place_at("allowances-4", rung, read_assessment(path).assessment)


def test_the_card_names_the_file_its_folder_the_time_and_what_is_newer(
    request: pytest.FixtureRequest, file: Path, qtbot: QtBot
) -> None:
    keep_work(file)
    window, _ = started(request)
    assert only_card(window, qtbot).words.text() == (
        "Unsaved work on Newshire mentoring, kept on 21 November 2026, 17:48.\n"
        "Different from the file: 3 answers.\n"
        f"Its file is Newshire mentoring.reflect in {file.parent}."
    )


@pytest.mark.parametrize(("edits", "words"), [(0, "Nothing in it differs"), (1, ": 1 answer.")])
def test_how_much_differs_is_counted(
    request: pytest.FixtureRequest, file: Path, qtbot: QtBot, edits: int, words: str
) -> None:
    keep_work(file, edits)
    window, _ = started(request)
    assert words in only_card(window, qtbot).words.text()


def test_work_that_was_never_saved_says_so_and_what_is_in_it(
    request: pytest.FixtureRequest, qtbot: QtBot
) -> None:
    keep_work(None)
    window, _ = started(request)
    words = only_card(window, qtbot).words.text()
    assert "In it: 3 answers.\nIt was never saved to a file." in words


def test_work_that_was_never_saved_is_opened_to_be_saved(
    request: pytest.FixtureRequest, prompts: ScriptedPrompts, qtbot: QtBot
) -> None:
    keep_work(None, edits=0)
    window, _ = started(request)
    prompts.script(unsaved.LEAVE)
    only_card(window, qtbot).look.click()
    assert "Nothing is written in it yet." in prompts.asked[-1]
    assert "save it to a file" in prompts.asked[-1]
    assert "changes nothing in the file" not in prompts.asked[-1]


def test_several_copies_have_a_card_each(
    request: pytest.FixtureRequest, file: Path, qtbot: QtBot
) -> None:
    keep_work(file)
    keep_work(None, session="other")
    window, _ = started(request)
    qtbot.waitUntil(lambda: len(cards(window)) == 2)


def test_kept_work_is_offered_and_never_applied_by_itself(
    request: pytest.FixtureRequest, file: Path, qtbot: QtBot
) -> None:
    keep_work(file)
    window, session = started(request)
    only_card(window, qtbot)
    assert session.files.document is None
    assert read_assessment(file).assessment.answers == {}


def test_every_difference_is_shown_before_kept_work_is_opened(
    request: pytest.FixtureRequest, prompts: ScriptedPrompts, file: Path, qtbot: QtBot
) -> None:
    keep_work(file, 2)
    window, session = started(request)
    prompts.script(unsaved.OPEN)
    only_card(window, qtbot).look.click()
    assert prompts.compared == [
        "What differs from the file",
        "R1 a allowances-1: was “Not discussed”, is now “Mostly in place”",
        "R1 b allowances-2: was “Not discussed”, is now “Mostly in place”",
    ]
    assert session.files.document is not None
    assert session.files.document.assessment.answer("allowances-1").rung == 2
    assert session.files.document.is_changed
    assert recovery.kept_copies() == ()


def test_kept_work_that_is_left_is_offered_again(
    request: pytest.FixtureRequest, prompts: ScriptedPrompts, file: Path, qtbot: QtBot
) -> None:
    copy = keep_work(file)
    window, session = started(request)
    prompts.script(unsaved.LEAVE)
    only_card(window, qtbot).look.click()
    assert session.files.document is None
    assert copy.exists()
    assert len(cards(window)) == 1


@pytest.mark.parametrize("from_list", [True, False])
def test_kept_work_is_thrown_away_after_one_more_question(
    request: pytest.FixtureRequest,
    prompts: ScriptedPrompts,
    file: Path,
    qtbot: QtBot,
    from_list: bool,
) -> None:
    copy = keep_work(file)
    window, _ = started(request)
    card = only_card(window, qtbot)
    prompts.script(*([unsaved.THROW_AWAY] * from_list), True)
    (card.look if from_list else card.throw_away).click()
    assert "cannot be brought back" in prompts.asked[-1]
    assert not copy.exists()
    assert cards(window) == []


def test_who_thinks_better_of_throwing_away_is_back_at_what_was_kept(
    request: pytest.FixtureRequest, prompts: ScriptedPrompts, file: Path, qtbot: QtBot
) -> None:
    keep_work(file)
    window, session = started(request)
    prompts.script(unsaved.THROW_AWAY, False, unsaved.OPEN)
    only_card(window, qtbot).look.click()
    assert session.files.document is not None
    assert prompts.unused == []


def test_a_file_that_was_saved_since_is_told_of_and_not_written_over(
    request: pytest.FixtureRequest, prompts: ScriptedPrompts, file: Path, qtbot: QtBot
) -> None:
    keep_work(file)
    saved_at(file, with_rung(file, 3))
    window, session = started(request)
    card = only_card(window, qtbot)
    assert "saved again since then" in card.words.text()
    prompts.script(unsaved.OPEN, DiskChoice.CANCEL)
    card.look.click()
    assert not session.files.save()
    assert read_assessment(file).assessment.answer("allowances-4").rung == 3


def test_a_file_that_is_gone_is_told_of_and_the_work_still_opens(
    request: pytest.FixtureRequest, prompts: ScriptedPrompts, file: Path, qtbot: QtBot
) -> None:
    keep_work(file)
    file.unlink()
    window, session = started(request)
    card = only_card(window, qtbot)
    assert "Its file cannot be read now. There is no such file." in card.words.text()
    prompts.script(unsaved.OPEN)
    card.look.click()
    assert session.files.document is not None


def test_a_damaged_copy_says_what_is_wrong_and_is_left_as_it_is(
    request: pytest.FixtureRequest, prompts: ScriptedPrompts, qtbot: QtBot
) -> None:
    folder = places.recovery()
    folder.mkdir(parents=True)
    (folder / "broken.recovery").write_text("not json", encoding="utf-8")
    window, _ = started(request)
    card = only_card(window, qtbot)
    assert "cannot be read" in card.words.text()
    card.look.click()
    assert "cannot be opened" in prompts.told[0]
    assert len(recovery.kept_copies()) == 1


def test_of_a_damaged_copy_what_can_be_read_is_offered(
    request: pytest.FixtureRequest, prompts: ScriptedPrompts, file: Path, qtbot: QtBot
) -> None:
    copy = keep_work(file)
    content = copy.read_bytes()
    copy.write_bytes(content[: len(content) - 20])
    window, session = started(request)
    card = only_card(window, qtbot)
    prompts.script(damaged.RESCUE)
    card.look.click()
    assert session.files.document is not None
    assert session.files.document.assessment.answer("allowances-1").rung == 2
    assert session.files.document.path is None
    assert len(recovery.kept_copies()) == 1


def test_a_drive_that_does_not_answer_does_not_hold_up_the_window(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, file: Path, qtbot: QtBot
) -> None:
    keep_work(file)
    answers, real = Event(), read_assessment

    def slow(*given: Any) -> Any:
        assert answers.wait(timeout=20)
        return real(*given)

    monkeypatch.setattr(kept_work, "read_assessment", slow)
    window, _ = started(request)
    assert window.start.open.isEnabled()
    assert cards(window) == []
    answers.set()
    only_card(window, qtbot)


def test_a_look_that_ends_late_does_not_bring_back_what_was_thrown_away(
    request: pytest.FixtureRequest,
    prompts: ScriptedPrompts,
    file: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    keep_work(file)
    window, session = started(request)
    card = only_card(window, qtbot)
    began, late, second, real = Event(), Event(), Event(), unsaved.look_through
    pool = QThreadPool.globalInstance()
    pool.setMaxThreadCount(max(2, pool.maxThreadCount()))

    def look() -> tuple[kept_work.KeptWork, ...]:
        found = real()
        if began.is_set():
            second.set()
        else:
            began.set()
            assert late.wait(timeout=20)
        return found

    monkeypatch.setattr(unsaved, "look_through", look)
    session.unsaved.look_again()
    assert began.wait(timeout=20)
    prompts.script(True)
    card.throw_away.click()
    assert second.wait(timeout=20)
    accessibility.settle()
    late.set()
    assert QThreadPool.globalInstance().waitForDone(20_000)
    accessibility.settle()
    assert cards(window) == []
