"""The bar to find words in, with the places where they stand listed below it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from reflective_app.gui import units
from reflective_app.gui.units import Role
from reflective_app.gui.widgets.announce import announce
from reflective_app.gui.widgets.buttons import link_button
from reflective_app.gui.widgets.find_field import FindField
from reflective_app.gui.widgets.flow import FlowLayout
from reflective_app.gui.widgets.row_delegate import Row, RowManner
from reflective_app.gui.widgets.rows import RowList
from reflective_app.gui.widgets.text import RoleLabel, Rule, caption

HINT = "Enter goes there, F3 to the next place, Shift+F3 to the one before. Escape closes."
MOST = 0.4
"""The share of the window's height that the places take at most."""

LINE = 130
"""The most characters in a line of the hint."""

MEASURED = 24
"""So many rows fill that share in any window."""


class FindBar(QWidget):
    """`sought` carries what was typed, `opened` the key of the place to go to; `closed` wants the
    bar gone.
    """

    sought = Signal(str)
    opened = Signal(str)
    closed = Signal()

    def __init__(self) -> None:
        """Hidden until it is asked for."""
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.field = FindField("Find", "Find in questions, notes, services and actions", most=200)
        self.said: RoleLabel = caption("", second=False)
        self.hint: RoleLabel = RoleLabel(HINT, Role.CAPTION, second=True, characters=LINE)
        self.list = RowList("Places found", RowManner(left=3.625, above=0.75, ruled=True))
        self.next = link_button("Next", spoken="Next place")
        self.previous = link_button("Previous", spoken="Place before")
        self.close_ = link_button("Close", self.closed.emit, spoken="Close find")
        self._lay_out()
        self.field.written.connect(self.sought)
        self.field.entered.connect(self._open)
        self.field.down.connect(self._go_down)
        self.list.opened.connect(self.opened)
        self.list.clicked.connect(self._open)
        self.next.clicked.connect(self.go_on)
        self.previous.clicked.connect(self.go_back)
        self.hide()

    def show_places(self, rows: Sequence[Row], said: str) -> None:
        """List these places, the first of them chosen unless one was; say how many there are."""
        keys = [row.key for row in rows if not row.head]
        chosen = self.list.choice if self.list.choice in keys else "".join(keys[:1])
        self.list.show_rows(rows, chosen)
        self.list.setVisible(bool(rows))
        self.next.setEnabled(bool(rows))
        self.previous.setEnabled(bool(rows))
        if said != self.said.text():
            self.said.say(said)
            announce(self.field, said)
        self._fit()

    def go_on(self) -> None:
        """Go to the place after the one that is chosen; after the last comes the first."""
        self._step(1)

    def go_back(self) -> None:
        """Go to the place before the one that is chosen."""
        self._step(-1)

    def forget(self) -> None:
        """Keep nothing of what was typed or found."""
        self.field.clear()
        self.show_places((), "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The list takes no more than its share."""
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes it from anywhere within."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        units.hold(self.field, least=20, most=52)
        row = QHBoxLayout()
        units.lay(row, (0, 0, 0, 0), 1)
        row.addWidget(self.field, 100)
        buttons = QWidget()
        flow = FlowLayout(buttons)
        units.lay(flow, (0, 0, 0, 0), 0.5)
        for button in (self.next, self.previous, self.close_):
            flow.addWidget(button)
        row.addWidget(buttons, 50)
        inner = QVBoxLayout()
        units.lay(inner, (4, 1.25, 4, 1), 0.5)
        inner.addLayout(row)
        for label in (self.said, self.hint):
            inner.addWidget(label)
        self.said.hide()
        whole = QVBoxLayout(self)
        units.lay(whole, (0, 0, 0, 0), 0)
        whole.addLayout(inner)
        whole.addWidget(self.list)
        whole.addWidget(Rule(strong=True))
        self.list.hide()

    def _fit(self) -> None:
        rows = min(len(self.list.rows), MEASURED)
        high = sum(self.list.sizeHintForRow(place) for place in range(rows))
        room = round(self.window().height() * MOST)
        self.list.setFixedHeight(max(min(high, room), 1))

    def _step(self, by: int) -> None:
        keys = [row.key for row in self.list.rows if not row.head]
        if not keys:
            return
        at = keys.index(self.list.choice) + by if self.list.choice in keys else 0
        self.list.show_choice(keys[at % len(keys)])
        self._open()

    def _open(self) -> None:
        if self.list.choice:
            self.opened.emit(self.list.choice)

    def _go_down(self) -> None:
        if self.list.rows:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
