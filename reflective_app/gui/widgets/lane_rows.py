"""The benchmark's rows: an item with its reason, and beside it one column a kind of fact.

Where there is no room for columns the facts fold under the item, each with its name before it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import cast

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFocusEvent, QFontMetrics, QPainter, QPalette, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from reflective_app.gui import units
from reflective_app.gui.units import Role
from reflective_app.gui.widgets.laid_text import LaidText
from reflective_app.gui.widgets.row_delegate import BAR, ROW_DATA, Ink, Row
from reflective_app.gui.widgets.rows import RowList
from reflective_app.gui.widgets.shapes import Shape, draw

FACTS = ("Position", "Strength of evidence (guide)", "Who misses out", "Our confidence")
FACT_WIDTHS = (23.25, 22.75, 21.5, 14.5)
ITEM_LEAST = 32
"""In units; with less than this left for the item, the facts fold under it."""

PAIRED = 60
"""In units; a folded row of this width has its facts two by two."""

COLUMN_GAP = 2
CACHED = 512
"""Placed rows kept; the longest guide has fewer, at one width and one text size."""

SECOND = Ink.PlaceholderText
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Fact:
    """One cell: a word, what stands under it in the second ink, and a shape before it."""

    word: str
    note: str = ""
    shape: Shape | None = None
    strong: bool = False
    name: str = ""
    """What it is, where that is not what its column is called."""

    @property
    def as_spoken(self) -> str:
        """The cell in words."""
        return "; ".join(part.rstrip(".") for part in (self.word, self.note) if part)


@dataclass(frozen=True)
class LaneRow(Row):
    """An item, or the head of a lane, whose `detail` stands beside its name."""

    facts: tuple[Fact, ...] = field(default=())

    @property
    def as_spoken(self) -> str:
        """The whole row, each fact with the name of its column."""
        facts = [
            f"{fact.name or name}: {fact.as_spoken}"
            for name, fact in zip(FACTS, self.facts, strict=False)
            if fact.as_spoken
        ]
        name = f"{self.code} {self.name}".strip()
        said = (name, *facts, self.detail)
        return ". ".join(part.rstrip(".") for part in said if part) + "."


@dataclass(frozen=True)
class _Piece:
    """Text or a shape, where it goes."""

    area: QRect
    text: LaidText | None = None
    ink: QPalette.ColorRole = Ink.Text
    shape: Shape | None = None


@dataclass(frozen=True)
class _Placed:
    """Everything that is painted in a row, and how high the row is."""

    pieces: tuple[_Piece, ...]
    high: int


class LaneList(RowList):
    """Items lane by lane, to choose one of."""

    def __init__(self, name: str) -> None:
        """As high as its rows: the page scrolls, not the list."""
        super().__init__(name, whole=True)
        self.setItemDelegate(LaneDelegate(self))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard always stands on an item that is chosen too, so that both can be seen."""
        super().focusInEvent(event)
        if event.reason() == Qt.FocusReason.MouseFocusReason:
            return
        at = self.currentIndex()
        first = next((place for place, row in enumerate(self.rows) if not row.head), -1)
        if first >= 0 and not at.isValid():
            at = self.model().index(first, 0)
        if at.isValid() and not self.selectionModel().isSelected(at):
            self.setCurrentIndex(at)


class LaneDelegate(QStyledItemDelegate):
    """Paints `LaneRow`s. The height of a row is the height of its tallest column."""

    def __init__(self, parent: QObject) -> None:
        """One delegate serves heads and items."""
        super().__init__(parent)
        self._kept: dict[object, _Placed] = {}

    def _placed(self, row: LaneRow, wide: int) -> _Placed:
        """A row this wide; placed once, and drawn often."""
        key = (row, wide, units.text_key())
        if key not in self._kept:
            if len(self._kept) >= CACHED:
                self._kept.clear()
            self._kept[key] = _place(row, wide)
        return self._kept[key]

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As wide as the list and as high as the text."""
        view = option.widget
        wide = (
            view.viewport().width() if isinstance(view, QAbstractItemView) else option.rect.width()
        )
        row = cast("LaneRow", index.data(ROW_DATA))
        return QSize(max(wide, 1), self._placed(row, max(wide, 1)).high)

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
        for piece in self._placed(row, area.width()).pieces:
            _paint_piece(painter, piece, colours)
        rule = Ink.Dark if row.head else Ink.Mid
        painter.fillRect(0, area.bottom(), area.width(), 1, colours.color(rule))
        if option.state & QStyle.StateFlag.State_HasFocus and not row.head:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(colours.color(Ink.Highlight), 2))
            painter.drawRoundedRect(QRectF(area).adjusted(1, 1, -1, -1), 3, 3)
        painter.restore()


def facts_beside(wide: int) -> bool:
    """Whether the facts fit in columns beside the item."""
    return wide >= units.u(ITEM_LEAST + sum(FACT_WIDTHS))


def _paint_piece(painter: QPainter, piece: _Piece, colours: QPalette) -> None:
    if piece.shape is not None:
        draw(painter, QRectF(piece.area), piece.shape, colours)
        return
    if piece.text is not None:
        painter.setPen(colours.color(piece.ink))
        piece.text.draw(painter, piece.area.left(), piece.area.top())


def _place(row: LaneRow, wide: int) -> _Placed:
    """Put everything into a row this wide."""
    pieces: list[_Piece] = []
    if row.head:
        high = _head(row, wide, pieces)
        return _Placed(tuple(pieces), high)
    padding, left = units.u(1), BAR + units.u(0.5)
    beside = bool(row.facts) and facts_beside(wide)
    right = wide - (units.u(sum(FACT_WIDTHS)) if beside else 0)
    bottom = _item(row, QRect(left, padding, right - left - units.u(COLUMN_GAP), 0), pieces)
    if beside:
        bottom = max(bottom, _beside(row, right, padding, pieces))
    else:
        bottom = _folded(row, QRect(left + units.u(4), bottom, wide, 0), pieces)
    return _Placed(tuple(pieces), bottom + padding + 1)


def _head(row: LaneRow, wide: int, pieces: list[_Piece]) -> int:
    """A lane's head: its name, and what is in it on the same line where there is room."""
    left, top = 0, units.u(2)
    bottom = _text(pieces, row.name, Role.LEAD, QRect(left, top, wide, 0))
    lead = QFontMetrics(units.font(Role.LEAD))
    beside = left + lead.horizontalAdvance(row.name) + units.u(1.25)
    ascent = QFontMetrics(units.font(Role.CAPTION)).ascent()
    note = QRect(beside, top + lead.ascent() - ascent, wide - beside, 0)
    ends = _text(pieces, row.detail, Role.CAPTION, note, SECOND)
    return max(bottom, ends) + units.u(0.5) + 1


