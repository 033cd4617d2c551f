"""What a table's rows make of an assessment, gathered row by row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from reflective_app.domain.assessment import Assessment
from reflective_app.storage.preview import CellChange, NotUnderstood, RowChange
from reflective_app.storage.sheet import Row
from reflective_app.storage.tables.cells import CellError

WHOLE = 1_048_577
"""A row after every other: of what a table brings about elsewhere in the assessment."""


@dataclass
class Taken:
    """The assessment so far, what each row changed, and what was not understood."""

    assessment: Assessment
    changes: list[RowChange] = field(default_factory=list)
    slips: list[NotUnderstood] = field(default_factory=list)
    said: list[tuple[int, str]] = field(default_factory=list)
    """What there is to say, each with its row; `WHOLE` where it is about no row of the table."""
    faulty: frozenset[tuple[int, str]] = frozenset()
    """The cells, by row and column, that the spreadsheet itself leaves open; they are listed."""
    called: Callable[[str], str] = str
    """How people know a column, by its name in files."""

    def slip(self, row: Row, column: str, why: CellError | str) -> None:
        """List a cell that is not understood; what it is about stays as it was.

        A cell that the spreadsheet leaves open is not listed again for looking blank.
        """
        if not self.is_faulty(row, column):
            typed = row.cell(column).text
            called = self.called(column)
            self.slips.append(NotUnderstood(row.number, column, typed, str(why), called))

    def is_faulty(self, row: Row, column: str) -> bool:
        """Whether the spreadsheet leaves a cell open."""
        return (row.number, column) in self.faulty

    def note(self, row: Row, column: str, told: str) -> None:
        """Say how a cell was read, where there is something to say."""
        if told:
            self.say(row.number, f"Row {row.number}, column {self.called(column)}: {told}.")

    def say(self, row: int, told: str) -> None:
        """Say what seems odd in a row, or how it was read."""
        self.said.append((row, told))

    @property
    def notices(self) -> tuple[str, ...]:
        """What there is to say, in the order of the rows; last what is about none of them."""
        return tuple(told for _, told in sorted(self.said, key=lambda each: each[0]))

    def change(self, row: Row, name: str, cells: Iterable[CellChange], *, added: bool) -> None:
        """List what a row adds or changes; a row that says what was there already is no change."""
        listed = tuple(cells)
        if added or listed:
            self.changes.append(RowChange(row.number, name, added, listed))


@dataclass(frozen=True)
class Match:
    """A row, and the place of the record that it is about; None where there is none yet."""

    row: Row
    place: int | None
    problem: str = ""


def matched(
    rows: Sequence[tuple[Row, Hashable]], there: Sequence[Hashable], what: str
) -> Iterator[Match]:
    """Which record each row is about, by key.

    Several records of one key are those of as many rows, in order. Else each key may have one row;
    a row that cannot be told from another has a problem.

    Args:
        rows: the rows with their keys.
        there: the keys of the records there are.
        what: what the records are called, several of them.
    """
    counts = Counter(key for _, key in rows)
    places: dict[Hashable, list[int]] = {}
    for place, key in enumerate(there):
        places.setdefault(key, []).append(place)
    first: dict[Hashable, int] = {}
    for row, key in rows:
        own = places.get(key, [])
        if len(own) > 1 and len(own) != counts[key]:
            problem = (
                f"There are {len(own)} {what} of this name. Give each a name of its own first."
            )
            yield Match(row, None, problem)
        elif len(own) > 1:
            yield Match(row, own[first.setdefault(key, 0)])
            first[key] += 1
        elif key in first:
            yield Match(row, None, f"Row {first[key]} is about the same. Keep one of the two.")
        else:
            first[key] = row.number
            yield Match(row, own[0] if own else None)
