"""The actions as a table, and the projected positions."""

from __future__ import annotations

from datetime import date
from functools import partial

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPalette
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reflective_app.domain.phases import phases
from reflective_app.domain.plan import ActionStatus, Aim, NotNow, Phase
from reflective_app.domain.plan_edits import add_action, alter_action, set_draft_aside
from reflective_app.gui.document import AssessmentDocument
from reflective_app.gui.pages.roadmap.page import RoadmapPage
from reflective_app.gui.pages.roadmap.table import HEADS
from reflective_app.gui.theme import Theme
from reflective_app.gui.widgets.shapes import Shape
from reflective_app.wording.projected import LEFT_OUT
from tests.builders import an_action
from tests.gui import accessibility
from tests.gui.accessibility import settle
from tests.gui.pages_shown import shown
from tests.gui.roadmap_window import (
    CTRL,
    KEY,
    LATER,
    NOW,
    at_card,
    focused,
    newshire,
    plan,
    press,
    titles,
)
from tests.gui.scripted_prompts import ScriptedPrompts

ACTIONS = (
    an_action("late", title="Zone the offer", phase=Phase.LATER, owner="Officer"),
    an_action(
        "line",
        title="Open the line",
        items=("peers",),
        owner="team manager",
        due=date(2027, 3, 1),
        status=ActionStatus.AT_RISK,
    ),
    an_action("pages", title="Agree the pages", due=date(2026, 12, 1), depends_on=("line", "late")),
    an_action("next", title="Move on", phase=Phase.NEXT, items=("allowances",)),
)


@pytest.fixture
def page(prompts: ScriptedPrompts, qtbot: QtBot, theme: Theme) -> RoadmapPage:
    """The table, with the keyboard in it."""
    made = shown(RoadmapPage, AssessmentDocument(newshire(*ACTIONS)), prompts, qtbot)
    press_switch(made, "table")
    made.table.choose("line", focus=True)
    return made


def press_switch(page: RoadmapPage, view: str) -> None:
    place = ["board", "table", "projected", "progress"].index(view)
    page.switch.findChildren(type(page.add))[place].click()


def keys(page: RoadmapPage) -> list[str]:
    return [row.key for row in page.table.table.words.rows]


def words(page: RoadmapPage, key: str) -> list[str]:
    rows = {row.key: row for row in page.table.table.words.rows}
    return [cell.word for cell in rows[key].cells]


def test_the_table_shows_the_same_actions_as_the_board_in_its_order(page: RoadmapPage) -> None:
    assert keys(page) == ["line", "pages", "next", "late"]
    assert page.table.table.words.heads == (
        "Serves",
        "Owner",
        "Phase",
        "Start",
        "Due",
        "Status",
        "Waits for",
    )
    assert words(page, "line") == [
        "R2",
        "team manager",
        "Now. Moved here, no reason written",
        "",
        "1 March 2027",
        "At risk (A)",
        "",
    ]
    assert words(page, "pages")[1] == "No owner yet"
    assert words(page, "pages")[-1] == "Open the line and Zone the offer"


def test_a_blank_cell_is_said_to_be_blank(page: RoadmapPage) -> None:
    cells = page.table.table.words.rows[0].cells
    assert [cell.spoken for cell in cells if not cell.word] == ["blank", "blank"]


@pytest.mark.parametrize(
    ("by", "order"),
    [
        ("board", "line pages next late"),
        ("title", "pages next line late"),
        ("serves", "next line pages late"),
        ("owner", "late line pages next"),
        ("phase", "line pages next late"),
        ("due", "pages line next late"),
        ("status", "pages next late line"),
        ("waits", "pages line next late"),
    ],
)
def test_sorting_by_a_column_puts_blanks_last_and_moves_no_action(
    page: RoadmapPage, by: str, order: str
) -> None:
    box = page.table.sort
    box.activated.emit(box.findData(by))
    assert keys(page) == order.split()
    assert plan(page).actions == ACTIONS
    assert not page.document.is_changed
    assert page.table.choice == "line"


def test_last_first_turns_the_order_round_and_keeps_blanks_last(page: RoadmapPage) -> None:
    box = page.table.sort
    box.activated.emit(box.findData("due"))
    page.table.turn.click()
    assert keys(page) == ["line", "pages", "next", "late"]
    assert page.table.table.words.heads[4] == "Due ↑"
    box.activated.emit(box.findData("phase"))
    assert keys(page) == ["late", "next", "line", "pages"]


