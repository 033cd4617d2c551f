"""One action in full: its fields, when it can be, its aims; and actions split and merged."""

from __future__ import annotations

from datetime import date
from functools import partial

import pytest
from PySide6.QtCore import QMimeData, QPoint
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from reflective_app.domain.edits import place_at
from reflective_app.domain.phases import phases
from reflective_app.domain.plan import ActionStatus, Aim, Ease, NotNow, Phase, Ratings
from reflective_app.domain.plan_edits import add_action, alter_action, follow_ratings
from reflective_app.gui.document import AssessmentDocument
from reflective_app.gui.pages.roadmap.form_parts import LineBox
from reflective_app.gui.pages.roadmap.form_words import EASE_HINT, NEW_TITLE, NO_TITLE
from reflective_app.gui.pages.roadmap.page import RoadmapPage
from reflective_app.gui.theme import Theme
from reflective_app.gui.widgets.fields import PlainField
from tests.builders import an_action
from tests.gui.accessibility import settle
from tests.gui.pages_shown import shown
from tests.gui.roadmap_window import (
    ACTIONS,
    CTRL,
    KEY,
    NOW,
    at_card,
    card,
    focused,
    newshire,
    plan,
    press,
    titles,
)
from tests.gui.scripted_prompts import ScriptedPrompts


@pytest.fixture
def page(prompts: ScriptedPrompts, qtbot: QtBot, theme: Theme) -> RoadmapPage:
    return shown(RoadmapPage, AssessmentDocument(newshire(*ACTIONS)), prompts, qtbot)


def owner(page: RoadmapPage) -> str:
    field = page.form.texts["owner"]
    assert isinstance(field, PlainField)
    return field.text()


def test_a_new_action_is_on_the_roadmap_once_it_has_words(page: RoadmapPage, qtbot: QtBot) -> None:
    page.add.click()
    assert page.form.title.hasFocus()
    assert page.form.trouble.text() == NEW_TITLE
    assert page.form_bar.remove.isHidden()
    assert len(plan(page).actions) == len(ACTIONS)
    qtbot.keyClicks(page.form.title, "Ring every carer")
    made = plan(page).actions[-1]
    assert (made.title, made.phase) == ("Ring every carer", None)
    assert page.form.trouble.isHidden()
    assert page.form_bar.remove.isVisible()
    page.form_bar.back.click()
    assert page.board.choice == made.id


def test_a_new_action_with_its_words_is_undone_in_one_step(page: RoadmapPage, qtbot: QtBot) -> None:
    page.add.click()
    qtbot.keyClicks(page.form.title, "Ring every carer")
    assert page.document.undo_stack.undoText() == "add action"
    page.document.undo_stack.undo()
    assert plan(page).actions == ACTIONS
    assert page.board.isVisible()


def test_what_is_written_before_the_words_joins_with_them_and_is_never_lost(
    page: RoadmapPage, qtbot: QtBot
) -> None:
    page.add.click()
    qtbot.keyClicks(page.form.texts["owner"], "Lead")
    page.form.ease.boxes["money"].activated.emit(3)
    assert not page.document.is_changed
    page.form_bar.back.click()
    assert page.board.isVisible()
    page.add.click()
    assert owner(page) == "Lead"
    assert page.form.why.text() == "Later, because money and commissioning is hard."
    qtbot.keyClicks(page.form.title, "Ring")
    made = plan(page).actions[-1]
    assert (made.title, made.owner, made.ease) == ("Ring", "Lead", Ratings(money=Ease.HARD))
    page.form_bar.back.click()
    page.add.click()
    assert owner(page) == ""


