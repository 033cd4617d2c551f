"""The lanes of the benchmark as one list, to choose an item of and to ask how it was worked out."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPalette, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem

from reflective_app.gui.widgets.kept_places import PlacedRows
from reflective_app.gui.widgets.lane_place import Piece, Placed, place
from reflective_app.gui.widgets.lane_rows import LaneRow
from reflective_app.gui.widgets.row_delegate import BAR, ROW_DATA, Ink, ListDelegate
from reflective_app.gui.widgets.rows import RowList
from reflective_app.gui.widgets.shapes import draw

Index = QModelIndex | QPersistentModelIndex


class LaneList(RowList):
    """Items lane by lane, to choose one of. `asked` wants the working of the chosen one, by Space
    from its beginning or, by a click on a word or a reason, at the step that explains it.
    """

    asked = Signal(str)

    def __init__(self, name: str) -> None:
        """As high as its rows: the page scrolls, not the list."""
        super().__init__(name, whole=True)
        self._delegate = LaneDelegate(self)
        self.setItemDelegate(self._delegate)
        self.setMouseTracking(True)
        self.covered = 0
        """So many pixels at the top of the page lie under the names of the columns."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space asks how the chosen item was worked out."""
        if event.key() == Qt.Key.Key_Space and self.choice:
            self.asked.emit("")
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """What can be explained looks like a link."""
        super().mouseMoveEvent(event)
        explained = self._explained_at(event.position().toPoint())
        hand, arrow = Qt.CursorShape.PointingHandCursor, Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(hand if explained else arrow)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a word, band, label, confidence or reason asks how it was worked out."""
        super().mouseReleaseEvent(event)
        at = event.position().toPoint()
        explained = self._explained_at(at)
        left = event.button() == Qt.MouseButton.LeftButton
        if left and explained and self.indexAt(at) == self.currentIndex():
            self.asked.emit(explained)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open what the first click chose, though the page may have scrolled meanwhile."""
        if event.button() == Qt.MouseButton.LeftButton and self.choice:
            head = self.indexAt(event.position().toPoint())
            if not (head.isValid() and self.rows[head.row()].head):
                self.opened.emit(self.choice)

    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a row into sight, below the names of the columns."""
        super().scrollTo(index, hint)
        area = self._page_that_scrolls()
        content = area.widget() if area is not None else None
        if area is not None and content is not None and self.covered:
            top = self.viewport().mapTo(content, self.visualRect(index).topLeft()).y()
            area.ensureVisible(0, max(top - self.covered, 0), 0, 0)

    def _explained_at(self, at: QPoint) -> str:
        """The step of the working that explains what stands at a place; empty for none."""
        index = self.indexAt(at)
        if not index.isValid():
            return ""
        box = self.visualRect(index)
        row = cast("LaneRow", self.rows[index.row()])
        return self._delegate.explained_at(row, box.width(), at - box.topLeft())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard always stands on an item that is chosen too, so that both can be seen."""
        super().focusInEvent(event)
        if event.reason() == Qt.FocusReason.MouseFocusReason:
            return
        at = self.currentIndex()
        first = next((number for number, row in enumerate(self.rows) if not row.head), -1)
        if first >= 0 and not at.isValid():
            at = self.model().index(first, 0)
        if at.isValid() and not self.selectionModel().isSelected(at):
            self.setCurrentIndex(at)


class LaneDelegate(ListDelegate):
    """Paints `LaneRow`s. The height of a row is the height of its tallest column."""

    def __init__(self, parent: QObject) -> None:
        """One delegate serves heads and items."""
        super().__init__(parent)
        self._rows: PlacedRows[LaneRow, Placed] = PlacedRows(place)

    def high(self, row: LaneRow, wide: int) -> int:
        """How high a row this wide is."""
        return self._rows.of(row, wide).high

    def explained_at(self, row: LaneRow, wide: int, at: QPoint) -> str:
        """The step of the working that explains what stands at a place of a row."""
        pieces = (p for p in self._rows.of(row, wide).pieces if p.explained and p.area.contains(at))
        return next((piece.explained for piece in pieces), "")

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Tint and bar if chosen, the words, a hairline, and the ring if focused."""
        row = cast("LaneRow", index.data(ROW_DATA))
        colours, area = QPalette(option.palette), QRect(QPoint(0, 0), option.rect.size())
        if row.head:  # it cannot be chosen, but it is as good as any other to read
            colours.setCurrentColorGroup(QPalette.ColorGroup.Active)
        painter.save()
        painter.translate(option.rect.topLeft())
        if bool(option.state & QStyle.StateFlag.State_Selected) and not row.head:
            painter.fillRect(area, colours.color(Ink.AlternateBase))
            painter.fillRect(0, 0, BAR, area.height(), colours.color(Ink.Highlight))
        for piece in self._rows.of(row, area.width()).pieces:
            _paint_piece(painter, piece, colours)
        rule = Ink.Dark if row.head else Ink.Mid
        painter.fillRect(0, area.bottom(), area.width(), 1, colours.color(rule))
        if option.state & QStyle.StateFlag.State_HasFocus and not row.head:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(colours.color(Ink.Highlight), 2))
            painter.drawRoundedRect(QRectF(area).adjusted(1, 1, -1, -1), 3, 3)
        painter.restore()


def _paint_piece(painter: QPainter, piece: Piece, colours: QPalette) -> None:
    if piece.shape is not None:
        draw(painter, QRectF(piece.area), piece.shape, colours)
        return
    if piece.text is not None:
        painter.setPen(colours.color(piece.ink))
        piece.text.draw(painter, piece.area.left(), piece.area.top())
