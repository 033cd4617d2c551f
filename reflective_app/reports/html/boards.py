"""A board block: sections of cards, read one whole part after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reflective_app.reports.html.markup import NOTHING, Html, element, lines
from reflective_app.reports.html.shapes import mark_html
from reflective_app.reports.html.words import block, inline, said

if TYPE_CHECKING:
    from reflective_app.reports.outline import Board, BoardColumn, Card


def board_html(board: Board, heading: str, board_id: str) -> Html:
    """A board whose parts have headings of the element given."""
    named = said(board.caption)
    caption = block("p", board.caption, class_="board-caption", id=board_id)
    parts = (
        _part(column, heading, f"{board_id}-{count}")
        for count, column in enumerate(board.columns, start=1)
    )
    return element(
        "section",
        lines(caption if named else NOTHING, *parts),
        class_="board",
        aria_labelledby=board_id if named else None,
    )


def _part(column: BoardColumn, heading: str, part_id: str) -> Html:
    named = said(column.title)
    cards = lines(*(_card(card) for card in column.cards))
    return element(
        "section",
        block(heading, column.title, id=part_id) if named else NOTHING,
        block("p", column.note, class_="caption") if said(column.note) else NOTHING,
        # A list that looks like none is no list to some readers, unless it says so.
        element("ul", cards, class_="cards", role="list") if column.cards else NOTHING,
        class_="lane",
        aria_labelledby=part_id if named else None,
    )


def _card(card: Card) -> Html:
    said_lines = [block("p", line) for line in card.lines if said(line)]
    if card.mark and said_lines:
        said_lines[0] = element("div", mark_html(card.mark), said_lines[0], class_="marked")
    return element("li", _card_title(card), *said_lines, class_="card")


def _card_title(card: Card) -> Html:
    code = block("span", card.code, class_="code") if said(card.code) else NOTHING
    title = block("b", card.title) if said(card.title) else inline("")
    both = Html(" ".join(part for part in (code, title) if part))
    return element("p", both, class_="card-title") if both else NOTHING
