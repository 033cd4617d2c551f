"""Who misses out: cells are chosen by keys or from a menu, and the gap is what stands out."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from reflective_app.assets import shipped
from reflective_app.domain.assessment import Cell, CellValue
from reflective_app.domain.question_set import QuestionSet
from reflective_app.gui.pages.offer.page import OfferPage
from reflective_app.gui.theme import Theme
from reflective_app.gui.widgets.group_grid import GroupGrid
from reflective_app.gui.widgets.shapes import Shape
from reflective_app.storage.question_set_file import read_question_set
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
    choices = ["Yes", "Some", "No", "Don’t know", "Does not apply"]
    assert words == [*choices, "Leave blank", "The whole row"]
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


def test_tab_comes_to_the_grid_in_few_steps_and_leaves_it(page: OfferPage, qtbot: QtBot) -> None:
    page.switch.findChildren(QPushButton)[1].setFocus()
    met: list[QWidget] = []
    for _ in range(3):
        qtbot.keyClick(QApplication.focusWidget(), KEY.Key_Tab)
        at = QApplication.focusWidget()
        assert at is not None
        met.append(at)
    assert page.reach.switch is not None
    assert page.reach.switch.isAncestorOf(met[0])
    assert met[1:] == [page.reach.grid, page.reach.each]
    page.reach.grid.setFocus()
    page.reach.grid.setCurrentIndex(page.reach.grid.words.index(0, 0))
    qtbot.keyClick(page.reach.grid, KEY.Key_Right)
    qtbot.keyClick(page.reach.grid, KEY.Key_Down)
    cell = page.reach.grid.currentIndex()
    assert (cell.row(), cell.column()) == (1, 1)
    assert page.reach.grid.hasFocus()


def test_the_kinship_groups_fit_a_window_of_1280_and_scroll_under_fixed_names_at_1024(
    prompts: ScriptedPrompts, qtbot: QtBot, theme: Theme
) -> None:
    questions = read_question_set(shipped("questionnaires", "kinship-care.toml"))
    page = at_the_grid(shown(an_assessment(questions), prompts, qtbot))
    grid, rail = page.reach.grid, 202
    page.resize(1280 - rail, 700)
    accessibility.settle()
    assert len(grid.words.heads) == 8
    assert not grid.horizontalScrollBar().isVisible()
    right = grid.columnViewportPosition(7) + grid.columnWidth(7)
    assert right <= grid.viewport().width()
    page.resize(1024 - rail, 700)
    accessibility.settle()
    bar = grid.horizontalScrollBar()
    assert bar.isVisible()
    names = grid.names.geometry()
    bar.setValue(bar.maximum())
    assert grid.names.geometry() == names
    right = grid.columnViewportPosition(7) + grid.columnWidth(7)
    assert right <= grid.viewport().width()


# The whole row


def test_shift_with_a_letter_says_the_same_of_the_whole_row_and_undoes_as_one(
    page: OfferPage, grid: GroupGrid, qtbot: QtBot
) -> None:
    grid.setCurrentIndex(grid.model().index(0, 1))
    qtbot.keyClick(grid, KEY.Key_N, Qt.KeyboardModifier.ShiftModifier)
    assert [value(page, group=f"group-{n}") for n in (1, 2)] == [CellValue.NO, CellValue.NO]
    assert value(page, group="group-3") is None
    assert value(page, "training") is None
    assert grid.currentIndex() == grid.model().index(0, 1)
    page.document.undo_stack.undo()
    assert [value(page, group=f"group-{n}") for n in (1, 2)] == [None, None]


def test_a_whole_row_leaves_out_what_is_not_asked(
    page: OfferPage, grid: GroupGrid, qtbot: QtBot
) -> None:
    grid.setCurrentIndex(grid.model().index(1, 0))
    qtbot.keyClick(grid, KEY.Key_S, Qt.KeyboardModifier.ShiftModifier)
    assert value(page, "training") is CellValue.SOME
    assert value(page, "training", "group-2") is None


@offscreen
@pytest.mark.parametrize(
    ("letter", "chosen"),
    [
        ("N", (CellValue.NO, CellValue.NO)),
        ("X", (CellValue.NOT_APPLICABLE, CellValue.NOT_APPLICABLE)),
        ("s", (CellValue.SOME, None)),
        ("x", (CellValue.NOT_APPLICABLE, None)),
    ],
)
def test_the_letters_mean_the_same_in_the_menu_that_a_click_opens(
    page: OfferPage,
    grid: GroupGrid,
    qtbot: QtBot,
    letter: str,
    chosen: tuple[CellValue, CellValue | None],
) -> None:
    at = grid.visualRect(grid.model().index(0, 0)).center()
    qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=at)
    menu, modifier = open_menu(), Qt.KeyboardModifier
    shift = modifier.ShiftModifier if letter.isupper() else modifier.NoModifier
    qtbot.keyClick(menu, KEY(ord(letter.upper())), shift)
    assert (value(page), value(page, group="group-2")) == chosen
    assert not menu.isVisible()
    page.document.undo_stack.undo()
    assert not page.document.is_changed


@offscreen
def test_the_menu_has_the_whole_row_too(page: OfferPage, grid: GroupGrid, qtbot: QtBot) -> None:
    qtbot.keyClick(grid, KEY.Key_F2)
    menu = entry("The whole row").menu()
    assert isinstance(menu, QMenu)
    next(a for a in menu.actions() if a.text() == "&Yes").trigger()
    open_menu().close()
    assert [value(page, group=f"group-{n}") for n in (1, 2)] == [CellValue.YES, CellValue.YES]
    page.document.undo_stack.undo()
    assert not page.document.is_changed
