"""The family-group grid: what each group gets of what is recommended, chosen cell by cell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu

from reflective_app.domain.assessment import CellValue
from reflective_app.gui import units
from reflective_app.gui.units import Role
from reflective_app.gui.widgets.announce import announce
from reflective_app.gui.widgets.shaped import side_beside
from reflective_app.gui.widgets.shapes import Shape, icon
from reflective_app.gui.widgets.table_paint import (
    AFTER,
    SIDE,
    cell_height,
    cell_width,
    longest_word,
    name_width,
)
from reflective_app.gui.widgets.table_rows import TableCell
from reflective_app.gui.widgets.word_table import WordTable
from reflective_app.wording.register import SUGGESTED, override_words
from reflective_app.wording.words import CELLS

SHAPES = {
    CellValue.YES: Shape.YES,
    CellValue.SOME: Shape.SOME,
    CellValue.NO: Shape.NO,
    CellValue.DONT_KNOW: Shape.DONT_KNOW,
    CellValue.NOT_APPLICABLE: Shape.NOT_APPLICABLE,
}
KEYS = {
    "y": CellValue.YES,
    "s": CellValue.SOME,
    "n": CellValue.NO,
    "d": CellValue.DONT_KNOW,
    "?": CellValue.DONT_KNOW,
    "x": CellValue.NOT_APPLICABLE,
}
MENU_WORDS = {
    CellValue.YES: "&Yes",
    CellValue.SOME: "&Some",
    CellValue.NO: "&No",
    CellValue.DONT_KNOW: "&Don’t know",
    CellValue.NOT_APPLICABLE: "Does not &apply",
}
_WITH_OTHER_KEYS = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
BLANK = "Not confirmed"
NOT_ASKED = TableCell("Not asked", small=True, second=True)
LEAST_NAME, MOST_NAME, MOST_GROUP = 20, 34, 20
"""Widths in units."""


def suggested_cell(value: CellValue, note: str, spoken: str) -> TableCell:
    """How a cell looks that the register suggests: never like one that somebody confirmed."""
    word = value.value.capitalize()
    return TableCell(word, SHAPES[value], second=True, spoken=spoken, note=note, dashed=True)


def overriding(cell: TableCell, note: str) -> TableCell:
    """A confirmed cell that says another thing than the register suggests."""
    return replace(cell, note=note, marked=True)


def reach_cell(value: CellValue | None, spoken: str) -> TableCell:
    """How a cell looks: the gap is what stands out, and what nobody confirmed stands back."""
    match value:
        case None:
            return TableCell(BLANK, small=True, second=True, spoken=spoken)
        case CellValue.NO:
            return TableCell("No", Shape.NO, strong=True, tinted=True, spoken=spoken)
        case CellValue.DONT_KNOW:
            return TableCell("Don’t know", Shape.DONT_KNOW, small=True, second=True, spoken=spoken)
        case CellValue.NOT_APPLICABLE:
            return TableCell("n/a", Shape.NOT_APPLICABLE, second=True, spoken=spoken)
        case _:
            return TableCell(value.value.capitalize(), SHAPES[value], spoken=spoken)


class _CellMenu(QMenu):
    """The choices for a cell. The letters of the grid mean the same here: `keyed` carries one."""

    keyed = Signal(QKeyEvent)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A letter of the grid chooses and closes; the arrows and the other keys are Qt's."""
        if _is_letter(event):
            self.close()
            self.keyed.emit(event)
        else:
            super().keyPressEvent(event)


def _is_letter(event: QKeyEvent) -> bool:
    return not event.modifiers() & _WITH_OTHER_KEYS and event.text().lower() in KEYS


