"""A head that shows or folds away what stands under it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QToolButton, QVBoxLayout, QWidget

from reflective_app.gui import units
from reflective_app.gui.units import Role


def draw_arrow(painter: QPainter, middle: QPointF, colours: QPalette, *, down: bool) -> None:
    """The arrow of a fold: down where it is shown, to the right where it is folded away."""
    reach, half = units.u(0.5), units.u(0.25)
    across = [(-reach, -half), (0, half), (reach, -half)]
    ends = across if down else [(y, x) for x, y in across]
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colours.color(QPalette.ColorRole.Text), max(units.u(0.19), 1)))
    painter.drawPolyline(QPolygonF([middle + QPointF(x, y) for x, y in ends]))
    painter.restore()


class FoldHead(QToolButton):
    """The arrow and the words; pressing it turns the arrow."""

    def __init__(self, words: str, role: Role) -> None:
        """Folded at first."""
        super().__init__()
        self._words, self._role, self._note = words, role, ""
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.toggled.connect(self._name_it)
        self._name_it()

    def set_note(self, note: str) -> None:
        """Say a word about what is inside, after the name."""
        if note != self._note:
            self._note = note
            self._name_it()
            self.updateGeometry()

    @property
    def words(self) -> str:
        """The name with its note."""
        return f"{self._words} ({self._note})" if self._note else self._words

    def sizeHint(self) -> QSize:
        """Room for the arrow and the words."""
        metrics = QFontMetrics(units.font(self._role))
        wide = metrics.horizontalAdvance(self.words) + units.u(3)
        return QSize(wide, max(metrics.height() + units.u(1), units.u(3)))

    def minimumSizeHint(self) -> QSize:
        """All of it."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Arrow, words, and the ring if focused."""
        painter = QPainter(self)
        colours, area = self.palette(), self.rect()
        middle = QPointF(units.u(1), area.center().y() + 0.5)
        draw_arrow(painter, middle, colours, down=self.isChecked())
        painter.setFont(units.font(self._role))
        painter.setPen(colours.color(QPalette.ColorRole.Text))
        words = area.adjusted(units.u(2.25), 0, 0, 0)
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), self.words)
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(colours.color(QPalette.ColorRole.Highlight), 2))
            painter.drawRoundedRect(QRectF(area).adjusted(1, 1, -1, -1), 4, 4)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if units.text_changed(event):
            self.updateGeometry()

    def _name_it(self) -> None:
        self.setAccessibleName(f"{self.words}, {'shown' if self.isChecked() else 'folded away'}")
        self.update()


class Fold(QWidget):
    """Content under a head. `folded` is a person's wish and carries whether it is open now."""

    folded = Signal(bool)

    def __init__(self, words: str, content: QWidget, role: Role = Role.BODY) -> None:
        """Folded away at first."""
        super().__init__()
        self.head, self.content = FoldHead(words, role), content
        column = QVBoxLayout(self)
        units.lay(column, (0, 0, 0, 0), 1)
        column.addWidget(self.head, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(content)
        content.hide()
        self.head.clicked.connect(self._on_clicked)

    @property
    def is_open(self) -> bool:
        """Whether the content is shown."""
        return self.head.isChecked()

    def show_open(self, is_open: bool) -> None:
        """Show or fold away the content, without proposing it.

        The keyboard goes from what is folded away to its head.
        """
        self.head.setChecked(is_open)
        inside = self.content.focusWidget()
        if not is_open and inside is not None and inside.hasFocus():
            self.head.setFocus(Qt.FocusReason.OtherFocusReason)
        self.content.setVisible(is_open)

    def _on_clicked(self, is_open: bool) -> None:
        self.content.setVisible(is_open)
        self.folded.emit(is_open)
