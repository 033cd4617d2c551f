"""Marks drawn as vectors: they need no font, and no background that a printer leaves out."""

from __future__ import annotations

from math import cos, pi, sin

from reflective_app.reports.html.markup import NOTHING, Html, element
from reflective_app.reports.look import Colours
from reflective_app.reports.marks import Mark

SIDE = 20.0
"""Of the square that a mark is drawn in."""

_LINE = SIDE * 0.1
_INNER = SIDE - _LINE
_MIDDLE, _RADIUS = SIDE / 2, _INNER / 2
_COLOURS = Colours()
_INK, _BARE = "ink", "bare"
"""What is filled and what is not, for readers who choose their own colours."""


def mark_html(mark: Mark | None) -> Html:
    """The shape beside a word. It is not read out: the word says the same."""
    if mark is None:
        return NOTHING
    return element(
        "svg",
        mark_shapes(mark),
        class_="mark",
        aria_hidden="true",
        focusable="false",
        viewBox=f"0 0 {number(SIDE)} {number(SIDE)}",
    )


def mark_shapes(mark: Mark) -> Html:
    """The shape by itself, in a square of `SIDE`."""
    return element(
        "g",
        *_DRAWINGS[mark],
        fill="none",
        stroke=_COLOURS.complete if mark is Mark.COMPLETE else _COLOURS.mark_line,
        stroke_width=number(_LINE * (2 if mark is Mark.COMPLETE else 1)),
        stroke_linejoin="round",
        stroke_linecap="round",
    )


def number(value: float) -> str:
    """A length with as many places as can be seen."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _at(across: float, up: float) -> str:
    """A point by shares of the side, kept clear of the edge by half a line."""
    half = _LINE / 2
    return f"{number(half + across * _INNER)} {number(half + (1 - up) * _INNER)}"


def _circle(fill: str, dashes: str | None = None) -> Html:
    return element(
        "circle",
        cx=number(_MIDDLE),
        cy=number(_MIDDLE),
        r=number(_RADIUS),
        fill=fill,
        class_=_BARE if fill == _COLOURS.mark_none else _INK,
        stroke_dasharray=dashes,
        stroke_linecap="butt" if dashes else None,
    )


def _sector(fill: str, share: float) -> Html:
    """From 12 o'clock clockwise, with both radii drawn."""
    turn = 2 * pi * share
    end = f"{number(_MIDDLE + _RADIUS * sin(turn))} {number(_MIDDLE - _RADIUS * cos(turn))}"
    middle, radius = number(_MIDDLE), number(_RADIUS)
    large = 1 if share > 0.5 else 0
    path = f"M{middle} {middle}L{_at(0.5, 1)}A{radius} {radius} 0 {large} 1 {end}Z"
    return element("path", d=path, fill=fill, class_=_INK)


def _square(fill: str, dashes: str | None = None) -> Html:
    return element(
        "rect",
        x=number(_LINE / 2),
        y=number(_LINE / 2),
        width=number(_INNER),
        height=number(_INNER),
        fill=fill,
        class_=_BARE if fill == _COLOURS.mark_none else _INK,
        stroke_dasharray=dashes,
        stroke_linecap="butt" if dashes else None,
    )


def _corners(fill: str, *corners: tuple[float, float]) -> Html:
    path = "L".join(_at(*corner) for corner in corners)
    return element("path", d=f"M{path}Z", fill=fill, class_=_INK)


def _strokes(path: str) -> Html:
    return element("path", d=path)


def _dash(reach: float) -> Html:
    return _strokes(f"M{_at(0.5 - reach, 0.5)}L{_at(0.5 + reach, 0.5)}")


_DASHES = f"{number(SIDE * 0.2)} {number(SIDE * 0.12)}"
_LOWER_HALF = ((0, 0), (1, 0), (1, 0.5), (0, 0.5))
_TRIANGLE = ((0, 0.05), (1, 0.05), (0.5, 0.95))
_DIAMOND = ((0.5, 0), (1, 0.5), (0.5, 1), (0, 0.5))
_NONE = _COLOURS.mark_none
_QUESTION = _strokes(
    f"M{_at(0.36, 0.62)}C{_at(0.36, 0.84)} {_at(0.66, 0.84)} {_at(0.66, 0.63)}"
    f"C{_at(0.66, 0.5)} {_at(0.5, 0.52)} {_at(0.5, 0.38)}M{_at(0.5, 0.2)}L{_at(0.5, 0.195)}"
)
_TICK = _strokes(f"M{_at(0.08, 0.5)}L{_at(0.38, 0.18)}L{_at(0.92, 0.85)}")

_DRAWINGS: dict[Mark, tuple[Html, ...]] = {
    Mark.NOT_IN_PLACE: (_circle(_NONE),),
    Mark.PARTLY_IN_PLACE: (_circle(_NONE), _sector(_COLOURS.mark_some, 1 / 3)),
    Mark.MOSTLY_IN_PLACE: (_circle(_NONE), _sector(_COLOURS.mark_most, 2 / 3)),
    Mark.FULLY_IN_PLACE: (_circle(_COLOURS.mark_all),),
    Mark.POSITION_UNKNOWN: (_circle(_NONE, _DASHES), _QUESTION),
    Mark.POSITION_DOES_NOT_APPLY: (_circle(_NONE, _DASHES), _dash(0.22)),
    Mark.REACHED: (_square(_COLOURS.mark_most),),
    Mark.SOME_REACHED: (_square(_NONE), _corners(_COLOURS.mark_some, *_LOWER_HALF)),
    Mark.NOT_REACHED: (_square(_NONE),),
    Mark.REACH_UNKNOWN: (_square(_NONE, _DASHES), _QUESTION),
    Mark.REACH_DOES_NOT_APPLY: (_dash(0.35),),
    Mark.OFF_TRACK: (_corners(_COLOURS.off_track, *_TRIANGLE),),
    Mark.AT_RISK: (_corners(_COLOURS.at_risk, *_DIAMOND),),
    Mark.ON_TRACK: (_circle(_COLOURS.on_track),),
    Mark.COMPLETE: (_TICK,),
}
