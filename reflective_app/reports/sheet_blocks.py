"""Blocks of sheets that people write on: boxes to tick, lines to write on, cards to cut."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reflective_app.reports.outline import Words

__all__ = [
    "Asked",
    "Blank",
    "Choice",
    "CutCard",
    "CutSheet",
    "Field",
    "Fields",
    "SheetBlock",
    "SignCard",
    "ToFill",
    "WritingColumn",
    "WritingRoom",
]


@dataclass(frozen=True, slots=True)
class Blank:
    """Something to be written by hand at the head of every page, and how wide its line is."""

    name: str
    millimetres: float


@dataclass(frozen=True, slots=True)
class Field:
    """A name with a line to write on. Weights share out the width."""

    name: str
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Fields:
    """Names with lines to write on, side by side."""

    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """A box to tick, with the code that is keyed for it and what it means."""

    code: str
    words: Words


@dataclass(frozen=True, slots=True)
class Asked:
    """One question to be answered on paper, kept on one page if any page can hold it."""

    code: str
    question: str
    about: str
    """What the question belongs to."""
    choices: tuple[Choice, ...]
    """Read from the first to the last, one below the other."""
    exits: tuple[Choice, ...] = ()
    """Ways of not choosing, side by side."""
    prompts: tuple[str, ...] = ()
    """Each with lines to write on."""


@dataclass(frozen=True, slots=True)
class SignCard:
    """A card to hold up: a sign to be read across a room, its shape, and its meaning."""

    sign: str
    words: str
    dots: int | None = None
    """How many dots show the sign once more; an open ring for 0. None: the sign has none."""


@dataclass(frozen=True, slots=True)
class CutCard:
    """A card to keep: a title, what it says, and what is to be written on it."""

    title: str
    lead: Words = ""
    points: tuple[Words, ...] = ()
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CutSheet:
    """Cards of one size with lines to cut along. They fill what is left of the page."""

    cards: tuple[SignCard | CutCard, ...]
    across: int
    down: int


@dataclass(frozen=True, slots=True)
class WritingColumn:
    """A part of a wall sheet to write in. Weights share out the width."""

    title: str
    hint: str = ""
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class WritingRoom:
    """Columns to write in, as tall as the page has room for."""

    columns: tuple[WritingColumn, ...]


@dataclass(frozen=True, slots=True)
class ToFill:
    """Room for handwriting in a table: how tall each row is at least, and its empty rows."""

    row_mm: float
    empty_rows: int = 0
    together: int = 1
    """Rows that belong to one thing, and are never parted."""


SheetBlock = Fields | Asked | CutSheet | WritingRoom
