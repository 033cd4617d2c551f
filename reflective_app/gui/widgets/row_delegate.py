"""Painting a row: a name, a second line, words at the right, a shape, and its states."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPalette, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem

from reflective_app.gui import units
from reflective_app.gui.units import Role

if TYPE_CHECKING:
    from reflective_app.gui.widgets.shapes import Shape

ROW_DATA = int(Qt.ItemDataRole.UserRole) + 1
BAR = 3
WRAP = (
    int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignLeft) | int(Qt.AlignmentFlag.AlignTop)
)
Ink = QPalette.ColorRole
MOST_KEPT = 1000
"""Measured rows kept: Qt asks for every row's height again and again."""


@dataclass(frozen=True)
class Row:
    """What one row says. `spoken` is the whole row in words, where its parts do not read well."""

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


@dataclass
class _Part:
    text: str
    role: Role
    ink: QPalette.ColorRole
    area: QRect
    flags: int = WRAP


class RowDelegate(QStyledItemDelegate):
    """Paints `Row`s by a manner. The height of a row is the height of its text."""

    def __init__(self, manner: RowManner, parent: QObject) -> None:
        """`manner` holds for every row of the list."""
        super().__init__(parent)
        self._manner = manner
        self._rooms: dict[object, QSize] = {}

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """As wide as the list and as high as the text."""
        row = cast("Row", index.data(ROW_DATA))
        view = option.widget
        wide = (
            view.viewport().width() if isinstance(view, QAbstractItemView) else option.rect.width()
        )
        key = (row, wide, units.text_key())
        if key not in self._rooms:
            if len(self._rooms) >= MOST_KEPT:
                self._rooms.clear()
            self._rooms[key] = self.room(row, wide)
        return self._rooms[key]

    def room(self, row: Row, wide: int) -> QSize:
        """The room of a row in a list of this width, chosen or not."""
        return QSize(max(wide, 1), self._parts(row, QRect(0, 0, wide, 0), chosen=True)[1])

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
        parts, _ = self._parts(row, area, chosen)
        for part in parts:
            painter.setFont(units.font(part.role))
            painter.setPen(colours.color(part.ink))
            painter.drawText(part.area, part.flags, part.text)
        if row.shape is not None:
            from reflective_app.gui.widgets.shapes import draw  # no row has one at the first paint

            draw(painter, self._shape_area(row, parts), row.shape, colours)
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

    def _parts(self, row: Row, area: QRect, chosen: bool) -> tuple[list[_Part], int]:
        """Where each piece of text goes, and how high the row is."""
        manner = self._manner
        left = area.left() + BAR + units.u(manner.left) + units.u(3 * row.indent)
        top, right = area.top() + units.u(manner.above), area.right() - units.u(manner.right)
        parts: list[_Part] = []
        if row.side:
            right = self._add_side(row, parts, QRect(left, top, right - left, 0)) - units.u(2)
        if row.code:
            metrics = QFontMetrics(units.font(Role.CODE))
            code_top = top + _drop(Role.CODE, self._name_role(row, chosen))
            wide = metrics.horizontalAdvance(row.code)
            parts.append(
                _Part(
                    row.code, Role.CODE, Ink.PlaceholderText, QRect(left, code_top, wide + 1, 100)
                )
            )
            left += max(wide + units.u(1), units.u(3))
        role = self._name_role(row, chosen)
        y = _add(
            parts, row.name, role, self._name_ink(row, chosen), QRect(left, top, right - left, 0)
        )
        if row.detail:
            inset = units.u(2.5) if row.shape is not None else 0
            under = QRect(left + inset, y + units.u(0.25), right - left - inset, 0)
            y = _add(parts, row.detail, Role.CAPTION, Ink.PlaceholderText, under)
        return parts, y - area.top() + units.u(manner.above) + (1 if manner.ruled else 0)

    def _add_side(self, row: Row, parts: list[_Part], area: QRect) -> int:
        """The words at the right; they get a third of the row at most. Gives their left edge."""
        metrics = QFontMetrics(units.font(Role.CAPTION))
        wide = min(metrics.horizontalAdvance(row.side) + 2, max(area.width() // 3, 1))
        at = QRect(
            area.right() - wide, area.top() + _drop(Role.CAPTION, self._manner.name), wide, 0
        )
        _add(parts, row.side, Role.CAPTION, Ink.PlaceholderText, at)
        return at.left()

    def _shape_area(self, row: Row, parts: list[_Part]) -> QRectF:
        beside = parts[-1]
        side = QFontMetrics(units.font(beside.role)).ascent()
        if row.detail:
            return QRectF(
                beside.area.left() - units.u(2.5), beside.area.top() + side * 0.12, side, side
            )
        return QRectF(beside.area.right() + units.u(1), beside.area.top() + side * 0.12, side, side)


def _add(parts: list[_Part], text: str, role: Role, ink: QPalette.ColorRole, area: QRect) -> int:
    """Place wrapped text, whose words stay whole unless one is wider than a line.

    Gives where it ends.
    """
    metrics = QFontMetrics(units.font(role))
    wide = max(area.width(), metrics.averageCharWidth() * 4)
    longest = max(text.split(), key=len, default="")
    breaks = Qt.TextFlag.TextWrapAnywhere if metrics.horizontalAdvance(longest) > wide else 0
    flags = WRAP | int(breaks)
    box = metrics.boundingRect(QRect(0, 0, wide, 100_000), flags, text)
    part = QRect(area.left(), area.top(), wide, box.height())
    parts.append(_Part(text, role, ink, part, flags))
    return area.top() + box.height()


def _drop(small: Role, large: Role) -> int:
    """How far smaller text is lowered to stand on the line of larger text."""
    ascents = (QFontMetrics(units.font(role)).ascent() for role in (large, small))
    return max(next(ascents) - next(ascents), 0)
