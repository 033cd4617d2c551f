"""How the fields of the service form stand under their labels."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from reflective_app.gui import units
from reflective_app.gui.widgets.text import field_label
from reflective_app.gui.widgets.ticks import TickList


def field_box(
    words: str, field: QWidget, *, below: QWidget | None = None, wraps: bool = True
) -> QWidget:
    """A field under its label, with what may be said of it below."""
    box = QWidget()
    column = QVBoxLayout(box)
    units.lay(column, (0, 0, 0, 0), 0.5)
    label = field_label(words, field)
    label.setWordWrap(wraps)
    column.addWidget(label)
    column.addWidget(field)
    if below is not None:
        column.addWidget(below)
    return box


def ticks_box(question: QWidget, ticks: TickList) -> QWidget:
    """Tick boxes under their question."""
    box = QWidget()
    column = QVBoxLayout(box)
    units.lay(column, (0, 0, 0, 0), 0.5)
    column.addWidget(question)
    column.addWidget(ticks)
    return box
