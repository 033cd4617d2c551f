"""Turns what a person does on the card into edits of the question that is shown."""

from __future__ import annotations

from functools import partial
from typing import Protocol
from uuid import uuid4

from PySide6.QtCore import QObject, Signal, SignalInstance

from reflective_app.domain.assessment import (
    Answer,
    AnswerState,
    Assessment,
    ParkedPoint,
    Settled,
    Sure,
)
from reflective_app.domain.edits import (
    JUDGED,
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
    settle_rest,
    take_up,
    unsettled,
    write,
)
from reflective_app.gui.document import AssessmentDocument, Edit
from reflective_app.gui.widgets.answer_picker import AnswerPicker
from reflective_app.gui.widgets.parked_points import ParkedPoints
from reflective_app.wording.dates import counted
from reflective_app.wording.words import SETTLED

SAY_SETTLED = "say how it was settled"
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


class Card(Protocol):
    """What a question is answered on: the card of the Questions page, or the scribe’s page.

    `written` carries a box and its text, `settled_said` and `sure_said` a key or nothing.
    """

    @property
    def answer(self) -> AnswerPicker:
        """What proposes answers."""

    @property
    def parked(self) -> ParkedPoints:
        """What was set aside."""

    @property
    def written(self) -> SignalInstance:
        """Something was written in a box."""

    @property
    def settled_said(self) -> SignalInstance:
        """Somebody said how it was settled."""

    @property
    def sure_said(self) -> SignalInstance:
        """Somebody said how sure the group is."""

    @property
    def rest_wanted(self) -> SignalInstance:
        """The item’s other answers were settled likewise."""


class Recorder(QObject):
    """Records on the question with id `question`; set it before anything is proposed.

    `said` tells what a single letter did: it may have been meant as a word.
    """

    said = Signal(str)

    def __init__(self, document: AssessmentDocument, card: Card, *, carries: bool = True) -> None:
        """Connect every wish of the card.

        Unless it `carries`, how one answer was settled says nothing of the next: a room that votes
        is asked each time.
        """
        super().__init__(card.answer)
        self._carries = carries
        self._document, self._card = document, card
        self.question = ""
        self._chosen: list[tuple[int, Settled | None]] = []
        self._carried: dict[str, Settled] = {}
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
        card.rest_wanted.connect(self._settle_rest)
        card.parked.taken_up.connect(self.take_up)

    @property
    def proposed(self) -> Settled | None:
        """How the group last said that an answer was settled: what is carried on to the next.

        Nothing until it said so once since the assessment was opened, nor after it took that back.
        A choice that is undone is not carried on.
        """
        if not self._carries:
            return None
        stack = self._document.undo_stack
        for place, settled in reversed(self._chosen):
            if place <= stack.index() and stack.text(place - 1) == SAY_SETTLED:
                return settled
        return None

    def settled_words(self, question_id: str) -> str:
        """What was carried on to an answer, or will be; empty where there is nothing to say."""
        assessment = self._document.assessment
        answer, proposed = assessment.answer(question_id), self.proposed
        if assessment.question_set.question(question_id).kind not in JUDGED:
            return ""
        if answer.state is AnswerState.AGREED:
            if answer.settled is None or answer.settled is not self._carried.get(question_id):
                return ""
            return f"Settled: {SETTLED[answer.settled]}, as before."
        return f"To be recorded with an answer: {SETTLED[proposed]}, as before." if proposed else ""

    def rest_words(self, question_id: str) -> str:
        """Offers to say of the item's other answers how they were settled; else empty."""
        assessment = self._document.assessment
        settled = assessment.answer(question_id).settled
        item = assessment.question_set.item_of(question_id)
        rest = len(unsettled(item, assessment))
        if settled is None or not rest:
            return ""
        code = assessment.question_set.codes[item.id]
        return f"Say “{SETTLED[settled]}” of {counted(rest, 'other answer')} of {code} too"

    def park(self, words: str, owner: str = "") -> None:
        """Set a point aside at this question, for somebody who could take it."""
        question_set = self._document.assessment.question_set
        point = ParkedPoint(
            id=f"point-{uuid4().hex[:12]}",
            text=words,
            item=question_set.item_of(self.question).id,
            question=self.question,
            owner=owner,
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
        points = tuple(
            (p.id, f"{p.text} ({p.owner})" if p.owner else p.text)
            for p in assessment.parking
            if p.question == question_id
        )
        if not points and assessment.answer(question_id).parked:
            return ((WITHOUT_POINT, "to come back to"),)
        return points

    def _place(self, rung: int, passing: bool) -> None:
        """Rungs passed with the arrows undo as one."""
        key = f"{self.question}.rung" if passing else ""
        self._agree(partial(place_at, self.question, rung), "choose rung", key)

    def _give(self, value: int | str | None) -> None:
        key = f"{self.question}.value"
        if value is None or (isinstance(value, str) and not value.strip()):
            self._judge(partial(clear_answer, self.question), "take answer back", key)
        else:
            self._agree(partial(give_value, self.question, value), "answer", key)

    def _not_known(self) -> None:
        self._judge(partial(not_known, self.question), "say don’t know")

    def _does_not_apply(self, reason: str) -> None:
        edit = partial(does_not_apply, self.question, reason)
        self._judge(edit, "say does not apply", f"{self.question}.reason")

    def _disagree(self, low: int, high: int) -> None:
        self._judge(partial(disagree, self.question, low, high), "say no agreement")

    def _take_back(self) -> None:
        self._judge(partial(clear_answer, self.question), "take answer back")

    def _agree(self, edit: Edit, label: str, merge_key: str = "") -> None:
        """Record what was agreed on, settled as the last answer was; both undo as one."""
        settled = self.proposed
        question = self._document.assessment.question_set.question(self.question)
        if settled is None or question.kind not in JUDGED:
            self._judge(edit, label, merge_key)
            return
        self._carried[self.question] = settled
        self._judge(partial(_settled_as, self.question, settled, edit), label, merge_key)

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

    def _settle_rest(self) -> None:
        """Say of every answer of the item without it what is said of this one; undone as one."""
        assessment = self._document.assessment
        settled = assessment.answer(self.question).settled
        if settled is not None:
            item = assessment.question_set.item_of(self.question)
            label = "say how the item’s answers were settled"
            self._document.apply(partial(settle_rest, item.id, settled), label)

    def _settle(self, key: str) -> None:
        settled = Settled(key) if key else None
        self._carried.pop(self.question, None)
        if self._document.apply(partial(settle, self.question, settled), SAY_SETTLED):
            place = self._document.undo_stack.index()
            self._chosen = [each for each in self._chosen if each[0] < place]
            self._chosen.append((place, settled))
            if settled is not None:
                self.said.emit(f"Settled: {SETTLED[settled]}. Ctrl+Z takes that back.")


def _settled_as(question_id: str, settled: Settled, edit: Edit, before: Assessment) -> Assessment:
    """An edit that agrees on another answer, and says how that was settled."""
    after = edit(before)
    old, new = before.answer(question_id), after.answer(question_id)
    agreed = new.state is AnswerState.AGREED and new.settled is None
    is_other = (old.state, old.rung, old.value) != (new.state, new.rung, new.value)
    return settle(question_id, settled, after) if agreed and is_other else after
