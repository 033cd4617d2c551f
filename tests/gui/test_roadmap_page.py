"""The roadmap page: the board, the drafts, and one action in full."""

from __future__ import annotations

from datetime import date
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reflective_app.domain.edits import place_at
from reflective_app.domain.plan import ActionStatus, NotNow
from reflective_app.domain.plan_edits import add_action, follow_ratings, set_aside
from reflective_app.gui.document import AssessmentDocument
from reflective_app.gui.pages.roadmap.page import RoadmapPage
from reflective_app.gui.theme import Theme
from reflective_app.gui.widgets.shapes import Shape
from tests.builders import an_action
from tests.gui import accessibility
from tests.gui.accessibility import settle
from tests.gui.pages_shown import shown
from tests.gui.roadmap_window import (
    ACTIONS,
    CTRL,
    KEY,
    LATER,
    NEXT,
    NOT_NOW,
    NOW,
    at_card,
    card,
    carry,
    click,
    focused,
    newshire,
    plan,
    press,
    titles,
)
from tests.gui.roadmap_window import set_aside as set_draft_aside
from tests.gui.scripted_prompts import ScriptedPrompts


@pytest.fixture
def document() -> AssessmentDocument:
    return AssessmentDocument(newshire(*ACTIONS))


@pytest.fixture
def page(
    document: AssessmentDocument, prompts: ScriptedPrompts, qtbot: QtBot, theme: Theme
) -> RoadmapPage:
    return shown(RoadmapPage, document, prompts, qtbot)


@pytest.fixture
def bare(prompts: ScriptedPrompts, qtbot: QtBot, theme: Theme) -> RoadmapPage:
    """A roadmap with no action, and drafts on offer."""
    return shown(RoadmapPage, AssessmentDocument(newshire()), prompts, qtbot)


# --- the board ---


def test_the_columns_say_how_many_cards_they_hold_and_until_when(page: RoadmapPage) -> None:
    assert [head.count.text() for head in page.board.heads] == ["2", "0", "1", "0"]
    assert page.board.notes[NOW].text() == "0 to 6 months, to May 2027"
    assert page.board.notes[NEXT].text() == "6 to 18 months, to May 2028"
    assert page.board.lists[LATER].accessibleName().startswith("Later, 1 card")


def test_a_card_says_who_when_how_we_know_and_what_it_needs(page: RoadmapPage) -> None:
    whole = an_action(
        "whole",
        title="Count the calls",
        items=("allowances", "peers"),
        due=date(2027, 2, 28),
        measure="Calls answered",
        depends_on=("line",),
        status=ActionStatus.AT_RISK,
    )
    page.document.apply(partial(add_action, whole), "add action")
    row = card(page, "whole")
    assert row.as_spoken == (
        "R1, R2. Count the calls. No owner yet. Due 28 February 2027. Measure: Calls answered. "
        "Waits for: “Open the line”. 5 things not said yet. Moved here, no reason written. "
        "At risk (A)."
    )
    assert row.shape is Shape.AT_RISK
    assert row.lines[0].strong
    assert not card(page, "line").lines[0].strong


def test_an_action_before_one_that_it_needs_is_said(page: RoadmapPage, qtbot: QtBot) -> None:
    at_card(page, "line")
    with qtbot.waitSignal(page.said) as told:
        press(KEY.Key_Right, CTRL)
    assert told.args == ["“Open the line” is in Next."]
    at_card(page, "policy")
    with qtbot.waitSignals([page.said, page.said]):
        press(KEY.Key_Left, CTRL)
        press(KEY.Key_Left, CTRL)
    assert "Waits for: “Open the line” (but that is in Next)" in card(page, "policy").as_spoken


def test_a_card_follows_the_words_of_what_it_needs(page: RoadmapPage) -> None:
    page.wishes.change("line", "title", "Staff the line")
    assert "Waits for: “Staff the line”" in card(page, "policy").as_spoken


def test_the_rail_counts_actions_and_those_nobody_owns(
    page: RoadmapPage, bare: RoadmapPage
) -> None:
    current = page.current
    assert page.status(current.assessment, current.findings) == "3 actions, 2 have no owner"
    assert bare.status(bare.current.assessment, bare.current.findings) == "No actions yet"
    page.wishes.change("pages", "owner", "Lead")
    page.wishes.change("policy", "owner", "Lead")
    page.wishes.change("policy", "status", ActionStatus.COMPLETE)
    assert page.status(current.assessment, current.findings) == "3 actions, 2 not all said"


def test_arrow_keys_go_from_card_to_card_and_over_empty_columns(page: RoadmapPage) -> None:
    at_card(page, "line")
    press(KEY.Key_Down)
    assert page.board.choice == "pages"
    press(KEY.Key_Right)
    assert page.board.choice == "policy"
    assert focused() is page.board.lists[LATER]
    press(KEY.Key_Right)
    assert page.board.choice == "policy"
    press(KEY.Key_Left)
    assert focused() is page.board.lists[NOW]
    assert page.board.choice == "line"


