"""Marks drawn as vectors, so that they need no font and survive a printer without colour."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reflective_app.reports.outline import Mark

if TYPE_CHECKING:
    from collections.abc import Callable

    from reflective_app.reports.look import Colours
    from reflective_app.reports.pdf.tagging import TaggedCanvas


@dataclass(frozen=True, slots=True)
class Place:
    """The square a mark is drawn in: its lower left corner, its side, its line's weight."""

    x: float
    y: float
    side: float
    line: float

    def at(self, across: float, up: float) -> tuple[float, float]:
        """A point by shares of the side, kept clear of the edge by half a line."""
        inner = self.side - self.line
        return self.x + self.line / 2 + across * inner, self.y + self.line / 2 + up * inner


def draw_mark(canvas: TaggedCanvas, mark: Mark, place: Place, colours: Colours) -> None:
    """Draw a mark. The word beside it is read out; the shape is not."""
    with canvas.artifact("Layout"):
        canvas.saveState()
        canvas.line_with(colours.mark_line, place.line)
        canvas.setLineJoin(1)
        canvas.setLineCap(1)
        _DRAWINGS[mark](canvas, place, colours)
        canvas.restoreState()


def _circle(canvas: TaggedCanvas, place: Place, fill: str) -> None:
    canvas.fill_with(fill)
    middle, radius = place.side / 2, (place.side - place.line) / 2
    canvas.circle(place.x + middle, place.y + middle, radius, stroke=1, fill=1)


def _sector(canvas: TaggedCanvas, place: Place, fill: str, degrees: float) -> None:
    """From 12 o'clock clockwise, with both radii drawn."""
    canvas.fill_with(fill)
    corners = (*place.at(0, 0), *place.at(1, 1))
    canvas.wedge(*corners, 90 - degrees, degrees, stroke=1, fill=1)


def _square(canvas: TaggedCanvas, place: Place, fill: str, share: float = 1.0) -> None:
    """A square filled from below, by a share of its height."""
    left, low = place.at(0, 0)
    side = place.side - place.line
    canvas.fill_with(fill)
    canvas.rect(left, low, side, side * share, stroke=0, fill=1)
    canvas.rect(left, low, side, side, stroke=1, fill=0)


def _dash(canvas: TaggedCanvas, place: Place, reach: float = 0.22) -> None:
    canvas.setDash()
    canvas.line(*place.at(0.5 - reach, 0.5), *place.at(0.5 + reach, 0.5))


def _question(canvas: TaggedCanvas, place: Place) -> None:
    """A question mark of two strokes and a dot."""
    canvas.setDash()
    path = canvas.beginPath()
    path.moveTo(*place.at(0.36, 0.62))
    path.curveTo(*place.at(0.36, 0.84), *place.at(0.66, 0.84), *place.at(0.66, 0.63))
    path.curveTo(*place.at(0.66, 0.5), *place.at(0.5, 0.52), *place.at(0.5, 0.38))
    canvas.drawPath(path, stroke=1, fill=0)
    canvas.line(*place.at(0.5, 0.2), *place.at(0.5, 0.205))


def _dashed(canvas: TaggedCanvas, place: Place) -> None:
    canvas.setLineCap(0)
    canvas.setDash([place.side * 0.2, place.side * 0.12])


def _shape(canvas: TaggedCanvas, place: Place, fill: str, *corners: tuple[float, float]) -> None:
    canvas.fill_with(fill)
    path = canvas.beginPath()
    path.moveTo(*place.at(*corners[0]))
    for corner in corners[1:]:
        path.lineTo(*place.at(*corner))
    path.close()
    canvas.drawPath(path, stroke=1, fill=1)


def _not_in_place(canvas: TaggedCanvas, place: Place, colours: Colours) -> None:
    _circle(canvas, place, colours.mark_none)


def _partly(canvas: TaggedCanvas, place: Place, colours: Colours) -> None:
    _circle(canvas, place, colours.mark_none)
    _sector(canvas, place, colours.mark_some, 120)


def _mostly(canvas: TaggedCanvas, place: Place, colours: Colours) -> None:
    _circle(canvas, place, colours.mark_none)
    _sector(canvas, place, colours.mark_most, 240)


def _fully(canvas: TaggedCanvas, place: Place, colours: Colours) -> None:
    _circle(canvas, place, colours.mark_all)


def _position_unknown(canvas: TaggedCanvas, place: Place, colours: Colours) -> None:
    _dashed(canvas, place)
    _circle(canvas, place, colours.mark_none)
    canvas.setLineCap(1)
    _question(canvas, place)


def _position_does_not_apply(canvas: TaggedCanvas, place: Place, colours: Colours) -> None:
    _dashed(canvas, place)
    _circle(canvas, place, colours.mark_none)
    _dash(canvas, place)


def _reached(canvas: TaggedCanvas, place: Place, colours: Colours) -> None:
    _square(canvas, place, colours.mark_most)


def _some_reached(canvas: TaggedCanvas, place: Place, colours: Colours) -> None:
    _square(canvas, place, colours.mark_some, share=0.5)


def _not_reached(canvas: TaggedCanvas, place: Place, colours: Colours) -> None:
    _square(canvas, place, colours.mark_none)


def _reach_unknown(canvas: TaggedCanvas, place: Place, colours: Colours) -> None:
    _dashed(canvas, place)
    _square(canvas, place, colours.mark_none)
    canvas.setLineCap(1)
    _question(canvas, place)


def _reach_does_not_apply(canvas: TaggedCanvas, place: Place, _colours: Colours) -> None:
    _dash(canvas, place, reach=0.35)


def _off_track(canvas: TaggedCanvas, place: Place, colours: Colours) -> None:
    _shape(canvas, place, colours.off_track, (0, 0.05), (1, 0.05), (0.5, 0.95))


def _at_risk(canvas: TaggedCanvas, place: Place, colours: Colours) -> None:
    _shape(canvas, place, colours.at_risk, (0.5, 0), (1, 0.5), (0.5, 1), (0, 0.5))


def _on_track(canvas: TaggedCanvas, place: Place, colours: Colours) -> None:
    _circle(canvas, place, colours.on_track)


def _complete(canvas: TaggedCanvas, place: Place, colours: Colours) -> None:
    canvas.line_with(colours.complete, place.line * 2)
    canvas.line(*place.at(0.08, 0.5), *place.at(0.38, 0.18))
    canvas.line(*place.at(0.38, 0.18), *place.at(0.92, 0.85))


_DRAWINGS: dict[Mark, Callable[[TaggedCanvas, Place, Colours], None]] = {
    Mark.NOT_IN_PLACE: _not_in_place,
    Mark.PARTLY_IN_PLACE: _partly,
    Mark.MOSTLY_IN_PLACE: _mostly,
    Mark.FULLY_IN_PLACE: _fully,
    Mark.POSITION_UNKNOWN: _position_unknown,
    Mark.POSITION_DOES_NOT_APPLY: _position_does_not_apply,
    Mark.REACHED: _reached,
    Mark.SOME_REACHED: _some_reached,
    Mark.NOT_REACHED: _not_reached,
    Mark.REACH_UNKNOWN: _reach_unknown,
    Mark.REACH_DOES_NOT_APPLY: _reach_does_not_apply,
    Mark.OFF_TRACK: _off_track,
    Mark.AT_RISK: _at_risk,
    Mark.ON_TRACK: _on_track,
    Mark.COMPLETE: _complete,
}
