"""What a page is filled with: pieces that know their height and can be cut in two."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import TYPE_CHECKING, Protocol

from reflective_app.reports.look import ACCENT
from reflective_app.reports.pdf.lines import break_lines, cut_short

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reflective_app.reports.look import TextStyle
    from reflective_app.reports.outline import Rich
    from reflective_app.reports.pdf.lines import Line, Segment
    from reflective_app.reports.pdf.tagging import TaggedCanvas
    from reflective_app.reports.pdf.tree import Element

ROUNDING = 1e-6
"""By how much a piece may seem too tall when it is not."""
_CAP_HEIGHT = 0.714
"""Of Open Sans, by its size: capitals stand in the middle of their line."""
_UNDERLINE_DROP, _UNDERLINE_WEIGHT = 0.13, 0.055
_CLICK_DEPTH, _CLICK_HEIGHT = 0.3, 1.3
"""Of the rectangle round a link, below the baseline and in all, by the size of its text."""
_KEPT_LINES = 2
"""A paragraph leaves at least so many lines on either page, if it has twice as many."""


class Piece(Protocol):
    """Something with a height, cut where a page ends. Coordinates are ReportLab's: up is more."""

    @property
    def before(self) -> float:
        """Room wished above, unless the page begins here."""

    @property
    def after(self) -> float:
        """Room wished below."""

    @property
    def stays_with_next(self) -> bool:
        """Whether it makes no sense at the foot of a page."""

    def height(self, width: float) -> float:
        """How tall it is at a width."""

    def cut(self, width: float, room: float, must: bool) -> Halves:
        """What fits into the room, and the rest; `must` takes something even if it hurts."""

    def draw(self, canvas: TaggedCanvas, left: float, top: float, width: float) -> None:
        """Draw it, its upper left corner at a point of the page."""


Halves = tuple[Piece | None, Piece | None]


@dataclass(frozen=True, slots=True)
class Target:
    """Where linked words lead: their element and address, and what they are called."""

    element: Element
    href: str
    name: str = ""
    """The words themselves, where there is none."""


@dataclass(eq=False, slots=True)
class Text:
    """Words of one element in one style, left aligned."""

    words: Rich
    style: TextStyle
    element: Element
    targets: dict[int, Target] = field(default_factory=dict)
    """Where each linked span leads, by its number."""
    on_draw: Callable[[TaggedCanvas, float, float], None] | None = None
    stays_with_next: bool = False
    most: int = 0
    """Of so many lines; what is longer is cut short. 0 for as many as it takes."""
    _lines: tuple[Line, ...] | None = None

    @property
    def before(self) -> float:
        """As its style says."""
        return self.style.before

    @property
    def after(self) -> float:
        """As its style says."""
        return self.style.after

    def height(self, width: float) -> float:
        """Its lines, one below the other."""
        return len(self._set(width)) * self.style.leading

    def widest(self, width: float) -> float:
        """How wide its widest line is."""
        lines = self._set(width)
        return max((sum(part.width for part in line) for line in lines), default=0.0)

    def cut(self, width: float, room: float, must: bool) -> Halves:
        """Cut between lines; too few of them on either side are not worth it."""
        lines = self._set(width)
        fitting = int(room / self.style.leading + ROUNDING)
        if fitting >= len(lines):
            return self, None
        fitting = min(fitting, max(len(lines) - _KEPT_LINES, 1))
        if must:
            fitting = max(fitting, 1)
        elif fitting < _KEPT_LINES or len(lines) < 2 * _KEPT_LINES:
            return None, self
        head = replace(self, _lines=lines[:fitting])
        return head, replace(self, _lines=lines[fitting:], on_draw=None)

    def draw(self, canvas: TaggedCanvas, left: float, top: float, width: float) -> None:
        """Draw the lines, each stretch of them inside the element it belongs to."""
        if self.on_draw:
            self.on_draw(canvas, left, top)
        for link, placed in groupby(self._placed(width, left, top), key=lambda spot: spot[0].link):
            target = None if link is None else self.targets.get(link)
            if target is not None:
                self.element.adopt(target.element)
            self._draw_run(canvas, list(placed), target)

    def _set(self, width: float) -> tuple[Line, ...]:
        if self._lines is None:
            lines = break_lines(self.words, self.style, width)
            if self.most and len(lines) > self.most:
                lines = cut_short(lines, self.most, self.style, width)
            self._lines = lines
        return self._lines

    def _placed(self, width: float, left: float, top: float) -> Iterator[_Spot]:
        """Every segment with where its baseline begins."""
        baseline = top - (self.style.leading + _CAP_HEIGHT * self.style.size) / 2
        for line in self._set(width):
            x = left
            for segment in line:
                yield segment, x, baseline
                x += segment.width
            baseline -= self.style.leading

    def _draw_run(self, canvas: TaggedCanvas, spots: list[_Spot], target: Target | None) -> None:
        with canvas.tagged(target.element if target else self.element):
            canvas.fill_with(ACCENT if target else self.style.colour)
            text = canvas.beginText()
            for segment, x, baseline in spots:
                text.setTextOrigin(x, baseline)
                text.setFont(segment.font, self.style.size)
                text.textOut(segment.text)
            canvas.drawText(text)
        if target:
            self._underline(canvas, spots, target)

    def _underline(self, canvas: TaggedCanvas, spots: list[_Spot], target: Target) -> None:
        """A line below linked words, and the rectangle to click."""
        size = self.style.size
        says = target.name or "".join(segment.text for segment, _, _ in spots).strip()
        with canvas.artifact("Layout"):
            canvas.line_with(ACCENT, size * _UNDERLINE_WEIGHT)
            for segment, x, baseline in spots:
                drop = baseline - size * _UNDERLINE_DROP
                canvas.line(x, drop, x + segment.width, drop)
        for segment, x, baseline in spots:
            foot = baseline - size * _CLICK_DEPTH
            box = (x, foot, x + segment.width, foot + size * _CLICK_HEIGHT)
            canvas.link(target.element, target.href, f"{says}: {target.href}", box)


