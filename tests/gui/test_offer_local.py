"""The local picture: facts changed where they stand, and numbers that are answers."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from reflective_app.domain.assessment import Answer, AnswerState, Assessment
from reflective_app.domain.edits import give_value
from reflective_app.domain.register import LocalFact
from reflective_app.gui.main_window import MainWindow
from reflective_app.gui.pages.offer.facts import FactList, FactRow
from reflective_app.gui.pages.offer.local import NUMBERS, SAME_ANSWERS
from reflective_app.gui.pages.offer.page import OfferPage
from reflective_app.gui.prompts import SaveChoice
from reflective_app.gui.session import Session
from reflective_app.gui.theme import Theme
from reflective_app.gui.widgets.numbers import CountField
from reflective_app.storage.assessment_file import read_assessment
from tests.builders import a_count, a_question, a_set, an_assessment, an_item
from tests.gui import accessibility
from tests.gui.offer_window import shown, type_in
from tests.gui.scripted_prompts import ScriptedPrompts
from tests.gui.test_files import saved_at

KEY = Qt.Key
CHILDREN = LocalFact(
    id="children", what="Children", value="212", source="Records", date=date(2026, 9, 30)
)
SPEND = LocalFact(id="spend", what="Spend", value="£1.2m")


def with_numbers(*facts: LocalFact) -> Assessment:
    numbers = [a_count("eligible", "eligible"), a_count("reached", "reached")]
    one = [a_question("q"), a_count("only", "eligible"), a_count("other")]
    questions = a_set(an_item("allowances", numbers), an_item("training", one), an_item("advice"))
    return an_assessment(questions, local_picture=facts)


def local_page(assessment: Assessment, prompts: ScriptedPrompts, qtbot: QtBot) -> OfferPage:
    page = shown(assessment, prompts, qtbot)
    page.open_at("local-picture")
    return page


@pytest.fixture
def page(prompts: ScriptedPrompts, qtbot: QtBot, theme: Theme) -> OfferPage:
    return local_page(with_numbers(CHILDREN, SPEND), prompts, qtbot)


def facts(page: OfferPage) -> tuple[LocalFact, ...]:
    return page.document.assessment.local_picture


def row(page: OfferPage, fact_id: str) -> FactRow:
    return page.local.facts.rows[fact_id]


# Facts


def test_a_fact_is_added_by_keys_and_the_next_can_be_typed(
    prompts: ScriptedPrompts, qtbot: QtBot, theme: Theme
) -> None:
    page = local_page(with_numbers(), prompts, qtbot)
    assert page.local.empty.isVisible()
    page.local.facts.next.what.setFocus()
    for words in ("Children", "212", "Records", "30/9/2026"):
        type_in(qtbot, words)
        if words != "30/9/2026":
            qtbot.keyClick(QApplication.focusWidget(), KEY.Key_Tab)
    qtbot.keyClick(QApplication.focusWidget(), KEY.Key_Return)
    (added,) = facts(page)
    assert added == CHILDREN.model_copy(update={"id": added.id})
    assert page.local.facts.next.what.hasFocus()
    assert page.local.facts.next.text("what") == ""
    assert page.local.facts.next.day.text() == ""
    assert not page.local.empty.isVisible()
    type_in(qtbot, "Spend")
    qtbot.keyClick(QApplication.focusWidget(), KEY.Key_Return)
    assert [fact.what for fact in facts(page)] == ["Children", "Spend"]


def test_a_fact_is_changed_where_it_stands_and_undone_as_one_step(
    page: OfferPage, qtbot: QtBot
) -> None:
    value = row(page, "children").fields.value
    value.setFocus()
    value.selectAll()
    qtbot.keyClicks(value, "230")
    assert facts(page) == (CHILDREN.model_copy(update={"value": "230"}), SPEND)
    page.document.undo_stack.undo()
    assert facts(page) == (CHILDREN, SPEND)
    assert row(page, "children").fields.text("value") == "212"


def test_a_fact_never_loses_its_words(page: OfferPage, qtbot: QtBot) -> None:
    fields = row(page, "spend").fields
    fields.what.setFocus()
    fields.what.selectAll()
    qtbot.keyClick(fields.what, KEY.Key_Delete)
    assert facts(page)[1] == SPEND
    assert "needs its words" in fields.trouble.text()
    fields.value.setFocus()
    assert fields.text("what") == "Spend"
    assert not fields.trouble.isVisible()


def test_a_date_that_cannot_be_read_stays_and_is_said(page: OfferPage, qtbot: QtBot) -> None:
    fields = row(page, "children").fields
    fields.day.setFocus()
    fields.day.selectAll()
    qtbot.keyClicks(fields.day, "autumn")
    row(page, "spend").fields.value.setFocus()
    type_in(qtbot, "1")
    assert fields.day.text() == "autumn"
    assert "31 March 2027" in fields.trouble.text()
    assert facts(page)[0].date == date(2026, 9, 30)
    fields.day.setFocus()
    fields.day.selectAll()
    qtbot.keyClicks(fields.day, "1/10/2026")
    qtbot.keyClick(fields.day, KEY.Key_Tab)
    assert facts(page)[0].date == date(2026, 10, 1)
    assert fields.day.text() == "1 October 2026"
    assert "1/10/2026 was read as 1 October 2026" in fields.trouble.text()


def test_a_fact_without_words_is_not_added_and_keeps_what_was_typed(
    page: OfferPage, qtbot: QtBot
) -> None:
    at_foot = page.local.facts.next
    at_foot.value.setFocus()
    type_in(qtbot, "12")
    qtbot.keyClick(at_foot.value, KEY.Key_Return)
    assert facts(page) == (CHILDREN, SPEND)
    assert at_foot.what.hasFocus()
    assert at_foot.trouble.isVisible()
    assert at_foot.text("value") == "12"


def test_removing_a_fact_goes_on_at_its_neighbour_and_undo_brings_it_back(
    page: OfferPage, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(page.said) as said:
        row(page, "children").remove.click()
    assert facts(page) == (SPEND,)
    assert said.args == ["Removed “Children”; Ctrl+Z brings it back."]
    assert row(page, "spend").remove.hasFocus()
    page.document.undo_stack.undo()
    assert list(page.local.facts.rows) == ["children", "spend"]
    assert accessibility.tab_trouble(page) == []


def test_each_fact_tells_a_screen_reader_which_it_is(page: OfferPage) -> None:
    fields = row(page, "spend").fields
    assert fields.value.accessibleName() == "Value of “Spend”"
    assert row(page, "spend").remove.accessibleName() == "Remove “Spend”"


def test_what_is_pasted_into_a_fact_is_one_line(page: OfferPage, qtbot: QtBot) -> None:
    QApplication.clipboard().setText("first\nsecond")
    source = row(page, "spend").fields.source
    source.setFocus()
    source.paste()
    assert facts(page)[1].source == "first second"


# Numbers


def number_box(page: OfferPage, question: str) -> tuple[object, ...]:
    for item in page.local.numbers.items:
        for box in item.boxes:
            if box.question.id == question:
                return item, box
    raise AssertionError(question)


def test_only_numbers_of_families_are_asked_for_here(page: OfferPage) -> None:
    asked = [[box.question.id for box in item.boxes] for item in page.local.numbers.items]
    assert asked == [["eligible", "reached"], ["only"]]


def test_a_number_entered_here_is_the_answer_to_its_question(page: OfferPage, qtbot: QtBot) -> None:
    page.open_at("eligible")
    with qtbot.waitSignal(page.document.keep_wanted):
        type_in(qtbot, "420")
        qtbot.keyClick(QApplication.focusWidget(), KEY.Key_Return)
    assert page.document.assessment.answer("eligible") == Answer(
        state=AnswerState.AGREED, value=420
    )
    page.document.undo_stack.undo()
    assert page.document.assessment.answer("eligible") == Answer()


@pytest.mark.parametrize(
    ("typed", "count", "shown"),
    [("1,200", 1_200, "1,200"), ("4.5", 7, "4.5"), ("about 90", 7, "about 90"), ("", None, "")],
)
def test_a_number_is_read_when_it_is_left(
    page: OfferPage, qtbot: QtBot, typed: str, count: int | None, shown: str
) -> None:
    page.open_at("eligible")
    field = page.local.numbers.items[0].boxes[0].field
    type_in(qtbot, "7")
    qtbot.keyClick(field, KEY.Key_Tab)
    field.setFocus()
    field.selectAll()
    qtbot.keyClick(field, KEY.Key_Delete)
    qtbot.keyClicks(field, typed)
    qtbot.keyClick(field, KEY.Key_Tab)
    assert page.document.assessment.answer("eligible").value == count
    assert field.text() == shown
    assert field.trouble.isVisible() == (shown not in ("1,200", ""))


def test_a_month_is_told_back_and_a_date_that_is_none_keeps_the_keyboard(
    page: OfferPage, qtbot: QtBot
) -> None:
    at_foot = page.local.facts.next
    at_foot.what.setFocus()
    type_in(qtbot, "Spend on allowances")
    at_foot.day.setFocus()
    type_in(qtbot, "autumn")
    qtbot.keyClick(at_foot.day, KEY.Key_Return)
    assert len(facts(page)) == 2
    assert at_foot.day.hasFocus()
    assert at_foot.trouble.isVisible()
    at_foot.day.selectAll()
    type_in(qtbot, "March 2028")
    with qtbot.waitSignal(page.said) as said:
        qtbot.keyClick(at_foot.day, KEY.Key_Return)
    assert facts(page)[-1].date == date(2028, 3, 31)
    assert "was read as 31 March 2028, the last day of the month" in said.args[0]
    assert at_foot.what.hasFocus()


def test_a_number_taken_out_is_not_discussed_again(page: OfferPage, qtbot: QtBot) -> None:
    page.open_at("eligible")
    type_in(qtbot, "4")
    qtbot.keyClick(QApplication.focusWidget(), KEY.Key_Return)
    assert page.document.assessment.answer("eligible").value == 4
    qtbot.keyClick(QApplication.focusWidget(), KEY.Key_Backspace)
    qtbot.keyClick(QApplication.focusWidget(), KEY.Key_Return)
    assert page.document.assessment.answer("eligible") == Answer()


def test_more_reached_than_eligible_is_said_at_once_and_not_refused(
    page: OfferPage, qtbot: QtBot
) -> None:
    words = page.local.numbers.items[0].words
    assert words.text() == "Neither number is known yet."
    page.open_at("eligible")
    type_in(qtbot, "80")
    qtbot.keyClick(QApplication.focusWidget(), KEY.Key_Return)
    assert words.text() == "How many families are reached is not known yet."
    page.open_at("reached")
    type_in(qtbot, "96")
    qtbot.keyClick(QApplication.focusWidget(), KEY.Key_Return)
    assert words.text().startswith("More families are reached than are eligible: 96 of 80.")
    assert page.document.assessment.answer("reached").value == 96
    page.open_at("eligible")
    type_in(qtbot, "0")
    qtbot.keyClick(QApplication.focusWidget(), KEY.Key_Return)
    assert words.text() == "704 families miss out."


def test_what_nobody_knew_is_said_in_place_of_the_number(
    prompts: ScriptedPrompts, qtbot: QtBot, theme: Theme
) -> None:
    unknown = {"eligible": Answer(state=AnswerState.DONT_KNOW)}
    assessment = with_numbers().model_copy(update={"answers": unknown})
    page = local_page(assessment, prompts, qtbot)
    box = page.local.numbers.items[0].boxes[0]
    assert box.state.text() == "Don’t know"
    assert box.field.text() == ""


def test_a_set_without_numbers_says_so(
    prompts: ScriptedPrompts, qtbot: QtBot, theme: Theme
) -> None:
    page = local_page(an_assessment(a_set(an_item("a"))), prompts, qtbot)
    assert page.local.numbers.items == []
    assert page.local.numbers.isVisible()


# For everybody


def test_the_page_opens_at_a_fact(page: OfferPage) -> None:
    page.open_at("services")
    page.open_at("spend")
    assert page.local.isVisible()
    assert row(page, "spend").fields.what.hasFocus()


def test_the_row_for_the_next_fact_stays_in_sight(page: OfferPage, qtbot: QtBot) -> None:
    page.resize(1024, 500)
    at_foot = page.local.facts.next
    at_foot.what.setFocus()
    for number in range(9):
        type_in(qtbot, f"Fact {number}")
        qtbot.keyClick(at_foot.what, KEY.Key_Return)
    assert 0 < at_foot.mapTo(page, at_foot.rect().bottomLeft()).y() <= page.height()


def test_a_fact_far_down_is_brought_into_sight(
    prompts: ScriptedPrompts, qtbot: QtBot, theme: Theme
) -> None:
    many = [LocalFact(id=f"fact-{n}", what=f"Fact {n}") for n in range(30)]
    page = local_page(with_numbers(*many), prompts, qtbot)
    page.open_at("fact-29")
    what = row(page, "fact-29").fields.what

    def seen() -> bool:
        return 0 < what.mapTo(page, what.rect().bottomLeft()).y() <= page.height()

    qtbot.waitUntil(seen)


def test_a_question_that_counts_no_families_leaves_the_page_as_it_is(page: OfferPage) -> None:
    page.open_at("services")
    page.open_at("other")
    assert page.services.isVisible()


def test_the_local_picture_is_for_everybody(page: OfferPage, theme: Theme, qtbot: QtBot) -> None:
    page.local.facts.next.what.setFocus()
    assert accessibility.nameless(page) == []
    assert accessibility.small_targets(page) == []
    assert accessibility.tab_trouble(page) == []
    theme.set_text_size(200)
    qtbot.waitUntil(lambda: accessibility.clipped(page) == [], timeout=5000)


def test_the_numbers_stand_apart_from_the_facts_by_more_than_their_head_from_them(
    page: OfferPage,
) -> None:
    accessibility.settle()
    head = next(w for w in page.local.findChildren(QLabel) if w.text() == NUMBERS)
    above = page.local.facts.mapTo(page.local, page.local.facts.rect().bottomLeft()).y()
    below = head.y() + head.height()
    note = next(w for w in page.local.findChildren(QLabel) if w.text() == SAME_ANSWERS)
    assert head.y() - above > 2 * (note.y() - below)


def test_a_row_that_stays_is_not_made_anew(page: OfferPage) -> None:
    before = row(page, "spend")
    row(page, "children").remove.click()
    assert row(page, "spend") is before
    assert isinstance(page.local.facts, FactList)


@pytest.mark.parametrize("typed", ["abc", "-4", "9999999999"])
def test_a_number_that_cannot_be_taken_stays_with_its_message_while_other_pages_are_looked_at(
    page: OfferPage, qtbot: QtBot, typed: str
) -> None:
    box = page.local.numbers.items[0].boxes[1]
    box.field.setFocus()
    type_in(qtbot, typed)
    page.local.facts.next.what.setFocus()
    message = box.trouble.text()
    assert message
    page.hide()
    page.document.apply(partial(give_value, "eligible", 12), "answer")
    page.show()
    page.open_at("grid")
    page.open_at("local-picture")
    assert page.local.numbers.items[0].boxes[1] is box
    assert box.field.text() == typed
    assert box.trouble.isVisible()
    assert box.trouble.text() == message
    assert page.local.numbers.items[0].boxes[0].field.text() == "12"


def test_a_number_that_is_being_typed_is_recorded_when_the_window_is_closed(
    window: MainWindow, session: Session, prompts: ScriptedPrompts, qtbot: QtBot, tmp_path: Path
) -> None:
    item = an_item("allowances", [a_question("q"), a_count("reached", "reached")])
    path = saved_at(tmp_path / "newshire.reflect", an_assessment(a_set(item)))
    assert session.files.open(path)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    assert window.workspace is not None
    window.workspace.go_to("offer", "reached")
    field = QApplication.focusWidget()
    assert isinstance(field, CountField)
    type_in(qtbot, "88")
    prompts.script(SaveChoice.CANCEL)
    assert not window.close()
    assert field.hasFocus()
    prompts.script(SaveChoice.SAVE)
    assert window.close()
    assert read_assessment(path).assessment.answer("reached").value == 88


def test_a_fact_that_is_typed_and_not_added_is_told(page: OfferPage, qtbot: QtBot) -> None:
    facts = page.local.facts
    assert page.unfinished() == ""
    facts.next.value.setPlainText("40")
    assert page.unfinished() == "A fact half written"
    facts.next.what.setPlainText("Families known to us")
    assert page.unfinished() == "The fact “Families known to us” typed and not added"
    facts.add.click()
    assert page.unfinished() == ""
    day = row(page, page.document.assessment.local_picture[-1].id).fields.day
    day.setText("some day")
    assert page.unfinished() == "The date of “Families known to us” not understood"
