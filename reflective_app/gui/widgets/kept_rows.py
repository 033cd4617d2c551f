"""Rows that are made once and kept for as long as what they are made of is the very same."""

from __future__ import annotations

from collections.abc import Callable
from operator import is_
from typing import Generic, TypeVar

R = TypeVar("R")


class KeptRows(Generic[R]):
    """Makes rows, and again only those of which something is another object than before."""

    def __init__(self) -> None:
        """Nothing is made yet."""
        self._made: dict[str, tuple[tuple[object, ...], R]] = {}

    def row(self, key: str, made_of: tuple[object, ...], make: Callable[[], R]) -> R:
        """The row of this key that was made of the very same values, else a new one."""
        old = self._made.get(key)
        if old is not None and len(old[0]) == len(made_of) and all(map(is_, old[0], made_of)):
            return old[1]
        row = make()
        self._made[key] = made_of, row
        return row
