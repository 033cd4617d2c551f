"""Read back and close: agreed lines ticked, parked points dealt with, and the session closed."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QFontInfo
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from reflective_app.domain.assessment import (
    Assessment,
    Became,
    ParkedPoint,
    Participant,
    Settled,
)
from reflective_app.domain.editing import having
from reflective_app.domain.edits import (
    disagree,
    does_not_apply,
    not_known,
    park,
    place_at,
    settle,
)
from reflective_app.domain.picks import Pick, Way
from reflective_app.domain.voting import record_tally
from reflective_app.domain.workshop import Session, Step, Workshop
from reflective_app.gui import clock
from reflective_app.gui.document import AssessmentDocument
from reflective_app.gui.pages.workshop.close.read import LargeView, ReadRow, read_font
from reflective_app.gui.pages.workshop.close.section import CloseSection
from reflective_app.gui.pages.workshop.page import WorkshopPage
from reflective_app.gui.theme import Theme
from reflective_app.wording.closing import line_words
from tests.builders import a_question, a_set, an_assessment, an_item
from tests.gui import accessibility
from tests.gui.pages_shown import shown
from tests.gui.scripted_prompts import ScriptedPrompts

KEY = Qt.Key
NOON = datetime(2026, 11, 22, 12, 41, tzinfo=UTC)
FUND = ParkedPoint(id="fund", text="Is the fund open to informal carers?", question="money-1")
BUSES = ParkedPoint(id="buses", text="Buses")
CARERS = Participant(role="Kinship carers", count=12)


def newshire(*points: ParkedPoint) -> Assessment:
    """A session of four questions, three of them settled, in another order than the set’s."""
    money = [a_question(f"money-{n}") for n in (1, 2, 3)]
    question_set = a_set(an_item("money", money), an_item("talks", [a_question("talks-1")]))
    order = ("talks-1", "money-2", "money-1", "money-3")
    sitting = Session(id="morning", steps=tuple(Step(question=each) for each in order))
    after = an_assessment(
        question_set, workshop=Workshop(sessions=(sitting,)), participants=(CARERS,)
    )
    after = settle("money-1", Settled.AFTER_DISCUSSION, place_at("money-1", 2, after))
    after = not_known("talks-1", disagree("money-2", 1, 3, after))
    after = record_tally("money-1", Pick(counts=(5, 4, 3, 0)), Way.CARDS, False, after)
    for point in points:
        after = park(point, after)
    return after


@pytest.fixture(autouse=True)
def noon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: NOON)


@pytest.fixture
def page(prompts: ScriptedPrompts, qtbot: QtBot, theme: Theme) -> WorkshopPage:
    document = AssessmentDocument(newshire(FUND, BUSES))
    page = shown(WorkshopPage, document, prompts, qtbot)
    page.open_at("close")
    return page


@pytest.fixture
def close(page: WorkshopPage) -> CloseSection:
    section = page.sections["close"]
    assert isinstance(section, CloseSection)
    return section


def assessment(close: CloseSection) -> Assessment:
    return close.document.assessment


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def press(*keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(focused(), key)


def lines(close: CloseSection) -> list[ReadRow]:
    return [row for row in close.parts.list.rows if isinstance(row, ReadRow)]


def on_lines(close: CloseSection, place: int = 0) -> None:
    close.parts.list.setFocus()
    close.parts.list.setCurrentIndex(close.parts.list.model().index(place, 0))


def point(close: CloseSection, point_id: str = "fund") -> ParkedPoint:
    return {each.id: each for each in assessment(close).parking}[point_id]


def undo(close: CloseSection) -> None:
    close.document.undo_stack.undo()


def heard(widget: QWidget) -> str:
    """Everything in the accessible tree of a window."""
    said = []
    waiting = [QAccessible.queryAccessibleInterface(widget)]
    while waiting:
        found = waiting.pop()
        if found is None:
            continue
        texts = (QAccessible.Text.Name, QAccessible.Text.Value, QAccessible.Text.Description)
        said += [found.text(each) for each in texts]
        waiting += [found.child(n) for n in range(found.childCount())]
    return "\n".join(said)


# Reading back


def test_settled_lines_are_read_in_the_running_order(close: CloseSection) -> None:
    assert [row.key for row in lines(close)] == ["talks-1", "money-2", "money-1"]
    assert [row.words for row in lines(close)] == [
        "Don’t know",
        "No agreement: Partly in place to Fully in place, between “money-2 stands at step 1” and "
        "“money-2 stands at step 3.”",
        "Mostly in place: money-1 stands at step 2.",
    ]
    assert lines(close)[2].how == "Settled: after discussion"
    assert close.parts.standing.text() == "0 of 3 read back"
    assert close.parts.left.text() == "1 question is not settled."


def test_what_does_not_apply_is_read_with_its_reason(close: CloseSection) -> None:
    why = partial(does_not_apply, "money-1", "Nobody here needs it")
    close.document.apply(why, "answer")
    assert lines(close)[2].words == "Does not apply: Nobody here needs it"
    assert "Nobody here needs it" in lines(close)[2].spoken


def test_no_agreement_on_a_ladder_without_words_is_read_with_its_sentences() -> None:
    question_set = a_set(an_item("m", [a_question("long", rungs=5)]))
    after = disagree("long", 1, 3, an_assessment(question_set))
    assert line_words(question_set.question("long"), after.answer("long")) == (
        "No agreement: between “long stands at step 1” and “long stands at step 3.”"
    )


def test_without_a_session_every_settled_question_is_read(
    prompts: ScriptedPrompts, qtbot: QtBot, theme: Theme
) -> None:
    unplanned = newshire().model_copy(update={"workshop": Workshop()})
    page = shown(WorkshopPage, AssessmentDocument(unplanned), prompts, qtbot)
    page.open_at("close")
    close = page.sections["close"]
    assert isinstance(close, CloseSection)
    assert [row.key for row in lines(close)] == ["money-1", "money-2", "talks-1"]
    assert not close.parts.end.isVisible()


@pytest.mark.parametrize("key", [KEY.Key_Space, KEY.Key_Return])
def test_a_key_ticks_a_line_and_goes_on_to_the_next(close: CloseSection, key: Qt.Key) -> None:
    kept_at_once: list[bool] = []
    close.document.keep_wanted.connect(lambda: kept_at_once.append(True))
    on_lines(close)
    press(key)
    assert assessment(close).answer("talks-1").read_back == NOON
    assert lines(close)[0].tick == f"Read back at {NOON.astimezone():%H:%M}"
    assert close.parts.standing.text() == "1 of 3 read back"
    assert close.parts.list.choice == "money-2"
    assert kept_at_once == [True]
    press(KEY.Key_Down, key)
    assert assessment(close).answer("money-1").read_back == NOON
    assert close.parts.list.choice == "money-2"
    undo(close)
    assert assessment(close).answer("money-1").read_back is None


@pytest.mark.parametrize("way", ["from the session", "to the page", "by a click", "by Enter"])
def test_who_comes_to_read_back_ticks_the_first_line_that_waits(
    page: WorkshopPage, close: CloseSection, way: str
) -> None:
    on_lines(close)
    press(KEY.Key_Space)
    page.switch.setFocus()
    page.go("plan")
    button = page.switch.findChildren(QAbstractButton)[-1]
    match way:
        case "from the session":
            page.open_at("close")
        case "to the page":
            page.go("close")
            page.take_focus()
        case "by a click":
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        case _:
            button.setFocus()
            QTest.keyClick(button, KEY.Key_Space)
    assert focused() is close.parts.list
    assert close.parts.list.choice == "money-2"
    press(KEY.Key_Space)
    assert assessment(close).answer("money-2").read_back == NOON


def test_arrows_along_the_switch_leave_the_keyboard_there(
    page: WorkshopPage, close: CloseSection
) -> None:
    page.go("paper")
    close.parts.list.show_choice("")
    paper, button = page.switch.findChildren(QAbstractButton)[-2:]
    paper.setFocus()
    press(KEY.Key_Right)
    assert page.switch.choice == "close"
    assert focused() is button
    assert close.parts.list.choice == ""


def test_where_all_is_read_back_the_keyboard_stays_at_the_top(
    page: WorkshopPage, close: CloseSection
) -> None:
    on_lines(close)
    press(*[KEY.Key_Space] * 3)
    assert not close.take_focus()
    page.take_focus()
    assert focused() is not close.parts.list


def test_a_tick_is_taken_off_by_the_same_key(close: CloseSection) -> None:
    on_lines(close)
    press(KEY.Key_Space, KEY.Key_Up, KEY.Key_Space)
    assert assessment(close).answer("talks-1").read_back is None
    assert lines(close)[0].tick == "Not read back yet"


def test_what_changes_afterwards_is_to_be_read_again(close: CloseSection) -> None:
    on_lines(close, 2)
    press(KEY.Key_Space)
    close.document.apply(partial(place_at, "money-1", 1), "choose rung")
    assert lines(close)[2].words == "Partly in place: money-1 stands at step 1."
    assert lines(close)[2].tick == "Not read back yet"
    assert close.parts.standing.text() == "0 of 3 read back"


@pytest.mark.parametrize("size", [80, 100, 200])
def test_lines_are_read_in_24_points_and_more(theme: Theme, size: int) -> None:
    theme.set_text_size(size)
    expected = 24 * max(size, 100) / 100
    assert QFontInfo(read_font()).pointSizeF() >= expected - 0.5


def test_the_large_view_holds_only_agreed_lines(close: CloseSection, qtbot: QtBot) -> None:
    close.parts.show_large.click()
    large = close.large
    assert isinstance(large, LargeView)
    qtbot.waitUntil(large.isVisible)
    assert large.isFullScreen()
    said = heard(large)
    assert "Mostly in place" in said
    for hidden in ("fund", "5", "Kinship carers", "money-3"):
        assert hidden not in said
    labels = [label.text() for label in large.findChildren(QLabel)]
    assert labels == ["0 of 3 read back"]


def test_the_large_view_is_ticked_by_keys_and_left_by_esc(
    close: CloseSection, qtbot: QtBot
) -> None:
    close.parts.show_large.click()
    large = close.large
    assert large is not None
    qtbot.waitUntil(large.isActiveWindow)
    QTest.keyClick(large.list, KEY.Key_Space)
    assert assessment(close).answer("talks-1").read_back == NOON
    assert large.foot.text() == "1 of 3 read back"
    assert large.list.choice == "money-2"
    QTest.keyClick(large.list, KEY.Key_Escape)
    assert not large.isVisible()
    assert close.parts.list.choice == "money-2"
    assert close.parts.list.hasFocus() or not close.isActiveWindow()


def test_a_larger_screen_has_larger_lines() -> None:
    assert read_font(high=1080).pixelSize() >= 47
    assert read_font(high=2160).pixelSize() >= 95


def in_two_sittings() -> Assessment:
    """Both on one day; the first is settled and voted on, the second is not begun."""
    before = newshire()
    (first,) = before.workshop.sessions
    second = Session(id="noon", day=date(2027, 1, 8), steps=(Step(question="money-3"),))
    return having(before, workshop=Workshop(sessions=(first, second)))


def test_it_opens_at_the_last_session_that_was_held_and_is_not_read_back(
    prompts: ScriptedPrompts, qtbot: QtBot, theme: Theme
) -> None:
    page = shown(WorkshopPage, AssessmentDocument(in_two_sittings()), prompts, qtbot)
    page.open_at("close")
    section = page.sections["close"]
    assert isinstance(section, CloseSection)
    assert section.parts.sessions.choice == "morning"
    page.open_at("plan")
    vote = partial(record_tally, "money-3", Pick(counts=(12, 0, 0, 0)), Way.CARDS, False)
    page.document.apply(vote, "vote")
    agree = partial(place_at, "money-3", 0)
    page.document.apply(agree, "choose rung")
    page.open_at("close")
    assert section.parts.sessions.choice == "noon"
    on_lines(section)
    press(KEY.Key_Space)
    assert section.parts.sessions.choice == "noon"
    page.open_at("plan")
    page.open_at("close")
    assert section.parts.sessions.choice == "morning"


# The parking lot


def chosen_point(close: CloseSection, point_id: str = "fund") -> None:
    close.parts.parking.list.setFocus()
    close.parts.parking.go_to(point_id)


def test_a_point_stands_with_its_question_and_what_became_of_it(close: CloseSection) -> None:
    rows = close.parts.parking.list.rows
    assert [(row.code, row.name, row.detail) for row in rows] == [
        ("R1 a", FUND.text, "No outcome yet"),
        ("", "Buses", "No outcome yet"),
    ]
    assert close.parts.parking.standing.text() == "2 points parked. 2 wait for an outcome."


def test_a_point_is_answered_and_gets_somebody_who_could_take_it(close: CloseSection) -> None:
    chosen_point(close)
    desk = close.parts.parking.desk
    desk.became.button(Became.ANSWERED.value).click()
    desk.outcome.setFocus()
    QTest.keyClicks(desk.outcome, "It is")
    desk.owner.setFocus()
    QTest.keyClicks(desk.owner, "Head of service")
    assert point(close).became is Became.ANSWERED
    assert (point(close).outcome, point(close).owner) == ("It is", "Head of service")
    row = close.parts.parking.list.rows[0]
    assert (row.detail, row.side) == ("Answered: It is", "Head of service")
    undo(close)
    assert point(close).owner == ""
    undo(close)
    assert point(close).outcome == ""


def test_a_point_becomes_an_action_of_the_plan(close: CloseSection) -> None:
    chosen_point(close)
    desk = close.parts.parking.desk
    assert not desk.offer.isVisible()
    desk.became.button(Became.ACTION.value).click()
    assert desk.title.text() == FUND.text
    assert focused() is desk.title
    QTest.keyClicks(desk.title, "Open the fund to informal carers")
    press(KEY.Key_Return)
    (action,) = assessment(close).plan.actions
    assert (action.title, action.items) == ("Open the fund to informal carers", ("money",))
    assert point(close).became is Became.ACTION
    assert point(close).outcome == action.title
    assert not desk.offer.isVisible()
    assert action.title in desk.made.text()
    undo(close)
    assert assessment(close).plan.actions == ()
    assert point(close).outcome == ""


def test_an_action_without_a_title_is_not_made(close: CloseSection) -> None:
    chosen_point(close)
    desk = close.parts.parking.desk
    desk.became.button(Became.ACTION.value).click()
    desk.title.clear()
    desk.make.click()
    assert assessment(close).plan.actions == ()
    assert focused() is desk.title


def test_a_point_without_a_question_is_parked(close: CloseSection) -> None:
    new = close.parts.parking.new
    new.setFocus()
    QTest.keyClicks(new, "Who tells the schools?")
    press(KEY.Key_Return)
    made = assessment(close).parking[-1]
    assert (made.text, made.question) == ("Who tells the schools?", None)
    assert new.text() == ""
    press(KEY.Key_Return)
    assert len(assessment(close).parking) == 3


def test_delete_takes_a_point_off(close: CloseSection) -> None:
    parking = close.parts.parking
    parking.list.show_choice("buses")
    parking.list.setFocus()
    press(KEY.Key_Delete)
    assert [each.id for each in assessment(close).parking] == ["fund"]
    undo(close)
    assert len(assessment(close).parking) == 2


# Closing


def closed_on(close: CloseSection) -> datetime | None:
    return assessment(close).workshop.sessions[0].closed_on


def test_a_session_is_not_closed_while_a_point_has_no_outcome(close: CloseSection) -> None:
    close.parts.end.click()
    assert closed_on(close) is None
    assert close.parts.refused.isVisible()
    assert [row.name for row in close.parts.waiting.rows] == [FUND.text, "Buses"]
    assert focused() is close.parts.waiting
    press(KEY.Key_Return)
    assert close.parts.parking.list.choice == "fund"
    close.parts.parking.desk.became.button(Became.NOT_NOW.value).click()
    assert [row.name for row in close.parts.waiting.rows] == ["Buses"]


def test_all_points_are_left_knowingly_and_the_session_closed_as_one(close: CloseSection) -> None:
    close.parts.end.click()
    close.parts.leave_all.click()
    assert [each.became for each in assessment(close).parking] == [Became.LEFT, Became.LEFT]
    assert closed_on(close) == NOON
    assert not close.parts.refused.isVisible()
    undo(close)
    assert [each.became for each in assessment(close).parking] == [None, None]
    assert closed_on(close) is None


def test_what_was_decided_of_a_point_is_not_left(close: CloseSection) -> None:
    chosen_point(close)
    close.parts.parking.desk.became.button(Became.ANSWERED.value).click()
    close.parts.end.click()
    close.parts.leave_all.click()
    assert point(close).became is Became.ANSWERED


def test_a_closed_session_says_when_and_is_reopened(close: CloseSection) -> None:
    for each in ("fund", "buses"):
        chosen_point(close, each)
        close.parts.parking.desk.became.button(Became.ANSWERED.value).click()
    close.parts.end.click()
    assert closed_on(close) == NOON
    assert f"at {NOON.astimezone():%H:%M}" in close.parts.closed.text()
    assert not close.parts.end.isVisible()
    assert focused() is close.parts.reopen
    press(KEY.Key_Return)
    assert closed_on(close) is None
    assert focused() is close.parts.end


# The summary


def test_the_summary_follows_what_is_agreed(close: CloseSection, qtbot: QtBot) -> None:
    view = close.parts.summary.view
    assert "What we agreed" in view.toPlainText()
    assert "money-1? Mostly in place: money-1 stands at step 2." in view.toPlainText()
    close.document.apply(partial(place_at, "money-1", 0), "choose rung")
    now = "money-1? Not in place: money-1 stands at step 0."
    qtbot.waitUntil(lambda: now in view.toPlainText(), timeout=20_000)


def test_the_summary_is_saved_as_pages(
    close: CloseSection, prompts: ScriptedPrompts, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "summary.pdf"
    prompts.script(path)
    close.parts.summary.save.click()
    qtbot.waitUntil(path.exists, timeout=20_000)
    assert path.read_bytes().startswith(b"%PDF")
    assert prompts.asked == ["save as Newshire_Invented-Guide_Workshop-summary_2026-11-22.pdf?"]


# For everybody


@pytest.mark.parametrize("size", [100, 200])
def test_everything_is_named_reached_and_whole(
    page: WorkshopPage, close: CloseSection, theme: Theme, size: int
) -> None:
    theme.set_text_size(size)
    close.parts.end.click()
    chosen_point(close)
    close.parts.parking.desk.became.button(Became.ACTION.value).click()
    assert accessibility.nameless(page) == []
    assert accessibility.clipped(page) == []
    assert accessibility.small_targets(page) == []
    on_lines(close)
    assert accessibility.tab_trouble(page) == []
