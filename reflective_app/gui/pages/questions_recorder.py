"""Turns what a person does on the card into edits of the question that is shown."""

from __future__ import annotations

from functools import partial
from uuid import uuid4

from PySide6.QtCore import QObject

from reflective_app.domain.assessment import Answer, ParkedPoint, Settled, Sure
from reflective_app.domain.edits import (
    be_sure,
    clear_answer,
    disagree,
    does_not_apply,
    flag,
    give_value,
    not_known,
    park,
    place_at,
    record,
    settle,
    take_up,
    write,
)
from reflective_app.gui.document import AssessmentDocument, Edit
from reflective_app.gui.widgets.question_card import QuestionCard

WITHOUT_POINT = "parked without a point"
"""Stands for the id of a parked point where a question is only marked as parked."""

BOXES = {
    "have": "write what we have now",
    "know": "write how we know",
    "next": "write what next",
    "different_view": "write different view",
    "barriers": "write what stands in the way",
    "enablers": "write what helps",
    "note": "write note",
}


class Recorder(QObject):
    """Records on the question with id `question`; set it before anything is proposed."""

    def __init__(self, document: AssessmentDocument, card: QuestionCard) -> None:
        """Connect every wish of the card."""
        super().__init__(card)
        self._document, self._card = document, card
        self.question = ""
        picker = card.answer
        picker.rung_chosen.connect(self._place)
        picker.value_given.connect(self._give)
        picker.not_known.connect(self._not_known)
        picker.does_not_apply.connect(self._does_not_apply)
        picker.disagreed.connect(self._disagree)
        picker.taken_back.connect(self._take_back)
        card.written.connect(self._write)
        card.sure_said.connect(self._be_sure)
        card.settled_said.connect(self._settle)
        card.parked.taken_up.connect(self.take_up)

    def park(self, words: str) -> None:
        """Set a point aside at this question."""
        question_set = self._document.assessment.question_set
        point = ParkedPoint(
            id=f"point-{uuid4().hex[:12]}",
            text=words,
            item=question_set.item_of(self.question).id,
            question=self.question,
        )
        self._document.apply(partial(park, point), "park point", keep=True)

    def take_up(self, point_id: str) -> None:
        """Take a point up again."""
        edit: Edit = partial(take_up, point_id)
        if point_id == WITHOUT_POINT:
            answer = self._document.assessment.answer(self.question)
            edit = partial(record, self.question, Answer(**(dict(answer) | {"parked": False})))
        self._document.apply(edit, "take up point")

    def flag(self, flagged: bool) -> None:
        """Mark the question to look at again, or take the mark off."""
        label = "flag question" if flagged else "take flag off"
        self._document.apply(partial(flag, self.question, flagged), label)

    def points(self, question_id: str) -> tuple[tuple[str, str], ...]:
        """What is parked at a question: id and words."""
        assessment = self._document.assessment
        points = tuple((p.id, p.text) for p in assessment.parking if p.question == question_id)
        if not points and assessment.answer(question_id).parked:
            return ((WITHOUT_POINT, "to come back to"),)
        return points

    def _place(self, rung: int, passing: bool) -> None:
        """Rungs passed with the arrows undo as one."""
        key = f"{self.question}.rung" if passing else ""
        self._judge(partial(place_at, self.question, rung), "choose rung", key)

    def _give(self, value: int | str | None) -> None:
        key = f"{self.question}.value"
        if value is None or (isinstance(value, str) and not value.strip()):
            self._judge(partial(clear_answer, self.question), "take answer back", key)
        else:
            self._judge(partial(give_value, self.question, value), "answer", key)

    def _not_known(self) -> None:
        self._judge(partial(not_known, self.question), "say don’t know")

    def _does_not_apply(self, reason: str) -> None:
        edit = partial(does_not_apply, self.question, reason)
        self._judge(edit, "say does not apply", f"{self.question}.reason")

    def _disagree(self, low: int, high: int) -> None:
        self._judge(partial(disagree, self.question, low, high), "say no agreement")

    def _take_back(self) -> None:
        self._judge(partial(clear_answer, self.question), "take answer back")

    def _judge(self, edit: Edit, label: str, merge_key: str = "") -> None:
        """Record an answer; say why if the question does not take it. What was typed stays."""
        try:
            changed = self._document.apply(edit, label, merge_key=merge_key, keep=True)
        except ValueError as error:
            self._card.answer.complain(str(error))
            return
        if not changed:
            self._card.answer.show_again()

    def _write(self, box: str, text: str) -> None:
        key = f"{self.question}.{box}"
        self._document.apply(partial(write, self.question, box, text), BOXES[box], merge_key=key)

    def _be_sure(self, key: str) -> None:
        sure = Sure(key) if key else None
        self._document.apply(partial(be_sure, self.question, sure), "say how sure")

    def _settle(self, key: str) -> None:
        settled = Settled(key) if key else None
        self._document.apply(partial(settle, self.question, settled), "say how it was settled")
