"""What every edit is made of: a value made anew, and one row in place of another."""

from __future__ import annotations

from typing import Any, TypeVar

from reflective_app.domain.assessment import Assessment, ParkedPoint
from reflective_app.domain.plan import Action
from reflective_app.domain.register import LocalFact, Service
from reflective_app.domain.value import Value

V = TypeVar("V", bound=Value)
Row = TypeVar("Row", Service, Action, ParkedPoint, LocalFact)


def changed(leaf: V, /, **changes: Any) -> V:  # noqa: ANN401 - any field, `value` among them
    """A leaf made anew through its constructor, so that it is checked."""
    fields = {name: getattr(leaf, name) for name in type(leaf).model_fields}
    return type(leaf)(**(fields | changes))


def having(assessment: Assessment, **changes: Any) -> Assessment:  # noqa: ANN401
    """The assessment with other parts. It is copied, not checked again: its leaves were."""
    return assessment.model_copy(update=changes)


def row_of(rows: tuple[Row, ...], row_id: str) -> Row:
    """The row with this id. Raises KeyError if there is none."""
    return {row.id: row for row in rows}[row_id]


def swapped(rows: tuple[Row, ...], new: Row) -> tuple[Row, ...]:
    """The rows with one in place of that with its id. Raises KeyError if there is none."""
    row_of(rows, new.id)
    return tuple(new if row.id == new.id else row for row in rows)
