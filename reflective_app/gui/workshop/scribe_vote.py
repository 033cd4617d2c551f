"""The vote on the scribe’s page: the tally, how many have voted, and what was said before it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reflective_app.domain.picks import Way
from reflective_app.gui import units
from reflective_app.gui.units import Role
from reflective_app.gui.widgets.announce import announce
from reflective_app.gui.widgets.buttons import quiet_button
from reflective_app.gui.widgets.choices import ChoiceBox
from reflective_app.gui.widgets.flow import in_a_row
from reflective_app.gui.widgets.fold import Fold
from reflective_app.gui.widgets.tab_order import stand_in_order
from reflective_app.gui.widgets.text import RoleLabel, caption
from reflective_app.gui.workshop.tally_box import TallyBox
from reflective_app.wording.workshop import WAYS

BEFOREHAND = "What was said beforehand"
PRESENT = "Who is here…"
TYPED_WAYS = (Way.CARDS, Way.SLIPS)


class VotePart(QWidget):
    """`tallied` carries the counts, `keypad_wanted` asks to pass the keypad."""

    tallied = Signal(object)
    keypad_wanted = Signal()
    again_wanted = Signal()
    present_wanted = Signal()
    beforehand_wanted = Signal(bool)

    def __init__(self) -> None:
        """Empty until it is shown a question."""
        super().__init__()
        self.tally = TallyBox()
        self.recorded = RoleLabel("", Role.STRONG, wraps=False)
        self.missing = RoleLabel("", Role.CAPTION, second=True, wraps=False)
        self._taken: Way | None = None
        self.ways = ChoiceBox([(way.value, WAYS[way]) for way in TYPED_WAYS], "How votes are taken")
        self.keypad = quiet_button("&Pass the keypad…", self.keypad_wanted.emit)
        self.again = quiet_button("V&ote again", self.again_wanted.emit)
        self.present = quiet_button(PRESENT, self.present_wanted.emit)
        self.present.setAccessibleName("Change how many people are here")
        self.present.setToolTip("Ctrl+Shift+H")
        self.earlier: RoleLabel = caption("")
        self.lines: RoleLabel = caption("", second=False)
        self.beforehand = Fold(BEFOREHAND, self.lines)
        self.tally.tallied.connect(self.tallied)
        self.beforehand.folded.connect(self.beforehand_wanted)
        self._lay_out()

    @property
    def way(self) -> Way:
        """How the votes are taken that are typed; cards where the keypad took the last ones."""
        chosen = Way(self.ways.choice)
        return chosen if chosen in TYPED_WAYS else Way.CARDS

    def show_taken(self, way: Way | None) -> None:
        """Say how the vote that stands was taken; the keypad is only in the list while it was."""
        if way is self._taken:
            return
        self._taken = way
        if self.ways.count() > len(TYPED_WAYS):
            self.ways.removeItem(len(TYPED_WAYS))
            self.ways.show_choice(TYPED_WAYS[0].value)
        if way is Way.KEYPAD:
            self.ways.addItem(WAYS[way], way.value)
        if way is not None:
            self.ways.show_choice(way.value)

    def take_doing(self) -> None:
        """Have the buttons below the tally, where they were not."""
        self._column.insertWidget(self._column.indexOf(self.tally.trouble) + 1, self.doing)
        stand_in_order(self.tally, self.buttons)

    @property
    def buttons(self) -> list[QWidget]:
        """What changes how the vote is taken."""
        return [self.ways, self.keypad, self.again, self.present]

    def show_recorded(self, recorded: str, missing: str) -> None:
        """Say how many have voted, and how many have not."""
        if (recorded, missing) != (self.recorded.text(), self.missing.text()):
            self.recorded.setText(recorded)
            self.missing.say(missing)
            announce(self.recorded, ": ".join(filter(None, (recorded, missing))))

    def show_earlier(self, words: str) -> None:
        """Say what earlier rounds came to."""
        self.earlier.say(words)

    def show_beforehand(self, people: str, lines: Sequence[str], *, is_open: bool) -> None:
        """Offer what was said beforehand; without people there was nothing.

        The lines are only there while they are to be seen.
        """
        self.beforehand.setVisible(bool(people))
        self.beforehand.head.set_note(people)
        self.lines.setText("\n".join(lines) if is_open else "")
        self.beforehand.show_open(is_open)

    def _lay_out(self) -> None:
        label = RoleLabel("&Tally", Role.BODY, wraps=False)
        label.setBuddy(self.tally)
        self.tally.setAccessibleName("Tally")
        said = QWidget()
        beside = QVBoxLayout(said)
        units.lay(beside, (0, 0, 0, 0), 0)
        beside.addWidget(self.recorded)
        beside.addWidget(self.missing)
        column = QVBoxLayout(self)
        units.lay(column, (0, 0, 0, 0), 0.75)
        column.addWidget(in_a_row(label, self.tally, said))
        column.addWidget(self.tally.trouble)
        self.doing = in_a_row(self.ways, self.keypad, self.again, self.present)
        self._column = column
        column.addWidget(self.doing)
        column.addWidget(self.earlier)
        column.addWidget(self.beforehand)
        for hidden in (self.earlier, self.beforehand):
            hidden.hide()
