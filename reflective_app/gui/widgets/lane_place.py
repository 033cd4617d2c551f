"""Where everything of a benchmark row goes.

Where there is no room for columns the facts fold under the item, each with its name before it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from PySide6.QtCore import QRect
from PySide6.QtGui import QFontMetrics, QPalette

from reflective_app.gui import units
from reflective_app.gui.units import Role
from reflective_app.gui.widgets.laid_text import LaidText
from reflective_app.gui.widgets.lane_rows import FACTS, Fact, LaneRow
from reflective_app.gui.widgets.row_delegate import BAR, Ink
from reflective_app.gui.widgets.shapes import Shape

FACT_WIDTHS = (22, 21.25, 20.25, 18.5)
ITEM_LEAST = 32
"""In units; with less than this left for the item, the facts fold under it."""

PAIRED = 60
"""In units; a folded row of this width has its facts two by two."""

COLUMN_GAP = 2
CODE = 4
"""In units; the code of an item before its name."""

LINE = 110
"""The most characters in a line of a row that has no facts beside it."""

SECOND = Ink.PlaceholderText


@dataclass(frozen=True)
class Piece:
    """Text or a shape, where it goes."""

    area: QRect
    text: LaidText | None = None
    ink: QPalette.ColorRole = Ink.Text
    shape: Shape | None = None
    explained: str = ""


@dataclass(frozen=True)
class Placed:
    """Everything that is painted in a row, and how high the row is."""

    pieces: tuple[Piece, ...]
    high: int


def facts_beside(wide: int) -> bool:
    """Whether the facts fit in columns beside the item."""
    return wide >= units.u(ITEM_LEAST + sum(FACT_WIDTHS))


def place(row: LaneRow, wide: int) -> Placed:
    """Put everything into a row this wide."""
    pieces: list[Piece] = []
    if row.head:
        high = _head(row, wide, pieces)
        return Placed(tuple(pieces), high)
    padding, left = units.u(1), BAR + units.u(0.5)
    beside = bool(row.facts) and facts_beside(wide)
    right = wide - (units.u(sum(FACT_WIDTHS)) if beside else 0)
    if not row.facts:
        right = min(right, left + units.measure(LINE, Role.CAPTION))
    area = QRect(left, padding, right - left - units.u(COLUMN_GAP), 0)
    across = beside and row.across and _is_long(row, area.width())
    bottom = _item(row, area, pieces, detailed=not across)
    if beside:
        bottom = max(bottom, _beside(row, right, padding, pieces))
        if across:
            under = QRect(left + units.u(CODE), bottom + units.u(0.5), wide, 0)
            under.setRight(wide - units.u(COLUMN_GAP))
            bottom = _detail(row, under, pieces)
    else:
        bottom = _folded(row, QRect(left + units.u(CODE), bottom, wide, 0), pieces)
    return Placed(tuple(pieces), bottom + padding + 1)


def _is_long(row: LaneRow, wide: int) -> bool:
    """Whether the reason of a row would take more than two lines under its name."""
    line = QFontMetrics(units.font(Role.CAPTION)).lineSpacing()
    return LaidText(row.detail, Role.CAPTION, wide - units.u(CODE)).high > 2.5 * line


def _head(row: LaneRow, wide: int, pieces: list[Piece]) -> int:
    """A lane's head: its name, and what is in it on the same line where there is room."""
    left, top = 0, units.u(2)
    bottom = _text(pieces, row.name, Role.LEAD, QRect(left, top, wide, 0))
    lead = QFontMetrics(units.font(Role.LEAD))
    beside = left + lead.horizontalAdvance(row.name) + units.u(1.25)
    ascent = QFontMetrics(units.font(Role.CAPTION)).ascent()
    note = QRect(beside, top + lead.ascent() - ascent, wide - beside, 0)
    ends = _text(pieces, row.detail, Role.CAPTION, note, SECOND)
    return max(bottom, ends) + units.u(0.5) + 1


def _item(row: LaneRow, area: QRect, pieces: list[Piece], *, detailed: bool) -> int:
    """Code, name and, under the name, the reason if it goes there."""
    code = QFontMetrics(units.font(Role.CODE))
    strong = QFontMetrics(units.font(Role.STRONG))
    drop = strong.ascent() - code.ascent()
    _text(pieces, row.code, Role.CODE, area.translated(0, drop), SECOND)
    under = area.adjusted(units.u(CODE), 0, 0, 0)
    bottom = _text(pieces, row.name, Role.STRONG, under)
    under.moveTop(bottom + units.u(0.25))
    return _detail(row, under, pieces) if detailed else bottom


def _detail(row: LaneRow, area: QRect, pieces: list[Piece]) -> int:
    """The reason, which leads to what explains it."""
    first = len(pieces)
    bottom = _text(pieces, row.detail, Role.CAPTION, area)
    _explain(pieces, first, row.explained)
    return bottom


def _beside(row: LaneRow, left: int, top: int, pieces: list[Piece]) -> int:
    """The facts in their columns; gives where the longest ends."""
    bottom = top
    for wide, fact in zip(FACT_WIDTHS, row.facts, strict=False):
        place = QRect(left, top, units.u(wide) - units.u(COLUMN_GAP), 0)
        bottom = max(bottom, _fact("", fact, place, pieces))
        left += units.u(wide)
    return bottom


def _folded(row: LaneRow, area: QRect, pieces: list[Piece]) -> int:
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


def _explain(pieces: list[Piece], first: int, explained: str) -> None:
    """Have the pieces from a place on lead to a step of the working."""
    pieces[first:] = [replace(piece, explained=explained) for piece in pieces[first:]]


def _fact(name: str, fact: Fact, area: QRect, pieces: list[Piece]) -> int:
    """A fact's word with its shape, then its note; all of it leads to what explains it."""
    first = len(pieces)
    bottom = _words_of(name, fact, area, pieces)
    _explain(pieces, first, fact.explained)
    return bottom


def _words_of(name: str, fact: Fact, area: QRect, pieces: list[Piece]) -> int:
    left = area.left()
    role = Role.STRONG if fact.strong else Role.BODY
    if fact.shape is not None:
        side = units.u(2)
        high = QFontMetrics(units.font(role)).height()
        at = QRect(left, area.top() + (high - side) // 2, side, side)
        pieces.append(Piece(at, shape=fact.shape))
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
    pieces: list[Piece],
    text: str,
    role: Role,
    area: QRect,
    ink: QPalette.ColorRole = Ink.Text,
) -> int:
    """Place wrapped text; gives where it ends, which is where it began if there is none."""
    if not text:
        return area.top()
    laid = LaidText(text, role, area.width())
    pieces.append(Piece(QRect(area.left(), area.top(), area.width(), laid.high), laid, ink))
    return area.top() + laid.high
