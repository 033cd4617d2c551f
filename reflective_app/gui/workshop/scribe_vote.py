"""The vote on the scribe’s page: the tally, how many have voted, and what was said before it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from reflective_app.domain.picks import Way
from reflective_app.gui import units
from reflective_app.gui.units import Role
from reflective_app.gui.widgets.announce import announce
from reflective_app.gui.widgets.buttons import quiet_button
from reflective_app.gui.widgets.choices import ChoiceBox
from reflective_app.gui.widgets.flow import in_a_row
from reflective_app.gui.widgets.fold import Fold
from reflective_app.gui.widgets.tab_order import stand_in_order
from reflective_app.gui.widgets.text import AltLabel, RoleLabel, caption
from reflective_app.gui.workshop.tally_box import TallyBox
from reflective_app.wording.workshop import WAYS

BEFOREHAND = "What was said beforehand"
PRESENT = "Who is here…"
MORE = "More"
TYPED_WAYS = (Way.CARDS, Way.SLIPS)

BOX, BOX_CLOSE = 21.0, 16.0
"""How wide the tally's box is, in units, and where room is short."""


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
        self.missing: RoleLabel = caption("")
        self._taken: Way | None = None
        self.ways = ChoiceBox([(way.value, WAYS[way]) for way in TYPED_WAYS], "How votes are taken")
        self.keypad = quiet_button("&Pass the keypad…", self.keypad_wanted.emit)
        self.again = quiet_button("V&ote again", self.again_wanted.emit)
        self.present = quiet_button(PRESENT, self.present_wanted.emit)
        self.present.setAccessibleName("Change how many people are here")
        self.present.setToolTip("Ctrl+Shift+H")
        self.more = quiet_button(MORE)
        self.more.setAccessibleName("How the vote is taken")
        self._offered = QMenu(self.more)
        self._offered.aboutToShow.connect(self._offer)
        self.more.setMenu(self._offered)
        self.more.hide()
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

    def be_close(self, close: bool) -> None:
        """Take less room: the buttons stand elsewhere, and a list at the tally offers the same."""
        self.more.setVisible(close)
        wide = BOX_CLOSE if close else BOX
        units.hold(self.tally, least=wide, most=wide)

    def take_doing(self) -> None:
        """Have the buttons below the tally, where they were not."""
        self._column.insertWidget(self._column.indexOf(self.tally.trouble) + 1, self.doing)
        stand_in_order(self.tally, self.buttons)

    @property
    def buttons(self) -> list[QWidget]:
        """What changes how the vote is taken."""
        return [self.ways, self.keypad, self.again, self.present]

    def _offer(self) -> None:
        """Offer what the buttons do, as it is now."""
        offered = self._offered
        offered.clear()
        for place in range(self.ways.count()):
            way = offered.addAction(self.ways.itemText(place))
            way.setCheckable(True)
            way.setChecked(place == self.ways.currentIndex())
            way.triggered.connect(partial(self._take_so, str(self.ways.itemData(place))))
        offered.addSeparator()
        for button in (self.keypad, self.again, self.present):
            wish = offered.addAction(button.text())
            wish.setEnabled(button.isEnabled())
            wish.triggered.connect(button.click)
        wide = offered.fontMetrics().horizontalAdvance
        widest = max(wide(each.text()) for each in offered.actions())
        offered.setMinimumWidth(widest + units.u(7))  # under a style sheet Qt leaves too little

    def _take_so(self, way: str, _: bool = True) -> None:
        self.ways.show_choice(way)

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
        label = AltLabel("&Tally", self.tally)
        self.tally.setAccessibleName("Tally")
        said = QWidget()
        beside = QVBoxLayout(said)
        units.lay(beside, (0, 0, 0, 0), 0)
        beside.addWidget(self.recorded)
        beside.addWidget(self.missing)
        column = QVBoxLayout(self)
        units.lay(column, (0, 0, 0, 0), 0.75)
        row = QHBoxLayout()
        units.lay(row, (0, 0, 0, 0), 1)
        for part in (label, self.tally, self.more):
            row.addWidget(part)
        row.addWidget(said, 1)
        column.addLayout(row)
        column.addWidget(self.tally.trouble)
        self.doing = in_a_row(self.ways, self.keypad, self.again, self.present)
        self._column = column
        column.addWidget(self.doing)
        column.addWidget(self.earlier)
        column.addWidget(self.beforehand)
        for hidden in (self.earlier, self.beforehand):
            hidden.hide()
