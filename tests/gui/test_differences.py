"""The list of what differs between two versions."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from reflective_app.gui.kept.differences import NOTHING, DifferenceList
from reflective_app.gui.kept.differences_window import DifferencesWindow
from reflective_app.gui.theme import Theme
from reflective_app.wording.kept_records import ABSENT, PRESENT, Difference
from reflective_app.wording.kept_sides import Section, Told
from tests.gui import accessibility

ADDED = Difference("Service “Kin line”", ABSENT, PRESENT)
OTHER = Difference("R1 a Allowances", "“Partly in place”", "“Mostly in place”")


def spoken(shown: DifferenceList) -> list[str]:
    model = shown.model()
    rows = (model.index(row, 0) for row in range(model.rowCount()))
    return [model.data(row, Qt.ItemDataRole.AccessibleTextRole) for row in rows]


def test_each_difference_is_a_row_that_is_read_out_whole(qtbot: QtBot, theme: Theme) -> None:
    shown = DifferenceList("What differs")
    qtbot.addWidget(shown)
    shown.show_differences([ADDED, OTHER])
    assert spoken(shown) == [ADDED.line, OTHER.line]
    assert [row.detail for row in shown.rows] == [ADDED.words, OTHER.words]


def test_the_arrow_keys_go_from_difference_to_difference(qtbot: QtBot, theme: Theme) -> None:
    shown = DifferenceList("What differs")
    qtbot.addWidget(shown)
    shown.show()
    shown.show_differences([ADDED, OTHER])
    shown.setFocus()
    assert shown.currentIndex().row() == 0
    qtbot.keyClick(shown, Qt.Key.Key_Down)
    assert shown.currentIndex().row() == 1


def test_where_nothing_differs_it_says_so(qtbot: QtBot, theme: Theme) -> None:
    shown = DifferenceList("What differs")
    qtbot.addWidget(shown)
    shown.show_differences([])
    assert spoken(shown) == [NOTHING]


def test_a_tag_in_a_text_stays_the_text_that_it_is(qtbot: QtBot, theme: Theme) -> None:
    shown = DifferenceList("What differs")
    qtbot.addWidget(shown)
    shown.show_differences([Difference("<b>Kin</b>", "“<img src=x>”", "empty")])
    assert spoken(shown) == ["<b>Kin</b>: was “<img src=x>”, is now empty"]


CHOICES = (("take", "&Take theirs"), ("write", "&Write mine over theirs"), ("go back", "&Cancel"))
LONG = tuple(Told(f"R1 a question {number}", "here “x”, there “y”") for number in range(80))


def dialog(qtbot: QtBot, message: str = "Two versions.") -> DifferencesWindow:
    made = DifferencesWindow(
        None, "Yours and theirs", message, [Section("Both (80)", LONG)], CHOICES
    )
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_each_button_of_the_dialog_is_a_choice_and_escape_leaves_all_as_it_is(
    qtbot: QtBot, theme: Theme
) -> None:
    taken = dialog(qtbot)
    taken.buttons[0].click()
    assert taken.choice == "take"
    left = dialog(qtbot)
    qtbot.keyClick(left, Qt.Key.Key_Escape)
    assert left.choice == "go back"
    assert left.isHidden()


def test_a_head_is_read_out_with_each_row_below_it(qtbot: QtBot, theme: Theme) -> None:
    shown = dialog(qtbot).list
    assert spoken(shown)[1] == "Both: R1 a question 0: here “x”, there “y”"
    assert shown.currentIndex().row() == 1


def test_the_keyboard_comes_to_the_last_row_and_brings_it_into_sight(
    qtbot: QtBot, theme: Theme
) -> None:
    shown = dialog(qtbot)
    qtbot.keyClick(shown.list, Qt.Key.Key_End)
    last = shown.list.visualRect(shown.list.currentIndex())
    assert shown.list.viewport().visibleRegion().contains(last.center())


def test_with_large_text_no_button_of_the_dialog_is_cut_off(qtbot: QtBot, theme: Theme) -> None:
    for _ in range(10):
        theme.larger()
    shown = dialog(qtbot, "A long message about both. " * 20)
    accessibility.settle()
    assert accessibility.clipped(shown) == []
    foot = shown.rect()
    for button in shown.buttons:
        place = button.rect().translated(button.mapTo(shown, button.rect().topLeft()))
        assert foot.contains(place)
    assert accessibility.nameless(shown) == []
    assert accessibility.tab_trouble(shown) == []
