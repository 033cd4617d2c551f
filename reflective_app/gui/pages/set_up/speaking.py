"""What a role can speak for: the words of the question set to tick, narrowed by typing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reflective_app.domain.speaking import are_same, is_role
from reflective_app.gui import units
from reflective_app.gui.widgets.buttons import quiet_button
from reflective_app.gui.widgets.find_field import FindField
from reflective_app.gui.widgets.text import caption
from reflective_app.gui.widgets.ticks import TickList
from reflective_app.wording.dates import listed, sentence

NO_WORD_FITS = "No role of this guide’s questions has these words."


def spoken_words(role: str, said: Sequence[str], words: Sequence[str]) -> str:
    """What a role speaks for, in a line: by itself, then by what was said of it."""
    own = [word for word in words if role and is_role(word, role)]
    also = [word for word in said if not any(are_same(word, other) for other in own)]
    together = [*own, *also]
    return sentence(f"Speaks for {listed(together)}") if together else ""


class SpeakingEditor(QWidget):
    """A tick for each word, what is ticked first. `changed` carries what is ticked; `left` ends it.

    The order stays while it is open, so that a tick does not run away from the hand.
    """

    changed = Signal(tuple)
    left = Signal()

    def __init__(self) -> None:
        """Hidden until it is opened."""
        super().__init__()
        self.sought = FindField("Find who can speak", "Find a role")
        self.none = caption(NO_WORD_FITS, second=False)
        self.own = caption("", second=False)
        self.ticks = TickList("What this role can speak for")
        self.done = quiet_button("Done", self.left.emit)
        units.hold(self.sought, least=24, most=40)
        column = QVBoxLayout(self)
        units.lay(column, (3, 0, 0, 1), 0.5)
        for part in (self.sought, self.own, self.none, self.ticks, self.done):
            column.addWidget(part)
        self.sought.written.connect(self._narrow)
        self.sought.down.connect(self._go_to_list)
        self.sought.entered.connect(self._go_to_list)
        self.ticks.changed.connect(self._on_ticked)
        self.none.hide()
        self.hide()

    def open(self, role: str, said: Sequence[str], words: Sequence[str]) -> None:
        """Offer the words for a role; those it is by itself need no tick."""
        own = [word for word in words if is_role(word, role)]
        free = [word for word in words if word not in own]
        first = [word for word in free if _has(said, word)]
        strange = [word for word in said if not any(are_same(word, each) for each in words)]
        rest = [word for word in free if word not in first]
        self.ticks.offer([(word, word) for word in (*first, *strange, *rest)])
        self.show_ticked(said)
        self.own.say(f"By itself it speaks for {listed(own)}." if own else "")
        self.sought.show_text("")
        self._narrow("")
        self.show()
        self.sought.setFocus()

    def show_ticked(self, said: Sequence[str]) -> None:
        """Tick what was said, without proposing it."""
        self.ticks.show_ticked([word for word in self.ticks.ticks if _has(said, word)])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape ends it; what is ticked stays."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _narrow(self, text: str) -> None:
        sought = text.casefold().split()
        fits = 0
        for word, tick in self.ticks.ticks.items():
            fit = all(each in word.casefold() for each in sought)
            tick.setVisible(fit)
            fits += fit
        self.none.setVisible(not fits and bool(sought))

    def _go_to_list(self) -> None:
        for tick in self.ticks.ticks.values():
            if not tick.isHidden():
                tick.box.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return

    def _on_ticked(self, ticked: tuple[str, ...]) -> None:
        self.changed.emit(ticked)


def _has(said: Sequence[str], word: str) -> bool:
    return any(are_same(word, each) for each in said)
