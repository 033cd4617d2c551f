"""Looking for one passage after the other in what was read back."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reflective_app.reports.verified.reading import REACH

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reflective_app.reports.verified.passages import Passage
    from reflective_app.reports.verified.reading import Reading, Spot

AHEAD = 8
"""How many passages that follow are looked at before one that stands far away is taken."""

_NEAR = 150
"""A passage as near as this is taken for it, whatever stands between."""
_TELLING = 12
"""How many letters make a passage that is not found by chance."""

_SIGN = re.compile(r"[0-9]{1,4}\.|\W*")
"""What may stand before an item of a list, whatever else it is the name of."""


@dataclass
class Search:
    """How far a file has been read.

    A row of a table that is cut where a page ends is read page by page: of each cell what stands on
    the first, then of each the rest. So there is a place to read on from on every page of the row.
    """

    reading: Reading
    keys: frozenset[str]
    """Every passage, squeezed."""
    at: int = 0
    furthest: int = 0
    row: int = 0
    places: dict[int, int] = field(default_factory=dict)
    """Where to read on, on each page that the row was found on."""

    def finds(self, passage: Passage, key: str, following: Sequence[str]) -> bool:
        """Whether the next passage is there; what is read on from is what stands behind it.

        Args:
            passage: what is looked for.
            key: the same, squeezed.
            following: the squeezed passages after it.
        """
        if passage.row != self.row:
            self.at, self.row, self.places = self.furthest, passage.row, {}
        spot = self._near(passage, key) or self._far(passage, key, following)
        if spot is None:
            return passage.repeated and self.reading.whole
        self.at = spot[-1].end
        self.furthest = max(self.furthest, self.at)
        if self.row and self.reading.pages:
            self.places |= {self.reading.page_of(each.start): each.end for each in spot}
        return True

    def _near(self, passage: Passage, key: str) -> Spot | None:
        tried = (self._found(passage, key, at, self._before(at)) for at in self._places())
        return next(filter(None, tried), None)

    def _before(self, at: int) -> int:
        """How far to look from a place: over what a file adds, but over no whole passage."""
        if not self.reading.whole:
            return at + _NEAR
        for start, piece in self.reading.pieces_from(at, at + REACH):
            if piece in self.keys and not _SIGN.fullmatch(piece):
                return start + 1
        return at + REACH

    def _places(self) -> Iterator[int]:
        """From where a passage may be near: where the last one ended, and on each page of a row."""
        yield self.at
        if not self.places:
            return
        last = min(max(self.places) + 1, self.reading.last_page)
        for page in range(min(self.places), last + 1):
            yield self.places.get(page, self.reading.page_start(page))

    def _far(self, passage: Passage, key: str, following: Sequence[str]) -> Spot | None:
        """The same further on, unless a passage that is to follow stands before it."""
        if self.reading.whole:  # whatever stands between is asked for itself
            return None
        spot = self._found(passage, key, self.at, self.furthest + REACH)
        if spot is None:
            return None
        telling = (each for each in following if len(each) >= _TELLING)
        skips = any(self.reading.find(each, self.at, spot[0].start) for each in telling)
        return None if skips else spot

    def _found(self, passage: Passage, key: str, at: int, before: int) -> Spot | None:
        """Where it stands; on a card of a roadmap on paper, as it may be cut short."""
        spot = self.reading.find(key, at, before)
        if spot is None and passage.shortened and self.reading.whole:
            return self.reading.begins(key, at, before)
        return spot
