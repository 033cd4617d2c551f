"""How many picked a sentence: strokes in groups of five, and the number beside them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette

from reflective_app.gui import units
from reflective_app.gui.units import Role
from reflective_app.gui.widgets.text import RoleLabel
from reflective_app.wording.wall import votes_words

GROUP = 5
WIDE = 13.5
"""In units: room for twelve strokes and their number. More people are a number alone."""

_STROKE, _GAP, _GROUP_GAP, _HIGH, _NUMBER = 0.5, 0.25, 0.5, 2.0, 3.0


class VoteMarks(RoleLabel):
    """The number is its text; the strokes repeat it. It takes its room also while it is blank."""

    def __init__(self) -> None:
        """Without a number."""
        super().__init__("", Role.STRONG, wraps=False)
        self._count = 0
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        units.hold(self, least=WIDE, most=WIDE)

    def show_count(self, count: int | None) -> None:
        """Show a number of votes; None shows nothing."""
        self._count = count or 0
        self.setText("" if count is None else str(count))
        self.setAccessibleName("" if count is None else votes_words(count))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The number, and a stroke for each vote where there is room for all."""
        super().paintEvent(event)
        strokes = self._strokes()
        if strokes and strokes[-1].right() <= self.width() - units.u(_NUMBER):
            painter = QPainter(self)
            colour = self.palette().color(QPalette.ColorRole.Highlight)
            for stroke in strokes:
                painter.fillRect(stroke, colour)

    def changeEvent(self, event: QEvent) -> None:
        """The strokes follow the palette."""
        super().changeEvent(event)
        self.update()

    def _strokes(self) -> list[QRect]:
        top = (self.height() - units.u(_HIGH)) // 2
        size = max(units.u(_STROKE), 2), units.u(_HIGH)
        lefts = (
            round(units.u(1) * (vote * (_STROKE + _GAP) + vote // GROUP * _GROUP_GAP))
            for vote in range(self._count)
        )
        return [QRect(left, top, *size) for left in lefts]