def test_a_click_on_a_head_sorts_and_another_turns_it_round(page: RoadmapPage) -> None:
    heads = page.table.table.heads
    at = QPoint(heads.sectionViewportPosition(4) + 5, 5)
    for order in (["pages", "line", "next", "late"], ["line", "pages", "next", "late"]):
        QTest.mouseClick(heads.viewport(), Qt.MouseButton.LeftButton, pos=at)
        assert keys(page) == order
    assert page.table.sort.choice == "due"
    assert page.table.turn.isChecked()


@pytest.mark.parametrize("key", [KEY.Key_F2, KEY.Key_Return])
def test_a_row_opens_and_back_in_the_table_it_is_still_gone_to(
    page: RoadmapPage, key: Qt.Key
) -> None:
    press(key)
    assert page.form.title.toPlainText() == "Open the line"
    assert page.form_bar.back.text() == "&Back to the table"
    page.form_bar.back.click()
    assert page.table.isVisible()
    assert page.table.choice == "line"
    assert focused() is page.table.table


@pytest.mark.parametrize(
    ("key", "phase"),
    [(KEY.Key_1, Phase.NOW), (KEY.Key_2, Phase.NEXT), (KEY.Key_3, Phase.LATER)],
)
def test_a_number_moves_the_row_to_a_phase(page: RoadmapPage, key: Qt.Key, phase: Phase) -> None:
    press(key)
    assert phases(plan(page).actions)["line"] is phase
    assert page.document.is_changed == (phase is not Phase.NOW)
    assert page.table.choice == "line"
    if phase is Phase.LATER:  # against its ratings: the reason is asked for where the keyboard is
        assert focused() is not page.table.table
        press(KEY.Key_Return)
    assert focused() is page.table.table


def test_ctrl_and_an_arrow_carry_a_row_as_on_the_board(page: RoadmapPage, qtbot: QtBot) -> None:
    press(KEY.Key_Down, CTRL)
    assert keys(page) == ["pages", "line", "next", "late"]
    press(KEY.Key_Right, CTRL)
    assert words(page, "line")[2] == "Next"
    page.table.sort.activated.emit(1)
    with qtbot.waitSignal(page.said) as told:
        press(KEY.Key_Up, CTRL)
    assert told.args == ["Sort as on the board to move an action up or down."]


def test_delete_takes_a_row_off_and_the_buttons_do_what_the_keys_do(page: RoadmapPage) -> None:
    page.bar.down.click()
    assert keys(page)[:2] == ["pages", "line"]
    press(KEY.Key_Delete)
    assert keys(page) == ["pages", "next", "late"]
    assert page.table.choice == "next"
    page.document.undo_stack.undo()
    assert keys(page) == ["pages", "line", "next", "late"]


def test_what_is_chosen_stays_chosen_between_board_and_table(page: RoadmapPage) -> None:
    press_switch(page, "board")
    assert page.board.isVisible()
    assert page.board.choice == "line"
    at_card(page, "late")
    press_switch(page, "table")
    assert page.table.choice == "late"
    assert page.bar.switch.choice == "later"


def test_on_the_board_too_a_number_moves_a_card(page: RoadmapPage) -> None:
    press_switch(page, "board")
    at_card(page, "line")
    press(KEY.Key_3)
    assert titles(page, LATER) == ["Zone the offer", "Open the line"]
    press(KEY.Key_Return)  # no reason yet
    assert focused() is page.board.lists[LATER]
    press(KEY.Key_1)
    assert titles(page, NOW) == ["Agree the pages", "Open the line"]


def test_the_chosen_row_stays_marked_when_the_keyboard_goes_to_the_bar(page: RoadmapPage) -> None:
    table = page.table.table
    press(KEY.Key_Down)
    chosen = table.choice
    page.bar.open.setFocus()
    assert table.marked == chosen
    row = table.visualRect(table.words.index(table.words.place_of(chosen), 0))
    names = table.names.grab().toImage()
    bar = table.palette().color(QPalette.ColorRole.Highlight)
    assert names.pixelColor(1, row.center().y()) == bar
    page.bar.remove.click()
    assert table.marked == table.choice != chosen


# --- written in a cell ---


@pytest.mark.parametrize(
    ("cell", "typed", "value"),
    [
        (1, "Head of service", {"owner": "Head of service"}),
        (3, "4 May 2027", {"start": date(2027, 5, 4)}),
        (4, "June 2027", {"due": date(2027, 6, 30)}),
    ],
)
def test_an_owner_and_a_day_are_written_in_the_cell(
    page: RoadmapPage, qtbot: QtBot, cell: int, typed: str, value: dict[str, object]
) -> None:
    for _ in range(cell + 1):
        press(KEY.Key_Right)
    press(KEY.Key_F2)
    assert page.table.editor.isVisible()
    qtbot.keyClicks(focused(), typed)
    press(KEY.Key_Return)
    before = next(action for action in ACTIONS if action.id == "line")
    assert page.wishes.action("line") == before.model_copy(update=value)
    assert page.table.editor.isHidden()
    assert page.table.table.hasFocus()
    assert page.table.choice == "line"
    assert page.document.undo_stack.index() == 1


