"""The list of items, each to be unfolded into its questions.

Screen readers do badly with trees, so this is a plain list. An item's row can be reached but is not
a choice: Enter, a click, and the right and left arrows show its questions or fold them away.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import QModelIndex, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QStyle, QStyleOptionViewItem

from reflective_app.gui import units
from reflective_app.gui.units import Role
from reflective_app.gui.widgets.fold import draw_arrow
from reflective_app.gui.widgets.row_delegate import BAR, ROW_DATA, Row, RowDelegate, RowManner
from reflective_app.gui.widgets.rows import Index, RowList

MANNER = RowManner(left=4, right=1.5, above=0.75)

CODES = ("0", "1", "2", "3", "4", "?")
"""What answers the question that is shown, from the list too (`method.md` section 1)."""


@dataclass(frozen=True)
class QuestionRow(Row):
    """A row of the list. An item's row is `unfolded` or not; a question's says None there.

    `shown` marks the question that the card shows; it is not the same as where the keyboard is.
    """

    item: str = ""
    unfolded: bool | None = None
    shown: bool = False


class QuestionDelegate(RowDelegate):
    """Paints the rows; heights are kept until width or text size change."""

    def __init__(self, parent: QObject) -> None:
        """One manner for all rows."""
        super().__init__(MANNER, parent)
        self._highs: dict[tuple[str, str, bool, int], int] = {}
        self._font: QFont | None = None

    def high(self, row: Row, wide: int) -> int:
        """The room of a row; marking it as shown takes none."""
        if self._font != QApplication.font():
            self._font = QApplication.font()
            self._highs.clear()
        key = row.name, row.detail, row.shape is None, wide
        if key not in self._highs:
            self._highs[key] = super().high(row, wide)
        return self._highs[key]

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> None:
        """The question that is shown has tint and bar; an item has its arrow."""
        row = cast("QuestionRow", index.data(ROW_DATA))
        seen = QStyleOptionViewItem(option)
        seen.state = option.state & ~QStyle.StateFlag.State_Selected
        if row.shown:
            seen.state |= QStyle.StateFlag.State_Selected
        super().paint(painter, seen, index)
        if row.unfolded is not None:
            line = QFontMetrics(units.font(Role.STRONG)).height()
            top = option.rect.top() + units.u(MANNER.above)
            middle = QPointF(option.rect.left() + BAR + units.u(2.25), top + line / 2)
            draw_arrow(painter, middle, option.palette, down=row.unfolded)

    def _name_role(self, row: Row, chosen: bool) -> Role:
        item = cast("QuestionRow", row).unfolded is not None
        return Role.STRONG if item else super()._name_role(row, chosen)


class QuestionList(RowList):
    """`chosen` carries the row that a person came to, `fold_wanted` an item and whether to show its
    questions. `entered` and `pointed_at` say that a question was meant by Enter or by a click;
    `answered` carries a code typed at the question that is shown, `unplaced` one at another row.
    """

    fold_wanted = Signal(str, bool)
    entered = Signal(str)
    pointed_at = Signal(str)
    answered = Signal(str)
    unplaced = Signal()

    def __init__(self) -> None:
        """Empty at first."""
        super().__init__("Items and their questions", MANNER)
        self._delegate = QuestionDelegate(self)
        self.setItemDelegate(self._delegate)
        self.clicked.connect(self._on_clicked)

    def show_questions(self, rows: Sequence[QuestionRow], at: str | None = None) -> None:
        """Show these rows; the keyboard's place stays, or goes to the row `at`."""
        if [row.key for row in rows] == [row.key for row in self.rows] and self._are_as_high(rows):
            self._rows.set_rows(rows)
        elif tuple(rows) != self.rows:
            self.show_rows(rows)
        if at is not None and at != self.choice:
            self._go_to(at)

    def begin(self) -> None:
        """Put the keyboard's place at the first question, without coming to it."""
        rows = (cast("QuestionRow", row) for row in self.rows)
        first = next((row.key for row in rows if row.unfolded is None), self.rows[0].key)
        self.show_choice(first)

    def dataChanged(self, first: Index, last: Index, roles: Sequence[int] = ()) -> None:
        """Paint the rows again. A list view would lay out all of them, though none has to move."""
        QAbstractItemView.dataChanged(self, first, last, list(roles))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Rows are as high as their text: keep the keyboard's place in sight."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.executeDelayedItemsLayout()
            self.scrollTo(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Right and left unfold and fold; Enter does either, or goes to the question."""
        row = self._row()
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if row and not event.modifiers():
                self._enter(row)
            case Qt.Key.Key_Right if row and row.unfolded is False and not event.modifiers():
                self.fold_wanted.emit(row.item, True)
            case Qt.Key.Key_Left if row and not event.modifiers():
                self._go_left(row)
            case _ if row and row.shown and event.text() in CODES:
                self.answered.emit(event.text())
            case _ if event.text() in CODES:
                self.unplaced.emit()
            case _:
                super().keyPressEvent(event)

    def _row(self) -> QuestionRow | None:
        index = self.currentIndex()
        return cast("QuestionRow", self.rows[index.row()]) if index.isValid() else None

    def _are_as_high(self, rows: Sequence[QuestionRow]) -> bool:
        """Whether these rows take the room of those that are shown, so that none has to move."""
        wide = self.viewport().width()
        pairs = zip(cast("Sequence[QuestionRow]", self.rows), rows, strict=True)
        return all(
            self._delegate.high(old, wide) == self._delegate.high(new, wide)
            for old, new in pairs
            if old is not new and old != new
        )

    def _go_to(self, key: str) -> None:
        """Put the keyboard's place at a row; one out of sight comes to the middle."""
        self.executeDelayedItemsLayout()
        places = (number for number, row in enumerate(self.rows) if row.key == key)
        index = self.model().index(next(places, -1), 0)
        seen = self.viewport().rect().contains(self.visualRect(index))
        self.setAutoScroll(seen)
        self.show_choice(key)
        self.setAutoScroll(True)
        if not seen:
            self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)

    def _enter(self, row: QuestionRow) -> None:
        if row.unfolded is None:
            self.entered.emit(row.key)
        else:
            self.fold_wanted.emit(row.item, not row.unfolded)

    def _go_left(self, row: QuestionRow) -> None:
        if row.unfolded is None:
            heads = (each for each in self.rows if isinstance(each, QuestionRow))
            of_item = (each for each in heads if each.item == row.item)
            self.show_choice(next(of_item).key)
        elif row.unfolded:
            self.fold_wanted.emit(row.item, False)

    def _on_clicked(self, index: QModelIndex) -> None:
        row = cast("QuestionRow", self.rows[index.row()])
        if row.unfolded is None:
            self.pointed_at.emit(row.key)
        else:
            self.fold_wanted.emit(row.item, not row.unfolded)
