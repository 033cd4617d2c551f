"""Pictures as values: what is drawn where, so that paper, screen and Word draw the same."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from reflective_app.reports.marks import Mark
    from reflective_app.reports.outline import Table


class Fill(Enum):
    """What an area is filled with; every two that may stand side by side differ in grey, too."""

    NONE = "none"
    SOME = "some"
    MOST = "most"
    ALL = "all"
    TINT = "tint"


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle, its upper left corner at (left, top); `dashed` is its edge."""

    left: float
    top: float
    width: float
    height: float
    fill: Fill = Fill.NONE
    dashed: bool = False
    edge: bool = True


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line."""

    left: float
    top: float
    right: float
    bottom: float
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Label:
    """Words on one line; (left, base) is where the line begins, has its middle, or ends.

    `size` is in points, and at least 10. `on` is what they stand on, so that they can be read.
    """

    left: float
    base: float
    text: str
    size: float = 10.5
    bold: bool = False
    at: Literal["start", "middle", "end"] = "start"
    on: Fill = Fill.NONE


@dataclass(frozen=True, slots=True)
class Sign:
    """One of the shapes that repeat a word, in a square whose upper left corner is given."""

    left: float
    top: float
    side: float
    mark: Mark


Part = Area | Line | Label | Sign


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture with its caption, in points from its upper left corner.

    `says` is what it shows, in a sentence or two with the numbers: the alternative text. `twin` is
    the same as a table, which follows it or takes its place where nothing can be drawn.
    """

    caption: str
    says: str
    width: float
    height: float
    parts: tuple[Part, ...]
    twin: Table
    twin_follows: bool = True
    """Whether the table stands right below on paper; else `says` names where the same is told."""

    def __post_init__(self) -> None:
        """Refuse a picture that says nothing to who cannot see it, or letters too small to read."""
        if not self.says.strip():
            raise ValueError(f"The picture “{self.caption}” says nothing in words.")
        for part in self.parts:
            if isinstance(part, Label) and part.size < SMALLEST:
                raise ValueError(f"“{part.text}” is set smaller than {SMALLEST} points.")


SMALLEST = 10.0
