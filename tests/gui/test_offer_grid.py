"""Who misses out: cells are chosen by keys or from a menu, and the gap is what stands out."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from reflective_app.domain.assessment import Cell, CellValue
from reflective_app.domain.question_set import QuestionSet
from reflective_app.gui.pages.offer.page import OfferPage
from reflective_app.gui.theme import Theme
from reflective_app.gui.widgets.group_grid import GroupGrid
from reflective_app.gui.widgets.shapes import Shape
from tests.builders import a_set, an_assessment, an_item
from tests.gui import accessibility
from tests.gui.offer_window import at_the_grid, shown
from tests.gui.scripted_prompts import ScriptedPrompts

KEY = Qt.Key

offscreen = pytest.mark.qt_log_ignore("This plugin does not support")
"""The offscreen platform says so of every menu."""


def a_set_with_both_axes() -> QuestionSet:
    """Two groups by arrangement, one for equity; training is asked for the first group only."""
    raw = a_set(
        an_item("allowances", family_groups=None),
        an_item("training", family_groups=["group-1"]),
        groups=3,
    ).model_dump(mode="json", by_alias=True)
    raw["family_groups"][2]["axis"] = "equity"
    return QuestionSet.model_validate(raw, strict=False)


@pytest.fixture
def page(prompts: ScriptedPrompts, qtbot: QtBot, theme: Theme) -> OfferPage:
    return at_the_grid(shown(an_assessment(a_set_with_both_axes()), prompts, qtbot))


@pytest.fixture
def grid(page: OfferPage) -> GroupGrid:
    page.reach.grid.setFocus()
    return page.reach.grid


def value(page: OfferPage, item: str = "allowances", group: str = "group-1") -> CellValue | None:
    cell = page.document.assessment.cell(item, group)
    return cell.value if cell is not None else None


def word(grid: GroupGrid, row: int, column: int) -> str:
    return grid.words.rows[row].cells[column].word


def open_menu() -> QMenu:
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def entry(words: str) -> QAction:
    return next(a for a in open_menu().actions() if a.text().replace("&", "") == words)


@pytest.mark.parametrize(
    ("key", "chosen"),
    [
        ("y", CellValue.YES),
        ("S", CellValue.SOME),
        ("n", CellValue.NO),
        ("d", CellValue.DONT_KNOW),
        ("?", CellValue.DONT_KNOW),
        ("x", CellValue.NOT_APPLICABLE),
    ],
)
def test_a_letter_chooses_at_once(
    page: OfferPage, grid: GroupGrid, qtbot: QtBot, key: str, chosen: CellValue
) -> None:
    with qtbot.waitSignal(page.document.keep_wanted):
        qtbot.keyClicks(grid, key)
    confirmed = page.document.assessment.cell("allowances", "group-1")
    assert confirmed == Cell(value=chosen, confirmed=True)
    assert page.document.undo_stack.undoText() == "set who gets it"


@pytest.mark.parametrize(
    ("key", "said"), [("n", "No"), ("d", "Don’t know"), ("x", "Does not apply")]
)
def test_a_cell_is_read_out_with_its_row_and_column(
    grid: GroupGrid, qtbot: QtBot, key: str, said: str
) -> None:
    qtbot.keyClicks(grid, key)
    spoken = grid.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == f"Allowances, Group 1: {said}"


def test_delete_leaves_a_cell_blank_again(page: OfferPage, grid: GroupGrid, qtbot: QtBot) -> None:
    qtbot.keyClicks(grid, "n")
    qtbot.keyClick(grid, KEY.Key_Delete)
    assert value(page) is None
    assert word(grid, 0, 0) == "Not confirmed"
    page.document.undo_stack.undo()
    assert word(grid, 0, 0) == "No"


def test_a_gap_is_bold_on_a_tint_and_a_yes_is_plain(grid: GroupGrid, qtbot: QtBot) -> None:
    qtbot.keyClicks(grid, "n")
    qtbot.keyClick(grid, KEY.Key_Right)
    qtbot.keyClicks(grid, "y")
    gap, reached = grid.words.rows[0].cells
    assert (gap.shape, gap.strong, gap.tinted) == (Shape.NO, True, True)
    assert (reached.shape, reached.strong, reached.tinted) == (Shape.YES, False, False)


def test_arrows_move_and_tab_leaves(page: OfferPage, grid: GroupGrid, qtbot: QtBot) -> None:
    qtbot.keyClick(grid, KEY.Key_Down)
    qtbot.keyClicks(grid, "s")
    assert value(page, "training") is CellValue.SOME
    qtbot.keyClick(grid, KEY.Key_Tab)
    assert not grid.hasFocus()


@offscreen
@pytest.mark.parametrize("key", [KEY.Key_Space, KEY.Key_Return, KEY.Key_F2])
def test_a_key_shows_the_choices(
    page: OfferPage, grid: GroupGrid, qtbot: QtBot, key: Qt.Key
) -> None:
    qtbot.keyClick(grid, key)
    entries = [a for a in open_menu().actions() if a.isVisible() and not a.isSeparator()]
    words = [a.text().replace("&", "") for a in entries]
    assert words == ["Yes", "Some", "No", "Don’t know", "Does not apply", "Leave blank"]
    entry("Some").trigger()
    open_menu().close()
    assert value(page) is CellValue.SOME


@offscreen
def test_a_click_shows_the_choices_and_the_present_one(
    page: OfferPage, grid: GroupGrid, qtbot: QtBot
) -> None:
    qtbot.keyClicks(grid, "n")
    area = grid.visualRect(grid.words.index(0, 0))
    qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=area.center())
    assert open_menu().activeAction() is entry("No")
    entry("Leave blank").trigger()
    open_menu().close()
    assert value(page) is None


def test_a_letter_with_control_held_chooses_nothing(
    page: OfferPage, grid: GroupGrid, qtbot: QtBot
) -> None:
    qtbot.keyClick(grid, KEY.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert value(page) is None


def test_a_group_that_is_not_asked_about_says_so_and_takes_nothing(
    page: OfferPage, grid: GroupGrid, qtbot: QtBot
) -> None:
    assert word(grid, 1, 1) == "Not asked"
    grid.setCurrentIndex(grid.words.index(1, 1))
    qtbot.keyClicks(grid, "y")
    qtbot.keyClick(grid, KEY.Key_Space)
    assert QApplication.activePopupWidget() is None
    assert value(page, "training", "group-2") is None
    assert not page.document.is_changed


def test_the_sentence_follows_every_choice(page: OfferPage, grid: GroupGrid, qtbot: QtBot) -> None:
    assert page.reach.sentence.text() == "Nobody has said yet who gets what."
    qtbot.keyClicks(grid, "n")
    assert page.reach.sentence.text().startswith("Families in “Group 1”: “no” for R1.")


def test_the_switch_shows_the_other_axis(page: OfferPage, grid: GroupGrid, qtbot: QtBot) -> None:
    assert list(grid.words.heads) == ["Group 1", "Group 2"]
    assert page.reach.switch is not None
    with qtbot.waitSignal(page.reach.switch.chosen):
        page.reach.switch.findChildren(QPushButton)[1].click()
    assert list(grid.words.heads) == ["Group 3"]
    assert [row.code for row in grid.words.rows] == ["R1"]
    grid.setFocus()
    qtbot.keyClicks(grid, "y")
    assert value(page, "allowances", "group-3") is CellValue.YES


def test_tab_goes_to_the_switch_and_on_to_the_grid(
    page: OfferPage, grid: GroupGrid, qtbot: QtBot
) -> None:
    assert accessibility.tab_trouble(page) == []
    assert page.reach.switch is not None
    page.reach.switch.findChildren(QPushButton)[0].setFocus()
    qtbot.keyClick(QApplication.focusWidget(), KEY.Key_Tab)
    assert grid.hasFocus()


def test_a_set_with_one_axis_has_no_switch(
    prompts: ScriptedPrompts, qtbot: QtBot, theme: Theme
) -> None:
    questions = a_set(an_item("allowances", family_groups=None), groups=1)
    page = at_the_grid(shown(an_assessment(questions), prompts, qtbot))
    assert page.reach.switch is not None
    assert not page.reach.switch.isVisible()


def test_a_set_without_family_groups_says_so(
    prompts: ScriptedPrompts, qtbot: QtBot, theme: Theme
) -> None:
    page = at_the_grid(shown(an_assessment(a_set(an_item("a"))), prompts, qtbot))
    assert "names no family groups" in page.reach.sentence.text()
    assert not page.reach.grid.isVisible()


def test_only_the_cell_that_changed_is_drawn_again(grid: GroupGrid, qtbot: QtBot) -> None:
    with qtbot.waitSignal(grid.words.dataChanged) as changed:
        qtbot.keyClicks(grid, "n")
    assert changed.args[0] == changed.args[1] == grid.words.index(0, 0)


def test_a_narrow_grid_scrolls_sideways_and_keeps_the_names(
    prompts: ScriptedPrompts, qtbot: QtBot, theme: Theme
) -> None:
    questions = a_set(an_item("allowances", family_groups=None), groups=12)
    page = at_the_grid(shown(an_assessment(questions), prompts, qtbot))
    grid = page.reach.grid
    grid.setFocus()
    qtbot.keyClick(grid, KEY.Key_End)
    assert grid.horizontalScrollBar().value() > 0
    cell = grid.visualRect(grid.currentIndex())
    assert 0 <= cell.left() < cell.right() < grid.viewport().width()
    assert grid.names.mapTo(grid, QPoint(0, 0)).x() == 0
    assert grid.names.isVisible()
