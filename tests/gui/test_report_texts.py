"""Writing the texts of the documents anew on the report page: nothing typed is lost."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reflective_app.domain.edits import edit_text
from reflective_app.domain.texts import MONEY, SUMMARY
from reflective_app.gui.document import AssessmentDocument
from reflective_app.gui.pages.report.page import ReportPage
from reflective_app.gui.pages.report.wording_panel import WordingPanel
from reflective_app.gui.pages.report.wording_row import (
    BY_THE_COUNCIL,
    BY_THE_RULES,
    MOST,
    WordingRow,
)
from reflective_app.gui.theme import Theme
from reflective_app.reports.documents import printed
from reflective_app.wording.edited import EDITED, editable
from tests.gui import accessibility
from tests.gui.scripted_prompts import ScriptedPrompts
from tests.gui.test_report_page import (
    LONG,
    _threads,
    choose,
    document,
    page,
    pdf_of,
    ready,
    renamed,
)

__all__ = ["_threads", "document", "page"]

OURS = "Families told us what matters most."
HOSTILE = "=1+1 <b>bold</b> & \u202eright to left\u202c \u4eb2\u5c5e \U0001f600 \x07 " + "x" * 200


@pytest.fixture
def panel(page: ReportPage) -> WordingPanel:
    """Opened from the page, with the keyboard on the first text."""
    page.parts.wording.setFocus()
    page.parts.wording.click()
    return page.parts.texts


def page_of(panel: WordingPanel) -> ReportPage:
    found = panel.window()
    assert isinstance(found, ReportPage)
    return found


def type_anew(row: WordingRow, words: str, qtbot: QtBot) -> None:
    """Type in place of what is there, and stay in the box."""
    row.box.setFocus()
    row.box.selectAll()
    qtbot.keyClick(row.box, Qt.Key.Key_Delete)
    qtbot.keyClicks(row.box, words)


def made_by_rule(page: ReportPage, key: str) -> str:
    texts = editable(page.current.findings, page.document.assessment)
    return next(text.made for text in texts if text.key == key)


def kept(page: ReportPage) -> dict[str, str]:
    """The council's own words, by what they stand in place of."""
    return {key: edit.text for key, edit in page.document.assessment.texts.items()}


def test_every_text_stands_in_a_box_as_it_is_printed(panel: WordingPanel) -> None:
    page = page_of(panel)
    texts = list(editable(page.current.findings, page.document.assessment))
    assert len(texts) > 1
    assert list(panel.rows) == [text.key for text in texts]
    for text in texts:
        row = panel.rows[text.key]
        assert row.box.toPlainText() == text.made
        assert row.name.text() == row.box.accessibleName() == text.name
        assert row.whose.text() == row.box.accessibleDescription() == BY_THE_RULES
        assert not row.rules.isVisible()
        assert not row.behind.isVisible()
    assert panel.isVisible()
    assert QApplication.focusWidget() is panel.rows[SUMMARY].box