def test_every_field_is_recorded_as_it_is_written(page: RoadmapPage, qtbot: QtBot) -> None:
    page.open_at("pages")
    form = page.form
    for name in form.texts:
        qtbot.keyClicks(form.texts[name], f"Our {name}")
    form.phase.activated.emit(form.phase.findData("next"))
    form.ease.boxes["people"].activated.emit(1)
    form.ease.boxes["agreement"].activated.emit(2)
    form.status.activated.emit(form.status.findData("off_track"))
    qtbot.keyClicks(form.dates["due"].field, "28 February 2027")
    qtbot.keyClick(form.dates["due"].field, KEY.Key_Return)
    form.items_fold.head.click()
    form.items.ticks["peers"].box.click()
    form.aims_fold.head.click()
    form.aims.sentence.activated.emit(form.aims.sentence.findData("2"))
    form.waits_fold.head.click()
    form.waits.ticks["policy"].box.click()
    changed = {action.id: action for action in plan(page).actions}["pages"]
    assert changed == an_action(
        "pages",
        title="Write the pages",
        owner="Our owner",
        measure="Our measure",
        baseline="Our baseline",
        cost="Our cost",
        funding="Our funding",
        reason="Our reason",
        barriers="Our barriers",
        enablers="Our enablers",
        who_may_miss_out="Our who_may_miss_out",
        phase=Phase.NEXT,
        ease=Ratings(people=Ease.EASY, agreement=Ease.MODERATE),
        aims=(Aim(question="peers-1", rung=2),),
        status=ActionStatus.OFF_TRACK,
        due=date(2027, 2, 28),
        items=("peers",),
        depends_on=("policy",),
    )
    assert form.items_fold.head.words == "For which items of the guide (R2)"
    assert form.waits_fold.head.words == "Waits for these actions (1 action)"
    assert form.aims_fold.head.words == "Aims (1 aim)"


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
    with qtbot.waitSignal(page.said) as told:
        page.form_bar.back.click()
    assert told.args is not None
    assert told.args[0].startswith("“soon” under Due is not recorded.")
    assert page.unfinished() == "The action “Write the pages” half written"
    assert focused() is due.field
    assert due.field.text() == "soon"
    due.field.clear()
    page.form_bar.back.click()
    assert page.unfinished() == ""
    page.open_at("line")
    assert due.field.text() == ""
    assert due.trouble.isHidden()


def test_a_month_is_the_day_on_which_it_begins_for_a_start(page: RoadmapPage, qtbot: QtBot) -> None:
    page.open_at("pages")
    start, due = page.form.dates.values()
    for field in (start, due):
        field.field.setFocus()
        qtbot.keyClicks(field.field, "June 2027")
        assert field.settle()
    assert plan(page).actions[1].start == date(2027, 6, 1)
    assert plan(page).actions[1].due == date(2027, 6, 30)
    assert "the first day of the month" in start.trouble.text()


def test_being_due_before_what_it_waits_for_is_said_beside_the_date(page: RoadmapPage) -> None:
    page.wishes.change("line", "due", date(2027, 6, 30))
    page.open_at("policy")
    assert page.form.when.said.text() == ""
    page.wishes.change("policy", "due", date(2027, 2, 28))
    assert "waits for “Open the line”, which is due only on 30 June" in page.form.when.said.text()
    assert "Open the line" in page.form.dates["due"].field.accessibleDescription()


def test_no_two_letters_of_the_form_are_the_same(page: RoadmapPage) -> None:
    page.open_at("line")
    page.form.phase.activated.emit(page.form.phase.findData("later"))
    labels: list[QLabel | QPushButton] = [
        each for each in page.findChildren(QLabel) if each.buddy() is not None
    ]
    words = [each.text() for each in (*labels, *page.findChildren(QPushButton)) if each.isVisible()]
    letters = [said[said.index("&") + 1].lower() for said in words if "&" in said]
    assert sorted(letters) == sorted(set(letters))


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
        partial(page.offers.wishes.accept, ["gone"], "now"),
        partial(page.offers.wishes.put_aside, ["gone"], NotNow(reason="Later")),
        partial(page.offers.wishes.bring_back, "draft:gone"),
    ):
        wish()
    assert not page.document.is_changed


# --- from one action to the next ---


def test_ten_actions_are_rated_without_going_back_to_the_board(page: RoadmapPage) -> None:
    at_card(page, "line")
    press(KEY.Key_Return)
    assert page.form.head.text() == "Action 1 of 3"
    assert not page.form_bar.before.isEnabled()
    box = page.form.ease.boxes["money"]
    box.setFocus()
    rated = []
    for _ in range(3):
        box.activated.emit(3)  # hard: it goes to Later, and the way on stays as it was
        rated.append(page.form.title.toPlainText())
        press(KEY.Key_PageDown, CTRL)
        assert box.hasFocus()
    assert rated == ["Open the line", "Write the pages", "Publish the policy"]
    assert [action.ease.money for action in plan(page).actions] == [Ease.HARD] * 3
    assert page.form.head.text() == "Action 3 of 3"
    assert not page.form_bar.after.isEnabled()
    press(KEY.Key_PageUp, CTRL)
    assert page.form.title.toPlainText() == "Write the pages"
    page.form_bar.back.click()
    assert page.board.choice == "pages"


