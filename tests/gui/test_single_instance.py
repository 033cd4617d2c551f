"""A second start hands its file to the window that is open, and no start is ever left waiting."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalSocket
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from reflective_app.gui.first_window import FirstWindow, path_in
from reflective_app.gui.main_window import MainWindow
from reflective_app.gui.second_start import (
    LONGEST_MESSAGE,
    TAKEN,
    handed_over,
    lock_file,
    message_of,
    pipe_name,
)
from reflective_app.gui.session import Session
from reflective_app.storage.session_lock import SessionLock
from tests.builders import a_set, an_assessment, an_item
from tests.gui.test_files import saved_at

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def first(session: Session, window: MainWindow) -> Iterator[FirstWindow]:
    made = FirstWindow(window, session.files)
    assert made.listens
    yield made
    made.stop()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return saved_at(tmp_path / "newshire.reflect", an_assessment(a_set(an_item("allowances"))))


def second_start(path: Path | None) -> subprocess.Popen[bytes]:
    """A real second start, as by a double click on a file."""
    words = [str(path)] if path is not None else []
    return subprocess.Popen([sys.executable, "-m", "reflective_app", *words], cwd=ROOT)


def ended(process: subprocess.Popen[bytes], qtbot: QtBot) -> int:
    qtbot.waitUntil(lambda: process.poll() is not None, timeout=30_000)
    return process.wait()


def said(first: FirstWindow, words: bytes, qtbot: QtBot) -> bytes:
    """What the window answers to somebody who says this; empty where it hangs up."""
    socket = QLocalSocket(first)
    socket.connectToServer(pipe_name())
    assert socket.waitForConnected(5000)
    socket.write(words)
    socket.flush()
    with qtbot.waitSignal(socket.disconnected, timeout=10_000):
        pass
    return bytes(socket.readAll().data())


def opened(session: Session) -> Path | None:
    return session.files.document.path if session.files.document else None


def test_a_second_start_opens_its_file_in_the_first_window_and_ends(
    first: FirstWindow, session: Session, file: Path, qtbot: QtBot
) -> None:
    process = second_start(file)
    qtbot.waitUntil(lambda: opened(session) == file, timeout=30_000)
    assert ended(process, qtbot) == 0


def test_a_second_start_without_a_file_brings_the_window_forward(
    first: FirstWindow, session: Session, window: MainWindow, qtbot: QtBot
) -> None:
    window.showMinimized()
    process = second_start(None)
    qtbot.waitUntil(lambda: not window.isMinimized(), timeout=30_000)
    assert ended(process, qtbot) == 0
    assert opened(session) is None


def test_a_file_waits_until_the_question_in_front_is_answered(
    first: FirstWindow, session: Session, window: MainWindow, file: Path, qtbot: QtBot
) -> None:
    question = QDialog(window)
    question.setModal(True)
    with qtbot.waitExposed(question):
        question.show()
    assert said(first, message_of(file), qtbot) == TAKEN
    qtbot.waitUntil(lambda: "once the window in front is closed" in window.saved_words.text())
    assert opened(session) is None
    question.close()
    qtbot.waitUntil(lambda: opened(session) == file)


def test_two_files_are_opened_one_after_the_other(
    first: FirstWindow, session: Session, file: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    other = saved_at(tmp_path / "other.reflect")
    assert said(first, message_of(file), qtbot) == TAKEN
    assert said(first, message_of(other), qtbot) == TAKEN
    qtbot.waitUntil(lambda: opened(session) == other)


@pytest.mark.parametrize(
    "words",
    [
        b"\n",
        b"{}\n",
        b"[" * 3000 + b"\n",
        b'{"version": 2, "path": null}\n',
        b'{"version": 2, "path": "/shared/newshire.reflect"}\n',
        b'{"version": 1, "path": 7}\n',
        b'{"version": 1, "path": "relative.reflect"}\n',
        b'{"version": 1, "path": "/a\\u0000b"}\n',
        b"\xff\xfe\n",
        b"x" * (LONGEST_MESSAGE + 10),
    ],
)
def test_whoever_says_something_else_is_hung_up_on_and_nothing_happens(
    first: FirstWindow, session: Session, words: bytes, qtbot: QtBot
) -> None:
    assert said(first, words, qtbot) == b""
    assert opened(session) is None
    assert said(first, message_of(None), qtbot) == TAKEN


def test_whoever_says_nothing_is_hung_up_on(first: FirstWindow, qtbot: QtBot) -> None:
    assert said(first, b"", qtbot) == b""


def test_nothing_but_a_path_is_handed_over(file: Path) -> None:
    assert json.loads(message_of(file)) == {"version": 1, "path": str(file)}
    assert path_in(message_of(file)) == file
    assert path_in(message_of(None)) is None


def test_a_file_named_by_where_the_second_start_was_made_is_found_from_anywhere(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(file.parent)
    assert path_in(message_of(Path(file.name))) == file


def test_a_path_with_any_letters_arrives_as_it_is() -> None:
    odd = Path("/shared/Tŷ’r Sir \udcff ⛄ & <b>.reflect")
    assert path_in(message_of(odd)) == odd


def test_where_no_window_is_open_nothing_is_handed_over_and_nothing_is_loaded(file: Path) -> None:
    script = (
        "import sys; from pathlib import Path\n"
        "from reflective_app.gui.second_start import handed_over\n"
        f"assert not handed_over(Path({str(file)!r}))\n"
        "assert 'PySide6.QtNetwork' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", script], check=True, cwd=ROOT)


@contextmanager
def instead_of_the_first(answers: bytes | None) -> Iterator[None]:
    """Something that has the lock and the pipe, takes what is said, and answers this or not."""
    script = (
        "import sys",
        "from PySide6.QtCore import QCoreApplication",
        "from PySide6.QtNetwork import QLocalServer",
        "from reflective_app.gui.second_start import lock_file, pipe_name",
        "from reflective_app.storage.session_lock import SessionLock",
        "application, server = QCoreApplication([]), QLocalServer()",
        "server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)",
        "lock_file().parent.mkdir(parents=True, exist_ok=True)",
        "lock = SessionLock(lock_file())",
        "assert server.listen(pipe_name())",
        "kept = []",
        "def on_connection():",
        "    kept.append(server.nextPendingConnection())",
        f"    if {answers!r} is not None: kept[-1].write({answers!r}); kept[-1].flush()",
        "server.newConnection.connect(on_connection)",
        "print('ready', flush=True)",
        "application.exec()",
    )
    with subprocess.Popen(
        [sys.executable, "-c", "\n".join(script)], cwd=ROOT, stdout=subprocess.PIPE
    ) as program:
        assert program.stdout is not None
        assert program.stdout.readline().strip() == b"ready"
        try:
            yield
        finally:
            program.kill()


@pytest.mark.parametrize(
    ("answers", "taken"), [(TAKEN, True), (None, False), (b"not ours\n", False)]
)
def test_a_file_counts_as_taken_only_where_that_was_answered(
    file: Path, answers: bytes | None, taken: bool
) -> None:
    with instead_of_the_first(answers):
        assert handed_over(file, patience=2_000 if taken else 200) == taken


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps pipes apart by itself")
def test_a_pipe_that_somebody_else_made_is_told_nothing(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with instead_of_the_first(TAKEN):
        monkeypatch.setattr(os, "getuid", lambda: 12345)
        assert not handed_over(file)


def test_a_first_window_that_hangs_keeps_nobody_waiting(file: Path) -> None:
    lock_file().parent.mkdir(parents=True, exist_ok=True)
    with SessionLock(lock_file()):
        assert not handed_over(file, patience=50)


FIRST = """
from PySide6.QtWidgets import QApplication
from reflective_app.gui.application import Program
from reflective_app.gui.second_start import lock_file
from reflective_app.gui.session import Session
from reflective_app.storage.session_lock import is_held
application = QApplication([])
program = Program(application, None)
program.load()
program.window.show()
def on_opened(document, _):
    print(document.path, flush=True)
    program.window.close()
