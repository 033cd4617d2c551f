"""The buttons under a question: where to go, and what to mark."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reflective_app.domain.kinds import QuestionKind
from reflective_app.gui import units
from reflective_app.gui.widgets.buttons import primary_button, quiet_button
from reflective_app.gui.widgets.flow import FlowLayout
from reflective_app.gui.widgets.text import RoleLabel, caption

LADDER_KEYS = (
    "0 to {top} choose a sentence, ? don’t know; then U unanimous, A after discussion, "
    "F facilitator’s call"
)
NUMBER_KEYS = "Enter, then type the number"
PAGE_KEYS = "Ctrl+Enter next, Ctrl+G list"
EDGES, NARROW_EDGES = (3.5, 1.375, 3.5, 1), (1.5, 1, 1.5, 0.75)
"""In units: usually, and where the buttons would else need a second line."""
LOW_EDGE = 0.5


class QuestionBar(QWidget):
    """`flag_wanted` carries whether the question is to be flagged."""

    list_wanted = Signal()
    back_wanted = Signal()
    park_wanted = Signal()
    flag_wanted = Signal(bool)
    next_wanted = Signal()

    def __init__(self) -> None:
        """The button for the list is hidden: it is for windows that have no room for the list."""
        super().__init__()
        self._low = False
        self.to_list = quiet_button("&Questions", self.list_wanted.emit)
        self.to_list.setAccessibleName("List of questions")
        self.to_list.hide()
        self.previous = quiet_button("&Previous", self.back_wanted.emit)
        self.previous.setAccessibleName("Previous question")
        self.park = quiet_button("Pa&rk…", self.park_wanted.emit)
        self.flag = quiet_button("Fla&g")
        self.flag.setCheckable(True)
        self.flag.setProperty("segment", "only")
        self.flag.clicked.connect(self.flag_wanted)
        self.next = primary_button("Next q&uestion", self.next_wanted.emit)
        self.keys: RoleLabel = caption(PAGE_KEYS)
        self._lay_out()

    def show_keys(self, kind: QuestionKind, top: int) -> None:
        """Say the keys; `top` is the code of a ladder's last sentence."""
        keys = {
            QuestionKind.LADDER: [LADDER_KEYS.format(top=top)],
            QuestionKind.NUMBER: [NUMBER_KEYS],
        }.get(kind, [])
        self.keys.setText("; ".join([*keys, PAGE_KEYS]))

    def be_low(self, low: bool) -> None:
        """Leave the height to the question: the keys are said elsewhere too (F1)."""
        self._low = low
        self.keys.setVisible(not low)
        self._fit()

    def show_flag(self, flagged: bool) -> None:
        """Show whether the question is flagged."""
        self.flag.setChecked(flagged)
        self.flag.setText("Fla&gged" if flagged else "Fla&g")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep to one line as long as that can be."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        line = self._flow.sizeHint().width() + self.next.sizeHint().width()
        narrow = self.width() < line + units.u(sum(EDGES[::2]) + 2)
        left, top, right, bottom = NARROW_EDGES if narrow else EDGES
        if self._low:
            top = bottom = LOW_EDGE
        units.lay(self._whole, (left, top, right, bottom), 0.5)
        units.lay(self._row, (0, 0, 0, 0), 1 if narrow else 2)

    def _lay_out(self) -> None:
        left = QWidget()
        self._flow = FlowLayout(left)
        units.lay(self._flow, (0, 0, 0, 0), 1)
        for button in (self.to_list, self.previous, self.park, self.flag):
            self._flow.addWidget(button)
        self._row = QHBoxLayout()
        units.lay(self._row, (0, 0, 0, 0), 2)
        self._row.addWidget(left, 1)
        self._row.addWidget(self.next, 0, Qt.AlignmentFlag.AlignBottom)
        self._whole = QVBoxLayout(self)
        units.lay(self._whole, EDGES, 0.5)
        self._whole.addLayout(self._row)
        self._whole.addWidget(self.keys)
