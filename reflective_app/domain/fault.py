"""A rule between records that does not hold, said so that a person can put it right."""

from __future__ import annotations

from typing import NamedTuple

Place = tuple[str | int, ...]
"""Where a value stands: names of entries, and positions in lists counted from 0."""


class Fault(NamedTuple):
    """One rule that does not hold: where, the value that stands there, and what to do about it."""

    place: Place
    value: object
    message: str
