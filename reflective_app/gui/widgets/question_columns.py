"""How the page's parts share its width: list, card and, where there is room, the guide's text.

Where it is narrow the guide's text folds first and stands above the question; then the list takes
the place of the card while it is wanted. Where it is low, the guide's text stands after the
answers, and everything but the question and its answers gives way.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reflective_app.gui import units
from reflective_app.gui.widgets.guide_text import GuideText
from reflective_app.gui.widgets.page_frame import ScrollBox
from reflective_app.gui.widgets.question_bar import QuestionBar
from reflective_app.gui.widgets.question_card import QuestionCard
from reflective_app.gui.widgets.tab_order import stand_in_order
from reflective_app.gui.widgets.text import Rule

LIST, CARD, GUIDE = 33, 54, 29.5
"""Widths in units: the list's, the least of a card beside the guide's text, the guide's."""

LEAST_CARD, LEAST_LOW_CARD = 38, 46
"""A card narrower than this, in units, has the list in its place and not beside it; a low one
needs more width, so that its sentences take fewer lines.
"""


LOW = 56
"""Lower than this, in units, head and bar give their height to the answers."""


class QuestionColumns(QWidget):
    """`drawer_changed` says whether the list takes the place of the card when it is wanted."""

    drawer_changed = Signal(bool)

    def __init__(
        self, side: QWidget, card: QuestionCard, bar: QuestionBar, guide: GuideText
    ) -> None:
        """`bar` stands under the card and does not scroll with it."""
        super().__init__()
        self._side, self._guide, self._card, self._bar = side, guide, card, bar
        self.is_drawer, self.is_low, self._list_wanted = False, False, False
        self._open_when_wide, self._was_wide = True, False
        self._inner = QWidget()
        self._column = QVBoxLayout(self._inner)
        self._above = QWidget()
        above = QVBoxLayout(self._above)
        units.lay(above, (3, 1.25, 3.5, 0), 0)
        self._column.addWidget(self._above)
        self._column.addWidget(card, 1)
        self.scroller = ScrollBox(self._inner)
        self._beside = QWidget()
        within = QVBoxLayout(self._beside)
        units.lay(within, (1.75, 2.25, 1.25, 2), 0)
        self._beside_scroll = ScrollBox(self._beside)
        self._beside_scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._lay_out(bar)
        guide.folded.connect(self._on_folded)
        self._place_guide(False)

    @property
    def guide_is_beside(self) -> bool:
        """Whether the guide's text has a column of its own."""
        return not self._right.isHidden()

    def want_list(self, wanted: bool) -> None:
        """Show the list, or the card, where only one of them has room."""
        self._list_wanted = wanted
        self._share()

    def bring_into_sight(self, card: QWidget) -> None:
        """Scroll to where the keyboard is on the card, once the card has its new height."""
        for part in (card, self._inner):
            part.ensurePolished()
            layout = part.layout()
            assert layout is not None
            layout.activate()
        focused = card.focusWidget()
        if focused is not None and card.isAncestorOf(focused):
            self.scroller.ensureWidgetVisible(focused)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width."""
        super().resizeEvent(event)
        self._share()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground of the guide's text and the line before it.

        Painted here: a panel with a ground of its own that is shown and hidden again within one
        change of text size leaves a hole that nothing paints.
        """
        if self.guide_is_beside:
            painter, area, colours = QPainter(self), self._right.geometry(), self.palette()
            painter.fillRect(area, colours.color(QPalette.ColorRole.Window))
            line = area.adjusted(0, 0, 1 - area.width(), 0)
            painter.fillRect(line, colours.color(QPalette.ColorRole.Mid))

    def changeEvent(self, event: QEvent) -> None:
        """Larger text leaves less room."""
        super().changeEvent(event)
        if units.text_changed(event):
            self._share()

    def _lay_out(self, bar: QWidget) -> None:
        self._middle, self._right = QWidget(), QWidget()
        middle = QVBoxLayout(self._middle)
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        middle.addWidget(self.scroller, 1)
        middle.addWidget(Rule())
        middle.addWidget(bar)
        right = QHBoxLayout(self._right)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self._beside_scroll)
        units.hold(self._right, least=GUIDE, most=GUIDE)
        self._line = Rule(upright=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for part, stretch in (
            (self._side, 0),
            (self._line, 0),
            (self._middle, 1),
            (self._right, 0),
        ):
            row.addWidget(part, stretch)

    def _share(self) -> None:
        """Fold the guide's text first, then put the list in the place of the card."""
        wide = self.width() >= units.u(LIST + CARD + GUIDE)
        if wide != self._was_wide:
            self._was_wide = wide
            self._guide.fold.show_open(wide and self._open_when_wide)
        self._place_guide(wide and self._guide.fold.is_open)
        self._be_low(self.height() < units.u(LOW))
        least = LEAST_LOW_CARD if self.is_low else LEAST_CARD
        drawer = self.width() < units.u(LIST + least)
        self._side.setVisible(not drawer or self._list_wanted)
        self._line.setVisible(not drawer)
        self._middle.setVisible(not drawer or not self._list_wanted)
        units.hold(self._side, least=0 if drawer else LIST, most=0 if drawer else LIST)
        if drawer != self.is_drawer:
            self.is_drawer = drawer
            self.drawer_changed.emit(drawer)

    def _be_low(self, low: bool) -> None:
        if low == self.is_low:
            return
        self.is_low = low
        self._card.be_low(low)
        self._bar.be_low(low)
        self._column.removeWidget(self._above)
        self._column.insertWidget(1 if low else 0, self._above)
        self._order_tabs()

    def _order_tabs(self) -> None:
        """Tab comes to the guide's text where it stands."""
        home = self._guide.parentWidget() or self
        after = self._card.last_stop if home is self._above and self.is_low else home
        stand_in_order(after, [self._guide.fold.head])

    def _on_folded(self, is_open: bool) -> None:
        if self._was_wide:
            self._open_when_wide = is_open
        self._share()
        self._guide.fold.head.setFocus()

    def _place_guide(self, beside: bool) -> None:
        home = self._beside if beside else self._above
        if self._guide.parentWidget() is not home:
            layout = home.layout()
            assert layout is not None
            layout.addWidget(self._guide)
            self._order_tabs()
        self._right.setVisible(beside)
        self._above.setVisible(not beside)
        units.lay(self._column, (0, 1.25 if beside else 0, 0, 0), 0)
