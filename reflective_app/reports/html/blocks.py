"""From the blocks of an outline to elements in reading order."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, assert_never

from reflective_app.reports.html.boards import board_html
from reflective_app.reports.html.drawing import drawing
from reflective_app.reports.html.markup import NOTHING, Html, element, lines, says_something
from reflective_app.reports.html.tables import scrolled, table_html
from reflective_app.reports.html.words import block, said
from reflective_app.reports.outline import (
    Board,
    Box,
    Bullets,
    Figure,
    Heading,
    PageBreak,
    Paragraph,
    Table,
)
from reflective_app.reports.sheet_blocks import Asked, CutSheet, Fields, WritingRoom
from reflective_app.reports.sheet_text import sheet_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reflective_app.reports.outline import Block, BoxBlock
    from reflective_app.reports.sheet_blocks import SheetBlock
    from reflective_app.reports.spans import Words

    _Said = Heading | Paragraph | Bullets | Table | Box | Board | Figure | SheetBlock

AS_TABLE = "The same as a table"

_NUMBER = re.compile(r"[0-9]{1,6}\.?")


@dataclass(frozen=True, slots=True)
class Entry:
    """A heading that a list of contents can lead to."""

    level: int
    text: str
    id: str


@dataclass(slots=True)
class Writer:
    """Writes blocks one after the other, and remembers below which heading it is."""

    entries: list[Entry] = field(default_factory=list)
    """The headings written so far."""
    _level: int = 0
    """Of the last heading: none, or 1 to 3. The title is above them all."""
    _ids: Counter[str] = field(default_factory=Counter)

    def written(self, blocks: tuple[Block, ...]) -> Html:
        """All the blocks, in parts that may begin a new page when they are printed."""
        parts = []
        for kind, held in _parts(blocks):
            inside = lines(*(self._block(each) for each in held))
            parts.append(element("div", inside, class_=kind) if inside else NOTHING)
        return lines(*parts)

    def _block(self, said_: _Said) -> Html:
        match said_:
            case Heading():
                made = self._heading(said_)
            case Paragraph() | Bullets():
                made = _prose(said_)
            case Table():
                made = table_html(said_, self._id("table"))
            case Box():
                made = self._box(said_)
            case Board():
                made = board_html(said_, self._below, self._id("board"))
            case Figure():
                made = self._figure(said_)
            case Fields() | Asked() | CutSheet() | WritingRoom():
                sheet = (block("p", line) for line in sheet_lines(said_))
                made = element("div", lines(*sheet), class_="sheet")
            case _:
                assert_never(said_)
        return made

    def _id(self, kind: str) -> str:
        """An id that no other element has, and that tells nothing of what was written."""
        self._ids[kind] += 1
        return f"{kind}-{self._ids[kind]}"

    @property
    def _below(self) -> str:
        """The element of a heading one level below the last."""
        return f"h{self._level + 2}"

    def _heading(self, heading: Heading) -> Html:
        if not says_something(heading.text):
            return NOTHING
        # One above it may have said nothing and been left out: then this one moves up.
        self._level = min(heading.level, self._level + 1)
        entry = Entry(self._level, heading.text, self._id("part"))
        self.entries.append(entry)
        return block(f"h{self._level + 1}", heading.text, id=entry.id)

    def _box(self, box: Box) -> Html:
        inside = [_prose(each) for each in box.blocks]
        if not says_something(box.title):
            return element("aside", *inside, class_="box", role="note", aria_label="Note")
        box_id = self._id("box")
        title = block(self._below, box.title, class_="box-title", id=box_id)
        return element(
            "aside", lines(title, *inside), class_="box", role="note", aria_labelledby=box_id
        )

    def _figure(self, figure: Figure) -> Html:
        figure_id = self._id("figure")
        named = says_something(figure.caption)
        caption = block("figcaption", figure.caption, id=figure_id) if named else NOTHING
        picture = scrolled(
            drawing(figure, f"{figure_id}-says"), figure_id if named else None, "Picture"
        )
        table = block("summary", AS_TABLE), table_html(figure.twin, self._id("table"))
        twin = element("details", *table) if figure.twin_follows else NOTHING
        return element(
            "figure",
            lines(caption, picture, twin),
            aria_labelledby=figure_id if named else None,
        )


def _parts(blocks: tuple[Block, ...]) -> Iterator[tuple[str | None, list[_Said]]]:
    """What stands between page breaks, and how it is set."""
    held: list[_Said] = []
    new_page = close = False
    for each in (*blocks, PageBreak()):
        if not isinstance(each, PageBreak):
            held.append(each)
            continue
        if held:
            kinds = ["new-page"] * new_page + ["close"] * close
            yield " ".join(kinds) or None, held
            held, new_page = [], False
        new_page |= not each.goes_on
        close = each.close


def _prose(block_: BoxBlock) -> Html:
    if isinstance(block_, Bullets):
        return _bullets(block_)
    if not said(block_.words):
        return NOTHING
    return block("p", block_.words, class_=None if block_.style == "body" else block_.style)


def _bullets(bullets: Bullets) -> Html:
    """The items that say anything."""
    pairs = [
        (sign, words)
        for sign, words in zip(bullets.signs, bullets.items, strict=True)
        if said(words)
    ]
    kind = None if bullets.style == "body" else bullets.style
    if not pairs:
        return NOTHING
    if bullets.numbered and all(_NUMBER.fullmatch(sign) for sign, _ in pairs):
        return element("ol", lines(*_numbered(pairs)), class_=kind)
    if not bullets.labels:
        return element("ul", lines(*(block("li", words) for _, words in pairs)), class_=kind)
    named = (
        element("div", block("dt", sign) if said(sign) else NOTHING, block("dd", words))
        for sign, words in pairs
    )
    return element("dl", lines(*named), class_=kind)


def _numbered(pairs: list[tuple[str, Words]]) -> Iterator[Html]:
    """Each keeps its number, whatever is left out before it."""
    usual = 1
    for sign, words in pairs:
        value = int(sign.rstrip("."))
        yield block("li", words, value=None if value == usual else str(value))
        usual = value + 1
