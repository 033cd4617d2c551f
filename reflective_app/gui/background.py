"""Work that would hold up the window, done beside it."""

from __future__ import annotations

import gc
from collections.abc import Callable
from contextlib import suppress
from threading import Lock
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal, Slot


class _Post(QObject):
    """Brings one result back to the window's own thread, and is done."""

    done = Signal(object)
    failed = Signal(object)

    @Slot(object)
    def forget(self, _: object) -> None:
        """Called on the window's thread once the result was delivered, wanted or not."""
        _underway.discard(self)
        self.deleteLater()


_underway: set[_Post] = set()
"""Posts of jobs that still run. They outlive their owners, so that a job can always report."""


class _OnlyHere:
    """Keeps Python from clearing away rings of objects while a job runs beside the window.

    Python does that on whichever thread happens to need memory, and a Qt object that goes on
    another thread than its own can take the program down with it.
    """

    def __init__(self) -> None:
        self._lock, self._running = Lock(), 0

    def __enter__(self) -> None:
        with self._lock:
            self._running += 1
            gc.disable()

    def __exit__(self, *_exception: object) -> None:
        with self._lock:
            self._running -= 1
            if not self._running:
                gc.enable()


_only_here = _OnlyHere()


class _Job(QRunnable):
    def __init__(self, job: Callable[[], Any], post: _Post) -> None:
        super().__init__()
        self._job, self._post = job, post

    @Slot()
    def run(self) -> None:
        try:
            with _only_here:
                result, failed = self._job(), False
        except Exception as error:
            result, failed = error, True
        with suppress(RuntimeError):  # the program ended meanwhile: there is nobody to tell
            (self._post.failed if failed else self._post.done).emit(result)


def run(
    job: Callable[[], Any],
    done: Callable[[Any], None],
    failed: Callable[[Exception], None],
) -> None:
    """Run a job on another thread; `done` or `failed` is called on this one.

    The job must touch no widget and no document: give it values. `done` and `failed` are bound
    methods of QObjects; where such an object is gone by then, nothing is called.
    """
    post = _Post()
    _underway.add(post)
    for signal, wish in ((post.done, done), (post.failed, failed)):
        signal.connect(wish)  # Qt cuts this when its object goes
        signal.connect(post.forget)
    QThreadPool.globalInstance().start(_Job(job, post))
