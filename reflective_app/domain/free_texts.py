"""Every text that people wrote themselves in a record, each with the place where it stands.

The records say of themselves which of their fields are such texts, so that a new field is walked
too. Texts of a question set are left out: they were published before anybody answered.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import Enum
from functools import cache
from typing import Annotated, NamedTuple, get_args, get_origin, get_type_hints

from pydantic import BaseModel, StringConstraints

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.fault import Place
from reflective_app.domain.responses import ResponseFile

_NO_TEXTS = frozenset(("format", "question_set", "drafts", "sheet", "instead_of"))
"""Strings that nobody wrote in their own words, and the set, of which only a part is walked."""


class FreeText(NamedTuple):
    """A text and its place: names of fields, and of records in a row their ids or numbers."""

    place: Place
    text: str


def free_texts(record: Assessment | ResponseFile) -> Iterator[FreeText]:
    """Every free text that is not empty, in the order of the record.

    The council's own questions come last; the place of theirs begins with `local_items`.
    """
    yield from _of_record(record, ())
    if isinstance(record, Assessment):
        yield from _in(record.question_set.local_items, ("local_items",))


def _of_record(record: BaseModel, place: Place) -> Iterator[FreeText]:
    for name, holds_text in _fields(type(record)):
        yield from _in(getattr(record, name), (*place, name), holds_text=holds_text)


def _in(value: object, place: Place, *, holds_text: bool = False) -> Iterator[FreeText]:
    """The texts of what stands in a field: a record, or records and texts by name or in a row."""
    if isinstance(value, BaseModel):
        yield from _of_record(value, place)
    elif isinstance(value, str) and not isinstance(value, Enum):
        if holds_text and value:
            yield FreeText(place, value)
    elif isinstance(value, Mapping):
        for name, entry in value.items():
            yield from _in(entry, (*place, name), holds_text=holds_text)
    elif isinstance(value, tuple):
        for number, entry in enumerate(value):
            yield from _in(entry, (*place, getattr(entry, "id", number)), holds_text=holds_text)


@cache
def _fields(kind: type[BaseModel]) -> tuple[tuple[str, bool], ...]:
    """The fields of a kind of record, and whether a string in one is a text and no id."""
    hints = get_type_hints(kind, include_extras=True)
    names = [name for name in kind.model_fields if name not in _NO_TEXTS]
    return tuple((name, not _names_something(hints[name])) for name in names)


def _names_something(hint: object) -> bool:
    """Whether strings of this type are ids, such as those of other records."""
    parts = get_args(hint)
    if get_origin(hint) is Annotated:
        return any(isinstance(part, StringConstraints) and part.pattern for part in parts)
    if get_origin(hint) is dict:
        return _names_something(parts[1])
    return any(_names_something(part) for part in parts)
