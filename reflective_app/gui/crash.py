"""When the program itself is at fault: note it, keep the work, say so plainly, and go on."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType

from reflective_app.gui.prompts import Prompts

LARGEST_LOG = 200_000
GO_ON = (
    "You can go on, but save soon, and start the program afresh if it behaves oddly. "
    "The details below say where it happened. They hold nothing that you wrote."
)


class CrashGuard:
    """Takes over `sys.excepthook` for as long as the window is open."""

    def __init__(
        self, log: Path, keep: Callable[[], bool], prompts: Prompts, now: Callable[[], datetime]
    ) -> None:
        """`keep` writes the recovery copy and says whether there was anything to keep."""
        self._log, self._keep, self._prompts, self._now = log, keep, prompts, now
        self._busy = False
        self._told: set[str] = set()

    def install(self) -> None:
        """Handle every fault that nothing else handles."""
        sys.excepthook = self.handle

    def handle(
        self, kind: type[BaseException], fault: BaseException, trace: TracebackType | None
    ) -> None:
        """Note, keep and tell; each place in the program is told of once."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, fault, trace)
            return
        lines = outline(kind, trace)
        words = self._keep_words()
        self._note(lines)
        if self._busy or lines[-1] in self._told:
            return
        self._busy = True
        self._told.add(lines[-1])
        try:
            self._prompts.problem("Something went wrong in the program", f"{words} {GO_ON}", lines)
        finally:
            self._busy = False

    def _keep_words(self) -> str:
        try:
            kept = self._keep()
        except Exception:  # a second fault must not hide the first
            return "No recovery copy could be written."
        return "A recovery copy of your work was kept." if kept else "Nothing was unsaved."

    def _note(self, lines: list[str]) -> None:
        try:
            self._log.parent.mkdir(parents=True, exist_ok=True)
            full = self._log.exists() and self._log.stat().st_size > LARGEST_LOG
            with self._log.open("w" if full else "a", encoding="utf-8") as log:
                log.write("\n".join([self._now().isoformat(timespec="seconds"), *lines, "", ""]))
        except OSError:
            return


def outline(kind: type[BaseException], trace: TracebackType | None) -> list[str]:
    """Where a fault happened, without its message: that may quote what people wrote."""
    frames = traceback.extract_tb(trace)
    places = [f"{Path(frame.filename).name}, line {frame.lineno}, {frame.name}" for frame in frames]
    return [kind.__name__, *(places or ["no place known"])]
