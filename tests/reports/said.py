"""What a document says under one of its headings, for tests to read."""

from __future__ import annotations

from collections.abc import Iterator

from reflective_app.domain.assessment import Assessment
from reflective_app.reports.documents import outline
from reflective_app.reports.outline import Block, Heading, Table, words_of
from reflective_app.reports.text_twin import plain_text


def below(kind: str, heading: str, assessment: Assessment) -> list[Block]:
    """The blocks between a heading and the next as high; fails where there is no such heading."""
    found: list[Block] = []
    level = 0
    for block in outline(kind, assessment).blocks:
        if level and isinstance(block, Heading) and block.level <= level:
            return found
        if level:
            found.append(block)
        elif isinstance(block, Heading) and block.text == heading:
            level = block.level
    assert level, f"No heading “{heading}”"
    return found


def tables(blocks: list[Block]) -> dict[str, list[list[str]]]:
    """The tables among blocks by their captions, a cell a text, its paragraphs with a slash."""
    return {
        block.caption: [list(_cells(row)) for row in block.rows]
        for block in blocks
        if isinstance(block, Table)
    }


def text(kind: str, assessment: Assessment) -> str:
    """A document in plain text, every white space made one."""
    return " ".join(plain_text(outline(kind, assessment)).split())


def _cells(row: tuple[object, ...]) -> Iterator[str]:
    for cell in row:
        paragraphs = getattr(cell, "paragraphs", ())
        yield " / ".join(words_of(words).strip() for words in paragraphs)
