"""Drawing a table of words: cells, the heads of columns and of rows. Heights come from the text."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import (
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from reflective_app.gui import units
from reflective_app.gui.units import Role
from reflective_app.gui.widgets.row_delegate import BAR, WRAP
from reflective_app.gui.widgets.shaped import side_beside
from reflective_app.gui.widgets.shapes import draw
from reflective_app.gui.widgets.table_rows import CELL_DATA, TableCell, TableModel, TableRow

if TYPE_CHECKING:
    from reflective_app.gui.widgets.word_table import WordTable

SIDE = 1.0
"""The space before a cell's words, in units; a head has the same."""

AFTER = 0.5
"""The space after a cell's words."""

ABOVE = 0.75
SHAPE_GAP = 1.125
CODE_WIDTH = 3.5
Ink = QPalette.ColorRole


# --- measuring ------------------------------------------------------------------------------------


@lru_cache(maxsize=8192)
def height_of(text: str, role: Role, wide: int) -> int:
    """How high this text is when it wraps at a width."""
    box = QRect(0, 0, max(wide, 1), 1_000_000)
    flags = _flags(text, role, wide)
    return QFontMetrics(units.font(role)).boundingRect(box, flags, text).height()


@lru_cache(maxsize=8192)
def width_of(text: str, role: Role) -> int:
    """How wide this text is in one line."""
    return QFontMetrics(units.font(role)).horizontalAdvance(text) + 2


@lru_cache(maxsize=8192)
def longest_word(text: str, role: Role) -> int:
    """The width below which a word of this text would break."""
    return max((width_of(word, role) for word in text.split()), default=0)


def measure_again() -> None:
    """Forget every measure: the text has another size."""
    for measure in (height_of, width_of, longest_word):
        measure.cache_clear()


def _flags(text: str, role: Role, wide: int) -> int:
    """Words stay whole unless one alone is wider than the column."""
    breaks = int(Qt.TextFlag.TextWrapAnywhere) if longest_word(text, role) > wide else 0
    return WRAP | breaks


def write(painter: QPainter, area: QRect, text: str, role: Role) -> None:
    """Draw text that wraps in an area, in the painter's ink."""
    painter.setFont(units.font(role))
    painter.drawText(area, _flags(text, role, area.width()), text)


def draw_ring(painter: QPainter, area: QRect, colours: QPalette) -> None:
    """The ring of what has the focus."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colours.color(Ink.Highlight), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(area).adjusted(1, 1, -1, -1), 3, 3)
    painter.restore()


# --- cells ----------------------------------------------------------------------------------------


def cell_role(cell: TableCell) -> Role:
    """The font of a cell's word."""
    if cell.small:
        return Role.CAPTION
    return Role.STRONG if cell.strong else Role.BODY


def room_for_shape(cell: TableCell) -> int:
    """How far the word stands in."""
    return side_beside(Role.BODY) + units.u(SHAPE_GAP) if cell.shape is not None else 0


def cell_width(cell: TableCell, *, least: bool = False) -> int:
    """The width of a cell in one line, or the least one that breaks no word."""
    role = cell_role(cell)
    words = longest_word(cell.word, role) if least else width_of(cell.word, role)
    return words + room_for_shape(cell) + units.u(SIDE + AFTER)


def cell_height(cell: TableCell, wide: int) -> int:
    """The height of a cell's words in a column of this width."""
    inner = wide - units.u(SIDE + AFTER) - room_for_shape(cell)
    return height_of(cell.word, cell_role(cell), inner)


class CellDelegate(QStyledItemDelegate):
    """Draws the cells of a `WordTable`."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Tint, shape and word, in the middle of the row's height; the ring if focused."""
        cell = cast("TableCell", index.data(CELL_DATA))
        table = cast("WordTable", self.parent())
        area, colours = option.rect, option.palette
        painter.save()
        if cell.tinted:
            painter.fillRect(area.adjusted(0, 0, -1, -1), colours.color(Ink.AlternateBase))
        high = cell_height(cell, area.width())
        top = area.top() + (area.height() - high) // 2
        left = area.left() + units.u(SIDE)
        if cell.shape is not None:
            side = side_beside(Role.BODY)
            line = QFontMetrics(units.font(cell_role(cell))).height()
            draw(painter, QRectF(left, top + (line - side) / 2, side, side), cell.shape, colours)
        left += room_for_shape(cell)
        painter.setPen(colours.color(Ink.PlaceholderText if cell.second else Ink.Text))
        words = QRect(left, top, area.right() + 1 - units.u(AFTER) - left, high)
        write(painter, words, cell.word, cell_role(cell))
        if option.state & QStyle.StateFlag.State_HasFocus and not table.rings_rows:
            draw_ring(painter, area.adjusted(0, 0, -1, -1), colours)
        painter.restore()


# --- heads ----------------------------------------------------------------------------------------


class ColumnHeads(QHeaderView):
    """The names of the columns; they wrap and stand on a strong line."""

    def __init__(self, table: WordTable) -> None:
        """The widths are the table's to set."""
        super().__init__(Qt.Orientation.Horizontal, table)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(1)
        self.viewport().setBackgroundRole(Ink.Base)

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
    write(painter, QRect(area.left() + units.u(SIDE), top, inner, high), head, Role.CAPTION)


def head_height(head: str, wide: int) -> int:
    """How high the name of a column is, with its space."""
    return height_of(head, Role.CAPTION, wide - units.u(SIDE + AFTER)) + units.u(2 * ABOVE)


class RowHeads(QHeaderView):
    """The names of the rows; they stay where they are when the table scrolls sideways."""

    def __init__(self, table: WordTable) -> None:
        """Heights and width are the table's to set."""
        super().__init__(Qt.Orientation.Vertical, table)
        self._table = table
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(1)
        self.setSectionsClickable(True)
        self.viewport().setBackgroundRole(Ink.Base)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw every name that can be seen."""
        painter = QPainter(self.viewport())
        for place, row in enumerate(cast("TableModel", self.model()).rows):
            at = QRect(
                0, self.sectionViewportPosition(place), self.width(), self.sectionSize(place)
            )
            if at.intersects(event.rect()):
                self._draw(painter, at, row, place)

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
            write(painter, QRect(left, top + drop, _code_width(row), high), row.code, Role.CODE)
        left += _code_width(row)
        painter.setPen(colours.color(Ink.Text))
        words = QRect(left, top, area.right() + 1 - units.u(AFTER) - left, high)
        write(painter, words, row.name, Role.STRONG)
        painter.fillRect(area.left(), area.bottom(), area.width(), 1, colours.color(Ink.Mid))
        if self._table.ringed_row() == place:
            draw_ring(painter, area.adjusted(0, 0, 6, -1), colours)


def name_width(row: TableRow, *, least: bool = False) -> int:
    """The width of a row's name in one line, or the least one that breaks no word."""
    words = longest_word(row.name, Role.STRONG) if least else width_of(row.name, Role.STRONG)
    return words + _code_width(row) + units.u(SIDE + AFTER)


def name_height(row: TableRow, wide: int) -> int:
    """How high a row's name is, with its space."""
    inner = wide - units.u(SIDE + AFTER) - _code_width(row)
    return height_of(row.name, Role.STRONG, inner) + units.u(2 * ABOVE)


def _code_width(row: TableRow) -> int:
    if not row.code:
        return 0
    return max(units.u(CODE_WIDTH), width_of(row.code, Role.CODE) + units.u(1))
