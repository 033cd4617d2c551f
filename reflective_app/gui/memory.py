"""What the program remembers between starts, written whenever it changes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from reflective_app.storage.preferences import (
    Preferences,
    forget,
    page_of,
    read_preferences,
    remember,
    remember_page,
    write_preferences,
)
from reflective_app.storage.problems import NotWritableError


class Memory(QObject):
    """The preferences. That they could not be read or written is told, and stops nothing."""

    recent_changed = Signal()
    failed = Signal(str)

    def __init__(self) -> None:
        """Read what is remembered."""
        super().__init__()
        remembered = read_preferences()
        self.preferences: Preferences = remembered.preferences
        self._forgotten = False
        self.problem = remembered.problem.message if remembered.problem else ""

    @property
    def folder(self) -> Path:
        """Where a file dialog starts."""
        last = self.preferences.last_folder
        documents = Path.home() / "Documents"
        return Path(last) if last else documents if documents.is_dir() else Path.home()

    @property
    def recent(self) -> tuple[Path, ...]:
        """The files that were open lately, the last one first."""
        return tuple(Path(file.path) for file in self.preferences.recent_files)

    @property
    def logo(self) -> Path | None:
        """Where the council's logo is; None where none was chosen."""
        file = self.preferences.logo
        return Path(file) if file else None

    def remember_logo(self, file: Path | None) -> None:
        """Put this logo on documents next time; None for none."""
        self._keep(replace(self.preferences, logo=str(file) if file is not None else ""))

    def remember_file(self, path: Path, today: date) -> None:
        """Put a file first among the recent ones."""
        self._keep(remember(path, path.stem, today, self.preferences))
        self.recent_changed.emit()

    def forget_file(self, path: Path) -> None:
        """Take a file off the recent ones."""
        self._keep(forget(path, self.preferences))
        self.recent_changed.emit()

    def page_of(self, path: Path) -> str:
        """The page, and view, at which a recent file was left; empty where that is not known."""
        return page_of(path, self.preferences)

    def remember_page(self, path: Path, page: str) -> None:
        """Open this file at this page next time: its `place`."""
        self._keep(remember_page(path, page, self.preferences))

    def remember_text_size(self, per_cent: int) -> None:
        """Start with this text size next time."""
        self._keep(replace(self.preferences, text_size=per_cent))

    def remember_appearance(self, appearance: str) -> None:
        """Start with these colours next time."""
        self._keep(replace(self.preferences, appearance=appearance))

    def remember_geometry(self, geometry: str) -> None:
        """Start with this size and place of the window next time."""
        if not self._forgotten:
            self._keep(replace(self.preferences, window_geometry=geometry))

    def forget_everything(self) -> None:
        """Remember nothing any more, not even this window's place when it closes.

        What is asked for from now on is remembered as before.
        """
        self.preferences = Preferences()
        self._forgotten = True
        self.recent_changed.emit()

    def _keep(self, preferences: Preferences) -> None:
        if preferences == self.preferences:
            return
        self.preferences, self._forgotten = preferences, False
        try:
            write_preferences(preferences)
        except NotWritableError as error:
            self.failed.emit(str(error))
