"""What pydantic finds wrong with a record, in plain words with what to do."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from difflib import get_close_matches
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from reflective_app.domain.fault import Fault, Place
from reflective_app.domain.value import ID_PATTERN
from reflective_app.storage.key_paths import shown

MOST_HINTS = 200
"""A file with more entries of unknown names is no set with slips of the pen in it."""

Words = Callable[[str, Mapping[str, Any]], str]
"""From the value as shown and what pydantic says about the rule, a sentence."""

_LINK = r"^https?://"


def faults_in(errors: list[ErrorDetails], model: type[BaseModel]) -> Iterator[Fault]:
    """One fault for each error, with a message in plain words.

    Args:
        errors: what a ValidationError lists.
        model: the model that the data was meant for; its names serve for a "did you mean".
    """
    for number, error in enumerate(errors):
        place: Place = tuple(part for part in error["loc"] if part != "[key]")
        value = None if error["type"] in {"missing", "extra_forbidden"} else error["input"]
        yield Fault(place, value, _message(error, place, model, hint=number < MOST_HINTS))


def _message(error: ErrorDetails, place: Place, model: type[BaseModel], *, hint: bool) -> str:
    kind, context = error["type"], error.get("ctx", {})
    if kind == "extra_forbidden":
        return _unknown_entry(place, model if hint else None)
    if kind == "value_error":
        sentence = str(context.get("error", "")).rstrip(".")
        return f"{sentence[:1].upper()}{sentence[1:]}."
    words = _WORDS.get(kind, _otherwise)
    return words(shown(error["input"]), context)


def _unknown_entry(place: Place, model: type[BaseModel] | None) -> str:
    name = shown(str(place[-1]))[1:-1]
    record = model_at(model, place[:-1]) if model else None
    names = [field.alias or key for key, field in record.model_fields.items()] if record else []
    close = get_close_matches(name, names, n=1, cutoff=0.5)
    hint = f'Did you mean "{close[0]}"?' if close else "Take it out."
    return f'There is no entry called "{name}" here. {hint}'


def model_at(model: type[BaseModel], place: Place) -> type[BaseModel] | None:
    """The model of the record at a place, as far as the annotations tell."""
    annotation: object = model
    for part in place:
        annotation = _step(annotation, part)
    return next((m for m in members(annotation) if is_model(m)), None)


def _step(annotation: object, part: str | int) -> object:
    for member in members(annotation):
        if is_model(member):
            fields = member.model_fields.items()
            found = [f.annotation for key, f in fields if part in {key, f.alias}]
            return found[0] if found else None
        if get_origin(member) is tuple:
            return get_args(member)[0]
        if get_origin(member) is dict:
            return get_args(member)[1]
    return None


def members(annotation: object) -> list[Any]:
    """The annotation, or each of several that it joins, without what is noted about it."""
    if get_origin(annotation) is Annotated:
        return members(get_args(annotation)[0])
    if get_origin(annotation) in {Union, UnionType}:
        return [member for joined in get_args(annotation) for member in members(joined)]
    return [annotation]


def is_model(annotation: object) -> bool:
    """Whether an annotation is a model, whose fields can be asked for."""
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)


def _otherwise(value: str, context: Mapping[str, Any]) -> str:
    return f"{value} does not belong here. Compare it with the description of the file."


def _one_of(value: str, context: Mapping[str, Any]) -> str:
    expected = str(context["expected"]).replace("'", '"')
    close = get_close_matches(value.strip('"'), re.findall('"([^"]+)"', expected), n=1)
    hint = f' Did you mean "{close[0]}"?' if close else ""
    return f"{value} is not one of the words for this. Write {expected}.{hint}"


def _pattern(value: str, context: Mapping[str, Any]) -> str:
    pattern = str(context["pattern"])
    if pattern == ID_PATTERN:
        return (
            f"{value} cannot be an id. Use small letters, digits and single hyphens, "
            'as in "special-guardianship".'
        )
    if pattern.startswith(_LINK):
        return f"{value} is not a web address. It starts with https:// and has no spaces."
    return f"{value} has characters that cannot stand here. Use letters, digits, dots and hyphens."


def _wanted(what: str) -> Words:
    return lambda value, context: f"This should be {what}, and {value} is not."


def _too_long(value: str, context: Mapping[str, Any]) -> str:
    return f"This is too long: at most {context['max_length']:,} characters. Shorten it."


def _too_short(value: str, context: Mapping[str, Any]) -> str:
    return "This is empty. Write something, or take the entry out."


def _missing(value: str, context: Mapping[str, Any]) -> str:
    return "This entry is missing. Add it."


_TEXT = _wanted("text in quotation marks")
_WHOLE_NUMBER = _wanted("a whole number")
_TRUE_OR_FALSE = _wanted("true or false, without quotation marks")
_LIST = _wanted("a list in square brackets")
_TABLE = _wanted("a table with entries of its own")
_DATE = _wanted("a date such as 2026-11-22")
_TIME = _wanted("a date and time such as 2026-11-22T09:30:00Z")

_WORDS: dict[str, Words] = {
    "missing": _missing,
    "string_type": _TEXT,
    "string_unicode": _TEXT,
    "string_too_short": _too_short,
    "string_too_long": _too_long,
    "string_pattern_mismatch": _pattern,
    "int_type": _WHOLE_NUMBER,
    "int_from_float": _WHOLE_NUMBER,
    "bool_type": _TRUE_OR_FALSE,
    "tuple_type": _LIST,
    "dict_type": _TABLE,
    "model_type": _TABLE,
    "model_attributes_type": _TABLE,
    "date_type": _DATE,
    "date_parsing": _DATE,
    "date_from_datetime_parsing": _DATE,
    "date_from_datetime_inexact": _DATE,
    "datetime_type": _TIME,
    "datetime_parsing": _TIME,
    "datetime_from_date_parsing": _TIME,
    "uuid_type": _wanted("a long id such as the program writes"),
    "uuid_parsing": _wanted("a long id such as the program writes"),
    "enum": _one_of,
    "literal_error": _one_of,
    "greater_than_equal": lambda value, context: f"{value} is too low. Start at {context['ge']}.",
    "less_than_equal": lambda value, context: f"{value} is too high. End at {context['le']}.",
}
