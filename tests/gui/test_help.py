"""The help windows: read and scrolled with the keyboard alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from reflective_app.gui.help_windows import ShortcutsWindow
from reflective_app.gui.main_window import MainWindow


@pytest.fixture
def shortcuts(window: MainWindow, qtbot: QtBot) -> ShortcutsWindow:
    shown = ShortcutsWindow(window)
    shown.resize(500, 300)
    with qtbot.waitExposed(shown):
        shown.show()
    shown.activateWindow()
    qtbot.waitUntil(shown.isActiveWindow)
    return shown


def test_the_list_of_keys_scrolls_with_the_keyboard(
    shortcuts: ShortcutsWindow, qtbot: QtBot
) -> None:
    bar = shortcuts.reader.verticalScrollBar()
    assert QApplication.focusWidget() is shortcuts.reader
    qtbot.keyClick(shortcuts.reader, Qt.Key.Key_PageDown)
    further = bar.value()
    qtbot.keyClick(shortcuts.reader, Qt.Key.Key_End)
    assert 0 < further < bar.value() == bar.maximum()
    shortcuts.close()


def test_the_keys_of_every_page_are_listed(shortcuts: ShortcutsWindow) -> None:
    words = [label.text() for label in shortcuts.findChildren(QLabel)]
    assert {"Questions", "Offer, groups of families", "Roadmap"} <= set(words)
    for keys in (
        "Ctrl+G",
        "Ctrl+1",
        "Y, S, N",
        "Ctrl with an arrow key",
        "Ctrl+Enter or Ctrl+Right",
    ):
        assert keys in words
    shortcuts.close()


def test_undo_is_listed_by_its_name_and_not_by_what_it_would_undo_now(window: MainWindow) -> None:
    window.actions_.undo.setText("&Undo set who gets it")
    shortcuts = ShortcutsWindow(window)
    words = [label.text() for label in shortcuts.findChildren(QLabel)]
    assert "Undo" in words
    assert "Undo set who gets it" not in words
    shortcuts.close()


def test_where_a_page_has_its_own_keys_they_come_first(window: MainWindow) -> None:
    page = QLabel()
    page.setProperty("keys", "Workshop")
    window.show_library(page)
    workshop = ShortcutsWindow(window)
    everything = [label.text() for label in workshop.findChildren(QLabel)]
    workshop.close()
    scribe = everything.index("Workshop, the scribe’s page")
    assert scribe < everything.index("Workshop, the wall") < everything.index("Everywhere")
    window.leave_library()
