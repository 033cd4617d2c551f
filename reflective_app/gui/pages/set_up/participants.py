"""Who is coming: a line for each role with how many, and what it can speak for.

Names are never asked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reflective_app.domain.assessment import Participant
from reflective_app.gui import units
from reflective_app.gui.pages.set_up.speaking import SpeakingEditor, spoken_words
from reflective_app.gui.widgets.buttons import link_button, quiet_button
from reflective_app.gui.widgets.fields import PlainField
from reflective_app.gui.widgets.numbers import CountField
from reflective_app.gui.widgets.tab_order import stand_in_order
from reflective_app.gui.widgets.text import caption

MOST_PEOPLE = 999


SPEAKS_FOR = "change what a role speaks for"


class ParticipantLine(QWidget):
    """One role. `written` carries what was done."""

    written = Signal(str)
    removed = Signal(object)
    opened = Signal(object)

    def __init__(self) -> None:
        """Blank at first."""
        super().__init__()
        self.role = PlainField("Role", "Parents and carers")
        self.count = CountField("How many in this role", least=1, most=MOST_PEOPLE)
        self.remove = link_button("Remove", self._on_removed)
        self.speaks = link_button("Speaks for…", self._on_speaks)
        self.spoken = caption("", second=False)
        self.speaking = SpeakingEditor()
        self._said: tuple[str, ...] = ()
        self._words: tuple[str, ...] = ()
        column = QVBoxLayout(self)
        units.lay(column, (0, 0, 0, 0), 0.5)
        row = QHBoxLayout()
        units.lay(row, (0, 0, 0, 0), 1)
        column.addLayout(row)
        column.addWidget(self.count.trouble)
        below = QHBoxLayout()
        units.lay(below, (0, 0, 0, 0), 1)
        below.addWidget(self.speaks, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        below.addWidget(self.spoken, 1, Qt.AlignmentFlag.AlignVCenter)
        column.addLayout(below)
        column.addWidget(self.speaking)
        row.addWidget(self.role, 1)
        row.addWidget(self.count)
        row.addWidget(self.remove)
        self.count.show_count(1)
        self.role.written.connect(self._on_written)
        self.count.counted.connect(self._on_written)
        self.speaking.changed.connect(self._on_said)
        self.speaking.left.connect(self._on_left)
        self._show_spoken()

    def value(self) -> Participant | None:
        """The role and its number; None while the role is blank."""
        role = self.role.text().strip()
        if not role:
            return None
        return Participant(role=role, count=self.count.count or 1, speaks_for=self._said)

    def show_value(self, participant: Participant) -> None:
        """Show a role and its number, without proposing them."""
        self.role.show_text(participant.role)
        self.count.show_count(participant.count)
        if participant.speaks_for != self._said:
            self._said = participant.speaks_for
            self.speaking.show_ticked(self._said)
        self._name()

    def show_blank(self) -> None:
        """Show no role."""
        self.role.show_text("")
        self._said = ()
        self.end_speaking()
        self._name()

    def offer_words(self, words: Sequence[str]) -> None:
        """What roles can speak for, by the question set; without any words nothing is asked."""
        if tuple(words) != self._words:
            self._words = tuple(words)
            self.end_speaking()
            self._name()

    def end_speaking(self) -> None:
        """Put the words to tick away."""
        self.speaking.hide()

    def _on_written(self, _: object) -> None:
        self._name()
        self.written.emit("change who is coming")

    def _on_said(self, ticked: tuple[str, ...]) -> None:
        self._said = ticked
        self._show_spoken()
        self.written.emit(SPEAKS_FOR)

    def _on_speaks(self) -> None:
        if self.speaking.isVisible():
            self.end_speaking()
        else:
            self.speaking.open(self.role.text().strip(), self._said, self._words)
            self.opened.emit(self)

    def _on_left(self) -> None:
        self.end_speaking()
        self.speaks.setFocus()

    def _name(self) -> None:
        role = self.role.text() or "this role"
        self.remove.setAccessibleName(f"Remove {role}")
        self.speaks.setAccessibleName(f"What {role} can speak for")
        self._show_spoken()

    def _show_spoken(self) -> None:
        """A role without words speaks for nothing yet."""
        role = self.role.text().strip()
        self.speaks.setVisible(bool(role and self._words))
        self.spoken.say(spoken_words(role, self._said, self._words) if role else "")

    def _on_removed(self) -> None:
        self.removed.emit(self)


class ParticipantsEditor(QWidget):
    """All lines, and one more on request. `written` carries who is coming and what was done."""

    written = Signal(tuple, str)

    def __init__(self) -> None:
        """One blank line to start with."""
        super().__init__()
        self.lines: list[ParticipantLine] = []
        self._words: tuple[str, ...] = ()
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
            self.lines[0].show_blank()

    def offer_words(self, words: Sequence[str]) -> None:
        """What roles can speak for, by the question set."""
        self._words = tuple(words)
        for line in self.lines:
            line.offer_words(words)

    def role_at(self, number: int) -> PlainField | None:
        """The field of a role by its number, the first being 0; None where there is none."""
        return self.lines[number].role if number < len(self.lines) else None

    def add_line(self) -> None:
        """Add a blank line and go there."""
        self._append().role.setFocus()

    def _append(self) -> ParticipantLine:
        line = ParticipantLine()
        line.written.connect(self._on_written)
        line.removed.connect(self._on_removed)
        line.opened.connect(self._on_opened)
        line.offer_words(self._words)
        self.lines.append(line)
        self._rows.addWidget(line)
        self._order()
        return line

    def _order(self) -> None:
        """Tab comes to each line as it stands; to the words to tick, while they are shown."""
        stops = [
            (
                *(each.role, each.count, each.remove, each.speaks, each.speaking.sought),
                *(tick.box for tick in each.speaking.ticks.ticks.values()),
                each.speaking.done,
            )
            for each in self.lines
        ]
        stand_in_order(self, chain.from_iterable(stops))

    def _drop(self, line: ParticipantLine) -> None:
        self.lines.remove(line)
        self._rows.removeWidget(line)
        line.hide()
        line.deleteLater()

    def _on_written(self, done: str) -> None:
        self.written.emit(self.participants(), done)

    def _on_opened(self, opened: ParticipantLine) -> None:
        """One at a time: the list can be long."""
        for line in self.lines:
            if line is not opened:
                line.end_speaking()
        self._order()

    def _on_removed(self, line: ParticipantLine) -> None:
        place = self.lines.index(line)
        self._drop(line)
        if not self.lines:
            self._append()
        self.lines[min(place, len(self.lines) - 1)].role.setFocus()
        self.written.emit(self.participants(), "remove role")
