"""A field of a form under its label."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from reflective_app.gui import units
from reflective_app.gui.widgets.text import caption, field_label


def field_box(
    words: str,
    field: QWidget,
    *,
    hint: str = "",
    below: QWidget | None = None,
    wraps: bool = True,
) -> QWidget:
    """A field under its label and hint, with what may be said of it below."""
    box = QWidget()
    column = QVBoxLayout(box)
    units.lay(column, (0, 0, 0, 0), 0.5)
    label = field_label(words, field)
    label.setWordWrap(wraps)
    column.addWidget(label)
    if hint:
        column.addWidget(caption(hint))
        field.setAccessibleDescription(hint)
    column.addWidget(field)
    if below is not None:
        column.addWidget(below)
    return box