def test_leaving_a_box_records_it_as_one_edit_that_can_be_undone(
    panel: WordingPanel, qtbot: QtBot
) -> None:
    page, row = page_of(panel), panel.rows[SUMMARY]
    type_anew(row, OURS, qtbot)
    assert kept(page) == {}
    qtbot.keyClick(row.box, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is not row.box
    assert kept(page) == {SUMMARY: OURS}
    assert page.document.assessment.texts[SUMMARY].instead_of == made_by_rule(page, SUMMARY)
    assert row.whose.text() == BY_THE_COUNCIL
    assert page.document.undo_stack.undoText() == "edit the summary"
    page.document.undo_stack.undo()
    assert kept(page) == {}
    assert row.box.toPlainText() == made_by_rule(page, SUMMARY)
    assert row.whose.text() == BY_THE_RULES


def test_control_and_enter_records_and_the_keyboard_stays(
    panel: WordingPanel, qtbot: QtBot
) -> None:
    page, row = page_of(panel), panel.rows[SUMMARY]
    type_anew(row, OURS, qtbot)
    qtbot.keyClick(row.box, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert kept(page) == {SUMMARY: OURS}
    assert row.box.hasFocus()
    assert row.box.toPlainText() == OURS


@pytest.mark.parametrize("key", [Qt.Key.Key_S, Qt.Key.Key_Z])
def test_what_is_typed_is_recorded_before_a_key_saves_or_undoes(
    panel: WordingPanel, qtbot: QtBot, key: Qt.Key
) -> None:
    page, row = page_of(panel), panel.rows[SUMMARY]
    type_anew(row, OURS, qtbot)
    qtbot.keyClick(row.box, key, Qt.KeyboardModifier.ControlModifier)
    assert kept(page) == {SUMMARY: OURS}


def test_the_summary_that_is_written_is_printed_once_one_goes_back(
    panel: WordingPanel, qtbot: QtBot
) -> None:
    page = page_of(panel)
    before = pdf_of(page)
    type_anew(panel.rows[SUMMARY], OURS, qtbot)
    panel.back.setFocus()
    panel.back.click()
    assert page.preview.isVisible()
    assert page.parts.wording.hasFocus()
    ready(page, qtbot)
    assert pdf_of(page) == printed("gap-report", page.document.assessment).pdf != before
    assert f"{OURS} {EDITED}" in " ".join(page.preview.text.toPlainText().split())


@pytest.mark.parametrize("left", ["closed", "document", "page"])
def test_nothing_typed_is_lost_wherever_one_goes(
    panel: WordingPanel, qtbot: QtBot, left: str
) -> None:
    page, row = page_of(panel), panel.rows[SUMMARY]
    type_anew(row, OURS, qtbot)
    row.box.blockSignals(True)  # not even where the box does not say that it was left
    if left == "closed":
        panel.done.emit()
    elif left == "document":
        page.documents.chosen.emit("roadmap")
    else:
        page.hide()
    assert kept(page) == {SUMMARY: OURS}


def test_an_empty_box_goes_back_to_the_words_of_the_rules(
    panel: WordingPanel, qtbot: QtBot
) -> None:
    page, row = page_of(panel), panel.rows[SUMMARY]
    for typed in (OURS, "", "   "):
        type_anew(row, typed, qtbot)
        qtbot.keyClick(row.box, Qt.Key.Key_Tab)
        assert kept(page) == ({SUMMARY: OURS} if typed == OURS else {})
    assert row.box.toPlainText() == made_by_rule(page, SUMMARY)
    assert row.whose.text() == BY_THE_RULES


def test_the_words_of_the_rules_come_back_at_once_and_the_keyboard_is_not_lost(
    panel: WordingPanel, qtbot: QtBot
) -> None:
    page, row = page_of(panel), panel.rows[SUMMARY]
    type_anew(row, OURS, qtbot)
    row.finish()
    assert row.rules.isVisible()
    assert row.rules.accessibleName() == "Use the rules’ words for Summary"
    row.rules.setFocus()
    row.rules.click()
    assert kept(page) == {}
    assert row.box.toPlainText() == made_by_rule(page, SUMMARY)
    assert not row.rules.isVisible()
    assert row.box.hasFocus()


def test_it_is_said_where_the_answers_have_changed_since_a_text_was_edited(
    panel: WordingPanel, qtbot: QtBot
) -> None:
    page, row = page_of(panel), panel.rows[SUMMARY]
    type_anew(row, OURS, qtbot)
    row.finish()
    assert not row.behind.isVisible()
    renamed("Oldshire", page.document)
    assert row.behind.isVisible()
    assert row.behind.text() in row.box.accessibleDescription()
    assert row.box.toPlainText() == OURS


def test_words_that_the_rules_have_come_to_say_are_still_called_the_councils(
    panel: WordingPanel,
) -> None:
    page, row = page_of(panel), panel.rows[SUMMARY]
    made = made_by_rule(page, SUMMARY)
    page.document.apply(partial(edit_text, SUMMARY, made, "another thing"), "edit the summary")
    assert row.whose.text() == BY_THE_COUNCIL
    assert row.rules.isVisible()


def test_what_is_being_typed_is_left_alone_while_something_else_changes(
    panel: WordingPanel, qtbot: QtBot
) -> None:
    page, row = page_of(panel), panel.rows[SUMMARY]
    type_anew(row, OURS, qtbot)
    assert page.unfinished() == "The wording of a text half written"
    renamed("Oldshire", page.document)
    assert row.box.toPlainText() == OURS
    row.finish()
    assert page.unfinished() == ""
    assert page.document.assessment.texts[SUMMARY].instead_of == made_by_rule(page, SUMMARY)


def test_a_reason_of_an_item_is_edited_and_no_other(panel: WordingPanel, qtbot: QtBot) -> None:
    page = page_of(panel)
    key = next(key for key in panel.rows if key not in (SUMMARY, MONEY))
    type_anew(panel.rows[key], OURS, qtbot)
    panel.rows[key].finish()
    assert kept(page) == {key: OURS}
    assert page.document.undo_stack.undoText() == "edit a reason"


def test_texts_that_come_and_go_keep_the_others_and_the_order_of_tab(
    panel: WordingPanel, document: AssessmentDocument, qtbot: QtBot
) -> None:
    page, before = page_of(panel), dict(panel.rows)
    page.document.undo_stack.clear()
    answers = document.assessment.answers
    document.apply(lambda assessment: assessment.model_copy(update={"answers": {}}), "clear")
    assert list(panel.rows) != list(before)
    document.undo_stack.undo()
    assert document.assessment.answers == answers
    assert list(panel.rows) == list(before)
    assert panel.rows[SUMMARY] is before[SUMMARY]
    accessibility.settle()
    panel.take_focus()
    for row in panel.rows.values():
        assert QApplication.focusWidget() is row.box
        qtbot.keyClick(row.box, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is panel.back


@pytest.mark.parametrize("words", [HOSTILE, "word " * 5_000, "one\n\n\ttwo\nthree"])
def test_whatever_is_written_is_kept_as_one_paragraph_and_gives_a_document(
    panel: WordingPanel, qtbot: QtBot, words: str
) -> None:
    page, row = page_of(panel), panel.rows[SUMMARY]
    row.box.setFocus()
    row.box.setPlainText(words)
    row.finish()
    said = kept(page)[SUMMARY]
    assert said == " ".join(words[:MOST].split())
    assert row.box.toPlainText().strip() == said
    panel.back.click()
    qtbot.waitUntil(lambda: page.shown is not None, timeout=LONG)


def test_it_is_named_and_whole_at_twice_the_text_size(
    panel: WordingPanel, theme: Theme, prompts: ScriptedPrompts, qtbot: QtBot
) -> None:
    page = page_of(panel)
    type_anew(panel.rows[SUMMARY], OURS, qtbot)
    panel.rows[SUMMARY].finish()
    assert accessibility.nameless(page) == []
    assert accessibility.small_targets(page) == []
    assert accessibility.tab_trouble(page) == []
    theme.set_text_size(200)
    page.resize(1024, 640)
    qtbot.waitUntil(lambda: accessibility.clipped(page) == [], timeout=3000)
    choose(page, "gap-report", qtbot)
