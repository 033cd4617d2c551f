"""Going back to an earlier version: listed, looked at and compared beside the window."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from reflective_app.domain.assessment import Assessment
from reflective_app.gui import background
from reflective_app.gui.files import Files
from reflective_app.gui.kept.earlier_window import EarlierWindow
from reflective_app.gui.prompts import Prompts
from reflective_app.gui.widgets.row_delegate import Row
from reflective_app.storage.assessment_file import assessment_in
from reflective_app.storage.backups import Backup, backups_of, content_of
from reflective_app.storage.problems import UnreadableFileError
from reflective_app.storage.protected import Lock, PasswordNeededError, WrongPasswordError
from reflective_app.wording.dates import told_apart
from reflective_app.wording.kept_sides import Section, side_by_side
from reflective_app.wording.passwords import OLD_VERSION, OPEN_TITLE

NONE_YET = (
    "No earlier version of this assessment is kept on this computer. From now on one is kept at "
    "each save."
)


@dataclass(frozen=True)
class _Looked:
    """One version that was read, and what differs in it from what was open; or why it is not."""

    key: str
    assessment: Assessment | None
    sections: tuple[Section, ...] = ()
    trouble: str = ""
    locked: bool = False


class EarlierVersions(QObject):
    """Nothing is changed by looking. Going back is one edit of the document, and can be undone."""

    def __init__(self, window: QWidget, files: Files, prompts: Prompts) -> None:
        """`window` is what the list stands over."""
        super().__init__(window)
        self._parent, self._files, self._prompts = window, files, prompts
        self._backups: dict[str, Backup] = {}
        self._when: dict[str, str] = {}
        self._looked: _Looked | None = None
        self.window: EarlierWindow | None = None

    def open(self) -> None:
        """Show the versions of what is open."""
        document = self._files.document
        if document is not None:
            background.run(
                partial(backups_of, document.assessment.id), self._show, self._not_listed
            )

    def _show(self, found: tuple[Backup, ...]) -> None:
        if not found:
            self._prompts.tell("Earlier versions", NONE_YET)
            return
        self._backups = {str(backup.path): backup for backup in found}
        moments = told_apart([backup.kept_on for backup in found])
        self._when = dict(zip(self._backups, moments, strict=True))
        rows = [Row(key, self._when[key], _detail(backup)) for key, backup in self._backups.items()]
        self.window = window = EarlierWindow(self._parent, rows)
        window.looked_at.connect(self._look_at)
        window.back_wanted.connect(self._go_back)
        window.copy_wanted.connect(self._open_copy)
        window.finished.connect(self._on_closed)
        window.finished.connect(window.deleteLater)
        window.open()

    def _on_closed(self, _: int) -> None:
        """What is still being read for it comes to nothing."""
        self.window = None

    def _not_listed(self, error: Exception) -> None:
        if not isinstance(error, OSError):
            raise error
        self._prompts.problem("Earlier versions", "Their folder cannot be read just now.")

    def _look_at(self, key: str) -> None:
        document = self._files.document
        self._looked = None
        if document is not None:
            job = partial(_look, key, self._backups[key], document.assessment, document.key)
            background.run(job, self._on_looked, self._not_listed)

    def _on_looked(self, looked: _Looked) -> None:
        """Only what is still chosen: another version may have been chosen meanwhile."""
        window = self.window
        if window is None or looked.key != window.versions.choice:
            return
        if looked.locked:
            looked = self._unlocked(looked)
        self._looked = looked
        if looked.trouble:
            window.show_trouble(looked.trouble)
        else:
            window.show_sections(looked.sections)

    def _unlocked(self, looked: _Looked) -> _Looked:
        """It was saved under another password than the file has now, which is asked for."""
        document = self._files.document
        if document is None:
            return looked
        attempt = partial(_look_with, looked.key, self._backups[looked.key], document.assessment)
        with suppress(WrongPasswordError):
            return self._prompts.unlock(OPEN_TITLE, OLD_VERSION, attempt) or looked
        return looked

    def _chosen(self, key: str) -> tuple[Assessment, str] | None:
        looked = self._looked
        if looked is None or looked.key != key or looked.assessment is None:
            return None
        return looked.assessment, self._when[key]

    def _go_back(self, key: str) -> None:
        chosen, document = self._chosen(key), self._files.document
        if chosen is None or document is None:
            return
        then, when = chosen
        document.apply(lambda _: then, f"go back to {when}", keep=True)
        self._close()
        self._files.said.emit(
            f"Back at the version of {when}. Undo takes it back; save to keep it."
        )

    def _open_copy(self, key: str) -> None:
        chosen, document = self._chosen(key), self._files.document
        if chosen is not None and document is not None:
            then, when = chosen
            name = f"{document.name} ({when})"
            self._close()
            self._files.open_value(then, name, key=document.key)

    def _close(self) -> None:
        if self.window is not None:
            self.window.accept()
            self.window = None


def _detail(backup: Backup) -> str:
    if backup.damaged:
        return "Damaged: it cannot be read"
    name = f"Of the file {backup.original.name}" if backup.original else "Not in a file yet"
    return f"{name} · {max(1, round(backup.size / 1000))} kB"


def _look(row: str, backup: Backup, now: Assessment, lock: Lock) -> _Looked:
    try:
        return _look_with(row, backup, now, lock)
    except (PasswordNeededError, WrongPasswordError) as error:
        return _Looked(row, None, trouble=error.problems[0].message, locked=True)
    except UnreadableFileError as error:
        trouble = f"This version cannot be read. {error.problems[0].message}"
        return _Looked(row, None, trouble=trouble)


def _look_with(row: str, backup: Backup, now: Assessment, lock: Lock) -> _Looked:
    then = assessment_in(backup.path.name, content_of(backup), lock).assessment
    return _Looked(row, then, side_by_side(now, then, "in that version"))
