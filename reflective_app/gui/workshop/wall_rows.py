"""The sentences of a question on the wall: one row each, with its shape, and later its votes."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QPoint, QRect, QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from reflective_app.gui.widgets.shapes import draw, rung_shape
from reflective_app.gui.workshop.wall_look import Look, Room, Sizes, wall_font
from reflective_app.gui.workshop.wall_marks import Marks, draw_marks
from reflective_app.gui.workshop.wall_text import Lines, Said
from reflective_app.wording.wall import WallRung

NONE = "None"
_BAR, _AFTER_BAR, _NUMBER, _SHAPE, _BESIDE, _COUNT = 6, 12, 31, 34, 14, 56


@dataclass(frozen=True)
class Columns:
    """Where things stand in a row, in pixels from its left."""

    number: int
    shape: int
    side: int
    sentence: int
    room: int
    votes: QRect
    right: int

    def giving_votes(self, taken: int, most: int) -> Columns:
        """The same, with what sentences so wide leave free given to the votes."""
        left = max(min(self.votes.left(), self.votes.right() - most), self.sentence + taken)
        return replace(self, votes=QRect(QPoint(left, 0), self.votes.bottomRight()))


def columns_for(wide: int, sizes: Sizes, room: Room) -> Columns:
    """The columns of rows so wide. The votes have their room from the beginning, so that nothing
    moves at the reveal.
    """
    times = sizes.body / (32 * sizes.unit)
    number = sizes.u(_BAR + _AFTER_BAR)
    shape = number + sizes.u(_NUMBER * times)
    side = sizes.u(_SHAPE * times)
    sentence = shape + side + sizes.u(_BESIDE)
    count = sizes.u(_COUNT * times)
    votes = sizes.u(room.votes)
    left = wide - count - votes
    end = wide - sizes.u(8)
    return Columns(
        number, shape, side, sentence, left - sizes.u(14) - sentence, QRect(left, 0, votes, 1), end
    )


class RungText:
    """A sentence laid out, plain, and strong where that takes no more lines."""

    def __init__(self, sentence: str, sizes: Sizes, wide: int, line: float) -> None:
        """At a width, in lines this far apart."""
        self.plain = Lines(sentence, wall_font(sizes.body), wide, line)
        strong = Lines(sentence, wall_font(sizes.body, strong=True), wide, line)
        self.strong = strong if strong.count == self.plain.count else self.plain
        self.wide = max(self.plain.wide, self.strong.wide)


class RungRow(Said):
    """One sentence. Its text is what is heard: the sentence, and once revealed its votes."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        """Empty, until it is given a sentence and a place."""
        super().__init__(look, parent)
        self._rung: WallRung | None = None
        self._sentence: RungText | None = None
        self._columns: Columns | None = None
        self._sizes: Sizes | None = None
        self._marks: Marks | None = None

    def place(self, area: QRect, text: RungText, columns: Columns, sizes: Sizes) -> None:
        """Stand here, with the sentence laid out so."""
        self._sentence, self._columns, self._sizes = text, columns, sizes
        self.setGeometry(area)
        self.update()

    def show_rung(self, rung: WallRung, marks: Marks | None) -> None:
        """Show a sentence and its votes; nothing is drawn again where nothing is other."""
        if (rung, marks) != (self._rung, self._marks):
            self._rung, self._marks = rung, marks
            self.setText(rung.spoken)
            self.update()

    def clear(self) -> None:
        """Show nothing."""
        self._rung = None
        self.setText("")
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The row from left to right."""
        rung, text, columns, sizes = self._rung, self._sentence, self._columns, self._sizes
        if rung is None or text is None or columns is None or sizes is None:
            return
        painter, inks = QPainter(self), self._look.inks
        wide, high = self.width(), self.height()
        if rung.agreed:
            painter.fillRect(self.rect(), QColor(inks.tint))
            painter.fillRect(0, 0, sizes.u(_BAR), high, QColor(inks.accent))
        painter.fillRect(0, high - 1, wide, 1, QColor(inks.edge))
        if rung.rung == 0:
            painter.fillRect(0, 0, wide, 1, QColor(inks.edge))
        lines = text.strong if rung.agreed else text.plain
        top = (high - lines.high) // 2
        number = Lines(str(rung.rung), wall_font(sizes.body), wide, 1.0)
        painter.setPen(QColor(inks.second))
        number.draw(painter, columns.number, top + lines.base - number.base)
        shape = rung_shape(rung.rung, rung.top)
        first = lines.high / lines.count if lines.count else lines.high
        middle = top + first / 2
        square = QRectF(columns.shape, middle - columns.side / 2, columns.side, columns.side)
        draw(painter, square, shape, self._look.palette)
        painter.setPen(QColor(inks.text))
        lines.draw(painter, columns.sentence, top)
        if rung.count is not None:
            self._draw_votes(painter, rung.count, columns, sizes)

    def _draw_votes(self, painter: QPainter, count: int, columns: Columns, sizes: Sizes) -> None:
        inks, high = self._look.inks, self.height()
        said = Lines(
            str(count) if count else NONE,
            wall_font(sizes.body, strong=count > 0),
            self.width(),
            1.0,
        )
        painter.setPen(QColor(inks.text if count else inks.second))
        said.draw(painter, columns.right - said.wide, (high - said.high) // 2)
        if count and self._marks is not None:
            area = QRect(columns.votes.left(), 0, columns.votes.width(), high)
            draw_marks(painter, area, count, self._marks, QColor(inks.accent))
