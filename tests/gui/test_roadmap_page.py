"""The roadmap page: the board, the drafts, and one action in full."""

from __future__ import annotations

from datetime import date
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.edits import place_at
from reflective_app.domain.phases import phases
from reflective_app.domain.plan import Action, ActionStatus, NotNow, Phase, Plan
from reflective_app.domain.plan_edits import add_action, set_aside
from reflective_app.gui.document import AssessmentDocument
from reflective_app.gui.pages.roadmap import RoadmapPage
from reflective_app.gui.pages.roadmap_form import NO_TITLE
from reflective_app.gui.theme import Theme
from reflective_app.gui.widgets.card_list import CardList, CardRow
from reflective_app.gui.widgets.shapes import Shape
from tests.builders import a_set, an_action, an_assessment, an_item, answered
from tests.gui import accessibility
from tests.gui.pages_shown import shown
from tests.gui.scripted_prompts import ScriptedPrompts

KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
NOW, NEXT, LATER, NOT_NOW = range(4)


def suggestion(number: int) -> dict[str, object]:
    text = f"Do the thing numbered {number}."
    return {
        "id": f"suggested-{number}",
        "text": text,
        "question": f"allowances-{number}",
        "from": [0, 1],
        "aims_for": 2,
    }


def newshire(*actions: Action) -> Assessment:
    """Allowances partly in place, with three suggestions and one don't know; peers in place."""
    suggested = [suggestion(number) for number in (1, 2, 3)]
    items = (an_item("allowances", actions=suggested), an_item("peers"))
    assessment = answered(an_assessment(a_set(*items)), "allowances", "1, 1, 1, ?")
    assessment = answered(assessment, "peers", "3, 3, 3, 3")
    return assessment.model_copy(update={"plan": Plan(actions=actions)})


ACTIONS = (
    an_action("line", title="Open the line", items=("allowances",), owner="Team manager"),
    an_action("pages", title="Write the pages"),
    an_action("policy", title="Publish the policy", phase=Phase.LATER, depends_on=("line",)),
)


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


def plan(page: RoadmapPage) -> Plan:
    return page.document.assessment.plan


def titles(page: RoadmapPage, column: int) -> list[str]:
    return [row.name for row in page.board.lists[column].rows]


def card(page: RoadmapPage, key: str) -> CardRow:
    rows = [row for cards in page.board.lists for row in cards.rows]
    found = next(row for row in rows if row.key == key)
    assert isinstance(found, CardRow)
    return found


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(focused(), key, modifier)


def at_card(page: RoadmapPage, key: str) -> None:
    """Put the keyboard on a card."""
    page.board.choose(key, focus=True)
    page.board.chosen.emit(key)


def click(cards: CardList, place: int, *, twice: bool = False) -> None:
    at = cards.visualRect(cards.model().index(place, 0)).center()
    QTest.mouseClick(cards.viewport(), Qt.MouseButton.LeftButton, pos=at)
    if twice:
        QTest.mouseDClick(cards.viewport(), Qt.MouseButton.LeftButton, pos=at)


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
        "Needs: Open the line. At risk (A)."
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
    assert "Needs: Open the line (but that is in Next)" in card(page, "policy").as_spoken


def test_the_rail_counts_actions_and_those_nobody_owns(
    page: RoadmapPage, bare: RoadmapPage
) -> None:
    current = page.current
    assert page.status(current.assessment, current.findings) == "3 actions, 2 have no owner"
    assert bare.status(bare.current.assessment, bare.current.findings) == "No actions yet"


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
    QApplication.processEvents()
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
    with qtbot.waitSignal(page.wanted) as told:
        press(KEY.Key_Return)
    assert told.args == ["benchmark", "allowances"]
    page.bar.back.click()
    assert plan(page).not_now == {}


def test_a_draft_set_aside_can_be_brought_back(
    page: RoadmapPage, prompts: ScriptedPrompts, qtbot: QtBot
) -> None:
    page.review.click()
    prompts.script("The carers asked for something else first.")
    page.draft_bar.aside.click()
    page.draft_bar.back.click()
    assert titles(page, NOT_NOW) == ["Do the thing numbered 1"]
    at_card(page, "draft:suggested-1")
    page.bar.back.click()
    assert plan(page).drafts_set_aside == {}


