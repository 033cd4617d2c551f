"""The names above the benchmark's columns."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reflective_app.gui import units
from reflective_app.gui.widgets.lane_rows import COLUMN_GAP, FACT_WIDTHS, FACTS, facts_beside
from reflective_app.gui.widgets.text import caption


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


def _column(name: str, wide: float) -> QWidget:
    """A caption as wide as its column, less the gap to the next."""
    column = QWidget()
    inside = QHBoxLayout(column)
    units.lay(inside, (0, 0, COLUMN_GAP, 0), 0)
    inside.addWidget(caption(name), 0, Qt.AlignmentFlag.AlignBottom)
    units.hold(column, least=wide, most=wide)
    return column