def test_at_the_last_action_the_button_hands_the_keyboard_to_the_way_back(
    page: RoadmapPage,
) -> None:
    page.open_at("pages")
    page.form_bar.after.setFocus()
    page.form_bar.after.click()
    assert page.form.head.text() == "Action 3 of 3"
    assert page.form_bar.before.hasFocus()


def test_a_date_that_cannot_be_read_is_not_left_for_the_next_action(
    page: RoadmapPage, qtbot: QtBot
) -> None:
    page.open_at("line")
    page.form.dates["due"].field.setFocus()
    qtbot.keyClicks(page.form.dates["due"].field, "soon")
    press(KEY.Key_PageDown, CTRL)
    assert page.form.title.toPlainText() == "Open the line"
    assert page.form.dates["due"].trouble.isVisible()
    page.form.dates["due"].field.selectAll()
    qtbot.keyClicks(page.form.dates["due"].field, "1 May 2027")
    press(KEY.Key_PageDown, CTRL)
    assert page.form.title.toPlainText() == "Write the pages"
    assert page.form.dates["due"].field.text() == ""
    assert {action.id: action.due for action in plan(page).actions} == {
        "line": date(2027, 5, 1),
        "pages": None,
        "policy": None,
    }


def test_a_new_action_has_none_before_or_after_it(page: RoadmapPage) -> None:
    page.open_at("line")
    page.form_bar.back.click()
    page.add.click()
    press(KEY.Key_PageDown, CTRL)
    assert page.form.head.text() == "New action"
    assert page.form_bar.after.isHidden()


def test_sections_stand_two_abreast_where_there_is_room_and_tab_reads_them_so(
    page: RoadmapPage,
) -> None:
    page.open_at("line")
    page.resize(1100, 700)
    settle()
    assert page.form.sections.abreast == 2
    owner_at = page.form.texts["owner"].mapTo(page.form, QPoint(0, 0))
    title_at = page.form.title.mapTo(page.form, QPoint(0, 0))
    assert owner_at.x() > title_at.x() + page.form.title.width()
    assert abs(owner_at.y() - title_at.y()) < 10
    page.form.aims_fold.head.setFocus()
    press(KEY.Key_Tab)
    assert focused() is page.form.texts["owner"]
    page.resize(800, 700)
    settle()
    assert page.form.sections.abreast == 1
    assert page.form.texts["owner"].mapTo(page.form, QPoint(0, 0)).x() == title_at.x()


# --- when it can be ---


def rate(page: RoadmapPage, side: str, place: int) -> None:
    """Choose not rated, easy, moderate or hard."""
    page.form.ease.boxes[side].activated.emit(place)


def test_the_phase_that_follows_is_said_as_ratings_change(page: RoadmapPage) -> None:
    page.document.apply(partial(follow_ratings, "pages"), "follow")
    page.open_at("pages")
    said = []
    for side, place in (("money", 1), ("people", 2), ("agreement", 3), ("agreement", 0)):
        rate(page, side, place)
        said.append(page.form.why.text())
    assert said == [
        "Now, because all that is rated is easy.",
        "Next, because people and skills is moderate.",
        "Later, because agreement and lead time is hard.",
        "Next, because people and skills is moderate.",
    ]
    assert phases(plan(page).actions)["pages"] is Phase.NEXT


def test_waiting_for_another_action_moves_it_and_says_why(page: RoadmapPage) -> None:
    page.document.apply(partial(follow_ratings, "pages"), "follow")
    page.open_at("pages")
    rate(page, "money", 1)
    page.form.waits.ticks["line"].box.click()
    assert page.form.why.text() == "Next, because it waits for “Open the line”, which is in Now."


