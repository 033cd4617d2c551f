"""How the tick boxes of the service form stand under their question."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from reflective_app.gui import units
from reflective_app.gui.widgets.ticks import TickList


def ticks_box(question: QWidget, ticks: TickList) -> QWidget:
    """Tick boxes under their question."""
    box = QWidget()
    column = QVBoxLayout(box)
    units.lay(column, (0, 0, 0, 0), 0.5)
    column.addWidget(question)
    column.addWidget(ticks)
    return box
