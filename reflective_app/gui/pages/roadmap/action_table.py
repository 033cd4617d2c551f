"""The table of actions: the row that is gone to, and one of its cells to write in."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent

from reflective_app.gui.widgets.plan_table import PlanTable
from reflective_app.gui.widgets.table_paint import draw_ring
from reflective_app.gui.widgets.table_rows import Index

WHOLE_ROW = -1
SIDEWAYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class ActionTable(PlanTable):
    """Left and right go to a cell of the row; `write_wanted` is F2 on one.

    The row that is gone to stays marked when the keyboard goes elsewhere. Its words fold early: all
    columns are to be seen at once in a small window.
    """

    write_wanted = Signal()
    folded_name, folded_cell, folded_last = 24, 9, 9

    def __init__(self, name: str, corner: str) -> None:
        """The whole row is gone to at first."""
        super().__init__(name, corner)
        self.cell = WHOLE_ROW
        self.gone_to.connect(self._mark)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right go from cell to cell, and left of the first to the whole row."""
        key = Qt.Key(event.key())
        if key in SIDEWAYS and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if self.choice:
                self._go_sideways(SIDEWAYS[key])
        elif key == Qt.Key.Key_F2 and self.choice and self.cell != WHOLE_ROW:
            self.write_wanted.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on a cell goes to it."""
        at = self.indexAt(event.position().toPoint())
        if at.isValid():
            self.cell = at.column()
        super().mousePressEvent(event)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ring round the row, and round the cell that is gone to."""
        super().paintEvent(event)
        if self.cell != WHOLE_ROW and self.ringed_row() >= 0:
            painter = QPainter(self.viewport())
            cell = self.visualRect(self.words.index(self.currentIndex().row(), self.cell))
            draw_ring(painter, cell.adjusted(2, 4, -2, -5), self.palette())
            painter.end()

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Up and down stay in the column."""
        super().currentChanged(current, previous)
        self.viewport().update()

    def _go_sideways(self, step: int) -> None:
        last = len(self.words.heads) - 1
        self.cell = min(max(self.cell + step, WHOLE_ROW), last)
        row = self.currentIndex().row()
        self.setCurrentIndex(self.words.index(row, max(self.cell, 0)))
        self.viewport().update()

    def _mark(self, key: str) -> None:
        self.mark(key)
        self.viewport().update()
