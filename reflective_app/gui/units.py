"""Space and type, measured from the application's font so that they grow with the text."""

from __future__ import annotations

from enum import Enum
from functools import lru_cache
from typing import cast

from PySide6.QtCore import QEvent
from PySide6.QtGui import QFont, QFontInfo, QFontMetrics
from PySide6.QtWidgets import QApplication, QGridLayout, QLayout, QWidget

_LAYOUT, _WIDTHS = "unitsOfLayout", "unitsOfWidth"
_ANY_WIDTH = 16_777_215


class Role(Enum):
    """What a piece of text is for: its size as a share of the body's, and its weight."""

    TITLE = (1.86, QFont.Weight.DemiBold)
    SECTION = (1.36, QFont.Weight.DemiBold)
    LEAD = (1.14, QFont.Weight.DemiBold)
    BODY = (1.0, QFont.Weight.Normal)
    STRONG = (1.0, QFont.Weight.DemiBold)
    CAPTION = (0.86, QFont.Weight.Normal)
    CODE = (0.86, QFont.Weight.DemiBold)


def text_key() -> tuple[str, float]:
    """What tells one family and size of text from another."""
    body = QApplication.font()
    return body.family(), body.pointSizeF()


def font(role: Role) -> QFont:
    """The font of a role, at the present text size."""
    return QFont(_font(role, text_key()))


@lru_cache(maxsize=64)
def _font(role: Role, _: tuple[str, float]) -> QFont:
    ratio, weight = role.value
    made = QFont(QApplication.font())
    made.setPointSizeF(made.pointSizeF() * ratio)
    made.setWeight(weight)
    return made


def body_px() -> int:
    """The height of the body font in logical pixels."""
    return _body_px(text_key())


@lru_cache(maxsize=8)
def _body_px(_: tuple[str, float]) -> int:
    return QFontInfo(QApplication.font()).pixelSize()


def u(count: float) -> int:
    """So many units of space in logical pixels; one unit is 8 at a body of 14."""
    return round(count * body_px() * 4 / 7)


def measure(characters: int = 75, role: Role = Role.BODY) -> int:
    """The width of a line of so many characters."""
    return QFontMetrics(font(role)).averageCharWidth() * characters


def lay(
    layout: QLayout,
    margins: tuple[float, float, float, float],
    gap: float,
    across: float | None = None,
) -> None:
    """Margins (left, top, right, bottom) and gap of a layout, in units; they follow the text.

    `across` is the gap between the columns of a grid, where it is another.
    """
    layout.setProperty(_LAYOUT, [*margins, gap, gap if across is None else across])
    _lay_again(layout)


def hold(widget: QWidget, *, least: float = 0, most: float = 0) -> None:
    """Keep a widget's width between so many units (0: no bound); the bounds follow the text."""
    widget.setProperty(_WIDTHS, [least, most])
    _hold_again(widget)


def text_changed(event: QEvent) -> bool:
    """Whether a change event may mean another text size.

    Under a style sheet Qt tells widgets of a new font many times or never, so the theme tells each
    of them once, by this event.
    """
    return event.type() == QEvent.Type.StyleChange


def apply_again(top: QWidget) -> None:
    """Work out every margin and width below a window afresh, after the text size changed."""
    for layout in top.findChildren(QLayout):
        _lay_again(layout)
    for widget in (top, *top.findChildren(QWidget)):
        _hold_again(widget)


def _lay_again(layout: QLayout) -> None:
    counts = cast("list[float] | None", layout.property(_LAYOUT))
    if counts is not None:
        left, top, right, bottom, gap, across = (u(count) for count in counts)
        layout.setContentsMargins(left, top, right, bottom)
        layout.setSpacing(gap)
        if isinstance(layout, QGridLayout):
            layout.setHorizontalSpacing(across)


def _hold_again(widget: QWidget) -> None:
    counts = cast("list[float] | None", widget.property(_WIDTHS))
    if counts is not None:
        least, most = (u(count) for count in counts)
        widget.setMinimumWidth(least)
        widget.setMaximumWidth(most or _ANY_WIDTH)
