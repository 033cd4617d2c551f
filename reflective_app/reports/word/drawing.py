"""Pictures drawn dot by dot, for Word."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, assert_never

from PIL import Image, ImageDraw, ImageFont

from reflective_app.assets import shipped
from reflective_app.reports.figure import Area, Fill, Label, Line, Sign
from reflective_app.reports.look import INK, PAPER
from reflective_app.reports.pdf.fonts import in_fonts, printable
from reflective_app.reports.word.signs import DOTS, FINER, Pen, draw_mark, png

if TYPE_CHECKING:
    from reflective_app.reports.figure import Figure, Part
    from reflective_app.reports.look import Colours

_FINER = FINER // 2
_THIN, _EDGE, _STRONG = 0.6, 0.9, 2.0
"""How wide lines are, in points."""
_DASH, _GAP = 3.0, 2.0
_SIGN_LINE = 0.1
"""Of a mark, by its side."""
_DARK = (Fill.MOST, Fill.ALL)
"""What white letters stand on."""


def figure_png(figure: Figure, colours: Colours) -> bytes:
    """A picture at 200 dots in an inch."""
    size = round(figure.width * DOTS), round(figure.height * DOTS)
    image = Image.new("RGB", (size[0] * _FINER, size[1] * _FINER), PAPER)
    sheet = _Sheet(ImageDraw.Draw(image), colours)
    for each in figure.parts:
        sheet.put(each)
    # A third as large, and no dot looks other: the few colours of a figure and their edges fit in.
    few = image.reduce(_FINER).quantize(256, Image.Quantize.MAXCOVERAGE)
    return png(few)


@dataclass(frozen=True, slots=True)
class _Sheet:
    """Draws parts of a figure, which are measured in points."""

    draw: ImageDraw.ImageDraw
    colours: Colours

    def put(self, drawn: Part) -> None:
        """Draw one part over what is there."""
        match drawn:
            case Area():
                self._area(drawn)
            case Line(left=left, top=top, right=right, bottom=bottom, strong=strong):
                weight = _STRONG if strong else _THIN
                ink = INK if strong else self.colours.hairline
                self._line((left, top), (right, bottom), ink, weight)
            case Label():
                self._label(drawn)
            case Sign():
                draw_mark(self._pen(drawn), drawn.mark, self.colours)
            case _:
                assert_never(drawn)

    def _pen(self, sign: Sign) -> Pen:
        left, top, side = _dots(sign.left), _dots(sign.top), _dots(sign.side)
        colours = self.colours
        weight = side * _SIGN_LINE
        return Pen(self.draw, left, top, side, weight, colours.mark_line, colours.mark_none)

    def _area(self, area: Area) -> None:
        right, low = area.left + area.width, area.top + area.height
        left, top, across, down = map(_dots, (area.left, area.top, right, low))
        fill = _colour_of(area.fill, self.colours)
        self.draw.rectangle((left, top, across - 1, down - 1), fill)
        if area.edge and not area.dashed:
            half = _dots(_EDGE) / 2  # on paper, too, half of an edge lies outside
            frame = (left - half, top - half, across - 1 + half, down - 1 + half)
            self.draw.rectangle(frame, None, self.colours.mark_line, round(2 * half))
        if area.dashed:
            corners = [(area.left, area.top), (right, area.top), (right, low), (area.left, low)]
            for one, other in zip(corners, (*corners[1:], corners[0]), strict=True):
                self._dashes(one, other)

    def _dashes(self, start: tuple[float, float], stop: tuple[float, float]) -> None:
        across, down = stop[0] - start[0], stop[1] - start[1]
        long = abs(across) + abs(down)
        gone = 0.0
        while gone < long:
            until = min(gone + _DASH, long)
            one, other = (
                (start[0] + across * way / long, start[1] + down * way / long)
                for way in (gone, until)
            )
            self._line(one, other, self.colours.mark_line, _EDGE)
            gone = until + _GAP

    def _line(
        self, start: tuple[float, float], stop: tuple[float, float], ink: str, weight: float
    ) -> None:
        places = [(_dots(x), _dots(y)) for x, y in (start, stop)]
        self.draw.line(places, ink, max(1, round(_dots(weight))))

    def _label(self, label: Label) -> None:
        words = " ".join(printable(label.text).split())
        runs = [(_font(name, label.size), text) for name, text in in_fonts(words, bold=label.bold)]
        wide = sum(font.getlength(text) for font, text in runs)
        left = _dots(label.left) - wide * {"start": 0.0, "middle": 0.5, "end": 1.0}[label.at]
        ink = PAPER if label.on in _DARK else INK
        for font, text in runs:
            self.draw.text((left, _dots(label.base)), text, ink, font, anchor="ls")
            left += font.getlength(text)


def _colour_of(fill: Fill, colours: Colours) -> str:
    match fill:
        case Fill.NONE:
            return colours.mark_none
        case Fill.SOME:
            return colours.mark_some
        case Fill.MOST:
            return colours.mark_most
        case Fill.ALL:
            return colours.mark_all
        case Fill.TINT:
            return colours.head_fill
        case _:
            assert_never(fill)


def _dots(points: float) -> float:
    return points * DOTS * _FINER


@cache
def _font(name: str, size: float) -> ImageFont.FreeTypeFont:
    """One of the fonts that come with the program; the plainest way of setting is always there."""
    path = shipped("resources", "fonts", f"{name}.ttf")
    return ImageFont.truetype(path, round(_dots(size)), layout_engine=ImageFont.Layout.BASIC)
