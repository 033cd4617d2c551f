"""Buttons that act as soon as their Alt letter is pressed.

Qt shows a button pressed for a tenth of a second first, and acts only then.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QShortcutEvent
from PySide6.QtWidgets import QAbstractButton, QWidget


class AtOnce(QObject):
    """Watches every button of a page that is there by now."""

    def __init__(self, page: QWidget) -> None:
        """Lives as long as the page."""
        super().__init__(page)
        for button in page.findChildren(QAbstractButton):
            button.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Click, unless two buttons have the letter: then Qt goes from one to the other."""
        if event.type() != QEvent.Type.Shortcut:
            return False
        if not isinstance(watched, QAbstractButton) or not isinstance(event, QShortcutEvent):
            return False
        if event.isAmbiguous():
            return False
        watched.setFocus(Qt.FocusReason.ShortcutFocusReason)
        watched.click()
        return True
