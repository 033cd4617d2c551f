"""The board: Now, Next, Later and Not now, side by side where there is room."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QWidget

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.findings import Findings
from reflective_app.domain.phases import ORDER, phases
from reflective_app.domain.plan import Phase
from reflective_app.domain.plan_notes import plan_notes
from reflective_app.gui import units
from reflective_app.gui.pages.roadmap.cards import PhaseCards, aside_cards
from reflective_app.gui.pages.roadmap.dragging import CarriedCards, DropMark
from reflective_app.gui.pages.roadmap.kept import WhileAnswersStay
from reflective_app.gui.units import Role
from reflective_app.gui.widgets.card_list import CardRow
from reflective_app.gui.widgets.text import RoleLabel, Rule, caption
from reflective_app.wording.dates import counted
from reflective_app.wording.plan import NOT_NOW, PHASES, SET_ASIDE, phase_note

COLUMNS = (*Phase, None)
"""The columns from left to right; None is Not now."""

NOT_NOW_COLUMN = COLUMNS.index(None)

LEAST = 20
"""The least width of a column, in units. Where four have no room there are two abreast, or one."""

PARTS = 4
"""A column's parts, one below the other: its name, when it is, a rule, its cards."""


class ColumnHead(QWidget):
    """A column's name, and how many cards it holds."""

    def __init__(self, name: str) -> None:
        """No count at first."""
        super().__init__()
        row = QHBoxLayout(self)
        units.lay(row, (0, 0, 0, 0), 1)
        self.count = RoleLabel("", Role.BODY, second=True, wraps=False)
        row.addWidget(RoleLabel(name, Role.SECTION, wraps=False))
        row.addWidget(self.count, 1, Qt.AlignmentFlag.AlignBottom)


