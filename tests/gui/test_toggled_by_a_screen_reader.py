"""What a screen reader toggles counts as what a person clicks (Windows: the toggle pattern)."""

from __future__ import annotations

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from reflective_app.gui.widgets.buttons import SegmentedSwitch
from reflective_app.gui.widgets.ticks import TickList


def toggle(button: QAbstractButton) -> None:
    """As Qt does for Windows: the toggle action, which is no click."""
    reached = QAccessible.queryAccessibleInterface(button)
    reached.actionInterface().doAction("Toggle")


def test_a_tick_box_that_is_toggled_says_what_is_ticked(qtbot: QtBot) -> None:
    ticks = TickList("What leaves")
    qtbot.addWidget(ticks)
    ticks.offer([("notes", "Notes"), ("barriers", "Barriers")])
    told: list[object] = []
    ticks.changed.connect(told.append)
    toggle(ticks.ticks["notes"].box)
    ticks.ticks["barriers"].box.click()
    toggle(ticks.ticks["notes"].box)
    assert told == [("notes",), ("notes", "barriers"), ("barriers",)]


def test_what_the_program_ticks_is_nobodys_doing(qtbot: QtBot) -> None:
    ticks = TickList("What leaves")
    qtbot.addWidget(ticks)
    ticks.offer([("notes", "Notes"), ("barriers", "Barriers")])
    told: list[object] = []
    ticks.changed.connect(told.append)
    ticks.show_ticked(["notes"])
    ticks.offer([("words", "Words")])
    assert told == []


def test_a_view_that_is_toggled_is_chosen(qtbot: QtBot) -> None:
    switch = SegmentedSwitch([("pages", "Pages"), ("text", "Text")])
    qtbot.addWidget(switch)
    told: list[str] = []
    switch.chosen.connect(told.append)
    pages, text = switch.findChildren(QAbstractButton)
    toggle(text)
    switch.show_choice("pages")
    pages.click()
    text.click()
    assert told == ["text", "text"]
