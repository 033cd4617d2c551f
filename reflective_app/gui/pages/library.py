"""The library: every question set there is, and the chosen one to be read from end to end.

It knows rows and blocks only; which sets there are, and what they say, is shown to it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from reflective_app.gui import units
from reflective_app.gui.pages.report.saved import SavedNote
from reflective_app.gui.units import Role
from reflective_app.gui.widgets.announce import announce
from reflective_app.gui.widgets.buttons import primary_button, quiet_button
from reflective_app.gui.widgets.flow import FlowLayout
from reflective_app.gui.widgets.indented_box import IndentedBox
from reflective_app.gui.widgets.messages import MessageStrip
from reflective_app.gui.widgets.outline_view import OutlineView
from reflective_app.gui.widgets.page_frame import PageFrame
from reflective_app.gui.widgets.row_delegate import Row, RowManner
from reflective_app.gui.widgets.rows import RowList
from reflective_app.reports.outline import Block

TITLE = "Question sets"
SUBTITLE = (
    "Those that come with the program, and your own. Each can be read here from end to end, "
    "with every source."
)
BESIDE = 100
"""In units; in less there is a box to choose from in place of the list."""

LEAST_TO_READ = 30
"""The least height of the text, in units; where a window has less to give, the page scrolls."""

TOP = "top"
LONGEST = 60
"""Letters of a heading in the list of places to go to."""


@dataclass(frozen=True)
class SetRow:
    """A question set as the list shows it, and what can be done with it."""

    row: Row
    startable: bool = False
    printable: bool = False
    own: bool = False
    why_not: str = ""


class LibraryPage(QWidget):
    """Shows sets and proposes what to do with them; keys are those of the rows."""

    back_wanted = Signal()
    chosen = Signal(str)
    start_wanted = Signal(str)
    add_wanted = Signal()
    remove_wanted = Signal(str)
    save_wanted = Signal(str)
    print_wanted = Signal(str)

    def __init__(self) -> None:
        """Empty until it is shown sets."""
        super().__init__()
        self._sets: dict[str, SetRow] = {}
        self._making = False
        self.frame = PageFrame(TITLE, SUBTITLE)
        self.back = quiet_button("&Back", self.back_wanted.emit)
        self.add = quiet_button("&Add a question set…", self.add_wanted.emit)
        manner = RowManner(Role.STRONG, Role.STRONG, left=1, right=1, above=1.25, ruled=True)
        self.sets = RowList(TITLE, manner)
        self.start = primary_button("S&tart with this guide", self._propose_start)
        self.save = quiet_button("Save as &PDF…", self._propose_save)
        self.print = quiet_button("P&rint…", self._propose_print)
        self.remove = quiet_button("Re&move…", self._propose_remove)
        self.pick = IndentedBox("Question set")
        self.places = IndentedBox("Go to a part of this set")
        self.strip = MessageStrip()
        self.note_saved = SavedNote()
        self.view = OutlineView("The question set")
        self._lay_out()
        self._connect()
        QShortcut(
            QKeySequence(Qt.Key.Key_Escape),
            self,
            self.back_wanted.emit,
            context=Qt.ShortcutContext.WidgetWithChildrenShortcut,
        )

    def show_sets(self, sets: Sequence[SetRow], chosen: str = "") -> None:
        """List the sets. `chosen` is the one to show; without it the choice stays, if it can."""
        self._sets = {each.row.key: each for each in sets}
        first = next(iter(self._sets), "")
        stays = self.sets.choice if self.sets.choice in self._sets else first
        self.sets.show_rows([each.row for each in sets], chosen or stays)
        self.pick.clear()
        for each in sets:
            self.pick.add_choice(each.row.key, each.row.name, each.row.indent)
        self.pick.show_choice(self.sets.choice)
        self._show_buttons()
        if self.sets.choice:
            self.chosen.emit(self.sets.choice)

    def show_blocks(self, name: str, blocks: Sequence[Block]) -> None:
        """Show what the chosen set says; `name` is what it is called."""
        self.view.setAccessibleName(name)
        if not self.view.show_blocks(blocks):
            return
        self.places.clear()
        self.places.add_choice(TOP, "The beginning")
        for number, heading in enumerate(self.view.headings):
            if heading.level < 3:
                words = heading.text
                cut = words if len(words) <= LONGEST else f"{words[: LONGEST - 1]}…"
                self.places.add_choice(str(number), cut, heading.level - 1)

    def focus_list(self) -> None:
        """Put the keyboard where a set is chosen."""
        (self.pick if self.sets.isHidden() else self.sets).setFocus()

    def show_making(self, making: bool) -> None:
        """While a document is being made, no other can be asked for."""
        self._making = making
        self._show_buttons()

    def say(self, message: str) -> None:
        """Say what has been done."""
        self.strip.say(message)

    def hush(self) -> None:
        """Put messages away."""
        self.strip.hush()
        self.note_saved.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The list beside the set, or above it."""
        super().resizeEvent(event)
        self._fold()

    def changeEvent(self, event: QEvent) -> None:
        """Larger text leaves less room. The style must be done with first: it minds the focus."""
        super().changeEvent(event)
        if units.text_changed(event):
            QTimer.singleShot(0, self, self._fold)

    # --- laying out ---

    def _lay_out(self) -> None:
        self.frame.add_action(self.add)
        self.frame.add_action(self.back)
        buttons = QWidget()
        flow = FlowLayout(buttons)
        units.lay(flow, (0, 0, 0, 0), 1)
        for each in (self.pick, self.start, self.save, self.print, self.remove, self.places):
            flow.addWidget(each)
        right = QWidget()
        column = QVBoxLayout(right)
        units.lay(column, (0, 0, 0, 0), 1)
        for part in (buttons, self.strip, self.note_saved):
            column.addWidget(part)
        column.addWidget(self.view, 1)
        both = QWidget()
        row = QHBoxLayout(both)
        units.lay(row, (0, 0, 0, 0), 3)
        units.hold(self.sets, least=36, most=36)
        row.addWidget(self.sets)
        row.addWidget(right, 1)
        self.frame.add(both, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.frame)
        self._fold()

    def _connect(self) -> None:
        self.sets.chosen.connect(self._on_chosen)
        self.sets.opened.connect(self._on_opened)
        self.pick.picked.connect(self._on_picked)
        self.places.picked.connect(self._go_to)
        self.view.read_by_keys.connect(self._keep_text_in_sight)

    def _fold(self) -> None:
        beside = self.width() >= units.u(BESIDE)
        self.sets.setVisible(beside)
        self.pick.setVisible(not beside)
        room = max(self.height() - units.u(2), 0)
        self.view.setMinimumHeight(min(units.u(LEAST_TO_READ), room))

    def _keep_text_in_sight(self) -> None:
        """All of it: by keys it moves by its own height, and what is out of sight is missed."""
        if not self.frame.shows_whole(self.view):
            self.frame.show_part(self.view)

    # --- what people want ---

    def _on_chosen(self, key: str) -> None:
        self.hush()
        self.pick.show_choice(key)
        self._show_buttons()
        self.chosen.emit(key)

    def _on_picked(self, key: str) -> None:
        self.sets.show_choice(key)
        self._on_chosen(key)

    def _on_opened(self, _: str) -> None:
        """Enter on a row leads to what there is to read."""
        self.view.setFocus()

    def _show_buttons(self) -> None:
        chosen = self._sets.get(self.sets.choice)
        why_not = chosen.why_not if chosen else ""
        self.start.setEnabled(chosen is not None and chosen.startable)
        _say_why(self.start, why_not)
        printable = chosen is not None and chosen.printable
        for button in (self.save, self.print):
            button.setEnabled(printable and not self._making)
            _say_why(button, "" if printable else why_not)
        self.remove.setVisible(chosen is not None and chosen.own)

    def _go_to(self, key: str) -> None:
        """The keyboard stays in the box, so that arrow keys go on; Tab leads to the place."""
        if key == TOP:
            self.view.verticalScrollBar().setValue(0)
        else:
            self.view.go_to(int(key))
        if not self.frame.shows_whole(self.view):
            self.frame.show_part(self.places)
        announce(self.view, self.places.currentText())

    def _propose_start(self) -> None:
        self.start_wanted.emit(self.sets.choice)

    def _propose_save(self) -> None:
        self.save_wanted.emit(self.sets.choice)

    def _propose_print(self) -> None:
        self.print_wanted.emit(self.sets.choice)

    def _propose_remove(self) -> None:
        self.remove_wanted.emit(self.sets.choice)


def _say_why(button: QPushButton, why_not: str) -> None:
    """Why it cannot be pressed, to see and to hear; nothing where it can."""
    button.setAccessibleDescription(why_not)
    button.setToolTip(why_not)
