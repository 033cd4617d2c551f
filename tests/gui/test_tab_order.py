"""Tab comes to things in the order in which they stand, also to those made later."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from reflective_app.gui.widgets.fields import PlainField
from reflective_app.gui.widgets.ticks import TickList
from tests.gui.accessibility import settle
from tests.gui.questions_window import QuestionsWindow, focused, press
from tests.gui.scripted_prompts import ScriptedPrompts


def _tabbed(window: QWidget, first: QWidget, stop: QWidget) -> Iterator[QWidget]:
    """Where Tab goes from one widget until another."""
    first.setFocus()
    for _ in range(60):
        yield focused()
        if focused() is stop:
            return
        press(Qt.Key.Key_Tab)
    raise AssertionError("Tab never came there")


def _height(widget: QWidget) -> int:
    return widget.mapToGlobal(QPoint(0, 0)).y()


@pytest.mark.parametrize("question", ["who-gets-it", "how-much", "help-1"])
def test_tab_goes_from_the_ladder_down_to_the_notes_also_on_a_question_shown_later(
    qtbot: QtBot, question: str
) -> None:
    window = QuestionsWindow.shown(qtbot, ScriptedPrompts())
    for shown in ("how-many", "how-much", question):
        window.page.open_at(shown)
    card = window.page.card
    card.answer.focus()

    passed = list(_tabbed(window, focused(), card.boxes["have"]))

    heights = [_height(widget) for widget in passed]
    assert heights == sorted(heights)
    assert len(passed) > 2


def test_after_the_next_question_the_keyboard_is_on_its_ladder(qtbot: QtBot) -> None:
    window = QuestionsWindow.shown(qtbot, ScriptedPrompts())
    window.page.open_at("who-gets-it")
    window.page.card.boxes["have"].setFocus()

    window.page.bar.next.click()
    press("2")

    assert window.answer("how-much").rung == 2
    assert window.answer("who-gets-it").have == ""


def test_tab_comes_to_tick_boxes_made_later_where_they_stand(qtbot: QtBot) -> None:
    window, ticks = QWidget(), TickList("For which items")
    before, after = PlainField("Before"), PlainField("After")
    column = QVBoxLayout(window)
    for part in (before, ticks, after):
        column.addWidget(part)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    ticks.offer([("one", "One"), ("two", "Two")])
    settle()

    passed = list(_tabbed(window, before, after))

    assert passed == [before, ticks.ticks["one"].box, ticks.ticks["two"].box, after]
