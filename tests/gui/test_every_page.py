"""Every page in its window: names, keys, and room at twice the text size."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from reflective_app.gui.main_window import MainWindow
from reflective_app.gui.session import Session
from reflective_app.gui.theme import Theme
from reflective_app.gui.workspace import PAGES
from tests.gui import accessibility

KEYS = [page.key for page in PAGES]


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
    qtbot.waitUntil(lambda: accessibility.clipped(sample) == [], timeout=3000)
