"""The screens of the computer, as the wall needs to know them.

A test gives `Screens` other ones; the real ones come and go with the projector’s cable.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, QRect, Qt, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget
from shiboken6 import Shiboken


@dataclass(frozen=True)
class Display:
    """One screen: `key` tells it from the others, `area` is where it lies on the desktop."""

    key: str
    area: QRect


class Displays(QObject):
    """The screens there are. `changed` comes when one comes, goes, or has another resolution, and
    when a watched window is moved to another.
    """

    changed = Signal()

    def all(self) -> tuple[Display, ...]:
        """Every screen that is there."""
        raise NotImplementedError

    def of(self, window: QWidget) -> Display | None:
        """The screen on which a window is."""
        raise NotImplementedError

    def watch(self, window: QWidget) -> None:
        """Tell of this window being moved to another screen."""

    def fill(self, window: QWidget, display: Display) -> None:
        """Show a window over all of a screen. One that is shown elsewhere is moved."""
        raise NotImplementedError


class QtDisplays(Displays):
    """The real ones."""

    def __init__(self) -> None:
        """Listens from now on."""
        super().__init__()
        # By the screen itself, not by what Python has for it: PySide drops that together with any
        # window that was asked for its screen, the list of keys for one, while the screen is there.
        self._keys: dict[int, str] = {}
        self._count = 0
        application = _application()
        application.screenAdded.connect(self._on_added)
        application.screenRemoved.connect(self._on_removed)
        application.primaryScreenChanged.connect(self._on_changed)
        for screen in application.screens():
            self._take(screen)

    def all(self) -> tuple[Display, ...]:
        """Every screen; one that is just going is none any more."""
        return tuple(Display(key, screen.geometry()) for screen, key in self._there())

    def of(self, window: QWidget) -> Display | None:
        """The screen on which a window is; None while that is going."""
        screen = window.window().screen()
        key = self._keys.get(_itself(screen))
        return Display(key, screen.geometry()) if key is not None else None

    def watch(self, window: QWidget) -> None:
        """Tell of this window being moved to another screen."""
        handle = window.window().windowHandle()
        if handle is not None:
            handle.screenChanged.connect(self._on_changed, Qt.ConnectionType.UniqueConnection)

    def fill(self, window: QWidget, display: Display) -> None:
        """Show a window over all of a screen."""
        for screen, key in self._there():
            if key == display.key:
                if window.isVisible() and _itself(window.screen()) != _itself(screen):
                    window.hide()
                window.setScreen(screen)
                window.setGeometry(display.area)
                window.showFullScreen()

    def _there(self) -> list[tuple[QScreen, str]]:
        screens = ((screen, self._keys.get(_itself(screen))) for screen in _application().screens())
        return [(screen, key) for screen, key in screens if key is not None]

    def _take(self, screen: QScreen) -> None:
        # A name may be another screen’s too: two beamers of one make.
        self._count += 1
        self._keys[_itself(screen)] = f"{self._count} {screen.name()}"
        screen.geometryChanged.connect(self._on_changed)

    def _on_added(self, screen: QScreen) -> None:
        if _itself(screen) not in self._keys:
            self._take(screen)
        self.changed.emit()

    def _on_removed(self, screen: QScreen) -> None:
        self._keys.pop(_itself(screen), None)
        self.changed.emit()

    def _on_changed(self, _: object = None) -> None:
        self.changed.emit()


def _itself(screen: QScreen) -> int:
    """What tells a screen from every other one that is there."""
    return int(Shiboken.getCppPointer(screen)[0])


def _application() -> QGuiApplication:
    application = QGuiApplication.instance()
    assert isinstance(application, QGuiApplication)
    return application
