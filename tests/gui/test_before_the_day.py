"""Before the day: one file to send, many that come back, and the fast lane chosen by them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.bringing_in import blank_response
from reflective_app.domain.responding import in_role, marked, pick_for, words_for
from reflective_app.domain.responses import ResponseFile
from reflective_app.domain.sessions import set_session
from reflective_app.domain.voting import pick_of
from reflective_app.domain.workshop import Session as Sitting
from reflective_app.domain.workshop import Step
from reflective_app.gui.document import AssessmentDocument
from reflective_app.gui.main_window import MainWindow
from reflective_app.gui.pages.workshop.before.ask import ESSENTIAL, EVERY, ORDER, OWN
from reflective_app.gui.pages.workshop.before.section import BeforeSection
from reflective_app.gui.pages.workshop.page import WorkshopPage
from reflective_app.gui.respond.ways_in import NONE_OPEN, ONE_AT_A_TIME
from reflective_app.gui.session import Session
from reflective_app.gui.theme import Theme
from reflective_app.storage.assessment_file import write_assessment
from reflective_app.storage.response_file import ENDING, read_response, write_response
from reflective_app.wording.before import NOT_BY_ROLE, NOTHING_ASKED, file_name
from tests.builders import a_count, a_question, a_set, an_assessment, an_item
from tests.gui.accessibility import clipped, nameless, settle, small_targets, tab_trouble
from tests.gui.pages_shown import shown
from tests.gui.scripted_prompts import ScriptedPrompts

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
EMPTY = an_assessment(
    a_set(
        an_item("r", [a_question("r-1", essential=True), a_question("r-2"), a_count("many")]),
        an_item("s", [a_question("s-1", essential=True)]),
    )
)
PLANNED = set_session(
    Sitting(
        id="one",
        steps=(
            Step(title="Welcome", minutes=10),
            Step(question="s-1"),
            Step(question="r-1", minutes=20),
        ),
    ),
    EMPTY,
)


@pytest.fixture
def page(
    request: pytest.FixtureRequest, qtbot: QtBot, theme: Theme, prompts: ScriptedPrompts
) -> WorkshopPage:
    """The page, at this part; a test may ask for another assessment than the planned one."""
    assessment = getattr(request, "param", PLANNED)
    made = shown(WorkshopPage, AssessmentDocument(assessment), prompts, qtbot)
    made.go("before")
    return made


@pytest.fixture
def before(page: WorkshopPage) -> BeforeSection:
    found = page.sections["before"]
    assert isinstance(found, BeforeSection)
    return found


def response(who: str, role: str, codes: str, *, words: str = "", hours: int = 0) -> ResponseFile:
    """What somebody says to s-1 and r-1, in codes."""
    said = in_role(role, blank_response(PLANNED, ("s-1", "r-1")))
    for question, code in zip(("s-1", "r-1"), codes, strict=False):
        said = pick_for(question, pick_of(code, 4), said)
    if words:
        said = words_for("s-1", "know", words, said)
    return marked(who, NOON + timedelta(hours=hours), said)


def sent(folder: Path, some: Sequence[ResponseFile]) -> tuple[Path, ...]:
    paths = []
    for number, each in enumerate(some):
        paths.append(folder / f"answers {number}{ENDING}")
        write_response(each, paths[-1])
    return tuple(paths)


def looked_at(before: BeforeSection, paths: tuple[Path, ...], qtbot: QtBot) -> list[str]:
    """The list of what each file would do."""
    before.look_at(paths)
    qtbot.waitUntil(lambda: bool(before.came.preview.arrivals))
    return [row.as_spoken for row in before.came.preview.list.rows]


def bring(before: BeforeSection, folder: Path, some: Sequence[ResponseFile], qtbot: QtBot) -> None:
    looked_at(before, sent(folder, some), qtbot)
    before.came.preview.take.click()


FOUR = (
    response("ada", "Carer", "11", words="Zebra letters"),
    response("ben", "Carer", "10"),
    response("cyd", "Carer", "13", words="A list"),
    response("dee", "Lead member", "23"),
)


def test_after_a_long_list_what_became_of_it_is_in_sight_and_the_next_are_beside_it(
    before: BeforeSection, prompts: ScriptedPrompts, tmp_path: Path, qtbot: QtBot
) -> None:
    many = [response(f"p{number}", "Carer", "11") for number in range(20)]
    bring(before, tmp_path, many, qtbot)
    settle()
    assert before.came.bring.hasFocus()
    assert not before.came.news.visibleRegion().isEmpty()
    prompts.script(())
    before.came.bring.click()
    assert prompts.folders == [tmp_path]


def words(before: QWidget) -> str:
    return "\n".join(each.text() for each in before.findChildren(QLabel) if each.isVisible())


def now(before: BeforeSection) -> Assessment:
    return before.document.assessment


def choose(before: BeforeSection, question: str) -> None:
    rows = before.said_before.list
    keys = [row.key for row in rows.rows]
    rows.setCurrentIndex(rows.model().index(keys.index(question), 0))


# What is asked


def test_the_running_order_is_asked_in_its_order(before: BeforeSection) -> None:
    assert before.ask.source.choice == ORDER
    assert before.ask.asked == ("s-1", "r-1")
    assert "2 questions, about 5 minutes a person" in words(before)


@pytest.mark.parametrize("page", [EMPTY], indirect=True)
def test_without_a_running_order_the_essential_ones_are_asked(before: BeforeSection) -> None:
    assert before.ask.source.choice == ESSENTIAL
    assert not before.ask.source.button(ORDER).isEnabled()
    assert before.ask.asked == ("r-1", "s-1")


def test_what_is_asked_can_be_chosen_and_stays_chosen(before: BeforeSection) -> None:
    before.ask.source.button(EVERY).click()
    assert before.ask.asked == ("r-1", "r-2", "s-1")
    before.ask.source.button(ORDER).click()
    before.ask.fold.head.click()
    ticks = {key: tick for each in before.ask.lists.values() for key, tick in each.ticks.items()}
    assert set(ticks) == {"r-1", "r-2", "s-1"}
    assert [key for key, tick in ticks.items() if tick.box.isChecked()] == ["r-1", "s-1"]
    ticks["r-2"].box.click()
    assert before.ask.source.choice == OWN
    assert before.ask.asked == ("s-1", "r-1", "r-2")
    before.refresh(None)
    assert before.ask.asked == ("s-1", "r-1", "r-2")
    for key in ("r-1", "r-2", "s-1"):
        ticks[key].box.click()
    assert not before.ask.asked
    assert NOTHING_ASKED in words(before)
    assert not before.ask.make.isEnabled()


def test_one_file_is_made_for_many_with_nothing_of_the_council_s_own_in_it(
    before: BeforeSection, prompts: ScriptedPrompts, tmp_path: Path
) -> None:
    before.ask.message_box.setPlainText("Please answer.\n")
    assert before.unfinished()
    before.ask.day.field.setText("27 November 2026")
    path = tmp_path / "to send"
    prompts.script(path)
    before.ask.make.click()
    named = f"Newshire – Invented Guide – questions before the day{ENDING}"
    assert prompts.asked == [f"save as {named}?"]
    made = read_response(path.with_name(f"to send{ENDING}"))
    assert made == blank_response(PLANNED, ("s-1", "r-1")).model_copy(
        update={"message": "Please answer.", "wanted_by": date(2026, 11, 27)}
    )
    assert made.respondent is None
    assert "Send this one file to everybody" in words(before)
    assert before.unfinished() == ""
    assert "Not in it: services, answers, votes, notes, actions and names." in words(before)


def test_making_no_file_after_all_makes_none(
    before: BeforeSection, prompts: ScriptedPrompts, tmp_path: Path
) -> None:
    prompts.script(None)
    before.ask.make.click()
    assert list(tmp_path.iterdir()) == []
    prompts.script(tmp_path / "no folder" / "x")
    before.ask.make.click()
    assert prompts.told[0].startswith("Not saved: ")


def test_a_day_that_cannot_be_read_is_asked_for_again(before: BeforeSection) -> None:
    before.ask.day.field.setText("Friday")
    before.ask.make.click()
    assert before.ask.day.trouble.text()


def test_the_file_s_name_is_one_that_every_disk_takes() -> None:
    profile = PLANNED.profile.model_copy(update={"council": ' A/B: "C" \\ D? ' + "x" * 90})
    name = file_name(PLANNED.model_copy(update={"profile": profile}))
    assert not set('/\\:"?*<>|') & set(name)
    assert len(name.encode()) < 200
    assert name.endswith(f"questions before the day{ENDING}")


# What came back


def test_a_list_tells_what_each_file_would_do_and_nothing_is_done_yet(
    before: BeforeSection, tmp_path: Path, qtbot: QtBot
) -> None:
    bad = tmp_path / f"bad{ENDING}"
    bad.write_bytes(b"{")
    blank = tmp_path / f"blank{ENDING}"
    write_response(blank_response(PLANNED, ("s-1",)), blank)
    paths = (*sent(tmp_path, FOUR[:1]), bad, blank)
    rows = looked_at(before, paths, qtbot)
    qtbot.waitUntil(lambda: not before.came.preview.take.visibleRegion().isEmpty())
    assert not before.came.preview.words.visibleRegion().isEmpty()
    assert rows[0] == f"answers 0{ENDING}, Carer, 1 person, 2 of 2 answered., New"
    assert rows[1].startswith(f"bad{ENDING}, ")
    assert rows[1].endswith(", Left out")
    assert "Nobody has answered anything in it yet." in rows[2]
    assert "1 new and 2 left out. Nothing is brought in yet." in words(before)
    assert now(before).responses == ()
    before.came.preview.cancel.click()
    assert now(before).responses == ()
    assert before.came.preview.isHidden()


def test_bringing_in_is_one_edit_that_is_kept_at_once_and_can_be_undone(
    before: BeforeSection, tmp_path: Path, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(before.document.keep_wanted):
        bring(before, tmp_path, FOUR, qtbot)
    assert [each.respondent for each in now(before).responses] == ["ada", "ben", "cyd", "dee"]
    assert "4 responses brought in." in words(before)
    assert before.document.undo_stack.undoText() == "bring in 4 responses"
    before.document.undo_stack.undo()
    assert now(before) == PLANNED
    assert before.came.list.isHidden()


def test_files_are_chosen_many_at_once(
    before: BeforeSection, prompts: ScriptedPrompts, tmp_path: Path, qtbot: QtBot
) -> None:
    prompts.script(sent(tmp_path, FOUR))
    before.came.bring.click()
    qtbot.waitUntil(lambda: len(before.came.preview.arrivals) == len(FOUR))
    assert before.came.preview.take.text() == "Bring 4 in"
    prompts.script(())
    before.came.bring.click()
    assert len(before.came.preview.arrivals) == len(FOUR)


def test_where_nothing_can_be_brought_in_there_is_no_button_for_it(
    before: BeforeSection, tmp_path: Path, qtbot: QtBot
) -> None:
    bad = tmp_path / f"bad{ENDING}"
    bad.write_bytes(b"{")
    looked_at(before, (bad,), qtbot)
    assert before.came.preview.take.isHidden()
    assert before.came.preview.cancel.hasFocus()


def test_each_response_is_listed_by_role_and_day_and_can_be_removed(
    before: BeforeSection, tmp_path: Path, qtbot: QtBot
) -> None:
    bring(before, tmp_path, FOUR, qtbot)
    rows = before.came.list.rows
    assert [row.name for row in rows] == ["Carer", "Carer", "Carer", "Lead member"]
    assert rows[0].detail == "1 person · 2 answered · response file · 20 November 2026"
    assert "4 responses from 4 people" in words(before)
    assert not before.came.remove.isEnabled()
    before.came.list.setFocus()
    before.came.list.setCurrentIndex(before.came.list.model().index(3, 0))
    QTest.keyClick(before.came.list, Qt.Key.Key_Delete)
    assert [each.respondent for each in now(before).responses] == ["ada", "ben", "cyd"]
    assert sum(pick.people for pick in now(before).picks["r-1"][0]) == 3
    assert before.came.list.choice == "cyd"
    assert before.document.undo_stack.undoText() == "remove response"


# What was said


def test_each_question_tells_how_many_answered_and_how_far_apart_in_words(
    before: BeforeSection, tmp_path: Path, qtbot: QtBot
) -> None:
    assert before.said_before.isHidden()
    bring(before, tmp_path, FOUR, qtbot)
    rows = {row.key: (row.code, row.detail, row.side) for row in before.said_before.list.rows}
    assert rows == {
        "r-1": ("R1 a", "4 answers", "Split"),
        "s-1": ("R2 a", "4 answers", "Close agreement"),
    }


def test_no_role_of_fewer_than_three_is_shown_apart_nor_to_be_had_by_subtraction(
    before: BeforeSection, tmp_path: Path, qtbot: QtBot
) -> None:
    bring(before, tmp_path, FOUR, qtbot)
    choose(before, "s-1")
    assert NOT_BY_ROLE in words(before.said_before)
    more = [
        response("eli", "Social worker", "22"),
        response("fay", "Social worker", "22"),
        response("gus", "Social worker", "22"),
    ]
    folder = tmp_path / "more"
    folder.mkdir()
    bring(before, folder, more, qtbot)
    told = words(before.said_before)
    assert "Carer: 0 3 0 0 (3 people, close agreement)" in told
    assert "Lead member and Social worker: 0 0 4 0 (4 people, close agreement)" in told
    assert "Lead member:" not in told


def test_of_fewer_than_three_answers_nothing_is_told_but_how_many(
    before: BeforeSection, tmp_path: Path, qtbot: QtBot
) -> None:
    bring(before, tmp_path, FOUR[:2], qtbot)
    choose(before, "s-1")
    told = words(before.said_before)
    assert [row.side for row in before.said_before.list.rows] == ["Too few picks to compare"] * 2
    assert "stands at step" not in told
    assert NOT_BY_ROLE in told


def test_where_nobody_picked_a_sentence_it_is_said_how_many_do_not_know(
    before: BeforeSection, tmp_path: Path, qtbot: QtBot
) -> None:
    unsure = [response(who, "Carer", "?1") for who in ("ada", "ben")]
    bring(before, tmp_path, unsure, qtbot)
    rows = before.said_before.list.rows
    assert [row.side for row in rows] == ["Too few picks to compare"] * 2
    folder = tmp_path / "more"
    folder.mkdir()
    bring(before, folder, [response("cyd", "Carer", "?1")], qtbot)
    rows = before.said_before.list.rows
    assert [row.side for row in rows] == ["Close agreement", "3 don’t know"]


def test_words_stand_without_their_writer_and_in_no_order_of_people(
    before: BeforeSection, tmp_path: Path, qtbot: QtBot
) -> None:
    bring(before, tmp_path, FOUR, qtbot)
    choose(before, "s-1")
    (written,) = (part.text() for part in before.said_before.parts if "Zebra" in part.text())
    assert written == "How do you know?\nA list\nZebra letters"
    choose(before, "r-1")
    assert "Nobody wrote anything beside this question." in words(before)


def test_close_agreement_goes_into_the_fast_lane_and_the_rest_stays(
    before: BeforeSection, tmp_path: Path, qtbot: QtBot
) -> None:
    bring(before, tmp_path, FOUR, qtbot)
    before.said_before.agreed.click()
    fast = {s.question: s.fast for s in now(before).workshop.sessions[0].steps if s.question}
    assert fast == {"s-1": True, "r-1": False}
    assert before.said_before.list.rows[1].detail == "4 answers · Fast lane"
    choose(before, "r-1")
    before.said_before.lane.click()
    steps = now(before).workshop.sessions[0].steps
    assert [(step.fast, step.minutes) for step in steps] == [
        (False, 10),
        (True, None),
        (True, None),
    ]
    assert before.said_before.lane.text().replace("&", "") == "Give it full length"
    before.said_before.lane.click()
    assert not now(before).workshop.sessions[0].steps[2].fast


def test_a_closed_session_keeps_its_lanes(
    before: BeforeSection, tmp_path: Path, qtbot: QtBot
) -> None:
    bring(before, tmp_path, FOUR, qtbot)
    session = now(before).workshop.sessions[0]
    closed = session.model_copy(update={"closed_on": NOON})
    before.document.apply(lambda each: set_session(closed, each), "close")
    before.refresh(None)
    assert before.said_before.agreed.isHidden()
    choose(before, "s-1")
    assert before.said_before.lane.isHidden()


def test_only_the_session_that_is_open_has_its_lanes_changed(
    before: BeforeSection, tmp_path: Path, qtbot: QtBot
) -> None:
    bring(before, tmp_path, FOUR, qtbot)
    closed = now(before).workshop.sessions[0].model_copy(update={"closed_on": NOON})
    again = Sitting(id="two", steps=(Step(question="s-1"),))
    before.document.apply(lambda each: set_session(again, set_session(closed, each)), "go on")
    before.said_before.agreed.click()
    first, second = now(before).workshop.sessions
    assert first == closed
    assert second.steps[0].fast


# Dropped on the window


def drop(window: MainWindow, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    some = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton)
    window.dropEvent(QDropEvent(QPointF(9, 9), *some, Qt.KeyboardModifier.NoModifier))


def test_responses_dropped_on_an_open_assessment_are_looked_at(
    session: Session, window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    whole = tmp_path / "newshire.reflect"
    write_assessment(PLANNED, whole, saved_on=NOON, expected=None, replace=True)
    assert session.files.open(whole)
    assert window.workspace is not None
    found = [each for each in window.workspace.pages if isinstance(each, WorkshopPage)]
    if not found:
        pytest.skip("the page is not in the window yet")
    drop(window, *sent(tmp_path, FOUR))
    before = found[0].sections["before"]
    assert isinstance(before, BeforeSection)
    assert before.isVisible()
    qtbot.waitUntil(lambda: len(before.came.preview.arrivals) == len(FOUR))
    assert session.files.document is not None
    assert session.files.document.assessment.responses == ()


def test_several_files_dropped_elsewhere_are_refused_in_words(
    session: Session, window: MainWindow, tmp_path: Path
) -> None:
    drop(window, *sent(tmp_path, FOUR))
    assert window.saved_words.text() == NONE_OPEN
    drop(window, tmp_path / "a.reflect", tmp_path / "b.reflect")
    assert window.saved_words.text() == ONE_AT_A_TIME
    assert session.files.document is None


# For everybody


@pytest.mark.parametrize("per_cent", [100, 200])
def test_the_part_can_be_used_by_everybody(
    before: BeforeSection, theme: Theme, tmp_path: Path, qtbot: QtBot, per_cent: int
) -> None:
    page = before.window()
    theme.set_text_size(per_cent)
    bring(before, tmp_path, FOUR, qtbot)
    looked_at(before, sent(tmp_path, FOUR), qtbot)
    choose(before, "s-1")
    before.ask.fold.head.click()
    assert nameless(page) == []
    assert small_targets(page) == []
    assert clipped(page) == []
    assert tab_trouble(page) == []
    theme.set_text_size(100)
