"""Which fields of a model are filled anywhere in a value of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, get_args

from pydantic import BaseModel

from reflective_app.storage.plain_words import is_model, members


def every_field(model: type[BaseModel], seen: tuple[type, ...] = ()) -> Iterator[str]:
    """`Model.field` of a model and of every model within it."""
    for name, field in model.model_fields.items():
        yield f"{model.__name__}.{name}"
        for inner in _models(field.annotation):
            if inner not in seen:
                yield from every_field(inner, (*seen, model, inner))


def _models(annotation: object) -> Iterator[type[BaseModel]]:
    for member in members(annotation):
        if is_model(member):
            yield member
        else:
            for argument in get_args(member):
                yield from _models(argument)


def filled_fields(value: object) -> Iterator[str]:
    """`Model.field` of every field that holds another value than its default."""
    if isinstance(value, BaseModel):
        for name, field in type(value).model_fields.items():
            held: Any = getattr(value, name)
            if field.is_required() or held != field.get_default(call_default_factory=True):
                yield f"{type(value).__name__}.{name}"
            yield from filled_fields(held)
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from filled_fields(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from filled_fields(each)