def test_a_reason_is_asked_for_where_the_group_moved_it_and_never_forced(
    page: RoadmapPage, qtbot: QtBot
) -> None:
    page.document.apply(partial(follow_ratings, "pages"), "follow")
    page.open_at("pages")
    assert page.form.reason.isHidden() or not page.form.reason.isVisible()
    page.form.phase.activated.emit(page.form.phase.findData("now"))
    assert page.form.reason.isVisible()
    assert focused() is page.form.reason
    assert page.form.why.text() == (
        "Now, moved here by the group; no reason recorded. Otherwise it would be Next, because "
        "nothing is rated yet."
    )
    page.form.phase.activated.emit(page.form.phase.findData(""))
    assert plan(page).actions[1].phase is None
    assert not page.form.reason.isVisible()


def test_a_loop_is_refused_with_a_sentence_that_names_the_actions(page: RoadmapPage) -> None:
    page.open_at("line")
    page.form.waits_fold.head.click()
    page.form.waits.ticks["policy"].box.click()
    trouble = page.form.waits_trouble
    assert trouble.text() == (
        "“Open the line” cannot wait for “Publish the policy”, because “Publish the policy” waits "
        "for “Open the line”. Neither could begin."
    )
    assert trouble.isVisible()
    assert not page.form.waits.ticks["policy"].box.isChecked()
    assert not page.document.is_changed
    page.form.waits.ticks["pages"].box.click()
    assert trouble.isHidden()


def test_the_keyboard_stays_on_what_is_ticked_though_other_actions_move(
    page: RoadmapPage,
) -> None:
    page.document.apply(partial(follow_ratings, "policy"), "follow")
    page.document.apply(partial(follow_ratings, "line"), "follow")
    page.open_at("line")
    page.form.waits_fold.head.click()
    box = page.form.waits.ticks["pages"].box
    box.setFocus()
    named = page.form.waits.ticks["policy"].box
    assert named.accessibleName() == "Later: Publish the policy"
    rate(page, "money", 1)
    assert named.accessibleName() == "Next: Publish the policy"
    press(KEY.Key_Space)
    assert focused() is page.form.waits.ticks["pages"].box
    assert box.isChecked()


LONG = "of a title so long that what is said of waiting for it takes a line or two more " * 2


def waiting_for_two(page: RoadmapPage, size: tuple[int, int]) -> dict[str, QPoint]:
    """Open an action whose ticks bring and take lines; where its boxes stand in the window."""
    page.resize(*size)
    page.open_at("pages")
    page.form.waits_fold.head.click()
    page.frame.keep_in_sight(page.form.waits)
    settle()
    return where_boxes_are(page)


def where_boxes_are(page: RoadmapPage) -> dict[str, QPoint]:
    settle()
    ticks = page.form.waits.ticks
    return {key: tick.box.mapTo(page, QPoint(0, 0)) for key, tick in ticks.items()}


@pytest.mark.parametrize("size", [(720, 500), (804, 640), (1400, 900), (1800, 2600)])
def test_a_box_that_is_ticked_stays_under_the_pointer_with_the_others(
    size: tuple[int, int], prompts: ScriptedPrompts, qtbot: QtBot, theme: Theme
) -> None:
    actions = (
        an_action("line", title=f"Open the line {LONG}", phase=Phase.LATER, due=date(2027, 6, 30)),
        an_action("pages", title="Write the pages", phase=Phase.NOW, due=date(2027, 1, 1)),
        an_action("policy", title=f"Publish the policy {LONG}", phase=Phase.LATER),
        an_action("late", title="Come last", depends_on=("pages",)),
    )
    page = shown(RoadmapPage, AssessmentDocument(newshire(*actions)), prompts, qtbot)
    before = waiting_for_two(page, size)
    high = page.form.notes.height() if page.form.notes.isVisible() else 0
    for key in ("line", "policy", "late", "policy", "line"):  # two ticks, a loop, and back again
        page.form.waits.ticks[key].box.setFocus()
        page.form.waits.ticks[key].box.click()
        assert where_boxes_are(page) == before, key
        if key == "policy" and page.form.waits.ticks[key].box.isChecked():
            assert page.form.notes.height() > high
    assert page.form.waits.ticked == ()
    page.form_bar.back.click()
    page.open_at("pages")
    assert page.frame.head.isVisible()


