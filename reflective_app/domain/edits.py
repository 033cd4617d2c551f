"""Every way an assessment can change.

Pure functions with the assessment as the last argument, so that `partial` makes an edit.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from reflective_app.domain.assessment import (
    NOT_DISCUSSED,
    Answer,
    AnswerState,
    Assessment,
    Cell,
    CellValue,
    LabelCheck,
    ParkedPoint,
    Participant,
    Profile,
    Settled,
    Sure,
)
from reflective_app.domain.assessment_rules import answer_faults
from reflective_app.domain.editing import changed, having, row_of, swapped
from reflective_app.domain.item import Item, Question
from reflective_app.domain.kinds import QuestionKind
from reflective_app.domain.offer import suggestion
from reflective_app.domain.picks import Round
from reflective_app.domain.register import LocalFact, Service
from reflective_app.domain.texts import EditedText

Edit = Callable[[Assessment], Assessment]
"""An edit that still waits for the assessment."""

WRITTEN = frozenset(
    ("reason", "have", "know", "next", "barriers", "enablers", "different_view", "note")
)
"""The boxes of an answer that take free text."""


def set_profile(profile: Profile, assessment: Assessment) -> Assessment:
    """Say whose assessment this is, and of when."""
    return having(assessment, profile=profile)


def set_participants(participants: tuple[Participant, ...], assessment: Assessment) -> Assessment:
    """Say who came, by role and number."""
    return having(assessment, participants=participants)


def check_label(check: LabelCheck, assessment: Assessment) -> Assessment:
    """Record an evidence label looked up in the published guide; it replaces an earlier check."""
    others = tuple(other for other in assessment.label_checks if other.item != check.item)
    return having(assessment, label_checks=(*others, check))


def place_at(question_id: str, rung: int, assessment: Assessment) -> Assessment:
    """Agree on a rung; ValueError if the ladder has none such. What was written beside it stays."""
    return _judge(question_id, assessment, state=AnswerState.AGREED, rung=rung)


def disagree(question_id: str, low: int, high: int, assessment: Assessment) -> Assessment:
    """Record that the group was left between two rungs: low < high, else ValueError is raised."""
    return _judge(question_id, assessment, state=AnswerState.NO_AGREEMENT, low=low, high=high)


def not_known(question_id: str, assessment: Assessment) -> Assessment:
    """Record that nobody in the room knows."""
    return _judge(question_id, assessment, state=AnswerState.DONT_KNOW)


def does_not_apply(question_id: str, reason: str, assessment: Assessment) -> Assessment:
    """Record why a question does not apply here. Raises ValueError without a reason."""
    return _judge(question_id, assessment, state=AnswerState.NOT_APPLICABLE, reason=reason)


def give_value(question_id: str, value: int | str, assessment: Assessment) -> Assessment:
    """Answer a number, choice or text question. Raises ValueError for what it does not take."""
    return _judge(question_id, assessment, state=AnswerState.AGREED, value=value)


def clear_answer(question_id: str, assessment: Assessment) -> Assessment:
    """Take the answer back to not discussed. What was written beside the question stays."""
    return _judge(question_id, assessment, state=AnswerState.NOT_DISCUSSED)


def write(question_id: str, box: str, text: str, assessment: Assessment) -> Assessment:
    """Write in one of the boxes beside a question. Raises KeyError for an unknown box."""
    if box not in WRITTEN:
        raise KeyError(box)
    return _answer(question_id, assessment, **{box: text})


def settle(question_id: str, settled: Settled | None, assessment: Assessment) -> Assessment:
    """Say how an answer was come to."""
    return _answer(question_id, assessment, settled=settled)


JUDGED = (QuestionKind.LADDER, QuestionKind.CHOICE)
"""The kinds of question whose answer a group settles."""


def unsettled(item: Item, assessment: Assessment) -> tuple[Question, ...]:
    """The judged questions of an item with an agreed answer, of which nobody said how."""
    answers = ((each, assessment.answer(each.id)) for each in item.questions)
    return tuple(
        question
        for question, answer in answers
        if question.kind in JUDGED and answer.state is AnswerState.AGREED and answer.settled is None
    )


def settle_rest(item_id: str, settled: Settled, assessment: Assessment) -> Assessment:
    """Say the same of every answer of an item of which nobody said how it was come to."""
    for question in unsettled(assessment.question_set.item(item_id), assessment):
        assessment = settle(question.id, settled, assessment)
    return assessment


def be_sure(question_id: str, sure: Sure | None, assessment: Assessment) -> Assessment:
    """Say how sure the group is of its own answer."""
    return _answer(question_id, assessment, sure=sure)


def read_back(question_id: str, when: datetime | None, assessment: Assessment) -> Assessment:
    """Record that the room heard the answer read out and confirmed it, or take that back."""
    return _answer(question_id, assessment, read_back=when)


def flag(question_id: str, flagged: bool, assessment: Assessment) -> Assessment:
    """Mark a question to look at again, or take the mark off."""
    return _answer(question_id, assessment, flagged=flagged)


def record(question_id: str, answer: Answer, assessment: Assessment) -> Assessment:
    """Put a whole answer in place of what was there."""
    answers = {key: value for key, value in assessment.answers.items() if key != question_id}
    if answer != NOT_DISCUSSED:
        answers[question_id] = answer
    return having(assessment, answers=answers)


def park(point: ParkedPoint, assessment: Assessment) -> Assessment:
    """Set a point aside to come back to; a question it belongs to shows as parked."""
    parked = having(assessment, parking=(*assessment.parking, point))
    if point.question is None:
        return parked
    return _answer(point.question, parked, parked=True)


def take_up(point_id: str, assessment: Assessment) -> Assessment:
    """Take a parked point up again. Raises KeyError if there is none of this id."""
    point = row_of(assessment.parking, point_id)
    rest = tuple(other for other in assessment.parking if other.id != point_id)
    after = having(assessment, parking=rest)
    if point.question is None or any(other.question == point.question for other in rest):
        return after
    return _answer(point.question, after, parked=False)


def change_point(point: ParkedPoint, assessment: Assessment) -> Assessment:
    """Reword a parked point, or record its outcome. Raises KeyError if there is none of this id."""
    return having(assessment, parking=swapped(assessment.parking, point))


def confirm_cell(
    item_id: str, group_id: str, value: CellValue, assessment: Assessment
) -> Assessment:
    """Say whether a family group gets what a recommendation asks for.

    A cell that says another thing than the register suggests is marked as an override.
    """
    suggested = suggestion(item_id, group_id, assessment)
    overridden = suggested is not None and suggested is not value
    cell = Cell(value=value, confirmed=True, overridden=overridden)
    return _set_cell(item_id, group_id, cell, assessment)


def confirm_row(
    item_id: str, groups: Iterable[str], value: CellValue, assessment: Assessment
) -> Assessment:
    """Confirm the same for several family groups of a recommendation."""
    for group_id in groups:
        assessment = confirm_cell(item_id, group_id, value, assessment)
    return assessment


def confirm_suggestions(cells: Iterable[tuple[str, str]], assessment: Assessment) -> Assessment:
    """Confirm what the register suggests for these cells, named by item and group.

    Where somebody has confirmed a cell already, or the register says nothing, it stays as it is.
    """
    after = assessment
    for item_id, group_id in cells:
        suggested = suggestion(item_id, group_id, assessment)
        if suggested is not None and assessment.confirmed(item_id, group_id) is None:
            after = confirm_cell(item_id, group_id, suggested, after)
    return after


def add_fact(fact: LocalFact, assessment: Assessment) -> Assessment:
    """Add a fact to the local picture."""
    return having(assessment, local_picture=(*assessment.local_picture, fact))


def change_fact(fact: LocalFact, assessment: Assessment) -> Assessment:
    """Change a fact of the local picture. Raises KeyError if there is none of this id."""
    return having(assessment, local_picture=swapped(assessment.local_picture, fact))


def remove_fact(fact_id: str, assessment: Assessment) -> Assessment:
    """Take a fact out of the local picture. Raises KeyError if there is none of this id."""
    fact = row_of(assessment.local_picture, fact_id)
    kept = tuple(other for other in assessment.local_picture if other is not fact)
    return having(assessment, local_picture=kept)


def record_picks(question_id: str, rounds: tuple[Round, ...], assessment: Assessment) -> Assessment:
    """Put the votes on a question in place of what was there; no round takes them out."""
    rest = {key: value for key, value in assessment.picks.items() if key != question_id}
    return having(assessment, picks=rest | ({question_id: rounds} if rounds else {}))


def clear_cell(item_id: str, group_id: str, assessment: Assessment) -> Assessment:
    """Leave a cell of the grid blank again."""
    return _set_cell(item_id, group_id, None, assessment)


def add_service(service: Service, assessment: Assessment) -> Assessment:
    """Enter a service in the register."""
    return having(assessment, services=(*assessment.services, service))


def change_service(service: Service, assessment: Assessment) -> Assessment:
    """Change a service of the register. Raises KeyError if there is none of this id."""
    return having(assessment, services=swapped(assessment.services, service))


def remove_service(service_id: str, assessment: Assessment) -> Assessment:
    """Take a service out of the register. Raises KeyError if there is none of this id."""
    service = row_of(assessment.services, service_id)
    return having(assessment, services=tuple(s for s in assessment.services if s is not service))


def _answer(question_id: str, assessment: Assessment, **changes: Any) -> Assessment:  # noqa: ANN401
    return record(question_id, changed(assessment.answer(question_id), **changes), assessment)


def _judge(question_id: str, assessment: Assessment, **judgement: Any) -> Assessment:  # noqa: ANN401
    """Replace what was judged, and only that: notes stay.

    How it was settled, and that it was read back, was said of the old judgement, and goes with it.
    Raises KeyError for an unknown question and ValueError for an answer that it does not take.
    """
    question = assessment.question_set.question(question_id)
    before = assessment.answer(question_id)
    blank = {"rung": None, "low": None, "high": None, "value": None, "withheld": False}
    answer = changed(before, **(blank | judgement))
    if any(getattr(answer, name) != getattr(before, name) for name in ("state", *blank)):
        answer = changed(answer, settled=None, read_back=None)
    for fault in answer_faults(("answers", question_id), answer, question):
        raise ValueError(fault.message)
    return record(question_id, answer, assessment)


def _set_cell(item_id: str, group_id: str, cell: Cell | None, assessment: Assessment) -> Assessment:
    row = {key: old for key, old in assessment.grid.get(item_id, {}).items() if key != group_id}
    if cell is not None:
        row[group_id] = cell
    grid = {key: old for key, old in assessment.grid.items() if key != item_id}
    if row:
        grid[item_id] = row
    return having(assessment, grid=grid)


def edit_text(key: str, text: str, instead_of: str, assessment: Assessment) -> Assessment:
    """Print the council's own words in place of what the rules say (`texts`).

    Nothing written, or the very words of the rules, takes an edit back.
    """
    texts = dict(assessment.texts)
    said = text.strip()
    if said and said != instead_of.strip():
        texts[key] = EditedText(text=said, instead_of=instead_of)
    else:
        texts.pop(key, None)
    return having(assessment, texts=texts)
