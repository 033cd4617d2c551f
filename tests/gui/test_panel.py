"""The program's own dialogs: they fit the screen, and nothing that matters is off it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QLineEdit, QPushButton, QScrollArea
from pytestqt.qtbot import QtBot

from reflective_app.gui.kept.earlier_window import EarlierWindow
from reflective_app.gui.passwords.dialogs import NewPasswordDialog, PasswordDialog
from reflective_app.gui.theme import Theme
from reflective_app.gui.widgets.panel import Panel
from reflective_app.gui.widgets.row_delegate import Row
from tests.gui.accessibility import settle

LONG = "What is said here is long, and wraps into many lines. " * 12


def versions() -> Panel:
    return EarlierWindow(None, [Row(str(day), f"{day} November 2026", "") for day in range(1, 12)])


DIALOGS: dict[str, Callable[[], Panel]] = {
    "a new password": lambda: NewPasswordDialog(None, "Protect with a password"),
    "a password": lambda: PasswordDialog(None, "Protected", "Type it.", str),
    "earlier versions": versions,
    "much to say": lambda: PasswordDialog(None, "Protected", LONG, str),
}


def shown(make: Callable[[], Panel], qtbot: QtBot) -> Panel:
    dialog = make()
    qtbot.addWidget(dialog)
    dialog.show()
    settle()
    return dialog


@pytest.mark.parametrize("text_size", [100, 200])
@pytest.mark.parametrize("name", DIALOGS)
def test_the_buttons_are_on_the_screen_at_any_size_of_text(
    theme: Theme, qtbot: QtBot, name: str, text_size: int
) -> None:
    theme.set_text_size(text_size)
    dialog = shown(DIALOGS[name], qtbot)
    room = dialog.screen().availableGeometry()
    assert dialog.height() <= room.height()
    assert dialog.width() <= room.width()
    buttons = [each for each in dialog.findChildren(QPushButton) if each.isVisible()]
    assert buttons
    for button in buttons:
        corner = button.mapTo(dialog, button.rect().bottomRight())
        assert dialog.rect().contains(corner), button.text()


def test_what_fits_the_screen_does_not_scroll(theme: Theme, qtbot: QtBot) -> None:
    theme.set_text_size(100)
    dialog = shown(DIALOGS["a new password"], qtbot)
    (box,) = dialog.findChildren(QScrollArea)
    assert box.verticalScrollBar().maximum() == 0


def test_a_dialog_grows_with_what_is_said_later(theme: Theme, qtbot: QtBot) -> None:
    theme.set_text_size(100)
    dialog = shown(lambda: NewPasswordDialog(None, "Protect with a password"), qtbot)
    assert isinstance(dialog, NewPasswordDialog)
    before = dialog.height()
    dialog.words.setText(LONG)
    settle()
    assert dialog.height() > before
    assert dialog.words.visibleRegion().boundingRect().height() == dialog.words.height()


def test_the_field_that_is_typed_in_is_in_sight_where_the_rest_scrolls(
    theme: Theme, qtbot: QtBot
) -> None:
    theme.set_text_size(200)
    dialog = shown(DIALOGS["much to say"], qtbot)
    (field,) = dialog.findChildren(QLineEdit)
    assert field.hasFocus() or dialog.focusWidget() is field
    assert field.visibleRegion().boundingRect().height() == field.height()
