"""The start page is on the screen before anything slow is loaded."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from reflective_app import __main__ as program

ROOT = Path(__file__).resolve().parents[2]
SLOW = ("pydantic", "reportlab", "PIL", "cryptography", "pypdfium2", "docx", "openpyxl")

AT_FIRST_PAINT = f"""
import sys
from reflective_app.gui.application import run
result = run(None, first_paint_only=True)
loaded = [name for name in {SLOW!r} if name in sys.modules]
print("loaded:", *loaded)
sys.exit(result)
"""


def run(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *command],
        cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )


def test_no_slow_library_is_loaded_at_the_first_paint() -> None:
    lines = run("-c", AT_FIRST_PAINT).stdout.splitlines()
    assert lines[-1] == "loaded:"


def test_the_first_paint_option_prints_milliseconds_and_ends() -> None:
    lines = run("-m", "reflective_app", program.FIRST_PAINT).stdout.splitlines()
    assert int(lines[-1]) > 0
