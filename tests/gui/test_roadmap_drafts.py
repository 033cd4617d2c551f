"""The drafts on offer, and what is set aside under Not now."""

from __future__ import annotations

from datetime import date
from functools import partial

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reflective_app.domain.findings import Lane
from reflective_app.domain.phases import phases
from reflective_app.domain.plan import Action, Aim, NotNow, Phase
from reflective_app.domain.plan_edits import add_action
from reflective_app.domain.plan_edits import set_aside as edits_set_aside
from reflective_app.domain.roadmap import Draft, DraftKind, actions_in
from reflective_app.gui.document import AssessmentDocument
from reflective_app.gui.pages.roadmap.aside import ASK_REASON
from reflective_app.gui.pages.roadmap.drafts import DraftsPanel
from reflective_app.gui.pages.roadmap.page import RoadmapPage
from reflective_app.gui.theme import Theme
from reflective_app.gui.widgets.choices import ChoiceBox
from tests.builders import a_set, an_action, an_assessment, an_item, answered
from tests.gui import accessibility
from tests.gui.pages_shown import shown
from tests.gui.roadmap_window import (
    ACTIONS,
    CTRL,
    KEY,
    NOT_NOW,
    at_card,
    focused,
    newshire,
    plan,
    press,
    set_aside,
    suggestion,
)
from tests.gui.scripted_prompts import ScriptedPrompts


@pytest.fixture
def page(prompts: ScriptedPrompts, qtbot: QtBot, theme: Theme) -> RoadmapPage:
    return shown(RoadmapPage, AssessmentDocument(newshire(*ACTIONS)), prompts, qtbot)


