"""Every page in its window: names, keys, and room at twice the text size."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from reflective_app.gui.main_window import MainWindow
from reflective_app.gui.qt_prompts import QtPrompts
from reflective_app.gui.session import Session
from reflective_app.gui.theme import Theme
from reflective_app.gui.widgets.fields import ReflectionEdit
from reflective_app.gui.widgets.panel import Panel
from reflective_app.gui.widgets.rung_row import RungButton
from reflective_app.gui.workspace import PAGES
from tests.gui import accessibility

KEYS = [page.key for page in PAGES]
SETTLED_WITHIN = 20_000
"""Milliseconds. A page has settled when nothing is cut off; a preview is made on another thread."""


@pytest.fixture
def sample(window: MainWindow, session: Session) -> MainWindow:
    """The sample council, open."""
    assert session.files.open_sample()
    return window


@pytest.mark.parametrize("key", KEYS)
def test_everything_on_a_page_has_a_name_and_a_size_to_hit(sample: MainWindow, key: str) -> None:
    sample.actions_.steps[key].trigger()
    assert accessibility.nameless(sample) == []
    assert accessibility.small_targets(sample) == []


@pytest.mark.parametrize("key", KEYS)
def test_tab_goes_round_a_page(sample: MainWindow, key: str) -> None:
    sample.actions_.steps[key].trigger()
    assert sample.workspace is not None
    sample.workspace.rail.steps.setFocus()
    assert accessibility.tab_trouble(sample) == []


@pytest.mark.parametrize("size", [100, 200])
@pytest.mark.parametrize("key", KEYS)
def test_nothing_on_a_page_is_cut_off(
    sample: MainWindow, theme: Theme, key: str, size: int, qtbot: QtBot
) -> None:
    theme.set_text_size(size)
    sample.actions_.steps[key].trigger()
    qtbot.waitUntil(lambda: accessibility.clipped(sample) == [], timeout=SETTLED_WITHIN)


class Windows(QObject):
    """Notes every window that is shown."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(f"{type(watched).__name__} {watched.accessibleName()}")
        return False


def test_no_part_of_a_page_flashes_up_as_a_window_of_its_own(
    window: MainWindow, session: Session, qapp: QApplication
) -> None:
    windows = Windows()
    qapp.installEventFilter(windows)
    assert session.files.open_sample()
    for key in KEYS:
        window.actions_.steps[key].trigger()
        accessibility.settle()
    qapp.removeEventFilter(windows)
    assert windows.shown == []


def fonts_and_rooms(window: QWidget) -> dict[QWidget, tuple[float, tuple[int, int]]]:
    """The size of the text of every button with words, and the room that it asks for."""
    buttons = [each for each in window.findChildren(QAbstractButton) if each.text()]
    return {
        each: (each.font().pointSizeF(), (each.sizeHint().width(), each.sizeHint().height()))
        for each in buttons
    }


def show_each(window: MainWindow, qtbot: QtBot) -> None:
    """Show every page, with nothing cut off."""
    for key in KEYS:
        window.actions_.steps[key].trigger()
        qtbot.waitUntil(lambda: accessibility.clipped(window) == [], timeout=SETTLED_WITHIN)


def test_pages_that_were_seen_follow_the_text_size_there_and_back(
    sample: MainWindow, theme: Theme, qtbot: QtBot
) -> None:
    for _ in range(2):  # drafts, previews and hints are there only at the second look
        show_each(sample, qtbot)
    polished = Qt.WidgetAttribute.WA_WState_Polished
    seen = [each for each in sample.findChildren(QPushButton) if each.testAttribute(polished)]
    seen = [each for each in seen if each.text()]
    rungs = sample.findChildren(RungButton)
    before = fonts_and_rooms(sample)
    words = {each: each.text() for each in seen}  # a bar may say less when narrow
    theme.set_text_size(200)
    show_each(sample, qtbot)
    large = fonts_and_rooms(sample)
    same = [each for each in seen if each in large and each.text() == words[each]]
    rooms = [(before[each][1], large[each][1]) for each in same]
    assert rooms
    assert [(old, new) for old, new in rooms if new[0] < 1.85 * old[0]] == []
    theme.set_text_size(100)
    show_each(sample, qtbot)
    after = fonts_and_rooms(sample)
    assert rungs
    kept = [each for each in (*seen, *rungs) if each in after]
    assert [after[each] for each in kept] == [before[each] for each in kept]


def test_a_problem_is_not_said_twice(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[int] = []
    monkeypatch.setattr(
        Panel, "exec", lambda panel: shown.append(len(panel.findChildren(ReflectionEdit)))
    )
    ask = QtPrompts(window)
    ask.problem("No", "It is damaged.", ["It is damaged."])
    ask.problem("No", "Two things are wrong. The first is: A.", ["A.", "B."])
    assert shown == [0, 1]
