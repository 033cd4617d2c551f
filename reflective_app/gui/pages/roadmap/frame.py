"""The frame of the roadmap page: its head stays in sight, with the buttons of the views."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import cast

from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reflective_app.gui import units
from reflective_app.gui.widgets.page_frame import PageFrame

ROOM_FOR_HEAD = 58
"""In units: in a lower frame the head scrolls with the rest, for it would take too much of it."""

EDGE, TOP, FOOT = 4, 2.5, 3


class RoadmapFrame(PageFrame):
    """The head stands above what scrolls, where there is height for both."""

    def __init__(self, title: str) -> None:
        """The head scrolls until the frame has its size."""
        super().__init__(title)
        whole = cast("QVBoxLayout", self.layout())
        assert self._scroll_box is not None
        self._content = cast("QVBoxLayout", cast("QWidget", self._scroll_box.widget()).layout())
        self._bar = self._scroll_box.verticalScrollBar()
        self._bar.rangeChanged.connect(self._stand_in_line)
        self._above = QWidget()
        self._above.setMinimumWidth(1)  # as in what scrolls: the head folds where it is narrow
        self._held = QVBoxLayout(self._above)
        units.lay(self._held, (EDGE, TOP, EDGE, 1), 0)
        whole.insertWidget(0, self._above)
        self._above.hide()
        self.holds_head = False

    @contextmanager
    def held(self, part: QWidget) -> Iterator[None]:
        """Keep a part where it is on the screen, though lines come or go above it meanwhile."""
        before = self._top_of(part)
        yield
        self.settle()
        for _ in range(2):  # a scroll bar that comes or goes has words break elsewhere
            moved = self._top_of(part) - before
            if moved:
                self._scroll_by(moved)

    @property
    def scrolled_to(self) -> int:
        """How far down it is scrolled."""
        return self._bar.value()

    def scroll_to(self, place: int, part: QWidget) -> None:
        """Scroll to where it was, as far as the page still goes; `part` may be less high now."""
        self.settle(part)
        self._bar.setValue(place)

    def show_top(self) -> None:
        """Scroll back to the title; no more room is kept than the page needs."""
        self._keep_room(0, 0)
        super().show_top()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another height has room for it or not."""
        super().resizeEvent(event)
        self._place_head()

    def changeEvent(self, event: QEvent) -> None:
        """Larger text leaves less room."""
        super().changeEvent(event)
        if units.text_changed(event):
            self._place_head()

    def _top_of(self, part: QWidget) -> int:
        return part.mapTo(self, QPoint(0, 0)).y()

    def _scroll_by(self, wanted: int) -> None:
        """Scroll so far; where the page ends too soon, room is kept above or below it."""
        whole = self._content.parentWidget()
        assert self._scroll_box is not None
        assert whole is not None
        to = self._bar.value() + wanted - whole.contentsMargins().top()
        above, to = max(-to, 0), max(to, 0)
        self._keep_room(above, 0)
        high = self._content.totalHeightForWidth(whole.width())
        self._keep_room(above, max(to + self._scroll_box.viewport().height() - high, 0))
        self.settle()
        self._bar.setValue(to)

    def _keep_room(self, above: int, below: int) -> None:
        whole = self._content.parentWidget()
        assert whole is not None
        whole.setContentsMargins(0, above, 0, below)

    def _stand_in_line(self) -> None:
        """The head ends where what scrolls ends, before its scroll bar."""
        beside = self._bar.sizeHint().width() if self._bar.maximum() > 0 else 0
        self._above.setContentsMargins(0, 0, beside, 0)

    def _place_head(self) -> None:
        holds = self.height() >= units.u(ROOM_FOR_HEAD)
        if holds == self.holds_head:
            return
        self.holds_head = holds
        if holds:
            self._held.addWidget(self.head)
        else:
            self._content.insertWidget(0, self.head)
        self._above.setVisible(holds)
        units.lay(self._content, (EDGE, 1 if holds else TOP, EDGE, FOOT), 2)