# --- drafts ---


def test_drafts_say_why_they_are_offered(page: RoadmapPage) -> None:
    page.review.click()
    spoken = [row.as_spoken for row in page.drafts.list.rows]
    assert spoken[0] == (
        "R1, Do the thing numbered 1, Allowances. Suggested for where this stands now"
    )
    assert spoken[-1] == (
        "R1, Find out: allowances-4?, Allowances. Nobody in the room knew. "
        "Who could know, and by when?"
    )


def test_a_draft_joins_the_phase_that_is_chosen_and_the_next_one_is_chosen(
    page: RoadmapPage, qtbot: QtBot
) -> None:
    page.review.click()
    assert page.drafts.list.choice == "suggested-1"
    with qtbot.waitSignals([page.said, page.document.keep_wanted]):
        page.draft_bar.into[Phase.NEXT].click()
    made = plan(page).actions[-1]
    assert (made.title, made.phase, made.items, made.drafts) == (
        "Do the thing numbered 1",
        None,
        ("allowances",),
        ("suggested-1",),
    )
    assert page.drafts.list.choice == "suggested-2"
    page.document.undo_stack.undo()
    assert page.drafts.list.rows[0].key == "suggested-1"


@pytest.mark.parametrize(
    ("key", "phase"),
    [(KEY.Key_1, Phase.NOW), (KEY.Key_2, Phase.NEXT), (KEY.Key_3, Phase.LATER)],
)
def test_in_the_list_a_number_adds_the_draft(page: RoadmapPage, key: Qt.Key, phase: Phase) -> None:
    page.review.click()
    assert "1 adds a draft to Now" in page.draft_bar.hint.text()
    assert focused() is page.drafts.list
    press(key)
    made = plan(page).actions
    assert phases(made)[made[-1].id] is phase
    assert focused() is page.drafts.list


def test_a_number_elsewhere_adds_nothing(page: RoadmapPage) -> None:
    page.review.click()
    page.draft_bar.aside.setFocus()
    press(KEY.Key_1)
    assert len(plan(page).actions) == len(ACTIONS)


def test_a_draft_is_set_aside_only_with_a_reason(
    page: RoadmapPage, prompts: ScriptedPrompts
) -> None:
    page.review.click()
    prompts.script(None)
    page.draft_bar.aside.click()
    assert plan(page).drafts_set_aside == {}
    prompts.script("Not this year.")
    page.draft_bar.aside.click()
    assert plan(page).drafts_set_aside["suggested-1"].reason == "Not this year."
    assert page.drafts.list.choice == "suggested-2"


def test_when_the_last_draft_is_gone_the_way_back_is_left(page: RoadmapPage) -> None:
    page.review.click()
    for _ in range(4):
        page.draft_bar.into[Phase.NOW].click()
    assert page.drafts.list.rows == ()
    assert "No draft is waiting" in page.drafts.intro.text()
    assert page.draft_bar.aside.isHidden()
    assert accessibility.nameless(page) == []
    page.draft_bar.back.click()
    assert page.board.isVisible()
    assert page.review.text() == "Review &drafts (0)"


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


# --- one action ---


def test_a_new_action_opens_with_its_title_chosen_to_be_written_over(
    page: RoadmapPage, qtbot: QtBot
) -> None:
    page.add.click()
    assert page.form.title.hasFocus()
    qtbot.keyClicks(page.form.title, "Ring every carer")
    made = plan(page).actions[-1]
    assert (made.title, made.phase) == ("Ring every carer", Phase.NOW)
    stack = page.document.undo_stack
    assert stack.undoText() == "reword action"
    stack.undo()
    assert plan(page).actions[-1].title == "New action"
    assert page.form.title.toPlainText() == "New action"
    stack.undo()
    assert len(plan(page).actions) == len(ACTIONS)
    assert page.board.isVisible()


