"""The window that is open takes the files of later starts (`second_start.py` is the other half)."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from PySide6.QtWidgets import QApplication

from reflective_app.gui.files import Files
from reflective_app.gui.main_window import MainWindow
from reflective_app.gui.second_start import LONGEST_MESSAGE, TAKEN, VERSION, lock_file, pipe_name
from reflective_app.storage.session_lock import SessionLock

SLOWEST = 2_000
"""Milliseconds in which whoever connects must have said what it wants."""

LOOK_AGAIN = 300
"""Milliseconds until it is seen again whether a dialog is still open."""

WAITS = "{} is opened once the window in front is closed."


class FirstWindow(QObject):
    """Listens on the pipe. Where it cannot, every start has a window of its own, and no more."""

    def __init__(self, window: MainWindow, files: Files) -> None:
        """Listen, unless another window does; `listens` says whether."""
        super().__init__(window)
        self._window, self._files = window, files
        self._waiting: list[Path] = []
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_AGAIN)
        self._timer.timeout.connect(self._open_next)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connection)
        self._lock = self._held()
        self.listens = self._lock is not None and self._listen()

    def stop(self) -> None:
        """Let another start be the first."""
        self._server.close()
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def _held(self) -> SessionLock | None:
        path = lock_file()
        try:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            return SessionLock(path)
        except OSError:  # another window has it, or there is no such folder
            return None

    def _listen(self) -> bool:
        """Whoever holds the lock is the first: a pipe that is there was left by a crash."""
        if self._server.listen(pipe_name()):
            return True
        QLocalServer.removeServer(pipe_name())
        return self._server.listen(pipe_name())

    def _on_connection(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.setReadBufferSize(LONGEST_MESSAGE)
            socket.readyRead.connect(partial(self._on_words, socket))
            socket.disconnected.connect(socket.deleteLater)
            QTimer.singleShot(SLOWEST, socket, socket.abort)
            self._on_words(socket)

    def _on_words(self, socket: QLocalSocket) -> None:
        if not socket.canReadLine():
            if socket.bytesAvailable() >= LONGEST_MESSAGE:
                socket.abort()
            return
        try:
            found = path_in(bytes(socket.readLine().data()))
        except ValueError:
            socket.abort()
            return
        socket.write(TAKEN)
        socket.flush()
        socket.disconnectFromServer()
        QTimer.singleShot(0, self, partial(self._on_wanted, found))

    def _on_wanted(self, path: Path | None) -> None:
        """Come to the front, and open the file as if it had been chosen here."""
        window = self._window
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.raise_()
        window.activateWindow()
        QApplication.alert(window)
        if path is not None:
            self._waiting.append(path)
            self._open_next()
            if self._waiting:
                window.say(WAITS.format(path.name))

    def _open_next(self) -> None:
        """One after the other, and none over a question that waits for an answer."""
        if self._waiting and QApplication.activeModalWidget() is None:
            self._files.open(self._waiting.pop(0))
        if self._waiting:
            self._timer.start()
        else:
            self._timer.stop()


def path_in(line: bytes) -> Path | None:
    """The path that a second start handed over; None where it had none.

    Raises ValueError for anything else than a second start says.
    """
    try:
        said = json.loads(line)
        version, path = said["version"], said["path"]
    except (RecursionError, KeyError, TypeError) as error:
        raise ValueError("not what a second start says") from error
    if version == VERSION and path is None:
        return None
    if version != VERSION or not isinstance(path, str) or "\0" in path:
        raise ValueError("not what a second start says")
    if not Path(path).is_absolute():
        raise ValueError("not a whole path")
    return Path(path)
