"""Fields in a row, each under its name, as a table's row to type in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from reflective_app.gui import units
from reflective_app.gui.widgets.choices import ChoiceBox
from reflective_app.gui.widgets.fields import MOST_LINE, PlainField, ReflectionEdit
from reflective_app.gui.widgets.text import RoleLabel, caption

MOST_LINES = 40
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class WrappedField(ReflectionEdit):
    """One line of text that wraps where it is long. Enter goes on, and breaks no line."""

    entered = Signal()

    def __init__(self, name: str, hint: str = "", *, most: int = MOST_LINE) -> None:
        """As high as its words."""
        super().__init__(name, hint, lines=(1, MOST_LINES), most=most)
        # A scroll bar that comes and goes would make the words wrap in other places each time.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter is for the row."""
        if event.key() in ENTER:
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """What is pasted becomes one line."""
        if source.hasText():
            self.insertPlainText(" ".join(source.text().split())[: self._most])


class OfferedText(ChoiceBox):
    """Text that can be written freely, or chosen from what is offered."""

    written = Signal(str)

    def __init__(self, offered: Sequence[str], name: str = "", hint: str = "") -> None:
        """Nothing is chosen at first."""
        super().__init__([(words, words) for words in offered], name)
        self.setEditable(True)
        self.setInsertPolicy(ChoiceBox.InsertPolicy.NoInsert)
        self.field = PlainField(name, hint)
        self.setLineEdit(self.field)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_text("")
        self.editTextChanged.connect(self.written)

    def text(self) -> str:
        """What is written."""
        return self.currentText()

    def show_text(self, text: str) -> None:
        """Show a text, without proposing it."""
        if text != self.text():
            self.blockSignals(True)
            self.setCurrentIndex(self.findText(text))
            self.field.setText(text)
            self.blockSignals(False)


@dataclass(frozen=True)
class RowField:
    """A field of a row under its name; widths in units, the rest shared out by `share`."""

    words: str
    field: QWidget
    least: float
    share: int = 1


class FieldRow(QWidget):
    """Fields side by side; in lines, each under its name, where there is no room for one line."""

    def __init__(self, fields: Sequence[RowField], *, named: bool = True) -> None:
        """Where a head above gives the names, the row is not `named` while it is one line."""
        super().__init__()
        self._fields, self._named = tuple(fields), named
        self._in_line: tuple[int, ...] = ()
        self._boxes: list[QWidget] = []
        self._names: list[RoleLabel] = []
        self._in_a_line = 0
        self._grid = QGridLayout(self)
        units.lay(self._grid, (0, 0, 0, 0), 0)
        self._grid.setColumnStretch(len(self._fields), 1)
        for each in self._fields:
            self._box(each)
        self._place(len(self._fields))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def one_line(self) -> bool:
        """Whether all the fields stand in one line."""
        return bool(self._in_line) or self._fits()

    def minimumSizeHint(self) -> QSize:
        """No wider than the widest field: the others can go on in a new line."""
        widest = max(units.u(each.least) for each in self._fields)
        return QSize(widest, super().minimumSizeHint().height())

    def follow(self, widths: Sequence[int]) -> None:
        """Stand in line with columns of these widths; none: share the width out."""
        if tuple(widths) != self._in_line:
            self._in_line = tuple(widths)
            self._arrange()

    def show_names(self, named: bool) -> None:
        """Show the names in one line too, or only where the fields go on in a new line."""
        self._named = named
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In one line where there is room."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Larger text leaves less room."""
        super().changeEvent(event)
        if units.text_changed(event):
            self._arrange()

    def _box(self, each: RowField) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        units.lay(column, (0.5, 0.25, 0.5, 0.25), 0.25)
        name = caption(each.words)
        name.setWordWrap(False)
        column.addWidget(name)
        column.addWidget(each.field)
        self._boxes.append(box)
        self._names.append(name)
        return box

    def _place(self, in_a_line: int) -> None:
        """Put so many fields in each line."""
        if in_a_line == self._in_a_line:
            return
        self._in_a_line = in_a_line
        for place, box in enumerate(self._boxes):
            self._grid.removeWidget(box)
            line, column = divmod(place, in_a_line)
            self._grid.addWidget(box, line, column, Qt.AlignmentFlag.AlignTop)

    def _fits(self) -> bool:
        return sum(units.u(each.least) for each in self._fields) <= self.width()

    def _widths(self) -> tuple[int, ...]:
        """The width of each field in one line, or of all of them in several."""
        if self._in_line:
            return self._in_line
        least = [units.u(each.least) for each in self._fields]
        spare = self.width() - sum(least)
        if spare < 0:
            beside = max(1, min(len(least), self.width() // max(max(least), 1)))
            return tuple([self.width() // beside] * len(least))
        shares = sum(each.share for each in self._fields)
        return tuple(
            wide + spare * each.share // max(shares, 1)
            for wide, each in zip(least, self._fields, strict=True)
        )

    def _arrange(self) -> None:
        widths, named = self._widths(), self._named or not self.one_line
        lines = len(widths) if self.one_line else max(1, self.width() // max(widths[0], 1))
        self._place(min(lines, len(widths)))
        for box, name, wide in zip(self._boxes, self._names, widths, strict=True):
            if box.minimumWidth() != wide or box.maximumWidth() != wide:
                box.setFixedWidth(max(wide, 1))
            name.setVisible(named and bool(name.text()))
