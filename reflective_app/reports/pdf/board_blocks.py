"""A board block as a piece.

It is read lane by lane, each a section with a heading and a list of cards: what a reader asks of a
roadmap is "what is for now?". Cards that happen to stand side by side have nothing else in common,
so rows of a table would tell a screen reader something that is not so.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reflective_app.reports.pdf.board import BoardPiece, CardRow, Lane, cards_across
from reflective_app.reports.pdf.containers import Framed, Padding
from reflective_app.reports.pdf.pieces import Stack
from reflective_app.reports.pdf.words import beside_mark, says_something, text_of

if TYPE_CHECKING:
    from reflective_app.reports.look import Look
    from reflective_app.reports.outline import Board, BoardColumn, Card
    from reflective_app.reports.pdf.pieces import Piece
    from reflective_app.reports.pdf.tagging import TaggedCanvas
    from reflective_app.reports.pdf.tree import Element


def board_piece(board: Board, look: Look, parent: Element, heading: str) -> BoardPiece:
    """A board whose lanes have headings of the tag given."""
    section = parent.child("Sect")
    caption = None
    if says_something(board.caption):
        caption = text_of(board.caption, look.text.board_caption, section.child("P"))
    lanes = tuple(_lane(column, look, section.child("Sect"), heading) for column in board.columns)
    return BoardPiece(caption, lanes, look)


def _lane(column: BoardColumn, look: Look, section: Element, heading: str) -> Lane:
    title = text_of(column.title, look.text.board_title, section.child(heading))
    note = None
    if says_something(column.note):
        note = text_of(column.note, look.text.board_note, section.child("P"))
    cards: list[Framed] = []
    if column.cards:
        whole = section.list_of("None")
        cards = [_card(card, look, whole.child("LI")) for card in column.cards]
    across = cards_across(look)
    starts = range(0, len(cards), across)
    rows = tuple(CardRow(tuple(cards[start : start + across]), look) for start in starts)
    return Lane(title, note, rows, look)


def _card(card: Card, look: Look, item: Element) -> Framed:
    inside: list[Piece] = []
    if says_something(card.code):
        code = text_of(card.code, look.text.card_code, item.child("Lbl"))
        code.stays_with_next = True
        inside.append(code)
    body = item.child("LBody")
    if says_something(card.title):
        inside.append(text_of(card.title, look.text.card_title, body.child("P")))
    said = [line for line in card.lines if says_something(line)]
    style = look.text.card_line
    lines = [text_of(line, style, body.child("P")) for line in said]
    if lines:
        lines[-1].style = replace(style, after=0.0)
        inside += [*beside_mark((lines[0],), card.mark, style, look), *lines[1:]]
    measure = look.measure
    padding = Padding(measure.card_side, measure.card_top, measure.card_side, measure.card_top)
    edge = _CardEdge(look)
    return Framed(Stack(tuple(inside)), padding, edge, measure.card_gap, whole=True)


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
