"""A list of a ladder's sentences, of which one is chosen by its number or by its word."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import QElapsedTimer, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QApplication

from reflective_app.gui.widgets.choices import ChoiceBox

_BOTH = re.compile(r"(\d) ?(?:to|-|–) ?(\d)", re.IGNORECASE)
_BEGUN = re.compile(r"\d ?(?:t|to|-|–)? ?", re.IGNORECASE)
_PLAIN = ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)


class RungChoice(ChoiceBox):
    """Typing a number or the beginning of a word chooses. `typed_both` carries the printed code of
    no agreement, "1 to 3", once it is whole.
    """

    typed_both = Signal(int, int)

    def __init__(self, name: str) -> None:
        """Without sentences at first."""
        super().__init__((), name)
        self._code, self._word, self._since = "", "", QElapsedTimer()

    def show_rungs(self, words: Sequence[tuple[int, str]]) -> None:
        """Offer these rungs, each with its number and its word."""
        self.clear()
        for number, word in words:
            self.addItem(f"{number}  {word}", str(number))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take numbers, words and the printed code; the rest is as in any list."""
        text = event.text()
        typed = text.isprintable() and text and not event.modifiers() & _PLAIN
        if not (typed and self._take(text)):
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """What was typed before is over."""
        super().focusOutEvent(event)
        self._code = self._word = ""

    def _take(self, text: str) -> bool:
        code = self._code + text
        both = _BOTH.fullmatch(code)
        if both:
            self._code = ""
            self.typed_both.emit(int(both[1]), int(both[2]))
        elif _BEGUN.fullmatch(code):
            self._code = code
            self._choose(self.findData(code) if code.isdecimal() else -1)
        elif _BEGUN.fullmatch(text):
            self._code = text
            self._choose(self.findData(text))
        else:
            return self._find(text)
        return True

    def _find(self, text: str) -> bool:
        """Choose by the beginning of the word, as far as it was typed without a pause."""
        self._code = ""
        late = self._since.isValid() and self._since.hasExpired(
            QApplication.keyboardInputInterval()
        )
        begun = text if late or not self._word else self._word + text
        self._since.restart()
        if not begun.strip():
            return False
        self._word = begun
        words = [self.itemText(place).split("  ", 1)[-1] for place in range(self.count())]
        fits = [place for place, word in enumerate(words) if _begins(word, begun)]
        self._choose(fits[0] if fits else -1)
        return True

    def _choose(self, place: int) -> None:
        if place >= 0:
            self.setCurrentIndex(place)
            self.picked.emit(self.choice)


def _begins(word: str, begun: str) -> bool:
    return word.casefold().startswith(begun.casefold())
