"""The blocks of an outline as paragraphs and tables of a Word file, in reading order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, assert_never

from docx.shared import Pt

from reflective_app.reports.outline import (
    Board,
    BoardColumn,
    Box,
    Bullets,
    Card,
    Column,
    Figure,
    Heading,
    PageBreak,
    Paragraph,
    Table,
    as_cell,
    words_of,
)
from reflective_app.reports.sheet_blocks import Asked, CutSheet, Fields, WritingRoom
from reflective_app.reports.sheet_text import sheet_lines
from reflective_app.reports.word.by_hand import element_of
from reflective_app.reports.word.lists import begin_list, join_list, numbers_of, style_of
from reflective_app.reports.word.pictures import show_figure
from reflective_app.reports.word.styles import closer_spacing
from reflective_app.reports.word.tables import add_table
from reflective_app.reports.word.text import says_something
from reflective_app.wording.dates import counted

if TYPE_CHECKING:
    from docx.text.paragraph import Paragraph as Made

    from reflective_app.reports.outline import Block, Cell, Words
    from reflective_app.reports.word.draft import Draft

_STYLES = {"lead": "LeadParagraph", "body": "Normal", "caption": "Note"}
_SPACED = ("Heading", "Caption", "Box")
"""How styles begin that keep clear of a table by themselves."""


@dataclass(slots=True)
class Writer:
    """Writes blocks one after the other, and remembers what the next one must know."""

    draft: Draft
    level: int = 0
    """Of the last heading."""
    new_page: bool = False
    below_table: bool = False
    """Whether the last thing written is a table."""

    def write(self, blocks: tuple[Block, ...]) -> None:
        """Each block that says anything."""
        for before, block, after in zip((None, *blocks), blocks, (*blocks[1:], None), strict=False):
            introduces = isinstance(before, Heading) and isinstance(after, Table | Figure)
            self._block(block, introduces=introduces)
        if self.below_table:
            self._begin("Normal")  # Word wants a paragraph last

    def _block(self, block: Block, *, introduces: bool) -> None:
        match block:
            case Heading(level=level, text=text):
                self._heading(level, text)
            case Paragraph(words=words, style=style):
                self._say(_STYLES[style], words, keep_next=introduces)
            case Bullets():
                self._bullets(block, boxed=False)
            case Table():
                self._table(block)
            case Box():
                self._box(block)
            case Board():
                self._board(block)
            case Figure():
                self._figure(block)
            case Fields() | Asked() | CutSheet() | WritingRoom():
                for line in sheet_lines(block):
                    self._say("Normal", line.strip())
            case PageBreak():
                self.new_page |= not block.goes_on
                self.draft.closer = closer_spacing(self.draft.look) if block.close else {}
            case _:
                assert_never(block)

    def _heading(self, level: int, text: str) -> None:
        if says_something(text):
            self.level = level
            self._say(f"Heading{level}", " ".join(text.split()))

    def _say(self, style: str, words: Words, *, keep_next: bool = False) -> None:
        """A paragraph, if it says anything."""
        if says_something(words_of(words)):
            made = self._begin(style, words)
            if keep_next:
                made.paragraph_format.keep_with_next = True

    def _begin(self, style: str, words: Words = "", label: str = "") -> Made:
        """A paragraph, begun on a new page or clear of a table where that is due."""
        made = self.draft.document.add_paragraph()
        self.draft.write(made, style, words, label)
        if self.new_page:
            made.paragraph_format.page_break_before = True
        if self.below_table and not style.startswith(_SPACED):
            look = self.draft.look.closer if self.draft.closer else self.draft.look
            made.paragraph_format.space_before = Pt(look.measure.table_gap)
        self.new_page = self.below_table = False
        return made

    def _bullets(self, bullets: Bullets, *, boxed: bool) -> None:
        numbers = numbers_of(bullets)
        style = style_of(bullets, boxed=boxed, numbered=numbers is not None)
        number, expected = 0, -1
        for index, (sign, words) in enumerate(zip(bullets.signs, bullets.items, strict=True)):
            if not says_something(words_of(words)):
                continue
            label = "" if numbers or not bullets.labels else _named(sign)
            made = self._begin(style, words, label)
            if numbers:
                if numbers[index] != expected:
                    number = begin_list(self.draft.document, style, numbers[index])
                expected = numbers[index] + 1
                join_list(made, number)

    def _table(self, table: Table) -> None:
        if says_something(table.caption):
            self._say("Caption", table.caption)
        elif self.new_page or self.below_table:
            self._begin("TableText")  # to start a page or keep clear, which a table cannot
        add_table(table, self.draft)
        self.below_table = True

    def _box(self, box: Box) -> None:
        """Paragraphs in one frame. The title is found among the headings, as deep as it stands."""
        if says_something(box.title):
            made = self._begin("BoxTitle", box.title)
            element_of(made).pPr.get_or_add_outlineLvl().val = self.level
        for block in box.blocks:
            if isinstance(block, Bullets):
                self._bullets(block, boxed=True)
            else:
                self._say("BoxNote" if block.style == "caption" else "Box", block.words)

    def _board(self, board: Board) -> None:
        self._say("Normal", board.caption, keep_next=True)
        for column in board.columns:
            self._say(f"Heading{self.level + 1}", column.title)
            self._say("Normal", column.note, keep_next=bool(column.cards))
            if column.cards:
                self._table(cards_table(column))

    def _figure(self, figure: Figure) -> None:
        """A picture below its caption, and what it shows as a table unless one stands elsewhere."""
        self._say("Caption", figure.caption)
        made = self._begin("Picture")
        show_figure(figure, made, self.draft)
        if figure.twin_follows:
            made.paragraph_format.keep_with_next = True
            self._table(figure.twin)


def cards_table(column: BoardColumn) -> Table:
    """The cards of one part of a board, a row each, with no column that says nothing."""
    coded = any(says_something(card.code) for card in column.cards)
    told = any(card.lines for card in column.cards)
    columns = [Column("Action", 3.0)]
    if coded:
        columns.insert(0, Column("Number", 0.3))
    if told:
        columns.append(Column("Details", 3.0))
    rows = tuple(_card_row(card, coded=coded, told=told) for card in column.cards)
    caption = f"{column.title}: {counted(len(column.cards), 'action')}"
    return Table(caption, tuple(columns), rows)


def _card_row(card: Card, *, coded: bool, told: bool) -> tuple[Cell, ...]:
    row = [as_cell(card.title)]
    if coded:
        row.insert(0, as_cell(card.code))
    if told:
        row.append(as_cell(*card.lines, mark=card.mark))
    return tuple(row)


def _named(sign: str) -> str:
    """A word before an item, parted from what follows it."""
    sign = sign.strip()
    return f"{sign} " if sign.endswith((":", ".", ")", "?", "!")) else f"{sign}: "
