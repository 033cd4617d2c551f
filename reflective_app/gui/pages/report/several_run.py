"""Making several documents and tables, one file after the other, off the window's thread."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.personal_data import Finding
from reflective_app.gui import background
from reflective_app.packing import (
    NotReadBackError,
    table_bytes,
    table_name,
    tables_of,
    write_checked,
    write_table,
)
from reflective_app.reports.data import TABLE_FORMATS, DataName
from reflective_app.reports.documents import FORMATS, KINDS, outline, written
from reflective_app.reports.leaving import in_document, in_tables
from reflective_app.reports.outline import Outline
from reflective_app.reports.sections import Selection
from reflective_app.storage.problems import NotWritableError

if TYPE_CHECKING:
    from reflective_app.reports.logo import Logo

NOT_MADE = "It could not be made. Nothing that you wrote is lost."


@dataclass(frozen=True)
class ToMake:
    """The file of a document: which it is, what of it, and where."""

    kind: str
    selection: Selection
    path: Path

    @property
    def words(self) -> str:
        """“Roadmap as Word”."""
        return f"{KINDS[self.kind].name} as {FORMATS[self.path.suffix]}"


@dataclass(frozen=True)
class TableToMake:
    """A file of data: which table, or without a name the workbook of all, and where."""

    name: DataName | None
    path: Path

    @property
    def words(self) -> str:
        """“Data tables as Excel workbook”, “Actions as CSV”."""
        if self.name is None:
            return f"Data tables as {TABLE_FORMATS['.xlsx']}"
        return f"{self.name.capitalize()} as CSV"


def table_files(endings: Iterable[str], folder: Path, of: Assessment) -> list[TableToMake]:
    """The files of data in these formats, by the name that each has in a folder."""
    names = [name for ending in endings for name in tables_of(ending)]
    return [TableToMake(name, folder / table_name(name, of)) for name in names]


AnyFile = ToMake | TableToMake


@dataclass(frozen=True)
class Outcome:
    """How one file went; `said` is what is in it, or why it is not there as it should be."""

    wanted: AnyFile
    said: str
    saved: bool


@dataclass(frozen=True)
class _Composed:
    """What a document says, kept for the next format of it."""

    wanted: ToMake
    content: Outline

    def serves(self, wanted: ToMake) -> bool:
        return (self.wanted.kind, self.wanted.selection) == (wanted.kind, wanted.selection)


@dataclass(frozen=True)
class Looked:
    """Files that are to be made, of which assessment, and the personal data that leaves in them."""

    files: tuple[AnyFile, ...]
    assessment: Assessment
    found: tuple[Finding, ...]


def looked(files: Sequence[AnyFile], assessment: Assessment, found: tuple[Finding, ...]) -> Looked:
    """Which of the findings leave with these files. Any thread may."""
    leaves: list[Finding] = []
    for kind, selection in dict.fromkeys(
        (each.kind, each.selection) for each in files if isinstance(each, ToMake)
    ):
        leaves += in_document(found, outline(kind, assessment, selection))
    tables = [each.name for each in files if isinstance(each, TableToMake)]
    leaves += in_tables(found, tables, assessment)
    return Looked(tuple(files), assessment, tuple(each for each in found if each in leaves))


class SeveralRun(QObject):
    """One run of several files. `began` carries the number of a file, the first being 1.

    A file that cannot be written holds up no other. After `cancel` the file that is being made is
    still finished if its writing has begun, and is not written if it has not.
    """

    began = Signal(int)
    went = Signal(object)
    ended = Signal()

    def __init__(
        self,
        files: Sequence[AnyFile],
        assessment: Assessment,
        logo: Logo | None = None,
        parent: QObject | None = None,
    ) -> None:
        """All files are made of the assessment as it is now, with the same logo."""
        super().__init__(parent)
        self.files, self._assessment, self._logo = tuple(files), assessment, logo
        self._stop = Event()
        self._next = 0
        self._composed: _Composed | None = None

    @property
    def is_cancelled(self) -> bool:
        """Whether it was told to stop."""
        return self._stop.is_set()

    def go_on(self) -> None:
        """Make the next file, or end."""
        if self.is_cancelled or self._next == len(self.files):
            self.ended.emit()
            return
        wanted = self.files[self._next]
        self._next += 1
        self.began.emit(self._next)
        known = (self._logo, self._composed)
        job: Callable[[], tuple[Outcome | None, _Composed | None]]
        if isinstance(wanted, TableToMake):
            job = partial(_make_table, wanted, self._assessment, self._stop)
        else:
            job = partial(_make, wanted, self._assessment, *known, self._stop)
        background.run(job, self._on_made, self._on_failed)

    def cancel(self) -> None:
        """Make no more."""
        self._stop.set()

    def _on_made(self, made: tuple[Outcome | None, _Composed | None]) -> None:
        outcome, self._composed = made
        if outcome is not None:
            self.went.emit(outcome)
        self.go_on()

    def _on_failed(self, _: Exception) -> None:
        """The fault's own message is left out: it may quote what people wrote."""
        self._composed = None
        self.went.emit(Outcome(self.files[self._next - 1], NOT_MADE, saved=False))
        self.go_on()


def _make(
    wanted: ToMake,
    assessment: Assessment,
    logo: Logo | None,
    before: _Composed | None,
    stop: Event,
) -> tuple[Outcome | None, _Composed | None]:
    """Make, write and read back one file; no outcome where it was stopped before it was written."""
    if before is None or not before.serves(wanted):
        content = outline(wanted.kind, assessment, wanted.selection)
        before = _Composed(wanted, replace(content, logo=logo))
    data = written(before.content, wanted.path.suffix)
    if stop.is_set():
        return None, before
    write = partial(write_checked, wanted.path, before.content, data, assessment)
    return _went(wanted, write), before


def _make_table(
    wanted: TableToMake, assessment: Assessment, stop: Event
) -> tuple[Outcome | None, None]:
    """The same for a file of data."""
    data = table_bytes(wanted.name, assessment)
    if stop.is_set():
        return None, None
    return _went(wanted, partial(write_table, wanted.path, wanted.name, data, assessment)), None


def _went(wanted: AnyFile, write: Callable[[], str]) -> Outcome:
    """Write a file, and how it went."""
    try:
        return Outcome(wanted, write(), saved=True)
    except (NotWritableError, NotReadBackError) as error:
        return Outcome(wanted, str(error), saved=False)
