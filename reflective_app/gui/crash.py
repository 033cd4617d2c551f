"""When the program itself is at fault: note it, keep the work, say so plainly, and go on."""

from __future__ import annotations

import faulthandler
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import TextIO

from PySide6.QtCore import QMessageLogContext, QObject, QtMsgType, Signal, qInstallMessageHandler

from reflective_app.gui.prompts import Prompts
from reflective_app.storage.fault_log import note, outline, stopped

GO_ON = (
    "You can go on, but save soon, and start the program afresh if it behaves oddly. "
    "The details below say where it happened. They hold nothing that you wrote."
)
MOST_QT_NOTES = 100
"""Of warnings that Qt gives; a window that is drawn wrong may give one each time."""


class CrashGuard(QObject):
    """Takes every fault that nothing else takes, for as long as the window is open."""

    _elsewhere = Signal(object, object)

    def __init__(
        self, log: Path, keep: Callable[[], bool], prompts: Prompts, now: Callable[[], datetime]
    ) -> None:
        """`keep` writes the recovery copy and says whether there was anything to keep."""
        super().__init__()
        self._log, self._keep, self._prompts, self._now = log, keep, prompts, now
        self._busy = False
        self._told: set[str] = set()
        self._qt_notes = 0
        self._stopped: TextIO | None = None
        self._elsewhere.connect(self._tell)

    def install(self) -> None:
        """Handle faults of this thread and others, of objects that go, of Qt and of libraries."""
        sys.excepthook = self.handle
        threading.excepthook = self._on_thread
        sys.unraisablehook = self._on_unraisable
        qInstallMessageHandler(self._on_qt)
        with suppress(OSError):
            self._stopped = stopped(self._log)
            faulthandler.enable(self._stopped)

    def let_go(self) -> None:
        """Have the lists closed, so that they can be taken away also on Windows."""
        if self._stopped is not None:
            faulthandler.disable()
            self._stopped.close()
            self._stopped = None

    def handle(
        self, kind: type[BaseException], fault: BaseException, trace: TracebackType | None
    ) -> None:
        """Note, keep and tell; each place in the program is told of once."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, fault, trace)
            return
        lines = outline(kind, trace)
        self._note(lines)
        self._tell(kind, lines)

    def _tell(self, _: object, lines: list[str]) -> None:
        words = self._keep_words()
        if self._busy or lines[-1] in self._told:
            return
        self._busy = True
        self._told.add(lines[-1])
        try:
            self._prompts.problem("Something went wrong in the program", f"{words} {GO_ON}", lines)
        finally:
            self._busy = False

    def _on_thread(self, arguments: threading.ExceptHookArgs) -> None:
        """No window may be opened from another thread, so it is told from this one."""
        lines = outline(arguments.exc_type, arguments.exc_traceback)
        self._note(lines)
        self._elsewhere.emit(arguments.exc_type, lines)

    def _on_unraisable(self, arguments: sys.UnraisableHookArgs) -> None:
        """The object is gone, and nothing is lost by it: noting it will do."""
        self._note(outline(arguments.exc_type, arguments.exc_traceback))

    def _on_qt(self, kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        """Qt's words may quote a file's name or what is shown, so they go to the terminal alone."""
        if sys.stderr is not None:
            sys.stderr.write(f"{message}\n")
        if kind not in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg):
            self._qt_notes += 1
            if self._qt_notes <= MOST_QT_NOTES:
                self._note([f"Qt {kind.name}", f"category {context.category or 'default'}"])

    def _keep_words(self) -> str:
        try:
            kept = self._keep()
        except Exception:  # a second fault must not hide the first
            return "No recovery copy could be written."
        return "A recovery copy of your work was kept." if kept else "Nothing was unsaved."

    def _note(self, lines: list[str]) -> None:
        note(self._log, self._now(), lines)