def test_every_field_is_recorded_as_it_is_written(page: RoadmapPage, qtbot: QtBot) -> None:
    page.open_at("pages")
    form = page.form
    for name in form.texts:
        qtbot.keyClicks(form.texts[name], f"Our {name}")
    qtbot.keyClicks(form.reason, "It is small.")
    form.phase.setCurrentIndex(1)
    form.phase.activated.emit(1)
    form.status.activated.emit(form.status.findData("off_track"))
    qtbot.keyClicks(form.dates["due"].field, "28 February 2027")
    qtbot.keyClick(form.dates["due"].field, KEY.Key_Return)
    form.items_fold.head.click()
    form.items.ticks["peers"].box.click()
    form.needs_fold.head.click()
    form.needs.ticks["policy"].box.click()
    changed = {action.id: action for action in plan(page).actions}["pages"]
    assert changed == an_action(
        "pages",
        title="Write the pages",
        owner="Our owner",
        measure="Our measure",
        baseline="Our baseline",
        cost="Our cost",
        funding="Our funding",
        reason="It is small.",
        phase=Phase.NEXT,
        status=ActionStatus.OFF_TRACK,
        due=date(2027, 2, 28),
        items=("peers",),
        depends_on=("policy",),
    )
    assert form.items_fold.head.words == "For which items of the guide (R2)"
    assert form.needs_fold.head.words == "Needs these actions first (1 action)"


def test_an_emptied_title_is_said_and_not_recorded(page: RoadmapPage, qtbot: QtBot) -> None:
    page.open_at("pages")
    page.form.title.selectAll()
    qtbot.keyClick(page.form.title, KEY.Key_Delete)
    assert page.form.trouble.text() == NO_TITLE
    assert page.form.trouble.isVisible()
    assert plan(page).actions[1].title == "Write the pages"
    qtbot.keyClicks(page.form.texts["owner"], "Lead")
    assert page.form.title.toPlainText() == ""
    qtbot.keyClicks(page.form.title, "Write two pages")
    assert page.form.trouble.isHidden()
    assert plan(page).actions[1].title == "Write two pages"


def test_a_title_is_one_line_whatever_is_typed(page: RoadmapPage, qtbot: QtBot) -> None:
    page.add.click()
    qtbot.keyClicks(page.form.title, "Ring")
    qtbot.keyClick(page.form.title, KEY.Key_Return)
    qtbot.keyClicks(page.form.title, "every carer")
    assert plan(page).actions[-1].title == "Ring every carer"


def test_a_date_that_cannot_be_read_stays_while_other_fields_are_written(
    page: RoadmapPage, qtbot: QtBot
) -> None:
    page.open_at("pages")
    due = page.form.dates["due"]
    due.field.setFocus()
    qtbot.keyClicks(due.field, "soon")
    page.form.texts["owner"].setFocus()
    qtbot.keyClicks(page.form.texts["owner"], "Lead")
    assert due.field.text() == "soon"
    assert due.trouble.isVisible()
    page.form_bar.back.click()
    page.open_at("line")
    assert due.field.text() == ""
    assert due.trouble.isHidden()


def test_the_open_action_can_be_removed_and_leads_back_to_the_board(page: RoadmapPage) -> None:
    page.open_at("pages")
    page.form_bar.remove.click()
    assert page.board.isVisible()
    assert titles(page, NOW) == ["Open the line"]


def test_an_unknown_action_is_not_opened_nor_moved(page: RoadmapPage) -> None:
    page.open_at("nobody-knows-it")
    assert page.board.isVisible()
    for wish in (
        partial(page.wishes.move, "gone", 1, 0),
        partial(page.wishes.place, "gone", "now"),
        partial(page.wishes.remove, "gone"),
        partial(page.wishes.change, "gone", "owner", "Lead"),
        partial(page.wishes.accept, "gone", "now"),
        partial(page.wishes.put_aside, "gone"),
        partial(page.wishes.bring_back, "gone"),
    ):
        wish()
    assert not page.document.is_changed


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