def test_a_status_is_chosen_in_the_cell_and_escape_leaves_it(page: RoadmapPage) -> None:
    for _ in range(6):
        press(KEY.Key_Right)
    press(KEY.Key_F2)
    press(KEY.Key_Down)
    press(KEY.Key_Escape)
    assert not page.document.is_changed
    press(KEY.Key_F2)
    page.table.editor.status.show_choice("complete")
    press(KEY.Key_Return)
    action = page.wishes.action("line")
    assert action is not None
    assert action.status is ActionStatus.COMPLETE


def test_a_day_that_cannot_be_read_stays_in_the_cell(page: RoadmapPage, qtbot: QtBot) -> None:
    for _ in range(5):
        press(KEY.Key_Right)
    press(KEY.Key_F2)
    qtbot.keyClicks(focused(), "soon")
    press(KEY.Key_Return)
    assert page.table.editor.isVisible()
    assert page.table.editor.dates["due"].trouble.isVisible()
    assert accessibility.clipped(page.table.editor) == []
    press(KEY.Key_Escape)
    assert page.table.editor.isHidden()
    assert not page.document.is_changed


def test_what_was_written_in_a_cell_is_kept_when_one_goes_elsewhere(
    page: RoadmapPage, qtbot: QtBot
) -> None:
    press(KEY.Key_Right)
    press(KEY.Key_Right)
    press(KEY.Key_F2)
    qtbot.keyClicks(focused(), "Lead")
    page.bar.open.setFocus()
    assert page.table.editor.isHidden()
    assert page.bar.open.hasFocus()
    action = page.wishes.action("line")
    assert action is not None
    assert action.owner == "Lead"


@pytest.mark.parametrize(("cell", "field"), [(2, "phase"), (4, "due"), (5, "status")])
def test_enter_on_a_cell_opens_the_form_at_its_field(
    page: RoadmapPage, cell: int, field: str
) -> None:
    for _ in range(cell + 1):
        press(KEY.Key_Right)
    press(KEY.Key_Return)
    form = page.form
    at = {"phase": form.phase, "due": form.dates["due"].field, "status": form.status}
    assert focused() is at[field]


def test_left_of_the_first_cell_is_the_whole_row_which_opens_at_its_words(
    page: RoadmapPage,
) -> None:
    press(KEY.Key_Right)
    press(KEY.Key_Left)
    press(KEY.Key_F2)
    assert page.form.title.hasFocus()


def test_without_an_action_the_table_leads_to_the_drafts(
    prompts: ScriptedPrompts, qtbot: QtBot, theme: Theme
) -> None:
    page = shown(RoadmapPage, AssessmentDocument(newshire()), prompts, qtbot)
    press_switch(page, "table")
    assert page.table.isHidden()
    assert page.empty.isVisible()
    assert page.empty.button is not None
    page.empty.button.click()
    assert page.drafts.isVisible()


# --- projected positions ---


def strip(page: RoadmapPage, item: str) -> list[str]:
    rows = {row.key: row for row in page.projected.table.words.rows}
    return [cell.word for cell in rows[item].cells]


def test_each_item_that_is_aimed_at_has_a_strip_of_words(page: RoadmapPage) -> None:
    press_switch(page, "projected")
    assert "No action aims at a sentence yet" in page.projected.intro.text()
    assert page.projected.table.isHidden()
    aims = tuple(Aim(question=f"allowances-{n}", rung=3) for n in (1, 2))
    page.document.apply(partial(alter_action, "next", "aims", aims), "aim")
    assert [row.key for row in page.projected.table.words.rows] == ["allowances"]
    assert strip(page, "allowances")[:4] == [
        "Partly in place (provisional)",
        "Partly in place (provisional)",
        "Mostly in place (provisional)",
        "Mostly in place (provisional)",
    ]
    said = page.projected.intro.text()
    assert "Provisional: an essential question" in said
    assert LEFT_OUT in said
    cells = page.projected.table.words.rows[0].cells
    assert [cell.shape for cell in cells[1:3]] == [Shape.PARTLY, Shape.MOSTLY]
    assert [cell.strong for cell in cells[:4]] == [False, False, True, False]
    assert cells[2].spoken == "After Next: Mostly in place (provisional), changed"
    assert strip(page, "allowances")[4] == (
        "No action in Now or Later aims at a sentence of it. It takes 1 more step to be Fully in "
        "place. 1 of its questions would still have no answer."
    )


