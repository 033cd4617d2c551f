"""A figure as a vector picture that says in words what it shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from reflective_app.reports.figure import Area, Fill, Label, Line, Sign
from reflective_app.reports.html.markup import Html, element, on_one_line, text_html
from reflective_app.reports.html.shapes import SIDE, mark_shapes, number
from reflective_app.reports.look import INK, Colours

if TYPE_CHECKING:
    from reflective_app.reports.figure import Figure, Part

_EM = 12.0
"""Points of the letters of a page: a picture grows with what is written round it."""
_COLOURS = Colours()
_FILLS = {
    Fill.NONE: _COLOURS.mark_none,
    Fill.SOME: _COLOURS.mark_some,
    Fill.MOST: _COLOURS.mark_most,
    Fill.ALL: _COLOURS.mark_all,
    Fill.TINT: _COLOURS.head_fill,
}
_DARK = (Fill.MOST, Fill.ALL)
_LINE, _STRONG = 0.8, 1.8


def drawing(figure: Figure, title_id: str) -> Html:
    """The picture; whoever cannot see it is told what it says, and none of its parts."""
    wide, high = number(figure.width), number(figure.height)
    return element(
        "svg",
        element("title", text_html(on_one_line(figure.says)), id=title_id),
        # Its own ground: colours chosen to differ on white are not at the mercy of a theme.
        element("rect", width=wide, height=high, fill=_COLOURS.mark_none),
        *(_part(part) for part in figure.parts),
        role="img",
        aria_labelledby=title_id,
        focusable="false",
        viewBox=f"0 0 {wide} {high}",
        style=f"width:{number(figure.width / _EM)}em",
    )


def _part(part: Part) -> Html:
    match part:
        case Area():
            return _area(part)
        case Line():
            return _line(part)
        case Label():
            return _label(part)
        case Sign():
            return _sign(part)
        case _:
            assert_never(part)


def _area(area: Area) -> Html:
    return element(
        "rect",
        x=number(area.left),
        y=number(area.top),
        width=number(area.width),
        height=number(area.height),
        fill="none" if area.fill is Fill.NONE else _FILLS[area.fill],
        stroke=_COLOURS.mark_line if area.edge else None,
        stroke_width=number(_LINE) if area.edge else None,
        stroke_dasharray="3 2" if area.edge and area.dashed else None,
    )


def _line(line: Line) -> Html:
    return element(
        "line",
        x1=number(line.left),
        y1=number(line.top),
        x2=number(line.right),
        y2=number(line.bottom),
        stroke=INK if line.strong else _COLOURS.card_edge,
        stroke_width=number(_STRONG if line.strong else _LINE),
    )


def _label(label: Label) -> Html:
    return element(
        "text",
        text_html(on_one_line(label.text)),
        x=number(label.left),
        y=number(label.base),
        font_size=number(label.size),
        font_weight="bold" if label.bold else None,
        text_anchor=None if label.at == "start" else label.at,
        fill=_COLOURS.mark_none if label.on in _DARK else INK,
    )


def _sign(sign: Sign) -> Html:
    return element(
        "svg",
        mark_shapes(sign.mark),
        x=number(sign.left),
        y=number(sign.top),
        width=number(sign.side),
        height=number(sign.side),
        viewBox=f"0 0 {number(SIDE)} {number(SIDE)}",
    )
