"""A question to be answered on paper: what to tick at the left, what to write at the right."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reflective_app.reports.look import INK
from reflective_app.reports.pdf.containers import Framed, Padding
from reflective_app.reports.pdf.fonts import text_width
from reflective_app.reports.pdf.pieces import ROUNDING, Stack
from reflective_app.reports.pdf.ticks import TicksBeside, tick_row
from reflective_app.reports.pdf.words import says_something, text_of
from reflective_app.reports.pdf.writing import RuledLines
from reflective_app.reports.sheet_look import sheet_styles

if TYPE_CHECKING:
    from reflective_app.reports.look import Look
    from reflective_app.reports.pdf.pieces import Halves, Piece, Text
    from reflective_app.reports.pdf.tagging import TaggedCanvas
    from reflective_app.reports.pdf.tree import Element
    from reflective_app.reports.sheet_blocks import Asked

_TOP, _BOTTOM, _GAP = 6.0, 7.0, 4.0
_LEFT_SHARE = 0.63
_COLUMN_GAP = 16.0
_THIRD = 0.272
"""Of the paper's height: three stand on a page with its head and foot."""
_ROOMY_LINES = 2
"""Below each prompt where there is one column."""


@dataclass(frozen=True, eq=False, slots=True)
class Prompt:
    """What to write about, and at least one line for it."""

    text: Text
    look: Look

    def draw(
        self, canvas: TaggedCanvas, left: float, top: float, width: float, tall: float
    ) -> None:
        """The words, and as many lines as the height has room for."""
        words = self.text.height(width)
        self.text.draw(canvas, left, top, width)
        lines = max(1, int((tall - words) / sheet_styles(self.look).line + ROUNDING))
        RuledLines(lines, self.look).draw(canvas, left, top - words, width)

    def least(self, width: float) -> float:
        """With one line."""
        return self.text.height(width) + sheet_styles(self.look).line

    def below(self) -> tuple[Piece, Piece]:
        """The words and some lines, where there is one column."""
        self.text.stays_with_next = True
        return self.text, RuledLines(_ROOMY_LINES, self.look, after=_GAP)


@dataclass(frozen=True, eq=False, slots=True)
class Head:
    """The code in large letters, and the question beside it."""

    code: Text
    words: Stack
    stays_with_next: bool = True
    before: float = 0.0
    after: float = _GAP

    def height(self, width: float) -> float:
        """Of the code or of the words."""
        return max(self.code.height(width), self.words.height(width - self._indent(width)))

    def cut(self, width: float, room: float, must: bool) -> Halves:
        """Inside the words, if no page can hold them."""
        if self.height(width) <= room + ROUNDING:
            return self, None
        head, tail = self.words.cut(width - self._indent(width), room, must)
        if head is None:
            return None, self
        return replace(self, words=_stacked(head), stays_with_next=tail is None), tail

    def draw(self, canvas: TaggedCanvas, left: float, top: float, width: float) -> None:
        """The code first: it is read first."""
        indent = self._indent(width)
        self.code.draw(canvas, left, top, width)
        self.words.draw(canvas, left + indent, top, width - indent)

    def _indent(self, width: float) -> float:
        code = "".join(span.text for span in self.code.words)
        return min(text_width(code, self.code.style) + 6.0, width / 3)


@dataclass(frozen=True, eq=False, slots=True)
class Slip:
    """A third of a page for one question; taller where its sentences are long."""

    head: Head | None
    left: Stack
    prompts: tuple[Prompt, ...]
    look: Look
    before: float = 0.0
    after: float = 0.0
    stays_with_next: bool = False

    def height(self, width: float) -> float:
        """Of what it holds, and no less than a third of a page."""
        least = _THIRD * self.look.page_height if self.head else 0.0
        return max(least, self._above(width) + self._body(width) + _BOTTOM)

    def cut(self, width: float, room: float, must: bool) -> Halves:
        """Whole, unless no page can hold it; then the prompts stay with the first part."""
        if self.height(width) <= room + ROUNDING:
            return self, None
        if not must:
            return None, self
        left = room - self._above(width) - _BOTTOM
        if self.head and left < room / 3:  # a question as long as a page
            below = [piece for prompt in self.prompts for piece in prompt.below()]
            return Stack((self.head, *self.left.pieces, *below)).cut(width, room, must=True)
        head, tail = self.left.cut(self._left_width(width), left, must=True)
        rest = None if tail is None else replace(self, head=None, left=_stacked(tail), prompts=())
        return replace(self, left=_stacked(head)), rest

    def draw(self, canvas: TaggedCanvas, left: float, top: float, width: float) -> None:
        """A rule above, the head, and both columns."""
        _draw_top(canvas, left, top, width)
        if self.head:
            self.head.draw(canvas, left, top - _TOP, width)
        body = self.height(width) - self._above(width) - _BOTTOM
        start, wide = top - self._above(width), self._left_width(width)
        self.left.draw(canvas, left, start, wide)
        across = left + wide + _COLUMN_GAP
        for prompt in self.prompts:
            tall = body / len(self.prompts)
            prompt.draw(canvas, across, start, width - wide - _COLUMN_GAP, tall)
            start -= tall

    def _above(self, width: float) -> float:
        return _TOP + (self.head.height(width) + _GAP if self.head else 0.0)

    def _body(self, width: float) -> float:
        wide = self._left_width(width)
        right = sum(prompt.least(width - wide - _COLUMN_GAP) for prompt in self.prompts)
        return max(self.left.height(wide), right)

    def _left_width(self, width: float) -> float:
        return width * _LEFT_SHARE if self.prompts else width


def slip(asked: Asked, look: Look, parent: Element, heading: str) -> Piece:
    """A question as a section whose heading is its code and its words."""
    styles = sheet_styles(look)
    section = parent.child("Sect")
    named = section.child(heading)
    code = text_of(f"{asked.code}\u00a0", styles.code, named)  # read apart from the question
    words: list[Piece] = [text_of(asked.question, styles.question, named)]
    if says_something(asked.about):
        words.append(text_of(asked.about, styles.about, section.child("P")))
    head = Head(code, Stack(tuple(words)))
    items = section.list_of("None")
    ticks: list[Piece] = [tick_row(choice, look, items) for choice in asked.choices]
    if asked.exits:
        exits = tuple(tick_row(choice, look, items) for choice in asked.exits)
        ticks += exits if styles.one_column else (TicksBeside(exits, look),)
    texts = (text_of(prompt, styles.prompt, section.child("P")) for prompt in asked.prompts)
    prompts = tuple(Prompt(text, look) for text in texts)
    if not styles.one_column:
        return Slip(head, Stack(tuple(ticks)), prompts, look)
    written = (piece for prompt in prompts for piece in prompt.below())
    inside = Stack((head, *ticks, *written))
    return Framed(inside, Padding(0, _TOP * 2, 0, _BOTTOM * 2), _SlipEdge(), 0.0, whole=True)


@dataclass(frozen=True, slots=True)
class _SlipEdge:
    """The rule above a question, where it stands in one column."""

    def __call__(
        self, canvas: TaggedCanvas, left: float, top: float, width: float, _height: float
    ) -> None:
        _draw_top(canvas, left, top, width)


def _draw_top(canvas: TaggedCanvas, left: float, top: float, width: float) -> None:
    with canvas.artifact("Layout"):
        canvas.line_with(INK, 1.4)
        canvas.line(left, top, left + width, top)


def _stacked(piece: Piece | None) -> Stack:
    if piece is None:
        return Stack(())
    return piece if isinstance(piece, Stack) else Stack((piece,))
