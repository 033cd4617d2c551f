"""The question what to do about a file that somebody else saved, as it is really asked."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from reflective_app.gui.main_window import MainWindow
from reflective_app.gui.prompts import DiskChoice
from reflective_app.gui.qt_prompts import QtPrompts
from reflective_app.gui.theme import Theme
from reflective_app.gui.widgets.panel import Panel
from tests.gui.accessibility import settle

Asked = Callable[..., DiskChoice]

MESSAGE = "newshire.reflect was changed by someone else since you opened it. Nothing was written."


@pytest.fixture
def asked(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> Asked:
    """Asks, and does with the dialog that is shown what the test does."""

    def ask(act: Callable[[Panel], object], *, there: bool = True) -> DiskChoice:
        def shown(panel: Panel) -> int:
            panel.show()
            settle()
            act(panel)
            return panel.result()

        monkeypatch.setattr(Panel, "exec", shown)
        return QtPrompts(window).changed_on_disk(MESSAGE, can_reload=there)

    return ask


def buttons(dialog: Panel) -> dict[str, QPushButton]:
    """Those that can be seen, by their words."""
    there = [each for each in dialog.findChildren(QPushButton) if each.isVisible()]
    return {each.text().replace("&", ""): each for each in there}


@pytest.mark.parametrize(
    ("words", "choice"),
    [
        ("Save mine as another file…", DiskChoice.SAVE_AS),
        ("Compare…", DiskChoice.COMPARE),
        ("Take theirs", DiskChoice.RELOAD),
        ("Cancel", DiskChoice.CANCEL),
    ],
)
def test_each_button_does_what_it_says(asked: Asked, words: str, choice: DiskChoice) -> None:
    assert asked(lambda dialog: buttons(dialog)[words].click()) is choice


def test_a_file_that_is_gone_can_only_be_saved_elsewhere(asked: Asked) -> None:
    seen: list[str] = []

    def look(dialog: Panel) -> None:
        seen.extend(buttons(dialog))
        dialog.reject()

    assert asked(look, there=False) is DiskChoice.CANCEL
    assert seen == ["Save mine as another file…", "Cancel"]


@pytest.mark.parametrize(
    ("key", "choice"),
    [(Qt.Key.Key_Return, DiskChoice.SAVE_AS), (Qt.Key.Key_Escape, DiskChoice.CANCEL)],
)
def test_enter_loses_nothing_and_escape_leaves_it(
    asked: Asked, key: Qt.Key, choice: DiskChoice
) -> None:
    assert asked(lambda dialog: QTest.keyClick(dialog, key)) is choice


def test_in_large_text_every_button_shows_all_its_words(asked: Asked, theme: Theme) -> None:
    theme.set_text_size(200)
    cut: list[str] = []

    def look(dialog: Panel) -> None:
        inside = dialog.rect()
        for words, button in buttons(dialog).items():
            place = button.rect().translated(button.mapTo(dialog, button.rect().topLeft()))
            if button.width() < button.sizeHint().width() or not inside.contains(place):
                cut.append(words)
        dialog.reject()

    asked(look)
    assert cut == []