class GroupGrid(WordTable):
    """Recommendations by family groups.

    `picked` carries the row's key, the column's place and the value a person chose, or None to
    leave the cell blank. `filled` carries the row's key and a value for every group in it. `pasted`
    says that a table is to be brought in from the clipboard.
    """

    picked = Signal(str, int, object)
    filled = Signal(str, object)
    pasted = Signal()
    least_row = 6.25
    cells_widen = False

    def __init__(self) -> None:
        """Empty at first."""
        super().__init__("Who misses out", "Recommendation")
        self.setAccessibleDescription(
            "Y yes, S some, N no, D don’t know, X does not apply, Delete leaves blank, "
            "Shift with a letter the same for the whole row, "
            "Enter confirms what is suggested, else shows the choices"
        )
        self._menu = _CellMenu(self)
        self._menu.setAccessibleName("Who gets it")
        self._confirm = self._menu.addAction("&Confirm what is suggested")
        self._menu.addSeparator()
        for value, words in MENU_WORDS.items():
            self._menu.addAction(words).setData(value.value)
        self._menu.addSeparator()
        self._menu.addAction("&Leave blank").setData("")
        self._row_menu = self._menu.addMenu("&The whole row")
        for value, words in MENU_WORDS.items():
            self._row_menu.addAction(words).setData(value.value)
        self._row_menu.triggered.connect(self._on_row_menu)
        self._menu.triggered.connect(self._on_menu)
        self._menu.keyed.connect(self._on_letter)
        self.clicked.connect(self._open_menu)

    def fit(self, wide: int) -> tuple[int, list[int]]:
        """Groups share the width evenly; where words would break, the grid scrolls instead.

        A word wider than a column may be is broken all the same.
        """
        least = self._least_group()
        count = len(self.words.heads)
        name = max((name_width(row) for row in self.words.rows), default=0)
        word = max((name_width(row, least=True) for row in self.words.rows), default=0)
        bounds = max(units.u(LEAST_NAME), min(word, wide // 2)), min(name, units.u(MOST_NAME))
        spare = max(bounds[0], min(bounds[1], wide - count * least))
        names = min(spare, max(wide // 2, 1))
        group = max(least, min((wide - names) // count, units.u(MOST_GROUP)))
        return names, [group] * count

    def least_words(self, widths: Sequence[int]) -> int:
        """Room for an override's note, so that no row grows while cells are confirmed."""
        some = suggested_cell(CellValue.SOME, override_words(CellValue.SOME), "")
        return cell_height(some, min(widths, default=1))

    def _least_group(self) -> int:
        cells = [reach_cell(value, "") for value in (None, *CellValue)]
        cells.append(suggested_cell(CellValue.SOME, SUGGESTED, ""))
        words = [longest_word(head, Role.CAPTION) for head in self.words.heads]
        widest = min(max([*words, 0]) + units.u(SIDE + AFTER), units.u(MOST_GROUP))
        return max([widest, *(cell_width(cell) for cell in cells if cell.word != BLANK)])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A letter chooses at once, Delete leaves the cell blank, F2 shows the choices.

        Enter and Space confirm what is suggested; where nothing is, they show the choices too.
        """
        text, key = event.text().lower(), event.key()
        if event.matches(QKeySequence.StandardKey.Paste):
            self.pasted.emit()
        elif not self._asked():
            super().keyPressEvent(event)
        elif _is_letter(event):
            self._on_letter(event)
        elif event.matches(QKeySequence.StandardKey.Delete) or text == "\b":
            self._pick(None)
        elif key == Qt.Key.Key_F2:
            self._open_menu(self.currentIndex())
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._confirm_or_choose(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _confirm_or_choose(self, index: QModelIndex) -> None:
        suggested = self._suggested(index)
        if suggested is None:
            self._open_menu(index)
        else:
            self._pick(suggested)

    def _suggested(self, index: QModelIndex) -> CellValue | None:
        """What the register suggests for a cell that nobody has confirmed."""
        cell = self._cell(index)
        return next((v for v, shape in SHAPES.items() if cell.dashed and shape is cell.shape), None)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu key shows the choices too."""
        self._open_menu(self.currentIndex())

    def _asked(self) -> bool:
        index = self.currentIndex()
        return index.isValid() and self._cell(index).word != NOT_ASKED.word

    def _cell(self, index: QModelIndex) -> TableCell:
        return self.words.rows[index.row()].cells[index.column()]

    def _pick(self, value: CellValue | None) -> None:
        index = self.currentIndex()
        self.picked.emit(self.choice, index.column(), value)
        announce(self, self._cell(self.currentIndex()).spoken)

    def _on_letter(self, event: QKeyEvent) -> None:
        """With Shift for the whole row; a question mark is typed with Shift too."""
        text = event.text().lower()
        if text.isalpha() and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._fill(KEYS[text])
        else:
            self._pick(KEYS[text])

    def _fill(self, value: CellValue) -> None:
        """The same for every group that is asked about in the row."""
        self.filled.emit(self.choice, value)
        announce(self, f"Whole row: {CELLS[value]}")

    def _open_menu(self, index: QModelIndex) -> None:
        if not self._asked():
            return
        side = side_beside(Role.BODY)
        suggested = self._suggested(index)
        shape = self._cell(index).shape if suggested is None else None
        self._confirm.setVisible(suggested is not None)
        self._confirm.setData(suggested.value if suggested is not None else "")
        if suggested is not None:
            self._confirm.setText(f"&Confirm “{CELLS[suggested]}”")
            self._menu.setActiveAction(self._confirm)
        for action in self._menu.actions():
            if action.data() and action is not self._confirm:
                of_action = SHAPES[CellValue(action.data())]
                action.setIcon(icon(of_action, side, self.palette()))
                if of_action is shape:
                    self._menu.setActiveAction(action)
        below = self.visualRect(index).bottomLeft()
        self._menu.popup(self.viewport().mapToGlobal(below))

    def _on_row_menu(self, action: QAction) -> None:
        self._fill(CellValue(action.data()))

    def _on_menu(self, action: QAction) -> None:
        if action.data() is None or action in self._row_menu.actions():
            return  # a submenu tells its menu too
        self._pick(CellValue(action.data()) if action.data() else None)
