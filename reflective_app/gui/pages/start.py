"""The start page: new from a guide, open, recent, the sample council, and work to recover.

It is painted before the guides are read, so it knows rows and words only.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from reflective_app.gui import units
from reflective_app.gui.units import Role
from reflective_app.gui.widgets.buttons import link_button, primary_button, quiet_button
from reflective_app.gui.widgets.flow import FlowLayout
from reflective_app.gui.widgets.page_frame import ScrollBox
from reflective_app.gui.widgets.text import RoleLabel, Rule, caption, section_label, title_label
from reflective_app.wording.program import INDEPENDENT, PROGRAM, PURPOSE

if TYPE_CHECKING:
    from reflective_app.gui.pages.recover_card import Kept
    from reflective_app.gui.widgets.row_delegate import Row
    from reflective_app.gui.widgets.rows import RowList

SIDE = 52
ROOM_FOR_SIDE = 116
"""Narrower than this, in units, the right side goes below."""

NOTHING_FIRST = "Only the council’s name is asked for. Everything else can wait."
LOOKING = "Looking for your files, and for work that was not saved…"
NONE_YET = "Nothing yet. Files you open or save are listed here."


@dataclass(frozen=True)
class GuideRow:
    """A guide as the list shows it. One that cannot be started says why."""

    row: Row
    startable: bool
    broken: bool
    why_not: str = ""


class StartPage(QWidget):
    """Emits what the person wants; keys are those of the rows."""

    start_wanted = Signal(str)
    problems_wanted = Signal(str)
    open_wanted = Signal()
    sample_wanted = Signal()
    library_wanted = Signal()
    recent_wanted = Signal(str)
    clear_missing_wanted = Signal()
    look_wanted = Signal(str)
    throw_away_wanted = Signal(str)

    guides: RowList
    recent: RowList

    def __init__(self) -> None:
        """Everything but the guides, the recent files and what can be recovered."""
        super().__init__()
        self._guides: dict[str, GuideRow] = {}
        content = QWidget()
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight, content)
        self._sides.setContentsMargins(0, 0, 0, 0)
        self._sides.setSpacing(0)
        self._right = self._build_right()
        self._sides.addWidget(self._build_left(), 1)
        self._rule = Rule(upright=True)
        self._sides.addWidget(self._rule)
        self._sides.addWidget(self._right)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(ScrollBox(content))
        self._place_sides()

    def add_lists(self) -> None:
        """Add the lists, still empty: the first paint is not kept waiting for them."""
        from reflective_app.gui.widgets.row_delegate import RowManner
        from reflective_app.gui.widgets.rows import RowList

        manner = RowManner(Role.LEAD, Role.LEAD, left=1.625, above=1.5, ruled=True)
        self.guides = RowList("Guides", manner, whole=True)
        self.guides.chosen.connect(self._show_choice)
        self.guides.opened.connect(self._start)
        self._guides_place.addWidget(self.guides)
        manner = RowManner(
            Role.STRONG,
            Role.STRONG,
            left=0.625,
            right=1,
            ruled=True,
            link=True,
            chosen_is_marked=False,
        )
        self.recent = RowList("Recent files", manner, whole=True)
        self.recent.open_at_a_click()
        self.recent.opened.connect(self.recent_wanted)
        self.recent.hide()
        self._recent_place.addWidget(self.recent)
        QWidget.setTabOrder(self.guides, self.start)
        QWidget.setTabOrder(self.start, self.library)
        self.library.setEnabled(True)
        QWidget.setTabOrder(self.sample, self.recent)

    def show_guides(self, guides: Sequence[GuideRow]) -> None:
        """List the guides; the first that can be started is chosen."""
        self._guides = {guide.row.key: guide for guide in guides}
        first = next((guide.row.key for guide in guides if guide.startable), "")
        self.guides.show_rows([guide.row for guide in guides], self.guides.choice or first)
        self._show_choice(self.guides.choice)

    def show_recent(self, rows: Sequence[Row], *, some_missing: bool) -> None:
        """List the recent files, and offer to clear those that are missing."""
        self.recent.show_rows(rows)
        self.recent.setVisible(bool(rows))
        self.no_recent.setText(NONE_YET)
        self.no_recent.setVisible(not rows)
        self.clear_missing.setVisible(some_missing)

    def show_kept(self, kept: Sequence[Kept]) -> None:
        """Offer the unsaved work that was kept, newest first."""
        from reflective_app.gui.pages.recover_card import RecoverCard  # as the lists are

        while self._cards.count():
            item = self._cards.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        last = self.library
        for each in kept:
            card = RecoverCard(each)
            card.look_wanted.connect(self.look_wanted)
            card.throw_away_wanted.connect(self.throw_away_wanted)
            self._cards.addWidget(card)
            for button in (card.look, card.throw_away):
                self.setTabOrder(last, button)
                last = button
        self.setTabOrder(last, self.open)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The right side goes below where there is no room."""
        super().resizeEvent(event)
        self._place_sides()

    def _build_left(self) -> QWidget:
        left = QWidget()
        left.setBackgroundRole(QPalette.ColorRole.Base)
        left.setAutoFillBackground(True)
        column = QVBoxLayout(left)
        units.lay(column, (8, 4.5, 8, 2), 1)
        column.addWidget(title_label(PROGRAM))
        column.addWidget(RoleLabel(PURPOSE, Role.BODY, second=True, characters=70))
        column.addLayout(_lower(3, section_label("New from a guide")))
        column.addWidget(Rule())
        self._guides_place = QVBoxLayout()
        column.addLayout(self._guides_place)
        self.start = primary_button("Start with this guide", self._start)
        self.start.setEnabled(False)
        self.hint = caption(NOTHING_FIRST)
        column.addLayout(_lower(1, self.start))
        column.addWidget(self.hint)
        self.library = quiet_button("Read the question sets…", self.library_wanted.emit)
        self.library.setEnabled(False)
        column.addLayout(_lower(1, self.library))
        column.addStretch(1)
        column.addWidget(RoleLabel(INDEPENDENT, Role.CAPTION, second=True, characters=120))
        return left

    def _build_right(self) -> QWidget:
        right = QWidget()
        column = QVBoxLayout(right)
        units.lay(column, (4, 4.5, 4, 3), 1)
        self._cards = QVBoxLayout()
        units.lay(self._cards, (0, 0, 0, 0), 2)
        column.addLayout(self._cards)
        buttons = QWidget()
        row = FlowLayout(buttons)
        units.lay(row, (0, 1, 0, 2), 1)
        self.open = quiet_button("Open a file…", self.open_wanted.emit)
        self.sample = quiet_button("Try the sample council", self.sample_wanted.emit)
        row.addWidget(self.open)
        row.addWidget(self.sample)
        column.addWidget(buttons)
        column.addWidget(section_label("Recent"))
        column.addWidget(Rule())
        self._recent_place = QVBoxLayout()
        column.addLayout(self._recent_place)
        self.no_recent = caption(LOOKING)
        self.clear_missing = link_button("Remove those not found", self.clear_missing_wanted.emit)
        column.addWidget(self.no_recent)
        column.addWidget(self.clear_missing)
        column.addStretch(1)
        self.clear_missing.hide()
        return right

    def _place_sides(self) -> None:
        beside = self.width() >= units.u(ROOM_FOR_SIDE)
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._sides.setDirection(way)
        self._rule.setVisible(beside)
        units.hold(self._right, least=SIDE if beside else 0, most=SIDE if beside else 0)

    def _show_choice(self, key: str) -> None:
        guide = self._guides.get(key)
        broken = guide is not None and guide.broken
        self.start.setText("See what is wrong" if broken else "Start with this guide")
        self.start.setEnabled(guide is not None and (guide.startable or guide.broken))
        self.hint.setText(guide.why_not if guide and guide.why_not else NOTHING_FIRST)

    def _start(self, _: object = None) -> None:
        guide = self._guides.get(self.guides.choice)
        if guide is not None and guide.startable:
            self.start_wanted.emit(guide.row.key)
        elif guide is not None and guide.broken:
            self.problems_wanted.emit(guide.row.key)


def _lower(by: float, widget: QWidget) -> QVBoxLayout:
    """A widget so many units below what is above it."""
    column = QVBoxLayout()
    units.lay(column, (0, by, 0, 0), 0)
    column.addWidget(widget)
    return column
