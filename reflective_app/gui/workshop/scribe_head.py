"""The top of the scribe’s page: where the room is, what the wall shows, and the time."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from reflective_app.gui import units
from reflective_app.gui.units import Role
from reflective_app.gui.widgets.buttons import quiet_button
from reflective_app.gui.widgets.flow import FlowLayout
from reflective_app.gui.widgets.text import RoleLabel, caption
from reflective_app.gui.widgets.tips import plain_tip
from reflective_app.wording.wall import time_words

REVEAL, HIDE = "Re&veal", "Hide &votes"
WALL_ON, WALL_OFF = "&Wall on", "&Wall off"
LONGER = "+2 min&utes"
LONGER_SHORT = "+2 min"
LEAST_WORDS = 44
"""So much room the words have beside the rest, in units; else they stand above it."""

LONGEST = 200
"""A place is read at a glance, not as running text: it may be as wide as the bar has room."""


class ScribeHead(QWidget):
    """Each signal is a wish."""

    reveal_wanted = Signal()
    wall_wanted = Signal()
    timer_wanted = Signal()
    longer_wanted = Signal()

    def __init__(self) -> None:
        """Empty until it is shown where the room is."""
        super().__init__()
        self.setBackgroundRole(QPalette.ColorRole.Window)
        self.setAutoFillBackground(True)
        self.place = RoleLabel("", Role.LEAD, characters=LONGEST)
        self.next: RoleLabel = caption("")
        self.wall = RoleLabel("", Role.STRONG, wraps=False)
        self.reveal = quiet_button(REVEAL, self.reveal_wanted.emit)
        self.wall_button = quiet_button(WALL_ON, self.wall_wanted.emit)
        self.time_head = RoleLabel("", Role.CAPTION, second=True, wraps=False)
        self.time = RoleLabel("", Role.LEAD, wraps=False)
        self.timer = quiet_button("Start", self.timer_wanted.emit)
        self.longer = quiet_button(LONGER, self.longer_wanted.emit)
        self.longer.setAccessibleName("2 more minutes")
        self._beside, self._is_close, self._after = True, False, ""
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._lay_out()

    def show_place(self, place: str, after: str) -> None:
        """Show which question or line is on, and what comes next."""
        self.place.setText(place)
        self._after = after
        self.next.say("" if self._is_close else after)
        self.place.setToolTip(plain_tip(after))
        self.place.setAccessibleDescription(after)

    def be_close(self, close: bool) -> None:
        """Take less room, where the text is large for the screen: without what goes without."""
        self._is_close = close
        self.next.say("" if close else self._after)
        for head in (self._wall_head, self.time_head):
            head.setVisible(not close)
        self.longer.setText(LONGER_SHORT if close else LONGER)
        edge = 0.5 if close else 1
        units.lay(self._grid, (3, edge, 3, edge), edge)

    def show_wall(self, words: str, *, is_up: bool, revealed: bool, votes: bool) -> None:
        """Show what the wall shows; `votes` says whether there is something to reveal."""
        self.wall.setText(words)
        self.wall_button.setText(WALL_OFF if is_up else WALL_ON)
        self.wall_button.setAccessibleName(
            "Take the wall off the screen" if is_up else "Put the wall on a screen"
        )
        self.reveal.setText(HIDE if revealed else REVEAL)
        self.reveal.setEnabled(votes)

    def show_time(self, left: int, *, running: bool) -> None:
        """Show the time that is left, or over."""
        head, figure = time_words(left)
        self.time_head.setText(head.capitalize())
        self.time.setText(f"{head} {figure}" if self._is_close and left < 0 else figure)
        self.time.setAccessibleName(f"{head.capitalize()} {figure}")
        self.timer.setText("Pause" if running else "Start")
        self.timer.setAccessibleName("Pause the timer" if running else "Start the timer")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the words beside the buttons, or above them."""
        super().resizeEvent(event)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        """Buttons that grow leave less room for the words."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._arrange()
        return super().event(event)

    def _arrange(self) -> None:
        beside = self._row.sizeHint().width() + units.u(LEAST_WORDS + 8) <= self.width()
        if beside != self._beside:
            self._beside = beside
            self._grid.removeWidget(self._doing)
            self._place_doing()
        if beside:
            self._doing.setMinimumWidth(self._row.sizeHint().width())

    def _place_doing(self) -> None:
        if self._beside:
            self._grid.addWidget(self._doing, 0, 1)
        else:
            self._grid.addWidget(self._doing, 1, 0, 1, 2)
            self._doing.setMinimumWidth(0)

    def _lay_out(self) -> None:
        for tip, button in (
            ("Ctrl+R", self.reveal),
            ("F5", self.wall_button),
            ("Ctrl+T", self.timer),
            ("Ctrl+Shift+T", self.longer),
        ):
            button.setToolTip(tip)
        words = QWidget()
        column = QVBoxLayout(words)
        units.lay(column, (0, 0, 0, 0), 0.25)
        column.addWidget(self.place)
        column.addWidget(self.next)
        self._doing = QWidget()
        self._row = FlowLayout(self._doing)
        units.lay(self._row, (0, 0, 0, 0), 1)
        self._wall_head = RoleLabel("On the wall", Role.CAPTION, second=True, wraps=False)
        wall = _stacked(self._wall_head, self.wall)
        time = _stacked(self.time_head, self.time)
        for part in (wall, self.reveal, self.wall_button, time, self.timer, self.longer):
            self._row.addWidget(part)
        self._grid = QGridLayout(self)
        units.lay(self._grid, (3, 1, 3, 1), 1)
        self._grid.setColumnStretch(0, 1)
        self._grid.addWidget(words, 0, 0, Qt.AlignmentFlag.AlignVCenter)
        self._place_doing()


def _stacked(head: RoleLabel, words: RoleLabel) -> QWidget:
    """A small word above what it is about."""
    box = QWidget()
    column = QVBoxLayout(box)
    units.lay(column, (0, 0, 0, 0), 0)
    column.addWidget(head)
    column.addWidget(words)
    return box