def test_ctrl_and_an_arrow_carry_a_card_and_the_keyboard_stays_on_it(page: RoadmapPage) -> None:
    at_card(page, "line")
    press(KEY.Key_Down, CTRL)
    assert titles(page, NOW) == ["Write the pages", "Open the line"]
    press(KEY.Key_Right, CTRL)
    assert titles(page, NEXT) == ["Open the line"]
    assert page.board.choice == "line"
    assert focused() is page.board.lists[NEXT]
    page.document.undo_stack.undo()
    assert titles(page, NOW) == ["Write the pages", "Open the line"]
    assert page.board.choice == "line"
    assert focused() is page.board.lists[NOW]


@pytest.mark.parametrize("key", [KEY.Key_Up, KEY.Key_Left])
def test_at_the_edge_a_card_stays_and_that_is_said(
    page: RoadmapPage, qtbot: QtBot, key: Qt.Key
) -> None:
    at_card(page, "line")
    with qtbot.waitSignal(page.said) as told:
        press(key, CTRL)
    assert "Open the line" in told.args[0]
    assert not page.document.is_changed


def test_what_was_moved_by_hand_is_asked_for_its_reason_and_enter_records_it(
    page: RoadmapPage,
) -> None:
    at_card(page, "line")
    press(KEY.Key_2)
    assert page.reason_bar.isHidden()
    press(KEY.Key_3)
    assert page.reason_bar.isVisible()
    assert page.reason_bar.label.text() == "&Why is it in Later?"
    assert "Moved here, no reason written" in card(page, "line").as_spoken
    assert focused() is page.reason_bar.field
    QTest.keyClicks(focused(), "Translators are there in 2028, not in 1.")
    assert page.unfinished() == "Why an action was moved, half written"
    press(KEY.Key_Return)
    assert page.unfinished() == ""
    assert plan(page).actions[-1].reason == "Translators are there in 2028, not in 1."
    assert page.reason_bar.isHidden()
    assert focused() is page.board.lists[LATER]
    assert "no reason" not in card(page, "line").as_spoken


def test_ctrl_and_an_arrow_carry_a_card_on_while_no_reason_is_typed(page: RoadmapPage) -> None:
    at_card(page, "pages")
    press(KEY.Key_Right, CTRL)
    at_card(page, "policy")
    press(KEY.Key_Left, CTRL)
    press(KEY.Key_Left, CTRL)
    assert page.board.choice == "policy"
    assert "Publish the policy" in titles(page, NOW)
    assert focused() is page.reason_bar.field


def test_the_mouse_and_the_buttons_lead_to_the_reason_too(page: RoadmapPage) -> None:
    carry(page, "line", LATER)
    assert focused() is page.reason_bar.field
    press(KEY.Key_Escape)
    assert focused() is page.board.lists[LATER]
    page.bar.switch.chosen.emit("now")
    assert focused() is page.reason_bar.field


def test_escape_leaves_the_reason_and_keeps_what_was_begun(page: RoadmapPage) -> None:
    at_card(page, "line")
    press(KEY.Key_3)
    page.reason_bar.field.setFocus()
    QTest.keyClicks(focused(), "Because 3")
    press(KEY.Key_Escape)
    assert focused() is page.board.lists[LATER]
    assert all(not action.reason for action in plan(page).actions)
    at_card(page, "pages")
    assert page.reason_bar.field.text() == ""
    at_card(page, "line")
    assert page.reason_bar.field.text() == "Because 3"
    page.reason_bar.field.clear()
    page.reason_bar.field.setFocus()
    press(KEY.Key_Return)
    assert focused() is page.board.lists[LATER]
    assert page.reason_bar.isVisible()


def test_a_move_says_what_follows_and_asks_why_unless_the_ratings_say_so(
    page: RoadmapPage, qtbot: QtBot
) -> None:
    page.document.apply(partial(follow_ratings, "policy"), "follow")
    at_card(page, "line")
    with qtbot.waitSignal(page.said) as told:
        press(KEY.Key_3)
    assert told.args == [
        "“Open the line” is in Later. What waits for it follows: “Publish the policy” to Later. "
        "Write why; Enter records it."
    ]
    page.wishes.change("line", "reason", "The line is full.")
    with qtbot.waitSignal(page.said) as told:
        press(KEY.Key_1)
    assert "Open it" not in told.args[0]