def test_what_holds_an_item_has_room_for_a_sentence_in_a_small_window(page: RoadmapPage) -> None:
    press_switch(page, "projected")
    aims = tuple(Aim(question=f"allowances-{n}", rung=3) for n in (1, 2))
    page.document.apply(partial(alter_action, "next", "aims", aims), "aim")
    page.resize(804, 640)
    settle()
    table = page.projected.table
    last = len(table.words.heads) - 1
    assert table.columnWidth(last) > 2 * table.columnWidth(last - 1)


def test_a_strip_leads_to_the_benchmark(page: RoadmapPage, qtbot: QtBot) -> None:
    aims = (Aim(question="allowances-1", rung=3),)
    page.document.apply(partial(add_action, an_action("aims", aims=aims)), "add")
    press_switch(page, "projected")
    page.projected.table.enter()
    with qtbot.waitSignal(page.wanted) as told:
        press(KEY.Key_Return)
    assert told.args == ["benchmark", "allowances"]


# --- large text ---


@pytest.mark.parametrize("view", ["table", "projected", "progress", "split", "merge", "aside"])
def test_at_twice_the_text_size_every_view_can_be_used(
    page: RoadmapPage, theme: Theme, qtbot: QtBot, view: str
) -> None:
    aims = (Aim(question="allowances-1", rung=3),)
    page.document.apply(partial(alter_action, "next", "aims", aims), "aim")
    theme.set_text_size(200)
    page.resize(1024, 640)
    if view in ("split", "merge"):
        (page.bar.part if view == "split" else page.bar.join).click()
    elif view == "aside":
        why = NotNow(reason="Later")
        page.document.apply(partial(set_draft_aside, "suggested-1", why), "set aside")
        press_switch(page, "board")
        at_card(page, "draft:suggested-1")
        page.bar.open.click()
    else:
        press_switch(page, view)
    qtbot.waitUntil(lambda: accessibility.clipped(page) == [], timeout=5000)
    assert accessibility.nameless(page) == []
    assert accessibility.small_targets(page) == []
    assert accessibility.tab_trouble(page) == []


def test_the_table_says_of_an_action_that_was_moved_without_a_reason(page: RoadmapPage) -> None:
    assert "Now. Moved here, no reason written" in page.table.table.words.rows[0].cells[2].word
    page.wishes.change("line", "reason", "It costs nothing.")
    assert page.table.table.words.rows[0].cells[2].word == "Now"


def test_the_table_says_of_a_day_that_it_is_before_what_it_waits_for(page: RoadmapPage) -> None:
    due = list(HEADS).index("due")
    first, second = "first", "second"
    for key, waits in ((second, ()), (first, (second,))):
        page.document.apply(partial(add_action, an_action(key, depends_on=waits)), "add")
    page.wishes.change(first, "due", date(2027, 2, 28))
    page.wishes.change(second, "due", date(2027, 6, 30))
    rows = {row.key: row for row in page.table.table.words.rows}
    assert rows[first].cells[due].word == "28 February 2027. Before what it waits for"
    assert rows[second].cells[due].word == "30 June 2027"
    page.wishes.change(first, "start", date(2027, 2, 1))
    start = list(HEADS).index("start")
    assert cell_of(page, first, start) == "1 February 2027"
    page.wishes.change(first, "due", date(2027, 7, 1))
    assert cell_of(page, first, start) == "1 February 2027. Before what it waits for is due"
    assert cell_of(page, first, due) == "1 July 2027"
    page.wishes.change(second, "status", ActionStatus.COMPLETE)
    assert cell_of(page, first, start) == "1 February 2027"


def cell_of(page: RoadmapPage, action_id: str, column: int) -> str:
    rows = {row.key: row for row in page.table.table.words.rows}
    return rows[action_id].cells[column].word


def test_in_a_small_window_every_column_of_the_table_is_seen(
    page: RoadmapPage, qtbot: QtBot
) -> None:
    page.wishes.change("policy", "due", date(2027, 2, 28))
    page.wishes.change("policy", "start", date(2026, 11, 22))
    page.resize(804, 640)
    settle()
    assert page.table.table.horizontalScrollBar().maximum() == 0


def test_a_day_that_cannot_be_read_is_still_there_after_going_elsewhere(
    page: RoadmapPage, qtbot: QtBot
) -> None:
    for _ in range(5):
        press(KEY.Key_Right)
    press(KEY.Key_F2)
    qtbot.keyClicks(focused(), "soon")
    page.bar.open.setFocus()
    assert page.table.editor.isVisible()
    assert page.table.editor.dates["due"].field.text() == "soon"
    assert page.unfinished() == "A date of “Open the line” that cannot be read"
