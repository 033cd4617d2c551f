"""Sheets that people write on as plain text: a box is brackets, and a line to write on a line."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from reflective_app.reports.sheet_blocks import (
    Asked,
    CutCard,
    CutSheet,
    Fields,
    SheetBlock,
    SignCard,
    WritingRoom,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reflective_app.reports.outline import Words

BLANK = "____"
"""Something to be written by hand."""


def sheet_lines(block: SheetBlock) -> Iterator[str]:
    """A block that people write on, in reading order."""
    match block:
        case Fields(fields=fields):
            yield "  ".join(f"{field.name}: {BLANK}" for field in fields)
        case Asked():
            yield from _asked_lines(block)
        case CutSheet(cards=cards):
            for card in cards:
                yield from _card_lines(card)
        case WritingRoom(columns=columns):
            for column in columns:
                hint = f" ({column.hint})" if column.hint else ""
                yield f"{column.title}{hint}: {BLANK}"
        case _:
            assert_never(block)


def _asked_lines(asked: Asked) -> Iterator[str]:
    yield f"{asked.code} {asked.question}"
    if asked.about:
        yield asked.about
    for choice in (*asked.choices, *asked.exits):
        yield f"[ ] {choice.code} {_plain(choice.words)}"
    yield from (f"{prompt} {BLANK}" for prompt in asked.prompts)


def _card_lines(card: SignCard | CutCard) -> Iterator[str]:
    if isinstance(card, SignCard):
        yield f"- {card.sign}: {card.words}"
        return
    yield f"- {card.title}"
    if card.lead:
        yield f"  {_plain(card.lead)}"
    yield from (f"  • {_plain(point)}" for point in card.points)
    yield from (f"  {name}: {BLANK}" for name in card.fields)


def _plain(words: Words) -> str:
    return words if isinstance(words, str) else "".join(span.text for span in words)
