"""A program that cannot start says so in plain words, also where it has no terminal to write to.

Nothing here needs what may be missing: Qt is asked for only to show the words.
"""

from __future__ import annotations

import sys
from datetime import datetime

from reflective_app.storage import fault_log, places

WORDS = (
    "Reflective App cannot start. Your assessments are not affected. Ask whoever installed the "
    "program to install it again; if that does not help, they may want to see the list of faults:"
)


def tell(fault: BaseException) -> None:
    """Note where it happened, and say so in a window, else on the terminal."""
    log = places.log_file()
    lines = fault_log.outline(type(fault), fault.__traceback__)
    fault_log.note(log, datetime.now().astimezone(), ["The program could not start", *lines])
    words = f"{WORDS}\n\n{log}"
    if not _shown(words) and sys.stderr is not None:
        sys.stderr.write(f"{words}\n")


def _shown(words: str) -> bool:
    """Whether the words could be shown in a window of Qt's, or of Windows' own."""
    try:
        from PySide6.QtCore import Qt
        from PySide6.QtWidgets import QApplication, QMessageBox

        _application = QApplication.instance() or QApplication([])
        box = QMessageBox()
        box.setWindowTitle("Reflective App")
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(words)
        box.exec()
    except Exception:  # whatever keeps Qt from it, the words must come out in another way
        return _shown_by_windows(words)
    return True


def _shown_by_windows(words: str) -> bool:
    if sys.platform != "win32":
        return False
    import ctypes

    ctypes.windll.user32.MessageBoxW(None, words, "Reflective App", 0x10)
    return True
