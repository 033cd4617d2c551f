"""Pieces round other pieces: an indent with something in it, a frame."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reflective_app.reports.pdf.pieces import Halves, Piece
    from reflective_app.reports.pdf.tagging import TaggedCanvas

Label = Callable[["TaggedCanvas", float, float], None]
"""Draws what stands in an indent; given the upper left corner."""

Background = Callable[["TaggedCanvas", float, float, float, float], None]
"""Draws what lies behind a frame; given left, top, width and height."""


@dataclass(frozen=True, eq=False, slots=True)
class Indented:
    """A piece moved to the right, with a label at its left: a list item, or words by a mark."""

    piece: Piece
    by: float
    label: Label | None = None
    stays_with_next: bool = False

    @property
    def before(self) -> float:
        """As inside."""
        return self.piece.before

    @property
    def after(self) -> float:
        """As inside."""
        return self.piece.after

    def height(self, width: float) -> float:
        """As inside."""
        return self.piece.height(width - self.by)

    def cut(self, width: float, room: float, must: bool) -> Halves:
        """Cut inside; the label stays with the first half."""
        head, tail = self.piece.cut(width - self.by, room, must)
        return (
            None if head is None else replace(self, piece=head),
            None
            if tail is None
            else replace(self, piece=tail, label=self.label if not head else None),
        )

    def draw(self, canvas: TaggedCanvas, left: float, top: float, width: float) -> None:
        """The label first: it is read first."""
        if self.label:
            self.label(canvas, left, top)
        self.piece.draw(canvas, left + self.by, top, width - self.by)


@dataclass(frozen=True, slots=True)
class Padding:
    """Room inside a frame."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, eq=False, slots=True)
class Framed:
    """A piece with room round it and something behind it."""

    piece: Piece
    padding: Padding
    background: Background
    gap: float
    """Wished above and below."""
    whole: bool = False
    """Kept on one page if any page can hold it."""
    least: float = 0.0
    """At least this tall, so that frames side by side end together."""
    stays_with_next: bool = False

    @property
    def before(self) -> float:
        """Its gap."""
        return self.gap

    @property
    def after(self) -> float:
        """Its gap."""
        return self.gap

    def height(self, width: float) -> float:
        """What is inside, and the room round it."""
        inside = self.piece.height(self._inner(width)) + self.padding.top + self.padding.bottom
        return max(inside, self.least)

    def cut(self, width: float, room: float, must: bool) -> Halves:
        """Cut inside; either half is framed."""
        if self.whole and not must:
            return None, self
        inner = room - self.padding.top - self.padding.bottom
        head, tail = self.piece.cut(self._inner(width), inner, must)
        return (
            None if head is None else replace(self, piece=head),
            None if tail is None else replace(self, piece=tail),
        )

    def draw(self, canvas: TaggedCanvas, left: float, top: float, width: float) -> None:
        """What is behind, then what is inside."""
        with canvas.artifact("Layout"):
            canvas.saveState()
            self.background(canvas, left, top, width, self.height(width))
            canvas.restoreState()
        inner = top - self.padding.top
        self.piece.draw(canvas, left + self.padding.left, inner, self._inner(width))

    def _inner(self, width: float) -> float:
        return width - self.padding.left - self.padding.right
