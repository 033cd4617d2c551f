"""What the register suggests for the grid: shown as a suggestion, confirmed by a person."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QScrollBar
from pytestqt.qtbot import QtBot

from reflective_app.domain.assessment import Assessment, Cell, CellValue
from reflective_app.domain.question_set import QuestionSet
from reflective_app.domain.register import Service, ServiceStatus
from reflective_app.gui.pages.offer.page import OfferPage
from reflective_app.gui.theme import Theme
from reflective_app.gui.widgets.group_grid import GroupGrid
from reflective_app.gui.widgets.page_frame import ScrollBox
from reflective_app.gui.widgets.shapes import Shape
from reflective_app.gui.widgets.table_rows import TableCell
from tests.builders import a_set, an_assessment, an_item
from tests.gui import accessibility
from tests.gui.offer_window import at_the_grid, put_in, shown
from tests.gui.scripted_prompts import ScriptedPrompts

KEY = Qt.Key

offscreen = pytest.mark.qt_log_ignore("This plugin does not support")
"""The offscreen platform says so of every menu."""


def both_axes(recommendations: int = 2) -> QuestionSet:
    """Groups 1 and 2 by arrangement, group 3 for equity."""
    names = ["allowances", "training", *(f"more-{n}" for n in range(recommendations - 2))]
    items = [an_item(name, family_groups=None) for name in names]
    raw = a_set(*items, groups=3).model_dump(mode="json", by_alias=True)
    raw["family_groups"][2]["axis"] = "equity"
    return QuestionSet.model_validate(raw, strict=False)


def with_services(recommendations: int = 2) -> Assessment:
    """A line for group 1 everywhere, a club for groups 2 and 3 in a part; both for allowances."""
    line = Service(
        id="line",
        name="Line",
        recommendations=("allowances",),
        groups=("group-1",),
        area="Whole area",
        status=ServiceStatus.RUNNING,
    )
    club = Service(
        id="club",
        name="Club",
        recommendations=("allowances",),
        groups=("group-2", "group-3"),
        area="North",
        status=ServiceStatus.RUNNING,
    )
    return an_assessment(both_axes(recommendations), services=(line, club))


@pytest.fixture
def page(prompts: ScriptedPrompts, qtbot: QtBot, theme: Theme) -> OfferPage:
    return at_the_grid(shown(with_services(), prompts, qtbot))


@pytest.fixture
def grid(page: OfferPage) -> GroupGrid:
    page.reach.grid.setFocus()
    return page.reach.grid


def cell(grid: GroupGrid, row: int, column: int) -> TableCell:
    return grid.words.rows[row].cells[column]


def recorded(page: OfferPage, group: str = "group-1") -> Cell | None:
    return page.document.assessment.cell("allowances", group)


def test_a_suggestion_never_looks_like_a_confirmed_cell(
    page: OfferPage, grid: GroupGrid, qtbot: QtBot
) -> None:
    suggested = cell(grid, 0, 0)
    assert (suggested.word, suggested.shape, suggested.note) == ("Yes", Shape.YES, "suggested")
    assert suggested.dashed
    assert suggested.spoken == "Allowances, Group 1: Yes, suggested, not confirmed"
    assert recorded(page) is None
    qtbot.keyClicks(grid, "y")
    confirmed = cell(grid, 0, 0)
    assert (confirmed.word, confirmed.shape) == ("Yes", Shape.YES)
    assert not confirmed.dashed
    assert confirmed.note == ""
    assert confirmed.spoken == "Allowances, Group 1: Yes"


def test_part_of_the_area_suggests_some_and_no_service_suggests_nothing(grid: GroupGrid) -> None:
    assert cell(grid, 0, 1).word == "Some"
    assert cell(grid, 1, 0).word == "Not confirmed"
    assert not cell(grid, 1, 0).dashed


@pytest.mark.parametrize("key", [KEY.Key_Return, KEY.Key_Enter, KEY.Key_Space])
def test_a_key_confirms_what_is_suggested(
    page: OfferPage, grid: GroupGrid, qtbot: QtBot, key: Qt.Key
) -> None:
    qtbot.keyClick(grid, KEY.Key_Right)
    qtbot.keyClick(grid, key)
    assert QApplication.activePopupWidget() is None
    assert recorded(page, "group-2") == Cell(value=CellValue.SOME, confirmed=True)
    assert recorded(page) is None


@offscreen
def test_the_menu_of_a_suggestion_begins_with_confirming_it(
    page: OfferPage, grid: GroupGrid, qtbot: QtBot
) -> None:
    qtbot.keyClick(grid, KEY.Key_F2)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    first = menu.actions()[0]
    assert first.text().replace("&", "") == "Confirm “Yes”"
    assert menu.activeAction() is first
    first.trigger()
    menu.close()
    assert recorded(page) == Cell(value=CellValue.YES, confirmed=True)


def test_all_suggestions_of_one_axis_are_confirmed_at_once_and_undone_at_once(
    page: OfferPage, grid: GroupGrid, qtbot: QtBot
) -> None:
    button = page.reach.confirm_all
    assert button.text().replace("&", "") == "Confirm all 2 suggestions"
    button.setFocus()
    with qtbot.waitSignal(page.said) as said:
        button.click()
    assert recorded(page) == Cell(value=CellValue.YES, confirmed=True)
    assert recorded(page, "group-2") == Cell(value=CellValue.SOME, confirmed=True)
    assert recorded(page, "group-3") is None
    assert said.args == ["Confirmed 2 suggestions; Ctrl+Z takes them back."]
    assert not button.isVisible()
    assert grid.hasFocus()
    page.document.undo_stack.undo()
    assert recorded(page) is None
    assert recorded(page, "group-2") is None
    assert button.isVisible()


def test_only_what_nobody_has_confirmed_is_confirmed_with_the_rest(
    page: OfferPage, grid: GroupGrid, qtbot: QtBot
) -> None:
    qtbot.keyClicks(grid, "n")
    assert page.reach.confirm_all.text().replace("&", "") == "Confirm the one suggestion"
    with qtbot.waitSignal(page.said) as said:
        page.reach.confirm_all.click()
    assert said.args == ["Confirmed 1 suggestion; Ctrl+Z takes it back."]
    assert page.document.assessment.confirmed("allowances", "group-1") is CellValue.NO


def test_the_other_axis_has_suggestions_of_its_own(page: OfferPage) -> None:
    assert page.reach.switch is not None
    page.reach.switch.findChildren(QPushButton)[1].click()
    assert page.reach.confirm_all.text().replace("&", "") == "Confirm the one suggestion"
    page.reach.confirm_all.click()
    assert recorded(page, "group-3") == Cell(value=CellValue.SOME, confirmed=True)
    assert recorded(page) is None


def test_an_override_is_marked_and_says_what_the_register_suggests(
    page: OfferPage, grid: GroupGrid, qtbot: QtBot
) -> None:
    qtbot.keyClicks(grid, "n")
    over = cell(grid, 0, 0)
    assert (over.word, over.marked, over.note) == ("No", True, "the register suggests yes")
    assert over.spoken == "Allowances, Group 1: No; the register suggests yes"
    assert recorded(page) == Cell(value=CellValue.NO, confirmed=True, overridden=True)
    qtbot.keyClicks(grid, "y")
    assert not cell(grid, 0, 0).marked


def test_a_new_service_changes_what_is_suggested(page: OfferPage, grid: GroupGrid) -> None:
    everywhere = Service(
        id="all",
        name="All",
        recommendations=("allowances", "training"),
        groups=("group-2",),
        area="Whole area",
        status=ServiceStatus.RUNNING,
    )
    put_in(page, everywhere)
    assert cell(grid, 0, 1).word == "Yes"
    assert cell(grid, 1, 1).dashed


def test_each_recommendation_says_who_misses_out(
    page: OfferPage, grid: GroupGrid, qtbot: QtBot
) -> None:
    said = page.reach.each.rows[0]
    assert (said.code, said.detail) == ("R1", "Not known for any group.")
    qtbot.keyClicks(grid, "n")
    qtbot.keyClick(grid, KEY.Key_Right)
    qtbot.keyClicks(grid, "y")
    assert page.reach.each.rows[0].detail == (
        "Yes for families in “Group 2”, no for families in “Group 1”."
    )
    page.reach.each.opened.emit("training")
    assert grid.hasFocus()
    assert grid.choice == "training"


def test_what_nobody_serves_is_said_beneath_the_grid(page: OfferPage) -> None:
    assert page.reach.notes.unserved.text() == "No running service serves R2."


def test_only_the_row_of_a_cell_is_made_anew(
    page: OfferPage, grid: GroupGrid, qtbot: QtBot
) -> None:
    before = grid.words.rows
    qtbot.keyClicks(grid, "n")
    assert grid.words.rows[0] is not before[0]
    assert grid.words.rows[1] is before[1]


# For everybody


def test_everything_about_the_grid_has_a_name_and_tab_goes_round(page: OfferPage) -> None:
    page.reach.grid.setFocus()
    assert accessibility.nameless(page) == []
    assert accessibility.small_targets(page) == []
    assert accessibility.tab_trouble(page) == []


def page_bar(page: OfferPage) -> QScrollBar:
    return page.findChildren(ScrollBox)[0].verticalScrollBar()


def test_the_heads_stay_in_sight_while_the_page_scrolls_past_them(
    prompts: ScriptedPrompts, qtbot: QtBot, theme: Theme
) -> None:
    page = at_the_grid(shown(with_services(20), prompts, qtbot))
    grid = page.reach.grid
    qtbot.waitUntil(lambda: page_bar(page).maximum() > 600)
    page_bar(page).setValue(600)
    top = grid.heads.mapTo(page, QPoint(0, 0)).y()
    assert top == page.findChildren(ScrollBox)[0].mapTo(page, QPoint(0, 0)).y()
    grid.setFocus()
    grid.setCurrentIndex(grid.words.index(19, 0))
    qtbot.keyClick(grid, KEY.Key_PageUp)
    for _ in range(12):
        qtbot.keyClick(grid, KEY.Key_Up)
    at = grid.viewport().mapTo(page, grid.visualRect(grid.currentIndex()).topLeft()).y()
    assert at >= grid.heads.mapTo(page, QPoint(0, grid.heads.height())).y()
    page_bar(page).setValue(0)
    assert grid.heads.y() == 0
