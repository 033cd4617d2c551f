"""Rules of the house that no other tool checks; import-linter checks the imports."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QObject

ROOT = Path(__file__).resolve().parent.parent
MOST_LINES = 300
NOT_TEXT = {".ttf", ".otf", ".png", ".ico", ".pdf", ".docx", ".xlsx", ".zip"}


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def modules(*tops: str) -> list[Path]:
    return sorted(path for top in tops for path in (ROOT / top).rglob("*.py"))


@pytest.mark.parametrize("path", modules("reflective_app", "tools"), ids=named)
def test_a_module_holds_one_idea(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").count("\n")
    assert lines <= MOST_LINES


@pytest.mark.parametrize("path", modules("reflective_app", "tools"), ids=named)
def test_a_module_says_what_it_is_for(path: Path) -> None:
    if not path.name.startswith("_") or path.name in {"__init__.py", "__main__.py"}:
        docstring = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
        assert docstring


FIXED_SIZE = re.compile(r"\bfont(-size)?\s*:")


def test_style_sheets_leave_the_text_size_to_the_reader() -> None:
    sheets = sorted((ROOT / "resources").rglob("*.qss"))
    assert [named(path) for path in sheets if FIXED_SIZE.search(path.read_text("utf-8"))] == []


@pytest.mark.parametrize("path", modules("reflective_app/gui"), ids=named)
def test_no_style_in_the_window_sets_a_text_size(path: Path) -> None:
    strings = [
        node.value
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]
    assert [text for text in strings if FIXED_SIZE.search(text)] == []


QT_THAT_REACHES_OUT = re.compile(
    r"\b(QNetworkAccessManager|QTcpServer|QTcpSocket|QUdpSocket|QSslSocket|QHostInfo|QDnsLookup)\b"
)


@pytest.mark.parametrize("path", modules("reflective_app"), ids=named)
def test_nothing_of_qt_speaks_to_a_network(path: Path) -> None:
    assert QT_THAT_REACHES_OUT.search(path.read_text(encoding="utf-8")) is None


def test_qt_keeps_its_hold_on_none() -> None:
    # PySide6 6.12.0 on Python 3.11 let go of None at each such call, until the program died.
    before = sys.getrefcount(None)
    for _ in range(1000):
        QObject().setObjectName("x")
    assert sys.getrefcount(None) > before - 100


REGISTRY = r"\b(pypi|pythonhosted|npmjs)\.(org|com)\b"
MACHINE = r"(?<![\w.])/(root|work|home/\w+|Users/\w+)/|\b[A-Z]:\\Users\\\w"
PRIVATE = re.compile(f"{REGISTRY}|{MACHINE}")


def project_files() -> list[Path]:
    """All that a commit would take."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("not a git checkout")
    paths = (ROOT / name for name in listed.decode().split("\0") if name)
    return [path for path in paths if path.is_file() and path.suffix not in NOT_TEXT]


def test_no_file_tells_of_a_machine_or_a_registry() -> None:
    told = {
        named(path): found.group()
        for path in project_files()
        if (found := PRIVATE.search(path.read_text(encoding="utf-8", errors="replace")))
    }
    assert told == {}
