"""The frame of a page: its title, a second line, actions at the right, and room for its content."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLayout, QScrollArea, QVBoxLayout, QWidget

from reflective_app.gui import units
from reflective_app.gui.widgets.flow import FlowLayout
from reflective_app.gui.widgets.text import RoleLabel, caption, title_label

STEPS_OUTWARDS = 4
"""A part of the page, the page, what scrolls, the window."""


def holder() -> QWidget:
    """A widget that only holds others, and has nothing to paint anew at another height."""
    held = QWidget()
    held.setAttribute(Qt.WidgetAttribute.WA_StaticContents)
    return held


class ScrollBox(QScrollArea):
    """Content that scrolls downwards and takes the width it is given."""

    def __init__(self, content: QWidget) -> None:
        """`content` keeps its own background role."""
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setViewport(QWidget())  # a bare one is clear, and spares the first paint 25 ms
        self.setWidget(content)
        content.setAutoFillBackground(False)

    def make_room_for(self, part: QWidget) -> None:
        """Give the content the height that it needs now that a part of it has another one.

        Qt lays out from the inside outwards: it would first squeeze or stretch everything into the
        old height, move all of it back a step later, and paint the whole content for it.
        """
        content, inner = self.widget(), part
        _forget(inner.layout())
        while inner is not content:
            inner.updateGeometry()
            inner = cast("QWidget", inner.parentWidget())
            _forget(inner.layout())
        wide, shown = content.width(), self.viewport().height()
        needed = max(content.minimumSizeHint().height(), content.heightForWidth(wide))
        content.resize(wide, max(needed, shown))


def _forget(layout: QLayout | None) -> None:
    """Have a layout, and those that stand in it, measured anew."""
    if layout is None:
        return
    layout.invalidate()
    for place in range(layout.count()):
        item = layout.itemAt(place)
        _forget(item.layout() if item is not None else None)


class PageHead(QWidget):
    """Title and second line at the left, actions at the right or, where narrow, below."""

    def __init__(self, title: str, subtitle: str = "") -> None:
        """Actions are added to `actions`."""
        super().__init__()
        self.title: RoleLabel = title_label(title)
        self.subtitle = caption("")
        self._actions = QWidget()
        self.actions_row = FlowLayout(self._actions)
        units.lay(self.actions_row, (0, 0, 0, 0), 1)
        self._grid = QGridLayout(self)
        self._grid.setColumnStretch(0, 1)
        units.lay(self._grid, (0, 0, 0, 0), 0.5)
        self._grid.addWidget(self.title, 0, 0)
        self._grid.addWidget(self.subtitle, 1, 0, 1, 2)
        self._beside = True
        self._place_actions()
        self.subtitle.say(subtitle)

    def add_action(self, widget: QWidget) -> None:
        """Add a button or a switch."""
        self.actions_row.addWidget(widget)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Move the actions below the title where there is no room beside it."""
        super().resizeEvent(event)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        """Actions that come or go leave the others at the right."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._arrange()
        return super().event(event)

    def _arrange(self) -> None:
        words = self.title.fontMetrics().horizontalAdvance(self.title.text())
        wanted = words + units.u(3) + self.actions_row.sizeHint().width()
        beside = wanted <= max(self.width(), 1)
        if beside != self._beside:
            self._beside = beside
            self._grid.removeWidget(self._actions)
            self._place_actions()
        elif beside:
            self._actions.setMinimumWidth(self.actions_row.sizeHint().width())

    def _place_actions(self) -> None:
        if self._beside:
            self._grid.addWidget(self._actions, 0, 1)
            self._actions.setMinimumWidth(self.actions_row.sizeHint().width())
        else:
            self._grid.addWidget(self._actions, 2, 0, 1, 2)
            self._actions.setMinimumWidth(0)


class PageFrame(QWidget):
    """A page's head over its `body`, a layout to add to. It all scrolls unless `scrolls` is off;
    `scrolled` tells that it did.
    """

    scrolled = Signal()

    def __init__(self, title: str, subtitle: str = "", *, scrolls: bool = True) -> None:
        """Turn `scrolls` off for a page whose list or table scrolls by itself."""
        super().__init__()
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self.head = PageHead(title, subtitle)
        content = holder()
        column = QVBoxLayout(content)
        units.lay(column, (4, 2.5, 4, 3), 2)
        column.addWidget(self.head)
        self.body = QVBoxLayout()
        units.lay(self.body, (0, 0, 0, 0), 2)
        column.addLayout(self.body, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        self._scroll_box = ScrollBox(content) if scrolls else None
        whole.addWidget(self._scroll_box or content)
        if self._scroll_box is not None:
            self._scroll_box.verticalScrollBar().valueChanged.connect(self.scrolled)

    def say_subtitle(self, text: str) -> None:
        """Change the second line."""
        self.head.subtitle.say(text)

    def add_action(self, widget: QWidget) -> None:
        """Add a button or a switch to the head."""
        self.head.add_action(widget)

    def add(self, widget: QWidget, stretch: int = 0) -> None:
        """Add a widget below what is there."""
        self.body.addWidget(widget, stretch)

    def show_top(self) -> None:
        """Scroll back to the title."""
        if self._scroll_box is not None:
            self._scroll_box.verticalScrollBar().setValue(0)

    def show_part(self, part: QWidget) -> None:
        """Scroll to a part of the page, so that it begins at the top where that can be."""
        if self._scroll_box is not None:
            top = part.mapTo(self, QPoint(0, 0)).y()
            bar = self._scroll_box.verticalScrollBar()
            bar.setValue(bar.value() + top)

    def shows_whole(self, part: QWidget) -> bool:
        """Whether a part of the page is in sight from top to bottom."""
        top = part.mapTo(self, QPoint(0, 0)).y()
        return top >= 0 and top + part.height() <= self.height()

    def keep_in_sight(self, part: QWidget) -> None:
        """Scroll no further than it takes to see a part of the page that has grown."""
        if self._scroll_box is not None:
            self.settle()
            self._scroll_box.ensureWidgetVisible(part, 0, 0)

    def settle(self, part: QWidget | None = None) -> None:
        """Have everything in its place before it is painted; `part` may have another height.

        Qt lays out from the inside outwards, an event a step, and may paint the page in between.
        """
        if part is not None and part.isVisible() and self._scroll_box is not None:
            self._scroll_box.make_room_for(part)
        for _ in range(STEPS_OUTWARDS):
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)

    def end(self) -> None:
        """Keep what was added at the top, with the room that is left below it."""
        self.body.addStretch(1)