@dataclass(eq=False, slots=True)
class Stack:
    """Pieces one below the other."""

    pieces: tuple[Piece, ...]
    stays_with_next: bool = False

    @property
    def before(self) -> float:
        """As its first piece wishes."""
        return self.pieces[0].before if self.pieces else 0.0

    @property
    def after(self) -> float:
        """As its last piece wishes."""
        return self.pieces[-1].after if self.pieces else 0.0

    def height(self, width: float) -> float:
        """All its pieces and the room between them."""
        return sum(gap + piece.height(width) for gap, piece in self._spaced())

    def cut(self, width: float, room: float, must: bool) -> Halves:
        """Cut between pieces or inside one; never just below a piece that stays with the next."""
        used = 0.0
        for index, (gap, piece) in enumerate(self._spaced()):
            tall = piece.height(width)
            if used + gap + tall > room + ROUNDING:
                return self._cut_at(index, width, room - used - gap, must)
            used += gap + tall
        return self, None

    def draw(self, canvas: TaggedCanvas, left: float, top: float, width: float) -> None:
        """Draw the pieces from the top down."""
        for gap, piece in self._spaced():
            piece.draw(canvas, left, top - gap, width)
            top -= gap + piece.height(width)

    def _spaced(self) -> Iterator[tuple[float, Piece]]:
        """Each piece with the room above it: the larger of two wishes, none at the top."""
        last: Piece | None = None
        for piece in self.pieces:
            yield (max(last.after, piece.before) if last else 0.0), piece
            last = piece

    def _cut_at(self, index: int, width: float, room: float, must: bool) -> Halves:
        first = index  # of the pieces just above that must not be left behind
        while first and self.pieces[first - 1].stays_with_next:
            first -= 1
        head, tail = self.pieces[index].cut(width, room, must and not first)
        if head is not None:
            rest = (*(() if tail is None else (tail,)), *self.pieces[index + 1 :])
            return self._part(0, index, head), Stack(rest) if rest else None
        if not first:
            return None, self
        return self._part(0, first), self._part(first, len(self.pieces))

    def _part(self, start: int, stop: int, *more: Piece) -> Stack:
        return Stack((*self.pieces[start:stop], *more))


_Spot = tuple["Segment", float, float]
