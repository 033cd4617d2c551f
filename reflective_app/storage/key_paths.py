"""Where a value stands in a file, in words that an author of the file understands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reflective_app.domain.fault import Place
from reflective_app.storage.plain_text import cleaned

_LONGEST = 60
_MOST_BITS = 10_000
"""Python will not write a number of many more."""


def in_words(data: object, place: Place) -> str:
    """The path to a value, naming records by their id: `items[allowances].questions[reach].ladder`.

    Of parts that lead beyond what stands in the data only the first is kept: the missing entry.
    """
    words = ""
    for part in place:
        if isinstance(part, int):
            if not isinstance(data, Sequence) or isinstance(data, str) or part >= len(data):
                break
            data = data[part]
            words += f"[{_name(data, part)}]"
            continue
        if not isinstance(data, Mapping):
            break
        name = shown(part)[1:-1]
        words += f".{name}" if words else name
        if part not in data:
            break
        data = data[part]
    return words


def shown(value: object) -> str:
    """A value as it stands in the file, shortened and fit to be printed, for a message."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        text = " ".join(cleaned(value)[0].split())
        return f'"{text}"' if len(text) <= _LONGEST else f'"{text[: _LONGEST - 1]}…"'
    if isinstance(value, Mapping):
        return "a table"
    if isinstance(value, Sequence):
        return "an empty list" if not value else f"a list of {len(value)}"
    if isinstance(value, int) and value.bit_length() > _MOST_BITS:
        return "a number of very many digits"
    text = str(value)
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def told(value: object, message: str) -> str:
    """The message, after the value that stands there if it is a simple one and not named yet."""
    is_record = isinstance(value, Mapping | Sequence) and not isinstance(value, str)
    if value is None or shown(value) == '""' or is_record or shown(value) in message:
        return message
    return f"{shown(value)} stands here. {message}"


def _name(record: object, position: int) -> str:
    if isinstance(record, Mapping):
        for key in ("id", "name", "edition"):
            name = record.get(key)
            if isinstance(name, str) and name.strip():
                return shown(name)[1:-1]
    return f"number {position + 1}"
