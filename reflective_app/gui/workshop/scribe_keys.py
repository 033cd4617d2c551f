"""The keys of the scribe’s page, and what they do (`needs.md` 3.5)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import Enum

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget


class ScribeKey(Enum):
    """What a key of the scribe’s page does."""

    NEXT = "Record and go to the next line"
    STEP = "Next line of the running order"
    BACK = "Line before"
    GO_TO = "Go to a line of the running order"
    REVEAL = "Reveal or hide the votes"
    WALL = "Put the wall on a screen, or take it off"
    BLANK = "Blank the wall, or show it again"
    LARGE = "Large or normal text on the wall"
    DARK = "Dark wall or light wall"
    NOTE = "Show a note on the wall, or take it off"
    TIMER = "Start or pause the timer"
    LONGER = "2 more minutes"
    PARK = "Park a point"
    PRESENT = "Change how many people are here"
    FLAG = "Flag the question"
    ACTION = "New action from this question"
    LEAVE = "Take the wall off; once it is off, leave the workshop"


KEYS = {
    ScribeKey.NEXT: ("Ctrl+Return", "Ctrl+Enter"),
    ScribeKey.STEP: ("Ctrl+Right",),
    ScribeKey.BACK: ("Ctrl+Left",),
    ScribeKey.GO_TO: ("Ctrl+G",),
    ScribeKey.REVEAL: ("Ctrl+R",),
    ScribeKey.WALL: ("F5",),
    ScribeKey.BLANK: ("Ctrl+B",),
    ScribeKey.LARGE: ("Ctrl+L",),
    ScribeKey.DARK: ("Ctrl+D",),
    ScribeKey.NOTE: ("Ctrl+Shift+W",),
    ScribeKey.TIMER: ("Ctrl+T",),
    ScribeKey.LONGER: ("Ctrl+Shift+T",),
    ScribeKey.PARK: ("Ctrl+Shift+P",),
    ScribeKey.PRESENT: ("Ctrl+Shift+H",),
    ScribeKey.FLAG: ("Ctrl+Shift+F",),
    ScribeKey.ACTION: ("Ctrl+Shift+A",),
    ScribeKey.LEAVE: ("Esc",),
}

IN_PARTS = (
    ("Record a tally, like 0 3 7 2 ?1", "Enter, in the tally"),
    ("Agree on a sentence", "0 to 4, on the sentences"),
    ("Don’t know", "?, on the sentences"),
    ("Settled: unanimous, after discussion, facilitator’s call", "Alt+M, Alt+C, Alt+L"),
    ("Keypad: a sentence, don’t know, not mine to judge", "0 to 4, ?, x"),
    ("Keypad: take the last one back, end it", "Backspace, Esc"),
)


def shortcuts() -> tuple[tuple[str, str], ...]:
    """What each key does, and the key, for the list of all keys."""
    named = tuple((does.value, keys[-1]) for does, keys in KEYS.items())
    return (*named, *IN_PARTS)


def add_keys(page: QWidget, wishes: Mapping[ScribeKey, Callable[[], object]]) -> None:
    """Have the keys do this while the keyboard is anywhere on the page."""
    for does, wish in wishes.items():
        for keys in KEYS[does]:
            shortcut = QShortcut(QKeySequence(keys), page)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(wish)
