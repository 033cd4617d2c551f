"""Versions are kept in the order of the saves, whichever thread comes first."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from threading import Event, Thread

import pytest

from reflective_app.gui import background
from reflective_app.gui.kept.versions import Versions


def test_what_was_saved_first_is_kept_first_whichever_thread_comes_first(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    waiting: list[Callable[[], object]] = []
    kept: list[str] = []
    monkeypatch.setattr(background, "run", lambda job, *_: waiting.append(job))
    versions = Versions()
    for save in ("readable", "protected"):
        versions._run([partial(kept.append, save)])  # noqa: SLF001 - what both ways of keeping come to
    for job in reversed(waiting):
        job()
    assert kept == ["readable", "protected"]


class Slow:
    """A save that is being kept until it is let through; `done` says what came after what."""

    def __init__(self, versions: Versions, waiting: list[Callable[[], object]]) -> None:
        self.done: list[str] = []
        self._began, self._through, self._asked = Event(), Event(), Event()
        versions._run([self._keep])  # noqa: SLF001
        self._threads = [Thread(target=waiting[-1])]

    def _keep(self) -> None:
        self._began.set()
        assert self._through.wait(timeout=20)
        self.done.append("kept")

    def meanwhile(self, ask: Callable[[], object]) -> None:
        """Ask for this while it is being kept, and see both to their ends."""

        def asking() -> None:
            self._asked.set()
            ask()
            self.done.append("done")

        self._threads.append(Thread(target=asking))
        for thread, event in zip(self._threads, (self._began, self._asked), strict=True):
            thread.start()
            assert event.wait(timeout=20)
        self._through.set()
        for thread in self._threads:
            thread.join(timeout=20)


@pytest.fixture
def waiting(monkeypatch: pytest.MonkeyPatch) -> list[Callable[[], object]]:
    jobs: list[Callable[[], object]] = []
    monkeypatch.setattr(background, "run", lambda job, *_: jobs.append(job))
    return jobs


def test_no_two_saves_are_kept_at_the_same_time(waiting: list[Callable[[], object]]) -> None:
    versions = Versions()
    slow = Slow(versions, waiting)
    versions._run([partial(slow.done.append, "next")])  # noqa: SLF001
    slow.meanwhile(waiting[-1])
    assert slow.done == ["kept", "next", "done"]


def test_what_is_being_kept_is_waited_for_before_it_is_cleared_away(
    waiting: list[Callable[[], object]],
) -> None:
    versions = Versions()
    slow = Slow(versions, waiting)
    slow.meanwhile(versions.let_go)
    assert slow.done == ["kept", "done"]
