"""Finding one's way among the questions: list, keys, narrow windows, screen readers."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reflective_app.domain.assessment import AnswerState
from reflective_app.domain.edits import give_value, record_picks
from reflective_app.domain.kinds import QuestionKind
from reflective_app.domain.picks import Pick
from reflective_app.gui import units
from reflective_app.gui.pages.questions.rows import SHOW
from reflective_app.gui.theme import Theme
from reflective_app.gui.widgets.question_card import CardWords
from reflective_app.storage.sample import sample_assessment
from tests.builders import a_set, an_assessment, an_item, answered
from tests.gui.accessibility import clipped, nameless, settle, small_targets, tab_trouble
from tests.gui.questions_window import QuestionsWindow, focused, press, two_items
from tests.gui.scripted_prompts import ScriptedPrompts

Key = Qt.Key
MONEY, HELP = "item money", "item help"


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, prompts: ScriptedPrompts) -> QuestionsWindow:
    return QuestionsWindow.shown(qtbot, prompts)


def narrowed(window: QuestionsWindow, width: int) -> bool:
    """Whether the window could be made so narrow; its least width follows its layout."""
    window.resize(width, 700)
    return window.width() == width


def show_some(window: QuestionsWindow, key: str) -> None:
    box = window.page.side.show_box
    box.show_choice(key)
    box.picked.emit(key)


def test_only_the_item_of_the_question_is_unfolded(window: QuestionsWindow) -> None:
    questions = ["who-gets-it", "how-much", "how-many", "how-paid", "carers-say"]
    assert window.listed() == [MONEY, *questions, HELP]
    window.page.open_at("help")
    assert window.listed() == [MONEY, HELP, "help-1", "help-2"]
    assert window.page.question.id == "help-1"


def test_an_item_says_how_far_the_group_is(
    qtbot: QtBot, theme: Theme, prompts: ScriptedPrompts
) -> None:
    assessment = answered(two_items(), "help", "2, 1 to 2")
    window = QuestionsWindow.shown(qtbot, prompts, answered(assessment, "money", "3, ?"))
    assert window.row(MONEY).detail == "1 of 2 agreed, 1 not known"
    assert window.row(HELP).detail == "1 of 2 agreed, 1 no agreement"
    assert window.row(MONEY).as_spoken.startswith("R1, Money, 1 of 2 agreed")
    current = window.page.current
    assert window.page.status(current.assessment, current.findings) == "3 of 7 answered"


def test_the_rail_counts_the_same_questions_as_the_start_page(
    window: QuestionsWindow,
) -> None:
    assessment, found = window.page.current.assessment, window.page.current.findings
    questions = list(assessment.question_set.questions())
    number = next(each for each in questions if each.kind is QuestionKind.NUMBER)
    assert window.page.status(assessment, found) == f"0 of {len(questions)} answered"
    counted = give_value(number.id, 40, assessment)
    assert window.page.status(counted, found) == f"1 of {len(questions)} answered"


@pytest.mark.parametrize("key", [Key.Key_Down, Key.Key_Return])
def test_down_and_enter_lead_from_what_is_sought_to_the_list(
    window: QuestionsWindow, key: Qt.Key
) -> None:
    window.page.seek()
    assert focused() is window.page.side.sought
    press("help-2 stands at step 3")
    press(key)
    assert focused() is window.page.side.list
    assert window.page.side.list.choice == "help-2"
    assert window.page.question.id == "who-gets-it"
    press(Key.Key_Return)
    assert window.page.question.id == "help-2"


def test_where_no_question_fits_the_keyboard_stays_with_the_words(window: QuestionsWindow) -> None:
    window.page.seek()
    press("elephant")
    press(Key.Key_Down)
    assert focused() is window.page.side.sought


def test_arrows_unfold_fold_and_walk_the_list(window: QuestionsWindow) -> None:
    press(Key.Key_G, control=True)
    listed = window.page.side.list
    assert focused() is listed
    press(Key.Key_End)
    assert listed.choice == HELP
    assert window.page.question.id == "who-gets-it"
    press(Key.Key_Right)
    assert "help-1" in window.listed()
    press(Key.Key_Down)
    assert window.page.question.id == "help-1"
    press(Key.Key_Left)
    assert listed.choice == HELP
    press(Key.Key_Left)
    assert "help-1" not in window.listed()
    press(Key.Key_Return)
    assert "help-1" in window.listed()
    press(Key.Key_Down)
    press(Key.Key_Return)
    assert window.page.card.answer.isAncestorOf(focused())


def test_a_click_unfolds_an_item_and_shows_a_question(window: QuestionsWindow) -> None:
    listed = window.page.side.list

    def click(key: str) -> None:
        place = window.listed().index(key)
        area = listed.visualRect(listed.model().index(place, 0))
        QTest.mouseClick(listed.viewport(), Qt.MouseButton.LeftButton, pos=area.center())

    click(HELP)
    assert "help-2" in window.listed()
    click("help-2")
    assert window.page.question.id == "help-2"
    assert window.row("help-2").shown


def test_next_goes_through_folded_items_and_stops_at_the_end(
    window: QuestionsWindow, qtbot: QtBot
) -> None:
    window.page.open_at("carers-say")
    window.page.bar.next.click()
    assert window.page.question.id == "help-1"
    window.page.bar.next.click()
    with qtbot.waitSignal(window.page.said, check_params_cb=lambda said: "last question" in said):
        window.page.bar.next.click()
    assert window.page.question.id == "help-2"
    window.page.bar.previous.click()
    assert window.page.question.id == "help-1"


def test_control_enter_goes_on_ready_to_answer(window: QuestionsWindow) -> None:
    window.page.card.boxes["next"].setFocus()
    press("Ask")
    press(Key.Key_Return, control=True)
    assert window.answer("who-gets-it").next == "Ask"
    assert window.page.question.id == "how-much"
    press("2")
    assert window.answer("how-much").rung == 2
    press(Key.Key_Left, control=True)
    assert window.page.question.id == "who-gets-it"
    press(Key.Key_Right, control=True)
    assert window.page.question.id == "how-much"


def test_only_what_is_wanted_is_listed_and_the_rest_is_counted(window: QuestionsWindow) -> None:
    window.page.card.answer.others.button("dont_know").click()
    window.page.go_on()
    show_some(window, "dont_know")
    assert window.listed() == [MONEY, "who-gets-it"]
    window.page.go_back()
    assert window.listed() == [MONEY, "who-gets-it"]
    assert window.page.side.hidden.text() == "6 questions hidden"
    window.page.side.widen()
    assert window.page.side.hidden.isHidden()


def test_words_are_found_in_questions_items_and_notes(window: QuestionsWindow) -> None:
    window.page.card.boxes["know"].setFocus()
    press("Finance extract")
    window.page.open_at("help-2")
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(focused(), Key.Key_F, both)
    press("EXTRACT fin")
    assert window.listed() == [MONEY, "who-gets-it"]
    window.page.side.sought.selectAll()
    press("HELP-1")
    assert window.listed() == [HELP, "help-1"]
    press(" elephant")
    assert window.listed() == []
    assert window.page.side.empty.isVisible()
    assert window.page.question.id == "help-2"
    window.page.go_back()
    assert window.page.question.id == "help-2"
    assert window.page.side.empty.button is not None
    window.page.side.empty.button.click()
    assert window.row("help-2").shown


def speak(window: QuestionsWindow, role: str) -> None:
    box = window.page.side.speaker_box
    box.show_choice(role)
    box.picked.emit(role)


def test_the_questions_that_are_mine_to_speak_for_are_listed(window: QuestionsWindow) -> None:
    box = window.page.side.speaker_box
    words = [box.itemText(place) for place in range(box.count())]
    assert words == ["Speaks: anyone", "Speaks: finance lead"]
    window.page.open_at("how-much")
    speak(window, "finance lead")
    assert window.listed() == [MONEY, "how-much"]
    assert window.page.side.hidden.text() == "6 questions hidden"
    show_some(window, "agreed")
    window.page.side.widen()
    assert window.page.side.speaker == ""
    assert window.page.side.hidden.isHidden()


def test_a_set_that_names_no_speaker_has_no_such_choice(
    qtbot: QtBot, theme: Theme, prompts: ScriptedPrompts
) -> None:
    assessment = an_assessment(a_set(an_item("help", 2)))
    window = QuestionsWindow.shown(qtbot, prompts, assessment)
    assert not window.page.side.speaker_box.isVisible()


def test_the_questions_whose_picks_are_split_are_listed(window: QuestionsWindow) -> None:
    picks = {"how-much": (2, 0, 0, 0, 2), "help-1": (0, 4, 0, 0)}
    for question, counts in picks.items():
        rounds = ((Pick(counts=counts),),)
        window.document.apply(partial(record_picks, question, rounds), "record picks")
    window.page.open_at("how-much")
    show_some(window, "split")
    assert window.listed() == [MONEY, "how-much"]
    assert window.page.side.hidden.text() == "6 questions hidden"


@pytest.mark.parametrize("some", [key for key, _ in SHOW[1:]])
def test_every_way_to_show_some_counts_what_it_hides(window: QuestionsWindow, some: str) -> None:
    show_some(window, some)
    listed = [key for key in window.listed() if not key.startswith("item ")]
    assert window.page.side.hidden.text() == (
        "" if len(listed) == 7 else f"{7 - len(listed)} questions hidden"
    )


def test_answering_does_not_take_the_question_out_of_the_list(window: QuestionsWindow) -> None:
    show_some(window, "not_discussed")
    window.page.card.answer.focus()
    press("1")
    assert "who-gets-it" in window.listed()
    window.page.go_on()
    assert "who-gets-it" not in window.listed()


def test_undoing_elsewhere_shows_what_was_undone(window: QuestionsWindow) -> None:
    window.page.card.answer.focus()
    press("1")
    window.page.open_at("help-2")
    window.undo()
    assert window.page.question.id == "who-gets-it"
    assert window.page.card.answer.rows.choice is None
    window.page.open_at("help-2")
    window.document.undo_stack.redo()
    assert window.page.card.answer.rows.choice == 1


def test_an_unknown_place_changes_nothing(window: QuestionsWindow) -> None:
    window.page.open_at("nowhere")
    assert window.page.question.id == "who-gets-it"


def test_the_guide_is_beside_the_question_with_what_to_bring(window: QuestionsWindow) -> None:
    window.page.open_at("how-much")
    parts = {part.name: part for part in window.page.guide.parts}
    assert parts["Recommendation, in our words"].text == "Pay an allowance."
    assert parts["Strength of evidence (guide)"].lead == "Not recorded"
    assert parts["What to look for"].text == "The policy."
    assert parts["Who can speak for it"].text == "Finance lead."
    assert "How to do better from here" not in parts
    assert window.page.columns.guide_is_beside


def test_the_guide_folds_first_and_then_the_list_gives_way(
    window: QuestionsWindow, qtbot: QtBot
) -> None:
    page = window.page
    window.resize(units.u(105), 700)
    assert not page.columns.guide_is_beside
    assert not page.guide.fold.is_open
    assert page.side.isVisible()
    qtbot.waitUntil(lambda: narrowed(window, units.u(69)))
    assert not page.side.isVisible()
    assert page.card.isVisible()
    page.bar.to_list.click()
    assert focused() is page.side.list
    assert not page.card.isVisible()
    press(Key.Key_Down)
    assert page.question.id == "how-much"
    assert page.side.isVisible()
    press(Key.Key_Return)
    assert page.card.isVisible()
    assert not page.side.isVisible()
    window.resize(1280, 700)
    assert page.columns.guide_is_beside


def test_folding_the_guide_keeps_the_keyboard_on_its_head(window: QuestionsWindow) -> None:
    head = window.page.guide.fold.head
    head.setFocus()
    press(Key.Key_Space)
    assert not window.page.columns.guide_is_beside
    assert focused() is head
    assert head.accessibleName() == "Behind the question, folded away"
    press(Key.Key_Space)
    assert window.page.columns.guide_is_beside


@pytest.mark.parametrize("size", [100, 200])
@pytest.mark.parametrize("key", ["navigation-after-asking", "allowances-families-eligible"])
def test_everybody_can_use_it(
    qtbot: QtBot, theme: Theme, prompts: ScriptedPrompts, size: int, key: str
) -> None:
    window = QuestionsWindow.shown(qtbot, prompts, sample_assessment())
    window.resize(1024, 700)
    theme.set_text_size(size)
    window.page.open_at(key)
    window.page.card.fold.head.click()
    window.page.card.answer.others.button("not_applicable").click()
    assert nameless(window) == []
    qtbot.waitUntil(lambda: small_targets(window) == [])
    assert tab_trouble(window) == []
    qtbot.waitUntil(lambda: clipped(window) == [])


def test_words_are_found_in_the_why_and_the_sentences_of_a_ladder(window: QuestionsWindow) -> None:
    press(Key.Key_F, control=True)
    press("go without")
    assert window.listed() == [MONEY, "who-gets-it"]
    window.page.side.sought.selectAll()
    press("help-2 stands at step 3")
    assert window.listed() == [HELP, "help-2"]


def test_the_question_that_is_shown_can_be_answered_from_the_list(window: QuestionsWindow) -> None:
    window.page.go_to_list()
    press("2")
    assert window.answer("who-gets-it").rung == 2
    window.page.go_to_list()
    press("?")
    assert window.answer("who-gets-it").state is AnswerState.DONT_KNOW


def test_what_stands_before_a_question_to_reflect_on_is_no_reason(window: QuestionsWindow) -> None:
    window.page.open_at("who-gets-it")
    assert window.page.card.why.text() == "Why it matters: Some go without."
    asked = window.page.question.model_copy(update={"kind": QuestionKind.TEXT, "ladder": None})
    card = window.page.card
    card.show_question(asked, window.answer("who-gets-it"), CardWords("R1", "", ()))
    assert card.why.text() == "Some go without."


def test_a_digit_at_an_item_says_what_digits_answer_and_records_nothing(
    window: QuestionsWindow, qtbot: QtBot
) -> None:
    press(Key.Key_G, control=True)
    press(Key.Key_End)
    assert window.page.side.list.choice == HELP
    with qtbot.waitSignal(window.page.said) as told:
        press("2")
    assert told.args == [
        "A digit answers the question that is shown, R1 · Question 1 of 5 · essential. "
        "Enter on another question shows it."
    ]
    assert window.answer("who-gets-it").rung is None


def test_what_is_found_is_listed_from_its_top(
    qtbot: QtBot, theme: Theme, prompts: ScriptedPrompts
) -> None:
    items = [an_item(name, 20) for name in ("first", "second", "third")]
    window = QuestionsWindow.shown(qtbot, prompts, an_assessment(a_set(*items)))
    window.resize(1024, 700)
    window.page.open_at("third-20")
    bar = window.page.side.list.verticalScrollBar()
    assert bar.value() > 0
    window.page.seek()
    press("r1")
    assert "first-8" in window.listed()
    assert "third-20" not in window.listed()
    assert bar.maximum() > 0
    assert bar.value() == 0


@pytest.mark.parametrize("size", [150, 175, 200])
def test_in_a_low_window_the_question_and_its_first_two_answers_are_in_sight(
    qtbot: QtBot, theme: Theme, prompts: ScriptedPrompts, size: int
) -> None:
    window = QuestionsWindow.shown(qtbot, prompts, sample_assessment())
    theme.set_text_size(size)
    window.resize(1024, 600)  # what 768 leave below the menu and above the status
    page = window.page
    questions = [each for each in page.current.assessment.question_set.questions() if each.rungs]
    lines = {max(len(rung) for rung in each.rungs): each.id for each in questions}
    longest = max(questions, key=lambda each: len(each.text)).id
    for key in (longest, lines[max(lines)], "offer-approach", "navigation-access"):
        page.open_at(key)
        settle()
        port = page.columns.scroller.viewport()
        card = page.card
        for part in (card.place, card.question, *card.answer.rows.rows[:2]):
            foot = part.mapTo(port, part.rect().bottomLeft())
            assert 0 < foot.y() < port.height(), (key, part)
        assert clipped(window) == []


def test_what_gives_way_in_a_low_window_comes_after_the_answers_and_back_again(
    window: QuestionsWindow, theme: Theme
) -> None:
    page = window.page
    card = page.card

    def order() -> tuple[int, int, int]:
        settle()
        page.columns.scroller.verticalScrollBar().setValue(0)
        parts = (card.why, card.answer, page.guide)
        why, answer, guide = (part.mapTo(page, part.rect().topLeft()).y() for part in parts)
        return why, answer, guide

    window.resize(900, 600)
    theme.set_text_size(200)
    why, answer, guide = order()
    assert answer < why < guide
    assert page.bar.keys.isHidden()
    card.fold.show_open(True)
    card.boxes["note"].setFocus()
    press(Key.Key_Tab)
    assert focused() is page.guide.fold.head
    theme.set_text_size(100)
    why, answer, guide = order()
    assert guide < why < answer
    assert not page.bar.keys.isHidden()
