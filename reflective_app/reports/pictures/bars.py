"""One bar of the roadmap: its number in a box, and how it is going as a pattern."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reflective_app.domain.plan import ActionStatus
from reflective_app.reports.figure import Area, Fill, Line, Part
from reflective_app.reports.pictures.letters import LEADING, centred, width_of

if TYPE_CHECKING:
    from collections.abc import Iterator

HEIGHT = 16.0
_FILLS = {ActionStatus.ON_TRACK: Fill.SOME, ActionStatus.COMPLETE: Fill.ALL}
_APART = 9.0
"""Between the lines of a pattern."""


def bar(number: int, status: ActionStatus, place: tuple[float, float, float]) -> Iterator[Part]:
    """A bar at (left, top) and so wide: number at its left, pattern to its right end.

    Empty: not started. Filled pale: on track. Lines one way: at risk. Both ways: off track. Filled
    dark: complete.
    """
    left, top, wide = place
    box = min(max(width_of(str(number), bold=True) + 6, 20.0), wide)
    yield Area(left, top, wide, HEIGHT, _FILLS.get(status, Fill.NONE))
    if status in (ActionStatus.AT_RISK, ActionStatus.OFF_TRACK):
        yield from _lines(left + box, top, wide - box, up=True)
    if status is ActionStatus.OFF_TRACK:
        yield from _lines(left + box, top, wide - box, up=False)
    yield Area(left, top, box, HEIGHT)
    middle = left + box / 2
    yield from centred((str(number),), middle, top + (HEIGHT - LEADING) / 2, bold=True)


def _lines(left: float, top: float, wide: float, *, up: bool) -> Iterator[Part]:
    """Slanted lines, cut off at the ends of the bar."""
    right, start = left + wide, left - HEIGHT + _APART / 2
    while start < right:
        first, last = max(start, left), min(start + HEIGHT, right)
        down = [HEIGHT - (x - start) if up else x - start for x in (first, last)]
        yield Line(first, top + down[0], last, top + down[1], strong=True)
        start += _APART
