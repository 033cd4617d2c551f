"""What tests/conftest.py forbids in the whole run: tried in runs of their own, which must fail."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FROM_ELSEWHERE = "import ctypes; s = socket.socket(fileno=ctypes.CDLL(None).socket(2, {}, 0)); "
"""A socket that Python did not make; the number is its kind: of connections 1, of messages 2."""

ASKS = {
    "a socket": "socket.socket(socket.AF_INET)",
    "a newer socket": "socket.socket(socket.AF_INET6)",
    "a socket for messages": "socket.socket(socket.AF_INET, socket.SOCK_DGRAM)",
    "a name": "socket.getaddrinfo('localhost', 80)",
    "a name in the older way": "socket.gethostbyname('localhost')",
    "whose address it is": "socket.gethostbyaddr('127.0.0.1')",
    "a name of a pair": "socket.getnameinfo(('127.0.0.1', 9), 0)",
}
USES = {
    "connects": FROM_ELSEWHERE.format(1) + "s.connect(('127.0.0.1', 9))",
    "is bound": FROM_ELSEWHERE.format(1) + "s.bind(('127.0.0.1', 0))",
    "sends": FROM_ELSEWHERE.format(2) + "s.sendto(b'x', ('127.0.0.1', 9))",
    "sends a message": FROM_ELSEWHERE.format(2) + "s.sendmsg([b'x'], [], 0, ('127.0.0.1', 9))",
}


def run_of(folder: Path, asks: str) -> subprocess.CompletedProcess[str]:
    """A run of one test, which asks and shrugs off the answer."""
    test = folder / "test_that_asks.py"
    lines = ("import socket", "def test_it():", f"    try: {asks}", "    except OSError: pass")
    test.write_text("\n".join(lines))
    return subprocess.run(
        [
            sys.executable,
            "-m",
            "pytest",
            "-q",
            "-c",
            "pyproject.toml",
            "-p",
            "tests.conftest",
            test,
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("asks", ASKS.values(), ids=ASKS)
def test_whoever_asks_for_the_internet_fails_its_test_even_if_it_shrugs(
    tmp_path: Path, asks: str
) -> None:
    ended = run_of(tmp_path, asks)
    assert ended.returncode == 1
    assert "reached for the internet" in ended.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has another way to make a socket")
@pytest.mark.parametrize("uses", USES.values(), ids=USES)
def test_a_socket_that_python_did_not_make_is_of_no_use_either(tmp_path: Path, uses: str) -> None:
    ended = run_of(tmp_path, uses)
    assert ended.returncode == 1
    assert "reached for the internet" in ended.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such socket")
def test_the_pipe_of_the_person_is_allowed_in_the_run(tmp_path: Path) -> None:
    asks = f"s = socket.socket(socket.AF_UNIX); s.bind({str(tmp_path / 'pipe')!r}); s.close()"
    assert run_of(tmp_path, asks).returncode == 0
