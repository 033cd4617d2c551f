"""Words with their shape beside them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLabel, QWidget

from reflective_app.gui import units
from reflective_app.gui.units import Role
from reflective_app.gui.widgets.shapes import Shape, icon, pixmap
from reflective_app.gui.widgets.text import RoleLabel

_CHANGES = (QEvent.Type.PaletteChange, QEvent.Type.DevicePixelRatioChange)


def side_beside(role: Role) -> int:
    """How large a shape is beside text of this role: 17 px beside 14, 13 beside captions."""
    return round(QFontMetrics(units.font(role)).ascent() * 1.13)


class ShapedText(QWidget):
    """A shape and its words ("Partly in place"); a screen reader hears the words."""

    def __init__(self, shape: Shape | None = None, text: str = "", role: Role = Role.BODY) -> None:
        """Without a shape there are only words."""
        super().__init__()
        self._role, self._shape = role, shape
        self._picture = QLabel()
        self._picture.setSizePolicy(self._picture.sizePolicy())
        self.label = RoleLabel(text, role)
        row = QHBoxLayout(self)
        units.lay(row, (0, 0, 0, 0), 1)
        row.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.label, 1)
        self._draw_again()

    def show_word(self, shape: Shape | None, text: str) -> None:
        """Show another shape and its words."""
        self._shape = shape
        self.label.setText(text)
        self._draw_again()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size and the palette."""
        super().changeEvent(event)
        if event.type() in _CHANGES or units.text_changed(event):
            self._draw_again()

    def _draw_again(self) -> None:
        self._picture.setVisible(self._shape is not None)
        if self._shape is not None:
            side = side_beside(self._role)
            self._picture.setPixmap(
                pixmap(self._shape, side, self.palette(), self.devicePixelRatioF())
            )


class _ButtonShape(QObject):
    """Keeps the shape on a button in step with text size and palette."""

    def __init__(self, button: QAbstractButton, shape: Shape, role: Role) -> None:
        super().__init__(button)
        self._button, self._shape, self._role = button, shape, role
        button.installEventFilter(self)
        self._draw_again()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Draw again after a change; nothing is held back."""
        if event.type() in _CHANGES or units.text_changed(event):
            self._draw_again()
        return super().eventFilter(watched, event)

    def _draw_again(self) -> None:
        side = side_beside(self._role)
        self._button.setIconSize(QSize(side, side))
        self._button.setIcon(icon(self._shape, side, self._button.palette()))


def put_shape(button: QAbstractButton, shape: Shape, role: Role = Role.BODY) -> None:
    """Put a shape beside a button's words; it follows text size and palette by itself."""
    for old in button.findChildren(_ButtonShape):
        button.removeEventFilter(old)
        old.setParent(None)
    _ButtonShape(button, shape, role)
