"""What a report says, before anyone decides how it looks: frozen blocks in reading order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from reflective_app.reports.figure import Figure
from reflective_app.reports.marks import Mark
from reflective_app.reports.sheet_blocks import SheetBlock
from reflective_app.reports.spans import SEPARATOR, Citation, Rich, Span, Words, rich, words_of

if TYPE_CHECKING:
    from datetime import date

    from reflective_app.reports.logo import Logo
    from reflective_app.reports.sheet_blocks import Blank, ToFill

__all__ = [
    "SEPARATOR",
    "Block",
    "Board",
    "BoardColumn",
    "Box",
    "BoxBlock",
    "Bullets",
    "Card",
    "Cell",
    "Citation",
    "Column",
    "Figure",
    "Heading",
    "Mark",
    "Outline",
    "PageBreak",
    "Paragraph",
    "Rich",
    "Span",
    "Table",
    "Words",
    "as_cell",
    "rich",
    "words_of",
]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading below the report's title. Levels go down one at a time."""

    level: Literal[1, 2, 3]
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; `caption` is for notes and sources."""

    words: Words
    style: Literal["lead", "body", "caption"] = "body"


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list, by bullets, by numbers from 1, or by a word before each item."""

    items: tuple[Words, ...]
    numbered: bool = False
    labels: tuple[str, ...] = ()
    """What stands before each item in place of a bullet; in a numbered list, its number."""
    style: Literal["body", "caption"] = "body"

    def __post_init__(self) -> None:
        """Refuse labels that would leave an item without its own."""
        if self.labels and len(self.labels) != len(self.items):
            raise ValueError(f"{len(self.labels)} labels for {len(self.items)} items.")

    @property
    def worded(self) -> bool:
        """Whether words stand before the items."""
        return bool(self.labels) and not self.numbered

    @property
    def signs(self) -> tuple[str, ...]:
        """What stands before each item."""
        if self.labels:
            return self.labels
        count = len(self.items)
        return tuple(f"{n}." for n in range(1, count + 1)) if self.numbered else ("•",) * count


@dataclass(frozen=True, slots=True)
class Cell:
    """Paragraphs of one table cell; the mark is drawn beside the first of them.

    `corner` fills the upper right corner, to repeat what one of the paragraphs says.
    """

    paragraphs: tuple[Words, ...] = ()
    mark: Mark | None = None
    corner: bool = False

    def __post_init__(self) -> None:
        """Refuse a shape without its word."""
        _refuse_mark_alone(self.mark, self.paragraphs)


def as_cell(*paragraphs: Words, mark: Mark | None = None, corner: bool = False) -> Cell:
    """A cell of the paragraphs given, one after the other."""
    return Cell(paragraphs, mark, corner)


@dataclass(frozen=True, slots=True)
class Column:
    """A table column. Weights share out the width: 2 is twice as wide as 1."""

    title: str
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose first column names its rows."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    fill: ToFill | None = None
    """What is to be written in by hand."""
    by_words: bool = False
    """Whether columns are as wide as their words need, beginning with their weights."""

    def __post_init__(self) -> None:
        """Refuse a row that would leave a column without its cell."""
        if not self.columns:
            raise ValueError("A table needs a column.")
        for number, row in enumerate(self.rows, start=1):
            if len(row) != len(self.columns):
                cells = f"{len(row)} cells for {len(self.columns)} columns"
                raise ValueError(f"Row {number} of “{self.caption}” has {cells}.")


@dataclass(frozen=True, slots=True)
class Box:
    """Text set apart from its surroundings, such as the limits of an assessment."""

    title: str
    blocks: tuple[BoxBlock, ...]


BoxBlock = Paragraph | Bullets


@dataclass(frozen=True, slots=True)
class Card:
    """One action on a board: its code, its title and a few lines below."""

    code: str
    title: str
    lines: tuple[Words, ...] = ()
    mark: Mark | None = None
    """Drawn beside the first line, which says the same in words."""

    def __post_init__(self) -> None:
        """Refuse a shape without its word."""
        _refuse_mark_alone(self.mark, self.lines)


