"""A plain table of words, as high as its rows: the page scrolls down, the table sideways.

The rows' names are its vertical header, so that they stay in sight and are read as the rows' heads.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QItemSelection, QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QSizePolicy,
)

from reflective_app.gui import units
from reflective_app.gui.widgets.steady_table import SteadyTable
from reflective_app.gui.widgets.table_heads import (
    ColumnHeads,
    Corner,
    RowHeads,
    head_height,
)
from reflective_app.gui.widgets.table_paint import (
    ABOVE,
    CellPainter,
    cell_height,
    draw_ring,
    measure_again,
    name_height,
)
from reflective_app.gui.widgets.table_rows import Index, TableModel, TableRow


class WordTable(SteadyTable):
    """Rows of words. `opened` carries the row's key: Enter, or a double click."""

    opened = Signal(str)
    rings_rows = False
    least_row = 4.0
    """The least height of a row, in units."""

    cells_widen = True
    """Whether other words in its cells may give the table other widths."""

    def __init__(self, name: str, corner: str) -> None:
        """`corner` is the head above the rows' names."""
        super().__init__()
        self.marked = ""
        self._widths: tuple[int, list[int]] = (0, [])
        self.words = TableModel(self)
        self.heads, self.names = ColumnHeads(self), RowHeads(self)
        self.corner = Corner(self, corner)
        self.setModel(self.words)
        self.setHorizontalHeader(self.heads)
        self.setVerticalHeader(self.names)
        self._cells = CellPainter()
        self.setAccessibleName(name)
        self._be_plain()
        measure_again()
        self.names.sectionClicked.connect(self._on_name_clicked)
        self.names.sectionDoubleClicked.connect(self._on_name_opened)
        self.activated.connect(self._on_activated)

    def _be_plain(self) -> None:
        self.setTabKeyNavigation(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.viewport().setBackgroundRole(QPalette.ColorRole.NoRole)
        self.viewport().setAutoFillBackground(False)

    # --- what it shows ----------------------------------------------------------------------------

    @property
    def choice(self) -> str:
        """The key of the row that is gone to; empty if none is."""
        index = self.currentIndex()
        return self.words.rows[index.row()].key if index.isValid() else ""

    def show_table(self, heads: Sequence[str], rows: Sequence[TableRow]) -> None:
        """Show these rows. The cell that was gone to stays; if its row went, the next one is."""
        if (tuple(heads), tuple(rows)) == (self.words.heads, self.words.rows):
            return
        key, was = self.choice, self.currentIndex()
        row, column = was.row(), was.column()
        changed = self.words.show_table(heads, rows)
        if key and not self.currentIndex().isValid() and rows:
            place = self.words.place_of(key)
            row = place if place >= 0 else min(row, len(rows) - 1)
            self.setCurrentIndex(self.words.index(row, min(column, len(heads) - 1)))
        self.arrange(changed)

    def go_to(self, key: str, column: int = 0) -> bool:
        """Go to a row, and show it; whether there is one of this key."""
        place = self.words.place_of(key)
        if place < 0:
            return False
        self.setCurrentIndex(self.words.index(place, column))
        self.setFocus()
        self.bring_into_view()
        return True

    def mark(self, key: str) -> None:
        """Show a row as chosen; none if the key is empty."""
        if key != self.marked:
            self.marked = key
            self.names.viewport().update()

    def ringed_row(self) -> int:
        """The row with the ring round it; -1 if there is none."""
        return self.currentIndex().row() if self.rings_rows and self.hasFocus() else -1

    # --- sizes ------------------------------------------------------------------------------------

    def fit(self, wide: int) -> tuple[int, list[int]]:
        """The widths of the rows' names and of the columns, in a table of this width."""
        raise NotImplementedError

    def least_words(self, widths: Sequence[int]) -> int:
        """The room that every row keeps for words, whatever stands in it."""
        return 0

    def arrange(self, changed: Sequence[int] | None = None) -> None:
        """Give rows the height of their text, and the table the height of its rows.

        Only these rows are measured anew, if the columns' widths stay; None measures all.
        """
        if not self.words.heads or self.width() < 1:
            return
        same = changed is not None and not self.cells_widen and bool(self._widths[1])
        widths = self._widths if same else self.fit(self.width())
        if changed is None or widths != self._widths:
            self._widths, changed = widths, range(len(self.words.rows))
            self._fit_columns(*widths)
        self._fit_rows(changed, *widths)
        scrolls = widths[0] + sum(widths[1]) > self.width()
        bar = self.horizontalScrollBar().sizeHint().height() if scrolls else 0
        high = self.heads.height() + self.names.length() + bar
        if high != self.height():
            self.setFixedHeight(high)
            self.updateGeometries()
        if self.isVisible():
            self.executeDelayedItemsLayout()  # later it would be painted a second time

    def _fit_columns(self, names: int, widths: Sequence[int]) -> None:
        heads = [(self.corner.words, names), *zip(self.words.heads, widths, strict=True)]
        self.names.setFixedWidth(names)
        self.heads.setFixedHeight(max(head_height(head, wide) for head, wide in heads))
        for column, wide in enumerate(widths):
            if self.columnWidth(column) != wide:
                self.setColumnWidth(column, wide)
        policy = Qt.ScrollBarPolicy
        scrolls = names + sum(widths) > self.width()
        self.setHorizontalScrollBarPolicy(
            policy.ScrollBarAlwaysOn if scrolls else policy.ScrollBarAlwaysOff
        )
        self.updateGeometries()

    def _fit_rows(self, places: Sequence[int], names: int, widths: Sequence[int]) -> None:
        """Qt is not told of each row: it would wait, and then paint the table a second time."""
        highs = {place: self._high(place, names, widths) for place in places}
        others = {place: high for place, high in highs.items() if self.rowHeight(place) != high}
        self.names.blockSignals(True)
        for place, high in others.items():
            self.setRowHeight(place, high)
        self.names.blockSignals(False)
        if others:
            self.updateGeometries()
            self.viewport().update()

    def _high(self, place: int, names: int, widths: Sequence[int]) -> int:
        """How high a row is."""
        row = self.words.rows[place]
        cells = zip(row.cells, widths, strict=True)
        words = max(*(cell_height(cell, wide) for cell, wide in cells), self.least_words(widths))
        padded = words + units.u(2 * ABOVE)
        return max(padded, name_height(row, names), units.u(self.least_row)) + 1

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Columns fit the width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if units.text_changed(event):
            measure_again()
            self.arrange()

    # --- focus ------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """The cells, a hairline under each row, and the ring round the cell or the row.

        Cells are drawn here: to have Qt ask a delegate for each takes as long as drawing it.
        """
        colours = self.palette()
        painter = QPainter(self.viewport())
        for place in self.places_in(event.rect()):
            self._draw_row(painter, place, event.rect(), colours)
        if self.ringed_row() >= 0:
            draw_ring(painter, self._whole_row(self.ringed_row()).adjusted(-6, 0, 0, -1), colours)
        elif self.hasFocus() and self.currentIndex().isValid():
            draw_ring(painter, self.visualRect(self.currentIndex()).adjusted(0, 0, -1, -1), colours)
        painter.end()

    def places_in(self, area: QRect) -> range:
        """The rows that have a part in an area of what is seen."""
        first, last = self.rowAt(area.top()), self.rowAt(area.bottom())
        below = last + 1 if last >= 0 else len(self.words.rows)
        return range(first, below) if first >= 0 else range(0)

    def _draw_row(self, painter: QPainter, place: int, seen: QRect, colours: QPalette) -> None:
        row, line = self.words.rows[place], self._whole_row(place)
        if row.key == self.marked:
            painter.fillRect(line, colours.color(QPalette.ColorRole.AlternateBase))
        for column, cell in enumerate(row.cells):
            left, wide = self.columnViewportPosition(column), self.columnWidth(column)
            area = QRect(left, line.top(), wide, line.height())
            if area.intersects(seen):
                self._cells.draw(painter, area, cell, colours)
        painter.fillRect(0, line.bottom(), line.width(), 1, colours.color(QPalette.ColorRole.Mid))

    def _whole_row(self, place: int) -> QRect:
        top, high = self.rowViewportPosition(place), self.rowHeight(place)
        return QRect(0, top, self.viewport().width(), high)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Keep what is gone to in sight, on the page too."""
        super().currentChanged(current, previous)
        self._paint_rows()
        if self.hasFocus():
            self.bring_into_view()

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Nothing is ever selected: a cell is gone to."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keys go."""
        super().focusInEvent(event)
        self._paint_rows()
        self.bring_into_view()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self._paint_rows()

    def _paint_rows(self) -> None:
        self.names.viewport().update()
        if self.rings_rows:
            self.viewport().update()

    # --- wishes -----------------------------------------------------------------------------------

    def _on_activated(self, index: QModelIndex) -> None:
        self.opened.emit(self.words.rows[index.row()].key)

    def _on_name_clicked(self, place: int) -> None:
        self.setFocus()
        self.setCurrentIndex(self.words.index(place, 0))

    def _on_name_opened(self, place: int) -> None:
        self.opened.emit(self.words.rows[place].key)
