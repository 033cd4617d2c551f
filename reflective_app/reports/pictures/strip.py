"""Rows on the four words for positions: the common part of where we stand and where it leads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reflective_app.domain.position import IN_PLACE, Word
from reflective_app.reports.figure import Area, Line, Part, Sign
from reflective_app.reports.frame import POSITION_MARKS
from reflective_app.reports.pictures.letters import (
    LEADING,
    PADDING,
    PORTRAIT,
    SIDE,
    TALLEST_PORTRAIT,
    broken,
    centred,
    labels,
    width_of,
)
from reflective_app.reports.pictures.parting import parted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_SHORT = {
    Word.NOT: ("Not",),
    Word.PARTLY: ("Partly",),
    Word.MOSTLY: ("Mostly",),
    Word.FULLY: ("Fully",),
    Word.NOT_ENOUGH_KNOWN: ("Not known",),
    Word.DOES_NOT_APPLY: ("Does not", "apply"),
}
"""What stands beside a shape below the head of its column; the head says the whole word."""
Ends = tuple[Word | None, Word | None]
_NO_ENDS: Ends = None, None
_LEAST_ROW = 32.0
_COLUMN, _BESIDE_COLUMN = 62.0, 76.0
_GAP = 3.0
_NAME_LINES = 3
_KEY_LINES = 3
_KEY_ROOM = _KEY_LINES * LEADING + 2 * PADDING + 1
_BRACKET, _TICK = 5.0, 4.0
"""How far a bracket stands from the foot and the sides of a row, and how high its ends are."""


@dataclass(frozen=True, slots=True)
class Stop:
    """A word of a row. `when` is said below it, where a row has more than one."""

    word: Word
    when: str = ""

    @property
    def lines(self) -> tuple[str, ...]:
        """What is said at the shape, from the top."""
        return (*_SHORT[self.word], self.when) if self.when else _SHORT[self.word]


@dataclass(frozen=True, slots=True)
class Stand:
    """A row: what it is of, where it stands, and what it may come to at its ends."""

    code: str
    title: str
    name: tuple[str, ...]
    """Both, in lines."""
    stops: tuple[Stop, ...]
    low: Word | None = None
    high: Word | None = None
    height: float = 0.0

    @property
    def ranges(self) -> bool:
        """Whether the ends differ."""
        return self.low is not self.high


@dataclass(frozen=True, slots=True)
class Strip:
    """The columns of one picture. `beside` is that some row stands on none of the four words."""

    beside: bool

    @property
    def words(self) -> tuple[Word, ...]:
        """What the columns are for, from the left."""
        return (*IN_PLACE, Word.NOT_ENOUGH_KNOWN) if self.beside else IN_PLACE

    @property
    def name_width(self) -> float:
        """Of the column that says what a row is of."""
        return PORTRAIT - len(IN_PLACE) * _COLUMN - (_BESIDE_COLUMN if self.beside else 0)

    def stand(self, code: str, title: str, stops: tuple[Stop, ...], ends: Ends = _NO_ENDS) -> Stand:
        """A row as tall as its words need."""
        name = broken(f"{code} {title}", self.name_width - 2 * PADDING, _NAME_LINES)
        lines = max(len(name), *(len(stop.lines) for stop in stops))
        tall = max(_LEAST_ROW, lines * LEADING + 2 * PADDING)
        return Stand(code, title, name, stops, *ends, tall)

    def parted(self, rows: Iterable[Stand]) -> list[tuple[Stand, ...]]:
        """The rows in as many parts as it takes for none to be taller than a page."""
        return list(parted(rows, TALLEST_PORTRAIT - self.head()[1] - _KEY_ROOM))

    def head(self) -> tuple[list[Part], float]:
        """The head of the columns, and how tall it is."""
        parts: list[Part] = []
        tallest = 0
        for word in self.words:
            middle = self._left(word) + self._width(word) / 2
            lines = broken(word, self._width(word) - PADDING, 3, bold=True)
            parts.append(Sign(middle - SIDE / 2, PADDING, SIDE, POSITION_MARKS[word]))
            parts += centred(lines, middle, PADDING + SIDE + 2, bold=True)
            tallest = max(tallest, len(lines))
        tall = 2 * PADDING + SIDE + 2 + tallest * LEADING
        return [*parts, Line(0, tall, PORTRAIT, tall, strong=True)], tall

    def rows(self, rows: Iterable[Stand], top: float) -> Iterator[Part]:
        """The rows one below the other."""
        for row in rows:
            yield from labels(row.name, 0, top + PADDING)
            yield from self._row(row, top)
            top += row.height
            yield Line(0, top, PORTRAIT, top)

    def columns(self, top: float, foot: float) -> Iterator[Part]:
        """Thin lines between the columns, behind everything else."""
        for word in self.words:
            yield Line(self._left(word), top, self._left(word), foot)

    def _row(self, row: Stand, top: float) -> Iterator[Part]:
        if row.low and row.high and row.ranges:
            yield from self._bracket(row.low, row.high, top + row.height - _BRACKET)
        stops = row.stops
        if len(stops) > 1:
            yield from self._way(stops, top + PADDING + LEADING / 2)
        for stop in stops:
            yield from self._stop(stop, top + PADDING)

    def _bracket(self, low: Word, high: Word, at: float) -> Iterator[Part]:
        left = self._left(low) + _BRACKET
        right = self._left(high) + self._width(high) - _BRACKET
        yield Line(left, at, right, at, strong=True)
        for end in (left, right):
            yield Line(end, at - _TICK, end, at, strong=True)

    def _way(self, stops: Sequence[Stop], at: float) -> Iterator[Part]:
        """A line from the first word to the last; what stands on it covers it."""
        first, last = (self._left(s.word) + self._width(s.word) / 2 for s in (stops[0], stops[-1]))
        yield Line(first, at, last, at, strong=True)

    def _stop(self, stop: Stop, top: float) -> Iterator[Part]:
        said, *more = stop.lines
        wide = SIDE + _GAP + width_of(said)
        left = self._left(stop.word) + (self._width(stop.word) - wide) / 2
        yield Area(left - 2, top, wide + 4, LEADING, edge=False)
        yield Sign(left, top + (LEADING - SIDE) / 2, SIDE, POSITION_MARKS[stop.word])
        yield from labels((said,), left + SIDE + _GAP, top)
        middle = self._left(stop.word) + self._width(stop.word) / 2
        yield from centred(tuple(more), middle, top + LEADING)

    def _left(self, word: Word) -> float:
        place = self.words.index(word) if word in self.words else len(IN_PLACE)
        return self.name_width + place * _COLUMN

    @staticmethod
    def _width(word: Word) -> float:
        return _COLUMN if word in IN_PLACE else _BESIDE_COLUMN


def key_lines(text: str, top: float) -> tuple[list[Part], float]:
    """A sentence below the rows, and how tall it is."""
    lines = broken(text, PORTRAIT, _KEY_LINES)
    return list(labels(lines, 0, top + PADDING)), len(lines) * LEADING + 2 * PADDING
