"""Where the wall is: on the second screen, over the scribe’s page, or nowhere.

A projector comes and goes while people work. The wall follows it, and never covers the scribe’s
page unless the scribe asked for that.
"""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from reflective_app.gui.workshop.displays import Display, Displays
from reflective_app.gui.workshop.wall import Wall

TAKEN = "The second screen shows the wall."
GONE = (
    "The second screen is gone, so the wall is not shown. Votes go on, and nothing is lost. Plug "
    "the screen in again, or press F5 to show the wall here."
)
MOVED = "The wall is hidden: this window is on the only screen left. Press F5 to show it here."


class Place(Enum):
    """Where the wall is."""

    NOWHERE = "Not shown"
    SECOND = "On the second screen"
    HERE = "Over this page"


class Screens(QObject):
    """Puts the wall where it belongs. `said` has a sentence for the scribe; `changed` is silent."""

    said = Signal(str)
    changed = Signal()

    def __init__(self, wall: Wall, page: QWidget, displays: Displays) -> None:
        """`page` is what the scribe types in. Nothing is shown before `begin` or `present`."""
        super().__init__()
        self._wall, self._page, self._displays = wall, page, displays
        self._place = Place.NOWHERE
        self._on: Display | None = None
        self._seen: set[str] = set()
        wall.left.connect(self.leave)
        displays.changed.connect(self._follow)

    @property
    def place(self) -> Place:
        """Where the wall is now."""
        return self._place

    def begin(self) -> None:
        """When the workshop begins: the wall goes to the second screen, where there is one."""
        self._displays.watch(self._page)
        self._seen = self._keys()
        if (second := self._second()) is not None:
            self._show_on(second)

    def present(self) -> None:
        """Show the wall: on the second screen, else over the scribe’s page."""
        self._displays.watch(self._page)
        self._seen = self._keys()
        if (second := self._second()) is not None:
            self._show_on(second)
        else:
            self._show_here()

    def leave(self) -> None:
        """Take the wall off, and give the scribe the keyboard."""
        if self._place is not Place.NOWHERE:
            self._hide()
            self._give_keyboard()

    def present_or_leave(self) -> None:
        """What F5 does."""
        if self._place is Place.NOWHERE:
            self.present()
        else:
            self.leave()

    def end(self) -> None:
        """When the workshop is left: the wall is gone for good, and no screen is followed."""
        self._displays.changed.disconnect(self._follow)
        self._hide()

    def _follow(self) -> None:
        """A screen came or went, has another resolution, or the scribe’s window was moved."""
        second, seen = self._second(), self._seen
        self._seen = self._keys()
        if self._place is Place.SECOND:
            if second is None:
                self._lose()
            elif second != self._on:
                self._show_on(second)
        elif second is not None and second.key not in seen:
            self._show_on(second)
            self.said.emit(TAKEN)
        elif self._place is Place.HERE and self._displays.of(self._page) != self._on:
            self._show_here()

    def _lose(self) -> None:
        gone = self._on is None or self._on.key not in self._seen
        self._hide()  # at once: Qt would move the wall onto the screen that is left
        self._give_keyboard()
        self.said.emit(GONE if gone else MOVED)

    def _second(self) -> Display | None:
        """A screen beside the scribe’s. One that shows the same, as a mirror, is no second one.

        The wall stays on the one it is on, as long as that is there.
        """
        here = self._displays.of(self._page)
        beside = [
            each
            for each in self._displays.all()
            if here is None or not (each.key == here.key or each.area.intersects(here.area))
        ]
        if here is None or not beside:
            return None
        kept = [each for each in beside if self._on is not None and each.key == self._on.key]
        fresh = [each for each in beside if each.key not in self._seen]
        return (kept or fresh or beside)[0]

    def _keys(self) -> set[str]:
        return {each.key for each in self._displays.all()}

    def _show_on(self, display: Display) -> None:
        """On the second screen, and without taking the keyboard from the scribe."""
        self._wall.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self._displays.fill(self._wall, display)
        self._settle(Place.SECOND, display)
        self._give_keyboard()

    def _show_here(self) -> None:
        display = self._displays.of(self._page)
        if display is None:
            return
        self._wall.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, False)
        self._displays.fill(self._wall, display)
        self._settle(Place.HERE, display)
        self._wall.activateWindow()
        self._wall.setFocus()

    def _hide(self) -> None:
        self._wall.hide()
        self._settle(Place.NOWHERE, None)

    def _settle(self, place: Place, display: Display | None) -> None:
        self._place, self._on = place, display
        self.changed.emit()

    def _give_keyboard(self) -> None:
        """Back to where the scribe was typing: Qt kept that for the window."""
        window = self._page.window()
        if window.isVisible():
            window.activateWindow()
