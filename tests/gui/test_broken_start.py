"""A program that cannot start: said in plain words, and noted without what people wrote."""

from __future__ import annotations

import subprocess
import sys

from reflective_app.storage import places
from tests.gui.test_crash import ROOT, SECRET

NOT_STARTED = "Reflective App cannot start. Your assessments are not affected"


def not_started(*before: str) -> subprocess.CompletedProcess[str]:
    """A start in which a part is broken, and the fault quotes what somebody wrote."""
    script = (
        "import sys; from types import ModuleType",
        "class Broken(ModuleType):",
        f"    def __getattr__(self, _): raise ValueError({SECRET!r})",
        "sys.modules['reflective_app.gui.application'] = Broken('application')",
        *before,
        "from reflective_app.__main__ import main; raise SystemExit(main([]))",
    )
    return subprocess.run(
        [sys.executable, "-c", "\n".join(script)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_program_that_cannot_start_says_so_without_a_traceback() -> None:
    ended = not_started("sys.modules['PySide6.QtWidgets'] = None")
    assert ended.returncode == 1
    assert ended.stderr.startswith(NOT_STARTED)
    assert "Traceback" not in ended.stderr
    log = places.log_file()
    assert str(log) in ended.stderr
    assert "The program could not start" in log.read_text("utf-8")
    assert SECRET not in ended.stderr + log.read_text("utf-8")


def test_a_program_that_cannot_start_says_so_in_a_window_where_it_can() -> None:
    ended = not_started(
        "from PySide6.QtWidgets import QMessageBox",
        "QMessageBox.exec = lambda box: print(box.textFormat().name, box.text())",
    )
    assert ended.returncode == 1
    assert ended.stdout.startswith(f"PlainText {NOT_STARTED}")
    assert SECRET not in ended.stdout
    assert ended.stderr == ""
