"""Reading back: the agreed lines large enough for the room, each ticked when it was read out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil
from typing import cast

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QFont, QGuiApplication, QKeyEvent, QPainter, QPalette, QPen, QResizeEvent
from PySide6.QtWidgets import QApplication, QStyle, QStyleOptionViewItem, QVBoxLayout, QWidget

from reflective_app.domain.assessment import Assessment
from reflective_app.gui import units
from reflective_app.gui.widgets.kept_places import PlacedRows
from reflective_app.gui.widgets.laid_text import LaidText
from reflective_app.gui.widgets.row_delegate import BAR, ROW_DATA, ListDelegate, Row
from reflective_app.gui.widgets.rows import RowList
from reflective_app.gui.widgets.text import RoleLabel
from reflective_app.wording.closing import TO_READ, how_settled, line_words, tick_words
from reflective_app.wording.codes import question_codes

POINTS, BODY_POINTS, POINTS_PER_INCH = 24.0, 10.5, 72
"""The least size of what is read back, and the size of the body at 100 %."""

SHARE = 0.044
"""Of the height of a screen, where the room reads along (`needs.md` 3.5)."""

Ink = QPalette.ColorRole
TICKS = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)


def read_font(*, bold: bool = False, high: int = 0) -> QFont:
    """24 pt or more, growing with the text; on a screen so high also with the screen."""
    font = QFont(QApplication.font())
    points = max(POINTS, font.pointSizeF() * POINTS / BODY_POINTS)
    least = ceil(points * QGuiApplication.primaryScreen().logicalDotsPerInch() / POINTS_PER_INCH)
    font.setPixelSize(max(least, round(high * SHARE)))
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return font


@dataclass(frozen=True)
class ReadRow(Row):
    """A question by its code and name, what was agreed, and how; `tick` is when it was read."""

    words: str = ""
    how: str = ""
    tick: str = ""
    ticked: bool = False


class ReadBackList(RowList):
    """Agreed lines. `ticked` carries the question of the one that was read out."""

    ticked = Signal(str)

    def __init__(self, *, whole: bool = True) -> None:
        """A whole one stands on a page; another fills a screen and scrolls by itself."""
        super().__init__("Agreed lines to read back", whole=whole)
        self.reader = ReadDelegate(self)
        self.setItemDelegate(self.reader)
        self.setAccessibleDescription(TO_READ)
        self.opened.connect(self.ticked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space or Enter ticks."""
        if event.key() in TICKS and self.choice:
            self.ticked.emit(self.choice)
        else:
            super().keyPressEvent(event)

    def go_on(self) -> None:
        """Go to the next line that was not read back, and show it."""
        rows = [cast("ReadRow", row) for row in self.rows]
        here = next((n for n, row in enumerate(rows) if row.key == self.choice), -1)
        order = [*range(here + 1, len(rows)), *range(here + 1)]
        waiting = next((n for n in order if not rows[n].ticked), None)
        if waiting is not None:
            self.setCurrentIndex(self.model().index(waiting, 0))


@dataclass(frozen=True)
class _Placed:
    pieces: tuple[tuple[LaidText, int], ...]
    high: int


class ReadDelegate(ListDelegate):
    """Paints the lines; `screen` is the height of the screen they fill, 0 on a page."""

    def __init__(self, parent: QObject) -> None:
        """On a page at first."""
        super().__init__(parent)
        self.screen = 0
        self._rows: PlacedRows[ReadRow, _Placed] = PlacedRows(_place)

    def high(self, row: ReadRow, wide: int) -> int:
        """As high as its lines."""
        return self._rows.of(row, wide, self.screen).high

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """The question, what was agreed, and the tick; tinted where it is chosen."""
        row, area, colours = cast("ReadRow", index.data(ROW_DATA)), option.rect, option.palette
        placed = self._rows.of(row, area.width(), self.screen)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, colours.color(Ink.AlternateBase))
            bar = area.adjusted(0, 0, BAR - area.width(), 0)
            painter.fillRect(bar, colours.color(Ink.Highlight))
        painter.setPen(colours.color(Ink.Text))
        for text, top in placed.pieces:
            text.draw(painter, area.left() + _side(), area.top() + top)
        painter.fillRect(area.adjusted(0, area.height() - 1, 0, 0), colours.color(Ink.Mid))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(colours.color(Ink.Highlight), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(area).adjusted(1, 1, -1, -1), 3, 3)
        painter.restore()


def _side() -> int:
    return BAR + units.u(1.5)


def _place(row: ReadRow, wide: int, screen: int) -> _Placed:
    room = wide - 2 * _side()
    pieces = []
    top = units.u(1.5)
    for words, bold in _lines(row):
        text = LaidText(words, read_font(bold=bold, high=screen), room)
        pieces.append((text, top))
        top += text.high + units.u(0.5)
    return _Placed(tuple(pieces), top + units.u(1))


def _lines(row: ReadRow) -> Iterator[tuple[str, bool]]:
    yield f"{row.code}  {row.name}", False
    yield row.words, True
    yield " · ".join(filter(None, (row.how, row.tick))), False


class LargeView(QWidget):
    """The agreed lines and nothing else, over a whole screen. `left` is Esc."""

    left = Signal()

    def __init__(self, page: QWidget) -> None:
        """A window of its own, which goes with its page."""
        super().__init__(page, Qt.WindowType.Window)
        self.setWindowTitle("Read back")
        self.setBackgroundRole(Ink.Base)
        self.setAutoFillBackground(True)
        self.list = ReadBackList(whole=False)
        self.foot = RoleLabel("", characters=200)
        column = QVBoxLayout(self)
        units.lay(column, (3, 2, 3, 1), 1)
        column.addWidget(self.list, 1)
        column.addWidget(self.foot)

    def present(self, beside: QWidget) -> None:
        """Fill another screen than the page’s where there is one, else the page’s."""
        here = beside.screen()
        others = [
            each
            for each in QGuiApplication.screens()
            if each is not here and not each.geometry().intersects(here.geometry())
        ]
        screen = next(iter(others), here)
        self.setGeometry(screen.geometry())
        self.showFullScreen()
        self.activateWindow()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Text is a share of the screen’s height."""
        super().resizeEvent(event)
        if self.list.reader.screen != self.height():
            self.list.reader.screen = self.height()
            self.foot.setFont(read_font(high=self.height()))
            self.list.scheduleDelayedItemsLayout()


def read_rows(question_ids: Sequence[str], today: date, assessment: Assessment) -> list[ReadRow]:
    """A row for each settled question."""
    codes, rows = question_codes(assessment.question_set), []
    for question_id in question_ids:
        question, answer = (
            assessment.question_set.question(question_id),
            assessment.answer(question_id),
        )
        words, how, tick = (
            line_words(question, answer),
            how_settled(answer),
            tick_words(answer, today),
        )
        said = (codes[question_id], question.text, words, how, tick)
        rows.append(
            ReadRow(
                question_id,
                question.text,
                code=codes[question_id],
                spoken=". ".join(each.rstrip(".") for each in said if each),
                words=words,
                how=how,
                tick=tick,
                ticked=answer.read_back is not None,
            )
        )
    return rows
