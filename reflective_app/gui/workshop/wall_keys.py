"""The keys of the wall, for when it has the keyboard, and what they do (`needs.md` 3.5)."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence


class WallKey(Enum):
    """What a key of the wall does."""

    LEAVE = "Leave the wall"
    BLANK = "Blank the wall, or show it again"
    DARK = "Dark wall or light wall"
    REVEAL = "Reveal or hide the votes"
    NEXT = "Next line of the running order"
    BACK = "Line before"
    TIMER = "Start or pause the timer"
    LARGE = "Large or normal text on the wall"
    DOWN = "Go on in a long question"
    UP = "Go back in a long question"


KEYS = {
    "Esc": WallKey.LEAVE,
    "F5": WallKey.LEAVE,
    "B": WallKey.BLANK,
    "D": WallKey.DARK,
    "Ctrl+R": WallKey.REVEAL,
    "Ctrl+Right": WallKey.NEXT,
    "Ctrl+Left": WallKey.BACK,
    "Ctrl+T": WallKey.TIMER,
    "Ctrl+L": WallKey.LARGE,
    "PgDown": WallKey.DOWN,
    "PgUp": WallKey.UP,
}
"""Single letters work only while the wall has the keyboard, and nothing is typed there."""

_MEANT = {QKeySequence(keys).toString(): does for keys, does in KEYS.items()}
_KEYPAD = Qt.KeyboardModifier.KeypadModifier


def meant_by(event: QKeyEvent) -> WallKey | None:
    """What a key press asks for; None for one that means nothing here."""
    plain = QKeySequence(Qt.Key(event.key()) | (event.modifiers() & ~_KEYPAD))
    return _MEANT.get(plain.toString())


def shortcuts() -> tuple[tuple[str, str], ...]:
    """What each key does, and the key, for the list of all keys."""
    keys = {does: " or ".join(k for k, d in KEYS.items() if d is does) for does in WallKey}
    return tuple((does.value, keys[does]) for does in WallKey)
