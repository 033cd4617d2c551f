"""Work that would hold up the window, done beside it."""

from __future__ import annotations

import gc
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from itertools import count
from typing import Any
from weakref import WeakMethod

import shiboken6
from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal, Slot


@dataclass(frozen=True)
class _Told:
    """What came of a job. Plain values only: a Qt object must not go on another thread."""

    number: int
    result: Any
    failed: bool


class _Postbox(QObject):
    """Brings results back to the window's own thread. There is one, and it stays."""

    told = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._wishes: dict[int, tuple[WeakMethod[Any], WeakMethod[Any]]] = {}
        self._numbers = count()
        self.told.connect(self._deliver)

    @property
    def is_quiet(self) -> bool:
        """Whether everything that was asked for has come back."""
        return not self._wishes

    def note(self, done: Callable[[Any], None], failed: Callable[[Exception], None]) -> int:
        """Remember who waits. While anybody does, Python clears away no rings of objects.

        It does that on whichever thread happens to need memory, and a Qt object that goes on
        another thread than its own can take the program down with it.
        """
        gc.disable()
        number = next(self._numbers)
        self._wishes[number] = (WeakMethod(done), WeakMethod(failed))
        return number

    @Slot(object)
    def _deliver(self, told: _Told) -> None:
        """Give it to whoever waits, unless they are gone."""
        wish = self._wishes.pop(told.number)[told.failed]()
        if not self._wishes:
            gc.enable()
        if wish is not None and shiboken6.isValid(wish.__self__):
            wish(told.result)


_made: list[_Postbox] = []


def postbox() -> _Postbox:
    """The one postbox, made on the window's thread by whoever asks first."""
    if not _made:
        _made.append(_Postbox())
    return _made[0]


class _Job(QRunnable):
    def __init__(self, number: int, job: Callable[[], Any]) -> None:
        super().__init__()
        self._number, self._job = number, job

    @Slot()
    def run(self) -> None:
        try:
            told = _Told(self._number, self._job(), False)
        except Exception as error:
            told = _Told(self._number, error, True)
        with suppress(RuntimeError):  # the program ended meanwhile: there is nobody to tell
            postbox().told.emit(told)


def run(
    job: Callable[[], Any],
    done: Callable[[Any], None],
    failed: Callable[[Exception], None],
) -> None:
    """Run a job on another thread; `done` or `failed` is called on this one.

    The job must touch no widget and no document: give it values. `done` and `failed` are bound
    methods of QObjects; where such an object is gone by then, nothing is called.
    """
    number = postbox().note(done, failed)
    QThreadPool.globalInstance().start(_Job(number, job))
