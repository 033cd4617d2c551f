"""A box of wrapped text that asks for no more height than its text takes at its width."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget


class WrappingBox(QWidget):
    """Qt reckons the least height of a wrapped label at a narrow width, which leaves a hole under
    many of them. What they take at the width that they have is told by the height for that width.
    """

    def minimumSizeHint(self) -> QSize:
        """The least width; the height follows from it."""
        return QSize(super().minimumSizeHint().width(), 0)
