"""Measuring and drawing the cells of a table of words. Heights come from the text."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPalette, QPen, QPolygonF

from reflective_app.gui import units
from reflective_app.gui.units import Role
from reflective_app.gui.widgets.kept_places import KeptPlaces
from reflective_app.gui.widgets.laid_text import LaidText
from reflective_app.gui.widgets.shaped import side_beside
from reflective_app.gui.widgets.shapes import draw
from reflective_app.gui.widgets.table_rows import TableCell, TableRow

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
    """How high this text is when it wraps at a width; words stay whole where they have room."""
    box = QRect(0, 0, max(wide, 1), 1_000_000)
    breaks = int(Qt.TextFlag.TextWrapAnywhere) if longest_word(text, role) > wide else 0
    flags = int(Qt.TextFlag.TextWordWrap) | breaks
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
    for measure in (height_of, width_of, longest_word, cell_width, cell_height):
        measure.cache_clear()


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


@lru_cache(maxsize=8192)
def cell_width(cell: TableCell, *, least: bool = False) -> int:
    """The width of a cell in one line, or the least one that breaks no word."""
    role = cell_role(cell)
    words = longest_word(cell.word, role) if least else width_of(cell.word, role)
    words = max(words + room_for_shape(cell), longest_word(cell.note, Role.CAPTION))
    return words + units.u(SIDE + AFTER)


@lru_cache(maxsize=8192)
def cell_height(cell: TableCell, wide: int) -> int:
    """The height of a cell's words, and of its note, in a column of this width."""
    inner = wide - units.u(SIDE + AFTER)
    note = height_of(cell.note, Role.CAPTION, inner) if cell.note else 0
    return height_of(cell.word, cell_role(cell), inner - room_for_shape(cell)) + note


@dataclass(frozen=True)
class _Words:
    """A cell's words, and where they go from the top left of all that it says."""

    text: LaidText
    ink: QPalette.ColorRole
    left: int
    top: int


@dataclass(frozen=True)
class _Placed:
    """All that a cell says, each part in its place, and how high that is."""

    words: tuple[_Words, ...]
    shape: QRectF | None
    high: int


def _place(cell: TableCell, wide: int) -> _Placed:
    """Put the shape before the word, and the note below both."""
    inner, high, role = wide - units.u(SIDE + AFTER), cell_height(cell, wide), cell_role(cell)
    inset = room_for_shape(cell)
    ink = Ink.PlaceholderText if cell.second else Ink.Text
    words = [_Words(LaidText(cell.word, role, inner - inset), ink, inset, 0)]
    if cell.note:
        ink = Ink.Link if cell.dashed else Ink.PlaceholderText
        top = high - height_of(cell.note, Role.CAPTION, inner)
        words.append(_Words(LaidText(cell.note, Role.CAPTION, inner), ink, 0, top))
    shape = None
    if cell.shape is not None:
        side = side_beside(Role.BODY)
        line = QFontMetrics(units.font(role)).height()
        shape = QRectF(0, (line - side) / 2, side, side)
    return _Placed(tuple(words), shape, high)


class CellPainter:
    """Draws the cells of a table."""

    def __init__(self) -> None:
        """Nothing is placed yet."""
        self._places = KeptPlaces(_place)

    def draw(self, painter: QPainter, area: QRect, cell: TableCell, colours: QPalette) -> None:
        """Tint, shape and words, in the middle of the row's height."""
        placed = self._places.of(cell, area.width())
        if cell.tinted:
            painter.fillRect(area.adjusted(0, 0, -1, -1), colours.color(Ink.AlternateBase))
        left = area.left() + units.u(SIDE)
        top = area.top() + (area.height() - placed.high) // 2
        if cell.shape is not None and placed.shape is not None:
            draw(painter, placed.shape.translated(left, top), cell.shape, colours)
        for words in placed.words:
            painter.setPen(colours.color(words.ink))
            words.text.draw(painter, left + words.left, top + words.top)
        if cell.dashed:
            _draw_dashes(painter, area, colours)
        if cell.marked:
            _draw_corner(painter, area, colours)


def _draw_dashes(painter: QPainter, area: QRect, colours: QPalette) -> None:
    """The edge of a cell that is only suggested."""
    pen = QPen(colours.color(Ink.Link), 1, Qt.PenStyle.CustomDashLine)
    pen.setDashPattern([4, 3])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(area).adjusted(3.5, 3.5, -4.5, -4.5), 3, 3)


def _draw_corner(painter: QPainter, area: QRect, colours: QPalette) -> None:
    """The mark of a cell that says another thing than the register suggests."""
    side, right, top = units.u(1), area.right(), area.top()
    corner = [QPointF(right - side, top), QPointF(right, top), QPointF(right, top + side)]
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colours.color(Ink.Text))
    painter.drawPolygon(QPolygonF(corner))
    painter.restore()


# --- names of rows --------------------------------------------------------------------------------


def name_width(row: TableRow, *, least: bool = False) -> int:
    """The width of a row's name in one line, or the least one that breaks no word."""
    words = longest_word(row.name, Role.STRONG) if least else width_of(row.name, Role.STRONG)
    return words + code_width(row) + units.u(SIDE + AFTER)


def name_height(row: TableRow, wide: int) -> int:
    """How high a row's name is, with its space."""
    inner = wide - units.u(SIDE + AFTER) - code_width(row)
    return height_of(row.name, Role.STRONG, inner) + units.u(2 * ABOVE)


def code_width(row: TableRow) -> int:
    """The room for the code before a row's name; none if it has none."""
    if not row.code:
        return 0
    return max(units.u(CODE_WIDTH), width_of(row.code, Role.CODE) + units.u(1))
