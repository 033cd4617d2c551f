"""How the wall looks: its colours, its text sizes, and how closely its parts may stand.

Sizes are shares of the window's height (`needs.md` 3.5), whatever the program's own text size:
what can be read from the back of a room depends on the wall alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import ceil

from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QApplication

from reflective_app.gui.theme import DARK, LIGHT, Inks, palette

BODY, QUESTION, SPREAD, AGREED = 0.044, 1 / 15, 0.056, 0.061
"""Shares of the height: 32, 48, 40 and 44 pixels of 720."""

LARGER = 1.25
"""One step larger, where the room asks for it."""

LIGHT_WALL = Inks(
    page=LIGHT.page,
    rail=LIGHT.rail,
    tint=LIGHT.tint,
    text=LIGHT.text,
    second="#454e59",
    accent="#174580",
    on_accent=LIGHT.on_accent,
    edge=LIGHT.edge,
    hairline=LIGHT.hairline,
)
DARK_WALL = Inks(
    page=DARK.page,
    rail=DARK.rail,
    tint=DARK.tint,
    text=DARK.text,
    second="#c3cbd4",
    accent="#a3caf7",
    on_accent=DARK.on_accent,
    edge=DARK.edge,
    hairline=DARK.hairline,
)
"""Stronger than on a page: at least 7 to 1, for a beamer washes colours out."""


@dataclass(frozen=True)
class Sizes:
    """Text sizes in pixels, and the unit of space: a pixel of a wall 720 high."""

    body: int
    question: int
    spread: int
    agreed: int
    unit: float

    def u(self, count: float) -> int:
        """So many units in pixels."""
        return round(count * self.unit)


def sizes_for(height: int, *, large: bool) -> Sizes:
    """The sizes on a wall of this height; rounded up, so that none is below its share."""
    times = LARGER if large else 1.0
    body, question, spread, agreed = (
        max(ceil(round(height * share * times, 3)), 1) for share in (BODY, QUESTION, SPREAD, AGREED)
    )
    return Sizes(body, question, spread, agreed, height / 720)


@dataclass(frozen=True)
class Room:
    """How closely things stand, in units; lines in shares of the text's size.

    `question` is the share of its size that the question takes: never less than what the looks
    give the agreed word, and that is larger than the body's.
    """

    side: float
    edge: float
    gap: float
    pad: float
    line: float
    votes: float
    question: float = 1.0


ROOMS = (
    Room(side=56, edge=36, gap=24, pad=14, line=1.3, votes=200),
    Room(side=48, edge=28, gap=16, pad=10, line=1.22, votes=160),
    Room(side=40, edge=20, gap=12, pad=7, line=1.18, votes=130),
    Room(side=32, edge=14, gap=8, pad=5, line=1.14, votes=96),
    Room(side=28, edge=12, gap=6, pad=4, line=1.12, votes=84, question=0.92),
    Room(side=22, edge=8, gap=4, pad=2, line=1.1, votes=70, question=0.84),
    Room(side=20, edge=8, gap=4, pad=2, line=1.08, votes=70, question=0.76),
)
"""From the roomiest to the closest: the wall takes the first at which all of a question fits."""


@lru_cache(maxsize=32)
def _font(family: str, pixels: int, strong: bool) -> QFont:
    made = QFont(QApplication.font())
    made.setFamily(family)
    made.setPixelSize(pixels)
    made.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
    return made


def wall_font(pixels: int, *, strong: bool = False) -> QFont:
    """The program's font at a size of the wall's own."""
    return _font(QApplication.font().family(), pixels, strong)


class Look:
    """The colours that are on, for every part of the wall."""

    def __init__(self) -> None:
        """Dark text on a light wall."""
        self.wear(LIGHT_WALL)

    def wear(self, inks: Inks) -> None:
        """Put on other colours; the shapes go by the palette that comes of them."""
        self.inks = inks
        self.palette: QPalette = palette(inks)
