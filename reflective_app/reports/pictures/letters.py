"""Words in a picture: measured and broken as the printed page does it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reflective_app.reports.figure import Fill, Label
from reflective_app.reports.look import TextStyle

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SIZE = 10.5
LEADING = 13.5
PORTRAIT, LANDSCAPE = 470.0, 717.0
"""How wide a picture is made: no wider than any page of ours, so that it is never made smaller."""
TALLEST_PORTRAIT, TALLEST_LANDSCAPE = 600.0, 410.0
"""Taller pictures are parted: a heading and a caption have to find room above."""
PADDING = 4.0
SIDE = 13.0
"""Of a sign."""
_CAP_HEIGHT = 0.714
"""Of a capital letter, by its size."""


def width_of(text: str, *, bold: bool = False) -> float:
    """How wide words are set on one line."""
    # The print library is loaded where something is drawn, not when the program starts.
    from reflective_app.reports.pdf.fonts import text_width

    return text_width(text.replace("\n", " "), _style(bold))


def broken(text: str, room: float, most: int, *, bold: bool = False) -> tuple[str, ...]:
    """Words on lines no wider than the room, at most so many; what is left out ends in “…”.

    A word too long for a line is parted. Blank text has no lines.
    """
    from reflective_app.reports.outline import Span
    from reflective_app.reports.pdf.lines import break_lines, cut_short

    style = _style(bold)
    lines = break_lines((Span(" ".join(text.split())),), style, room)
    if len(lines) > most:
        lines = cut_short(lines, most, style, room)
    return tuple("".join(segment.text for segment in line).rstrip() for line in lines)


def labels(
    lines: Iterable[str], left: float, top: float, *, bold: bool = False, on: Fill = Fill.NONE
) -> Iterator[Label]:
    """Lines one below the other, the first beginning at the top given."""
    for number, line in enumerate(lines):
        yield Label(left, base_of(top + number * LEADING), line, SIZE, bold, on=on)


def centred(
    lines: tuple[str, ...], middle: float, top: float, *, bold: bool = False
) -> list[Label]:
    """Lines one below the other, each with its middle at a point."""
    return [
        Label(middle, base_of(top + number * LEADING), line, SIZE, bold, "middle")
        for number, line in enumerate(lines)
    ]


def base_of(top: float) -> float:
    """Where the letters of a line stand whose upper edge is given."""
    return top + (LEADING + _CAP_HEIGHT * SIZE) / 2


def _style(bold: bool) -> TextStyle:
    return TextStyle(SIZE, LEADING, bold)
