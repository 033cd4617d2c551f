"""Builds the objects, hands them to each other, and runs the window."""

from __future__ import annotations

import sys
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import QEvent, QLocale, QObject, QThreadPool, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from reflective_app.assets import shipped
from reflective_app.gui.main_window import MainWindow
from reflective_app.gui.memory import Memory
from reflective_app.gui.second_start import handed_over
from reflective_app.gui.theme import Theme
from reflective_app.wording.program import PROGRAM


class FirstPaint(QObject):
    """Tells once that a widget has been painted for the first time."""

    painted = Signal()

    def __init__(self, widget: QWidget) -> None:
        """Watch a widget that has not been shown yet."""
        super().__init__(widget)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """After the paint event, let the screen have it before anything else happens."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self.painted.emit)
        return False


class Program(QObject):
    """The window first; then, once it is on the screen, all that needs loading."""

    def __init__(self, application: QApplication, path: Path | None) -> None:
        """Build the window without the domain, so that it is painted at once."""
        super().__init__(application)
        self._path = path
        self._memory = Memory()
        kept = self._memory.preferences
        sheet = shipped("resources", "app.qss")
        self._theme = Theme(application, sheet, kept.text_size, kept.appearance)
        self.window = MainWindow(self._theme)
        self.window.restore(kept.window_geometry)
        self._theme.text_size_changed.connect(self._memory.remember_text_size)
        self._theme.appearance_changed.connect(self._memory.remember_appearance)
        self.window.closing.connect(self._on_closing)
        self.first_paint = FirstPaint(self.window.start)

    def load(self) -> None:
        """Load the domain and the storage, fill the start page, and open the file asked for."""
        from reflective_app.gui.first_window import FirstWindow
        from reflective_app.gui.qt_prompts import QtPrompts  # after the first paint
        from reflective_app.gui.session import Session

        self.window.fit_screen()
        QLocale.setDefault(QLocale("en_GB"))
        session = Session(self.window, self._memory, QtPrompts(self.window))
        session.guard.install()
        self.window.closing.connect(FirstWindow(self.window, session.files).stop)
        if self._path is not None:
            session.files.open(self._path)

    def _on_closing(self) -> None:
        self._memory.remember_geometry(self.window.geometry_words())


def run(path: Path | None, first_paint_only: bool = False) -> int:
    """Show the window until it is closed, on a file if one is named.

    Where a window is open already, it is handed the file, and nothing is shown here.
    With `first_paint_only`, print how many milliseconds the first paint took, and end.
    """
    began = perf_counter()
    application = QApplication(sys.argv[:1])
    application.setApplicationName(PROGRAM)
    application.setDesktopFileName("reflective-app")
    if not first_paint_only and handed_over(path):
        return 0
    program = Program(application, path)
    program.first_paint.painted.connect(application.quit if first_paint_only else program.load)
    program.window.show()
    result = application.exec()
    QThreadPool.globalInstance().waitForDone()
    if first_paint_only:
        print(f"{1000 * (perf_counter() - began):.0f}")  # noqa: T201 - what the option is for
    return result
