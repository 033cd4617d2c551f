"""Painting a row: a name, a second line, words at the right, a shape, and its states."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPalette, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem

from reflective_app.gui import units
from reflective_app.gui.units import Role
from reflective_app.gui.widgets.kept_places import KeptPlaces, PlacedRows
from reflective_app.gui.widgets.laid_text import RoomyText

if TYPE_CHECKING:
    from reflective_app.gui.widgets.shapes import Shape

ROW_DATA = int(Qt.ItemDataRole.UserRole) + 1
BAR = 3
Ink = QPalette.ColorRole


@dataclass(frozen=True)
class Row:
    """What one row says. `spoken` is the whole row in words, where its parts do not read well.

    `marked` is from where to where in its name something stands out.
    """

    key: str
    name: str
    detail: str = ""
    side: str = ""
    code: str = ""
    shape: Shape | None = None
    indent: int = 0
    head: bool = False
    dimmed: bool = False
    spoken: str = ""
    marked: tuple[int, int] = (0, 0)

    @property
    def as_spoken(self) -> str:
        """The whole row for a screen reader."""
        parts = (self.code, self.name, self.detail, self.side)
        return self.spoken or ", ".join(part for part in parts if part)


@dataclass(frozen=True)
class RowManner:
    """How the rows of one list look. Padding is in units."""

    name: Role = Role.BODY
    chosen_name: Role = Role.STRONG
    left: float = 2.0
    right: float = 2.0
    above: float = 1.0
    ruled: bool = False
    link: bool = False
    chosen_in_accent: bool = False
    chosen_is_marked: bool = True


class ListDelegate(QStyledItemDelegate):
    """Paints the rows of a list, and knows how high they are. Qt asks for every row, often.

    `sizes` are those of the rows in their order, where the list has measured them.
    """

    def __init__(self, parent: QObject) -> None:
        """Nothing is measured yet."""
        super().__init__(parent)
        self.sizes: list[QSize] = []

    def high(self, row: Any, wide: int) -> int:  # noqa: ANN401 - each list has its own kind of row
        """How high a row so wide is."""
        raise NotImplementedError

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """As wide as the list and as high as the text."""
        if self.sizes:
            return self.sizes[index.row()]
        view = option.widget
        wide = (
            view.viewport().width() if isinstance(view, QAbstractItemView) else option.rect.width()
        )
        return QSize(max(wide, 1), self.high(index.data(ROW_DATA), max(wide, 1)))


@dataclass(frozen=True)
class _Part:
    text: RoomyText
    role: Role
    ink: QPalette.ColorRole
    area: QRect


@dataclass(frozen=True)
class _Placed:
    """A row's words, each in its place, where its shape goes, and how high it is."""

    parts: tuple[_Part, ...]
    shape: QRectF | None
    high: int


