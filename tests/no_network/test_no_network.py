"""The real program, with internet sockets forbidden by the system: it never asks for one."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from reflective_app.storage.protected import is_protected
from tests.no_network.ban import KILLED, forbid_internet, is_possible

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.skipif(
    not is_possible(), reason="the ban is Linux's; elsewhere tests/conftest.py bans Python's own"
)


def banned(*words: object) -> subprocess.CompletedProcess[str]:
    """Run Python with these words, without a way to any network."""
    return subprocess.run(
        [sys.executable, *map(str, words)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
        preexec_fn=forbid_internet,
    )


@pytest.mark.parametrize("family", ["AF_INET", "AF_INET6"])
@pytest.mark.parametrize("kind", ["SOCK_STREAM", "SOCK_DGRAM"])
def test_whoever_asks_for_an_internet_socket_is_ended_at_once(family: str, kind: str) -> None:
    asks = f"import socket; socket.socket(socket.{family}, socket.{kind})"
    assert banned("-c", asks).returncode == KILLED


def test_even_where_a_child_or_qt_asks_for_it() -> None:
    child = "import socket; socket.socket(socket.AF_INET)"
    asks = f"import subprocess, sys; sys.exit(subprocess.call([sys.executable, '-c', {child!r}]))"
    assert banned("-c", asks).returncode == 256 + KILLED  # as a child's end is handed on
    qt = "from PySide6.QtNetwork import QTcpSocket; QTcpSocket().connectToHost('127.0.0.1', 9)"
    assert banned("-c", qt).returncode == KILLED


def test_the_pipe_of_the_person_is_allowed() -> None:
    assert banned("-c", "import socket; socket.socket(socket.AF_UNIX)").returncode == 0


def test_a_sitting_in_the_window_asks_for_no_internet_socket(tmp_path: Path) -> None:
    ended = banned("-m", "tests.no_network.a_visit", tmp_path)
    assert ended.returncode == 0, ended.stderr
    assert is_protected((tmp_path / "newshire.reflect").read_bytes())
    assert (tmp_path / "shared.reflect").read_bytes().startswith(b"{")
    assert (tmp_path / "gap-report.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(
    "words",
    [
        ("guides",),
        ("demo", "--to", "{}/demo"),
        ("pack", "{}/a.reflect", "--to", "{}/a.pack", "--formats", "pdf,docx,html,csv"),
    ],
    ids=lambda words: words[0],
)
def test_commands_ask_for_no_internet_socket(words: tuple[str, ...], tmp_path: Path) -> None:
    made = banned(
        *("-m", "reflective_app", "new", "kinship-care", "--council", "Newshire"),
        *("--to", tmp_path / "a.reflect"),
    )
    assert made.returncode == 0, made.stderr
    ended = banned("-m", "reflective_app", *(word.format(tmp_path) for word in words))
    assert ended.returncode == 0, ended.stderr