def test_what_is_plainly_so_of_an_action_is_said(page: RoadmapPage, qtbot: QtBot) -> None:
    page.open_at("pages")
    assert page.form.no_owner.isVisible()
    assert page.form.notes.isHidden()
    qtbot.keyClicks(page.form.texts["owner"], "Lead")
    assert page.form.no_owner.isHidden()
    page.form.waits.ticks["policy"].box.click()
    qtbot.keyClicks(page.form.dates["due"].field, "1 March 2026")
    qtbot.keyClick(page.form.dates["due"].field, KEY.Key_Return)
    assert page.form.notes.text() == (
        "It is in Now, and waits for “Publish the policy”, which is only in Later. "
        "It was due on 1 March 2026, and is not complete."
    )
    page.form_bar.back.click()
    strong = [line.text for line in card(page, "pages").lines if line.strong]
    assert strong == [
        "Moved here, no reason written.",
        "It is in Now, and waits for “Publish the policy”, which is only in Later.",
        "It was due on 1 March 2026, and is not complete.",
    ]


# --- aims ---


def test_a_sentence_of_a_question_of_its_items_is_aimed_at(page: RoadmapPage) -> None:
    page.open_at("line")
    page.form.aims_fold.head.click()
    aims = page.form.aims
    offered = [aims.question.itemText(n) for n in range(aims.question.count())]
    assert offered == [f"R1  allowances-{n}" for n in (1, 2, 3, 4)]
    aims.question.setCurrentIndex(1)
    aims.question.activated.emit(1)
    sentences = [aims.sentence.itemText(n) for n in range(aims.sentence.count())]
    assert sentences[2] == "1  allowances-2 stands at step 1. (today)"
    aims.sentence.activated.emit(4)
    assert plan(page).actions[0].aims == (Aim(question="allowances-2", rung=3),)
    assert aims.listed.text() == "allowances-2: allowances-2 stands at step 3."
    aims.sentence.activated.emit(0)
    assert plan(page).actions[0].aims == ()


def test_today_s_sentence_follows_the_answer(page: RoadmapPage) -> None:
    page.open_at("line")
    page.form_bar.back.click()
    page.document.apply(partial(place_at, "allowances-1", 2), "place")
    page.open_at("line")
    sentences = page.form.aims.sentence
    assert sentences.itemText(2) == "1  allowances-1 stands at step 1."
    assert sentences.itemText(3) == "2  allowances-1 stands at step 2. (today)"


def test_without_an_item_there_is_no_question_to_aim_at(page: RoadmapPage) -> None:
    page.open_at("pages")
    page.form.aims_fold.head.click()
    assert page.form.aims.none.isVisible()
    page.form.items.ticks["peers"].box.click()
    assert page.form.aims.none.isHidden()
    assert page.form.aims.question.count() == 4


# --- split and merge ---


def test_an_action_is_split_into_as_many_as_there_are_lines(
    page: RoadmapPage, qtbot: QtBot
) -> None:
    at_card(page, "line")
    page.bar.part.click()
    box = page.splitter.box
    assert focused() is box
    assert not page.split_bar.go.isEnabled()
    qtbot.keyClicks(box, "Train the rota")
    qtbot.keyClick(box, KEY.Key_Return)
    qtbot.keyClicks(box, "Say so")
    assert page.splitter.said.text() == "This becomes 3 actions."
    assert page.splitter.aims_box.isHidden()
    assert page.unfinished() == "The parts of “Open the line” half written"
    page.split_bar.go.click()
    assert [action.title for action in plan(page).actions][:3] == [
        "Open the line",
        "Train the rota",
        "Say so",
    ]
    assert page.board.choice == "line"
    page.document.undo_stack.undo()
    assert plan(page).actions == ACTIONS


@pytest.mark.parametrize(("chosen", "keeps"), [(None, 1), (0, 0)])
def test_one_part_alone_keeps_the_aim_the_last_unless_another_is_chosen(
    page: RoadmapPage, qtbot: QtBot, chosen: int | None, keeps: int
) -> None:
    aims = (Aim(question="allowances-1", rung=2),)
    page.wishes.change("line", "aims", aims)
    at_card(page, "line")
    page.bar.part.click()
    qtbot.keyClicks(page.splitter.box, "Train the rota")
    assert page.splitter.aims_box.isVisible()
    if chosen is not None:
        page.splitter.aims.setCurrentIndex(chosen)
        page.splitter.aims.activated.emit(chosen)
        qtbot.keyClicks(page.splitter.box, " well")
    page.split_bar.go.click()
    assert [each.aims for each in plan(page).actions[:2]] == [
        aims if place == keeps else () for place in range(2)
    ]


