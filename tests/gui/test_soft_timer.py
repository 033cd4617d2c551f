"""The timer counts down, waits while the laptop sleeps, and never rings."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from reflective_app.gui.workshop.timer import LONGER, SLEPT, SoftTimer


class Clock:
    """Seconds that a test lets go by."""

    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        return self.now


class Watched:
    """A timer on a clock of the test's, looked at every second as the window would."""

    def __init__(self) -> None:
        self.clock = Clock()
        self.timer = SoftTimer(self.clock)
        self.slept: list[int] = []
        self.timer.slept.connect(self.slept.append)

    def wait(self, seconds: int) -> None:
        for _ in range(seconds):
            self.clock.now += 1
            self.timer.tick()

    def sleep(self, seconds: float) -> None:
        self.clock.now += seconds


@pytest.fixture
def watched(qapp: object) -> Watched:
    return Watched()


def test_it_waits_to_be_started_then_counts_down_and_says_when_it_is_over(
    watched: Watched,
) -> None:
    watched.timer.set_to(480)
    watched.wait(60)
    assert (watched.timer.left, watched.timer.is_running) == (480, False)
    watched.timer.start_or_pause()
    watched.wait(60)
    assert (watched.timer.left, watched.timer.is_running) == (420, True)
    watched.wait(430)
    assert watched.timer.left == -10
    assert watched.timer.is_running


def test_a_pause_takes_no_time_and_it_goes_on_where_it_was(watched: Watched) -> None:
    watched.timer.set_to(100)
    watched.timer.start_or_pause()
    watched.wait(10)
    watched.timer.start_or_pause()
    watched.sleep(5_000)
    assert (watched.timer.left, watched.timer.is_running) == (90, False)
    watched.timer.start_or_pause()
    watched.wait(10)
    assert watched.timer.left == 80


@pytest.mark.parametrize("paused", [False, True])
def test_two_minutes_more_are_two_minutes_more_and_from_now_on_where_it_was_over(
    watched: Watched, paused: bool
) -> None:
    watched.timer.set_to(60)
    watched.timer.start_or_pause()
    watched.wait(20)
    watched.timer.add()
    assert watched.timer.left == 40 + LONGER
    watched.wait(40 + LONGER + 30)
    assert watched.timer.left == -30
    if paused:
        watched.timer.start_or_pause()
    watched.timer.add()
    assert watched.timer.left == LONGER == 120
    watched.timer.add(60)
    assert watched.timer.left == 180


def test_the_time_in_which_the_laptop_sleeps_is_nobodys(watched: Watched) -> None:
    watched.timer.set_to(480)
    watched.timer.start_or_pause()
    watched.wait(60)
    watched.sleep(3_600)
    watched.timer.tick()
    assert (watched.timer.left, watched.timer.is_running) == (420, False)
    assert watched.slept == [3_600]
    watched.timer.tick()
    assert watched.slept == [3_600]
    watched.timer.start_or_pause()
    watched.wait(20)
    assert watched.timer.left == 400


def test_a_key_pressed_before_the_timer_has_noticed_a_sleep_counts_none_of_it(
    watched: Watched,
) -> None:
    watched.timer.set_to(480)
    watched.timer.start_or_pause()
    watched.wait(60)
    watched.sleep(3_600)
    watched.timer.start_or_pause()
    assert (watched.timer.left, watched.timer.is_running) == (420, False)
    assert watched.slept == [3_600]


def test_a_slow_moment_is_no_sleep(watched: Watched) -> None:
    watched.timer.set_to(480)
    watched.timer.start_or_pause()
    watched.sleep(SLEPT)
    watched.timer.tick()
    assert (watched.timer.left, watched.timer.is_running) == (450, True)
    assert watched.slept == []


def test_a_long_wait_before_the_start_or_in_a_pause_is_no_sleep(watched: Watched) -> None:
    watched.timer.set_to(480)
    watched.sleep(3_600)
    watched.timer.start_or_pause()
    watched.wait(1)
    assert (watched.timer.left, watched.timer.is_running, watched.slept) == (479, True, [])


def test_a_new_question_begins_anew_and_leaving_stops_it(watched: Watched) -> None:
    watched.timer.set_to(480)
    watched.timer.start_or_pause()
    watched.wait(60)
    watched.timer.set_to(120)
    watched.wait(60)
    assert (watched.timer.left, watched.timer.is_running) == (120, False)
    watched.timer.start_or_pause()
    watched.timer.stop()
    watched.wait(60)
    assert (watched.timer.left, watched.timer.is_running) == (0, False)


def test_every_second_is_told_while_it_runs_and_none_after(watched: Watched, qtbot: QtBot) -> None:
    for act in (
        lambda: watched.timer.set_to(60),
        watched.timer.start_or_pause,
        lambda: watched.wait(1),
        watched.timer.add,
        watched.timer.start_or_pause,
    ):
        with qtbot.waitSignal(watched.timer.changed, timeout=0):
            act()


def test_it_looks_at_the_clock_by_itself(qtbot: QtBot) -> None:
    clock = Clock()
    timer = SoftTimer(clock)
    timer.set_to(60)
    timer.start_or_pause()
    clock.now += 2
    with qtbot.waitSignal(timer.changed, timeout=3_000):
        pass
    assert timer.left == 58
    timer.stop()


def test_a_line_that_is_come_back_to_goes_on_with_the_time_it_had_left(watched: Watched) -> None:
    timer = watched.timer
    timer.turn_to("first", 480)
    timer.start_or_pause()
    watched.wait(60)
    timer.turn_to("second", 120)
    assert (timer.left, timer.is_running) == (120, False)
    timer.add()
    timer.turn_to("first", 480)
    assert (timer.left, timer.is_running) == (420, False)
    timer.turn_to("second", 120)
    assert timer.left == 120 + LONGER
    timer.turn_to("first", 300)  # it was shortened meanwhile
    assert timer.left == 240
