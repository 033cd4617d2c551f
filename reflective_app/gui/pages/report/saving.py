"""One document saved in the format that is chosen, and read back before that is said."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from reflective_app.domain.assessment import Assessment
from reflective_app.gui import background
from reflective_app.gui.pages.report.making import Made
from reflective_app.gui.pages.report.saved import SavedNote
from reflective_app.gui.personal_data.gate import Gate, Leaving
from reflective_app.gui.prompts import Prompts
from reflective_app.packing import NotReadBackError, copy_name, write_checked
from reflective_app.reports.documents import (
    FORMATS,
    Printed,
    UnknownFormatError,
    can_be_written,
    written,
)
from reflective_app.reports.leaving import in_document
from reflective_app.storage.problems import NotWritableError

SAVE_KINDS = ";;".join(f"{name} (*{ending})" for ending, name in FORMATS.items())
"""The kinds of file that the dialog offers, the first of them first."""
NOT_SAVED = "This document could not be made as that kind of file. Save it as another kind."


@dataclass(frozen=True)
class ToWrite:
    """A document, and the file that is to hold it."""

    path: Path
    printed: Printed
    assessment: Assessment


@dataclass(frozen=True)
class Saved:
    """A file that was written and read back; `counted` says in a sentence what is in it."""

    path: Path
    counted: str


class Saver(QObject):
    """Asks where to, writes, reads back and tells. What is being saved stays for another try."""

    def __init__(self, prompts: Prompts, note: SavedNote, gate: Gate) -> None:
        """`note` says how it went; `gate` is asked first."""
        super().__init__(gate)
        self._prompts, self._note, self._gate = prompts, note, gate
        self._to_write: ToWrite | None = None
        self._busy = False
        note.again.connect(self._write)

    @property
    def folder(self) -> Path | None:
        """Where the last document went; None if none has gone anywhere."""
        return self._to_write.path.parent if self._to_write is not None else None

    def save(self, made: Made, beside: Path) -> None:
        """Ask for a file, at first in the folder `beside`, and write it.

        While another is being written nothing is asked: the note says what goes on.
        """
        leaves = partial(in_document, content=made.printed.content)
        if self._busy or not self._gate.lets(Leaving.SAVE, leaves, made.assessment):
            return
        name = copy_name(made.kind, made.wish.selection, next(iter(FORMATS)), made.assessment)
        path = self._prompts.choose_save((self.folder or beside) / name, SAVE_KINDS)
        if path is None:
            return
        if not can_be_written(path.suffix):
            self._note.show_trouble(path, str(UnknownFormatError(path.suffix)), again=False)
            return
        self._to_write = ToWrite(path, made.printed, made.assessment)
        self._write()

    def _write(self) -> None:
        if self._to_write is not None and not self._busy:
            self._busy = True
            self._note.show_writing(self._to_write.path)
            background.run(partial(write, self._to_write), self._on_saved, self._on_failed)

    def _on_saved(self, saved: Saved) -> None:
        self._busy = False
        self._note.show_saved(saved.path, saved.counted)

    def _on_failed(self, error: Exception) -> None:
        self._busy = False
        known = isinstance(error, NotWritableError | NotReadBackError)
        if self._to_write is not None:
            self._note.show_trouble(self._to_write.path, str(error) if known else NOT_SAVED)


def write(wanted: ToWrite) -> Saved:
    """Write a file and read it back. Any thread may. Raises as `write_checked` does."""
    content, ending = wanted.printed.content, wanted.path.suffix.lower()
    data = wanted.printed.pdf if ending == ".pdf" else written(content, ending)
    counted = write_checked(wanted.path, content, data, wanted.assessment)
    return Saved(wanted.path, counted)
