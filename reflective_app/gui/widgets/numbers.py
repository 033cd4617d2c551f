"""A field for a count or a sum of money."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent

from reflective_app.gui import units
from reflective_app.gui.widgets.announce import announce
from reflective_app.gui.widgets.field_keys import ENTER, leads_on
from reflective_app.gui.widgets.fields import PlainField
from reflective_app.gui.widgets.text import RoleLabel, caption
from reflective_app.wording.dates import number
from reflective_app.wording.typed import NotReadError, count_in, whole_number_in

LONGEST = 60


class Reading(NamedTuple):
    """How a count is read and written, and how far an arrow key steps; 0 is nowhere."""

    read: Callable[[str], int]
    write: Callable[[int], str] = number
    step: int = 1


class CountField(PlainField):
    """A whole number, typed or stepped with the up and down arrows; may be empty if `blank`.

    Any text can be typed. It is read when the field is left or a command is given, as a cell of
    a pasted table is: `counted` then carries the number, or None where the field is blank. What is
    not understood stays as typed, `trouble` says why, and nothing is proposed.
    """

    counted = Signal(object)

    def __init__(
        self,
        name: str = "",
        *,
        least: int = 0,
        most: int = 1_000_000_000,
        blank: bool = False,
        read: Callable[[str], int] | Reading | None = None,
    ) -> None:
        """`read` is the reader of what is typed; else it is that of whole numbers.

        Whoever lays the field out puts its `trouble` beside it.
        """
        super().__init__(name, most=LONGEST)
        self._least, self._most, self._blank = least, most, blank
        usual = whole_number_in if least < 0 else count_in
        reading = read if isinstance(read, Reading) else Reading(read or usual)
        self._read, self._write, self._by = reading
        self._count: int | None = None if blank else least
        self._described: str | None = None
        self._in_menu, self._was = False, ""
        self._before, self._refused = self._count, ""
        self.trouble: RoleLabel = caption("", second=False)
        self.trouble.hide()
        units.hold(self, least=8, most=14)
        self.textEdited.connect(self._on_edited)

    @property
    def count(self) -> int | None:
        """The number that was understood last, or that was shown."""
        return self._count

    def show_count(self, count: int | None, *, anew: bool = False) -> None:
        """Show a number, or none, without proposing it.

        While it is the number that was there, what a person is typing stays, and what was not
        understood too; `anew` is for another record, which has nothing to do with it.
        """
        if count == self._count and not anew and self._typed():
            return
        self._count = count
        self._say("")
        self._show()

    def settle(self) -> bool:
        """Read what is typed, and propose it if it is another number; whether it is understood."""
        if not self._typed():
            return not self.trouble.text()
        try:
            count = self._understood()
        except NotReadError as error:
            self._say(str(error))
            return False
        changed, typed, was = count != self._count, self.text(), self._was
        self._before, self._count = self._count, count
        self._say("")
        self._show()
        self._refused = ""
        if changed:
            self.counted.emit(count)
        if self._refused:
            self._count, self._was = self._before, was
            self.setText(typed)
            self._say(self._refused)
        return not self._refused

    def refuse(self, message: str) -> None:
        """The number that was proposed is not recorded: it stays as typed, with the reason."""
        self._refused = message

    def event(self, event: QEvent) -> bool:
        """A command finds the number recorded: what is typed is read before it is given."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and leads_on(event)
        ):
            self.settle()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows step; Enter stays here while what is typed is not understood."""
        step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()), 0)
        if step and not event.modifiers():
            self._step(step)
        elif event.key() not in ENTER or self.settle():
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Whoever leaves has typed all of it."""
        super().focusOutEvent(event)
        if not self._in_menu:
            self.settle()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The field's own menu is no leaving it."""
        self._in_menu = True
        super().contextMenuEvent(event)
        self._in_menu = False

    def _typed(self) -> bool:
        """Whether what stands here is another text than that of the number."""
        return self.text().strip() != self._was

    def _show(self) -> None:
        self._was = "" if self._count is None else self._write(self._count)
        self.setText(self._was)

    def _understood(self) -> int | None:
        typed = self.text().strip()
        if not typed:
            return None if self._blank else self._count  # a number that is needed comes back
        count = self._read(typed)
        if not self._least <= count <= self._most:
            least, most = self._write(self._least), self._write(self._most)
            raise NotReadError(f"Write a number from {least} to {most}.")
        return count

    def _step(self, by: int) -> None:
        if not self._by or not self.settle():
            return
        count = min(max((self._count or 0) + by * self._by, self._least), self._most)
        if count != self._count:
            self._count = count
            self._show()
            self.counted.emit(count)

    def _on_edited(self, _: str) -> None:
        if self.trouble.text():
            self._say("")

    def _say(self, message: str) -> None:
        """Say what is the matter beside the field, and to a screen reader."""
        if message == self.trouble.text():
            return
        if self.trouble.parent() is not None:
            self.trouble.say(message)
        else:
            self.trouble.setText(message)
        if message and self._described is None:
            self._described = self.accessibleDescription()
        self.setAccessibleDescription(message or self._described or "")
        if message:
            announce(self, message)
        else:
            self._described = None