class RowDelegate(ListDelegate):
    """Paints `Row`s by a manner. The height of a row is the height of its text."""

    def __init__(self, manner: RowManner, parent: QObject) -> None:
        """`manner` holds for every row of the list."""
        super().__init__(parent)
        self._manner = manner
        self._rows: PlacedRows[Row, _Placed] = PlacedRows(self._place)
        self._texts: KeptPlaces[RoomyText] = KeptPlaces(RoomyText)

    def high(self, row: Row, wide: int) -> int:
        """How high a row so wide is, chosen or not."""
        return self._rows.of(row, wide, True).high

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Tint and bar if chosen, words, hairline, and the ring if focused."""
        from PySide6.QtWidgets import QStyle  # 10 ms that the first paint, without rows, is spared

        row = cast("Row", index.data(ROW_DATA))
        colours, area = option.palette, option.rect
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        chosen = selected and self._manner.chosen_is_marked
        painter.save()
        if chosen:
            painter.fillRect(area, colours.color(Ink.AlternateBase))
            painter.fillRect(
                area.left(), area.top(), BAR, area.height(), colours.color(Ink.Highlight)
            )
        placed = self._rows.of(row, area.width(), chosen)
        for part in placed.parts:
            painter.setPen(colours.color(part.ink))
            part.text.draw(painter, area.left() + part.area.left(), area.top() + part.area.top())
        if row.shape is not None and placed.shape is not None:
            from reflective_app.gui.widgets.shapes import draw  # no row has one at the first paint

            draw(painter, placed.shape.translated(area.topLeft()), row.shape, colours)
        if self._manner.ruled or row.head:
            ink = Ink.Dark if row.head else Ink.Mid
            painter.fillRect(area.left(), area.bottom(), area.width(), 1, colours.color(ink))
        if option.state & QStyle.StateFlag.State_HasFocus:
            self._draw_ring(painter, area, colours)
        painter.restore()

    def _draw_ring(self, painter: QPainter, area: QRect, colours: QPalette) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colours.color(Ink.Highlight), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(area).adjusted(1, 1, -1, -1), 3, 3)

    def _name_role(self, row: Row, chosen: bool) -> Role:
        if row.head:
            return Role.LEAD
        return self._manner.chosen_name if chosen else self._manner.name

    def _name_ink(self, row: Row, chosen: bool) -> QPalette.ColorRole:
        if row.dimmed:
            return Ink.PlaceholderText
        if self._manner.link or (chosen and self._manner.chosen_in_accent):
            return Ink.Link
        return Ink.Text

    def _place(self, row: Row, wide: int, chosen: bool) -> _Placed:
        """Put everything into a row this wide."""
        manner = self._manner
        left = BAR + units.u(manner.left) + units.u(3 * row.indent)
        top, right = units.u(manner.above), wide - 1 - units.u(manner.right)
        parts: list[_Part] = []
        if row.side:
            right = self._add_side(row, parts, QRect(left, top, right - left, 0)) - units.u(2)
        if row.code:
            metrics = QFontMetrics(units.font(Role.CODE))
            code_top = top + _drop(Role.CODE, self._name_role(row, chosen))
            long = metrics.horizontalAdvance(row.code)
            at = QRect(left, code_top, long + 1, 0)
            self._add(parts, row.code, (Role.CODE, Ink.PlaceholderText), at)
            left += max(long + units.u(1), units.u(3))
        role = self._name_role(row, chosen)
        at = QRect(left, top, right - left, 0)
        y = self._add(parts, row.name, (role, self._name_ink(row, chosen)), at, row.marked)
        if row.detail:
            inset = units.u(2.5) if row.shape is not None else 0
            under = QRect(left + inset, y + units.u(0.25), right - left - inset, 0)
            y = self._add(parts, row.detail, (Role.CAPTION, Ink.PlaceholderText), under)
        high = y + units.u(manner.above) + (1 if manner.ruled else 0)
        shape = _beside(row, parts[-1]) if row.shape is not None else None
        return _Placed(tuple(parts), shape, high)

    def _add_side(self, row: Row, parts: list[_Part], area: QRect) -> int:
        """The words at the right; they get a third of the row at most. Gives their left edge."""
        metrics = QFontMetrics(units.font(Role.CAPTION))
        wide = min(metrics.horizontalAdvance(row.side) + 2, max(area.width() // 3, 1))
        at = QRect(
            area.right() - wide, area.top() + _drop(Role.CAPTION, self._manner.name), wide, 0
        )
        self._add(parts, row.side, (Role.CAPTION, Ink.PlaceholderText), at)
        return at.left()

    def _add(
        self,
        parts: list[_Part],
        text: str,
        look: tuple[Role, QPalette.ColorRole],
        area: QRect,
        marked: tuple[int, int] = (0, 0),
    ) -> int:
        """Place wrapped text, whose words stay whole unless one is wider than a line.

        Gives where it ends. Of a row that changes most words stay, and are not laid out again.
        """
        role, ink = look
        laid = self._texts.of(text, role, area.width(), marked)
        parts.append(
            _Part(laid, role, ink, QRect(area.left(), area.top(), area.width(), laid.high))
        )
        return area.top() + laid.high


def _beside(row: Row, words: _Part) -> QRectF:
    """A square as high as letters, before a second line or after a name."""
    side = QFontMetrics(units.font(words.role)).ascent()
    left = words.area.left() - units.u(2.5) if row.detail else words.area.right() + units.u(1)
    return QRectF(left, words.area.top() + side * 0.12, side, side)


def _drop(small: Role, large: Role) -> int:
    """How far smaller text is lowered to stand on the line of larger text."""
    ascents = (QFontMetrics(units.font(role)).ascent() for role in (large, small))
    return max(next(ascents) - next(ascents), 0)
