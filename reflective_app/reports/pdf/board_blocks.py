"""A board block as a piece.

It is read lane by lane, each a section with a heading and a list of cards: what a reader asks of a
roadmap is "what is for now?". Cards that happen to stand side by side have nothing else in common,
so rows of a table would tell a screen reader something that is not so.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from reflective_app.reports.pdf.abreast import Abreast, Cards
from reflective_app.reports.pdf.board import BoardPiece, CardRow, Lane, cards_across
from reflective_app.reports.pdf.containers import Framed, Indented, Padding
from reflective_app.reports.pdf.fonts import text_width
from reflective_app.reports.pdf.pieces import Stack
from reflective_app.reports.pdf.words import beside_mark, says_something, text_of

if TYPE_CHECKING:
    from reflective_app.reports.look import Look, TextStyle
    from reflective_app.reports.outline import Board, BoardColumn, Card, Mark, Words
    from reflective_app.reports.pdf.abreast import Abreasts
    from reflective_app.reports.pdf.containers import Label
    from reflective_app.reports.pdf.pieces import Piece, Text
    from reflective_app.reports.pdf.tagging import TaggedCanvas
    from reflective_app.reports.pdf.tree import Element


def board_piece(board: Board, look: Look, parent: Element, heading: str) -> BoardPiece:
    """A board whose lanes have headings of the tag given."""
    section = parent.child("Sect")
    caption = None
    if says_something(board.caption):
        caption = text_of(board.caption, look.text.board_caption, section.child("P"))
    parts = tuple(_part(column, section.child("Sect"), heading) for column in board.columns)
    across = cards_across(look)
    lanes = tuple(_lane(part, look, across, Cards.WHOLE) for part in parts)
    abreast = None
    if 1 < len(parts) <= across:
        abreast = Abreast(partial(_made, parts, look), tuple(len(p.cards) for p in parts), look)
    return BoardPiece(caption, lanes, look, abreast=abreast)


@dataclass(frozen=True, slots=True)
class _Said:
    """Words and the element that they are read as."""

    words: Words
    element: Element

    def text(self, style: TextStyle) -> Text:
        """A new piece: one that was set at a width keeps its lines."""
        return text_of(self.words, style, self.element)


@dataclass(frozen=True, slots=True)
class _CardSaid:
    """What a card says."""

    code: _Said | None
    title: _Said | None
    lines: tuple[_Said, ...]
    mark: Mark | None
    body: Element


@dataclass(frozen=True, slots=True)
class _Part:
    """What a part of a board says."""

    title: _Said
    note: _Said | None
    cards: tuple[_CardSaid, ...]


def _part(column: BoardColumn, section: Element, heading: str) -> _Part:
    title = _Said(column.title, section.child(heading))
    note = _Said(column.note, section.child("P")) if says_something(column.note) else None
    if not column.cards:
        return _Part(title, note, ())
    whole = section.list_of("None")
    return _Part(title, note, tuple(_card_said(card, whole.child("LI")) for card in column.cards))


def _card_said(card: Card, item: Element) -> _CardSaid:
    code = _Said(card.code, item.child("Lbl")) if says_something(card.code) else None
    body = item.child("LBody")
    title = _Said(card.title, body.child("P")) if says_something(card.title) else None
    lines = tuple(_Said(line, body.child("P")) for line in card.lines if says_something(line))
    return _CardSaid(code, title, lines, card.mark, body)


def _made(
    parts: tuple[_Part, ...], look: Look, shares: tuple[int, ...], says: Cards, title_lines: int
) -> Abreasts:
    """The lanes of a board, each so many cards wide; and what to leave out of what is read."""
    lanes = tuple(
        _lane(part, look, share, says, title_lines)
        for part, share in zip(parts, shares, strict=True)
    )
    left_out = tuple(
        (card.body, line.element)
        for part in parts
        for card in part.cards
        for line in card.lines[_kept_lines(card, says) :]
    )
    return lanes, left_out


def _kept_lines(card: _CardSaid, says: Cards) -> int:
    """How many lines a card keeps; a short one the first, which is what is looked for."""
    return len(card.lines) if says is not Cards.SHORT else 1


def _lane(part: _Part, look: Look, across: int, says: Cards, title_lines: int = 0) -> Lane:
    title = part.title.text(look.text.board_title)
    note = part.note.text(look.text.board_note) if part.note else None
    whole = says is Cards.WHOLE
    cards = [
        _card(card, look) if whole else _close_card(card, look, says, title_lines)
        for card in part.cards
    ]
    starts = range(0, len(cards), across)
    rows = tuple(CardRow(tuple(cards[start : start + across]), look, across) for start in starts)
    return Lane(title, note, rows, look)


def _card(card: _CardSaid, look: Look) -> Framed:
    inside: list[Piece] = []
    if card.code:
        code = card.code.text(look.text.card_code)
        code.stays_with_next = True
        inside.append(code)
    if card.title:
        inside.append(card.title.text(look.text.card_title))
    inside += _lines(card, card.lines, look)
    return _framed(inside, look, look.measure.card_top)


def _close_card(card: _CardSaid, look: Look, says: Cards, title_lines: int) -> Framed:
    """Its code beside its title, in letters no larger than the rest, and the lines it keeps."""
    style = replace(look.text.card_line, bold=True)
    inside: list[Piece] = []
    code = card.code.text(look.text.card_code) if card.code else None
    title = card.title.text(style) if card.title else None
    if title:
        title.most = title_lines
    if code and title:
        words = "".join(span.text for span in code.words)
        indent = text_width(words, code.style) + look.measure.mark_gap
        if indent > look.measure.card_width / 5:
            inside += [code, title]
        else:
            inside.append(Indented(title, indent, _label(code, indent)))
    else:
        inside += [piece for piece in (code, title) if piece]
    inside += _lines(card, card.lines[: _kept_lines(card, says)], look)
    return _framed(inside, look, look.measure.card_top / 2)


def _label(code: Text, width: float) -> Label:
    def draw(canvas: TaggedCanvas, left: float, top: float) -> None:
        code.draw(canvas, left, top, width)

    return draw


def _lines(card: _CardSaid, said: tuple[_Said, ...], look: Look) -> list[Piece]:
    style = look.text.card_line
    lines = [line.text(style) for line in said]
    if not lines:
        return []
    lines[-1].style = replace(style, after=0.0)
    return [*beside_mark((lines[0],), card.mark, style, look), *lines[1:]]


def _framed(inside: list[Piece], look: Look, top: float) -> Framed:
    measure = look.measure
    padding = Padding(measure.card_side, top, measure.card_side, top)
    return Framed(Stack(tuple(inside)), padding, _CardEdge(look), measure.card_gap, whole=True)


@dataclass(frozen=True, slots=True)
class _CardEdge:
    """A thin line round a card."""

    look: Look

    def __call__(
        self, canvas: TaggedCanvas, left: float, top: float, width: float, height: float
    ) -> None:
        measure = self.look.measure
        canvas.line_with(self.look.colour.card_edge, measure.card_edge)
        canvas.roundRect(left, top - height, width, height, measure.card_radius, stroke=1, fill=0)
