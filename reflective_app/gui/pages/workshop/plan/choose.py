"""Choose questions for a running order: many at once, by item, narrowed by words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.item import Question
from reflective_app.domain.running_order import is_settled
from reflective_app.gui import units
from reflective_app.gui.widgets.announce import announce
from reflective_app.gui.widgets.buttons import quiet_button
from reflective_app.gui.widgets.choices import ChoiceBox
from reflective_app.gui.widgets.find_field import FindField
from reflective_app.gui.widgets.flow import FlowLayout
from reflective_app.gui.widgets.text import RoleLabel, body_label
from reflective_app.gui.widgets.ticks import TickList
from reflective_app.wording.codes import question_codes
from reflective_app.wording.dates import counted

IN_NONE, ESSENTIAL, EVERY = "in none", "essential", "every"
KINDS = (
    (IN_NONE, "In no session yet"),
    (ESSENTIAL, "Essential, not discussed"),
    (EVERY, "Every question"),
)
NONE_LEFT = "No question is left here. Use other words, or show every question."


@dataclass(frozen=True)
class _Offered:
    """A question as it is offered."""

    question: Question
    words: str
    found_by: str
    is_free: bool
    is_open: bool


class QuestionChooser(QWidget):
    """`added` carries the ids of what was chosen, in guide order; `left` gives it up."""

    added = Signal(tuple)
    left = Signal()

    def __init__(self) -> None:
        """Built when it is first opened: a set can have more than a hundred questions."""
        super().__init__()
        self.sought = FindField("Find a question to add", "Find a question")
        self.kind = ChoiceBox(KINDS, "Which questions are listed")
        self.add = quiet_button("Add", self._add)
        self.cancel = quiet_button("Cancel", self.left.emit)
        self.none = body_label(NONE_LEFT)
        self.lists: dict[str, TickList] = {}
        self._heads: dict[str, RoleLabel] = {}
        self._offered: dict[str, _Offered] = {}
        self._listed: tuple[str, ...] = ()
        units.hold(self.sought, least=24, most=40)
        column = QVBoxLayout(self)
        units.lay(column, (0, 0, 0, 0), 1)
        for parts in ((self.sought, self.kind), (self.add, self.cancel)):
            row = QWidget()
            flow = FlowLayout(row)
            units.lay(flow, (0, 0, 0, 0), 1)
            for part in parts:
                flow.addWidget(part)
            column.addWidget(row)
        self._questions = QVBoxLayout()
        units.lay(self._questions, (0, 0, 0, 0), 0.5)
        column.addWidget(self.none)
        column.addLayout(self._questions)
        self.sought.written.connect(self._narrow)
        self.sought.down.connect(self._go_to_list)
        self.sought.entered.connect(self._go_to_list)
        self.kind.picked.connect(self._narrow)
        self.hide()

    @property
    def chosen(self) -> tuple[str, ...]:
        """What is ticked, in guide order, whether or not it is listed now."""
        return tuple(key for ticks in self.lists.values() for key in ticks.ticked)

    def open(self, assessment: Assessment) -> None:
        """Offer the questions anew, nothing ticked, and go to the words to find."""
        self.show_questions(assessment)
        for ticks in self.lists.values():
            ticks.show_ticked(())
        self.sought.show_text("")
        self.kind.show_choice(IN_NONE)
        self._narrow()
        self._show_count()
        self.show()
        self.sought.setFocus()

    def show_questions(self, assessment: Assessment) -> None:
        """Follow what is asked and settled by now; what is ticked stays."""
        question_set = assessment.question_set
        codes, asked = question_codes(question_set), set(assessment.workshop.asked)
        ladders = {item.id: item.ladder_questions for item in question_set.every_item}
        self._offered = {
            question.id: _offered(question, codes[question.id], asked, assessment)
            for questions in ladders.values()
            for question in questions
        }
        items = [item for item in question_set.every_item if item.ladder_questions]
        if [item.id for item in items] != list(self.lists):
            self._clear()
            for item in items:
                head = body_label(f"{question_set.codes[item.id]} {item.title}", strong=True)
                ticks = TickList(item.title)
                ticks.changed.connect(self._show_count)
                self._heads[item.id], self.lists[item.id] = head, ticks
                self._questions.addWidget(head)
                self._questions.addWidget(ticks)
        for item in items:
            rows = [(q.id, self._offered[q.id].words) for q in item.ladder_questions]
            before = self.lists[item.id].ticked
            self.lists[item.id].offer(rows)
            self.lists[item.id].show_ticked(before)
        self._narrow()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape gives it up."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _clear(self) -> None:
        for part in (*self._heads.values(), *self.lists.values()):
            self._questions.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._heads, self.lists = {}, {}

    def _narrow(self, _: object = None) -> None:
        """List what fits the words and the kind; what is ticked stays in the list."""
        words, kind = self.sought.text().casefold().split(), self.kind.choice
        listed: list[str] = []
        for item_id, ticks in self.lists.items():
            shown = [
                key
                for key, tick in ticks.ticks.items()
                if tick.box.isChecked() or _fits(self._offered[key], words, kind)
            ]
            for key, tick in ticks.ticks.items():
                tick.setVisible(key in shown)
            self._heads[item_id].setVisible(bool(shown))
            ticks.setVisible(bool(shown))
            listed += shown
        self.none.setVisible(not listed)
        if tuple(listed) != self._listed:
            self._listed = tuple(listed)
            if self.isVisible():
                announce(self, counted(len(listed), "question"))

    def _show_count(self, _: object = None) -> None:
        number = len(self.chosen)
        self.add.setText(f"Add {counted(number, 'question')}" if number else "Add")
        self.add.setEnabled(number > 0)

    def _go_to_list(self) -> None:
        for key in self._listed[:1]:
            tick = next(t.ticks[key] for t in self.lists.values() if key in t.ticks)
            tick.box.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _add(self) -> None:
        self.added.emit(self.chosen)


def _offered(
    question: Question, code: str, asked: Iterable[str], assessment: Assessment
) -> _Offered:
    is_open = not is_settled(question.id, assessment)
    is_free = question.id not in asked
    notes = (
        "essential" if question.essential else "",
        "not discussed" if is_open else "settled",
        "" if is_free else "in a session already",
    )
    words = f"{code} {question.text} ({', '.join(filter(None, notes))})"
    return _Offered(question, words, words.casefold(), is_free, is_open)


def _fits(offered: _Offered, words: Iterable[str], kind: str) -> bool:
    if kind == IN_NONE and not offered.is_free:
        return False
    if kind == ESSENTIAL and not (offered.is_open and offered.question.essential):
        return False
    return all(word in offered.found_by for word in words)
