"""A table of data as values: its columns, what each cell is taken from, and its rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

R = TypeVar("R")

Value = str | int | date | None
"""What stands in a cell; None and the empty text leave it blank."""


@dataclass(frozen=True, slots=True)
class DataTable:
    """A table with its name for people, and in a sentence what a row of it is."""

    title: str
    about: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]

    def __post_init__(self) -> None:
        """Refuse a row that would leave a column without its cell."""
        for row in self.rows:
            if len(row) != len(self.columns):
                cells = f"{len(row)} cells for {len(self.columns)} columns"
                raise ValueError(f"A row of “{self.title}” has {cells}.")


@dataclass(frozen=True, slots=True)
class Column(Generic[R]):
    """A column, and how its cell is taken from a record."""

    title: str
    cell: Callable[[R], Value]


def table_of(
    title: str, about: str, columns: Sequence[Column[R]], records: Iterable[R]
) -> DataTable:
    """A table with a row for each record, in their order."""
    rows = tuple(tuple(column.cell(record) for column in columns) for record in records)
    return DataTable(title, about, tuple(column.title for column in columns), rows)


def yes_or_no(so: bool) -> str:
    """A word to filter by."""
    return "Yes" if so else "No"


def in_a_cell(words: Iterable[str]) -> str:
    """Several names in one cell, with a semicolon between: names may have commas."""
    return "; ".join(words)
