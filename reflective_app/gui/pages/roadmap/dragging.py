"""Cards that the mouse can carry from one column to another, as the keys do."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from reflective_app.gui.widgets.card_list import CardList

MARK = 4
"""The height of the line where a card would stand, in pixels."""


class CarriedCards(CardList):
    """A column whose cards can be carried. `carried` says where the pointer is, `dropped` where a
    card was let go, both in places of the screen; `put_back` that it was not let go after all.
    """

    carried = Signal(QPoint)
    dropped = Signal(str, QPoint)
    put_back = Signal()

    def __init__(self, name: str, *, can_be_carried: bool) -> None:
        """What is set aside stays where it is until it is brought back."""
        super().__init__(name)
        self._can_be_carried = can_be_carried
        self._held, self._at = "", QPoint()
        self.is_carrying = False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of a card."""
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        left = event.button() == Qt.MouseButton.LeftButton
        held = self._can_be_carried and left and index.isValid()
        self._held = self.rows[index.row()].key if held else ""
        self._at = event.globalPosition().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carry it, once the pointer is far enough away for that to be meant."""
        at = event.globalPosition().toPoint()
        far = (at - self._at).manhattanLength() >= QApplication.startDragDistance()
        if self._held and (far or self.is_carrying):
            if not self.is_carrying:
                self.is_carrying = True
                self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
            self.carried.emit(at)
        elif not self._held:
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let it go where the pointer is."""
        super().mouseReleaseEvent(event)
        held, carried = self._held, self.is_carrying
        self._let_go()
        if held and carried:
            self.dropped.emit(held, event.globalPosition().toPoint())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape puts a card back that is being carried."""
        if self.is_carrying and event.key() == Qt.Key.Key_Escape:
            self._let_go()
        else:
            super().keyPressEvent(event)

    def place_at(self, at: QPoint) -> int:
        """Before which of the cards a place of the screen is, by their middles."""
        y = self.viewport().mapFromGlobal(at).y()
        return sum(self._middle(place) < y for place in range(len(self.rows)))

    def edge_of(self, place: int) -> int:
        """How far below the top of the column a card at this place would begin."""
        if place < len(self.rows):
            return self.visualRect(self.model().index(place, 0)).top()
        return self.height()

    def _middle(self, place: int) -> int:
        return self.visualRect(self.model().index(place, 0)).center().y()

    def _let_go(self) -> None:
        self._held, self.is_carrying = "", False
        self.viewport().unsetCursor()
        self.put_back.emit()


class DropMark(QWidget):
    """A line where the card that is carried would stand."""

    def __init__(self, parent: QWidget) -> None:
        """Hidden until a card is carried."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_at(self, left: int, top: int, wide: int) -> None:
        """Show it above what stands there."""
        self.setGeometry(QRect(left, top - MARK, wide, MARK))
        self.show()
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A bar in the ink of what is chosen."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.palette().color(QPalette.ColorRole.Highlight))
