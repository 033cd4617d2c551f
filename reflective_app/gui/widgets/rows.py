"""Lists of two-line rows: the rail, the guides, recent files, questions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QItemSelection,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QScrollArea,
    QSizePolicy,
    QWidget,
)

from reflective_app.gui import units
from reflective_app.gui.widgets.row_delegate import (
    ROW_DATA,
    ListDelegate,
    Row,
    RowDelegate,
    RowManner,
)

Index = QModelIndex | QPersistentModelIndex
ItemRole = Qt.ItemDataRole
ENSURE_VISIBLE = QAbstractItemView.ScrollHint.EnsureVisible


class RowModel(QAbstractListModel):
    """Rows by key. Giving it new rows of the same keys changes only what differs."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Empty at first."""
        super().__init__(parent)
        self._rows: tuple[Row, ...] = ()

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows as they stand."""
        return self._rows

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows."""
        old, new = self._rows, tuple(rows)
        if [row.key for row in old] != [row.key for row in new]:
            self.beginResetModel()
            self._rows = new
            self.endResetModel()
            return
        self._rows = new
        for place, (before, after) in enumerate(zip(old, new, strict=True)):
            if before is not after and before != after:
                index = self.index(place)
                self.dataChanged.emit(index, index)

    def place_of(self, key: str) -> int:
        """Where the row of this key stands; -1 if there is none."""
        return next((place for place, row in enumerate(self._rows) if row.key == key), -1)

    def rowCount(self, parent: Index | None = None) -> int:
        """How many rows there are."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = ItemRole.DisplayRole) -> Any:  # noqa: ANN401
        """The row, its name, and the whole of it for screen readers."""
        row = self._rows[index.row()]
        match role:
            case ItemRole.DisplayRole:
                return row.name
            case ItemRole.AccessibleTextRole:
                return row.as_spoken
            case _ if role == ROW_DATA:
                return row
            case _:
                return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Heads cannot be chosen."""
        if self._rows[index.row()].head:
            return Qt.ItemFlag.NoItemFlags  # the arrow keys step over what is not enabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class RowList(QListView):
    """Rows to choose one of. `chosen` is a person's choice; `opened` is Enter or a double click."""

    chosen = Signal(str)
    opened = Signal(str)

    def __init__(self, name: str, manner: RowManner | None = None, *, whole: bool = False) -> None:
        """`whole` lists are as high as their rows and never scroll by themselves."""
        super().__init__()
        self._whole, self._showing, self._links = whole, False, False
        self._measured: object = None
        self._heights: list[int] = []
        self._rows = RowModel(self)
        self.setModel(self._rows)
        self.setItemDelegate(RowDelegate(manner or RowManner(), self))
        self.setAccessibleName(name)
        self.setTabKeyNavigation(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setViewport(QWidget())  # a bare one is clear, and spares the first paint 25 ms
        self.activated.connect(self._on_activated)
        if whole:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def open_at_a_click(self) -> None:
        """Let one click open a row, as it does a link."""
        self._links = True
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        self.activated.disconnect(self._on_activated)  # on some desktops a click tells of both
        self.clicked.connect(self._on_activated)

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows as they stand."""
        return self._rows.rows

    @property
    def choice(self) -> str:
        """The key of the row that is chosen; empty if none is."""
        index = self.currentIndex()
        return self._rows.rows[index.row()].key if index.isValid() else ""

    def show_rows(self, rows: Sequence[Row], chosen: str | None = None) -> None:
        """Show these rows; the choice stays, or becomes `chosen`. Nothing is proposed."""
        wanted = self.choice if chosen is None else chosen
        if tuple(rows) != self.rows:
            keys, heights = [row.key for row in self.rows], self._heights
            self._showing = True
            cast("ListDelegate", self.itemDelegate()).sizes = []
            self._rows.set_rows(rows)
            self._showing = False
            self._fit()
            if heights != self._heights or keys != [row.key for row in self.rows]:
                self._lay_out_again()
        if wanted != self.choice:
            self.show_choice(wanted)

    def show_choice(self, key: str) -> None:
        """Show this row as chosen, without proposing it."""
        place = self._rows.place_of(key)
        self._showing = True
        self.setCurrentIndex(self._rows.index(place) if place >= 0 else QModelIndex())
        self._showing = False

    def scrollTo(self, index: Index, hint: QAbstractItemView.ScrollHint = ENSURE_VISIBLE) -> None:
        """Bring a row into sight; where the page scrolls instead of the list, by the page."""
        super().scrollTo(index, hint)
        area = self._page_that_scrolls() if self._whole else None
        content = area.widget() if area is not None else None
        if area is not None and content is not None:
            row = self.visualRect(index)
            top = self.viewport().mapTo(content, row.topLeft()).y()
            area.ensureVisible(0, top + row.height(), 0, 0)
            area.ensureVisible(0, top, 0, 0)  # last: of a row too high to fit, the top is shown

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Tell of a person's choice only."""
        super().selectionChanged(selected, deselected)
        if not self._showing and selected.indexes():
            self.chosen.emit(self._rows.rows[selected.indexes()[0].row()].key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens a link, too."""
        if self._links and self.choice and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(self.choice)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Rows are as high as their text at this width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()
            self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if units.text_changed(event) and self._measured != (key := units.text_key()):
            self._measured = key
            self.scheduleDelayedItemsLayout()
            self._fit()

    def _page_that_scrolls(self) -> QScrollArea | None:
        parent = self.parentWidget()
        while parent is not None and not isinstance(parent, QScrollArea):
            parent = parent.parentWidget()
        return parent

    def _lay_out_again(self) -> None:
        """Put the rows in their places, at once where people see them: so they are painted once."""
        self.scheduleDelayedItemsLayout()
        if self.isVisible():
            self.executeDelayedItemsLayout()

    def _fit(self) -> None:
        """Measure the rows, without asking Qt for each; a whole list is as high as they are."""
        delegate, wide = cast("ListDelegate", self.itemDelegate()), max(self.viewport().width(), 1)
        self._heights = [delegate.high(row, wide) for row in self._rows.rows]
        delegate.sizes = [QSize(wide, high) for high in self._heights]
        high = max(sum(self._heights), 1)
        if self._whole and high != self.height():
            self.setFixedHeight(high)

    def _on_activated(self, index: QModelIndex) -> None:
        self.opened.emit(self._rows.rows[index.row()].key)
