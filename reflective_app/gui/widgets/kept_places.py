"""Where text and shapes go, worked out once and kept: painting asks for it again and again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, Protocol, TypeVar

from reflective_app.gui import units

MOST_KEPT = 2048
"""More than any list or table of this program has."""


class Keyed(Protocol):
    """A row of a list, in which no other has the same key."""

    @property
    def key(self) -> str:
        """What tells it from the other rows."""


R = TypeVar("R", bound=Keyed)
P = TypeVar("P")


class KeptPlaces(Generic[P]):
    """Keeps what was made of some values, for as long as text keeps its size."""

    def __init__(self, make: Callable[..., P]) -> None:
        """`make` is asked once for the same values."""
        self._make = make
        self._kept: dict[tuple[object, ...], P] = {}
        self._text: object = None

    def of(self, *values: object) -> P:
        """What is made of these values."""
        text = units.text_key()
        if text != self._text or len(self._kept) >= MOST_KEPT:
            self._text = text
            self._kept.clear()
        made = self._kept.get(values)
        if made is None:
            made = self._kept[values] = self._make(*values)
        return made


class PlacedRows(Generic[R, P]):
    """Keeps where everything of a list's rows goes, for as long as a row says the same.

    Rows are told by their keys first: that is quicker than to compare all that they say.
    """

    def __init__(self, place: Callable[..., P]) -> None:
        """`place` puts everything into a row so wide, in a manner if there are several."""
        self._place = place
        self._kept: dict[tuple[object, ...], tuple[R, P]] = {}
        self._text: object = None

    def of(self, row: R, wide: int, *manner: object) -> P:
        """Where everything of a row goes."""
        text = units.text_key()
        if text != self._text or len(self._kept) >= MOST_KEPT:
            self._text = text
            self._kept.clear()
        key = row.key, wide, *manner
        kept = self._kept.get(key)
        if kept is None or (kept[0] is not row and kept[0] != row):
            kept = self._kept[key] = row, self._place(row, wide, *manner)
        return kept[1]
