"""Keys that mean something else than text, in a field that is typed in."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)

_Key = Qt.Key
_OF_THE_FIELD = (_Key.Key_A, _Key.Key_C, _Key.Key_V, _Key.Key_X)
_ELSEWHERE = (_Key.Key_PageUp, _Key.Key_PageDown)


def leads_on(event: QKeyEvent) -> bool:
    """Whether a key is a command to the window: to save, to undo, to go on to something else."""
    key, held = Qt.Key(event.key()), event.modifiers()
    if key in _ELSEWHERE or _Key.Key_F1 <= key <= _Key.Key_F35:
        return True
    alone = (Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier)
    with_one = sum(bool(held & each) for each in alone) == 1  # both together are AltGr, which types
    letter = _Key.Key_A <= key <= _Key.Key_Z or _Key.Key_0 <= key <= _Key.Key_9
    moves = key in (_Key.Key_Left, _Key.Key_Right, *ENTER)
    return with_one and (letter or moves) and key not in _OF_THE_FIELD
