"""Text of the wall: laid out once and drawn often, and a label that draws it.

A label keeps its words as its text, so that who hears the screen hears what the wall shows.
"""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QWidget

from reflective_app.gui.widgets.laid_text import AS_SHOWN
from reflective_app.gui.workshop.wall_look import Look


class Lines:
    """Text in a font, broken into lines of at most so many pixels, their distance given.

    `high` is what the lines take; letters may reach `over` pixels out of it above and below.
    """

    def __init__(self, text: str, font: QFont, wide: int, line: float) -> None:
        """`line` is how far one line is from the next, as a share of the text's size."""
        self.text = text
        self._layout = QTextLayout(text.translate(AS_SHOWN), font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout.setTextOption(option)
        self._layout.setCacheEnabled(True)
        step = round(font.pixelSize() * line)
        count, taken, tall, ascent = 0, 0.0, float(step), 0.0
        self._layout.beginLayout()
        while text and (each := self._layout.createLine()).isValid():
            each.setLineWidth(max(wide, font.pixelSize()))
            tall, ascent = max(tall, each.height()), each.ascent()
            each.setPosition(QPointF(0, count * step - (each.height() - step) / 2))
            taken = max(taken, each.naturalTextWidth())
            count += 1
        self._layout.endLayout()
        self.count, self.high, self.wide = count, count * step, ceil(taken)
        self.over = ceil((tall - step) / 2)
        first = self._layout.lineAt(0).height() if count else 0.0
        self.base = round(ascent - (first - step) / 2) if count else 0
        """Where the first line stands, from the top."""

    def draw(self, painter: QPainter, left: float, top: float) -> None:
        """Draw it in the painter's pen."""
        self._layout.draw(painter, QPointF(left, top))


class Said(QLabel):
    """A label of the wall. Without words it takes no room, and nothing is heard of it."""

    def __init__(self, look: Look, parent: QWidget, *, second: bool = False) -> None:
        """`second` is second ink."""
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._look, self._second = look, second
        self.lines: Lines | None = None

    def put(self, lines: Lines | None, left: int = 0, top: int = 0) -> None:
        """Show these lines at a place, or nothing."""
        if lines is None or not lines.text:
            self.lines = None
            self.setText("")
            self.hide()
            return
        other = self.lines is not lines
        self.lines = lines
        if self.text() != lines.text:
            self.setText(lines.text)
        self.setGeometry(left, top - lines.over, lines.wide + 1, lines.high + 2 * lines.over)
        self.show()
        if other:
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The lines, in the colours that are on."""
        if self.lines is not None:
            inks = self._look.inks
            painter = QPainter(self)
            painter.setPen(QColor(inks.second if self._second else inks.text))
            self.lines.draw(painter, 0, self.lines.over)
