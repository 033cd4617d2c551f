"""What an answer asks for besides being chosen: a reason, or between which rungs the group is."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reflective_app.gui import units
from reflective_app.gui.widgets.announce import announce
from reflective_app.gui.widgets.fields import ReflectionEdit
from reflective_app.gui.widgets.flow import FlowLayout
from reflective_app.gui.widgets.rung_choice import RungChoice
from reflective_app.gui.widgets.text import RoleLabel, caption, field_label

PROVIDED_BY_OTHERS = "If a partner provides it, choose the sentence for what families get instead."
NO_REASON_YET = "It is recorded once there is a reason; until then the answer stays as it was."
REASON_NEEDED = "A reason is needed; until you write one the last one stays."
NOT_BELOW = "The first must be the lower one. Choose again; until then the answer stays as it was."
HIGHER_MISSING = "Choose the higher sentence too; until then the answer stays as it was."
BOTH_MISSING = "Choose the two sentences it is between; until then the answer stays as it was."
LOWER_MISSING = "Choose the lower sentence too; until then the answer stays as it was."


class ReasonPane(QWidget):
    """Why a question does not apply. `written` carries a reason, never an empty one."""

    written = Signal(str)

    def __init__(self) -> None:
        """Without a reason at first."""
        super().__init__()
        self._recorded = ""
        self.field = ReflectionEdit("Why does it not apply here?", lines=(1, 5))
        self.trouble: RoleLabel = caption("", second=False)
        column = QVBoxLayout(self)
        units.lay(column, (0, 0, 0, 0), 0.5)
        column.addWidget(field_label("Wh&y does it not apply here?", self.field))
        column.addWidget(self.field)
        column.addWidget(self.trouble)
        column.addWidget(caption(PROVIDED_BY_OTHERS))
        self.field.setAccessibleDescription(PROVIDED_BY_OTHERS)
        self.field.written.connect(self._on_written)
        self.field.left.connect(self._on_left)
        self.setFocusProxy(self.field)

    def show_reason(self, recorded: str, draft: str = "") -> None:
        """Show the reason that is recorded; without one, a draft of it."""
        self._recorded = recorded
        self.field.show_text(recorded or draft)
        self.trouble.say("" if recorded else NO_REASON_YET)

    def ask(self) -> None:
        """Ask for the reason, where it is to be written."""
        self.trouble.say(NO_REASON_YET)
        announce(self.field, NO_REASON_YET)
        self.field.setFocus()

    def _on_written(self, text: str) -> None:
        if text.strip():
            self.written.emit(text)
        else:
            self.trouble.say(REASON_NEEDED if self._recorded else NO_REASON_YET)
            announce(self.field, self.trouble.text())

    def _on_left(self) -> None:
        if self._recorded and not self.field.toPlainText().strip():
            self.show_reason(self._recorded)


class ApartPane(QWidget):
    """Between which two rungs the group was left. `chosen` carries the lower and the higher;
    `half_chosen` tells that one is chosen and the other still missing.
    """

    chosen = Signal(int, int)
    half_chosen = Signal()

    def __init__(self) -> None:
        """Nothing is proposed for the group."""
        super().__init__()
        self._words: tuple[str, ...] = ()
        self.low, self.high = RungChoice("Lower"), RungChoice("Higher")
        self.trouble: RoleLabel = caption("", second=False)
        boxes = QWidget()
        row = FlowLayout(boxes)
        units.lay(row, (0, 0, 0, 0), 2)
        for words, box in (("The group is &between", self.low), ("and", self.high)):
            box.setPlaceholderText("Choose")
            box.picked.connect(self._on_picked)
            box.typed_both.connect(self._on_typed)
            row.addWidget(_beside(words, box))
        column = QVBoxLayout(self)
        units.lay(column, (0, 0, 0, 0), 0.5)
        column.addWidget(boxes)
        column.addWidget(self.trouble)
        self.setFocusProxy(self.low)

    def show_rungs(self, words: tuple[str, ...]) -> None:
        """Offer these rungs; the last cannot be the lower one, nor the first the higher."""
        if words == self._words:
            return
        self._words = words
        choices = list(enumerate(words))
        self.low.show_rungs(choices[:-1])
        self.high.show_rungs(choices[1:])

    def show_choice(self, low: int | None, high: int | None) -> None:
        """Show the two rungs, or that neither is chosen yet."""
        self.low.show_choice("" if low is None else str(low))
        self.high.show_choice("" if high is None else str(high))
        self.trouble.say("")

    @property
    def half(self) -> tuple[int | None, int | None] | None:
        """What is chosen where one of the two is missing; None where none or both are."""
        low, high = (int(b.choice) if b.currentIndex() >= 0 else None for b in self.boxes)
        return (low, high) if (low is None) is not (high is None) else None

    @property
    def boxes(self) -> tuple[RungChoice, RungChoice]:
        """The lower and the higher."""
        return self.low, self.high

    def show_half(self, low: int | None, high: int | None) -> None:
        """Show one of the two again, and that the other is missing."""
        self.show_choice(low, high)
        self.trouble.say(HIGHER_MISSING if high is None else LOWER_MISSING)

    @property
    def is_whole(self) -> bool:
        """Whether both are chosen, the lower one below the higher."""
        low, high = (int(b.choice) if b.currentIndex() >= 0 else None for b in self.boxes)
        return low is not None and high is not None and low < high

    def ask(self) -> None:
        """Ask for what is missing, where it is to be chosen."""
        low, high = (box.currentIndex() >= 0 for box in self.boxes)
        missing = {(False, False): BOTH_MISSING, (True, False): HIGHER_MISSING}
        self.trouble.say(missing.get((low, high), NOT_BELOW if low else LOWER_MISSING))
        (self.high if low else self.low).setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, self.trouble.text())

    def _on_typed(self, low: int, high: int) -> None:
        if self.low.findData(str(low)) < 0 or self.high.findData(str(high)) < 0:
            self.trouble.say(NOT_BELOW)
            announce(self, NOT_BELOW)
            return
        self.show_choice(low, high)
        self._on_picked()

    def _on_picked(self) -> None:
        half = self.half
        if half is not None:
            self.show_half(*half)
            self.half_chosen.emit()
            return
        low, high = int(self.low.choice), int(self.high.choice)
        if low < high:
            self.trouble.say("")
            self.chosen.emit(low, high)
        else:
            self.trouble.say(NOT_BELOW)
            announce(self, NOT_BELOW)


def _beside(words: str, box: RungChoice) -> QWidget:
    """A box with its words before it, kept together where lines break."""
    both = QWidget()
    row = QHBoxLayout(both)
    units.lay(row, (0, 0, 0, 0), 1)
    label = RoleLabel(words, wraps=False)
    label.setBuddy(box)
    row.addWidget(label)
    row.addWidget(box)
    return both
