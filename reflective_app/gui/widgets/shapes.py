"""The shapes that repeat what the words say.

Circles for positions, squares for who is reached, and the shapes of an action's status: drawn as
vectors in the light or dark ramp of the palette, and never the only carrier.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QIcon,
    QPainter,
    QPainterPath,
    QPalette,
    QPen,
    QPixmap,
    QPixmapCache,
    QPolygonF,
)
from PySide6.QtWidgets import QApplication


class Shape(Enum):
    """Every shape there is."""

    NOT = "not in place"
    PARTLY = "partly in place"
    MOSTLY = "mostly in place"
    FULLY = "fully in place"
    NOT_KNOWN = "not enough known"
    DOES_NOT_APPLY = "does not apply"
    YES = "yes"
    SOME = "some"
    NO = "no"
    DONT_KNOW = "don't know"
    NOT_APPLICABLE = "n/a"
    OFF_TRACK = "off track"
    AT_RISK = "at risk"
    ON_TRACK = "on track"
    COMPLETE = "complete"


@dataclass(frozen=True)
class Ramp:
    """The colours of the shapes on one kind of page."""

    outline: str
    some: str
    most: str
    all: str
    red: str
    amber: str
    green: str
    blue: str


LIGHT_RAMP = Ramp(
    "#0f2f57", "#8fb8de", "#2f6db0", "#0f2f57", "#8a1c1c", "#f2c14e", "#1f7a4d", "#12436d"
)
DARK_RAMP = Ramp(
    "#b9d4f0", "#5b8fc7", "#8fbcf0", "#d3e6fa", "#e58a8a", "#f2c14e", "#6cc497", "#8fb8de"
)

_TURNS = {Shape.NOT: 0.0, Shape.PARTLY: 1 / 3, Shape.MOSTLY: 2 / 3, Shape.FULLY: 1.0}
_SQUARES = {Shape.YES, Shape.SOME, Shape.NO, Shape.DONT_KNOW}


def ramp(palette: QPalette) -> Ramp:
    """The ramp for a page of this palette."""
    return DARK_RAMP if palette.color(QPalette.ColorRole.Base).lightness() < 128 else LIGHT_RAMP


def rung_shape(rung: int, top: int) -> Shape:
    """The circle for a rung of a ladder with this highest rung; ties go to the lower."""
    share = rung / top if top else 0.0
    if share <= 1 / 6:
        return Shape.NOT
    if share <= 1 / 2:
        return Shape.PARTLY
    return Shape.MOSTLY if share <= 5 / 6 else Shape.FULLY


def draw(painter: QPainter, square: QRectF, shape: Shape, palette: QPalette) -> None:
    """Draw a shape into a square: its picture, which is kept, for that is twenty times as fast."""
    around = square.toAlignedRect().adjusted(-1, -1, 1, 1)
    inside = square.translated(-around.left(), -around.top())
    ratio, inks = painter.device().devicePixelRatioF(), ramp(palette)
    at = f"{inside.left():.2f} {inside.top():.2f} {square.width():.2f}"
    key = f"{shape.name} {at} {ratio} {inks.outline}"
    picture = QPixmap()
    if not QPixmapCache.find(key, picture):
        picture = _clear(around.size(), ratio)
        on_picture = QPainter(picture)
        draw_anew(on_picture, inside, shape, inks)
        on_picture.end()
        QPixmapCache.insert(key, picture)
    painter.drawPixmap(around.topLeft(), picture)


def draw_anew(painter: QPainter, square: QRectF, shape: Shape, inks: Ramp) -> None:
    """Draw a shape into a square, line by line."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    width = max(square.width() / 10, 1.0)
    inner = square.adjusted(width / 2, width / 2, -width / 2, -width / 2)
    pen = QPen(QColor(inks.outline), width)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    painter.setPen(pen)
    if shape in _TURNS:
        _draw_circle(painter, inner, _TURNS[shape], inks)
    elif shape in (Shape.NOT_KNOWN, Shape.DOES_NOT_APPLY):
        _dash(painter, pen)
        painter.drawEllipse(inner)
        _write(painter, square, "?" if shape is Shape.NOT_KNOWN else "–")
    elif shape in _SQUARES:
        _draw_square(painter, inner, shape, inks)
    elif shape is Shape.NOT_APPLICABLE:
        _write(painter, square, "–")
    else:
        _draw_status(painter, square, shape, inks)


