"""Votes as shapes: one upright stroke a vote, in groups of five, with their number beside them."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import NamedTuple

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QPainter

GROUP = 5

SCALES = (1.0, 0.85, 0.7, 0.58, 0.48, 0.4, 0.33, 0.27, 0.22, 0.18)
"""From the largest strokes to the smallest that can be told apart from a chair."""

CLEAR = 0.55
"""Strokes of this size are seen from the back; smaller ones rather stand in two rows."""

HIGH, WIDE, GAP, BETWEEN, ROW = 36.0, 15.0, 9.0, 12.0, 6.0
"""A stroke, the gap to the next, what is added after five, and the gap between two rows of them."""


class Marks(NamedTuple):
    """How the strokes of every sentence of a question are drawn, alike so that they compare.

    `groups` is how many groups of five stand in a row.
    """

    scale: float
    groups: int


def marks_for(most: int, room: int, high: int, unit: float) -> Marks | None:
    """The strokes of which so many fit, in one row where they are large enough so.

    None where the number alone has to do.
    """
    in_a_row = _fitting(
        [s for s in SCALES if s >= CLEAR], most, (room, min(high, HIGH * unit)), unit
    )
    return in_a_row or _fitting(SCALES, most, (room, high), unit)


def _fitting(
    shares: Sequence[float], most: int, area: tuple[int, float], unit: float
) -> Marks | None:
    """The largest of these strokes of which so many fit into an area."""
    room, high = area
    for share in shares:
        scale = share * unit
        group = GROUP * (WIDE + GAP) + BETWEEN
        groups = int((room / scale + GAP + BETWEEN) // group)
        rows = int((high / scale + ROW) // (HIGH + ROW))
        if groups and most <= groups * rows * GROUP:
            return Marks(scale, groups)
        if groups == 0 and rows and most <= _ungrouped(room, scale):
            return Marks(scale, 1)
    return None


def draw_marks(painter: QPainter, area: QRect, count: int, marks: Marks, colour: QColor) -> None:
    """Draw so many strokes, from the left, in the middle of an area's height."""
    scale, groups = marks
    in_row = groups * GROUP
    rows = ceil(count / in_row)
    high = (rows * (HIGH + ROW) - ROW) * scale
    top = area.top() + (area.height() - high) / 2
    for place in range(count):
        row, column = divmod(place, in_row)
        left = column * (WIDE + GAP) + column // GROUP * BETWEEN
        stroke = QRectF(
            round(area.left() + left * scale),
            round(top + row * (HIGH + ROW) * scale),
            max(round(WIDE * scale), 2),
            max(round(HIGH * scale), 3),
        )
        painter.fillRect(stroke, colour)


def _ungrouped(room: int, scale: float) -> int:
    """How many strokes of less than a group fit into a row."""
    return min(int((room / scale + GAP) // (WIDE + GAP)), GROUP)
