"""The columns of a table of records: how each is read, shown and written."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from pydantic import ValidationError

from reflective_app.domain.editing import changed
from reflective_app.domain.value import Value
from reflective_app.storage.plain_words import faults_in
from reflective_app.storage.preview import CellChange
from reflective_app.storage.sheet import Row, SheetCell
from reflective_app.storage.tables.cells import (
    CellError,
    a_count,
    a_day_or_first,
    a_day_or_month,
    a_text,
    letters_of,
    one_of,
    pounds,
)
from reflective_app.storage.tables.names import Names
from reflective_app.storage.tables.taken import Taken
from reflective_app.wording.dates import long_date, number

R = TypeVar("R", bound=Value)

Out = str | int | date | None
"""A cell on its way out."""


@dataclass(frozen=True)
class Column:
    """One column of a table of records, and the field that its cells are about.

    `read` gives the value and what there is to say about how it was read, or raises CellError;
    `show` gives a value in words for people, `write` as it stands in a spreadsheet.
    """

    name: str
    field: str
    read: Callable[[SheetCell], tuple[Any, str]]
    show: Callable[[Any], str] = str
    write: Callable[[Any], Out] = str


def text(name: str, field: str = "") -> Column:
    """A column of free text."""
    return Column(name, field or name, a_text)


def day(name: str, field: str, *, begins: bool = False) -> Column:
    """A column of days. A month stands for its last one, and where something begins for its first,
    as in the fields of the window.
    """
    return Column(name, field, a_day_or_first if begins else a_day_or_month, _shown_day, _same)


def money(name: str) -> Column:
    """A column of whole pounds."""
    return Column(name, name, pounds, _shown_money, _same)


def count(name: str) -> Column:
    """A column of whole numbers."""
    return Column(name, name, a_count, _shown_count, _same)


def words(name: str, shown: Mapping[Any, str], also: Mapping[str, Any] | None = None) -> Column:
    """A column of words, each an entry of an enumeration or None.

    Args:
        name: the column and the field.
        shown: the word for each.
        also: other ways of writing them, in small letters.
    """
    known: dict[str, Any] = dict(also or {})
    for each, word in shown.items():
        known[letters_of(word)] = each
        if isinstance(each, StrEnum):
            known[letters_of(each.value)] = each

    def read(cell: SheetCell) -> tuple[Any, str]:
        return one_of(known, shown.values(), cell)

    def word_of(value: Any) -> str:  # noqa: ANN401 - any enumeration
        return shown.get(value, "")

    return Column(name, name, read, word_of, word_of)


def reference(name: str, known: Names, labels: Mapping[str, str]) -> Column:
    """A column that refers to one record; `labels` are what people call each."""

    def read(cell: SheetCell) -> tuple[str, str]:
        return known.one(cell.text), ""

    def label(each: str | None) -> str:
        return labels.get(each, each) if each else ""

    def write(each: str | None) -> str:
        return known.written(each, label(each)) if each else ""

    return Column(name, name, read, label, write)


def references(
    name: str, known: Names, labels: Mapping[str, str], field: str = "", *, by_id: bool = True
) -> Column:
    """A column of records with semicolons between; written by id, or by what people call them."""

    def read(cell: SheetCell) -> tuple[tuple[str, ...], str]:
        return known.several(cell.text), ""

    def show(ids: tuple[str, ...]) -> str:
        return "; ".join(labels.get(each, each) for each in ids)

    def write(ids: tuple[str, ...]) -> str:
        return "; ".join(
            each if by_id else known.written(each, labels.get(each, each)) for each in ids
        )

    return Column(name, field or name, read, show, write)


def laid_over(record: R, row: Row, columns: Sequence[Column], taken: Taken) -> R:
    """The record with what a row's filled cells say; what is not understood is listed."""
    for column in columns:
        cell = row.cell(column.name)
        if not cell.filled:
            continue
        try:
            value, told = column.read(cell)
            record = with_field(record, column.field, value)
        except CellError as error:
            taken.slip(row, column.name, error)
        else:
            taken.note(row, column.name, told)
    return record


def with_field(record: R, field: str, value: object) -> R:
    """The record with another value in one field. Raises CellError for one that does not fit."""
    try:
        return changed(record, **{field: value})
    except ValidationError as error:
        raise misfit(error, type(record)) from None


def misfit(error: ValidationError, model: type[Value]) -> CellError:
    """What pydantic found wrong with a value, as what is wrong with its cell."""
    faults = faults_in(error.errors(include_url=False), model)
    return CellError(" ".join(fault.message for fault in faults))


def differences(before: Value | None, after: Value, columns: Sequence[Column]) -> list[CellChange]:
    """What each column says otherwise now, in words for people; of a new record, all it says."""
    told = []
    for column in columns:
        then = getattr(before, column.field) if before is not None else None
        now = getattr(after, column.field)
        if now != then and not (before is None and now == _default(after, column.field)):
            was = column.show(then) if before is not None else ""
            told.append(CellChange(column.name, was, column.show(now)))
    return told


def _default(record: Value, field: str) -> object:
    return type(record).model_fields[field].default


def _same(value: Out) -> Out:
    return value


def _shown_day(value: date | None) -> str:
    return long_date(value) if value else ""


def _shown_money(value: int | None) -> str:
    return f"£{number(value)}" if value is not None else ""


def _shown_count(value: int | None) -> str:
    return number(value) if value is not None else ""