def _item(row: LaneRow, area: QRect, pieces: list[_Piece]) -> int:
    """Code, name and, under the name, the reason."""
    code = QFontMetrics(units.font(Role.CODE))
    strong = QFontMetrics(units.font(Role.STRONG))
    drop = strong.ascent() - code.ascent()
    _text(pieces, row.code, Role.CODE, area.translated(0, drop), SECOND)
    under = area.adjusted(units.u(4), 0, 0, 0)
    bottom = _text(pieces, row.name, Role.STRONG, under)
    under.moveTop(bottom + units.u(0.25))
    return _text(pieces, row.detail, Role.CAPTION, under)


def _beside(row: LaneRow, left: int, top: int, pieces: list[_Piece]) -> int:
    """The facts in their columns; gives where the longest ends."""
    bottom = top
    for wide, fact in zip(FACT_WIDTHS, row.facts, strict=False):
        place = QRect(left, top, units.u(wide) - units.u(COLUMN_GAP), 0)
        bottom = max(bottom, _fact("", fact, place, pieces))
        left += units.u(wide)
    return bottom


def _folded(row: LaneRow, area: QRect, pieces: list[_Piece]) -> int:
    """The facts under the item's name, two by two where there is room; gives where they end."""
    abreast = 2 if area.width() >= units.u(PAIRED) else 1
    room = area.width() - area.left()
    wide = room // abreast
    bottom = area.top()
    for line in _in_lines(row, abreast):
        top = bottom + units.u(0.75)
        for column, (name, fact) in enumerate(line):
            left = area.left() + column * wide
            place = QRect(left, top, wide - units.u(COLUMN_GAP), 0)
            bottom = max(bottom, _fact(name, fact, place, pieces))
    return bottom


def _in_lines(row: LaneRow, abreast: int) -> Iterator[list[tuple[str, Fact]]]:
    """The facts that have a word, with their names, so many in a line."""
    pairs = zip(FACTS, row.facts, strict=False)
    named = [(fact.name or name, fact) for name, fact in pairs if fact.word]
    for start in range(0, len(named), abreast):
        yield named[start : start + abreast]


def _fact(name: str, fact: Fact, area: QRect, pieces: list[_Piece]) -> int:
    """A fact's word with its shape, then its note."""
    left = area.left()
    role = Role.STRONG if fact.strong else Role.BODY
    if fact.shape is not None:
        side = units.u(2)
        high = QFontMetrics(units.font(role)).height()
        at = QRect(left, area.top() + (high - side) // 2, side, side)
        pieces.append(_Piece(at, shape=fact.shape))
        left += side + units.u(1)
        name = ""
    place = QRect(left, area.top(), area.right() - left, 0)
    if not fact.word:
        return _text(pieces, fact.note, role, place, SECOND)
    word = f"{name}: {fact.word}" if name else fact.word
    bottom = _text(pieces, word, role, place)
    place.moveTop(bottom + units.u(0.25))
    return _text(pieces, fact.note, Role.CAPTION, place, SECOND)


def _text(
    pieces: list[_Piece],
    text: str,
    role: Role,
    area: QRect,
    ink: QPalette.ColorRole = Ink.Text,
) -> int:
    """Place wrapped text; gives where it ends, which is where it began if there is none."""
    if not text:
        return area.top()
    laid = LaidText(text, role, area.width())
    pieces.append(_Piece(QRect(area.left(), area.top(), area.width(), laid.high), laid, ink))
    return area.top() + laid.high
