"""Families eligible and reached: each recommendation's own numbers, entered where they stand."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from reflective_app.domain.assessment import AnswerState, Assessment
from reflective_app.domain.edits import clear_answer, give_value
from reflective_app.domain.item import Item, Question
from reflective_app.domain.question_set import QuestionSet
from reflective_app.gui import units
from reflective_app.gui.document import AssessmentDocument
from reflective_app.gui.widgets.announce import announce
from reflective_app.gui.widgets.numbers import CountField
from reflective_app.gui.widgets.text import RoleLabel, body_label, caption
from reflective_app.wording.register import reach_number_words
from reflective_app.wording.words import STATES

MOST_COUNT = 999_999_999
BESIDE = 60
"""Narrower than this, in units, an item's numbers stand below one another."""

NO_NUMBERS = "This question set asks for no number of families."


class NumberBox(QWidget):
    """One number question: its text, the field, and what was recorded instead of a number."""

    def __init__(self, question: Question, document: AssessmentDocument) -> None:
        """Blank until the answer is shown."""
        super().__init__()
        self.question, self._document = question, document
        self.text = body_label(question.text)
        unit = question.unit or ""
        self.field = CountField(f"{question.text} {unit}".strip(), most=MOST_COUNT, blank=True)
        self.state: RoleLabel = caption("")
        self.trouble: RoleLabel = self.field.trouble
        column = QVBoxLayout(self)
        units.lay(column, (0, 0, 1, 0), 0.5)
        for part in (self.text, self.field, self.state, self.trouble):
            column.addWidget(part)
        self.field.counted.connect(self._on_counted)

    def show_answer(self, assessment: Assessment) -> None:
        """Show the number, or in words why there is none."""
        answer = assessment.answer(self.question.id)
        self.field.show_count(answer.value if isinstance(answer.value, int) else None)
        counted = answer.state in (AnswerState.AGREED, AnswerState.NOT_DISCUSSED)
        self.state.say(self.question.unit or "" if counted else STATES[answer.state])

    def _on_counted(self, count: int | None) -> None:
        """Record it as the page of the questions does; say why if it cannot be."""
        key = f"{self.question.id}.value"
        edit = partial(clear_answer, self.question.id)
        label = "take answer back"
        if count is not None:
            edit, label = partial(give_value, self.question.id, count), "answer"
        try:
            self._document.apply(edit, label, merge_key=key, keep=True)
        except ValueError as error:
            self.field.refuse(str(error))


class ItemNumbers(QWidget):
    """The numbers of one item, and what they come to."""

    def __init__(self, item: Item, code: str, document: AssessmentDocument) -> None:
        """Every question of the item that counts those eligible or reached."""
        super().__init__()
        self._item, self.made_for = item, (item, code)
        self.boxes = [NumberBox(q, document) for q in item.questions if q.measures is not None]
        self._both = len({box.question.measures for box in self.boxes}) > 1
        self.words: RoleLabel = caption("", second=False)
        column = QVBoxLayout(self)
        units.lay(column, (0, 1, 0, 1.5), 0.5)
        column.addWidget(body_label(f"{code}  {item.title}", strong=True))
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        units.lay(self._row, (0, 0, 0, 0), 2)
        for box in self.boxes:
            self._row.addWidget(box, 1, Qt.AlignmentFlag.AlignTop)
        column.addLayout(self._row)
        column.addWidget(self.words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Side by side where there is room."""
        super().resizeEvent(event)
        beside = self.width() >= units.u(BESIDE)
        way = QBoxLayout.Direction
        self._row.setDirection(way.LeftToRight if beside else way.TopToBottom)

    def show_numbers(self, assessment: Assessment) -> None:
        """Show them, and whether more are reached than there are."""
        for box in self.boxes:
            box.show_answer(assessment)
        said = reach_number_words(self._item, assessment) if self._both else ""
        if said != self.words.text():
            before = self.words.text()
            self.words.say(said)
            if before:
                announce(self, said)


class NumberList(QWidget):
    """The numbers of every item that asks for some, in guide order."""

    def __init__(self, document: AssessmentDocument) -> None:
        """Empty until it is offered a guide's questions."""
        super().__init__()
        self._document = document
        self.items: list[ItemNumbers] = []
        self._none = body_label(NO_NUMBERS)
        self._column = QVBoxLayout(self)
        units.lay(self._column, (0, 0, 0, 0), 0)
        self._column.addWidget(self._none)

    def offer(self, questions: QuestionSet) -> None:
        """Ask for the numbers of this guide's items."""
        asked = [
            (item, questions.codes[item.id])
            for item in questions.items
            if any(question.measures is not None for question in item.questions)
        ]
        if asked == [each.made_for for each in self.items]:
            return  # what was typed there and could not be read stays
        old, self.items = self.items, []
        for item, code in asked:
            same = next((each for each in old if each.made_for == (item, code)), None)
            self.items.append(same or ItemNumbers(item, code, self._document))
        for each in old:
            self._column.removeWidget(each)
            if each not in self.items:
                each.deleteLater()
        for each in self.items:
            self._column.addWidget(each)
        self._none.setVisible(not self.items)

    def show_numbers(self, assessment: Assessment, only: Collection[str] | None = None) -> None:
        """Show the numbers, or only those of some questions."""
        for item in self.items:
            if only is None or any(box.question.id in only for box in item.boxes):
                item.show_numbers(assessment)

    def go_to(self, question_id: str) -> bool:
        """Go to a number; whether its question is here."""
        for item in self.items:
            for box in item.boxes:
                if box.question.id == question_id:
                    box.field.setFocus()
                    return True
        return False
