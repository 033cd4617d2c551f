"""Wrapped text that is laid out once and drawn often: three times as fast as laying it out anew."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QPointF
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextLine,
    QTextOption,
)

from reflective_app.gui import units
from reflective_app.gui.units import Role

AS_SHOWN = str.maketrans({"\n": "\u2028", "\t": " "})
"""A layout breaks lines where it is told to in its own way, and a tab is a blank."""

LEAST_LETTERS = 6


class LaidText:
    """Text in the font of a role, so many pixels wide at most; `high` is what it takes."""

    def __init__(
        self, text: str, role: Role | QFont, wide: int, marked: tuple[int, int] = (0, 0)
    ) -> None:
        """Words that are wider than a line are broken; from `marked` to `marked` it stands out."""
        self.text, self.marked = text, marked
        font = role if isinstance(role, QFont) else units.font(role)
        metrics = QFontMetrics(font)
        self._layout = QTextLayout(text.translate(AS_SHOWN), font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout.setTextOption(option)
        self._layout.setCacheEnabled(True)
        if marked[0] < marked[1]:
            self._layout.setFormats([_standing_out(*marked)])
        room = max(wide, metrics.averageCharWidth() * LEAST_LETTERS)
        high, lines = 0, 0
        self._layout.beginLayout()
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(room)
            line.setPosition(QPointF(0, high))
            lines += 1
            high = lines * self._line(line, metrics)
        self._layout.endLayout()
        self.lines, self.high = lines, high

    def _line(self, line: QTextLine, metrics: QFontMetrics) -> int:
        """How far one line is from the next."""
        return metrics.lineSpacing()

    def draw(self, painter: QPainter, left: float, top: float) -> None:
        """Draw it in the painter's pen."""
        self._layout.draw(painter, QPointF(left, top))


def look_of_marked() -> QTextCharFormat:
    """Bold and underlined: never by colour alone."""
    look = QTextCharFormat()
    look.setFontWeight(QFont.Weight.Bold)
    look.setFontUnderline(True)
    return look


def _standing_out(first: int, end: int) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start, made.length, made.format = first, end - first, look_of_marked()
    return made


class RoomyText(LaidText):
    """The same with its lines as far apart as a painter's own text has them."""

    def _line(self, line: QTextLine, metrics: QFontMetrics) -> int:
        return ceil(line.height()) + max(metrics.leading(), 0)