@dataclass(frozen=True, slots=True)
class BoardColumn:
    """One part of a board. The note says what belongs in it, or that nothing does yet."""

    title: str
    note: str = ""
    cards: tuple[Card, ...] = ()


@dataclass(frozen=True, slots=True)
class Board:
    """Cards in several parts, such as phases, read one whole part after the other."""

    caption: str
    columns: tuple[BoardColumn, ...]

    def __post_init__(self) -> None:
        """Refuse a board without columns."""
        if not self.columns:
            raise ValueError("A board needs a column.")


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows starts on a new page, unless it already does."""

    close: bool = False
    """Whether what follows is for looking things up in: set closer, in letters as large."""
    goes_on: bool = False
    """Whether it goes on on the same page."""


Block = Heading | Paragraph | Bullets | Table | Box | Board | PageBreak | Figure | SheetBlock


MOST_IN_CONTENTS = 16
"""Headings of the first two levels; of more, a list of contents has those of the first alone."""


@dataclass(frozen=True, slots=True)
class Outline:
    """A whole report, with what every one of its pages must carry."""

    title: str
    council: str
    guide: str
    """Title and edition, in words."""
    fingerprint: str
    """Of the question set, short enough for a footer."""
    date_words: str
    marking: str
    """As printed; empty for none."""
    made_on: date
    blocks: tuple[Block, ...]
    landscape: bool = False
    page: Literal["A4", "A3"] = "A4"
    close_set: bool = False
    """Whether it is for looking things up in: less room between lines and parts, same letters."""
    setting: Literal["report", "sheet", "large print"] = "report"
    """A sheet spares its head; large print is 18 pt in one column."""
    to_write: tuple[Blank, ...] = ()
    """What is written by hand at the head of every page."""
    language: str = "en-GB"
    local_fingerprint: str = ""
    """Of the council's own questions that are asked beside the set; empty where none are."""
    version: str = ""
    """Of the record that it was made of; empty where it was made of none."""
    logo: Logo | None = None
    """Shown on the first page, where the council's name stands in words."""

    def __post_init__(self) -> None:
        """Refuse headings that skip a level: a reader jumping by heading would think one lost."""
        level = 0
        for block in self.blocks:
            if isinstance(block, Heading):
                if block.level > level + 1:
                    raise ValueError(f"“{block.text}” skips a heading level.")
                level = block.level

    @property
    def logo_words(self) -> str:
        """What the logo is, for whoever cannot see it."""
        return f"Logo of {self.council}" if self.council.strip() else "Logo"

    @property
    def head_line(self) -> str:
        """What stands at the top of every page but the first."""
        return _joined(self.council, self.title)

    @property
    def about_lines(self) -> tuple[str, ...]:
        """Guide, date and marking, below the title: one line where height is dear, else two."""
        when = _joined(self.date_words, self.marking)
        spare = self.landscape or self.close_set or self.setting == "sheet"
        return (_joined(self.guide, when),) if spare else (self.guide, when)

    @property
    def foot_line(self) -> str:
        """What stands at the bottom of every page, before its number."""
        question_set = f"Question set {self.fingerprint}" if self.fingerprint else ""
        if question_set and self.local_fingerprint:
            question_set += f", with local questions {self.local_fingerprint}"
        version = f"Version {self.version}" if self.version else ""
        return _joined(self.guide, question_set, version, self.date_words, self.marking)


def _refuse_mark_alone(mark: Mark | None, paragraphs: tuple[Words, ...]) -> None:
    if mark and not (paragraphs and words_of(paragraphs[0]).strip()):
        raise ValueError(f"The shape “{mark.value}” stands beside no word.")


def _joined(*parts: str) -> str:
    """The parts that say anything, with a middle dot between."""
    return SEPARATOR.join(part for part in parts if part)
