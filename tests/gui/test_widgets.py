"""The shared parts of pages: they show values, and propose only what a person did."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QEvent, QMimeData, Qt, QUrl
from PySide6.QtGui import QAccessible, QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QStyle,
    QStyleOptionFrame,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from reflective_app.gui import clock
from reflective_app.gui.theme import Theme
from reflective_app.gui.widgets.buttons import SegmentedSwitch
from reflective_app.gui.widgets.choices import ChoiceBox, DateField
from reflective_app.gui.widgets.fields import MOST_TEXT, PlainField, ReflectionEdit
from reflective_app.gui.widgets.messages import MessageStrip, ProblemList
from reflective_app.gui.widgets.numbers import CountField
from reflective_app.gui.widgets.row_delegate import Row, RowManner
from reflective_app.gui.widgets.rows import RowList
from reflective_app.gui.widgets.text import AltLabel, RoleLabel
from reflective_app.storage.problems import Problem
from reflective_app.wording.typed import count_in, pounds_in

ROWS = [
    Row("one", "Set up", "Done"),
    Row("head", "Duty", head=True),
    Row("two", "Offer", "2 cells to confirm", side="Ready", code="R1"),
]


def shown(widget: QWidget, qtbot: QtBot) -> QWidget:
    qtbot.addWidget(widget)
    with qtbot.waitExposed(widget):
        widget.show()
    widget.activateWindow()
    qtbot.waitUntil(widget.isActiveWindow)
    return widget


def undo_key(kind: QEvent.Type) -> QKeyEvent:
    return QKeyEvent(kind, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)


# --- fields ---


def test_a_notes_box_proposes_what_a_person_writes(qtbot: QtBot) -> None:
    box = ReflectionEdit("Notes")
    qtbot.addWidget(box)
    with qtbot.waitSignal(box.written) as told:
        qtbot.keyClicks(box, "A")
    assert told.args == ["A"]


def test_showing_a_note_proposes_nothing(qtbot: QtBot) -> None:
    box = ReflectionEdit("Notes")
    qtbot.addWidget(box)
    with qtbot.assertNotEmitted(box.written):
        box.show_text("What we have")
    assert box.toPlainText() == "What we have"


def test_showing_what_stands_there_leaves_the_cursor(qtbot: QtBot) -> None:
    box = ReflectionEdit("Notes")
    qtbot.addWidget(box)
    qtbot.keyClicks(box, "abc")
    qtbot.keyClick(box, Qt.Key.Key_Left)
    box.show_text("abc")
    assert box.textCursor().position() == 2


@pytest.mark.parametrize("field", [ReflectionEdit, PlainField])
def test_a_field_lets_undo_pass_to_the_window(
    field: type[ReflectionEdit | PlainField], qtbot: QtBot
) -> None:
    made = field("Notes")
    qtbot.addWidget(made)
    event = undo_key(QEvent.Type.ShortcutOverride)
    QApplication.sendEvent(made, event)
    assert not event.isAccepted()


def test_a_field_has_no_undo_of_its_own(qtbot: QtBot) -> None:
    field = PlainField("Council")
    qtbot.addWidget(field)
    qtbot.keyClicks(field, "abc")
    QTest.keySequence(field, QKeySequence(QKeySequence.StandardKey.Undo))
    assert field.text() == "abc"


def test_tab_leaves_a_notes_box(qtbot: QtBot) -> None:
    page = QWidget()
    column = QVBoxLayout(page)
    box, field = ReflectionEdit("Notes"), QLineEdit()
    column.addWidget(box)
    column.addWidget(field)
    shown(page, qtbot)
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Tab)
    assert field.hasFocus()
    assert box.toPlainText() == ""


def test_a_notes_box_grows_with_its_text_and_no_further(qtbot: QtBot) -> None:
    page = QWidget()
    column = QVBoxLayout(page)
    box = ReflectionEdit("Notes")
    column.addWidget(box)
    column.addStretch(1)
    page.resize(400, 800)
    shown(page, qtbot)
    heights = []
    for lines in (1, 2, 5, 8, 30):
        box.show_text("\n".join("line" for _ in range(lines)))
        qtbot.waitUntil(lambda: box.height() == box.sizeHint().height())
        heights.append(box.height())
    assert heights[0] == heights[1] < heights[2] < heights[3] == heights[4]


def test_a_note_has_an_end(qtbot: QtBot) -> None:
    box = ReflectionEdit("Notes")
    qtbot.addWidget(box)
    pasted = QMimeData()
    pasted.setText("x" * (MOST_TEXT + 5))
    box.insertFromMimeData(pasted)
    qtbot.keyClicks(box, "y")
    assert len(box.toPlainText()) == MOST_TEXT


def test_pasted_text_loses_its_fonts(qtbot: QtBot) -> None:
    box = ReflectionEdit("Notes")
    qtbot.addWidget(box)
    pasted = QMimeData()
    pasted.setHtml("<b style='font-size:40px'>Bold</b>")
    pasted.setText("Bold")
    box.insertFromMimeData(pasted)
    assert box.toPlainText() == "Bold"


def test_a_file_dropped_on_a_notes_box_is_left_to_the_window(qtbot: QtBot) -> None:
    box = ReflectionEdit("Notes")
    qtbot.addWidget(box)
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile("newshire.reflect")])
    dropped.setText("newshire.reflect")
    assert not box.canInsertFromMimeData(dropped)


def test_a_count_is_read_when_it_is_left_and_steps_with_the_arrows(qtbot: QtBot) -> None:
    field = CountField("Round", least=1, most=99)
    qtbot.addWidget(field)
    counts: list[object] = []
    field.counted.connect(counts.append)
    field.clear()
    qtbot.keyClicks(field, "12")
    assert counts == []
    qtbot.keyClick(field, Qt.Key.Key_Up)
    assert counts == [12, 13]
    assert field.text() == "13"


@pytest.mark.parametrize(
    ("typed", "read", "count", "shown"),
    [
        ("1,200", count_in, 1_200, "1,200"),
        ("1 200", count_in, 1_200, "1,200"),
        ("96.0", count_in, 96, "96"),
        ("£1.2m", pounds_in, 1_200_000, "1,200,000"),
        ("1,200,000", pounds_in, 1_200_000, "1,200,000"),
        ("35,000", pounds_in, 35_000, "35,000"),
        ("45k", pounds_in, 45_000, "45,000"),
    ],
)
def test_a_number_is_read_as_a_pasted_cell_is_and_shown_written_out(
    typed: str, read: Callable[[str], int], count: int, shown: str, qtbot: QtBot
) -> None:
    field = CountField("Number", blank=True, read=read)
    qtbot.addWidget(field)
    counts: list[object] = []
    field.counted.connect(counts.append)
    field.insert(typed)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert counts == [count]
    assert field.count == count
    assert field.text() == shown
    assert field.settle()
    assert counts == [count]  # what is shown written out is not read as another number


@pytest.mark.parametrize("typed", ["4.5", "about 90", "£1.2m", "1,20", "-3", "٣", "1,000,000,001"])
def test_a_number_that_is_not_understood_stays_as_typed_and_is_not_recorded(
    typed: str, qtbot: QtBot
) -> None:
    field = CountField("Number", blank=True)
    qtbot.addWidget(field)
    field.show_count(7)
    field.selectAll()
    field.insert(typed)
    with qtbot.assertNotEmitted(field.counted):
        qtbot.keyClick(field, Qt.Key.Key_Return)
        assert not field.settle()
    assert field.text() == typed
    assert field.count == 7
    assert "number" in field.trouble.text()
    assert field.accessibleDescription() == field.trouble.text()
    field.show_count(7)
    assert field.text() == typed
    field.show_count(7, anew=True)
    assert (field.text(), field.trouble.text()) == ("7", "")
    assert field.accessibleDescription() == ""


def test_a_command_finds_the_number_read(qtbot: QtBot) -> None:
    field = CountField("Number", blank=True)
    shown(field, qtbot)
    field.setFocus()
    qtbot.keyClicks(field, "12")
    assert field.count is None
    event = QKeyEvent(
        QKeyEvent.Type.ShortcutOverride, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier
    )
    QApplication.sendEvent(field, event)
    assert field.count == 12


def test_a_date_that_cannot_be_read_stays_with_a_word_on_what_to_do(qtbot: QtBot) -> None:
    field = DateField("Date")
    shown(field, qtbot)
    field.show_date(date(2026, 11, 22))
    field.field.setText("soon")
    with qtbot.assertNotEmitted(field.written):
        field.field.editingFinished.emit()
    assert field.field.text() == "soon"
    assert "31 March 2027" in field.trouble.text()


def test_a_day_that_has_not_come_is_refused_where_it_is_past_and_stays_as_typed(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock, "today", lambda: date(2026, 11, 22))
    field = DateField("Looked up on", past=True)
    shown(field, qtbot)
    field.field.setText("23 November 2026")
    with qtbot.assertNotEmitted(field.written):
        field.field.editingFinished.emit()
    assert field.field.text() == "23 November 2026"
    assert "has not come yet" in field.trouble.text()
    assert field.field.accessibleDescription() == field.trouble.text()
    field.field.setText("22 November 2026")
    with qtbot.waitSignal(field.written):
        field.field.editingFinished.emit()
    assert not field.trouble.isVisible()
    assert field.field.accessibleDescription() == ""


@pytest.mark.parametrize("size", [100, 150, 200])
def test_the_example_of_a_date_is_not_cut_off(qtbot: QtBot, theme: Theme, size: int) -> None:
    field = DateField("Date")
    shown(field, qtbot)
    theme.set_text_size(size)
    line, option = field.field, QStyleOptionFrame()
    line.initStyleOption(option)
    style = line.style()
    room = style.subElementRect(QStyle.SubElement.SE_LineEditContents, option, line).width()
    margins = line.textMargins()
    room -= margins.left() + margins.right() + 4  # Qt's own, on either side of the text
    assert line.fontMetrics().horizontalAdvance(line.placeholderText()) <= room


# --- choices ---


def test_showing_a_choice_proposes_nothing(qtbot: QtBot) -> None:
    box = ChoiceBox([("a", "First"), ("b", "Second")], "Marking")
    switch = SegmentedSwitch([("a", "Lanes"), ("b", "Then and now")])
    qtbot.addWidget(box)
    qtbot.addWidget(switch)
    with qtbot.assertNotEmitted(box.picked), qtbot.assertNotEmitted(switch.chosen):
        box.show_choice("b")
        switch.show_choice("b")
    assert (box.choice, switch.choice) == ("b", "b")


def test_a_switch_tells_of_a_person_s_choice(qtbot: QtBot) -> None:
    switch = SegmentedSwitch([("a", "Lanes"), ("b", "Then and now")])
    qtbot.addWidget(switch)
    with qtbot.waitSignal(switch.chosen) as told:
        switch.findChildren(type(switch._group.buttons()[1]))[1].click()  # noqa: SLF001
    assert told.args == ["b"]


def test_a_switch_of_many_parts_goes_on_in_a_new_line(qtbot: QtBot) -> None:
    parts = ("Plan", "Before the day", "Paper out", "Paper in", "Read back and close")
    switch = SegmentedSwitch([(each, each) for each in parts], wraps=True)
    qtbot.addWidget(switch)
    one_line = switch.sizeHint()
    assert switch.minimumSizeHint().width() < one_line.width()
    assert switch.heightForWidth(one_line.width() - 1) == 2 * one_line.height()


# --- rows ---


def a_list(qtbot: QtBot, *, whole: bool = False) -> RowList:
    rows = RowList("Steps", RowManner(), whole=whole)
    rows.resize(200, 300)
    shown(rows, qtbot)
    rows.show_rows(ROWS, "one")
    return rows


def test_a_list_tells_of_a_person_s_choice_and_skips_heads(qtbot: QtBot) -> None:
    rows = a_list(qtbot)
    with qtbot.waitSignal(rows.chosen) as told:
        qtbot.keyClick(rows, Qt.Key.Key_Down)
    assert told.args == ["two"]


def test_showing_rows_proposes_nothing_and_keeps_the_choice(qtbot: QtBot) -> None:
    rows = a_list(qtbot)
    with qtbot.assertNotEmitted(rows.chosen):
        rows.show_choice("two")
        rows.show_rows([Row("zero", "First"), *ROWS])
    assert rows.choice == "two"


def test_a_screen_reader_hears_the_whole_row(qtbot: QtBot) -> None:
    rows = a_list(qtbot)
    interface = QAccessible.queryAccessibleInterface(rows)
    names = [interface.child(n).text(QAccessible.Text.Name) for n in range(interface.childCount())]
    assert "R1, Offer, 2 cells to confirm, Ready" in names


def test_enter_opens_a_row(qtbot: QtBot) -> None:
    rows = a_list(qtbot)
    with qtbot.waitSignal(rows.opened) as told:
        qtbot.keyClick(rows, Qt.Key.Key_Return)
    assert told.args == ["one"]


def test_rows_are_as_high_as_their_text(qtbot: QtBot, theme: Theme) -> None:
    rows = a_list(qtbot, whole=True)
    before = rows.sizeHintForRow(2)
    theme.set_text_size(200)
    assert rows.sizeHintForRow(2) > 1.6 * before
    assert rows.height() == sum(rows.sizeHintForRow(place) for place in range(len(ROWS)))


# --- words ---


def test_a_label_with_an_alt_letter_has_room_for_all_that_is_drawn(theme: Theme) -> None:
    label = AltLabel("&Tally", box := PlainField("Tally"))
    wide = label.fontMetrics().horizontalAdvance
    drawn = wide("T") + wide("ally")
    if drawn == wide("Tally"):
        pytest.skip("this font puts no letters closer")
    assert label.sizeHint().width() >= drawn
    assert label.minimumSizeHint().width() >= drawn
    assert label.buddy() is box


def test_labels_show_text_and_never_markup(qtbot: QtBot) -> None:
    label = RoleLabel("<b>Newshire</b>")
    qtbot.addWidget(label)
    assert label.textFormat() == Qt.TextFormat.PlainText


def test_a_label_grows_downwards_in_a_narrow_place(qtbot: QtBot, theme: Theme) -> None:
    label = RoleLabel("Find and use support, wherever a family lives and whoever asks")
    qtbot.addWidget(label)
    assert label.heightForWidth(120) > 2 * label.heightForWidth(2000)


def test_a_message_is_shown_and_can_be_put_away(qtbot: QtBot) -> None:
    strip = MessageStrip()
    qtbot.addWidget(strip)
    strip.say("The file was changed outside this program.")
    assert not strip.isHidden()
    with qtbot.waitSignal(strip.put_away):
        strip.hush()
    assert strip.isHidden()


def test_problems_can_be_copied_as_text(qtbot: QtBot) -> None:
    problems = ProblemList([Problem("items[a]", "A title is needed."), Problem("guide", "No id.")])
    qtbot.addWidget(problems)
    problems.copy()
    text = QApplication.clipboard().text()
    assert text == "items[a]: A title is needed.\nguide: No id."
