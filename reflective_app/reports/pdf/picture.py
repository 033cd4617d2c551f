"""A picture on a page: drawn whole, tagged as one figure, with its table below."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reflective_app.reports.figure import SMALLEST, Area, Fill, Label, Line, Sign
from reflective_app.reports.look import INK, PAPER, TextStyle
from reflective_app.reports.pdf.fonts import in_fonts, printable, text_width
from reflective_app.reports.pdf.pieces import ROUNDING, Stack
from reflective_app.reports.pdf.shapes import Place, draw_mark
from reflective_app.reports.pdf.table_blocks import table_piece
from reflective_app.reports.pdf.words import text_of

if TYPE_CHECKING:
    from reflective_app.reports.figure import Figure, Part
    from reflective_app.reports.look import Look
    from reflective_app.reports.pdf.pieces import Halves, Piece
    from reflective_app.reports.pdf.tagging import TaggedCanvas
    from reflective_app.reports.pdf.tree import Element

_ON_DARK = frozenset({Fill.MOST, Fill.ALL})
_EDGE, _STRONG_EDGE = 0.9, 2.0
_DASHES = (3.0, 2.0)


class PictureTooLargeError(ValueError):
    """A picture cannot be put on the page with letters that can be read: it has to be parted."""


@dataclass(frozen=True, eq=False, slots=True)
class Picture:
    """A figure as wide as the text, never on two pages."""

    figure: Figure
    look: Look
    element: Element
    most: float = 0.0
    """How tall it may be; 0 for as tall as it is."""
    stays_with_next: bool = False

    @property
    def before(self) -> float:
        """None: its caption stands right above."""
        return 0.0

    @property
    def after(self) -> float:
        """As after a table."""
        return self.look.measure.table_gap

    def height(self, width: float) -> float:
        """As drawn at that width."""
        return self.figure.height * self._scale(width)

    def cut(self, width: float, room: float, must: bool) -> Halves:
        """Whole or not at all. Where no page is tall enough it is drawn smaller.

        Raises:
            PictureTooLargeError: its letters would be too small then.
        """
        if self.height(width) <= room + ROUNDING:
            return self, None
        if not must:
            return None, self
        smaller = replace(self, most=room)
        smaller.height(width)
        return smaller, None

    def draw(self, canvas: TaggedCanvas, left: float, top: float, width: float) -> None:
        """Its parts in their order: later ones cover earlier ones."""
        scale = self._scale(width)
        figure = self.figure
        box = (left, top - figure.height * scale, left + figure.width * scale, top)
        with canvas.picture(self.element, box):
            pen = _Pen(canvas, self.look, left, top, scale)
            for part in figure.parts:
                canvas.saveState()
                pen.draw(part)
                canvas.restoreState()

    def _scale(self, width: float) -> float:
        figure = self.figure
        scale = width / figure.width
        if self.most:
            scale = min(scale, self.most / figure.height)
        smallest = min((p.size for p in figure.parts if isinstance(p, Label)), default=SMALLEST)
        if scale * smallest < SMALLEST - ROUNDING:
            raise PictureTooLargeError(
                f"“{figure.caption}” is {figure.width:.0f} by {figure.height:.0f} points: made to"
                f" fit, its letters would be smaller than {SMALLEST:.0f} points."
            )
        return scale


@dataclass(frozen=True, slots=True)
class _Pen:
    """Draws the parts of one picture; their coordinates run down from its upper left corner."""

    canvas: TaggedCanvas
    look: Look
    left: float
    top: float
    scale: float

    def draw(self, part: Part) -> None:
        """One part."""
        match part:
            case Area():
                self._area(part)
            case Line():
                self._line(part)
            case Label():
                self._label(part)
            case Sign():
                self._sign(part)

    def _area(self, area: Area) -> None:
        canvas, scale = self.canvas, self.scale
        canvas.fill_with(_fill_colour(area.fill, self.look))
        canvas.line_with(self.look.colour.mark_line, _EDGE * scale)
        if area.dashed:
            canvas.setDash([dash * scale for dash in _DASHES])
        x, y = self._at(area.left, area.top + area.height)
        wide, tall = area.width * scale, area.height * scale
        canvas.rect(x, y, wide, tall, stroke=int(area.edge or area.dashed), fill=1)

    def _line(self, line: Line) -> None:
        colour = INK if line.strong else self.look.colour.hairline
        weight = _STRONG_EDGE if line.strong else self.look.measure.hairline
        self.canvas.line_with(colour, weight * (self.scale if line.strong else 1))
        self.canvas.line(*self._at(line.left, line.top), *self._at(line.right, line.bottom))

    def _label(self, label: Label) -> None:
        canvas, size = self.canvas, label.size * self.scale
        words = printable(label.text).replace("\n", " ")
        style = TextStyle(size, size, label.bold)
        x, y = self._at(label.left, label.base)
        share = {"start": 0.0, "middle": 0.5, "end": 1.0}[label.at]
        x -= text_width(words, style) * share
        canvas.fill_with(PAPER if label.on in _ON_DARK else INK)
        text = canvas.beginText()
        text.setTextOrigin(x, y)
        for font, run in in_fonts(words, bold=label.bold):
            text.setFont(font, size)
            text.textOut(run)
        canvas.drawText(text)

    def _sign(self, sign: Sign) -> None:
        side = sign.side * self.scale
        x, y = self._at(sign.left, sign.top + sign.side)
        place = Place(x, y, side, side * self.look.measure.mark_line)
        draw_mark(self.canvas, sign.mark, place, self.look.colour)

    def _at(self, across: float, down: float) -> tuple[float, float]:
        return self.left + across * self.scale, self.top - down * self.scale


def picture_piece(figure: Figure, look: Look, parent: Element) -> Stack:
    """A figure as a caption, the picture and, where it is to follow, its table."""
    caption = text_of(figure.caption, look.text.table_caption, parent.child("P"))
    caption.stays_with_next = True
    element = parent.child("Figure")
    element.spoken = printable(figure.says).replace("\n", " ")
    pieces: list[Piece] = [caption, Picture(figure, look, element)]
    if figure.twin_follows:
        pieces.append(table_piece(figure.twin, look, parent))
    return Stack(tuple(pieces))


def _fill_colour(fill: Fill, look: Look) -> str:
    colour = look.colour
    return {
        Fill.NONE: colour.mark_none,
        Fill.SOME: colour.mark_some,
        Fill.MOST: colour.mark_most,
        Fill.ALL: colour.mark_all,
        Fill.TINT: colour.head_fill,
    }[fill]
