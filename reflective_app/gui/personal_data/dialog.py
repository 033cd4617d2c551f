"""The window that lists likely personal data: where it stands, and what to do with it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QDialogButtonBox, QWidget

from reflective_app.gui import units
from reflective_app.gui.prompts import PeopleChoice, Pointed
from reflective_app.gui.widgets.panel import Panel
from reflective_app.gui.widgets.row_delegate import Row, RowManner
from reflective_app.gui.widgets.rows import RowList
from reflective_app.wording.personal_data import TITLE

MANNER = RowManner(left=1, right=1, above=0.75, ruled=True)
WIDE, HIGH = 84, 40
"""In units: so wide it is where the screen has room, and so much the list takes at most."""


class PersonalDataDialog(Panel):
    """`chosen` is what was decided, or the number of the place to go to."""

    def __init__(
        self,
        window: QWidget | None,
        message: str,
        found: Sequence[Pointed],
        go_on: str,
        stop: str,
    ) -> None:
        """The first place is chosen. Without `go_on` there is nothing to go on with."""
        super().__init__(window, TITLE, message)
        self.chosen: int | PeopleChoice = PeopleChoice.STOP
        self.list = RowList("Places", MANNER)
        rows = [
            Row(f"{number}", each.words, each.where, marked=each.marked)
            for number, each in enumerate(found)
        ]
        self.list.show_rows(rows, chosen="0")
        self.add(self.list)
        role = QDialogButtonBox.ButtonRole
        self.go = self.add_button("&Go there", role.ActionRole)
        self.go.setDefault(True)
        self.go.clicked.connect(self._go_there)
        self.list.opened.connect(self._go_there)
        if go_on:
            self.go_on = self.add_button(go_on, role.AcceptRole)
            self.go_on.setAutoDefault(False)
        self.stop = self.add_button(stop, role.RejectRole)
        self.accepted.connect(self._on_accepted)
        room = self.screen().availableGeometry()
        self.setMinimumWidth(min(units.u(WIDE), room.width() - units.u(4)))
        self._fit(min(units.u(HIGH), room.height() // 2))
        self.list.setFocus()

    def _fit(self, most: int) -> None:
        """As high as its rows, up to what there is room for."""
        self.list.setFixedWidth(self.minimumWidth() - units.u(6))
        count = min(len(self.list.rows), 20)
        high = sum(self.list.sizeHintForRow(place) for place in range(count))
        self.list.setFixedHeight(max(min(high + 2, most), 1))

    def _go_there(self, _: object = None) -> None:
        if self.list.choice:
            self.chosen = int(self.list.choice)
            self.done(0)

    def _on_accepted(self) -> None:
        self.chosen = PeopleChoice.GO_ON


def ask(
    window: QWidget | None, message: str, found: Sequence[Pointed], go_on: str, stop: str
) -> int | PeopleChoice:
    """Show the places, and what was chosen."""
    dialog = PersonalDataDialog(window, message, found, go_on, stop)
    dialog.exec()
    return dialog.chosen
