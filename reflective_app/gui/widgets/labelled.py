"""Fields under one another, each with its label: beside it, or above it where there is no room."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QPlainTextEdit, QWidget

from reflective_app.gui import units
from reflective_app.gui.widgets.text import field_label

ROOM_BESIDE = 52
"""Narrower than this, in units, the labels stand above."""

LABELS = 19.75
"""The width of the labels, in units."""


class LabelledFields(QWidget):
    """Labels with their Alt letters, and the fields they lead to."""

    def __init__(self) -> None:
        """Empty at first."""
        super().__init__()
        self._rows: list[tuple[QWidget, QWidget]] = []
        self._beside = True
        self._grid = QGridLayout(self)
        self._grid.setColumnStretch(1, 1)
        units.lay(self._grid, (0, 0, 0, 0), 1)

    def add(self, words: str, field: QWidget) -> None:
        """Add a field below what is there."""
        self._rows.append((field_label(words, field), field))
        self._place()

    def show_field(self, field: QWidget, shown: bool) -> None:
        """Show or hide a field together with its label."""
        for label, other in self._rows:
            if other is field:
                label.setVisible(shown)
                other.setVisible(shown)

    def event(self, event: QEvent) -> bool:
        """Before each layout, measure the fields: their height follows the text size."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._align()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Move the labels where there is room for them."""
        super().resizeEvent(event)
        beside = self.width() >= units.u(ROOM_BESIDE)
        if beside != self._beside:
            self._beside = beside
            self._place()

    def _place(self) -> None:
        for number, (label, field) in enumerate(self._rows):
            self._grid.removeWidget(label)
            self._grid.removeWidget(field)
            if self._beside:
                units.hold(label, least=LABELS, most=LABELS)
                top = Qt.AlignmentFlag.AlignTop
                self._grid.addWidget(label, 2 * number, 0, top)
                self._grid.addWidget(field, 2 * number, 1)
            else:
                units.hold(label)
                self._grid.addWidget(label, 2 * number, 0, 1, 2)
                self._grid.addWidget(field, 2 * number + 1, 0, 1, 2)
        self._align()

    def _align(self) -> None:
        """Set each label that stands beside its field level with the field's first line."""
        for label, field in self._rows:
            above = _above_first_line(field) if self._beside else 0
            label.setContentsMargins(0, above, 0, 0)


def _above_first_line(field: QWidget) -> int:
    """How far below the top of a field its text begins.

    A field with a word beneath leads to what is written in by its focus proxy.
    """
    while (proxy := field.focusProxy()) is not None:
        field = proxy
    if isinstance(field, QPlainTextEdit):
        return field.viewport().y() + round(field.document().documentMargin())
    return max((field.sizeHint().height() - field.fontMetrics().height()) // 2, 0)