def _draw_circle(painter: QPainter, inner: QRectF, turn: float, inks: Ramp) -> None:
    fill = {0.0: None, 1 / 3: inks.some, 2 / 3: inks.most, 1.0: inks.all}[turn]
    if fill is not None and turn < 1:
        painter.save()
        thin = QPen(painter.pen())
        thin.setWidthF(thin.widthF() * 0.7)
        painter.setPen(thin)
        painter.setBrush(QColor(fill))
        painter.drawPie(inner, 90 * 16, round(-360 * 16 * turn))
        painter.restore()
    elif fill is not None:
        painter.setBrush(QColor(fill))
    painter.drawEllipse(inner)


def _draw_square(painter: QPainter, inner: QRectF, shape: Shape, inks: Ramp) -> None:
    corner = inner.width() / 8
    if shape is Shape.DONT_KNOW:
        _dash(painter, painter.pen())
        painter.drawRoundedRect(inner, corner, corner)
        _write(painter, inner, "?")
        return
    if shape is Shape.SOME:
        whole = QPainterPath()
        whole.addRoundedRect(inner, corner, corner)
        painter.save()
        painter.setClipPath(whole)
        lower = QRectF(inner)
        lower.setTop(inner.center().y())
        painter.fillRect(lower, QColor(inks.some))
        painter.drawLine(lower.topLeft(), lower.topRight())
        painter.restore()
    if shape is Shape.YES:
        painter.setBrush(QColor(inks.most))
    painter.drawRoundedRect(inner, corner, corner)


def _draw_status(painter: QPainter, square: QRectF, shape: Shape, inks: Ramp) -> None:
    side, left, top = square.width(), square.left(), square.top()

    def at(x: float, y: float) -> QPointF:
        return QPointF(left + x * side, top + y * side)

    pen = QPen(QColor(inks.outline), max(side / 14, 1.0))
    if shape is Shape.COMPLETE:
        tick = QPen(QColor(inks.blue), side / 6)
        painter.setPen(tick)
        painter.drawPolyline(QPolygonF([at(0.12, 0.55), at(0.4, 0.82), at(0.9, 0.2)]))
        return
    painter.setPen(pen)
    if shape is Shape.ON_TRACK:
        painter.setBrush(QColor(inks.green))
        painter.drawEllipse(square.adjusted(side * 0.08, side * 0.08, -side * 0.08, -side * 0.08))
    elif shape is Shape.AT_RISK:
        painter.setBrush(QColor(inks.amber))
        painter.drawPolygon(QPolygonF([at(0.5, 0.04), at(0.96, 0.5), at(0.5, 0.96), at(0.04, 0.5)]))
    else:
        painter.setBrush(QColor(inks.red))
        painter.drawPolygon(QPolygonF([at(0.5, 0.08), at(0.96, 0.9), at(0.04, 0.9)]))


def _dash(painter: QPainter, pen: QPen) -> None:
    dashed = QPen(pen)
    dashed.setDashPattern([2.2, 1.6])
    painter.setPen(dashed)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _write(painter: QPainter, square: QRectF, sign: str) -> None:
    font = QFont(QApplication.font())
    font.setPixelSize(max(round(square.height() * 0.62), 6))
    font.setWeight(QFont.Weight.Bold)
    painter.setFont(font)
    painter.drawText(square, Qt.AlignmentFlag.AlignCenter, sign)


def pixmap(shape: Shape, side: int, palette: QPalette, ratio: float = 1.0) -> QPixmap:
    """A picture of a shape, so many logical pixels wide, sharp at this device pixel ratio."""
    made = _clear(QSize(side, side), ratio)
    painter = QPainter(made)
    draw(painter, QRectF(0, 0, side, side), shape, palette)
    painter.end()
    return made


def _clear(size: QSize, ratio: float) -> QPixmap:
    made = QPixmap(QSize(round(size.width() * ratio), round(size.height() * ratio)))
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    return made


def icon(shape: Shape, side: int, palette: QPalette) -> QIcon:
    """An icon of a shape, sharp on plain and on dense screens."""
    made = QIcon()
    for ratio in (1.0, 1.5, 2.0, 3.0):
        made.addPixmap(pixmap(shape, side, palette, ratio))
    return made