def test_drafts_say_why_they_are_offered(page: RoadmapPage) -> None:
    page.review.click()
    spoken = [row.as_spoken for row in page.drafts.list.drafts]
    assert spoken[0] == (
        "R1, Do the thing numbered 1, Allowances. Aims one sentence up: "
        "“allowances-1 stands at step 2.”"
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
    assert page.drafts.list.drafts[0].key == "suggested-1"


@pytest.mark.parametrize(
    ("key", "phase"),
    [(KEY.Key_1, Phase.NOW), (KEY.Key_2, Phase.NEXT), (KEY.Key_3, Phase.LATER)],
)
def test_in_the_list_a_number_adds_the_draft(page: RoadmapPage, key: Qt.Key, phase: Phase) -> None:
    page.review.click()
    assert "1 adds to Now" in page.draft_bar.hint.text()
    assert focused() is page.drafts.list
    press(key)
    made = plan(page).actions
    assert phases(made)[made[-1].id] is phase
    if phase is not Phase.NEXT:
        where = page.drafts.list.choice
        assert focused() is page.reason_bar.field
        QTest.keyClicks(focused(), "Asked for in 2026.")
        press(KEY.Key_Return)
        assert plan(page).actions[-1].reason == "Asked for in 2026."
        assert page.drafts.list.choice == where
    assert page.reason_bar.isHidden()
    assert focused() is page.drafts.list


def test_back_from_the_drafts_the_keyboard_is_on_what_was_added_last(page: RoadmapPage) -> None:
    page.review.click()
    page.draft_bar.accept.click()
    assert focused() is page.drafts.list
    added = plan(page).actions[-1].id
    page.draft_bar.back.click()
    assert page.board.choice == added
    assert focused() in page.board.lists


def test_several_put_into_a_phase_are_given_the_one_reason(page: RoadmapPage) -> None:
    page.review.click()
    page.drafts.list.tick([row.key for row in page.drafts.list.drafts][:2], ticked=True)
    press(KEY.Key_3)
    assert page.reason_bar.field.accessibleName() == "Why are the 2 just added in Later?"
    QTest.keyClicks(focused(), "No money before.")
    press(KEY.Key_Return)
    assert [each.reason for each in plan(page).actions[-2:]] == ["No money before."] * 2


def test_a_number_elsewhere_adds_nothing(page: RoadmapPage) -> None:
    page.review.click()
    page.draft_bar.aside.setFocus()
    press(KEY.Key_1)
    assert len(plan(page).actions) == len(ACTIONS)


def test_a_draft_is_set_aside_only_with_a_reason(page: RoadmapPage, qtbot: QtBot) -> None:
    page.review.click()
    page.draft_bar.aside.click()
    page.aside_bar.cancel.click()
    assert page.drafts.isVisible()
    page.draft_bar.aside.click()
    page.aside_bar.go.click()
    assert page.aside.trouble.text() == ASK_REASON
    assert plan(page).drafts_set_aside == {}
    assert not page.document.is_changed
    qtbot.keyClicks(page.aside.reason, "Not this year.")
    page.aside_bar.go.click()
    why = NotNow(reason="Not this year.", decided_by="the group")
    assert plan(page).drafts_set_aside == {"suggested-1": why}
    assert page.drafts.list.choice == "suggested-2"
    assert page.drafts.list.hasFocus()


def test_why_who_and_when_are_asked_at_once_by_the_keyboard_alone(
    page: RoadmapPage, qtbot: QtBot
) -> None:
    page.review.click()
    press(KEY.Key_Delete)
    assert page.aside.title.text() == "Do the thing numbered 1"
    qtbot.keyClicks(focused(), "No rota")
    press(KEY.Key_Tab)
    page.aside.decided_by.selectAll()
    qtbot.keyClicks(focused(), "Head of service")
    press(KEY.Key_Tab)
    qtbot.keyClicks(focused(), "some day")
    press(KEY.Key_Return, CTRL)
    assert page.aside.look_again.trouble.isVisible()
    assert not page.document.is_changed
    page.aside.look_again.field.selectAll()
    qtbot.keyClicks(focused(), "1 May 2027")
    press(KEY.Key_Return, CTRL)
    why = NotNow(reason="No rota", decided_by="Head of service", look_again=date(2027, 5, 1))
    assert plan(page).drafts_set_aside == {"suggested-1": why}
    assert page.document.undo_stack.undoText() == "set draft aside"


def test_escape_leaves_a_draft_on_offer_and_the_next_time_all_is_asked_anew(
    page: RoadmapPage, qtbot: QtBot
) -> None:
    page.review.click()
    press(KEY.Key_Delete)
    qtbot.keyClicks(page.aside.reason, "Perhaps")
    press(KEY.Key_Escape)
    assert page.drafts.isVisible()
    assert page.drafts.list.hasFocus()
    assert not page.document.is_changed
    press(KEY.Key_Delete)
    assert page.aside.reason.toPlainText() == ""


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


# --- accepting ---


def made(page: RoadmapPage) -> list[tuple[str, Phase | None]]:
    return [(action.title, action.phase) for action in plan(page).actions[len(ACTIONS) :]]


@pytest.mark.parametrize("way", ["enter", "a", "button"])
def test_an_accepted_draft_stands_where_its_ratings_put_it(page: RoadmapPage, way: str) -> None:
    page.review.click()
    if way == "button":
        page.draft_bar.accept.click()
    else:
        press(KEY.Key_Return if way == "enter" else KEY.Key_A)
    assert made(page) == [("Do the thing numbered 1", None)]
    action = plan(page).actions[-1]
    assert action.aims == (Aim(question="allowances-1", rung=2),)
    assert phases(plan(page).actions)[action.id] is Phase.NEXT
    assert page.drafts.list.choice == "suggested-2"


def test_several_that_are_ticked_are_accepted_and_undone_at_once(page: RoadmapPage) -> None:
    page.review.click()
    press(KEY.Key_Space)
    press(KEY.Key_Down)
    press(KEY.Key_Down)
    press(KEY.Key_Space)
    assert page.draft_bar.accept.text() == "&Accept 2 ticked"
    assert page.drafts.list.drafts[0].as_spoken.startswith("Ticked. R1")
    press(KEY.Key_Return)
    assert [title[-1] for title, _ in made(page)] == ["1", "3"]
    assert page.drafts.list.ticked == set()
    assert page.draft_bar.accept.text() == "&Accept"
    assert focused() is page.drafts.list
    page.document.undo_stack.undo()
    assert made(page) == []


def test_several_are_put_into_a_phase_by_hand_in_their_order(page: RoadmapPage) -> None:
    page.review.click()
    page.draft_bar.all.click()
    press(KEY.Key_3)
    assert [phase for _, phase in made(page)] == [Phase.LATER] * 4
    assert titles_of(page, Phase.LATER)[0] == "Publish the policy"
    assert titles_of(page, Phase.LATER)[1:] == [title for title, _ in made(page)]


def titles_of(page: RoadmapPage, phase: Phase) -> list[str]:
    return [action.title for action in actions_in(phase, page.document.assessment)]


def test_ticks_are_taken_off_one_by_one_or_all_at_once(page: RoadmapPage) -> None:
    page.review.click()
    assert page.draft_bar.none.isHidden()
    press(KEY.Key_Space)
    press(KEY.Key_Space)
    assert page.drafts.list.ticked == set()
    page.draft_bar.all.click()
    assert len(page.drafts.list.ticked) == 4
    page.draft_bar.none.click()
    assert page.drafts.list.ticked == set()
    assert made(page) == []


def test_a_click_on_the_box_ticks_and_one_on_the_words_only_chooses(page: RoadmapPage) -> None:
    page.review.click()
    drafts = page.drafts.list
    row = drafts.visualRect(drafts.model().index(2, 0))
    words = row.center()
    QTest.mouseClick(drafts.viewport(), Qt.MouseButton.LeftButton, pos=words)
    assert (drafts.choice, drafts.ticked) == ("suggested-2", set())
    box = QPoint(row.left() + 12, words.y())
    QTest.mouseClick(drafts.viewport(), Qt.MouseButton.LeftButton, pos=box)
    assert drafts.ticked == {"suggested-2"}


def test_several_are_set_aside_with_one_reason(page: RoadmapPage) -> None:
    page.review.click()
    press(KEY.Key_Space)
    press(KEY.Key_Down)
    press(KEY.Key_Space)
    set_aside(page, "Not before the bid.", KEY.Key_Delete)
    assert page.aside.title.text() == "2 drafts"
    reasons = {key: why.reason for key, why in plan(page).drafts_set_aside.items()}
    assert reasons == dict.fromkeys(("suggested-1", "suggested-2"), "Not before the bid.")
    page.document.undo_stack.undo()
    assert plan(page).drafts_set_aside == {}


# --- by lane ---


def pick(box: ChoiceBox, key: str) -> None:
    box.show_choice(key)
    box.activated.emit(box.currentIndex())


def test_drafts_stand_under_the_heads_of_their_lanes_in_the_order_of_the_lanes(
    qtbot: QtBot, theme: Theme
) -> None:
    panel = DraftsPanel()
    qtbot.addWidget(panel)
    questions = a_set(an_item("d", kind="duty"), an_item("r"))
    duty, other = questions.item("d"), questions.item("r")
    unknown = other.questions[0]
    drafts = [
        Draft("r-find", DraftKind.FIND_OUT, other, "R1", Lane.FIND_OUT, question=unknown),
        Draft("d-do", DraftKind.DUTY, duty, "D1", Lane.DUTY),
        Draft("r-do", DraftKind.DUTY, other, "R1", Lane.B),
    ]
    panel.show_drafts([(each, an_action(each.id), False) for each in drafts])
    assert [(row.name, row.side) if row.head else row.key for row in panel.list.rows] == [
        ("Duty", "1 draft"),
        "d-do",
        ("B", "1 draft"),
        "r-do",
        ("Find out first", "1 draft"),
        "r-find",
    ]
    assert panel.list.choice == "d-do"
    assert panel.hidden.text() == ""
    pick(panel.lane, "B")
    assert [row.key for row in panel.list.drafts] == ["r-do"]
    assert panel.hidden.text() == "2 drafts hidden by this choice, 1 shown."


def test_what_a_choice_of_kind_hides_is_counted_and_not_accepted(page: RoadmapPage) -> None:
    page.review.click()
    page.draft_bar.all.click()
    pick(page.drafts.kind, "find-out")
    assert page.drafts.hidden.text() == "3 drafts hidden by this choice, 1 shown."
    assert page.draft_bar.accept.text() == "&Accept 1 ticked"
    page.draft_bar.accept.click()
    assert [action.drafts for action in plan(page).actions[len(ACTIONS) :]] == [
        ("find-out-allowances-4",)
    ]
    assert page.drafts.hidden.text() == "No draft fits this choice; 3 drafts hidden."
    assert page.draft_bar.accept.isHidden()
    pick(page.drafts.kind, "")
    assert len(page.drafts.list.drafts) == 3


def test_a_page_down_goes_as_far_as_one_sees_and_not_to_the_end(
    prompts: ScriptedPrompts, qtbot: QtBot, theme: Theme
) -> None:
    page = shown(RoadmapPage, AssessmentDocument(newshire()), prompts, qtbot)
    item = a_set(an_item("r")).item("r")
    many = [Draft(f"d-{n}", DraftKind.DUTY, item, "R1", Lane.A) for n in range(60)]
    page.review.click()
    page.drafts.show_drafts([(each, an_action(each.id), False) for each in many])
    page.drafts.list.show_choice("d-0")
    page.drafts.list.setFocus()
    press(KEY.Key_PageDown)
    first = int(page.drafts.list.choice.removeprefix("d-"))
    assert 0 < first < 30
    press(KEY.Key_PageDown)
    assert first < int(page.drafts.list.choice.removeprefix("d-")) < 59
    press(KEY.Key_PageUp)
    press(KEY.Key_PageUp)
    assert page.drafts.list.choice == "d-0"


# --- edited before it is accepted ---


@pytest.mark.parametrize("way", ["key", "double click", "button"])
def test_a_draft_is_edited_before_it_is_accepted(page: RoadmapPage, qtbot: QtBot, way: str) -> None:
    page.review.click()
    drafts = page.drafts.list
    if way == "key":
        press(KEY.Key_F2)
    elif way == "button":
        page.draft_bar.edit.click()
    else:
        at = drafts.visualRect(drafts.model().index(1, 0)).center()
        QTest.mouseClick(drafts.viewport(), Qt.MouseButton.LeftButton, pos=at)
        QTest.mouseDClick(drafts.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert page.form.isVisible()
    assert page.form.head.text() == "Draft action, not on the roadmap yet"
    assert page.form_bar.remove.isHidden()
    page.form.title.selectAll()
    qtbot.keyClicks(page.form.title, "Do it gently")
    qtbot.keyClicks(page.form.texts["owner"], "Lead")
    assert not page.document.is_changed
    page.form_bar.accept.click()
    (action,) = plan(page).actions[len(ACTIONS) :]
    assert (action.title, action.owner, action.drafts) == ("Do it gently", "Lead", ("suggested-1",))
    assert page.drafts.isVisible()
    assert page.drafts.list.choice == "suggested-2"


def test_what_was_edited_is_still_there_after_going_back(page: RoadmapPage, qtbot: QtBot) -> None:
    page.review.click()
    press(KEY.Key_F2)
    page.form.title.selectAll()
    qtbot.keyClicks(page.form.title, "Do it gently")
    page.form_bar.back.click()
    row = page.drafts.list.drafts[0]
    assert (row.key, row.name) == ("suggested-1", "Do it gently")
    assert row.detail.startswith("Edited, and not accepted yet.")
    assert not page.document.is_changed
    press(KEY.Key_Return)
    assert made(page) == [("Do it gently", None)]
    page.document.undo_stack.undo()
    assert page.drafts.list.drafts[0].name == "Do the thing numbered 1"


def test_only_one_draft_at_a_time_can_be_edited(page: RoadmapPage) -> None:
    page.review.click()
    page.draft_bar.all.click()
    assert page.draft_bar.edit.isHidden()
    press(KEY.Key_F2)
    assert page.drafts.isVisible()


# --- not now ---


def test_what_stands_under_not_now_is_told_no_keys_that_do_nothing_there(
    page: RoadmapPage,
) -> None:
    page.review.click()
    set_aside(page, "Later", KEY.Key_Delete)
    page.draft_bar.back.click()
    at_card(page, page.board.lists[NOT_NOW].rows[0].key)
    assert "Enter opens one" in page.bar.hint.text()
    assert "Delete" not in page.bar.hint.text()
    assert "Ctrl" not in page.bar.hint.text()


def test_why_who_and_when_are_written_where_a_draft_was_set_aside(
    page: RoadmapPage, qtbot: QtBot
) -> None:
    page.review.click()
    set_aside(page, "Later", KEY.Key_Delete)
    page.draft_bar.back.click()
    at_card(page, "draft:suggested-1")
    page.bar.open.click()
    assert page.aside.title.text() == "R1  Do the thing numbered 1"
    assert page.aside_bar.see.isHidden()
    page.aside.reason.selectAll()
    qtbot.keyClicks(page.aside.reason, "No rota")
    page.aside.decided_by.selectAll()
    qtbot.keyClicks(page.aside.decided_by, "The board")
    qtbot.keyClicks(page.aside.look_again.field, "1 May 2027")
    qtbot.keyClick(page.aside.look_again.field, KEY.Key_Return)
    why = NotNow(reason="No rota", decided_by="The board", look_again=date(2027, 5, 1))
    assert plan(page).drafts_set_aside == {"suggested-1": why}
    page.aside.reason.selectAll()
    press_on = page.aside.reason
    qtbot.keyClick(press_on, KEY.Key_Delete)
    assert page.aside.trouble.isVisible()
    assert plan(page).drafts_set_aside["suggested-1"].reason == "No rota"
    page.aside_bar.bring.click()
    assert plan(page).drafts_set_aside == {}
    assert page.board.isVisible()


def test_why_who_and_when_are_written_where_a_recommendation_was_set_aside(
    page: RoadmapPage, qtbot: QtBot
) -> None:
    page.document.apply(
        partial(edits_set_aside, "allowances", NotNow(reason="No money")), "set aside"
    )
    at_card(page, "item:allowances")
    press(KEY.Key_F2)
    qtbot.keyClicks(page.aside.decided_by, "The board")
    assert plan(page).not_now["allowances"] == NotNow(reason="No money", decided_by="The board")
    page.document.undo_stack.undo()
    assert page.aside.decided_by.text() == ""
    page.document.undo_stack.undo()
    assert page.board.isVisible()


# --- covered by an action ---


def own(rung: int) -> Action:
    aims = (Aim(question="allowances-1", rung=rung),)
    return an_action("own", title="Pay all", owner="Lead", aims=aims)


def test_a_draft_that_an_action_covers_is_not_offered_and_is_named_at_the_foot(
    page: RoadmapPage,
) -> None:
    page.review.click()
    assert page.drafts.covered.isHidden()
    page.document.apply(partial(add_action, own(1)), "add")
    assert len(page.drafts.list.drafts) == 4
    page.document.undo_stack.undo()
    page.document.apply(partial(add_action, own(2)), "add")
    assert page.drafts.list.drafts[0].key == "suggested-2"
    assert page.drafts.covered.text() == (
        "1 draft is covered by an action you have:\nBy “Pay all”: R1 “Do the thing numbered 1”."
    )
    assert page.drafts.covered.isVisible()
    assert page.review.text() == "Review &drafts (3)"
    page.document.undo_stack.undo()
    assert page.drafts.list.drafts[0].key == "suggested-1"
    assert page.drafts.covered.isHidden()


def test_a_draft_that_somebody_wrote_in_is_offered_though_an_action_covers_it(
    page: RoadmapPage, qtbot: QtBot
) -> None:
    page.review.click()
    press(KEY.Key_F2)
    qtbot.keyClicks(page.form.texts["owner"], "Lead")
    page.form_bar.back.click()
    page.document.apply(partial(add_action, own(3)), "add")
    assert page.drafts.list.drafts[0].key == "suggested-1"
    assert page.drafts.covered.isHidden()


# --- where the list stands ---


@pytest.fixture
def long(prompts: ScriptedPrompts, qtbot: QtBot, theme: Theme) -> RoadmapPage:
    """A page with many drafts, gone down to one in the middle."""
    made = [suggestion(number) for number in range(1, 31)]
    questions = a_set(an_item("allowances", 30, actions=made))
    assessment = answered(an_assessment(questions), "allowances", ", ".join(["1"] * 30))
    page = shown(RoadmapPage, AssessmentDocument(assessment), prompts, qtbot)
    page.review.click()
    for _ in range(20):
        press(KEY.Key_Down)
    for _ in range(3):  # into the middle of what is in sight
        press(KEY.Key_Up)
    accessibility.settle()
    return page


def place_of_row(page: RoadmapPage) -> int:
    """How far down in the window the row that is gone to begins."""
    accessibility.settle()
    drafts = page.drafts.list
    row = drafts.visualRect(drafts.currentIndex())
    return drafts.viewport().mapTo(page, row.topLeft()).y()


def test_back_from_drafts_a_card_has_the_keyboard_also_where_what_was_added_is_undone(
    page: RoadmapPage,
) -> None:
    page.review.click()
    page.draft_bar.accept.click()
    page.document.undo_stack.undo()
    page.draft_bar.back.click()
    assert page.board.isVisible()
    assert page.board.choice in [row.key for cards in page.board.lists for row in cards.rows]
    assert any(cards.hasFocus() for cards in page.board.lists)


@pytest.mark.parametrize("way", ["enter", "number", "edited", "looked at", "aside", "escape"])
def test_the_next_row_stands_where_the_draft_stood_that_was_taken(
    long: RoadmapPage, qtbot: QtBot, way: str
) -> None:
    before, choice = place_of_row(long), long.drafts.list.choice
    assert long.frame.scrolled_to > 0
    match way:
        case "enter":
            press(KEY.Key_Return)
        case "number":
            press(KEY.Key_2)
        case "edited" | "looked at":
            press(KEY.Key_F2)
            (long.form_bar.accept if way == "edited" else long.form_bar.back).click()
        case _:
            press(KEY.Key_Delete)
            qtbot.keyClicks(long.aside.reason, "No")
            press(*((KEY.Key_Escape,) if way == "escape" else (KEY.Key_Return, CTRL)))
    assert focused() is long.drafts.list
    assert (long.drafts.list.choice == choice) is (way in {"looked at", "escape"})
    assert place_of_row(long) == before


def test_looked_at_anew_the_drafts_begin_with_the_row_in_sight(long: RoadmapPage) -> None:
    long.draft_bar.back.click()
    long.review.click()
    top = place_of_row(long)
    assert 0 < top < long.draft_bar.mapTo(long, QPoint(0, 0)).y()


def test_back_on_the_board_the_card_that_was_added_last_is_in_sight(long: RoadmapPage) -> None:
    for _ in range(10):
        press(KEY.Key_Return)
    long.draft_bar.back.click()
    accessibility.settle()
    cards = next(cards for cards in long.board.lists if cards.hasFocus())
    row = cards.visualRect(cards.currentIndex())
    bottom = cards.viewport().mapTo(long, row.bottomLeft()).y()
    assert long.frame.scrolled_to > 0
    assert bottom <= long.bar.mapTo(long, QPoint(0, 0)).y()
