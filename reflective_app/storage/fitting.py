"""Taking out of a record what does not fit its model, the smallest entry first."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import to_json

from reflective_app.domain.fault import Fault, Place

MOST_ROUNDS = 10
"""Of taking out what does not fit. From then on whole parts go, so it ends."""

_M = TypeVar("_M", bound=BaseModel)


def fitting(
    model: type[_M],
    record: dict[str, Any],
    rules: Callable[[_M], Iterable[Fault]],
    take_out: Callable[[Place], None],
) -> _M | None:
    """The model of a record, once everything that does not fit it was taken out.

    Args:
        model: what the record is to be.
        record: its data; `take_out` changes it.
        rules: what else the model has to keep.
        take_out: takes the entry at a place out of the record.

    Returns:
        the model, or None if too little is left for one.
    """
    for number in range(2 * MOST_ROUNDS):
        try:
            found = model.model_validate_json(to_json(record))
            places = {fault.place for fault in rules(found)}
            if not places:
                return found
        except ValidationError as error:
            places = {
                tuple(part for part in each["loc"] if part != "[key]")
                for each in error.errors(include_url=False, include_context=False)
            }
        there = {_there(record, place) for place in places}
        if number >= MOST_ROUNDS:
            there = {place[:1] for place in there}
        if () in there:
            return None
        for place in sorted(there, key=_order, reverse=True):
            if not any(place[:length] in there for length in range(1, len(place))):
                take_out(place)
    return None


def taken_out(record: Any, place: Place) -> object:  # noqa: ANN401 - whatever a file holds
    """Take out of a record the entry that stands at a place, and give it."""
    for part in place[:-1]:
        record = record[part]
    taken: object = record.pop(place[-1])
    return taken


def _there(record: Any, place: Place) -> Place:  # noqa: ANN401 - whatever a file holds
    """The innermost entry on the way to a place that there is; of one that is missing, its record.

    What pydantic adds for the kinds that a value may be of leads nowhere, and ends there too.
    """
    for number, part in enumerate(place):
        is_entry = isinstance(record, dict) and part in record
        is_in_list = isinstance(record, list) and isinstance(part, int) and part < len(record)
        if not is_entry and not is_in_list:
            return place[:number]
        record = record[part]
    return place


def _order(place: Place) -> tuple[tuple[int, str], ...]:
    """So that of one list the last entries go first, and no place moves before its turn."""
    return tuple((part, "") if isinstance(part, int) else (-1, part) for part in place)
