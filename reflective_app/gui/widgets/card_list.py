"""Cards in a column of the roadmap: what stands on each, and the keys that move them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPainterPath,
    QPalette,
    QPen,
    Qt,
)
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from reflective_app.gui import units
from reflective_app.gui.units import Role
from reflective_app.gui.widgets.kept_places import PlacedRows
from reflective_app.gui.widgets.laid_text import LaidText
from reflective_app.gui.widgets.row_delegate import BAR, ROW_DATA, Ink, ListDelegate, Row
from reflective_app.gui.widgets.rows import RowList
from reflective_app.gui.widgets.shapes import draw

Index = QModelIndex | QPersistentModelIndex
STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
PLACES = {Qt.Key.Key_1: 0, Qt.Key.Key_2: 1, Qt.Key.Key_3: 2}
CORNER = 4


@dataclass(frozen=True)
class CardLine:
    """One line of a card: `strong` for what is missing, `second` for what only helps."""

    text: str
    strong: bool = False
    second: bool = False


@dataclass(frozen=True)
class CardRow(Row):
    """One card: a code above its title, lines below, and at the foot its status with a shape."""

    lines: tuple[CardLine, ...] = ()
    foot: CardLine | None = None

    @property
    def as_spoken(self) -> str:
        """The whole card in words."""
        lines = [line.text for line in (*self.lines, self.foot) if line is not None]
        return ". ".join(part.rstrip(".") for part in (self.code, self.name, *lines) if part) + "."


class CardList(RowList):
    """A column of cards. `moved` asks to carry the chosen card so many columns and places on.

    `placed` asks to carry it into a column, 0 the first, by the keys 1, 2 and 3.
    `left` asks to go so many columns on; `removed` to take the chosen card off; `entered` says
    that the keyboard came to this column.
    """

    moved = Signal(str, int, int)
    placed = Signal(str, int)
    left = Signal(int)
    removed = Signal(str)
    entered = Signal(str)

    def __init__(self, name: str) -> None:
        """As high as its cards: the board scrolls, not the column."""
        super().__init__(name, whole=True)
        self.setItemDelegate(CardDelegate(self))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_rows(self, rows: Sequence[Row], chosen: str | None = None) -> None:
        """Show these cards; a column without any is no stop for Tab."""
        super().show_rows(rows, chosen)
        stops = Qt.FocusPolicy.StrongFocus if rows else Qt.FocusPolicy.NoFocus
        if stops != self.focusPolicy():
            self.setFocusPolicy(stops)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl and an arrow carry the card; an arrow alone goes from column to column."""
        key = Qt.Key(event.key())
        held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if held and key in STEPS and self.choice:
            self.moved.emit(self.choice, *STEPS[key])
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.left.emit(STEPS[key][0])
        elif key in PLACES and self.choice and not held:
            self.placed.emit(self.choice, PLACES[key])
        elif key == Qt.Key.Key_Delete and self.choice:
            self.removed.emit(self.choice)
        elif key == Qt.Key.Key_F2 and self.choice:
            self.opened.emit(self.choice)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard always stands on a card, so that it can be seen where it is."""
        super().focusInEvent(event)
        reasons = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        if event.reason() in reasons:
            self.enter()

    def enter(self) -> None:
        """Take the keyboard, with a card chosen if there is one."""
        if not self.hasFocus():
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        if not self.choice and self.rows:
            self.show_choice(self.rows[0].key)
        self.entered.emit(self.choice)


class CardDelegate(ListDelegate):
    """Paints cards with an edge; the chosen one is tinted, the focused one has the ring."""

    def __init__(self, parent: QObject) -> None:
        """One manner for every card."""
        super().__init__(parent)
        self._cards: PlacedRows[CardRow, _Placed] = PlacedRows(_place)

    def high(self, row: CardRow, wide: int) -> int:
        """As high as the text, with room below."""
        return self._cards.of(row, wide).with_gap

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The card's edge, then its words."""
        card = cast("CardRow", index.data(ROW_DATA))
        area = option.rect.adjusted(0, 0, 0, -_gap())
        placed = self._cards.of(card, area.width())
        painter.save()
        painter.translate(area.topLeft())
        _paint_edge(painter, QRectF(0, 0, area.width(), area.height()), option)
        for piece in placed.pieces:
            painter.setPen(option.palette.color(piece.ink))
            piece.text.draw(painter, piece.left, piece.top)
        if card.shape is not None and placed.shape is not None:
            draw(painter, placed.shape, card.shape, option.palette)
        painter.restore()


def _paint_edge(painter: QPainter, area: QRectF, option: QStyleOptionViewItem) -> None:
    colours = option.palette
    chosen = bool(option.state & QStyle.StateFlag.State_Selected)
    focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(colours.color(Ink.AlternateBase if chosen else Ink.Base))
    painter.setPen(QPen(colours.color(Ink.Highlight if chosen else Ink.Mid), 1))
    edge = area.adjusted(0.5, 0.5, -0.5, -0.5)
    painter.drawRoundedRect(edge, CORNER, CORNER)
    if chosen:
        whole = QPainterPath()
        whole.addRoundedRect(area, CORNER, CORNER)
        painter.save()
        painter.setClipPath(whole)
        painter.fillRect(QRectF(0, 0, BAR, area.height()), colours.color(Ink.Highlight))
        painter.restore()
    if focused:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colours.color(Ink.Highlight), 2))
        painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), CORNER, CORNER)


@dataclass(frozen=True)
class _Piece:
    text: LaidText
    role: Role
    ink: QPalette.ColorRole
    left: int
    top: int


@dataclass(frozen=True)
class _Placed:
    """A card's text, each piece in its place, its shape, and how high it is with the gap below."""

    pieces: tuple[_Piece, ...]
    shape: QRectF | None
    with_gap: int


def _gap() -> int:
    """The room between two cards."""
    return units.u(1.5)


def _place(card: CardRow, wide: int) -> _Placed:
    """Put everything on a card this wide."""
    side, top = units.u(1.75), units.u(1.5)
    room = max(wide - 2 * side, units.u(6))
    inset = units.u(2.5) if card.shape is not None else 0
    pieces: list[_Piece] = []
    y = top
    for text, role, ink, is_foot in _texts(card):
        left, across = (side + inset, room - inset) if is_foot else (side, room)
        laid = LaidText(text, role, across)
        y += units.u(0.5) if pieces else 0
        pieces.append(_Piece(laid, role, ink, left, y))
        y += laid.high
    shape = _beside(pieces[-1]) if card.shape is not None else None
    return _Placed(tuple(pieces), shape, y + top + _gap())


def _texts(card: CardRow) -> Iterator[tuple[str, Role, QPalette.ColorRole, bool]]:
    """Every piece of text with its type and ink, and whether it is the foot."""
    if card.code:
        yield card.code, Role.CODE, Ink.PlaceholderText, False
    yield card.name, Role.STRONG, Ink.Text, False
    for line in (*card.lines, card.foot):
        if line is not None and line.text:
            role = Role.CODE if line.strong else Role.CAPTION
            ink = Ink.PlaceholderText if line.second else Ink.Text
            yield line.text, role, ink, line is card.foot


def _beside(foot: _Piece) -> QRectF:
    """A square before the foot, as high as its letters."""
    side = QFontMetrics(units.font(foot.role)).ascent()
    return QRectF(foot.left - units.u(2.5), foot.top + side * 0.12, side, side)
