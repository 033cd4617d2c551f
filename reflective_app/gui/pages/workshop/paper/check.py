"""Where two keyings of a sheet differ: row by row, and which of them counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.sheets import Difference
from reflective_app.gui import units
from reflective_app.gui.widgets.buttons import quiet_button
from reflective_app.gui.widgets.flow import FlowLayout
from reflective_app.gui.widgets.row_delegate import Row, RowManner
from reflective_app.gui.widgets.rows import RowList
from reflective_app.wording.sheets import chosen_words, difference_name, difference_said

FIRST, SECOND = "1", "2"


class DifferenceList(RowList):
    """`decided` carries what differs and which keying counts, by the keys 1 and 2."""

    decided = Signal(str, str)
    passed = Signal()

    def __init__(self) -> None:
        """As high as its rows."""
        super().__init__("Where the two differ", RowManner(left=1, right=1, ruled=True), whole=True)
        self.setAccessibleDescription("1 takes what was keyed first, 2 what was keyed second")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """1 and 2 decide; Enter goes on to keeping the sheet."""
        if event.text() in (FIRST, SECOND) and self.choice:
            self.decided.emit(self.choice, event.text())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.passed.emit()
        else:
            super().keyPressEvent(event)


class CheckPart(QWidget):
    """The differences of one sheet. `decided` says that another was chosen."""

    decided = Signal()

    def __init__(self) -> None:
        """Hidden until a sheet was keyed a second time."""
        super().__init__()
        self.list = DifferenceList()
        self.first = quiet_button("&1 Take the first", self._take_first)
        self.second = quiet_button("&2 Take the second", self._take_second)
        self._found: tuple[Difference, ...] = ()
        self.chosen: dict[str, str] = {}
        buttons = QWidget()
        flow = FlowLayout(buttons)
        units.lay(flow, (0, 0, 0, 0), 1)
        flow.addWidget(self.first)
        flow.addWidget(self.second)
        column = QVBoxLayout(self)
        units.lay(column, (0, 0, 0, 0), 1)
        column.addWidget(self.list)
        column.addWidget(buttons)
        self.list.decided.connect(self._decide)
        self.hide()

    @property
    def left(self) -> int:
        """How many differences wait to be chosen."""
        return sum(each.what not in self.chosen for each in self._found)

    @property
    def found(self) -> tuple[Difference, ...]:
        """The differences that are shown."""
        return self._found

    def show_differences(
        self, found: Sequence[Difference], assessment: Assessment, chosen: Mapping[str, str]
    ) -> None:
        """Show these, with what was chosen of them so far."""
        fits = {each.what: (each.first, each.second) for each in found}
        self._found = tuple(found)
        self.chosen = {k: v for k, v in chosen.items() if k in fits and v in fits[k]}
        rows = []
        for each in found:
            code, name = difference_name(each, assessment)
            side = chosen_words(each, self.chosen.get(each.what))
            rows.append(Row(each.what, name, difference_said(each), side, code=code))
        self.list.show_rows(rows)
        self.setVisible(bool(found))

    def start(self) -> None:
        """Take the keyboard at the first that waits."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        waiting = [each.what for each in self._found if each.what not in self.chosen]
        if waiting:
            self.list.show_choice(waiting[0])
            self.list.scrollTo(self.list.currentIndex())

    def _take_first(self) -> None:
        self._decide(self._here(), FIRST)

    def _take_second(self) -> None:
        self._decide(self._here(), SECOND)

    def _here(self) -> str:
        waiting = [each.what for each in self._found if each.what not in self.chosen]
        return self.list.choice or next(iter(waiting), "")

    def _decide(self, what: str, which: str) -> None:
        found = {each.what: each for each in self._found}.get(what)
        if found is not None:
            self.chosen[what] = found.first if which == FIRST else found.second
            self.decided.emit()
