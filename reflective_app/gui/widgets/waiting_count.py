"""A number that is typed only once somebody said so, where digits answer other questions."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent

from reflective_app.gui.widgets.announce import announce
from reflective_app.gui.widgets.field_keys import ENTER
from reflective_app.gui.widgets.numbers import CountField

HOW_TO_TYPE = "Press Enter, then type the number."


class WaitingCount(CountField):
    """A field that can be come to without typing in it: whoever answers one question after the
    other by a digit would else have typed the next one's number.

    Enter opens it, and so does whoever comes by Tab or by a click.
    """

    _waits = False

    @property
    def waits(self) -> bool:
        """Whether it has the keyboard and takes no digit yet."""
        return self._waits

    def wait(self) -> None:
        """Take the keyboard, and no digit before Enter."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.setReadOnly(True)
        self._waits = True
        self._say(HOW_TO_TYPE)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """While it waits only Enter does something; a digit says so."""
        if self._waits and event.key() in ENTER and not event.modifiers() & ~_PAD:
            self._open()
        elif self._waits and (event.text().isprintable() and event.text()):
            announce(self, HOW_TO_TYPE)
        elif not self._waits or event.key() not in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click opens it."""
        if self._waits:
            self._open()
        super().mousePressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Whoever comes here otherwise means to type."""
        super().focusInEvent(event)
        if self._waits and event.reason() in (
            Qt.FocusReason.TabFocusReason,
            Qt.FocusReason.BacktabFocusReason,
            Qt.FocusReason.ShortcutFocusReason,
        ):
            self._open()

    def show_count(self, count: int | None, *, anew: bool = False) -> None:
        """As every such field; what it waits with stays said."""
        waits = self._waits
        super().show_count(count, anew=anew)
        if waits:
            self._say(HOW_TO_TYPE)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Nothing was typed while it waited."""
        kept = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
        if self._waits and event.reason() not in kept:
            self._end_waiting()
        super().focusOutEvent(event)

    def _open(self) -> None:
        self._end_waiting()
        self.selectAll()

    def _end_waiting(self) -> None:
        self._waits = False
        self.setReadOnly(False)
        self._say("")


_PAD = Qt.KeyboardModifier.KeypadModifier
