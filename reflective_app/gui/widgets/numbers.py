"""A field for a count."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QIntValidator, QKeyEvent

from reflective_app.gui import units
from reflective_app.gui.widgets.fields import PlainField


class CountField(PlainField):
    """A whole number, typed or stepped with the up and down arrows; may be empty if `blank`.

    `counted` carries the number, or None where the field is blank.
    """

    counted = Signal(object)

    def __init__(
        self, name: str = "", *, least: int = 0, most: int = 1_000_000_000, blank: bool = False
    ) -> None:
        """Numbers below `least` or above `most` cannot be typed."""
        super().__init__(name, most=len(str(most)))
        self._least, self._most, self._blank = least, most, blank
        self._count: int | None = None if blank else least
        self.setValidator(QIntValidator(least, most, self))
        units.hold(self, least=8, most=14)
        self.written.connect(self._on_written)

    def show_count(self, count: int | None) -> None:
        """Show a number, or none, without proposing it."""
        self._count = count
        if self.hasFocus() and not self.text() and count is not None and not self._blank:
            return
        self.show_text("" if count is None else str(count))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows step."""
        step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()), 0)
        if step and not event.modifiers():
            self._step(step)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """A field that may not be blank shows its number again."""
        super().focusOutEvent(event)
        self.show_text("" if self._count is None else str(self._count))

    def _step(self, by: int) -> None:
        count = min(max((self._count or 0) + by, self._least), self._most)
        if count != self._count:
            self.show_text(str(count))
            self._count = count
            self.counted.emit(count)

    def _on_written(self, text: str) -> None:
        if text and self.hasAcceptableInput():
            self._count = int(text)
            self.counted.emit(self._count)
        elif not text and self._blank:
            self._count = None
            self.counted.emit(None)