class Board(QWidget):
    """Four columns of cards. `moved` carries a card's id, columns to go, and places to go.

    `placed` carries a card's id and a phase, `dropped` the place in it as well.
    """

    moved = Signal(str, int, int)
    placed = Signal(str, str)
    dropped = Signal(str, str, int)
    opened = Signal(str)
    removed = Signal(str)
    chosen = Signal(str)

    def __init__(self) -> None:
        """Empty until it is shown a plan."""
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_StaticContents)  # it paints nothing but its columns
        self._grid = QGridLayout(self)
        units.lay(self._grid, (0, 0, 0, 0), 1, across=2.25)
        self.lists: list[CarriedCards] = []
        self.heads: list[ColumnHead] = []
        self.notes: list[RoleLabel] = []
        self._parts: list[tuple[QWidget, ...]] = []
        self._abreast = 0
        self._cards = PhaseCards()
        self._set_aside: WhileAnswersStay[tuple[CardRow, ...]] = WhileAnswersStay()
        for place, phase in enumerate(COLUMNS):
            self._build_column(place, NOT_NOW if phase is None else PHASES[phase])
        self._arrange(len(COLUMNS))
        self.mark = DropMark(self)

    @property
    def choice(self) -> str:
        """The key of the card that is chosen; empty if none is."""
        return next((cards.choice for cards in self.lists if cards.choice), "")

    def show_plan(self, found: Findings, assessment: Assessment) -> None:
        """Show every card in its column; the choice stays with its card, also where it moved."""
        wanted = self.choice
        had_focus = any(cards.hasFocus() for cards in self.lists)
        place = self._place_of(wanted)
        standing = phases(assessment.plan.actions)
        notes = plan_notes(assessment, standing)
        for at, phase in enumerate(COLUMNS):
            if phase is None:
                make = partial(_aside, found, assessment)
                cards = self._set_aside.value(assessment, make)
            else:
                cards = tuple(self._cards.of(phase, assessment, standing, notes))
            self._show_column(at, phase, cards, assessment.profile.date)
        if wanted and not self._has(wanted):
            wanted = self._neighbour(*place)
        self.choose(wanted, focus=had_focus)
        if had_focus and not wanted:
            self.focusNextChild()

    def choose(self, key: str, *, focus: bool = False) -> None:
        """Show one card as chosen, and give it the keyboard if wanted."""
        for cards in self.lists:
            has_it = any(row.key == key for row in cards.rows)
            cards.show_choice(key if has_it else "")
            if has_it and focus and not cards.hasFocus():
                cards.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Four abreast, two, or one."""
        super().resizeEvent(event)
        self._fold()

    def changeEvent(self, event: QEvent) -> None:
        """Larger text leaves room for fewer."""
        super().changeEvent(event)
        if units.text_changed(event):
            self._fold()

    def _build_column(self, place: int, name: str) -> None:
        head, note, cards = (
            ColumnHead(name),
            caption(""),
            CarriedCards(name, can_be_carried=place < NOT_NOW_COLUMN),
        )
        for part in (head, note):
            part.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self._parts.append((head, note, Rule(strong=True), cards))
        self.lists.append(cards)
        self.heads.append(head)
        self.notes.append(note)
        cards.moved.connect(self.moved)
        cards.placed.connect(self._on_placed)
        cards.opened.connect(self.opened)
        cards.removed.connect(self.removed)
        cards.chosen.connect(partial(self._on_chosen, place))
        cards.entered.connect(partial(self._on_chosen, place))
        cards.left.connect(partial(self._on_left, place))
        cards.carried.connect(self._on_carried)
        cards.dropped.connect(self._on_dropped)
        cards.put_back.connect(self._on_put_back)

    def _fold(self) -> None:
        fits = self.width() // units.u(LEAST)
        self._arrange(4 if fits >= 4 else 2 if fits >= 2 else 1)

    def _arrange(self, abreast: int) -> None:
        """Put the columns into the grid, so many abreast, their heads on one line."""
        if abreast == self._abreast:
            return
        self._abreast = abreast
        for place, parts in enumerate(self._parts):
            row, column = divmod(place, abreast)
            for step, part in enumerate(parts):
                self._grid.addWidget(part, row * PARTS + step, column, Qt.AlignmentFlag.AlignTop)
        for column in range(len(COLUMNS)):
            self._grid.setColumnStretch(column, 1 if column < abreast else 0)

    def _show_column(
        self, place: int, phase: Phase | None, rows: tuple[CardRow, ...], start: date
    ) -> None:
        note = SET_ASIDE if phase is None else phase_note(phase, start)
        name = NOT_NOW if phase is None else PHASES[phase]
        if rows != self.lists[place].rows:
            self.lists[place].show_rows(rows)
            said = counted(len(rows), "card") if rows else "no card"
            self.lists[place].setAccessibleName(f"{name}, {said}, {note}")
        self.heads[place].count.setText(str(len(rows)))
        self.notes[place].say(note)

    def _place_of(self, key: str) -> tuple[int, int]:
        for at, cards in enumerate(self.lists):
            for row, card in enumerate(cards.rows):
                if card.key == key:
                    return at, row
        return 0, 0

    def _has(self, key: str) -> bool:
        return any(row.key == key for cards in self.lists for row in cards.rows)

    def _neighbour(self, column: int, row: int) -> str:
        """The card to choose in place of one that is gone: the next in its column, or any."""
        for cards in (self.lists[column], *self.lists):
            if cards.rows:
                return cards.rows[min(row, len(cards.rows) - 1)].key
        return ""

    def _on_chosen(self, place: int, key: str) -> None:
        for other, cards in enumerate(self.lists):
            if other != place:
                cards.show_choice("")
        self.chosen.emit(key)

    def _on_placed(self, key: str, place: int) -> None:
        self.placed.emit(key, ORDER[place].value)

    def _column_at(self, at: QPoint) -> int:
        """The column in which a place of the screen is; -1 where nothing can be put."""
        here = self.mapFromGlobal(at)
        for place, (head, _, _, cards) in enumerate(self._parts):
            tall = cards.geometry().bottom()
            if place + self._abreast >= len(self._parts) or self._abreast == len(self._parts):
                tall = self.height()  # nothing stands below it
            column = QRect(head.x(), head.y(), cards.width(), max(tall - head.y(), 1))
            if column.contains(here) and place < NOT_NOW_COLUMN:
                return place
        return -1

    def _on_carried(self, at: QPoint) -> None:
        """Show where the card would stand."""
        column = self._column_at(at)
        if column < 0:
            self.mark.hide()
            return
        cards = self.lists[column]
        top = cards.y() + cards.edge_of(cards.place_at(at))
        self.mark.show_at(cards.x(), top, max(cards.width(), 1))

    def _on_dropped(self, key: str, at: QPoint) -> None:
        """A place among the cards as they would stand without the one that is carried."""
        column = self._column_at(at)
        if column < 0:
            return
        cards = self.lists[column]
        keys = [row.key for row in cards.rows]
        place = cards.place_at(at)
        if key in keys:
            place -= keys.index(key) < place
            if place == keys.index(key):
                return
        self.dropped.emit(key, ORDER[column].value, place)

    def _on_put_back(self) -> None:
        self.mark.hide()

    def _on_left(self, place: int, step: int) -> None:
        """Go to the nearest column that has cards, to the card at the same height in the list."""
        row = self.lists[place].currentIndex().row()
        at = place + step
        while 0 <= at < len(self.lists):
            rows = self.lists[at].rows
            if rows:
                self.lists[at].show_choice(rows[min(max(row, 0), len(rows) - 1)].key)
                self.lists[at].enter()
                return
            at += step


def _aside(found: Findings, assessment: Assessment) -> tuple[CardRow, ...]:
    return tuple(aside_cards(found, assessment))
