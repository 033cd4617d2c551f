"""The heads of a table of words: of its columns, of its rows, and above the rows' names."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QHeaderView, QWidget

from reflective_app.gui import units
from reflective_app.gui.units import Role
from reflective_app.gui.widgets.kept_places import KeptPlaces
from reflective_app.gui.widgets.laid_text import RoomyText
from reflective_app.gui.widgets.row_delegate import BAR
from reflective_app.gui.widgets.table_paint import (
    ABOVE,
    AFTER,
    SIDE,
    code_width,
    draw_ring,
    height_of,
    name_height,
)
from reflective_app.gui.widgets.table_rows import TableModel, TableRow

if TYPE_CHECKING:
    from reflective_app.gui.widgets.word_table import WordTable

Ink = QPalette.ColorRole


class Corner(QWidget):
    """The head above the rows' names."""

    def __init__(self, table: QWidget, words: str) -> None:
        """The clicks go to what is below."""
        super().__init__(table)
        self.words = words
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The words, on the same line as the other heads."""
        painter = QPainter(self)
        draw_head(painter, self.rect(), self.words, self.palette())
        rule = self.palette().color(QPalette.ColorRole.Dark)
        painter.fillRect(0, self.height() - 1, self.width(), 1, rule)


class ColumnHeads(QHeaderView):
    """The names of the columns; they wrap and stand on a strong line."""

    def __init__(self, table: WordTable) -> None:
        """The widths are the table's to set."""
        super().__init__(Qt.Orientation.Horizontal, table)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(1)
        self.viewport().setBackgroundRole(Ink.Base)

    def sizeHint(self) -> QSize:
        """As high as it was made: the words of its heads need not be measured for it."""
        return QSize(0, self.minimumHeight())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw every head that can be seen."""
        painter = QPainter(self.viewport())
        for column, head in enumerate(cast("TableModel", self.model()).heads):
            at = QRect(
                self.sectionViewportPosition(column), 0, self.sectionSize(column), self.height()
            )
            if at.intersects(event.rect()):
                draw_head(painter, at, head, self.palette())
        rule = self.palette().color(Ink.Dark)
        painter.fillRect(0, self.height() - 1, self.width(), 1, rule)


def draw_head(painter: QPainter, area: QRect, head: str, colours: QPalette) -> None:
    """Draw the name of a column, standing on its line."""
    inner = area.width() - units.u(SIDE + AFTER)
    high = height_of(head, Role.CAPTION, inner)
    top = area.bottom() + 1 - units.u(ABOVE) - high
    painter.setPen(colours.color(Ink.PlaceholderText))
    RoomyText(head, Role.CAPTION, inner).draw(painter, area.left() + units.u(SIDE), top)


def head_height(head: str, wide: int) -> int:
    """How high the name of a column is, with its space."""
    return height_of(head, Role.CAPTION, wide - units.u(SIDE + AFTER)) + units.u(2 * ABOVE)


class RowHeads(QHeaderView):
    """The names of the rows; they stay where they are when the table scrolls sideways."""

    def __init__(self, table: WordTable) -> None:
        """Heights and width are the table's to set."""
        super().__init__(Qt.Orientation.Vertical, table)
        self._table = table
        self._texts = KeptPlaces(RoomyText)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(1)
        self.setSectionsClickable(True)
        self.viewport().setBackgroundRole(Ink.Base)

    def sizeHint(self) -> QSize:
        """As wide as it was made: the words of its rows need not be measured for it."""
        return QSize(self.minimumWidth(), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw every name that can be seen."""
        painter = QPainter(self.viewport())
        rows = cast("TableModel", self.model()).rows
        for place in self._table.places_in(event.rect()):
            top, high = self.sectionViewportPosition(place), self.sectionSize(place)
            self._draw(painter, QRect(0, top, self.width(), high), rows[place], place)

    def _draw(self, painter: QPainter, area: QRect, row: TableRow, place: int) -> None:
        colours = self.palette()
        if self._table.marked == row.key:
            painter.fillRect(area, colours.color(Ink.AlternateBase))
            painter.fillRect(
                area.left(), area.top(), BAR, area.height(), colours.color(Ink.Highlight)
            )
        high = name_height(row, area.width()) - units.u(2 * ABOVE)
        top = area.top() + (area.height() - high) // 2
        left = area.left() + units.u(SIDE)
        if row.code:
            drop = (QFontMetrics(units.font(Role.STRONG)).ascent()) - QFontMetrics(
                units.font(Role.CODE)
            ).ascent()
            painter.setPen(colours.color(Ink.PlaceholderText))
            code = self._texts.of(row.code, Role.CODE, code_width(row))
            code.draw(painter, left, top + drop)
        left += code_width(row)
        painter.setPen(colours.color(Ink.Text))
        room = area.right() + 1 - units.u(AFTER) - left
        self._texts.of(row.name, Role.STRONG, room).draw(painter, left, top)
        painter.fillRect(area.left(), area.bottom(), area.width(), 1, colours.color(Ink.Mid))
        if self._table.ringed_row() == place:
            draw_ring(painter, area.adjusted(0, 0, 6, -1), colours)
