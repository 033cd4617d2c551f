"""Marks drawn as small pictures, as they are drawn on paper."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw

from reflective_app.reports.marks import Mark

if TYPE_CHECKING:
    from reflective_app.reports.look import Colours, Look

DOTS = 200 / 72
"""In a point: 200 dots in an inch, which prints sharply."""
FINER = 4
"""Everything is drawn so many times as large, and then made smaller, so that no edge is jagged."""
_CLEAR = (255, 255, 255, 0)


@dataclass(frozen=True, slots=True)
class Pen:
    """Draws a mark into a square, by shares of its side; `down` counts from the top."""

    draw: ImageDraw.ImageDraw
    left: float
    top: float
    side: float
    weight: float
    ink: str
    ground: str
    """Of what is not filled: white, even where a reader has the page dark."""

    def at(self, across: float, down: float) -> tuple[float, float]:
        """A point of the square, kept clear of the edge by half a line."""
        inner = self.side - self.weight
        return (
            self.left + self.weight / 2 + across * inner,
            self.top + self.weight / 2 + down * inner,
        )

    @property
    def frame(self) -> tuple[float, float, float, float]:
        """What a shape is drawn into, its line included."""
        return self.left, self.top, self.left + self.side, self.top + self.side

    @property
    def width(self) -> int:
        """Of a line."""
        return max(1, round(self.weight))

    def circle(self, fill: str, degrees: int = 360) -> None:
        """A circle, filled clockwise from 12 o'clock as far as `degrees`."""
        whole = degrees == 360
        self.draw.ellipse(self.frame, fill if whole else self.ground, self.ink, self.width)
        if not whole:
            self.draw.pieslice(self.frame, -90, degrees - 90, fill, self.ink, self.width)

    def dashed_circle(self) -> None:
        """A circle whose line is broken."""
        self.draw.ellipse(self.frame, self.ground)
        for start in range(0, 360, 40):
            self.draw.arc(self.frame, start, start + 25, self.ink, self.width)

    def square(self, fill: str, share: float = 1.0) -> None:
        """A square filled from below, by a share of its height."""
        left, top, right, low = self.frame
        self.draw.rectangle(self.frame, self.ground)
        self.draw.rectangle((left, low - (low - top) * share, right, low), fill)
        self.draw.rectangle(self.frame, None, self.ink, self.width)

    def dashed_square(self) -> None:
        """A square whose line is broken."""
        self.draw.rectangle(self.frame, self.ground)
        for start in (0.0, 0.38, 0.76):
            stop = start + 0.24
            self.line((start, 0), (stop, 0))
            self.line((start, 1), (stop, 1))
            self.line((0, start), (0, stop))
            self.line((1, start), (1, stop))

    def shape(self, fill: str, *corners: tuple[float, float]) -> None:
        """A filled shape with corners."""
        self.draw.polygon([self.at(*corner) for corner in corners], fill)
        for one, other in zip(corners, (*corners[1:], corners[0]), strict=True):
            self.line(one, other)

    def line(
        self, *corners: tuple[float, float], ink: str | None = None, weight: float = 1.0
    ) -> None:
        """A line with round ends and corners."""
        wide = self.weight * weight
        places = [self.at(*corner) for corner in corners]
        self.draw.line(places, ink or self.ink, max(1, round(wide)))
        for x, y in places:
            self.draw.ellipse(
                (x - wide / 2, y - wide / 2, x + wide / 2, y + wide / 2), ink or self.ink
            )

    def question(self) -> None:
        """A question mark."""
        x, y = self.at(0.32, 0.16)
        right, low = self.at(0.68, 0.52)
        self.draw.arc((x, y, right, low), 170, 90, self.ink, self.width)
        self.line((0.5, 0.49), (0.5, 0.62))
        self.line((0.5, 0.8), (0.5, 0.81))


def draw_mark(pen: Pen, mark: Mark, colours: Colours) -> None:
    """Draw a mark: circles are positions, squares reach, the rest the status of an action."""
    match mark:
        case Mark.NOT_IN_PLACE:
            pen.circle(colours.mark_none)
        case Mark.PARTLY_IN_PLACE:
            pen.circle(colours.mark_some, 120)
        case Mark.MOSTLY_IN_PLACE:
            pen.circle(colours.mark_most, 240)
        case Mark.FULLY_IN_PLACE:
            pen.circle(colours.mark_all)
        case Mark.POSITION_UNKNOWN:
            pen.dashed_circle()
            pen.question()
        case Mark.POSITION_DOES_NOT_APPLY:
            pen.dashed_circle()
            pen.line((0.28, 0.5), (0.72, 0.5))
        case _:
            _draw_other(pen, mark, colours)


def _draw_other(pen: Pen, mark: Mark, colours: Colours) -> None:
    match mark:
        case Mark.REACHED:
            pen.square(colours.mark_most)
        case Mark.SOME_REACHED:
            pen.square(colours.mark_some, 0.5)
        case Mark.NOT_REACHED:
            pen.square(colours.mark_none)
        case Mark.REACH_UNKNOWN:
            pen.dashed_square()
            pen.question()
        case Mark.REACH_DOES_NOT_APPLY:
            pen.line((0.15, 0.5), (0.85, 0.5))
        case Mark.OFF_TRACK:
            pen.shape(colours.off_track, (0, 0.95), (1, 0.95), (0.5, 0.05))
        case Mark.AT_RISK:
            pen.shape(colours.at_risk, (0, 0.5), (0.5, 0), (1, 0.5), (0.5, 1))
        case Mark.ON_TRACK:
            pen.circle(colours.on_track)
        case Mark.COMPLETE:
            pen.line((0.08, 0.5), (0.38, 0.82), (0.92, 0.15), ink=colours.complete, weight=2)
        case _:
            raise ValueError(f"There is no drawing of “{mark.value}”.")


@lru_cache(maxsize=64)
def mark_png(mark: Mark, side: float, width: float, look: Look) -> bytes:
    """A mark in a square at the left of a picture as wide as asked, the rest of it clear."""
    dots = DOTS * FINER
    size = round(width * DOTS), round(side * DOTS)
    image = Image.new("RGBA", (size[0] * FINER, size[1] * FINER), _CLEAR)
    weight = side * look.measure.mark_line * dots
    colours = look.colour
    draw = ImageDraw.Draw(image)
    pen = Pen(draw, 0, 0, side * dots - 1, weight, colours.mark_line, colours.mark_none)
    draw_mark(pen, mark, colours)
    return png(image.reduce(FINER))


def png(image: Image.Image) -> bytes:
    """A picture as a file that says nothing of where and when it was made."""
    held = BytesIO()
    image.save(held, "PNG", dpi=(200, 200))
    return held.getvalue()
