"""What a table would do to an assessment, before anything is taken in (`files.md` section 5)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from reflective_app.domain.assessment import Assessment

Table = Literal["answers", "grid", "services", "actions", "picks"]

LONGEST_TOLD = 120


@dataclass(frozen=True)
class CellChange:
    """What one cell puts in place of what, in words for people; empty where nothing stood."""

    column: str
    before: str
    after: str
    called: str = field(default="", compare=False)
    """What the window calls the column."""

    @property
    def words(self) -> str:
        """The change as a part of a sentence."""
        was = f" (was {_quoted(self.before)})" if self.before else ""
        return f"{self.column} {_quoted(self.after)}{was}"


@dataclass(frozen=True)
class RowChange:
    """What one row adds or changes.

    `row` is its number in the sheet, the headings counted; `name` says what it is about: a
    service by name, an action by title, a question, a cell of the grid.
    """

    row: int
    name: str
    added: bool
    cells: tuple[CellChange, ...]

    @property
    def sentence(self) -> str:
        """The whole change as one piece of text."""
        verb = "adds" if self.added else "changes"
        cells = "; ".join(cell.words for cell in self.cells)
        return f"Row {self.row} {verb} “{_cut(self.name)}”{': ' if cells else ''}{cells}"


@dataclass(frozen=True)
class NotUnderstood:
    """A cell that says nothing certain, what stands in it, why, and what to write instead.

    What it is about stays as it was. `column` is empty where the whole row is meant; `called` is
    how people know it: as their table and the window name it.
    """

    row: int
    column: str
    value: str
    message: str
    called: str = field(default="", compare=False)

    @property
    def where(self) -> str:
        """The row and the column, as a part of a sentence."""
        column = self.called or self.column
        return f"row {self.row}, column {column}" if column else f"row {self.row}"

    @property
    def sentence(self) -> str:
        """All of it as one piece of text."""
        return f"{self.where[0].upper()}{self.where[1:]}: {self.message}"


@dataclass(frozen=True)
class Preview:
    """What a table would change, what of it is not understood, and the assessment that follows.

    `after` holds what is understood, and is the assessment as it was where `refused` says why the
    table as a whole cannot be one. `notices` say how something was read, or what seems odd in it.
    """

    table: Table
    changes: tuple[RowChange, ...]
    not_understood: tuple[NotUnderstood, ...]
    notices: tuple[str, ...]
    refused: tuple[str, ...]
    after: Assessment

    @property
    def added(self) -> int:
        """How many rows add a record."""
        return sum(change.added for change in self.changes)

    @property
    def changed(self) -> int:
        """How many rows change a record that is there."""
        return len(self.changes) - self.added

    @property
    def complete(self) -> bool:
        """Whether all of the table is understood."""
        return not self.refused and not self.not_understood


def _quoted(text: str) -> str:
    return f"“{_cut(text)}”" if text else "nothing"


def _cut(text: str) -> str:
    """A text on one line, no longer than a line can be."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_TOLD else f"{line[: LONGEST_TOLD - 1]}…"
