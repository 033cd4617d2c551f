"""A text read back from a file: its letters in reading order, and where words may begin and end."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, count
from typing import TYPE_CHECKING, NamedTuple

from reflective_app.reports.verified.letters import RIGHT_TO_LEFT, squeezed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

REACH = 4_000
"""How many letters that nobody asked for may stand before a passage: far more than the signs, heads
and names that a file adds, and far less than a part of a document.
"""
_PAGES = 60_000
"""How many letters further on a passage may go on that was cut where a page ends."""


class Stretch(NamedTuple):
    """From which letter to which a passage stands, or the part of it on one page."""

    start: int
    end: int


Spot = tuple[Stretch, ...]
"""Where a passage was found: the stretches that make it up, one for each page it stands on."""


@dataclass(frozen=True)
class Reading:
    """Pieces of a file in reading order, squeezed, and the page that each stands on.

    `whole` is whether a passage is always made of whole pieces, as in a tagged PDF. Elsewhere it
    may begin and end wherever a word does.
    """

    pieces: tuple[str, ...]
    pages: tuple[int, ...] = ()
    whole: bool = False
    spoken: str = ""
    """What is said of pictures to who cannot see them, a line each, where it is no piece."""

    @cached_property
    def text(self) -> str:
        """All the letters."""
        return "".join(self.pieces)

    def find(self, key: str, at: int, before: int) -> Spot | None:
        """Where a squeezed passage begins, from one place on and before another."""
        if self.whole and RIGHT_TO_LEFT.search(key):
            return self._letters(key, at, before)
        here = self._together(key, at, before)
        return here or (self._parted(key, at, before) if self.pages else None)

    def begins(self, key: str, at: int, before: int) -> Spot | None:
        """Where a piece begins as a passage does and ends with three dots: one cut short."""
        for start, piece in self.pieces_from(at, before):
            if piece.endswith("...") and key.startswith(piece.removesuffix("...")):
                return (Stretch(start, start + len(piece)),)
        return None

    @cached_property
    def _edges(self) -> list[int]:
        """Where each piece begins, and the end."""
        return list(accumulate(map(len, self.pieces), initial=0))

    @cached_property
    def _edge_set(self) -> frozenset[int]:
        return frozenset(self._edges)

    def _together(self, key: str, at: int, before: int) -> Spot | None:
        start = self.text.find(key, at, before + len(key))
        while start >= 0:
            end = start + len(key)
            if self._may_part(start) and self._may_part(end):
                return (Stretch(start, end),)
            start = self.text.find(key, start + 1, before + len(key))
        return None

    def _may_part(self, at: int) -> bool:
        """Whether a passage may begin or end here: not inside a word."""
        if at in self._edge_set:
            return True
        if self.whole:  # but for the colon after a name where something is to be written
            return self.text[at] == ":" and at + 1 in self._edge_set
        return not (self.text[at - 1].isalnum() and self.text[at].isalnum())

    def pieces_from(self, at: int, before: int) -> Iterator[tuple[int, str]]:
        """Each piece that begins between two places, with where it begins."""
        first = bisect_left(self._edges, at)
        for start, place in zip(self._starts(at, before), count(first), strict=False):
            yield start, self.pieces[place]

    def _starts(self, at: int, before: int) -> Iterator[int]:
        edges = self._edges
        yield from edges[bisect_left(edges, at) : min(bisect_left(edges, before), len(edges) - 1)]

    def _parted(self, key: str, at: int, before: int) -> Spot | None:
        """A passage that goes on where the next page begins, other cells of its row between."""
        for start in self._starts(at, before):
            end = self._same_until(key, start)
            following = self.page_start(self.page_of(start) + 1)
            if start < end and (rest := self._goes_on(key[end - start :], following)):
                return (Stretch(start, end), *rest)
        return None

    def _same_until(self, key: str, start: int) -> int:
        """The end of the last whole piece that a passage could begin with here."""
        place = bisect_left(self._edges, start)
        end = start
        while place < len(self.pieces) and key.startswith(self.pieces[place], end - start):
            end += len(self.pieces[place])
            place += 1
        return end

    def _goes_on(self, rest: str, at: int) -> Spot | None:
        for start in self._starts(at, at + _PAGES):
            if self.text.startswith(rest, start) and self._may_part(start + len(rest)):
                return (Stretch(start, start + len(rest)),)
        return self._parted(rest, at, at + _PAGES)

    def page_of(self, at: int) -> int:
        """The page on which a letter stands, counted from 0; of the end, one after the last."""
        place = bisect_right(self._edges, at) - 1
        return self.pages[place] if place < len(self.pages) else self.last_page + 1

    def page_start(self, page: int) -> int:
        """Where a page begins."""
        return self._edges[bisect_left(self.pages, page)]

    @property
    def last_page(self) -> int:
        """The last one on which anything stands; 0 where there are no pages."""
        return self.pages[-1] if self.pages else 0

    def _letters(self, key: str, at: int, before: int) -> Spot | None:
        """Where letters stand of which some are written from right to left.

        A PDF gives those back in another order, so no more is asked than that all are there.
        """
        wanted, begun = _counted(key), False
        for start, piece in self.pieces_from(at, at + _PAGES):
            if start >= before and not begun:
                return None
            told = bool(RIGHT_TO_LEFT.search(piece)) or piece in key  # its rest, on another page
            if not told or not _counted(piece) <= wanted:
                continue
            wanted -= _counted(piece)
            begun = True
            if not wanted:
                end = start + len(piece)
                return (Stretch(start, end),)
        return None


def _counted(text: str) -> Counter[str]:
    return Counter(letter for letter in text if letter.isalnum())


def reading_of(pieces: Iterable[str]) -> Reading:
    """A reading of a file without pages."""
    return Reading(
        tuple(filter(None, (squeezed(word) for each in pieces for word in each.split())))
    )
