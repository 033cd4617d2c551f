"""The report page: for whom a copy is, which sections it holds, and how documents are offered."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reflective_app.gui.pages.report.copies import Copies
from reflective_app.gui.pages.report.offered import GROUPS, OTHERS, grouped, in_order, rows
from reflective_app.gui.pages.report.page import ReportPage
from reflective_app.gui.pages.report.section_picker import NONE
from reflective_app.gui.theme import Theme
from reflective_app.reports.documents import KINDS, Kind, printed
from reflective_app.reports.sections import Selection
from reflective_app.wording.sections import Audience
from tests.gui import accessibility
from tests.gui.scripted_prompts import ScriptedPrompts
from tests.gui.test_report_page import (
    _threads,
    choose,
    document,
    page,
    pdf_of,
    ready,
)

__all__ = ["_threads", "document", "page"]

REPORT = KINDS["gap-report"]


def choose_reader(page: ReportPage, key: str, qtbot: QtBot) -> None:
    """By keyboard, as somebody does who tabs to the field."""
    page.readers.setFocus()
    qtbot.keyClick(page.readers, Qt.Key.Key_Home)
    while page.readers.choice != key:
        qtbot.keyClick(page.readers, Qt.Key.Key_Down)
    ready(page, qtbot)


def tick(page: ReportPage, section: str) -> None:
    box = page.picker.ticks.ticks[section].box
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Space)


def test_a_copy_for_the_board_is_the_one_that_is_shown(page: ReportPage, qtbot: QtBot) -> None:
    whole = pdf_of(page)
    choose_reader(page, "board", qtbot)
    board = printed("gap-report", page.document.assessment, Selection(Audience.BOARD))
    assert pdf_of(page) == board.pdf != whole
    assert page.preview.text.toPlainText().rstrip() == board.text.rstrip()
    choose_reader(page, "whole", qtbot)
    assert pdf_of(page) == whole


@pytest.mark.parametrize(
    ("reader", "named"),
    [
        ("whole", "Gap-report"),
        ("board", "Gap-report-Board"),
        ("team", "Gap-report-Working-team"),
        ("partners", "Gap-report-Partners"),
        ("public", "Gap-report-Public"),
    ],
)
def test_the_name_of_the_file_says_for_whom_the_copy_is(
    page: ReportPage, prompts: ScriptedPrompts, qtbot: QtBot, reader: str, named: str
) -> None:
    choose_reader(page, reader, qtbot)
    prompts.script(None)
    page.save.click()
    assert prompts.asked == [f"save as Newshire_Invented-Guide_{named}_2026-11-22.pdf?"]


def test_sections_are_ticked_and_the_preview_follows(page: ReportPage, qtbot: QtBot) -> None:
    assert "\nGlossary" in page.preview.text.toPlainText() or "Glossary" in pdf_words(page)
    page.sections.click()
    assert page.picker.isVisible()
    assert QApplication.focusWidget() is page.picker.ticks.ticks["summary"].box
    assert set(page.picker.ticks.ticked) == {each.key for each in REPORT.sections}
    tick(page, "glossary")
    ready(page, qtbot)
    assert page.picker.count.text() == f"Whole document: {len(REPORT.sections) - 1} of " + (
        f"{len(REPORT.sections)} sections ticked."
    )
    kept = frozenset(each.key for each in REPORT.sections) - {"glossary"}
    wanted = Selection(None, kept)
    assert pdf_of(page) == printed("gap-report", page.document.assessment, wanted).pdf
    page.picker.back.click()
    assert page.preview.isVisible()
    assert page.sections.hasFocus()


def pdf_words(page: ReportPage) -> str:
    assert page.shown is not None
    return page.shown.printed.text


def test_a_copy_of_chosen_sections_says_so_in_its_name(
    page: ReportPage, prompts: ScriptedPrompts, qtbot: QtBot
) -> None:
    choose_reader(page, "board", qtbot)
    page.sections.click()
    tick(page, "glossary")
    ready(page, qtbot)
    prompts.script(None)
    page.save.click()
    named = "Newshire_Invented-Guide_Gap-report-Board-chosen-sections_2026-11-22.pdf"
    assert prompts.asked == [f"save as {named}?"]
    tick(page, "glossary")
    ready(page, qtbot)
    prompts.script(None)
    page.save.click()
    assert prompts.asked[1] == "save as Newshire_Invented-Guide_Gap-report-Board_2026-11-22.pdf?"


def test_what_is_usual_for_a_reader_comes_back_at_once(page: ReportPage, qtbot: QtBot) -> None:
    choose_reader(page, "public", qtbot)
    public = pdf_of(page)
    page.sections.click()
    tick(page, "glossary")
    tick(page, "items")
    ready(page, qtbot)
    assert pdf_of(page) != public
    page.picker.usual.click()
    ready(page, qtbot)
    assert pdf_of(page) == public


def test_another_reader_begins_with_the_sections_for_that_reader(
    page: ReportPage, qtbot: QtBot
) -> None:
    page.sections.click()
    tick(page, "summary")
    choose_reader(page, "public", qtbot)
    usual = tuple(each.key for each in REPORT.sections if Audience.PUBLIC in each.given_to)
    assert page.picker.ticks.ticked == usual
    assert "items" not in usual


def test_a_copy_without_a_section_is_not_made(page: ReportPage, qtbot: QtBot) -> None:
    page.sections.click()
    for section in REPORT.sections:
        tick(page, section.key)
    assert page.picker.count.text() == NONE
    ready(page, qtbot)
    assert page.shown is not None
    assert page.shown.wish.selection.chosen == frozenset((REPORT.sections[-1].key,))


def test_only_a_document_with_sections_can_be_for_somebody(page: ReportPage, qtbot: QtBot) -> None:
    choose_reader(page, "board", qtbot)
    page.sections.click()
    choose(page, "roadmap", qtbot)
    assert page.preview.isVisible()
    assert not page.readers.isVisible()
    assert not page.sections.isVisible()
    assert pdf_of(page) == printed("roadmap", page.document.assessment).pdf
    choose(page, "gap-report", qtbot)
    assert page.readers.isVisible()
    assert page.readers.choice == "board"


def test_the_sections_are_named_and_reached_by_keyboard_at_twice_the_text_size(
    page: ReportPage, theme: Theme, qtbot: QtBot
) -> None:
    page.sections.click()
    assert accessibility.nameless(page) == []
    assert accessibility.small_targets(page) == []
    assert accessibility.tab_trouble(page) == []
    theme.set_text_size(200)
    page.resize(1024, 640)
    qtbot.waitUntil(lambda: accessibility.clipped(page) == [], timeout=3000)


def test_sections_chosen_as_they_are_usual_are_no_choice_of_ones_own() -> None:
    board = Copies().for_reader("board")
    keys = board.held("gap-report")
    assert board.with_sections("gap-report", keys) == board
    fewer = board.with_sections("gap-report", keys[1:])
    assert fewer.selection("gap-report") == Selection(Audience.BOARD, frozenset(keys[1:]))
    assert fewer.selection("roadmap") == Selection()
    assert fewer.for_reader("whole") == Copies()


# --- the list of documents ---


def many(*more: str) -> dict[str, Kind]:
    compose = REPORT.compose
    return dict(KINDS) | {key: Kind(key.capitalize(), f"About {key}", compose) for key in more}


def test_a_few_documents_stand_without_groups() -> None:
    few = dict(list(KINDS.items())[:4])
    assert [row.key for row in rows(few)] == list(few)
    assert not any(row.head for row in rows(few))


def test_many_documents_stand_in_groups_and_each_in_one_place() -> None:
    kinds = many("action-plan", "privacy-notice", "governance-pack", "a-new-one")
    groups = grouped(kinds)
    assert sorted(key for keys in groups.values() for key in keys) == sorted(kinds)
    assert "a-new-one" in groups[OTHERS]
    assert list(groups)[-1] == OTHERS
    assert [row.name for row in rows(kinds) if row.head] == list(groups)
    assert [row.key for row in rows(kinds) if not row.head] == list(in_order(kinds))
    told = {row.key: (row.name, row.detail) for row in rows(kinds)}
    assert told["a-new-one"] == ("A-new-one", "About a-new-one")


def test_every_group_holds_what_nobody_else_holds() -> None:
    keys = [key for group in GROUPS.values() for key in group]
    assert len(keys) == len(set(keys))


def test_every_document_there_is_has_its_group() -> None:
    assert OTHERS not in grouped(KINDS)


def test_a_page_says_of_each_document_what_it_is_for(page: ReportPage, tmp_path: Path) -> None:
    told = {row.key: (row.name, row.detail) for row in page.documents.rows if not row.head}
    assert told == {key: (kind.name, kind.about) for key, kind in KINDS.items()}
    assert [page.kinds.itemText(n) for n in range(page.kinds.count())] == [
        KINDS[key].name for key in in_order(KINDS)
    ]
