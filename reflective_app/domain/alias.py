"""Another name in place of a council's, wherever it is written (`files.md` section 3)."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeVar

from reflective_app.domain.item import Item
from reflective_app.domain.value import Value

LONGEST_ALIAS = 60
SHORTEST_NAME = 4
"""Letters. A shorter word stands in too many others to be looked for by itself."""

_TEXTS = frozenset(
    (
        *("title", "what", "why", "how", "caution", "population", "guide_reference", "note"),
        *("text", "look_for", "speakers", "ladder", "better", "unit", "options"),
    )
)
"""The entries of an item, and of what it holds, that are written for people."""

V = TypeVar("V", bound=Value)
Said = Callable[[str], str]

_KINDS = frozenset(
    (
        *("council", "county", "city", "borough", "district", "metropolitan", "unitary"),
        *("authority", "london", "royal", "the", "of", "and", "combined", "corporation"),
        *("cyngor", "sir", "cyd", "dinas", "bwrdeistref", "sirol", "local", "town"),
    )
)
"""Words in the names of many councils, which say nothing of which one it is."""


class AliasError(ValueError):
    """An alias that cannot stand in place of a name; the message says why."""


def names_of(council: str) -> tuple[str, ...]:
    """By what a council is known: its whole name, and its name without what it is.

    "London Borough of Fernhill" is known as "Fernhill" too. The longest comes first.
    """
    words = council.split()
    own = [word.strip(",.()’'") for word in words]
    kept = [n for n, word in enumerate(own) if word.casefold() not in _KINDS]
    short = " ".join(own[kept[0] : kept[-1] + 1]) if kept else ""
    names = dict.fromkeys((" ".join(words), short if len(short) >= SHORTEST_NAME else ""))
    return tuple(name for name in names if name)


def alias_for(council: str, alias: str) -> Said:
    """What says a text with the alias wherever it names the council; without one, as it is.

    Raises:
        AliasError: the alias names the council, or is too long.
    """
    if not alias:
        return str
    names = names_of(council)
    if len(alias) > LONGEST_ALIAS:
        raise AliasError(f"The alias is too long. Use up to {LONGEST_ALIAS} characters.")
    if any(name.casefold() in alias.casefold() for name in names):
        raise AliasError("The alias holds the council’s own name. Choose another.")
    anywhere = re.compile("|".join(map(_pattern, names)), re.IGNORECASE)
    return lambda text: anywhere.sub(lambda _: alias, text)


def items_said_anew(items: tuple[Item, ...], say: Said) -> tuple[Item, ...]:
    """Questions with each text in them said anew; ids stay."""
    return items if say is str else tuple(_anew(item, say) for item in items)


def _anew(value: V, say: Said) -> V:
    fields = {name: getattr(value, name) for name in type(value).model_fields}
    return value.model_copy(
        update={
            name: _each_anew(field, say, is_text=name in _TEXTS) for name, field in fields.items()
        }
    )


def _each_anew(field: object, say: Said, *, is_text: bool) -> object:
    if isinstance(field, Value):
        return _anew(field, say)
    if isinstance(field, tuple):
        return tuple(_each_anew(each, say, is_text=is_text) for each in field)
    if isinstance(field, dict):
        return {key: _each_anew(each, say, is_text=is_text) for key, each in field.items()}
    return say(field) if is_text and isinstance(field, str) else field


def _pattern(name: str) -> str:
    """The name as whole words, with any space between them."""
    words = r"\s+".join(re.escape(word) for word in name.split())
    return rf"(?<![^\W_]){words}(?![^\W_])"
