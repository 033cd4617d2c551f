"""The left side of the questions: find, show some, and the list."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reflective_app.gui import units
from reflective_app.gui.widgets.announce import announce
from reflective_app.gui.widgets.choices import ChoiceBox
from reflective_app.gui.widgets.find_field import FindField
from reflective_app.gui.widgets.messages import EmptyState
from reflective_app.gui.widgets.question_list import QuestionList, QuestionRow
from reflective_app.gui.widgets.text import RoleLabel, Rule, caption, title_label
from reflective_app.wording.dates import counted


class QuestionSide(QWidget):
    """`narrowed` says that the person wants other questions listed."""

    narrowed = Signal()

    def __init__(self, title: str, choices: Sequence[tuple[str, str]]) -> None:
        """`choices` are what can be shown; the first is all of it."""
        super().__init__()
        self._all = choices[0][0]
        self.sought = FindField("Find a question", "Find a question")
        self.show_box = ChoiceBox(choices, "Show")
        self.speaker_box = ChoiceBox([("", "Speaks: anyone")], "Who speaks")
        self.hidden: RoleLabel = caption("")
        self.list = QuestionList()
        self.empty = EmptyState(
            "No question fits. Use other words, or show all questions.",
            "Show all questions",
            self.widen,
        )
        self._lay_out(title)
        self.sought.written.connect(self.narrowed)
        for left in (self.sought.entered, self.sought.down):
            left.connect(self._go_to_list)
        self.show_box.picked.connect(self.narrowed)
        self.speaker_box.picked.connect(self.narrowed)

    @property
    def words(self) -> tuple[str, ...]:
        """The words to find, in small letters."""
        return tuple(self.sought.text().casefold().split())

    @property
    def some(self) -> str:
        """The key of what is shown."""
        return self.show_box.choice

    @property
    def speaker(self) -> str:
        """Whose questions are shown; empty for anyone’s."""
        return self.speaker_box.choice

    def show_speakers(self, choices: Sequence[tuple[str, str]]) -> None:
        """Offer these roles; the one that is chosen stays if it is still among them."""
        box = self.speaker_box
        if [(box.itemData(n), box.itemText(n)) for n in range(box.count())] == list(choices):
            return
        chosen = self.speaker
        box.clear()
        for key, words in choices:
            box.addItem(words, key)
        box.show_choice(chosen if chosen in dict(choices) else choices[0][0])
        box.setVisible(len(choices) > 1)

    def widen(self) -> None:
        """Show all questions again."""
        self.sought.show_text("")
        self.show_box.show_choice(self._all)
        self.speaker_box.setCurrentIndex(0)
        self.narrowed.emit()
        self.list.setFocus()

    def show_questions(self, rows: Sequence[QuestionRow], hidden: int, at: str | None) -> None:
        """Show these rows, and say how many questions are not among them."""
        words = f"{counted(hidden, 'question')} hidden" if hidden else ""
        if words != self.hidden.text():
            self.hidden.say(words)
            announce(self.list, words or "All questions shown")
        self.list.setVisible(bool(rows))
        self.empty.setVisible(not rows)
        self.list.show_questions(rows, at)

    def _go_to_list(self) -> None:
        """To the place that the list keeps, else to the first question in it; with none, stay."""
        if self.list.rows:
            if not self.list.choice:
                self.list.begin()
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self, title: str) -> None:
        head = QWidget()
        inner = QVBoxLayout(head)
        units.lay(inner, (2.5, 2.5, 2.5, 1.5), 1)
        for above in (
            title_label(title),
            self.sought,
            self.show_box,
            self.speaker_box,
            self.hidden,
        ):
            inner.addWidget(above)
        self.hidden.hide()
        self.speaker_box.hide()
        around = self.empty.layout()
        assert around is not None
        units.lay(around, (2.5, 2, 2.5, 2), 1.5)
        self.empty.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (head, Rule(), self.empty):
            column.addWidget(part)
        column.addWidget(self.list, 1)
        column.addStretch(0)
