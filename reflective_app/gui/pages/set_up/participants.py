"""Who is coming: a line for each role with how many. Names are never asked for."""

from __future__ import annotations

from itertools import chain

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reflective_app.domain.assessment import Participant
from reflective_app.gui import units
from reflective_app.gui.widgets.buttons import link_button, quiet_button
from reflective_app.gui.widgets.fields import PlainField
from reflective_app.gui.widgets.numbers import CountField
from reflective_app.gui.widgets.tab_order import stand_in_order
from reflective_app.gui.widgets.text import caption

MOST_PEOPLE = 999


class ParticipantLine(QWidget):
    """One role."""

    written = Signal()
    removed = Signal(object)

    def __init__(self) -> None:
        """Blank at first."""
        super().__init__()
        self.role = PlainField("Role", "Parents and carers")
        self.count = CountField("How many in this role", least=1, most=MOST_PEOPLE)
        self.remove = link_button("Remove", self._on_removed)
        column = QVBoxLayout(self)
        units.lay(column, (0, 0, 0, 0), 0.5)
        row = QHBoxLayout()
        units.lay(row, (0, 0, 0, 0), 1)
        column.addLayout(row)
        column.addWidget(self.count.trouble)
        row.addWidget(self.role, 1)
        row.addWidget(self.count)
        row.addWidget(self.remove)
        self.count.show_count(1)
        self.role.written.connect(self._on_written)
        self.count.counted.connect(self._on_written)

    def value(self) -> Participant | None:
        """The role and its number; None while the role is blank."""
        role = self.role.text().strip()
        return Participant(role=role, count=self.count.count or 1) if role else None

    def show_value(self, participant: Participant) -> None:
        """Show a role and its number, without proposing them."""
        self.role.show_text(participant.role)
        self.count.show_count(participant.count)
        self._name_remove()

    def _on_written(self, _: object) -> None:
        self._name_remove()
        self.written.emit()

    def _name_remove(self) -> None:
        self.remove.setAccessibleName(f"Remove {self.role.text() or 'this role'}")

    def _on_removed(self) -> None:
        self.removed.emit(self)


class ParticipantsEditor(QWidget):
    """All lines, and one more on request. `written` carries who is coming and what was done."""

    written = Signal(tuple, str)

    def __init__(self) -> None:
        """One blank line to start with."""
        super().__init__()
        self.lines: list[ParticipantLine] = []
        whole = QVBoxLayout(self)
        units.lay(whole, (0, 0, 0, 0), 1)
        whole.addWidget(caption("People by role. Names are never asked for."))
        self._rows = QVBoxLayout()
        units.lay(self._rows, (0, 0, 0, 0), 1)
        whole.addLayout(self._rows)
        self.more = quiet_button("Add a &role", self.add_line)
        whole.addWidget(self.more)
        units.hold(self, most=66)
        self._append()

    def participants(self) -> tuple[Participant, ...]:
        """Every role that has words."""
        values = (line.value() for line in self.lines)
        return tuple(value for value in values if value is not None)

    def show_participants(self, participants: tuple[Participant, ...]) -> None:
        """Show these, without proposing them; lines that say the same keep their focus."""
        if participants == self.participants():
            return
        while len(self.lines) > max(len(participants), 1):
            self._drop(self.lines[-1])
        while len(self.lines) < len(participants):
            self._append()
        for line, participant in zip(self.lines, participants, strict=False):
            line.show_value(participant)
        if not participants:
            self.lines[0].role.show_text("")

    def add_line(self) -> None:
        """Add a blank line and go there."""
        self._append().role.setFocus()

    def _append(self) -> ParticipantLine:
        line = ParticipantLine()
        line.written.connect(self._on_written)
        line.removed.connect(self._on_removed)
        self.lines.append(line)
        self._rows.addWidget(line)
        stops = [(each.role, each.count, each.remove) for each in self.lines]
        stand_in_order(self, chain.from_iterable(stops))
        return line

    def _drop(self, line: ParticipantLine) -> None:
        self.lines.remove(line)
        self._rows.removeWidget(line)
        line.hide()
        line.deleteLater()

    def _on_written(self) -> None:
        self.written.emit(self.participants(), "change who is coming")

    def _on_removed(self, line: ParticipantLine) -> None:
        place = self.lines.index(line)
        self._drop(line)
        if not self.lines:
            self._append()
        self.lines[min(place, len(self.lines) - 1)].role.setFocus()
        self.written.emit(self.participants(), "remove role")
