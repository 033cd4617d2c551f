"""From the blocks of an outline to the pieces of a page, and the elements they are read as."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, assert_never

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
from reflective_app.reports.pdf.board_blocks import board_piece
from reflective_app.reports.pdf.containers import Framed, Indented, Padding
from reflective_app.reports.pdf.contents import Bookmark
from reflective_app.reports.pdf.fonts import printable, text_width
from reflective_app.reports.pdf.picture import picture_piece
from reflective_app.reports.pdf.pieces import Stack, Text
from reflective_app.reports.pdf.sheet_pieces import sheet_piece
from reflective_app.reports.pdf.table_blocks import table_piece
from reflective_app.reports.pdf.words import says_something, text_of
from reflective_app.reports.sheet_blocks import Asked, CutSheet, Fields, WritingRoom

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reflective_app.reports.look import Look, TextStyle
    from reflective_app.reports.outline import Block, BoxBlock
    from reflective_app.reports.pdf.containers import Label
    from reflective_app.reports.pdf.pieces import Piece
    from reflective_app.reports.pdf.tagging import TaggedCanvas
    from reflective_app.reports.pdf.tree import Element
    from reflective_app.reports.sheet_blocks import SheetBlock

    _Said = Heading | Paragraph | Bullets | Table | Box | Board | Figure | SheetBlock


@dataclass(slots=True)
class Typesetter:
    """Makes pieces of blocks, one after the other, and remembers below which heading it is."""

    look: Look
    root: Element
    level: int = 0
    """Of the last heading: none, or 1 to 3. The report's title is above them all."""
    bookmarks: int = field(default=0)

    def pieces(self, blocks: tuple[Block, ...]) -> Iterator[Piece | None]:
        """A piece for each block that says anything; None where a new page starts."""
        usual = self.look
        for before, block, after in zip((None, *blocks), blocks, (*blocks[1:], None), strict=False):
            if isinstance(block, PageBreak):
                self.look = usual.closer if block.close else usual
                if not block.goes_on:
                    yield None
            elif piece := self._piece(block):
                if isinstance(piece, Text) and isinstance(after, Table | Figure):
                    piece.stays_with_next |= isinstance(before, Heading)
                yield piece

    def _piece(self, block: _Said) -> Piece | None:
        match block:
            case Heading():
                return self._heading(block)
            case Paragraph() | Bullets():
                return self._prose(block, self.root)
            case Table() | Figure():
                return self._shown(block)
            case Box():
                return self._box(block)
            case Board():
                return board_piece(block, self.look, self.root, self._below)
            case Fields() | Asked() | CutSheet() | WritingRoom():
                return sheet_piece(block, self.look, self.root, self._below)
            case _:
                assert_never(block)

    def _shown(self, block: Table | Figure) -> Piece:
        if isinstance(block, Figure):
            return picture_piece(block, self.look, self.root)
        return table_piece(block, self.look, self.root)

    @property
    def _below(self) -> str:
        """The tag of a heading one level below the last."""
        return f"H{self.level + 2}"

    def _heading(self, heading: Heading) -> Piece | None:
        if not says_something(heading.text):
            return None
        self.level = heading.level
        style = _heading_style(self.look, heading.level)
        text = text_of(heading.text, style, self.root.child(f"H{heading.level + 1}"))
        self.bookmarks += 1
        text.on_draw = Bookmark(printable(heading.text), f"h{self.bookmarks}", heading.level - 1)
        text.stays_with_next = True
        return text

    def _prose(self, block: BoxBlock, parent: Element) -> Piece | None:
        if isinstance(block, Bullets):
            return self._bullets(block, parent)
        if not says_something(block.words):
            return None
        return text_of(block.words, _paragraph_style(self.look, block), parent.child("P"))

    def _bullets(self, bullets: Bullets, parent: Element) -> Piece | None:
        pairs = zip(bullets.signs, bullets.items, strict=True)
        said = [(sign, words) for sign, words in pairs if says_something(words)]
        if not said:
            return None
        look = self.look.text
        style = look.caption_item if bullets.style == "caption" else look.item
        sign_style = replace(style, bold=True) if bullets.worded else style
        indent = self.look.measure.list_indent
        if bullets.labels or (bullets.numbered and len(said) > _ONE_DIGIT):
            indent = _indent([sign for sign, _ in said], sign_style, self.look)
        whole = parent.list_of(_numbering(bullets))
        items: list[Piece] = []
        for number, (sign, words) in enumerate(said, start=1):
            item = whole.child("LI")
            label = text_of(sign, sign_style, item.child("Lbl"))
            if number == len(said):
                style = replace(style, after=self.look.measure.list_gap)
            body = text_of(words, style, item.child("LBody"))
            items.append(Indented(body, indent, _label(label, indent)))
        return Stack(tuple(items))

    def _box(self, box: Box) -> Piece | None:
        section = self.root.child("Sect")
        inside: list[Piece] = []
        if says_something(box.title):
            title = text_of(box.title, self.look.text.box_title, section.child(self._below))
            title.stays_with_next = True
            inside.append(title)
        inside += [piece for block in box.blocks if (piece := self._prose(block, section))]
        measure = self.look.measure
        padding = Padding(
            measure.box_side + measure.box_rule, measure.box_top, measure.box_side, measure.box_top
        )
        background = _BoxBackground(self.look)
        return Framed(Stack(tuple(inside)), padding, background, measure.box_gap)


def _heading_style(look: Look, level: int) -> TextStyle:
    return (look.text.heading_1, look.text.heading_2, look.text.heading_3)[level - 1]


def _paragraph_style(look: Look, paragraph: Paragraph) -> TextStyle:
    match paragraph.style:
        case "lead":
            return look.text.lead
        case "body":
            return look.text.body
        case "caption":
            return look.text.caption
        case _:
            assert_never(paragraph.style)


_ONE_DIGIT = 9
"""Numbers from ten on need more room than the usual indent."""


def _numbering(bullets: Bullets) -> str:
    """How a list's labels are made, in the words of PDF."""
    if bullets.numbered:
        return "Decimal"
    return "None" if bullets.labels else "Disc"


def _indent(signs: list[str], style: TextStyle, look: Look) -> float:
    """Room for the widest label, if the usual indent is too narrow; at most a third of a line."""
    widest = max(text_width(sign, style) for sign in signs)
    wanted = max(look.measure.list_indent, widest + look.measure.label_gap)
    return min(wanted, look.text_width / 3)


def _label(text: Text, indent: float) -> Label:
    def draw(canvas: TaggedCanvas, left: float, top: float) -> None:
        text.draw(canvas, left, top, indent)

    return draw


@dataclass(frozen=True, slots=True)
class _BoxBackground:
    """A pale ground with a strong rule at its left."""

    look: Look

    def __call__(
        self, canvas: TaggedCanvas, left: float, top: float, width: float, height: float
    ) -> None:
        canvas.fill_with(self.look.colour.box_fill)
        canvas.rect(left, top - height, width, height, stroke=0, fill=1)
        canvas.fill_with(self.look.colour.accent)
        canvas.rect(left, top - height, self.look.measure.box_rule, height, stroke=0, fill=1)