program.window.findChild(Session).files.opened.connect(on_opened)
print("ready", flush=True)
application.exec()
print("held" if is_held(lock_file()) else "free", flush=True)
"""


def test_the_real_program_listens_until_its_window_is_closed(file: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", FIRST], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == "ready\n"
        try:
            assert handed_over(file, patience=20_000)
            said, _ = program.communicate(timeout=60)
        finally:
            program.kill()
    assert said.splitlines() == [str(file), "free"]


def test_a_window_that_crashed_leaves_nothing_that_keeps_the_next_from_listening(
    session: Session, window: MainWindow, qtbot: QtBot
) -> None:
    crashes = (
        "import os\n"
        "from PySide6.QtCore import QCoreApplication\n"
        "from PySide6.QtNetwork import QLocalServer\n"
        "from reflective_app.gui.second_start import pipe_name\n"
        "application = QCoreApplication([])\n"
        "server = QLocalServer(); assert server.listen(pipe_name())\n"
        "os._exit(1)"
    )
    done = subprocess.run([sys.executable, "-c", crashes], cwd=ROOT, check=False)
    assert done.returncode == 1
    made = FirstWindow(window, session.files)
    assert made.listens
    made.stop()


def test_a_second_window_of_the_same_person_does_not_listen(
    first: FirstWindow, session: Session, window: MainWindow
) -> None:
    other = FirstWindow(window, session.files)
    assert not other.listens
    other.stop()
    first.stop()
    third = FirstWindow(window, session.files)
    assert third.listens
    third.stop()


def test_another_person_and_another_folder_have_a_pipe_of_their_own(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    names = {pipe_name()}
    monkeypatch.setenv("USERNAME" if sys.platform == "win32" else "USER", "somebody else")
    names.add(pipe_name())
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    monkeypatch.setenv("WIN_PD_OVERRIDE_LOCAL_APPDATA", str(tmp_path))
    names.add(pipe_name())
    assert len(names) == 3


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps pipes apart by itself")
def test_nobody_else_can_use_the_pipe(first: FirstWindow) -> None:
    socket = QLocalSocket(first)
    socket.connectToServer(pipe_name())
    assert socket.waitForConnected(5000)
    assert Path(socket.fullServerName()).stat().st_mode & 0o077 == 0
    socket.abort()
