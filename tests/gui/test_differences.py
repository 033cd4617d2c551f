"""The list of what differs between two versions."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from reflective_app.gui.kept.differences import NOTHING, DifferenceList
from reflective_app.gui.theme import Theme
from reflective_app.wording.kept_records import ABSENT, PRESENT, Difference

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
