"""How long until the start page is painted, beside a bare window in the same run.

Run it as `python tests/bench/first_paint.py`; it prints the ratio, and the bar that it is held to.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from statistics import median
from time import perf_counter

ROOT = Path(__file__).resolve().parents[2]
RUNS = 11
BAR, LIMIT = 1.6, 2.0

BARE = """
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

class FirstPaint(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, application.quit)
        return False

application = QApplication([])
window = QMainWindow()
page = QWidget()
window.setCentralWidget(page)
watch = FirstPaint()
page.installEventFilter(watch)
window.resize(1280, 800)
window.show()
application.exec()
"""

BARE_COMMAND = [sys.executable, "-c", BARE]
OURS = "from reflective_app.__main__ import main; raise SystemExit(main(['--first-paint']))"

OUR_COMMAND = [sys.executable, "-c", OURS]  # as the installed command does, without runpy


def environment() -> dict[str, str]:
    """The environment of the runs: offscreen unless a display is asked for, byte code kept."""
    kept = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    return {"QT_QPA_PLATFORM": "offscreen"} | kept


def seconds(command: list[str]) -> float:
    """From starting the process to its end, which is just after the first paint."""
    began = perf_counter()
    subprocess.run(command, cwd=ROOT, env=environment(), check=True, capture_output=True)
    return perf_counter() - began


def ratio(runs: int = RUNS) -> tuple[float, float, float]:
    """The ratio of the medians, and both in seconds; the runs alternate."""
    for command in (BARE_COMMAND, OUR_COMMAND):
        seconds(command)
    pairs = [(seconds(BARE_COMMAND), seconds(OUR_COMMAND)) for _ in range(runs)]
    bare, ours = median(bare for bare, _ in pairs), median(ours for _, ours in pairs)
    return ours / bare, bare, ours


def main() -> int:
    """Print the ratio; fail above the limit."""
    found, bare, ours = ratio()
    print(
        f"first paint: {found:.2f} x a bare window "
        f"({1000 * ours:.0f} ms, {1000 * bare:.0f} ms); bar {BAR}, limit {LIMIT}"
    )
    return int(found > LIMIT)


if __name__ == "__main__":
    sys.exit(main())
