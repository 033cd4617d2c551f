"""An outline as plain text, for screen readers in the window, for tests and for snapshots."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from reflective_app.reports.outline import (
    Block,
    Board,
    Box,
    Bullets,
    Card,
    Figure,
    Heading,
    PageBreak,
    Paragraph,
    Table,
    rich,
)
from reflective_app.reports.sheet_blocks import Asked, CutSheet, Fields, WritingRoom
from reflective_app.reports.sheet_text import BLANK, sheet_lines
from reflective_app.wording.dates import counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reflective_app.reports.outline import Cell, Outline, Words

_UNDERLINES = {1: "=", 2: "-", 3: "."}


def plain_text(outline: Outline) -> str:
    """Everything the report says, in reading order; a blank line stands between blocks."""
    parts = ["\n".join(_title_lines(outline))]
    parts += ["\n".join(_lines(block)) for block in outline.blocks]
    return "\n\n".join(part for part in parts if part) + "\n"


def _title_lines(outline: Outline) -> Iterator[str]:
    yield outline.title
    yield "#" * len(outline.title)
    to_write = "  ".join(f"{blank.name}: {BLANK}" for blank in outline.to_write)
    yield from (line for line in (outline.council, outline.foot_line, to_write) if line)


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Heading(level=level, text=text):
            yield text
            yield _UNDERLINES[level] * len(text)
        case Paragraph(words=words):
            yield _readable(words)
        case Bullets():
            yield from _bullet_lines(block)
        case Table():
            yield from _table_lines(block)
        case Box(title=title, blocks=inner):
            yield from ("| " + line for line in [title, *_box_lines(inner)])
        case Board():
            yield from _board_lines(block)
        case Figure(caption=caption, says=says):
            yield f"Picture: {caption}. {says}"
            if block.twin_follows:
                yield from _table_lines(block.twin)
        case Fields() | Asked() | CutSheet() | WritingRoom():
            yield from sheet_lines(block)
        case PageBreak():
            return
        case _:
            assert_never(block)


def _box_lines(blocks: tuple[Paragraph | Bullets, ...]) -> Iterator[str]:
    for block in blocks:
        for line in _lines(block):
            yield from line.split("\n")


def _bullet_lines(bullets: Bullets) -> Iterator[str]:
    for sign, item in zip(bullets.signs, bullets.items, strict=True):
        yield f"{sign}: {_readable(item)}" if bullets.worded else f"{sign} {_readable(item)}"


def _table_lines(table: Table) -> Iterator[str]:
    """Each row by itself makes sense: "R1. Position: Partly in place. Gap: ..."."""
    yield f"Table: {table.caption}"
    titles = [column.title for column in table.columns[1:]]
    for row in table.rows:
        name, *rest = (_cell_text(cell) for cell in row)
        room = BLANK if table.fill else ""
        said = [f"{title}: {text or room}" for title, text in zip(titles, rest, strict=True)]
        yield "  ".join([name, *said])
    if table.fill and table.fill.empty_rows:
        yield f"({counted(table.fill.empty_rows, 'empty row')} to write in)"


def _cell_text(cell: Cell) -> str:
    return " / ".join(_readable(paragraph).replace("\n", " ") for paragraph in cell.paragraphs)


def _board_lines(board: Board) -> Iterator[str]:
    if board.caption:
        yield f"Board: {board.caption}"
    for column in board.columns:
        yield f"{column.title}. {column.note}" if column.note else column.title
        yield from (_card_line(card) for card in column.cards)


def _card_line(card: Card) -> str:
    head = f"- {card.code} {card.title}" if card.code else f"- {card.title}"
    return " / ".join([head, *(_readable(line).replace("\n", " ") for line in card.lines)])


def _readable(words: Words) -> str:
    """Words, with an address wherever neither a link nor the list of sources says it already."""
    return "".join(
        f"{span.text} ({span.href})"
        if span.href and span.href != span.text and not span.cites
        else span.text
        for span in rich(words)
    )
