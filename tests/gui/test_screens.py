"""The wall finds the projector, follows it, and never covers what the scribe types unasked."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from reflective_app.gui.theme import Theme
from reflective_app.gui.workshop.displays import Display, Displays
from reflective_app.gui.workshop.screens import GONE, MOVED, TAKEN, Place, Screens
from tests.gui.wall_window import WallWindow

ROOT = Path(__file__).resolve().parents[2]
LAPTOP = Display("laptop", QRect(0, 0, 1024, 768))
BEAMER = Display("beamer", QRect(1024, 0, 1280, 720))
THIRD = Display("third", QRect(0, 768, 1920, 1080))


class FakeDisplays(Displays):
    """Screens that a test plugs in and out. The scribe is at the laptop."""

    def __init__(self, *displays: Display) -> None:
        super().__init__()
        self.there = displays
        self.scribe: Display | None = displays[0]
        self.shown: list[tuple[str, QRect]] = []

    def all(self) -> tuple[Display, ...]:
        return self.there

    def of(self, window: QWidget) -> Display | None:
        return self.scribe

    def fill(self, window: QWidget, display: Display) -> None:
        self.shown.append((display.key, display.area))
        window.setGeometry(display.area)
        window.show()

    def become(self, *displays: Display) -> None:
        """Plug in, plug out, or change the resolution."""
        self.there = displays
        self.scribe = next((d for d in displays if self.scribe and d.key == self.scribe.key), None)
        self.changed.emit()


class Room:
    """A laptop with a page to type in, a wall, and what the scribe’s strip was told."""

    def __init__(self, qtbot: QtBot, *displays: Display) -> None:
        self.displays = FakeDisplays(*displays)
        self.page = QWidget()
        self.field = QLineEdit()
        QVBoxLayout(self.page).addWidget(self.field)
        qtbot.addWidget(self.page)
        self.page.show()
        self.workshop = WallWindow(qtbot)
        self.wall = self.workshop.wall
        self.wall.hide()
        self.screens = Screens(self.wall, self.page, self.displays)
        self.told: list[str] = []
        self.screens.said.connect(self.told.append)
        self.page.activateWindow()
        self.field.setFocus()
        self.workshop.settle()

    @property
    def shown_on(self) -> str | None:
        """On which screen the wall is; None while it is hidden."""
        return self.displays.shown[-1][0] if self.wall.isVisible() else None

    def type(self, text: str) -> None:
        """Type where the keyboard is."""
        self.workshop.settle()
        here = QApplication.focusWidget()
        assert here is not None
        QTest.keyClicks(here, text)


@pytest.fixture
def alone(qtbot: QtBot, theme: Theme) -> Room:
    """A laptop without a projector."""
    return Room(qtbot, LAPTOP)


@pytest.fixture
def both(qtbot: QtBot, theme: Theme) -> Room:
    """A laptop with a projector, and the workshop has begun."""
    room = Room(qtbot, LAPTOP, BEAMER)
    room.screens.begin()
    return room


def test_with_a_second_screen_the_wall_goes_there_and_the_scribe_types_on(both: Room) -> None:
    assert (both.screens.place, both.shown_on) == (Place.SECOND, "beamer")
    assert both.wall.geometry() == BEAMER.area
    both.type("Two workers")
    assert both.field.text() == "Two workers"


def test_on_one_screen_nothing_is_shown_until_it_is_asked_for(alone: Room) -> None:
    alone.screens.begin()
    assert (alone.screens.place, alone.shown_on) == (Place.NOWHERE, None)


def test_on_one_screen_f5_shows_the_wall_over_the_page_and_esc_comes_back(alone: Room) -> None:
    alone.screens.begin()
    alone.type("Two")
    alone.screens.present_or_leave()
    assert (alone.screens.place, alone.shown_on) == (Place.HERE, "laptop")
    assert alone.wall.geometry() == LAPTOP.area
    alone.type(" or three")
    assert alone.field.text() == "Two"
    QTest.keyClick(alone.wall, Qt.Key.Key_Escape)
    assert (alone.screens.place, alone.shown_on) == (Place.NOWHERE, None)
    alone.type(" workers")
    assert alone.field.text() == "Two workers"


def test_f5_again_takes_the_wall_off_the_projector_and_puts_it_back(both: Room) -> None:
    both.screens.present_or_leave()
    assert both.shown_on is None
    both.screens.present_or_leave()
    assert both.shown_on == "beamer"


def test_a_projector_that_comes_is_taken_and_the_scribe_is_told(alone: Room) -> None:
    alone.screens.begin()
    alone.displays.become(LAPTOP, BEAMER)
    assert (alone.screens.place, alone.shown_on) == (Place.SECOND, "beamer")
    assert alone.told == [TAKEN]
    alone.type("on")
    assert alone.field.text() == "on"


def test_a_projector_that_comes_uncovers_the_scribe_s_page(alone: Room) -> None:
    alone.screens.begin()
    alone.screens.present()
    alone.displays.become(LAPTOP, BEAMER)
    assert (alone.screens.place, alone.shown_on) == (Place.SECOND, "beamer")
    assert alone.wall.geometry() == BEAMER.area


def test_an_unplugged_projector_hides_the_wall_at_once_and_no_vote_is_lost(both: Room) -> None:
    workshop = both.workshop
    workshop.vote(0, 3, 2, 1)
    shown = len(both.displays.shown)
    both.displays.become(LAPTOP)
    assert not both.wall.isVisible()
    assert len(both.displays.shown) == shown, "it was shown over the scribe’s page"
    assert both.screens.place is Place.NOWHERE
    assert both.told == [GONE]
    both.type("typing on")
    assert both.field.text() == "typing on"
    workshop.vote(0, 4, 7, 1)
    assert workshop.live.recorded == 12
    both.displays.become(LAPTOP, BEAMER)
    assert both.shown_on == "beamer"
    assert "12 of 12 recorded" in workshop.heard
    assert both.told == [GONE, TAKEN]


def test_every_screen_gone_and_back_as_after_a_sleep(both: Room) -> None:
    both.displays.become()
    assert not both.wall.isVisible()
    both.displays.scribe = LAPTOP
    both.displays.become(LAPTOP)
    assert both.shown_on is None
    both.displays.become(LAPTOP, BEAMER)
    assert both.shown_on == "beamer"


def test_a_change_of_resolution_is_followed(both: Room) -> None:
    wide = Display("beamer", QRect(1024, 0, 1920, 1080))
    both.displays.become(LAPTOP, wide)
    assert both.wall.geometry() == wide.area
    assert both.told == []


def test_a_change_of_resolution_is_followed_on_one_screen(alone: Room) -> None:
    alone.screens.present()
    small = Display("laptop", QRect(0, 0, 800, 600))
    alone.displays.scribe = small
    alone.displays.become(small)
    assert alone.wall.geometry() == small.area
    assert alone.screens.place is Place.HERE


def test_a_screen_that_mirrors_the_laptop_is_no_second_one(qtbot: QtBot, theme: Theme) -> None:
    room = Room(qtbot, LAPTOP, Display("beamer", QRect(0, 0, 1280, 720)))
    room.screens.begin()
    assert room.shown_on is None
    room.screens.present()
    assert room.screens.place is Place.HERE


def test_a_wall_that_was_left_stays_away_when_something_else_changes(both: Room) -> None:
    both.screens.leave()
    both.displays.become(LAPTOP, Display("beamer", QRect(1024, 0, 1920, 1080)))
    assert both.shown_on is None
    assert both.told == []


def test_the_wall_stays_where_it_is_when_a_third_screen_comes(both: Room) -> None:
    both.displays.become(LAPTOP, THIRD, BEAMER)
    assert both.shown_on == "beamer"
    both.displays.become(LAPTOP, THIRD)
    assert both.shown_on == "third"


def test_the_wall_makes_way_when_the_scribe_s_window_is_moved_onto_it(both: Room) -> None:
    both.displays.scribe = BEAMER
    both.displays.changed.emit()
    assert both.shown_on == "laptop"


def test_the_laptop_s_own_screen_switched_off_hides_the_wall(both: Room) -> None:
    both.displays.scribe = BEAMER  # where the window was moved to
    both.displays.become(BEAMER)
    assert both.shown_on is None
    assert both.told == [MOVED]


def test_after_the_workshop_no_screen_is_followed(both: Room) -> None:
    both.screens.end()
    assert both.shown_on is None
    both.displays.become(LAPTOP)
    both.displays.become(LAPTOP, BEAMER)
    assert both.shown_on is None
    assert both.told == []


@pytest.mark.skipif(sys.platform != "linux", reason="Qt makes up two screens there alone")
def test_with_two_real_screens_the_wall_fills_the_second(tmp_path: Path) -> None:
    laptop = {"name": "laptop", "x": 0, "y": 0, "width": 1024, "height": 768}
    beamer = {"name": "beamer", "x": 1024, "y": 0, "width": 1280, "height": 720}
    rest = {"dpi": 96, "dpr": 1}
    file = tmp_path / "screens.json"
    file.write_text(json.dumps({"screens": [laptop | rest, beamer | rest]}), encoding="utf-8")
    place = f"offscreen:configfile={file}"
    run = subprocess.run(
        [sys.executable, "-m", "tests.gui.two_screens"],
        cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": place},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    there, here = "(1024, 0, 1280, 720) True", "(0, 0, 1024, 768) True"
    assert run.stdout.splitlines() == [
        "NOWHERE hidden False",
        f"SECOND {there}",
        "NOWHERE hidden False",
        f"SECOND {there}",
        f"SECOND {here}",  # the scribe’s window was moved to the projector
        "NOWHERE hidden False",
    ]
