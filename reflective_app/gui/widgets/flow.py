"""A row of widgets that goes on in a new line where there is no room."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from reflective_app.gui import units


class FlowLayout(QLayout):
    """Left to right, then down; every line is as high as its highest widget.

    Lower ones stand in the middle of their line, or at its top if they are aligned so.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        """Empty at first."""
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._heights: dict[int, int] = {}

    def invalidate(self) -> None:
        """Something in it has another size: what was measured no longer holds."""
        self._heights.clear()
        super().invalidate()

    def addItem(self, item: QLayoutItem) -> None:
        """Add at the end."""
        self._items.append(item)

    def count(self) -> int:
        """How many there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """The one at a place, or None."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Take out the one at a place."""
        self._heights.clear()
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """None of its own."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """A narrow row is higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all lines at this width. Qt asks for it many times an edit."""
        if width not in self._heights:
            self._heights[width] = self._arrange(QRect(0, 0, width, 0), moving=False)
        return self._heights[width]

    def setGeometry(self, area: QRect) -> None:
        """Put the widgets into lines."""
        super().setGeometry(area)
        self._arrange(area, moving=True)

    def sizeHint(self) -> QSize:
        """All in one line."""
        hints = [item.sizeHint() for item in self._shown()]
        wide = sum(hint.width() for hint in hints) + self.spacing() * max(len(hints) - 1, 0)
        return self._with_margins(QSize(wide, max((hint.height() for hint in hints), default=0)))

    def minimumSize(self) -> QSize:
        """As wide as the widest widget."""
        least = QSize(0, 0)
        for item in self._shown():
            least = least.expandedTo(item.minimumSize())
        return self._with_margins(least)

    def _with_margins(self, size: QSize) -> QSize:
        edges = self.contentsMargins()
        return size + QSize(edges.left() + edges.right(), edges.top() + edges.bottom())

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _arrange(self, area: QRect, *, moving: bool) -> int:
        inner = area.marginsRemoved(self.contentsMargins())
        y, bottom = inner.top(), inner.top()
        for line in self._lines(inner.width()):
            x = inner.left()
            high = max(item.sizeHint().height() for item in line)
            for item in line:
                size = item.sizeHint().boundedTo(QSize(max(inner.width(), 1), high))
                at_top = item.alignment() & Qt.AlignmentFlag.AlignTop
                down = 0 if at_top else (high - size.height()) // 2
                if moving:
                    item.setGeometry(QRect(QPoint(x, y + down), size))
                x += size.width() + self.spacing()
            bottom = y + high
            y = bottom + self.spacing()
        return bottom - area.top() + self.contentsMargins().bottom()

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = []
        used = 0
        for item in self._shown():
            wide = item.sizeHint().width()
            if lines and used + self.spacing() + wide <= width:
                lines[-1].append(item)
                used += self.spacing() + wide
            else:
                lines.append([item])
                used = wide
        return lines


def in_a_row(*parts: QWidget, gap: float = 1) -> QWidget:
    """Parts side by side, so many units apart, and below one another where there is no room."""
    row = QWidget()
    flow = FlowLayout(row)
    units.lay(flow, (0, 0, 0, 0), gap)
    for part in parts:
        flow.addWidget(part)
    return row
