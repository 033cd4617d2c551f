"""A table as high as its rows, whose heads stay in sight while its page scrolls past them."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QPoint
from PySide6.QtGui import QMoveEvent, QShowEvent
from PySide6.QtWidgets import QHeaderView, QScrollArea, QTableView, QWidget

from reflective_app.gui import units
from reflective_app.gui.widgets.table_heads import Corner


class SteadyTable(QTableView):
    """The page scrolls, not the table. A table that derives from this makes its heads."""

    heads: QHeaderView
    names: QHeaderView
    corner: Corner

    def __init__(self) -> None:
        """It looks for its page when it is first shown."""
        super().__init__()
        self._page: QScrollArea | None = None

    def updateGeometries(self) -> None:
        """Keep the corner's words over the corner, and all heads in sight."""
        super().updateGeometries()
        self.corner.setGeometry(0, 0, self.names.width(), self.heads.height())
        self._keep_heads()

    def _keep_heads(self) -> None:
        """While the page scrolls past the table, its heads stay at the top of what is seen."""
        page = self._page
        below = 0
        if page is not None and page.widget() is not None:
            hidden = -self.mapTo(page.viewport(), QPoint(0, 0)).y()
            last = self.names.length() - (self.rowHeight(self.model().rowCount() - 1) or 0)
            below = min(max(hidden, 0), max(last, 0))
        if below != self.corner.y() or below != self.heads.y():
            self.heads.move(self.heads.x(), below)
            self.corner.move(0, below)
        self.heads.raise_()
        self.corner.raise_()

    def showEvent(self, event: QShowEvent) -> None:
        """Follow the page that scrolls."""
        super().showEvent(event)
        page = scrolling_page(self)
        if page is not None and page is not self._page:
            self._page = page
            page.verticalScrollBar().valueChanged.connect(self._keep_heads)
            page.verticalScrollBar().rangeChanged.connect(self._keep_heads)
        self._keep_heads()

    def moveEvent(self, event: QMoveEvent) -> None:
        """The heads stay where they can be seen."""
        super().moveEvent(event)
        self._keep_heads()

    def bring_into_view(self) -> None:
        """Scroll the page so that the cell that is gone to can be seen."""
        page = self._page
        if page is None or not self.currentIndex().isValid():
            return
        cell = self.visualRect(self.currentIndex())
        at = self.viewport().mapTo(cast("QWidget", page.widget()), QPoint(0, cell.center().y()))
        around = cell.height() // 2 + max(self.heads.height(), units.u(2)) + units.u(1)
        page.ensureVisible(page.horizontalScrollBar().value(), at.y(), 0, around)


def scrolling_page(widget: QWidget) -> QScrollArea | None:
    """What scrolls a widget, if anything does."""
    page = widget.parentWidget()
    while page is not None and not isinstance(page, QScrollArea):
        page = page.parentWidget()
    return page
