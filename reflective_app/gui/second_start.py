"""A second start of the program hands its file to the window that is open, and ends.

This half is for the second start and is looked at before anything is painted, so it costs nothing
where no window is open: only where the first holds its lock is Qt's network library loaded.
"""

from __future__ import annotations

import json
import os
import sys
from hashlib import sha256
from pathlib import Path

from reflective_app.storage import places
from reflective_app.storage.session_lock import is_held

VERSION = 1
TAKEN = b"taken\n"
LONGEST_MESSAGE = 40_000
"""Bytes. The longest path that Windows knows has 32,767 letters."""

PATIENCE = 2_000
"""Milliseconds that a second start waits for the first, before it opens a window of its own."""

_ANY_PROCESS = -1


def lock_file() -> Path:
    """What the first window holds for as long as it is open."""
    return places.recovery() / "first-window.lock"


def pipe_name() -> str:
    """The name of the pipe: one for each person and each place of the program's own folders."""
    user = os.environ.get("USERNAME" if sys.platform == "win32" else "USER", "")
    whose = f"{user}\n{places.recovery()}".encode("utf-8", "surrogatepass")
    return f"reflective-app-{sha256(whose).hexdigest()[:20]}"


def message_of(path: Path | None) -> bytes:
    """What a second start says: the version of this talk and a path, and nothing else."""
    at = str(path.absolute()) if path is not None else None
    return json.dumps({"version": VERSION, "path": at}).encode("ascii") + b"\n"


def handed_over(path: Path | None, patience: int = PATIENCE) -> bool:
    """Whether a window that is open took the file, or came to the front where there is none.

    Args:
        path: the file that was asked for.
        patience: milliseconds to wait for its answer. One that hangs takes nothing, and the caller
            opens a window of its own: nobody is left before a program that does not start.
    """
    if not is_held(lock_file()):
        return False
    from PySide6.QtNetwork import QLocalSocket

    _let_come_to_front()
    socket = QLocalSocket()
    socket.connectToServer(pipe_name())
    if not socket.waitForConnected(patience) or not _is_ours(socket.fullServerName()):
        return False
    socket.write(message_of(path))
    while socket.bytesAvailable() < len(TAKEN):
        if not socket.waitForReadyRead(patience):
            return False
    return bytes(socket.readAll().data()) == TAKEN


def _is_ours(server: str) -> bool:
    """Whether the pipe belongs to the person at the computer. Windows sees to that by itself."""
    if sys.platform == "win32":
        return True
    try:
        return Path(server).stat().st_uid == os.getuid()
    except OSError:
        return False


def _let_come_to_front() -> None:
    """Windows lets a window come forward only if whoever was started last allows it."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.AllowSetForegroundWindow(_ANY_PROCESS)
