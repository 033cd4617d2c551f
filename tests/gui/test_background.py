"""Work beside the window: its result comes back to the window's thread, or to nobody."""

from __future__ import annotations

import gc
from functools import partial
from threading import Event, get_ident
from typing import ClassVar

import shiboken6
from PySide6.QtCore import QObject, QThread
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reflective_app.gui import background

LONG = 10_000


class Asker(QObject):
    """Somebody who waits for a result."""

    def __init__(self) -> None:
        super().__init__()
        self.done: list[object] = []
        self.failed: list[Exception] = []
        self.threads: list[QThread] = []

    def take(self, result: object) -> None:
        self.threads.append(QThread.currentThread())
        self.done.append(result)

    def hear(self, error: Exception) -> None:
        self.threads.append(QThread.currentThread())
        self.failed.append(error)


def quiet(qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: background.postbox().is_quiet, timeout=LONG)


def wait_for(gate: Event) -> str:
    assert gate.wait(LONG / 1000)
    return "ready"


def fail() -> None:
    raise ValueError("as foreseen")


def test_a_result_comes_back_on_the_thread_of_the_window(qtbot: QtBot, qapp: QApplication) -> None:
    asker = Asker()
    background.run(partial(str.upper, "done"), asker.take, asker.hear)
    quiet(qtbot)
    assert (asker.done, asker.failed) == (["DONE"], [])
    assert asker.threads == [qapp.thread()]


def test_a_failure_comes_back_too(qtbot: QtBot, qapp: QApplication) -> None:
    asker = Asker()
    background.run(fail, asker.take, asker.hear)
    quiet(qtbot)
    assert [str(error) for error in asker.failed] == ["as foreseen"]
    assert asker.done == []
    assert asker.threads == [qapp.thread()]


def test_whoever_is_gone_by_then_is_not_told(qtbot: QtBot) -> None:
    gate, asker, other = Event(), Asker(), Asker()
    background.run(partial(wait_for, gate), asker.take, asker.hear)
    background.run(partial(wait_for, gate), other.take, other.hear)
    shiboken6.delete(asker)
    gate.set()
    quiet(qtbot)
    assert asker.done == []
    assert other.done == ["ready"]


def test_nothing_is_cleared_away_until_the_last_one_who_waits_was_told(qtbot: QtBot) -> None:
    gate, asker, other = Event(), Asker(), Asker()
    background.run(partial(wait_for, gate), asker.take, asker.hear)
    background.run(partial(str.upper, "done"), other.take, other.hear)
    qtbot.waitUntil(lambda: bool(other.done), timeout=LONG)
    assert not gc.isenabled()
    gate.set()
    quiet(qtbot)
    assert gc.isenabled()


class Ring:
    """One of two objects that hold each other, as windows and their parts do."""

    gone_on: ClassVar[list[int]] = []

    def __init__(self) -> None:
        self.other = self

    def __del__(self) -> None:
        self.gone_on.append(get_ident())


def needs_much_memory() -> None:
    for _ in range(300):
        Ring()
        _lists = [[] for _ in range(1000)]  # type: ignore[var-annotated]  # only there to be many


def test_what_is_no_longer_used_is_never_cleared_away_beside_the_window(qtbot: QtBot) -> None:
    gc.collect()
    Ring.gone_on.clear()
    asker = Asker()
    background.run(needs_much_memory, asker.take, asker.hear)
    qtbot.waitUntil(lambda: bool(asker.done), timeout=LONG)
    gc.collect()
    assert len(Ring.gone_on) == 300
    assert set(Ring.gone_on) == {get_ident()}
    assert gc.isenabled()