def test_splitting_can_be_thought_better_of(page: RoadmapPage) -> None:
    page.open_at("line")
    page.form_bar.part.click()
    page.split_bar.back.click()
    assert not page.document.is_changed
    assert page.board.isVisible()


def test_merging_says_what_becomes_one_before_it_does(page: RoadmapPage) -> None:
    at_card(page, "pages")
    page.bar.join.click()
    assert focused() is page.merger.list
    assert page.merger.list.choice == "line"
    assert page.merger.preview.text() == (
        "“Write the pages” stays, with its words and its status, and stands in Now. It takes in "
        "the item R1 and the owner “Team manager”. What waited for either waits for it. "
        "The words “Open the line” go."
    )
    press(KEY.Key_Return)
    kept, policy = plan(page).actions
    assert (kept.id, kept.items, kept.owner) == ("pages", ("allowances",), "Team manager")
    assert policy.depends_on == ("pages",)
    assert page.board.choice == "pages"
    page.document.undo_stack.undo()
    assert plan(page).actions == ACTIONS


def test_a_merger_that_would_make_a_loop_is_refused_and_nothing_changes(page: RoadmapPage) -> None:
    last = an_action("last", title="Tell all", depends_on=("policy",))
    page.document.apply(partial(add_action, last), "add action")
    before = plan(page)
    page.open_at("line")
    page.form_bar.join.click()
    page.merger.list.show_choice("last")
    page.merge_bar.go.click()
    assert page.merger.preview.text() == (
        "“Open the line” cannot wait for “Publish the policy”, because “Publish the policy” waits "
        "for “Open the line”. Neither could begin."
    )
    assert plan(page) == before
    assert page.merger.isVisible()


def test_a_single_action_has_none_to_merge_with(
    prompts: ScriptedPrompts, qtbot: QtBot, theme: Theme
) -> None:
    page = shown(RoadmapPage, AssessmentDocument(newshire(ACTIONS[0])), prompts, qtbot)
    at_card(page, "line")
    assert page.bar.join.isHidden()
    assert page.bar.part.isVisible()


def test_why_an_action_stands_where_it_does_is_shown_whole(page: RoadmapPage) -> None:
    long = "Sign one page with housing, schools and health on who does what, with a name for each"
    page.document.apply(
        partial(add_action, an_action("page", title=long, phase=None)), "add action"
    )
    after = an_action("after", title="Tell families", phase=None, depends_on=("page",))
    page.document.apply(partial(add_action, after), "add action")
    page.open_at("after")
    settle()
    why = page.form.why
    assert long in why.text()
    assert why.height() >= why.heightForWidth(why.width())


def test_the_form_says_which_ease_leads_to_which_phase() -> None:
    for words in ("easy Now", "moderate Next", "hard Later"):
        assert words in EASE_HINT


# --- boxes, folds and ticks ---


LONG_MEASURE = "Guardians written to, 325 of 325, and requests for assessment counted monthly. " * 3


@pytest.mark.parametrize("field", ["measure", "baseline", "cost", "funding"])
def test_what_is_longer_than_a_line_is_seen_whole(
    page: RoadmapPage, qtbot: QtBot, field: str
) -> None:
    page.open_at("pages")
    box = page.form.texts[field]
    assert isinstance(box, LineBox)
    settle()
    one = box.height()
    page.document.apply(partial(alter_action, "pages", field, LONG_MEASURE), "write")
    settle()
    assert box.height() >= one + 2 * box.fontMetrics().height()
    assert not box.verticalScrollBar().isVisible()
    assert box.toPlainText() == LONG_MEASURE


def test_a_box_of_few_words_has_no_break(page: RoadmapPage, qtbot: QtBot) -> None:
    page.open_at("pages")
    box = page.form.texts["measure"]
    box.setFocus()
    qtbot.keyClicks(box, "Calls")
    press(KEY.Key_Return)
    copied = QMimeData()
    copied.setText(" answered\nwithin a day\n")
    assert isinstance(box, LineBox)
    box.insertFromMimeData(copied)
    assert plan(page).actions[1].measure == "Calls answered within a day"
    press(KEY.Key_Tab)
    assert focused() is page.form.texts["baseline"]


