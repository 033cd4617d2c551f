"""The service register as a table: a row is gone to, opened and taken out as one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence

from reflective_app.gui import units
from reflective_app.gui.units import Role
from reflective_app.gui.widgets.column_widths import shared_out
from reflective_app.gui.widgets.kept_places import PlacedRows
from reflective_app.gui.widgets.table_paint import AFTER, SIDE, cell_width, name_width, width_of
from reflective_app.gui.widgets.table_rows import TableRow
from reflective_app.gui.widgets.word_table import WordTable

WIDEST_NAME, WIDEST_CELL, FOLDED_NAME, FOLDED_CELL = 34, 26, 18, 14
"""In units: longer words fold, but to no narrower a column than the last two."""

TYPED_IN = (16, 13.5, 14, 15.75, 14.5, 12, 0)
"""In units, the least width of each column if the row to type in is to stand in line with them."""

TYPED = 6
"""So many columns can be typed in; they come first."""

Widths = tuple[list[int], list[int]]


class ServiceTable(WordTable):
    """Services. `opened` and `removed` (the Delete key) carry the service's id.

    `pasted` says that a table is to be brought in from the clipboard, and `fitted` that the columns
    have other widths.
    """

    removed = Signal(str)
    pasted = Signal()
    fitted = Signal()
    rings_rows = True

    def __init__(self) -> None:
        """Empty at first."""
        super().__init__("Service register", "Service")
        self._measured: PlacedRows[TableRow, Widths] = PlacedRows(_widths_in)
        self.setAccessibleDescription(
            "Enter or a double click opens a service, Delete removes it, Ctrl+V pastes a table"
        )

    def fit(self, wide: int) -> tuple[int, list[int]]:
        """Each column its own words' width if there is room; else words fold, the longest most."""
        heads = self.words.heads
        named = [0, *(width_of(head, Role.CAPTION) + units.u(SIDE + AFTER) for head in heads)]
        measured = [self._measured.of(row, 0) for row in self.words.rows]
        most = [max(each) for each in zip(named, *(row for row, _ in measured), strict=True)]
        least = [max(each) for each in zip(named, *(row for _, row in measured), strict=True)]
        bounds = [units.u(WIDEST_NAME), *[units.u(WIDEST_CELL)] * len(heads)]
        most = [min(each, bound) for each, bound in zip(most, bounds, strict=True)]
        folds = [units.u(FOLDED_NAME), *[units.u(FOLDED_CELL)] * len(heads)]
        folded = [max(a, min(b, c)) for a, b, c in zip(least, most, folds, strict=True)]
        least = [min(each, bound) for each, bound in zip(folded, bounds, strict=True)]
        typed = [max(a, units.u(b)) for a, b in zip(least, TYPED_IN, strict=True)]
        if sum(typed) <= wide:
            least = typed
            most = [max(a, b) for a, b in zip(least, most, strict=True)]
        first, *rest = shared_out(least, most, wide)
        return first, rest

    def arrange(self, changed: Sequence[int] | None = None) -> None:
        """What stands in line with the columns is told of their widths."""
        super().arrange(changed)
        self.fitted.emit()

    @property
    def columns(self) -> tuple[int, ...]:
        """The widths of the columns to type in; none where the row to type in has no room there."""
        names, widths = self._widths
        of_table = (names, *widths)
        wanted = [units.u(each) for each in TYPED_IN]
        short = any(has < wants for has, wants in zip(of_table, wanted, strict=False))
        return () if short or sum(of_table) > self.width() else of_table[:TYPED]

    def stop_for_keys(self, stops: bool) -> None:
        """A table without rows is no stop for Tab."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if stops else Qt.FocusPolicy.NoFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete takes a service out; left and right scroll."""
        bar = self.horizontalScrollBar()
        key = Qt.Key(event.key())
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: len(self.words.rows) - 1}
        if event.matches(QKeySequence.StandardKey.Paste):
            self.pasted.emit()
        elif key == Qt.Key.Key_Delete and self.choice:
            self.removed.emit(self.choice)
        elif key == Qt.Key.Key_F2 and self.choice:
            self.opened.emit(self.choice)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            bar.setValue(bar.value() + (1 if key == Qt.Key.Key_Right else -1))
        elif key in ends and self.words.rows:
            self.setCurrentIndex(self.words.index(ends[key], 0))
        else:
            super().keyPressEvent(event)


def _widths_in(row: TableRow, _: int) -> Widths:
    """The width of a row's name and of each cell: in one line, and the least without a break."""
    most = [name_width(row), *(cell_width(cell) for cell in row.cells)]
    least = [name_width(row, least=True), *(cell_width(cell, least=True) for cell in row.cells)]
    return most, least
