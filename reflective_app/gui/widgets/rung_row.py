"""One row to choose: a rung of a ladder with its sentence, or an option."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QIcon,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
)
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QRadioButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
)

from reflective_app.gui import units
from reflective_app.gui.units import Role
from reflective_app.gui.widgets.row_delegate import BAR
from reflective_app.gui.widgets.shaped import put_shape
from reflective_app.gui.widgets.shapes import Shape
from reflective_app.gui.widgets.text import RoleLabel, body_label
from reflective_app.gui.widgets.vote_marks import VoteMarks

LEAST_HEIGHT, LEAST_CLOSE = 6.25, 4.5
"""A row's height in units where its sentence takes one line; and where rows stand close."""


@dataclass(frozen=True)
class RungLine:
    """One row: its code, its word where it has one, its shape and its sentence."""

    sentence: str
    code: str = ""
    word: str = ""
    shape: Shape | None = None

    @property
    def as_spoken(self) -> str:
        """The whole row for a screen reader."""
        head = ", ".join(part for part in (self.code, self.word) if part)
        return f"{head}: {self.sentence}" if head else self.sentence


class RungButton(QRadioButton):
    """The button of a row. The row draws the ring, and the ladder takes the arrows and numbers."""

    focus_changed = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Only the space bar is its own."""
        if event.key() == Qt.Key.Key_Space:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Have the row draw its ring."""
        super().focusInEvent(event)
        self.focus_changed.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Have the row take its ring away."""
        super().focusOutEvent(event)
        self.focus_changed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """As ever, but for the ring."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.state &= ~QStyle.StateFlag.State_HasFocus
        QStylePainter(self).drawControl(QStyle.ControlElement.CE_RadioButton, option)


class RungRow(QFrame):
    """One row; all of it can be clicked. It can show how many picked it."""

    def __init__(self, *, close: bool = False) -> None:
        """Empty until it is shown a line; a `close` one is smaller, and keeps room for votes."""
        super().__init__()
        self.line = RungLine("")
        self._close = self._tight = close
        self._beside: bool | None = None
        self.code = RoleLabel("", Role.CAPTION, second=True, wraps=False)
        self.button = RungButton()
        self.sentence = RoleLabel("", Role.CAPTION) if close else body_label("")
        self.votes = VoteMarks() if close else None
        self._grid = QGridLayout(self)
        self._grid.setColumnStretch(2, 1)
        self.tighten(close)
        self._grid.addWidget(self.code, 0, 0)
        self._grid.addWidget(self.button, 0, 1)
        units.hold(self.code, least=1.5)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.button.toggled.connect(self._draw_again)
        self.button.focus_changed.connect(self._draw_again)
        self.arrange(True)
        self._measure_again()

    def show_line(self, line: RungLine) -> None:
        """Show another line."""
        if line == self.line:
            return
        self.line = line
        self.code.say(line.code)
        # An en space: the style leaves too little room between a button's icon and its words.
        self.button.setText(f"\u2002{line.word}" if line.word else "")
        self.button.setAccessibleName(line.as_spoken)
        if line.shape is None:
            self.button.setIcon(QIcon())
        else:
            put_shape(self.button, line.shape)
        self.sentence.setText(line.sentence)

    def tighten(self, tight: bool) -> None:
        """Stand closer to the other rows, or not."""
        self._tight = tight
        self._lay()
        self._least = LEAST_CLOSE if tight else LEAST_HEIGHT
        self.setMinimumHeight(units.u(self._least))

    def show_votes(self, count: int | None) -> None:
        """Show how many picked this row; None shows nothing. Only close rows have room for it."""
        if self.votes is not None:
            self.votes.show_count(count)

    def arrange(self, beside: bool) -> None:
        """Put the sentence beside its word, or under it."""
        if beside == self._beside:
            return
        self._beside = beside
        self._lay()
        self._grid.removeWidget(self.sentence)
        if beside:
            self._grid.addWidget(self.sentence, 0, 2)
        else:  # across all of the row: the votes stand beside its word
            self._grid.addWidget(self.sentence, 1, 1, 1, 3)
        if self.votes is not None:
            self._grid.removeWidget(self.votes)
            self._grid.addWidget(self.votes, 0, 3)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Wait for the release."""
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose the row."""
        inside = self.rect().contains(event.position().toPoint())
        if inside and event.button() == Qt.MouseButton.LeftButton:
            self.button.setFocus(Qt.FocusReason.MouseFocusReason)
            self.button.click()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tint and bar if chosen, a hairline, and the ring if focused."""
        painter, area, colours = QPainter(self), self.rect(), self.palette()
        if self.button.isChecked():
            painter.fillRect(area, colours.color(QPalette.ColorRole.AlternateBase))
            bar = area.adjusted(0, 0, BAR - area.width(), 0)
            painter.fillRect(bar, colours.color(QPalette.ColorRole.Highlight))
        hairline = area.adjusted(0, area.height() - 1, 0, 0)
        painter.fillRect(hairline, colours.color(QPalette.ColorRole.Mid))
        if self.button.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(colours.color(QPalette.ColorRole.Highlight), 2))
            painter.drawRoundedRect(QRectF(area).adjusted(1, 1, -1, -1), 3, 3)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if units.text_changed(event):
            self._measure_again()

    def _lay(self) -> None:
        air = 0.5 if self._tight else 1.2
        between = 0.25 if self._tight else 1
        if self._close and not self._beside:
            air, between = 0.25, 0
        units.lay(self._grid, (2.25, air, 1.5, air), between, 1)

    def _measure_again(self) -> None:
        self.button.setFont(units.font(Role.STRONG))
        self.setMinimumHeight(units.u(self._least))

    def _draw_again(self) -> None:
        self.update()
