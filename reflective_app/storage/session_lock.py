"""Telling a running program from one that has ended, however it ended.

The operating system holds a lock on a small file while the program runs, and lets go of it when
the program ends, a crash or a power cut included. A process number noted in a file would not do:
after a restart of the computer the same number may belong to another program, and a copy that
somebody needs would not be offered.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Self

if sys.platform == "win32":
    import msvcrt

    def lock(handle: int) -> None:
        """Lock an open file. Raises OSError if somebody else holds it."""
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def lock(handle: int) -> None:
        """Lock an open file. Raises OSError if somebody else holds it."""
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


_held_here: set[Path] = set()


class SessionLock:
    """Says that the session is running, for as long as this is held."""

    def __init__(self, path: Path) -> None:
        """Lock the file, which is made if need be. Raises OSError if somebody else holds it."""
        self._path = path
        self._handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            lock(self._handle)
        except OSError:
            os.close(self._handle)
            raise
        _held_here.add(path)

    def __enter__(self) -> Self:
        """Hold the lock for a `with` block."""
        return self

    def __exit__(self, *_exception: object) -> None:
        """Let go at its end."""
        self.release()

    def release(self) -> None:
        """Let go, and take the file away. A second call does nothing."""
        if self._handle < 0:
            return
        os.close(self._handle)
        self._handle = -1
        _held_here.discard(self._path)
        with suppress(OSError):
            self._path.unlink()


def is_held(path: Path) -> bool:
    """Whether a running program holds the lock."""
    try:
        handle = os.open(path, os.O_RDWR)
    except OSError:
        return False
    try:
        lock(handle)
    except OSError:
        return True
    else:
        return False
    finally:
        os.close(handle)


def is_held_elsewhere(path: Path) -> bool:
    """Whether another program than this one holds the lock."""
    return path not in _held_here and is_held(path)
