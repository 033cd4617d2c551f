"""The rows to choose an answer from: a ladder's sentences, worst first, or a choice's options."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from reflective_app.gui import units
from reflective_app.gui.widgets.buttons import LEAST_TARGET
from reflective_app.gui.widgets.rung_row import RungLine, RungRow
from reflective_app.gui.widgets.tab_order import stand_in_order
from reflective_app.gui.widgets.vote_marks import WIDE

ROOM_BESIDE = 52
"""Narrower than this, in units, a sentence stands under its word."""

ROOM_BESIDE_VOTES = ROOM_BESIDE + WIDE + 1.5
"""The same where votes take their room from the sentence."""

ROOM_BESIDE_TIGHT = 80
"""The same where rows were made to stand close: a sentence beside its word takes more lines."""

STEPS = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Right: 1,
}

KEPT = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
"""With these a letter is still that letter."""


class RungPicker(QWidget):
    """Rows of which one is chosen; Tab stops once, arrows move and choose, the codes are keys.

    `chosen` carries the row and whether it was only passed on the way with the arrows. `not_known`
    is the key `?`; `lettered` carries another letter, for whoever has a use for it.
    """

    chosen = Signal(int, bool)
    not_known = Signal()
    lettered = Signal(str)

    def __init__(self, *, close: bool = False) -> None:
        """Without rows at first; `close` ones leave more room for what else is on a page."""
        super().__init__()
        self.rows: list[RungRow] = []
        self._close = self._tight = close
        self._count, self._passing, self._about = 0, False, ""
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self._on_clicked)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # for a label's Alt letter; no stop of Tab's
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_lines(self, lines: Sequence[RungLine], about: str) -> None:
        """Show these rows; `about` is the question, for screen readers."""
        if len(self.rows) < len(lines):
            self._add_rows(len(lines) - len(self.rows))
        self._count = len(lines)
        for row, line in zip(self.rows, lines, strict=False):
            row.show_line(line)
            row.button.setAccessibleDescription(about)
        for number, row in enumerate(self.rows):
            row.setVisible(number < self._count)
        self._align()

    def show_choice(self, place: int | None) -> None:
        """Show this row as chosen, or none; nothing is proposed."""
        self._group.setExclusive(False)
        for number, row in enumerate(self.rows):
            row.button.setChecked(number == place)
        self._group.setExclusive(True)
        self._set_stop(place or 0)

    def tighten(self, tight: bool) -> None:
        """Have the rows close together, each sentence under its word: they take the least height
        where there is little of it.
        """
        self._tight = tight or self._close
        for row in self.rows:
            row.tighten(self._tight)
        self._align()

    def show_votes(self, counts: Sequence[int] | None) -> None:
        """Show how many picked each row, or nothing of it."""
        for place, row in enumerate(self.rows):
            row.show_votes(counts[place] if counts and place < len(counts) else None)

    @property
    def choice(self) -> int | None:
        """The row that is chosen."""
        number = self._group.checkedId()
        return number if number >= 0 else None

    def focus(self) -> None:
        """Give the keyboard to the row that is chosen, else to the first."""
        if self._count:
            self.rows[self.choice or 0].button.setFocus(Qt.FocusReason.OtherFocusReason)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard belongs to one of the rows."""
        super().focusInEvent(event)
        self.focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, codes and `?`."""
        step = STEPS.get(Qt.Key(event.key()), 0)
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if step and plain:
            self._pass_to(self._focused() + step)
        elif self.take_code(event.text()):
            pass
        elif not event.modifiers() & ~KEPT and event.text().isalpha():
            self.lettered.emit(event.text().lower())
        else:
            super().keyPressEvent(event)

    def take_code(self, code: str) -> bool:
        """Answer by a code as typed; whether there is such an answer."""
        codes = [row.line.code for row in self.rows[: self._count] if row.line.code]
        if code in codes:
            self._choose(codes.index(code))
        elif code == "?" and codes:
            self.not_known.emit()
        else:
            return False
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the sentences beside or under their words."""
        super().resizeEvent(event)
        self._align()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if units.text_changed(event):
            self._align()

    def _add_rows(self, more: int) -> None:
        for _ in range(more):
            row = RungRow(close=self._close)
            row.tighten(self._tight)
            self._group.addButton(row.button, len(self.rows))
            self.rows.append(row)
            self._column.addWidget(row)
        stand_in_order(self, [row.button for row in self.rows])

    def _align(self) -> None:
        """One width for all words, so that the sentences stand under one another."""
        shown = self.rows[: self._count]
        worded = any(row.line.word for row in shown)
        beside = not worded or self.width() >= units.u(self._room_beside())
        hints = [row.button.sizeHint() for row in shown]
        widest = max((hint.width() for hint in hints), default=0)
        for row, hint in zip(shown, hints, strict=True):
            row.arrange(beside)
            row.button.setMinimumSize(widest if beside else 0, max(hint.height(), LEAST_TARGET))

    def _room_beside(self) -> float:
        if self._close:
            return ROOM_BESIDE_VOTES
        return ROOM_BESIDE_TIGHT if self._tight else ROOM_BESIDE

    def _focused(self) -> int:
        places = [number for number, row in enumerate(self.rows) if row.button.hasFocus()]
        return places[0] if places else 0

    def _pass_to(self, place: int) -> None:
        if 0 <= place < self._count:
            self._passing = True
            self._choose(place)
            self._passing = False

    def _choose(self, place: int) -> None:
        button = self.rows[place].button
        button.setFocus(Qt.FocusReason.TabFocusReason)
        button.click()

    def _on_clicked(self, place: int) -> None:
        self._set_stop(place)
        self.chosen.emit(place, self._passing)

    def _set_stop(self, place: int) -> None:
        """Tab stops at one row only."""
        for number, row in enumerate(self.rows):
            stop = Qt.FocusPolicy.StrongFocus if number == place else Qt.FocusPolicy.ClickFocus
            row.button.setFocusPolicy(stop)
