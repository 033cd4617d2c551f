"""What an outline says, passage by passage in reading order, to be looked for in a file."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
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
from reflective_app.reports.sheet_blocks import (
    Asked,
    CutCard,
    CutSheet,
    Fields,
    SignCard,
    WritingRoom,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reflective_app.reports.outline import Outline, Span, Words


@dataclass(frozen=True, slots=True)
class Passage:
    """Words that stand together in every file.

    A roadmap on paper may leave out what is `repeated` in the list below it, and may cut short what
    is `shortened`. What stands in the `head` stands in another order in each kind of file.
    """

    text: str
    head: bool = False
    repeated: bool = False
    shortened: bool = False
    row: int = 0
    """In which row of its table it stands; 0 for in none."""
    spoken: bool = False
    """Whether it is what a picture shows, which a PDF says only to who cannot see it."""
    not_in: tuple[str, ...] = ()
    """The kinds of file, by ending, that do without it."""


def passages(content: Outline) -> Iterator[Passage]:
    """Every passage of an outline, from its title to its last block."""
    head = (content.council, content.title, content.guide, content.date_words, content.marking)
    yield from (Passage(text, head=True) for text in head)
    for block in content.blocks:
        yield from _of_block(block)


def _of_block(block: Block) -> Iterator[Passage]:
    match block:
        case Heading(text=text):
            yield Passage(text)
        case Paragraph(words=words):
            yield from _words(words)
        case Bullets():
            yield from _bullets(block)
        case Table():
            yield from _table(block)
        case Box(title=title, blocks=inner):
            yield Passage(title)
            for each in inner:
                yield from _of_block(each)
        case Board():
            yield from _board(block)
        case Figure():
            yield from _figure(block)
        case Fields() | Asked() | CutSheet() | WritingRoom():
            for words in _sheet(block):
                yield from _words(words)
        case PageBreak():
            return
        case _:
            assert_never(block)


def _words(words: Words, *, repeated: bool = False, row: int = 0) -> Iterator[Passage]:
    """The words, and each link by itself: some files say beside it where it leads.

    The number of a source that has no address leads nowhere on paper, and is no link there.
    """
    for _, together in groupby(enumerate(rich(words)), key=lambda each: _link(*each)):
        text = "".join(span.text for _, span in together)
        yield Passage(text, repeated=repeated, row=row)


def _link(number: int, span: Span) -> int | None:
    return number if span.href else None


def _bullets(bullets: Bullets) -> Iterator[Passage]:
    """Bullets and numbers are left to each kind of file."""
    for sign, item in zip(bullets.signs, bullets.items, strict=True):
        if bullets.worded:
            yield Passage(sign)
        yield from _words(item)


def _table(table: Table) -> Iterator[Passage]:
    yield Passage(table.caption)
    # Plain text says in every row what its columns are.
    yield from (Passage(column.title, not_in=(".txt",)) for column in table.columns)
    for number, row in enumerate(table.rows, start=1):
        for paragraph in (each for cell in row for each in cell.paragraphs):
            yield from _words(paragraph, row=number)


def _figure(figure: Figure) -> Iterator[Passage]:
    yield Passage(figure.caption)
    yield Passage(figure.says, spoken=True)
    if figure.twin_follows:
        yield from _table(figure.twin)


def _board(board: Board) -> Iterator[Passage]:
    yield Passage(board.caption)
    for column in board.columns:
        yield Passage(column.title)
        yield Passage(column.note)
        for card in column.cards:
            yield from _card(card)


def _card(card: Card) -> Iterator[Passage]:
    yield Passage(card.code)
    yield Passage(card.title, shortened=True)
    for number, line in enumerate(card.lines):
        yield from _words(line, repeated=number > 0)


def _sheet(block: Fields | Asked | CutSheet | WritingRoom) -> Iterator[Words]:
    """What is printed on a sheet to write on."""
    match block:
        case Fields(fields=fields):
            yield from (field.name for field in fields)
        case Asked():
            yield from (block.code, block.question, block.about)
            for choice in (*block.choices, *block.exits):
                yield from (choice.code, choice.words)
            yield from block.prompts
        case CutSheet(cards=cards):
            yield from _on_cards(cards)
        case WritingRoom(columns=columns):
            for column in columns:
                yield from (column.title, column.hint)
        case _:
            assert_never(block)


def _on_cards(cards: Iterable[SignCard | CutCard]) -> Iterator[Words]:
    for card in cards:
        if isinstance(card, SignCard):
            yield from (card.sign, card.words)
        else:
            yield from (card.title, card.lead, *card.points, *card.fields)
