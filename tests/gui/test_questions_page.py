"""Answering the questions: the card, and what it records."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from reflective_app.domain.assessment import AnswerState, Settled, Sure
from reflective_app.gui.theme import Theme
from tests.gui.questions_window import QuestionsWindow, focused, press
from tests.gui.scripted_prompts import ScriptedPrompts

Key = Qt.Key


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, prompts: ScriptedPrompts) -> QuestionsWindow:
    return QuestionsWindow.shown(qtbot, prompts)


def test_the_first_question_is_shown_at_first(window: QuestionsWindow) -> None:
    card = window.page.card
    assert card.question.text() == "who-gets-it?"
    assert card.place.text() == "R1 · Question 1 of 5 · essential"
    assert card.standing.text() == "Not discussed"
    assert card.why.text() == "Why it matters: Some go without."


def test_choosing_a_sentence_agrees_on_its_rung_and_keeps_it_at_once(
    window: QuestionsWindow, qtbot: QtBot
) -> None:
    row = window.page.card.answer.rows.rows[2]
    with qtbot.waitSignal(window.document.keep_wanted):
        QTest.mouseClick(row, Qt.MouseButton.LeftButton, pos=QPoint(row.width() - 5, 5))
    assert window.answer("who-gets-it").rung == 2
    assert row.button.isChecked()
    assert window.page.card.standing.text() == "Agreed"
    assert window.row("who-gets-it").detail == "Mostly in place"
    assert window.document.undo_stack.undoText() == "choose rung"


def test_the_codes_are_keys_on_the_ladder(window: QuestionsWindow) -> None:
    window.page.card.answer.focus()
    press("3")
    assert window.answer("who-gets-it").rung == 3
    press("9")
    assert window.answer("who-gets-it").rung == 3
    press("?")
    assert window.answer("who-gets-it").state is AnswerState.DONT_KNOW


def test_rungs_passed_with_the_arrows_undo_as_one(window: QuestionsWindow) -> None:
    window.page.card.answer.focus()
    press("0")
    for _ in range(5):
        press(Key.Key_Down)
    assert window.answer("who-gets-it").rung == 3
    window.undo()
    assert window.answer("who-gets-it").rung == 0


def test_a_ladder_of_five_has_sentences_only(window: QuestionsWindow) -> None:
    window.page.open_at("how-much")
    rows = [row for row in window.page.card.answer.rows.rows if row.isVisible()]
    assert [row.code.text() for row in rows] == ["0", "1", "2", "3", "4"]
    assert {row.button.text() for row in rows} == {""}
    press("4")
    assert window.answer("how-much").rung == 4
    assert rows[4].button.accessibleName() == "4: how-much stands at step 4."


def test_does_not_apply_is_recorded_once_there_is_a_reason(window: QuestionsWindow) -> None:
    answer = window.page.card.answer
    answer.focus()
    press("1")
    answer.others.button("not_applicable").click()
    assert window.answer("who-gets-it").rung == 1
    assert focused() is answer.reason.field
    press("No families here")
    assert window.answer("who-gets-it").state is AnswerState.NOT_APPLICABLE
    assert window.answer("who-gets-it").reason == "No families here"
    window.undo()
    assert window.answer("who-gets-it").rung == 1
    assert answer.reason.isHidden()
    assert answer.rows.isAncestorOf(focused())


def test_a_reason_that_is_rubbed_out_is_said_and_stays(window: QuestionsWindow) -> None:
    answer = window.page.card.answer
    answer.others.button("not_applicable").click()
    press("None")
    answer.reason.field.selectAll()
    press(Key.Key_Delete)
    assert "A reason is needed" in answer.reason.trouble.text()
    assert window.answer("who-gets-it").reason == "None"
    press(Key.Key_Tab)
    assert answer.reason.field.toPlainText() == "None"


def test_no_agreement_is_recorded_between_two_rungs(window: QuestionsWindow) -> None:
    answer = window.page.card.answer
    answer.others.button("no_agreement").click()
    low, high = answer.apart.low, answer.apart.high
    assert focused() is low
    low.setCurrentIndex(low.findData("2"))
    low.picked.emit("2")
    high.setCurrentIndex(high.findData("1"))
    high.picked.emit("1")
    assert "must be the lower one" in answer.apart.trouble.text()
    assert window.answer("who-gets-it").state is AnswerState.NOT_DISCUSSED
    high.setCurrentIndex(high.findData("3"))
    high.picked.emit("3")
    said = window.answer("who-gets-it")
    assert (said.state, said.low, said.high) == (AnswerState.NO_AGREEMENT, 2, 3)
    assert window.row("who-gets-it").detail == "No agreement, 2 to 3"


def test_not_discussed_takes_an_answer_back(window: QuestionsWindow) -> None:
    answer = window.page.card.answer
    answer.focus()
    press("2")
    answer.others.button("not_discussed").click()
    assert window.answer("who-gets-it").state is AnswerState.NOT_DISCUSSED
    assert answer.rows.choice is None


def test_a_number_out_of_bounds_is_said_and_not_recorded(window: QuestionsWindow) -> None:
    window.page.open_at("how-many")
    answer = window.page.card.answer
    press(Key.Key_Return)
    press("3")
    answer.number.settle()
    assert answer.trouble.text() == "The lowest number this question takes is 5."
    assert answer.number.text() == "3"
    press("4")
    answer.number.settle()
    assert window.answer("how-many").value == 34
    assert answer.trouble.isHidden()
    assert window.row("how-many").detail == "34 families"
    press(Key.Key_Backspace)
    press(Key.Key_Backspace)
    answer.number.settle()
    assert window.answer("how-many").state is AnswerState.NOT_DISCUSSED
    answer.others.button("dont_know").click()
    assert window.answer("how-many").state is AnswerState.DONT_KNOW


def test_an_option_is_chosen(window: QuestionsWindow) -> None:
    window.page.open_at("how-paid")
    press(Key.Key_Down)
    assert window.answer("how-paid").value == "Monthly"
    assert not window.page.card.answer.others.button("no_agreement").isVisible()


def test_a_text_is_written_and_rubbed_out(window: QuestionsWindow) -> None:
    window.page.open_at("carers-say")
    press("Too late")
    assert window.answer("carers-say").value == "Too late"
    press("z", control=True)
    assert window.answer("carers-say").state is AnswerState.NOT_DISCUSSED
    assert window.page.card.answer.text.toPlainText() == ""


def test_what_is_written_in_one_box_undoes_as_one_from_inside_it(window: QuestionsWindow) -> None:
    box = window.page.card.boxes["have"]
    box.setFocus()
    press("A small grant")
    assert window.answer("who-gets-it").have == "A small grant"
    press("z", control=True)
    assert window.answer("who-gets-it").have == ""
    assert box.toPlainText() == ""


def test_how_sure_and_how_settled_are_recorded(window: QuestionsWindow) -> None:
    card = window.page.card
    card.answer.focus()
    press("1")
    card.settled.button("after_discussion").click()
    card.sure.button("fairly_sure").click()
    said = window.answer("who-gets-it")
    assert (said.settled, said.sure) == (Settled.AFTER_DISCUSSION, Sure.FAIRLY_SURE)
    assert card.standing.text() == "Agreed, after discussion"
    card.sure.button("fairly_sure").click()
    assert window.answer("who-gets-it").sure is None
    assert card.sure.choice == ""


def test_a_different_view_is_under_the_fold_and_keeps_it_open(window: QuestionsWindow) -> None:
    fold = window.page.card.fold
    assert not window.page.card.boxes["barriers"].isVisible()
    fold.head.click()
    window.page.card.boxes["barriers"].setFocus()
    press("No budget")
    assert window.answer("who-gets-it").barriers == "No budget"
    assert fold.head.accessibleName() == "Different view, barriers… (1 written), shown"
    window.page.go_on()
    assert not fold.is_open
    window.page.go_back()
    assert fold.is_open


def test_a_point_is_parked_and_taken_up_again(
    window: QuestionsWindow, prompts: ScriptedPrompts
) -> None:
    prompts.script("Ask the finance lead")
    window.page.bar.park.click()
    (point,) = window.document.assessment.parking
    assert (point.text, point.question, point.item) == (
        "Ask the finance lead",
        "who-gets-it",
        "money",
    )
    assert window.row("who-gets-it").detail == "Parked"
    assert window.page.card.parked.isVisible()
    window.page.card.parked.taken_up.emit(point.id)
    assert window.document.assessment.parking == ()
    assert not window.answer("who-gets-it").parked
    assert not window.page.card.parked.isVisible()


def test_thinking_better_of_parking_parks_nothing(
    window: QuestionsWindow, prompts: ScriptedPrompts
) -> None:
    prompts.script(None)
    window.page.bar.park.click()
    assert window.document.assessment.parking == ()


def test_a_flag_is_put_on_and_taken_off(window: QuestionsWindow) -> None:
    flag = window.page.bar.flag
    flag.click()
    assert window.answer("who-gets-it").flagged
    assert flag.text().replace("&", "") == "Flagged"
    flag.click()
    assert not window.answer("who-gets-it").flagged


@pytest.mark.parametrize(
    ("letter", "name"),
    [
        (Key.Key_A, "What do we have now?"),
        (Key.Key_K, "How do we know?"),
        (Key.Key_N, "What next?"),
        (Key.Key_S, "How sure are we? Sure"),
    ],
)
def test_alt_letters_lead_to_the_boxes(window: QuestionsWindow, letter: Key, name: str) -> None:
    QTest.keyClick(focused(), letter, Qt.KeyboardModifier.AltModifier)
    assert focused().accessibleName() == name


SETTLES = (
    "choose a sentence, ? don’t know; then U unanimous, A after discussion, F facilitator’s call"
)


@pytest.mark.parametrize(
    ("question", "keys"),
    [
        ("who-gets-it", f"0 to 3 {SETTLES}; Ctrl+Enter next, Ctrl+G list"),
        ("how-much", f"0 to 4 {SETTLES}; Ctrl+Enter next, Ctrl+G list"),
        ("how-many", "Enter, then type the number; Ctrl+Enter next, Ctrl+G list"),
    ],
)
def test_the_keys_are_said_under_the_question(
    window: QuestionsWindow, question: str, keys: str
) -> None:
    window.page.open_at(question)
    assert window.page.bar.keys.text() == keys


def test_the_keyboard_comes_to_the_answer_by_next_and_by_previous(window: QuestionsWindow) -> None:
    answer = window.page.card.answer
    for button, first in (
        (window.page.bar.next, answer.rows.rows[0].button),
        (window.page.bar.next, answer.number),
        (window.page.bar.previous, answer.rows.rows[0].button),
    ):
        window.page.card.boxes["next"].setFocus()
        button.click()
        assert focused() is first


def test_the_two_boxes_of_no_agreement_have_room_for_their_words(window: QuestionsWindow) -> None:
    window.page.open_at("how-much")
    answer = window.page.card.answer
    answer.others.button("no_agreement").click()
    window.page.open_at("who-gets-it")
    answer.others.button("no_agreement").click()
    for box in (answer.apart.low, answer.apart.high):
        longest = max(box.fontMetrics().horizontalAdvance(text) for text in _texts(box))
        QTest.qWait(1)
        assert box.width() >= longest + box.fontMetrics().height()


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_a_short_list_of_choices_opens_whole(window: QuestionsWindow) -> None:
    box = window.page.card.answer.apart.low
    window.page.card.answer.others.button("no_agreement").click()
    box.showPopup()
    QTest.qWait(1)
    assert box.view().viewport().height() >= box.count() * box.view().sizeHintForRow(0)
    box.hidePopup()


def _texts(box: QComboBox) -> list[str]:
    return [box.itemText(place) for place in range(box.count())]


# How it was settled


def settled_at(window: QuestionsWindow, question: str, code: str) -> Settled | None:
    window.page.open_at(question)
    press(code)
    return window.answer(question).settled


def test_nothing_is_assumed_of_how_it_was_settled_until_the_group_said(
    window: QuestionsWindow,
) -> None:
    assert settled_at(window, "who-gets-it", "2") is None
    assert settled_at(window, "how-much", "2") is None


def test_a_letter_that_says_how_it_was_settled_is_told_of(
    window: QuestionsWindow, qtbot: QtBot
) -> None:
    settled_at(window, "who-gets-it", "2")
    with qtbot.waitSignal(window.page.said) as told:
        press("u")
    assert told.args == ["Settled: unanimous. Ctrl+Z takes that back."]
    assert window.answer("who-gets-it").settled is Settled.UNANIMOUS


def test_how_it_was_settled_is_carried_on_and_said(window: QuestionsWindow) -> None:
    card = window.page.card
    settled_at(window, "who-gets-it", "2")
    card.settled.button("after_discussion").click()
    assert card.carried.isHidden()
    window.page.open_at("how-much")
    assert card.carried.text() == "To be recorded with an answer: after discussion, as before."
    assert window.answer("how-much").settled is None
    press("3")
    assert window.answer("how-much").settled is Settled.AFTER_DISCUSSION
    assert card.carried.text() == "Settled: after discussion, as before."
    assert card.settled.choice == "after_discussion"
    window.undo()
    assert window.answer("how-much").state is AnswerState.NOT_DISCUSSED
    assert window.answer("how-much").settled is None


def test_another_choice_is_carried_on_in_its_place(window: QuestionsWindow) -> None:
    settled_at(window, "who-gets-it", "2")
    window.page.card.settled.button("after_discussion").click()
    assert settled_at(window, "how-much", "3") is Settled.AFTER_DISCUSSION
    window.page.card.settled.button("unanimous").click()
    assert window.page.card.carried.isHidden()
    assert settled_at(window, "help-1", "1") is Settled.UNANIMOUS
    window.page.card.settled.button("unanimous").click()
    assert settled_at(window, "help-2", "1") is None


def test_a_choice_that_is_undone_is_not_carried_on(window: QuestionsWindow) -> None:
    settled_at(window, "who-gets-it", "2")
    window.page.card.settled.button("after_discussion").click()
    window.undo()
    assert settled_at(window, "how-much", "3") is None


def test_choosing_the_same_sentence_again_assumes_nothing(window: QuestionsWindow) -> None:
    settled_at(window, "who-gets-it", "2")
    settled_at(window, "how-much", "2")
    window.page.card.settled.button("unanimous").click()
    assert settled_at(window, "who-gets-it", "2") is None
    assert settled_at(window, "who-gets-it", "1") is Settled.UNANIMOUS


def test_numbers_and_texts_are_not_settled(window: QuestionsWindow) -> None:
    settled_at(window, "who-gets-it", "2")
    window.page.card.settled.button("unanimous").click()
    window.page.open_at("carers-say")
    assert window.page.card.carried.isHidden()
    press("Late")
    assert window.answer("carers-say").settled is None


def test_how_it_was_settled_stands_before_the_notes(window: QuestionsWindow) -> None:
    settled_at(window, "who-gets-it", "2")
    card = window.page.card
    QTest.qWait(1)
    assert card.how.y() < card.notes.y()


@pytest.mark.parametrize(
    ("letter", "way"),
    [
        (Key.Key_M, Settled.UNANIMOUS),
        (Key.Key_C, Settled.AFTER_DISCUSSION),
        (Key.Key_L, Settled.FACILITATORS_CALL),
    ],
)
def test_alt_letters_say_how_it_was_settled(
    window: QuestionsWindow, qtbot: QtBot, letter: Key, way: Settled
) -> None:
    settled_at(window, "who-gets-it", "2")
    QTest.keyClick(focused(), letter, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: window.answer("who-gets-it").settled is way)


# No agreement, typed and half done


def apart(window: QuestionsWindow) -> tuple[int | None, int | None]:
    said = window.answer("who-gets-it")
    return said.low, said.high


def test_numbers_words_and_the_printed_code_choose_between_whom_the_group_is(
    window: QuestionsWindow,
) -> None:
    pane = window.page.card.answer.apart
    window.page.card.answer.others.button("no_agreement").click()
    press("1")
    pane.high.setFocus()
    press("fu")
    assert apart(window) == (1, 3)
    pane.low.setFocus()
    press("0 to 2")
    assert apart(window) == (0, 2)
    press("1-3")
    assert apart(window) == (1, 3)
    press("3 to 1")
    assert "must be the lower" in pane.trouble.text()
    assert apart(window) == (1, 3)


def test_a_half_of_no_agreement_is_said_and_kept(window: QuestionsWindow, qtbot: QtBot) -> None:
    answer = window.page.card.answer
    answer.others.button("no_agreement").click()
    press("1")
    assert "higher sentence too" in answer.apart.trouble.text()
    with qtbot.waitSignal(window.page.said) as told:
        window.page.go_on()
    assert "one sentence is missing" in told.args[0]
    assert not answer.is_half_apart
    window.page.go_back()
    assert answer.apart.low.choice == "1"
    assert answer.apart.isVisible()
    answer.apart.high.setFocus()
    press("2")
    assert apart(window) == (1, 2)
    assert not answer.is_half_apart


def test_another_answer_ends_a_half_of_no_agreement(window: QuestionsWindow) -> None:
    answer = window.page.card.answer
    answer.others.button("no_agreement").click()
    press("1")
    answer.rows.focus()
    press("2")
    window.page.go_on()
    window.page.go_back()
    assert not answer.apart.isVisible()
    assert window.answer("who-gets-it").rung == 2


# Coming to a box


@pytest.mark.parametrize("box", ["know", "have", "barriers", "different_view"])
def test_a_box_of_a_question_gets_the_keyboard_and_never_the_sentences(
    window: QuestionsWindow, box: str
) -> None:
    window.page.open_at(f"how-much {box}")
    assert window.page.card.question.text() == "how-much?"
    assert focused() is window.page.card.boxes[box]
    assert window.page.card.boxes[box].isVisible()
    press("3")
    assert window.answer("how-much").state is AnswerState.NOT_DISCUSSED
    assert getattr(window.answer("how-much"), box) == "3"


def test_a_reason_that_is_not_shown_leads_to_nothing_that_answers(window: QuestionsWindow) -> None:
    window.page.open_at("how-much reason")
    press("3")
    assert window.answer("how-much").state is AnswerState.NOT_DISCUSSED


# Settled by a letter, and for a whole item


def test_how_it_was_settled_waits_in_its_place_until_there_is_an_answer(
    window: QuestionsWindow,
) -> None:
    card = window.page.card
    assert card.settled.isVisible()
    assert not card.settled.isEnabled()
    place = card.notes.y()
    assert settled_at(window, "who-gets-it", "2") is None
    assert card.settled.isEnabled()
    assert card.notes.y() == place
    window.page.open_at("carers-say")
    assert not card.settled.isVisible()


@pytest.mark.parametrize(
    ("letter", "way"),
    [
        ("u", Settled.UNANIMOUS),
        ("A", Settled.AFTER_DISCUSSION),
        ("f", Settled.FACILITATORS_CALL),
    ],
)
def test_a_letter_at_the_sentences_says_how_it_was_settled(
    window: QuestionsWindow, letter: str, way: Settled
) -> None:
    window.page.card.answer.focus()
    press(letter)
    assert window.answer("who-gets-it").settled is None
    press("2")
    press(letter)
    press(letter)
    assert window.answer("who-gets-it").settled is way
    assert "U unanimous" in window.page.bar.keys.text()


def test_the_other_answers_of_an_item_are_settled_as_one_is_and_undone_as_one(
    window: QuestionsWindow,
) -> None:
    for question in ("who-gets-it", "how-much", "help-1"):
        settled_at(window, question, "2")
    card = window.page.card
    window.page.open_at("who-gets-it")
    assert not card.rest.isVisible()
    card.settled.button("unanimous").click()
    assert card.rest.text() == "Say “unanimous” of 1 other answer of R1 too"
    card.rest.click()
    assert window.answer("how-much").settled is Settled.UNANIMOUS
    assert window.answer("help-1").settled is None
    assert not card.rest.isVisible()
    window.undo()
    assert window.answer("how-much").settled is None
    assert window.answer("who-gets-it").settled is Settled.UNANIMOUS


def test_half_a_no_agreement_is_told_when_the_assessment_is_left(window: QuestionsWindow) -> None:
    assert window.page.unfinished() == ""
    card = window.page.card
    card.answer.others.button("no_agreement").click()
    press("1")
    assert card.answer.is_half_apart
    window.page.open_at("help-1")
    assert window.page.unfinished() == "Half a no agreement at R1, question 1"
    window.page.open_at("who-gets-it")
    card.answer.others.button("dont_know").click()
    assert window.page.unfinished() == ""


def test_whoever_comes_to_the_page_can_type_the_answer(window: QuestionsWindow) -> None:
    window.page.take_focus()
    press("2")
    assert window.answer("who-gets-it").rung == 2
    window.page.open_at("how-many")
    window.page.take_focus()
    press(Key.Key_Return)
    press("42")
    press(Key.Key_Return)
    assert window.answer("how-many").value == 42


def test_a_digit_typed_in_rhythm_is_no_answer_to_a_number(window: QuestionsWindow) -> None:
    window.page.open_at("how-much")
    number = window.page.card.answer.number
    press(Key.Key_Return, control=True)
    press("1")
    press(Key.Key_Up)
    press(Key.Key_Backspace)
    assert number.text() == ""
    assert number.trouble.text() == "Press Enter, then type the number."
    assert number.accessibleDescription() == "Press Enter, then type the number."
    assert window.page.bar.keys.text().startswith("Enter, then type the number; ")
    press(Key.Key_Return, control=True)
    assert window.answer("how-many").state is AnswerState.NOT_DISCUSSED
    assert number.accessibleDescription() == ""


def test_after_enter_a_number_is_typed_over_the_one_there_was(window: QuestionsWindow) -> None:
    window.page.open_at("how-many")
    press(Key.Key_Return)
    press("96")
    press(Key.Key_Return, control=True)
    window.page.go_back()
    press("5")
    assert window.answer("how-many").value == 96
    press(Key.Key_Return)
    press("120")
    press(Key.Key_Return, control=True)
    assert window.answer("how-many").value == 120


def test_tab_and_a_click_open_a_number_at_once(window: QuestionsWindow) -> None:
    window.page.open_at("how-many")
    number = window.page.card.answer.number
    press(Key.Key_Tab)
    QTest.keyClick(focused(), Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    assert focused() is number
    press("9")
    assert number.text() == "9"
    window.page.open_at("who-gets-it")
    window.page.open_at("how-many")
    assert number.waits
    QTest.mouseClick(number, Qt.MouseButton.LeftButton)
    press("7")
    assert number.text() == "7"
    assert number.trouble.isHidden()


def test_a_digit_in_the_list_leads_to_a_number_and_does_not_type_it(
    window: QuestionsWindow,
) -> None:
    window.page.open_at("how-many")
    window.page.go_to_list()
    press("4")
    assert focused() is window.page.card.answer.number
    press("4")
    assert window.page.card.answer.number.text() == ""
