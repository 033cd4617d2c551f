"""The parts of a board side by side on one page, in the fullest way that fits."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import IntEnum
from functools import cached_property
from typing import TYPE_CHECKING

from reflective_app.reports.pdf.board import Lane, cards_across
from reflective_app.reports.pdf.pieces import ROUNDING

if TYPE_CHECKING:
    from reflective_app.reports.look import Look
    from reflective_app.reports.pdf.tagging import TaggedCanvas
    from reflective_app.reports.pdf.tree import Element

Abreasts = tuple[tuple[Lane, ...], tuple[tuple["Element", "Element"], ...]]
"""Lanes, and what is not drawn in them: each element with the one it would be read in."""


class Cards(IntEnum):
    """How much a card says, the most first."""

    WHOLE = 0
    CLOSE = 1
    """All of it, with less room."""
    SHORT = 2
    """What it is, and the first of its lines: the rest stands in the list."""


Made = Callable[[tuple[int, ...], Cards, int], Abreasts]
"""Makes lanes, each so many cards wide, of cards that say so much, in titles of so many lines."""

_NARROW, _NARROWEST = 0.78, 0.62
"""How wide a short card is at least, by the width of a whole one; and one with a title cut short
where there is no room otherwise.
"""
_SAYING = (
    (Cards.WHOLE, 0, 1.0),
    (Cards.CLOSE, 0, 1.0),
    *((Cards.SHORT, lines, _NARROW) for lines in (0, 8, 7, 6, 5, 4)),
    *((Cards.SHORT, lines, _NARROWEST) for lines in (5, 4, 3)),
)
"""How much cards say, in titles of how many lines, and how narrow: the fullest way first."""


@dataclass(frozen=True)
class Abreast:
    """Lanes side by side. Cards are shortened before the board is spread over pages."""

    made: Made
    counts: tuple[int, ...]
    """How many cards each part has."""
    look: Look
    shares: tuple[int, ...] = ()
    """How many cards wide each part is; one each if empty."""
    cards: Cards = Cards.WHOLE
    title_lines: int = 0
    """After how many lines a title is cut short; 0 for never."""

    def height(self, width: float) -> float:
        """Of the tallest part."""
        return max(lane.height(wide) for lane, wide, _ in self._placed(width))

    def fitting(self, width: float, room: float) -> Abreast | None:
        """The first way that fits: whole cards before short ones, wide cards before narrow."""
        ways = (way for way in self._ways() if way._least <= room)
        return next((way for way in ways if way.height(width) <= room + ROUNDING), None)

    def draw(self, canvas: TaggedCanvas, left: float, top: float, width: float) -> None:
        """Part after part, as they are read; what is left out is not read either."""
        for body, element in self._built[1]:
            body.kids.remove(element)
        for lane, wide, at in self._placed(width):
            lane.draw(canvas, left + at, top, wide)

    def _ways(self) -> Iterator[Abreast]:
        for cards, lines, narrow in _SAYING:
            most = cards_across(self.look, narrow)
            shares = [1] * len(self.counts)
            while True:
                yield replace(self, shares=tuple(shares), cards=cards, title_lines=lines)
                if sum(shares) == most:
                    break
                rows = [
                    -(-count // share) for count, share in zip(self.counts, shares, strict=True)
                ]
                shares[rows.index(max(rows))] += 1

    @property
    def _least(self) -> float:
        """A height that it has in any case: no card is set where there are far too many."""
        card = self.look.text.card_title.leading + 2 * self.look.measure.card_top
        rows = (-(-count // share) for count, share in zip(self.counts, self.shares, strict=True))
        return max(rows) * card

    @cached_property
    def _built(self) -> Abreasts:
        shares = self.shares or (1,) * len(self.counts)
        return self.made(shares, self.cards, self.title_lines)

    def _placed(self, width: float) -> Iterator[tuple[Lane, float, float]]:
        """Each lane with its width and how far from the left it begins."""
        lanes = self._built[0]
        shares = self.shares or (1,) * len(lanes)
        gap = self.look.measure.column_gap
        card = (width - (sum(shares) - 1) * gap) / sum(shares)
        widths = [share * card + (share - 1) * gap for share in shares]
        head = max(lane.head_height(wide) for lane, wide in zip(lanes, widths, strict=True))
        at = 0.0
        for lane, wide in zip(lanes, widths, strict=True):
            yield replace(lane, least_head=head), wide, at
            at += wide + gap
