"""What a table of words says: rows with a name, and cells under heads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from reflective_app.gui.widgets.shapes import Shape

CELL_DATA = int(Qt.ItemDataRole.UserRole) + 1
Index = QModelIndex | QPersistentModelIndex
ItemRole = Qt.ItemDataRole


@dataclass(frozen=True)
class TableCell:
    """A word with its shape. A gap is bold on a tint; small words are captions in second ink."""

    word: str
    shape: Shape | None = None
    strong: bool = False
    tinted: bool = False
    small: bool = False
    second: bool = False
    spoken: str = ""


@dataclass(frozen=True)
class TableRow:
    """A row: its key, the code and name at its head, and one cell under each column's head."""

    key: str
    name: str
    cells: tuple[TableCell, ...]
    code: str = ""

    @property
    def head(self) -> str:
        """The row's head in words."""
        return f"{self.code} {self.name}".strip()


class TableModel(QAbstractTableModel):
    """Rows by key. New rows of the same keys change only the cells that differ."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Empty at first."""
        super().__init__(parent)
        self.heads: tuple[str, ...] = ()
        self.rows: tuple[TableRow, ...] = ()

    def show_table(self, heads: Sequence[str], rows: Sequence[TableRow]) -> list[int] | None:
        """Show these rows under these heads; gives the places that differ, or None for all."""
        old, new = self.rows, tuple(rows)
        keys = [row.key for row in old], [row.key for row in new]
        if keys[0] != keys[1] or self.heads != tuple(heads):
            self.beginResetModel()
            self.heads, self.rows = tuple(heads), new
            self.endResetModel()
            return None
        self.rows = new
        changed = [place for place, row in enumerate(new) if row != old[place]]
        for place in changed:
            self._tell(place, old[place], new[place])
        return changed

    def _tell(self, place: int, before: TableRow, after: TableRow) -> None:
        if before.head != after.head:
            self.headerDataChanged.emit(Qt.Orientation.Vertical, place, place)
        for column, cells in enumerate(zip(before.cells, after.cells, strict=True)):
            if cells[0] != cells[1]:
                index = self.index(place, column)
                self.dataChanged.emit(index, index)

    def place_of(self, key: str) -> int:
        """Where the row of this key stands; -1 if there is none."""
        return next((place for place, row in enumerate(self.rows) if row.key == key), -1)

    def rowCount(self, parent: Index | None = None) -> int:
        """How many rows there are."""
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        """How many columns there are, the rows' heads not counted."""
        return 0 if parent is not None and parent.isValid() else len(self.heads)

    def data(self, index: Index, role: int = ItemRole.DisplayRole) -> Any:  # noqa: ANN401
        """The cell, its word, and what a screen reader says of it."""
        cell = self.rows[index.row()].cells[index.column()]
        match role:
            case ItemRole.DisplayRole:
                return cell.word
            case ItemRole.AccessibleTextRole:
                return cell.spoken or cell.word
            case _ if role == CELL_DATA:
                return cell
            case _:
                return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = ItemRole.DisplayRole
    ) -> Any:  # noqa: ANN401
        """The head of a column or of a row."""
        if role not in (ItemRole.DisplayRole, ItemRole.AccessibleTextRole):
            return None
        heads = self.heads
        if orientation == Qt.Orientation.Vertical:
            return self.rows[section].head if section < len(self.rows) else None
        return heads[section] if section < len(heads) else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Cells can be gone to."""
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