def test_delete_takes_a_card_off_and_undo_brings_it_back(page: RoadmapPage, qtbot: QtBot) -> None:
    at_card(page, "line")
    with qtbot.waitSignal(page.said) as told:
        press(KEY.Key_Delete)
    assert told.args == ["“Open the line” is off the roadmap. Ctrl+Z brings it back."]
    assert page.board.choice == "pages"
    assert focused() is page.board.lists[NOW]
    assert page.document.undo_stack.undoText() == "remove action"
    page.document.undo_stack.undo()
    assert titles(page, NOW) == ["Open the line", "Write the pages"]


def test_a_click_chooses_one_card_of_the_whole_board(page: RoadmapPage) -> None:
    click(page.board.lists[NOW], 1)
    click(page.board.lists[LATER], 0)
    assert page.board.choice == "policy"
    assert page.board.lists[NOW].choice == ""
    assert page.bar.switch.choice == "later"


@pytest.mark.parametrize("way", ["enter", "double click", "button"])
def test_a_card_opens_and_back_on_the_board_it_is_still_chosen(page: RoadmapPage, way: str) -> None:
    if way == "double click":
        click(page.board.lists[NOW], 1, twice=True)
    else:
        at_card(page, "pages")
        if way == "enter":
            press(KEY.Key_Return)
        else:
            page.bar.open.click()
    assert page.form.isVisible()
    assert page.form.title.toPlainText() == "Write the pages"
    assert page.form.title.hasFocus()
    page.form_bar.back.click()
    assert page.form.isHidden()
    assert page.board.choice == "pages"
    assert focused() is page.board.lists[NOW]


def test_buttons_do_what_the_keys_do(page: RoadmapPage) -> None:
    at_card(page, "line")
    page.bar.down.click()
    assert titles(page, NOW) == ["Write the pages", "Open the line"]
    page.bar.up.click()
    assert titles(page, NOW) == ["Open the line", "Write the pages"]
    page.bar.switch.show_choice("now")
    page.bar.switch.findChildren(type(page.bar.up))[1].click()
    assert titles(page, NEXT) == ["Open the line"]
    assert page.bar.switch.choice == "next"
    page.bar.remove.click()
    assert titles(page, NEXT) == []
    assert page.board.choice != ""


# --- by the mouse ---


def test_the_mouse_carries_a_card_to_another_phase_and_the_reason_is_asked_for(
    page: RoadmapPage,
) -> None:
    carry(page, "line", LATER)
    assert titles(page, LATER) == ["Publish the policy", "Open the line"]
    assert page.board.choice == "line"
    assert page.reason_bar.isVisible()
    assert page.reason_bar.label.text() == "&Why is it in Later?"
    page.document.undo_stack.undo()
    assert plan(page).actions == ACTIONS


def test_the_mouse_puts_a_card_where_the_line_shows_it_will_stand(page: RoadmapPage) -> None:
    assert titles(page, NOW) == ["Open the line", "Write the pages"]
    carry(page, "pages", NOW, above="line", let_go=False)
    mark, column = page.board.mark, page.board.lists[NOW]
    assert mark.isVisible()
    assert mark.geometry().bottom() < column.y() + 2
    carry(page, "pages", NOW, above="line")
    assert mark.isHidden()
    assert titles(page, NOW) == ["Write the pages", "Open the line"]


def test_a_card_let_go_where_nothing_can_be_put_stays_and_escape_puts_it_back(
    page: RoadmapPage,
) -> None:
    carry(page, "line", NOT_NOW)
    carry(page, "line", LATER, let_go=False)
    assert page.board.mark.isVisible()
    page.board.lists[NOW].setFocus()
    press(KEY.Key_Escape)
    assert page.board.mark.isHidden()
    assert not page.document.is_changed


def test_the_keys_that_move_a_card_are_said_below_the_board(page: RoadmapPage) -> None:
    page.resize(1280, 800)
    at_card(page, "line")
    settle()
    assert "with Ctrl, or by the mouse, they are moved" in page.bar.hint.text()


# --- the head ---


def test_the_buttons_of_the_views_stay_in_sight_while_the_page_scrolls(page: RoadmapPage) -> None:
    for number in range(12):
        page.document.apply(partial(add_action, an_action(f"more-{number}")), "add")
    settle()
    page.frame.show_part(page.decisions)
    settle()
    assert not page.frame.shows_whole(page.board)
    assert page.frame.shows_whole(page.switch)
    assert not page.switch.visibleRegion().isEmpty()


def test_where_it_is_low_the_head_leaves_its_room_to_the_board(page: RoadmapPage) -> None:
    assert page.frame.holds_head
    page.resize(1024, 420)
    settle()
    assert not page.frame.holds_head
    page.resize(1024, 700)
    settle()
    assert page.frame.holds_head


def test_tab_goes_round_the_board_and_passes_empty_columns(page: RoadmapPage) -> None:
    at_card(page, "line")
    press(KEY.Key_Tab)
    assert focused() is page.board.lists[LATER]
    assert page.board.choice == "policy"
    page.bar.remove.click()
    at_card(page, "line")
    assert accessibility.tab_trouble(page) == []


