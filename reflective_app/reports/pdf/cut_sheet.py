"""Cards to be cut out: all of one size, filling what is left of the page."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import inf
from typing import TYPE_CHECKING, Protocol

from reflective_app.reports.look import INK, PAPER, SECOND_INK
from reflective_app.reports.pdf.containers import Indented
from reflective_app.reports.pdf.fonts import text_width
from reflective_app.reports.pdf.pieces import ROUNDING, Stack
from reflective_app.reports.pdf.words import says_something, text_of
from reflective_app.reports.pdf.writing import field_row
from reflective_app.reports.sheet_blocks import CutCard, Field, Fields, SignCard
from reflective_app.reports.sheet_look import sheet_styles

if TYPE_CHECKING:
    from reflective_app.reports.look import Look, TextStyle
    from reflective_app.reports.outline import Words
    from reflective_app.reports.pdf.pieces import Halves, Piece, Text
    from reflective_app.reports.pdf.tagging import TaggedCanvas
    from reflective_app.reports.pdf.tree import Element
    from reflective_app.reports.sheet_blocks import CutSheet

_PADDING = 14.0
_POINT = 17.0
"""How far the words of a point stand from its bullet."""
_DOT = 6.5
"""Radius of a dot, in points."""
_DOT_STEP = 22.0
_LEAST_SIGN = 118.0
"""The lowest card that a sign still looks well on."""


class _CardPiece(Protocol):
    """What stands on a card."""

    def least(self, width: float) -> float:
        """The height it needs."""

    def draw(
        self, canvas: TaggedCanvas, left: float, top: float, width: float, tall: float
    ) -> None:
        """Draw it into a card of this size."""


@dataclass(frozen=True, eq=False, slots=True)
class SignPiece:
    """A sign in very large letters, its dots, its words: all in the middle."""

    sign: Text
    words: Text
    dots: int | None

    def least(self, width: float) -> float:
        """The lowest card that it still looks well on."""
        return _LEAST_SIGN

    def draw(
        self, canvas: TaggedCanvas, left: float, top: float, width: float, tall: float
    ) -> None:
        """From the top down."""
        dots = 0.0 if self.dots is None else _DOT_STEP
        used = self.sign.style.leading + dots + self.words.height(width)
        top -= max(0.0, (tall - used) / 2)
        _draw_centred(self.sign, canvas, left, top, width)
        top -= self.sign.style.leading
        if self.dots is not None:
            _draw_dots(canvas, left + width / 2, top - dots / 2 + 4, self.dots)
            top -= dots
        _draw_centred(self.words, canvas, left, top, width)


@dataclass(frozen=True, eq=False, slots=True)
class KeptPiece:
    """Title, points and lines to write on, from the top left."""

    inside: Stack

    def least(self, width: float) -> float:
        """All of it."""
        return self.inside.height(width)

    def draw(
        self, canvas: TaggedCanvas, left: float, top: float, width: float, tall: float
    ) -> None:
        """As a page is written."""
        self.inside.draw(canvas, left, top, width)


@dataclass(frozen=True, eq=False, slots=True)
class CutSheetPiece:
    """Cards in rows; as many pages as they need, each filled from where it has room."""

    cards: tuple[_CardPiece, ...]
    across: int
    down: int
    tall: float | None = None
    """Of all rows together, once it is known how much room there is."""
    before: float = 0.0
    after: float = 0.0
    stays_with_next: bool = False

    def height(self, width: float) -> float:
        """More than there is, until a page has been cut from it."""
        return inf if self.tall is None else self.tall

    def cut(self, width: float, room: float, must: bool) -> Halves:
        """A page of cards, if the room left holds them."""
        if self.tall is not None:
            return self, None
        inner = width / self.across - 2 * _PADDING
        least = self.down * (max(card.least(inner) for card in self.cards) + 2 * _PADDING)
        if room < least - ROUNDING and not must:
            return None, self
        count = self.across * self.down
        rest = self.cards[count:]
        head = replace(self, cards=self.cards[:count], tall=room)
        return head, replace(self, cards=rest) if rest else None

    def draw(self, canvas: TaggedCanvas, left: float, top: float, width: float) -> None:
        """Row by row, each card with a line to cut along."""
        wide, tall = width / self.across, (self.tall or 0.0) / self.down
        for number, card in enumerate(self.cards):
            x = left + number % self.across * wide
            y = top - number // self.across * tall
            self._draw_cut_lines(canvas, number, (x, y), (wide, tall))
            inner = (wide - 2 * _PADDING, tall - 2 * _PADDING)
            card.draw(canvas, x + _PADDING, y - _PADDING, *inner)

    def _draw_cut_lines(
        self,
        canvas: TaggedCanvas,
        number: int,
        corner: tuple[float, float],
        size: tuple[float, float],
    ) -> None:
        """Right and below, and at the edge of the sheet left and above: each line once."""
        (left, top), (wide, tall) = corner, size
        with canvas.artifact("Layout"):
            canvas.saveState()
            canvas.line_with(SECOND_INK, 0.8)
            canvas.setDash([5, 4])
            canvas.line(left + wide, top, left + wide, top - tall)
            canvas.line(left, top - tall, left + wide, top - tall)
            if number < self.across:
                canvas.line(left, top, left + wide, top)
            if number % self.across == 0:
                canvas.line(left, top, left, top - tall)
            canvas.restoreState()


def cut_sheet(sheet: CutSheet, look: Look, parent: Element, heading: str) -> CutSheetPiece:
    """Cards as a piece: signs as a list of signs and meanings, cards to keep as sections."""
    cards: list[_CardPiece] = []
    signs: Element | None = None
    for card in sheet.cards:
        if isinstance(card, SignCard):
            signs = signs or parent.list_of("None")
            cards.append(_sign(card, look, signs.child("LI")))
        else:
            cards.append(_kept(card, look, parent.child("Sect"), heading))
    return CutSheetPiece(tuple(cards), sheet.across, sheet.down)


def _sign(card: SignCard, look: Look, item: Element) -> SignPiece:
    styles = sheet_styles(look)
    sign = text_of(card.sign, styles.sign, item.child("Lbl"))
    return SignPiece(sign, text_of(card.words, styles.sign_words, item.child("LBody")), card.dots)


def _kept(card: CutCard, look: Look, section: Element, heading: str) -> KeptPiece:
    styles = sheet_styles(look)
    inside: list[Piece] = [text_of(card.title, styles.card_title, section.child(heading))]
    if says_something(card.lead):
        inside.append(text_of(card.lead, styles.card_lead, section.child("P")))
    items = section.list_of("Disc") if card.points else section
    inside += [_point(point, styles.card_text, items.child("LI")) for point in card.points]
    inside += [field_row(Fields((Field(name),)), look, section) for name in card.fields]
    return KeptPiece(Stack(tuple(inside)))


def _point(words: Words, style: TextStyle, item: Element) -> Piece:
    """A point after its bullet, as large as the rest of the card."""
    bullet = text_of("•", style, item.child("Lbl"))
    body = text_of(words, style, item.child("LBody"))
    return Indented(body, _POINT, lambda canvas, x, y: bullet.draw(canvas, x, y, _POINT))


def _draw_centred(text: Text, canvas: TaggedCanvas, left: float, top: float, width: float) -> None:
    words = "".join(span.text for span in text.words)
    wide = text_width(words, text.style) + 0.01
    shift = max(0.0, (width - wide) / 2)
    text.draw(canvas, left + shift, top, max(min(wide, width), 1.0))


def _draw_dots(canvas: TaggedCanvas, middle: float, at: float, count: int) -> None:
    """So many dots in a row; an open ring for none."""
    with canvas.artifact("Layout"):
        canvas.saveState()
        canvas.line_with(INK, 1.8)
        canvas.fill_with(INK if count else PAPER)
        start = middle - (max(count, 1) - 1) * _DOT_STEP / 2
        for number in range(max(count, 1)):
            canvas.circle(start + number * _DOT_STEP, at, _DOT, stroke=1, fill=1)
        canvas.restoreState()
