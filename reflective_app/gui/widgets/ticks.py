"""Several of many: a tick box for each, with words that wrap."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from reflective_app.gui import units
from reflective_app.gui.units import Role
from reflective_app.gui.widgets.buttons import LEAST_TARGET
from reflective_app.gui.widgets.shaped import side_beside
from reflective_app.gui.widgets.tab_order import stand_in_order
from reflective_app.gui.widgets.text import body_label


class _Box(QCheckBox):
    """A tick box that grows with the text, with an edge as dark as a field's.

    A space after letters is one between words, typed by somebody who takes it for a field of
    text: it ticks nothing. `ticked` is a person's doing, by whatever means: screen readers do not
    click but toggle, which Qt tells of in another signal.
    """

    ticked = Signal(bool)

    def __init__(self) -> None:
        """Nobody types at first."""
        super().__init__()
        self._typed = False
        self._shown = False
        self.toggled.connect(self._on_toggled)

    def show_ticked(self, ticked: bool) -> None:
        """Tick it or not, as what is recorded says."""
        self._shown = True
        self.setChecked(ticked)
        self._shown = False

    def _on_toggled(self, ticked: bool) -> None:
        if not self._shown:
            self.ticked.emit(ticked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks, unless it parts two words."""
        is_space = event.key() == Qt.Key.Key_Space
        if is_space and self._typed:
            self._typed = False
            return
        self._typed = not is_space and bool(event.text().strip()) and event.text().isprintable()
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Whoever comes here anew has typed nothing yet."""
        self._typed = False
        super().focusInEvent(event)

    def sizeHint(self) -> QSize:
        side = max(_side() + units.u(1), LEAST_TARGET)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, ink = QPainter(self), QPalette.ColorRole
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = _side()
        box = QRectF(0, 0, side, side)
        box.moveCenter(QRectF(self.rect()).center())
        painter.setBrush(self.palette().color(ink.Base))
        painter.setPen(QPen(self.palette().color(ink.Dark), 1))
        painter.drawRoundedRect(box, side / 8, side / 8)
        if self.isChecked():
            painter.setPen(QPen(self.palette().color(ink.Highlight), side / 7))
            painter.drawPolyline(
                QPolygonF([_at(box, 0.22, 0.52), _at(box, 0.43, 0.74), _at(box, 0.8, 0.26)])
            )
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self.palette().color(ink.Highlight), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 3, 3)


def _side() -> int:
    return side_beside(Role.BODY)


def _at(box: QRectF, across: float, down: float) -> QPointF:
    return QPointF(box.left() + across * box.width(), box.top() + down * box.height())


class Tick(QWidget):
    """A tick box and its words; a click on the words ticks too."""

    def __init__(self, words: str, about: str) -> None:
        """`about` is the question that a screen reader says beside the words."""
        super().__init__()
        self.box = _Box()
        self.box.setAccessibleName(words)
        self.box.setAccessibleDescription(about)
        self._label = label = body_label(words)
        label.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        label.setMinimumHeight(LEAST_TARGET)
        row = QHBoxLayout(self)
        units.lay(row, (0, 0, 0, 0), 0.5)
        row.addWidget(self.box, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(label, 100)
        row.addStretch(1)  # for what the label, no wider than a line, leaves

    def say(self, words: str) -> None:
        """Carry other words; whether it is ticked stays."""
        if words != self._label.text():
            self._label.setText(words)
            self.box.setAccessibleName(words)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The words belong to the box."""
        self.box.setFocus()
        self.box.click()


class TickList(QWidget):
    """Keys with their words, each ticked or not. `changed` is a person's doing only."""

    changed = Signal(object)

    def __init__(self, about: str) -> None:
        """Empty until it is offered something."""
        super().__init__()
        self._about = about
        self._choices: tuple[tuple[str, str], ...] = ()
        self.ticks: dict[str, Tick] = {}
        self._column = QVBoxLayout(self)
        units.lay(self._column, (0, 0, 0, 0), 0)

    @property
    def ticked(self) -> tuple[str, ...]:
        """The keys that are ticked, in order."""
        return tuple(key for key, tick in self.ticks.items() if tick.box.isChecked())

    def offer(self, choices: Sequence[tuple[str, str]]) -> None:
        """Offer these; nothing is ticked if they are others than before.

        Of the same keys only the words change, so that the keyboard stays where it is; and of
        others only those that came are made, for the list may be long.
        """
        if tuple(choices) == self._choices:
            return
        self._choices = tuple(choices)
        if [key for key, _ in choices] == list(self.ticks):
            for key, words in choices:
                self.ticks[key].say(words)
            return
        before, keys = self.ticks, {key for key, _ in choices}
        self.ticks = {key: before.get(key) or self._make() for key, _ in choices}
        for key in before.keys() - keys:
            self._column.removeWidget(before[key])
            before[key].deleteLater()
        for place, (key, words) in enumerate(choices):
            tick = self.ticks[key]
            tick.say(words)
            tick.box.show_ticked(False)
            if self._column.indexOf(tick) != place:
                self._column.insertWidget(place, tick)
        stand_in_order(self, [tick.box for tick in self.ticks.values()])

    def _make(self) -> Tick:
        tick = Tick("", self._about)
        tick.box.ticked.connect(self._on_ticked)
        return tick

    def show_ticked(self, keys: Iterable[str]) -> None:
        """Tick these and no others."""
        wanted = set(keys)
        for key, tick in self.ticks.items():
            tick.box.show_ticked(key in wanted)

    def _on_ticked(self, _: bool) -> None:
        self.changed.emit(self.ticked)
