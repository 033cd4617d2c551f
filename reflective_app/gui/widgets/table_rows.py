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
    """A word with its shape. A gap is bold on a tint; small words are captions in second ink.

    A `note` stands below the word. A `dashed` cell has an edge that says: not settled yet; a
    `marked` one has a corner that says: look here.
    """

    word: str
    shape: Shape | None = None
    strong: bool = False
    tinted: bool = False
    small: bool = False
    second: bool = False
    spoken: str = ""
    note: str = ""
    dashed: bool = False
    marked: bool = False


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
        """Show these rows under these heads; gives the places that differ, or None for all.

        Rows that stand before and after those that came or went stay as they are.
        """
        old, new = self.rows, tuple(rows)
        first, last = _alike_at_the_ends([row.key for row in old], [row.key for row in new])
        came, went = len(new) - first - last, len(old) - first - last
        if self.heads != tuple(heads) or (came and went):
            self.beginResetModel()
            self.heads, self.rows = tuple(heads), new
            self.endResetModel()
            return None
        if came:
            self.beginInsertRows(QModelIndex(), first, first + came - 1)
            self.rows = new
            self.endInsertRows()
        elif went:
            self.beginRemoveRows(QModelIndex(), first, first + went - 1)
            self.rows = new
            self.endRemoveRows()
        self.rows = new
        kept = [*range(first), *range(len(new) - last, len(new))]
        stood = [*range(first), *range(len(old) - last, len(old))]
        changed = []
        for before, place in zip(stood, kept, strict=True):
            if old[before] != new[place]:
                self._tell(place, old[before], new[place])
                changed.append(place)
        return [*changed, *range(first, first + came)]

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


def _alike_at_the_ends(old: Sequence[str], new: Sequence[str]) -> tuple[int, int]:
    """How many keys are the same from the start, and how many of the rest from the end."""
    room = min(len(old), len(new))
    first = next((n for n in range(room) if old[n] != new[n]), room)
    room -= first
    last = next((n for n in range(room) if old[-1 - n] != new[-1 - n]), room)
    return first, last
