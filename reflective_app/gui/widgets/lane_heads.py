"""The names above the benchmark's columns."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reflective_app.gui import units
from reflective_app.gui.widgets.lane_list import LaneList
from reflective_app.gui.widgets.lane_place import COLUMN_GAP, FACT_WIDTHS, facts_beside
from reflective_app.gui.widgets.lane_rows import FACTS
from reflective_app.gui.widgets.text import Rule, caption


class LaneHeads(QWidget):
    """One caption a column; none where the facts are folded and carry their own names."""

    def __init__(self) -> None:
        """The first column, the item's, needs no name."""
        super().__init__()
        whole = QVBoxLayout(self)
        units.lay(whole, (0, 0, 0, 0), 0)
        self._names = QWidget()
        whole.addWidget(self._names)
        row = QHBoxLayout(self._names)
        units.lay(row, (0, 0, 0, 0), 0)
        row.addStretch(1)
        for name, wide in zip(FACTS, FACT_WIDTHS, strict=True):
            row.addWidget(_column(name, wide))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As wide as the list below."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Larger text leaves no room for columns."""
        super().changeEvent(event)
        if units.text_changed(event):
            self._fit()

    def _fit(self) -> None:
        self._names.setVisible(facts_beside(self.width()))


class StuckHeads(QWidget):
    """The names of the columns again, over the top of a page whose own have scrolled away."""

    def __init__(self, over: QWidget, heads: LaneHeads, lanes: LaneList) -> None:
        """`over` is the page that scrolls, `heads` are its own, and `lanes` what they name."""
        super().__init__(over)
        self._over, self._heads, self._lanes = over, heads, lanes
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self._column = QVBoxLayout(self)
        units.lay(self._column, (0, 1, 0, 0), 0.5)
        self.names = LaneHeads()
        self._column.addWidget(self.names)
        self._column.addWidget(Rule(strong=True))
        self.hide()

    def fit(self) -> None:
        """Stand at the top, as wide as the page's own, while those are out of sight."""
        at = self._heads.mapTo(self._over, QPoint(0, 0))
        beside = facts_beside(self._heads.width())
        end = self._lanes.mapTo(self._over, QPoint(0, self._lanes.height())).y()
        margins, gap = self._column.contentsMargins(), self._column.spacing()
        high = self._heads.height() + margins.top() + gap + 1
        self.setGeometry(at.x(), 0, self._heads.width(), high)
        self.setVisible(beside and at.y() < 0 and end > high)
        self._lanes.covered = high if beside else 0
        self.raise_()


def _column(name: str, wide: float) -> QWidget:
    """A caption as wide as its column, less the gap to the next."""
    column = QWidget()
    inside = QHBoxLayout(column)
    units.lay(inside, (0, 0, COLUMN_GAP, 0), 0)
    inside.addWidget(caption(name), 0, Qt.AlignmentFlag.AlignBottom)
    units.hold(column, least=wide, most=wide)
    return column
