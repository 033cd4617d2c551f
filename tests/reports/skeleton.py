"""What a document is made of, without its words: to be kept, and compared.

After a change that is meant, write the kept ones anew: `python -m tests.reports.skeleton`.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import assert_never

from reflective_app.reports.documents import KINDS, outline
from reflective_app.reports.outline import (
    Block,
    Board,
    Box,
    Bullets,
    Figure,
    Heading,
    Outline,
    PageBreak,
    Paragraph,
    Table,
)
from reflective_app.reports.sheet_blocks import Asked, CutSheet, Fields, WritingRoom
from reflective_app.storage.sample import sample_assessment

KEPT = Path(__file__).parent.parent / "files" / "outlines"


def skeleton(content: Outline) -> str:
    """A line for each block: its kind, and the name that it has on paper."""
    paper = f"{content.page}, {'landscape' if content.landscape else 'portrait'}"
    lines = [f"{content.title} ({paper})", *(_line(block) for block in content.blocks)]
    return "\n".join(lines) + "\n"


def _line(block: Block) -> str:
    match block:
        case Heading(level=level, text=text):
            said = f"{'  ' * level}# {text}"
        case Paragraph(style=style):
            said = f"        paragraph, {style}"
        case Bullets(items=items):
            said = f"        list of {len(items)}"
        case Table(caption=caption, columns=columns, rows=rows):
            heads = " | ".join(column.title for column in columns)
            said = f"        table “{caption}”: {heads}: {len(rows)} rows"
        case Figure(caption=caption, twin_follows=follows):
            said = f"        picture “{caption}”{', then its table' if follows else ''}"
        case Box(title=title):
            said = f"        box “{title}”"
        case Board(columns=columns):
            said = f"        board: {' | '.join(column.title for column in columns)}"
        case PageBreak():
            said = "        page"
        case Fields() | Asked() | CutSheet() | WritingRoom():
            said = f"        to write on: {type(block).__name__}"
        case _:
            assert_never(block)
    return said


def skeletons() -> Iterator[tuple[str, str]]:
    """The skeleton of each kind of document of the sample council."""
    for kind in KINDS:
        yield kind, skeleton(outline(kind, sample_assessment()))


if __name__ == "__main__":
    KEPT.mkdir(parents=True, exist_ok=True)
    for name, lines in skeletons():
        (KEPT / f"{name}.txt").write_text(lines, encoding="utf-8", newline="\n")
