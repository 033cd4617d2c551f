"""Room for handwriting: lines below a prompt, and named lines side by side.

Lines and boxes say nothing, so they are artifacts; what stands beside them is read.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reflective_app.reports.look import INK
from reflective_app.reports.pdf.fonts import text_width
from reflective_app.reports.pdf.pieces import ROUNDING
from reflective_app.reports.pdf.words import text_of
from reflective_app.reports.sheet_look import sheet_styles

if TYPE_CHECKING:
    from reflective_app.reports.look import Look
    from reflective_app.reports.pdf.pieces import Halves, Text
    from reflective_app.reports.pdf.tagging import TaggedCanvas
    from reflective_app.reports.pdf.tree import Element
    from reflective_app.reports.sheet_blocks import Fields

_NAME_GAP = 6.0
_FIELD_GAP = 14.0


def draw_rule(canvas: TaggedCanvas, left: float, right: float, at: float, weight: float) -> None:
    """A line to write on."""
    with canvas.artifact("Layout"):
        canvas.saveState()
        canvas.line_with(INK, weight)
        canvas.line(left, at, right, at)
        canvas.restoreState()


@dataclass(frozen=True, eq=False, slots=True)
class RuledLines:
    """Lines to write on, one below the other."""

    count: int
    look: Look
    before: float = 0.0
    after: float = 0.0
    stays_with_next: bool = False

    def height(self, width: float) -> float:
        """The room above each line."""
        return self.count * sheet_styles(self.look).line

    def cut(self, width: float, room: float, must: bool) -> Halves:
        """As many lines as fit; those that do not are done without, if there is one at least."""
        fitting = int(room / sheet_styles(self.look).line + ROUNDING)
        if not fitting and not must:
            return None, self
        return replace(self, count=max(min(fitting, self.count), 1)), None

    def draw(self, canvas: TaggedCanvas, left: float, top: float, width: float) -> None:
        """Each at the foot of its room."""
        styles = sheet_styles(self.look)
        for _ in range(self.count):
            top -= styles.line
            draw_rule(canvas, left, left + width, top, styles.weight)


@dataclass(frozen=True, eq=False, slots=True)
class FieldRow:
    """Names with lines to write on, side by side; a name too long for its share is wrapped."""

    names: tuple[Text, ...]
    weights: tuple[float, ...]
    look: Look
    after: float = 4.0
    before: float = 0.0
    stays_with_next: bool = False

    def height(self, width: float) -> float:
        """Room for a hand, or for the longest name."""
        shares = self._shares(width)
        tall = max(n.height(w * 0.7) for n, w in zip(self.names, shares, strict=True))
        return max(sheet_styles(self.look).line, tall)

    def cut(self, width: float, room: float, must: bool) -> Halves:
        """Never."""
        return (self, None) if must or self.height(width) <= room + ROUNDING else (None, self)

    def draw(self, canvas: TaggedCanvas, left: float, top: float, width: float) -> None:
        """Each name on the line that it names."""
        foot = top - self.height(width)
        for name, share in zip(self.names, self._shares(width), strict=True):
            room = share * 0.7
            name.draw(canvas, left, foot + name.height(room), room)
            words = "".join(span.text for span in name.words)
            start = left + min(text_width(words, name.style), room) + _NAME_GAP
            weight = sheet_styles(self.look).weight
            draw_rule(canvas, start, left + share, foot, weight)
            left += share + _FIELD_GAP

    def _shares(self, width: float) -> tuple[float, ...]:
        free = width - _FIELD_GAP * (len(self.weights) - 1)
        return tuple(free * weight / sum(self.weights) for weight in self.weights)


def field_row(fields: Fields, look: Look, parent: Element) -> FieldRow:
    """Fields as a piece; each name is a paragraph."""
    style = sheet_styles(look).field
    names = tuple(text_of(f"{one.name}:", style, parent.child("P")) for one in fields.fields)
    return FieldRow(names, tuple(one.weight for one in fields.fields), look)