def test_the_columns_stand_two_abreast_where_there_is_no_room_for_four(page: RoadmapPage) -> None:
    lists = page.board.lists
    assert lists[NOW].x() < lists[NEXT].x() < lists[LATER].x()
    page.resize(520, 700)
    settle()
    assert lists[LATER].x() == lists[NOW].x()
    assert lists[LATER].y() > lists[NOW].y()


# --- not now ---


def test_a_recommendation_set_aside_leads_to_the_benchmark_and_can_be_brought_back(
    page: RoadmapPage, qtbot: QtBot
) -> None:
    why = NotNow(reason="No money yet.", decided_by="the board", look_again=date(2027, 11, 22))
    page.document.apply(partial(set_aside, "allowances", why), "set aside")
    assert card(page, "item:allowances").as_spoken == (
        "R1. Allowances. No money yet. Decided by the board. Look again on 22 November 2027."
    )
    at_card(page, "item:allowances")
    assert page.bar.phase.isHidden()
    press(KEY.Key_Delete)
    press(KEY.Key_Return)
    assert page.aside.isVisible()
    with qtbot.waitSignal(page.wanted) as told:
        page.aside_bar.see.click()
    assert told.args == ["benchmark", "allowances"]
    page.aside_bar.back.click()
    assert page.board.choice == "item:allowances"
    page.bar.back.click()
    assert plan(page).not_now == {}


def test_a_draft_set_aside_can_be_brought_back(page: RoadmapPage, qtbot: QtBot) -> None:
    page.review.click()
    set_draft_aside(page, "The carers asked for something else first.")
    page.draft_bar.back.click()
    assert titles(page, NOT_NOW) == ["Do the thing numbered 1"]
    at_card(page, "draft:suggested-1")
    page.bar.back.click()
    assert plan(page).drafts_set_aside == {}


# --- nothing there yet ---


def test_an_empty_roadmap_keeps_its_heads_and_leads_to_the_drafts(bare: RoadmapPage) -> None:
    assert bare.empty.isVisible()
    assert bare.board.isVisible()
    assert bare.bar.isHidden()
    assert bare.empty.button is not None
    bare.empty.button.click()
    assert bare.drafts.isVisible()
    assert focused() is bare.drafts.list


def test_without_drafts_it_leads_to_the_questions(bare: RoadmapPage, qtbot: QtBot) -> None:
    for number in (1, 2, 3, 4):
        edit = partial(place_at, f"allowances-{number}", 3)
        bare.document.apply(edit, "place")
    button = bare.empty.button
    assert button is not None
    with qtbot.waitSignal(bare.wanted) as told:
        button.click()
    assert told.args == ["questions", ""]


# --- decisions ---


def test_decisions_asked_for_are_written_one_a_line(page: RoadmapPage, qtbot: QtBot) -> None:
    box = page.decisions.box
    box.setFocus()
    qtbot.keyClicks(box, "Fund the course ")
    qtbot.keyClick(box, KEY.Key_Return)
    assert plan(page).decisions_asked == ("Fund the course",)
    qtbot.keyClick(box, KEY.Key_Return)
    qtbot.keyClicks(box, "Agree the policy")
    assert plan(page).decisions_asked == ("Fund the course", "Agree the policy")
    assert box.toPlainText() == "Fund the course \n\nAgree the policy"
    page.document.undo_stack.undo()
    assert plan(page).decisions_asked == ()
    assert box.toPlainText() == ""


def test_a_decision_too_long_is_said_and_kept_in_the_box(page: RoadmapPage) -> None:
    page.decisions.box.setPlainText("a" * 2001)
    assert plan(page).decisions_asked == ()
    assert page.decisions.trouble.isVisible()
    page.document.apply(partial(add_action, an_action("more")), "add action")
    assert len(page.decisions.box.toPlainText()) == 2001
    page.decisions.box.setPlainText("Agree the policy")
    assert plan(page).decisions_asked == ("Agree the policy",)
    assert page.decisions.trouble.isHidden()


# --- large text ---


@pytest.mark.parametrize("view", ["board", "drafts", "form"])
def test_at_twice_the_text_size_nothing_is_cut_off(
    page: RoadmapPage, theme: Theme, qtbot: QtBot, view: str
) -> None:
    page.wishes.remove("policy")  # of cards in two columns Tab would choose one and the other
    theme.set_text_size(200)
    page.resize(1024, 640)
    at_card(page, "line")
    if view == "drafts":
        page.review.click()
    elif view == "form":
        page.open_at("line")
        page.form.items_fold.head.click()
    qtbot.waitUntil(lambda: accessibility.clipped(page) == [], timeout=3000)
    assert accessibility.nameless(page) == []
    assert accessibility.small_targets(page) == []
    assert accessibility.tab_trouble(page) == []