def test_folds_are_shut_on_another_action_and_stay_open_on_this_one(
    page: RoadmapPage, qtbot: QtBot
) -> None:
    page.open_at("line")
    form = page.form
    folds = (form.items_fold, form.aims_fold, form.waits_fold)
    for fold in folds:
        fold.head.click()
    qtbot.keyClicks(form.texts["owner"], "s")
    assert all(fold.is_open for fold in folds)
    form.texts["owner"].setFocus()
    press(KEY.Key_PageDown, CTRL)
    assert not any(fold.is_open for fold in folds)
    assert focused() is form.texts["owner"]


def test_who_is_in_a_fold_when_it_shuts_is_on_its_head(page: RoadmapPage) -> None:
    page.open_at("line")
    page.form.waits_fold.head.click()
    page.form.waits.ticks["pages"].box.setFocus()
    press(KEY.Key_PageDown, CTRL)
    assert focused() is page.form.waits_fold.head


def test_words_typed_into_a_list_of_ticks_tick_nothing(page: RoadmapPage, qtbot: QtBot) -> None:
    page.open_at("line")
    page.form.waits_fold.head.click()
    box = page.form.waits.ticks["pages"].box
    box.setFocus()
    qtbot.keyClicks(box, "Pay the carers, 3 at a time")
    assert not box.isChecked()
    assert not page.document.is_changed
    qtbot.keyClicks(box, "s")
    for ticked in (False, True):  # the second in a row is meant
        press(KEY.Key_Space)
        assert box.isChecked() is ticked
    assert page.form.waits.ticked == ("pages",)


def test_who_comes_to_a_box_anew_ticks_it_at_once(page: RoadmapPage, qtbot: QtBot) -> None:
    page.open_at("line")
    page.form.waits_fold.head.click()
    box = page.form.waits.ticks["pages"].box
    box.setFocus()
    qtbot.keyClicks(box, "x")
    press(KEY.Key_Tab)
    press(KEY.Key_Backtab)
    press(KEY.Key_Space)
    assert page.form.waits.ticked == ("pages",)


def test_a_start_before_what_it_waits_for_is_due_is_said_beside_the_date(
    prompts: ScriptedPrompts, qtbot: QtBot, theme: Theme
) -> None:
    sheet = an_action("sheet", title="Draw up a sheet", due=date(2027, 4, 30))
    cost = an_action("cost", owner="Lead", start=date(2027, 5, 1), depends_on=("sheet",))
    page = shown(RoadmapPage, AssessmentDocument(newshire(sheet, cost)), prompts, qtbot)
    page.open_at("cost")
    assert page.form.when.said.isHidden()
    start = page.form.dates["start"].field
    start.selectAll()
    qtbot.keyClicks(start, "1 April 2027")
    qtbot.keyClick(start, KEY.Key_Return)
    said = (
        "It starts on 1 April 2027, and waits for “Draw up a sheet”, which is due only on "
        "30 April 2027."
    )
    assert page.form.when.said.text() == said
    assert start.accessibleDescription() == said
    assert page.form.dates["due"].field.accessibleDescription() == ""
    page.form_bar.back.click()
    assert said in [line.text for line in card(page, "cost").lines]


# --- what a board would ask ---


def test_what_nobody_wrote_is_asked_at_the_top_and_no_field_moves_when_it_is_written(
    page: RoadmapPage, qtbot: QtBot
) -> None:
    page.open_at("line")
    asked = page.form.asked
    assert asked.text() == (
        "A board would also ask: when it is due, the measure, today’s value, the cost, where the "
        "money comes from and who may miss out."
    )
    settle()
    title = page.form.title.mapTo(page, QPoint(0, 0))
    for name in ("measure", "baseline", "cost", "funding", "who_may_miss_out"):
        qtbot.keyClicks(page.form.texts[name], "x")
        settle()
        assert page.form.title.mapTo(page, QPoint(0, 0)) == title
    assert asked.text() == "A board would also ask: when it is due."
    qtbot.keyClicks(page.form.dates["due"].field, "1 March 2027")
    qtbot.keyClick(page.form.dates["due"].field, KEY.Key_Return)
    settle()
    assert asked.text() == ""
    assert page.form.title.mapTo(page, QPoint(0, 0)) == title
    page.form_bar.after.click()
    page.form_bar.before.click()
    assert asked.isHidden()
