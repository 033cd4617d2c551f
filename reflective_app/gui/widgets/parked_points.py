"""The points set aside at one question, each to be taken up again."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from reflective_app.gui import units
from reflective_app.gui.widgets.buttons import link_button
from reflective_app.gui.widgets.text import RoleLabel, body_label


class ParkedPoints(QFrame):
    """`taken_up` carries the id of a point; nothing is shown where there is none."""

    taken_up = Signal(str)

    def __init__(self) -> None:
        """Nothing is parked at first."""
        super().__init__()
        self._points: tuple[tuple[str, str], ...] = ()
        self._rows: list[QWidget] = []
        self.setProperty("manner", "notice")
        self._column = QVBoxLayout(self)
        units.lay(self._column, (2, 0.5, 1, 0.5), 0.5)
        self.hide()

    @property
    def points(self) -> tuple[tuple[str, str], ...]:
        """The points that are shown: id and words."""
        return self._points

    def show_points(self, points: tuple[tuple[str, str], ...]) -> None:
        """Show these points: id and words."""
        if points != self._points:
            self._points = points
            for row in self._rows:
                self._column.removeWidget(row)
                row.deleteLater()
            self._rows = [self._row(point_id, words) for point_id, words in points]
            for row in self._rows:
                self._column.addWidget(row)
            self.setVisible(bool(points))

    def _row(self, point_id: str, words: str) -> QWidget:
        row = QWidget()
        inner = QHBoxLayout(row)
        units.lay(inner, (0, 0, 0, 0), 1)
        label: RoleLabel = body_label(f"Parked: {words}")
        inner.addWidget(label, 1)
        again = link_button("Take up again", spoken=f"Take up again: {words}")
        again.clicked.connect(partial(self.taken_up.emit, point_id))
        inner.addWidget(again, 0, Qt.AlignmentFlag.AlignTop)
        return row
