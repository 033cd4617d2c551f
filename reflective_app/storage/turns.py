"""One save after the other among the windows of one person on this computer.

Between the last look at a file and its replacement another window could replace it too, and the
later one would win unseen. A lock in the program's own folder closes that gap, and leaves nothing
in the folder of the file. It cannot reach another computer that writes to the same share.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from reflective_app.storage import places
from reflective_app.storage.session_lock import lock

TURN = "saving.turn"
"""The name of the file that is locked. It is empty."""

_TRIES = 60
_PAUSE = 0.05


@contextmanager
def my_turn(wait: Callable[[float], None] = time.sleep) -> Iterator[bool]:
    """Hold off other saves of this person; gives whether that could be had.

    A save goes on without it where the own folder cannot be written, or where another save has not
    come to its end in three seconds: somebody's work is not kept waiting for a lost drive.

    Args:
        wait: waits so many seconds.
    """
    try:
        folder = places.recovery()
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle = os.open(folder / TURN, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError:
        yield False
        return
    try:
        yield _locked(handle, wait)
    finally:
        os.close(handle)  # and with it goes the lock


def _locked(handle: int, wait: Callable[[float], None]) -> bool:
    for _ in range(_TRIES):
        try:
            lock(handle)
        except OSError:
            wait(_PAUSE)
        else:
            return True
    return False
