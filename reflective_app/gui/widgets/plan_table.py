"""The actions as a table: a row is gone to, opened, moved and taken off as one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette

from reflective_app.gui import units
from reflective_app.gui.units import Role
from reflective_app.gui.widgets.column_widths import shared_out
from reflective_app.gui.widgets.table_paint import AFTER, SIDE, cell_width, name_width, width_of
from reflective_app.gui.widgets.table_rows import TableRow
from reflective_app.gui.widgets.word_table import WordTable

WIDEST_NAME, FOLDED_CELL = 48, 11
"""In units: a name longer than the first folds; a cell folds to no less than the second."""

STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
PLACES = {Qt.Key.Key_1: 0, Qt.Key.Key_2: 1, Qt.Key.Key_3: 2}


class PlanTable(WordTable):
    """Rows that can be carried on. `opened` and `removed` carry the row's key.

    `moved` asks to carry it so many phases and places on, `placed` into a phase, 0 the first;
    `head_chosen` is a click on a column's name; `gone_to` says that another row is gone to.
    """

    removed = Signal(str)
    moved = Signal(str, int, int)
    placed = Signal(str, int)
    head_chosen = Signal(int)
    gone_to = Signal(str)
    rings_rows = True
    widest_cell, folded_name, folded_cell, folded_last = 24, 30, FOLDED_CELL, FOLDED_CELL
    """In units: longer cells fold; a name, a cell and one of the last column fold to no less than
    the others.
    """

    def __init__(self, name: str, corner: str) -> None:
        """Empty at first."""
        super().__init__(name, corner)
        self._gone_to, self._carrying = "", False
        self._measured: dict[str, tuple[object, tuple[list[int], list[int]]]] = {}
        self.viewport().setBackgroundRole(QPalette.ColorRole.Base)  # as the heads are
        self.viewport().setAutoFillBackground(True)
        self.heads.setSectionsClickable(True)
        self.heads.sectionClicked.connect(self.head_chosen)
        self.selectionModel().currentRowChanged.connect(self._on_row)

    def show_table(self, heads: Sequence[str], rows: Sequence[TableRow]) -> None:
        """Show these rows; where one of them was carried on, only that one is laid out anew.

        The row that was gone to stays; if it went, the one that stands there now is gone to.
        """
        moved = _carried([row.key for row in self.words.rows], [row.key for row in rows])
        key, at = self.choice, self.currentIndex()
        row, column = at.row(), max(at.column(), 0)
        if not moved or tuple(heads) != self.words.heads:
            super().show_table(heads, rows)
            if key and rows and self.words.place_of(key) < 0:
                self.setCurrentIndex(self.words.index(min(row, len(rows) - 1), column))
            return
        self._carrying = True
        rest = [row for row in rows if row.key != moved]
        others = self.words.show_table(heads, rest) or []
        changed = {rest[place].key for place in others} | {moved}
        self.words.show_table(heads, rows)
        if key and key != self.choice:
            self.setCurrentIndex(self.words.index(self.words.place_of(key), column))
        self._carrying = False
        self.arrange([place for place, row in enumerate(rows) if row.key in changed])

    def fit(self, wide: int) -> tuple[int, list[int]]:
        """Each column its own words' width if there is room; else words fold, the longest most."""
        measured = [self._measure(row) for row in self.words.rows]
        heads = [
            0,
            *(width_of(head, Role.CAPTION) + units.u(SIDE + AFTER) for head in self.words.heads),
        ]
        each = zip(heads, *(most for most, _ in measured), strict=True)
        most = [max(column) for column in each]
        each = zip(heads, *(least for _, least in measured), strict=True)
        least = [max(column) for column in each]
        others = len(heads) - 1
        bounds = [units.u(WIDEST_NAME), *[units.u(self.widest_cell)] * others]
        folds = [units.u(self.folded_name), *[units.u(self.folded_cell)] * others]
        folds[-1] = units.u(self.folded_last)
        most = [min(each, bound) for each, bound in zip(most, bounds, strict=True)]
        least = [max(a, min(b, c)) for a, b, c in zip(least, most, folds, strict=True)]
        least = [min(each, bound) for each, bound in zip(least, bounds, strict=True)]
        first, *rest = shared_out(least, most, wide)
        return first, rest

    def _measure(self, row: TableRow) -> tuple[list[int], list[int]]:
        """The most and the least widths of a row's name and cells; kept while it is the same."""
        of = row, units.text_key()
        kept = self._measured.get(row.key)
        if kept is None or kept[0] != of:
            most = [name_width(row), *(cell_width(cell) for cell in row.cells)]
            least = [
                name_width(row, least=True),
                *(cell_width(cell, least=True) for cell in row.cells),
            ]
            kept = of, (most, least)
            self._measured[row.key] = kept
        return kept[1]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl with an arrow carries the row; left and right alone scroll."""
        key, choice = Qt.Key(event.key()), self.choice
        held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: len(self.words.rows) - 1}
        if held and key in STEPS and choice:
            self.moved.emit(choice, *STEPS[key])
        elif key == Qt.Key.Key_Delete and choice:
            self.removed.emit(choice)
        elif key == Qt.Key.Key_F2 and choice:
            self.opened.emit(choice)
        elif key in PLACES and choice and not held:
            self.placed.emit(choice, PLACES[key])
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() + STEPS[key][0])
        elif key in ends and self.words.rows:
            self.setCurrentIndex(self.words.index(ends[key], 0))
        else:
            super().keyPressEvent(event)

    def enter(self) -> None:
        """Take the keyboard, with a row gone to if there is one."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        if not self.choice and self.words.rows:
            self.setCurrentIndex(self.words.index(0, 0))

    def _on_row(self) -> None:
        if self.choice != self._gone_to and not self._carrying:
            self._gone_to = self.choice
            self.gone_to.emit(self.choice)


def _carried(before: Sequence[str], after: Sequence[str]) -> str:
    """The one key that stands elsewhere than before; empty where it is not just one."""
    differ = next((pair for pair in zip(before, after, strict=False) if pair[0] != pair[1]), ())
    for key in differ if sorted(before) == sorted(after) else ():
        if [each for each in before if each != key] == [each for each in after if each != key]:
            return key
    return ""
