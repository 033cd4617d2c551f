"""Every way an assessment can change.

Pure functions with the assessment as the last argument, so that `partial` makes an edit.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from reflective_app.domain.assessment import (
    NOT_DISCUSSED,
    Action,
    Answer,
    AnswerState,
    Assessment,
    Cell,
    CellValue,
    LabelCheck,
    NotNow,
    ParkedPoint,
    Participant,
    Phase,
    Profile,
    Service,
    Settled,
    Sure,
)
from reflective_app.domain.assessment_rules import answer_faults
from reflective_app.domain.value import Value

Edit = Callable[[Assessment], Assessment]
"""An edit that still waits for the assessment."""

WRITTEN = frozenset(
    ("reason", "have", "know", "next", "barriers", "enablers", "different_view", "note")
)
"""The boxes of an answer that take free text."""

V = TypeVar("V", bound=Value)
Row = TypeVar("Row", Service, Action, ParkedPoint)


def set_profile(profile: Profile, assessment: Assessment) -> Assessment:
    """Say whose assessment this is, and of when."""
    return _with(assessment, profile=profile)


def set_participants(participants: tuple[Participant, ...], assessment: Assessment) -> Assessment:
    """Say who came, by role and number."""
    return _with(assessment, participants=participants)


def check_label(check: LabelCheck, assessment: Assessment) -> Assessment:
    """Record an evidence label looked up in the published guide; it replaces an earlier check."""
    others = tuple(other for other in assessment.label_checks if other.item != check.item)
    return _with(assessment, label_checks=(*others, check))


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


def be_sure(question_id: str, sure: Sure | None, assessment: Assessment) -> Assessment:
    """Say how sure the group is of its own answer."""
    return _answer(question_id, assessment, sure=sure)


def flag(question_id: str, flagged: bool, assessment: Assessment) -> Assessment:
    """Mark a question to look at again, or take the mark off."""
    return _answer(question_id, assessment, flagged=flagged)


def record(question_id: str, answer: Answer, assessment: Assessment) -> Assessment:
    """Put a whole answer in place of what was there."""
    answers = {key: value for key, value in assessment.answers.items() if key != question_id}
    if answer != NOT_DISCUSSED:
        answers[question_id] = answer
    return _with(assessment, answers=answers)


def park(point: ParkedPoint, assessment: Assessment) -> Assessment:
    """Set a point aside to come back to; a question it belongs to shows as parked."""
    parked = _with(assessment, parking=(*assessment.parking, point))
    if point.question is None:
        return parked
    return _answer(point.question, parked, parked=True)


def take_up(point_id: str, assessment: Assessment) -> Assessment:
    """Take a parked point up again. Raises KeyError if there is none of this id."""
    point = _row(assessment.parking, point_id)
    rest = tuple(other for other in assessment.parking if other.id != point_id)
    after = _with(assessment, parking=rest)
    if point.question is None or any(other.question == point.question for other in rest):
        return after
    return _answer(point.question, after, parked=False)


def change_point(point: ParkedPoint, assessment: Assessment) -> Assessment:
    """Reword a parked point, or record its outcome. Raises KeyError if there is none of this id."""
    return _with(assessment, parking=_swapped(assessment.parking, point))


def confirm_cell(
    item_id: str, group_id: str, value: CellValue, assessment: Assessment
) -> Assessment:
    """Say whether a family group gets what a recommendation asks for."""
    return _set_cell(item_id, group_id, Cell(value=value, confirmed=True), assessment)


def clear_cell(item_id: str, group_id: str, assessment: Assessment) -> Assessment:
    """Leave a cell of the grid blank again."""
    return _set_cell(item_id, group_id, None, assessment)


def add_service(service: Service, assessment: Assessment) -> Assessment:
    """Enter a service in the register."""
    return _with(assessment, services=(*assessment.services, service))


def change_service(service: Service, assessment: Assessment) -> Assessment:
    """Change a service of the register. Raises KeyError if there is none of this id."""
    return _with(assessment, services=_swapped(assessment.services, service))


def remove_service(service_id: str, assessment: Assessment) -> Assessment:
    """Take a service out of the register. Raises KeyError if there is none of this id."""
    service = _row(assessment.services, service_id)
    return _with(assessment, services=tuple(s for s in assessment.services if s is not service))


def add_action(action: Action, assessment: Assessment) -> Assessment:
    """Add an action at the end of its phase. An accepted draft is one that names its draft."""
    return _plan(assessment, actions=(*assessment.plan.actions, action))


def change_action(action: Action, assessment: Assessment) -> Assessment:
    """Change an action. Raises KeyError if there is none of this id."""
    return _plan(assessment, actions=_swapped(assessment.plan.actions, action))


def alter_action(action_id: str, field: str, value: object, assessment: Assessment) -> Assessment:
    """Change one field of an action.

    Raises KeyError for an unknown action, ValueError for a value that does not fit.
    """
    action = _row(assessment.plan.actions, action_id)
    return change_action(_changed(action, **{field: value}), assessment)


def remove_action(action_id: str, assessment: Assessment) -> Assessment:
    """Take an action off the roadmap, also out of what others depend on. KeyError if unknown."""
    _row(assessment.plan.actions, action_id)
    kept = tuple(
        _changed(action, depends_on=tuple(d for d in action.depends_on if d != action_id))
        for action in assessment.plan.actions
        if action.id != action_id
    )
    return _plan(assessment, actions=kept)


def move_action(action_id: str, phase: Phase, place: int, assessment: Assessment) -> Assessment:
    """Put an action at a place within a phase, 0 first. Raises KeyError if it is unknown."""
    action = _row(assessment.plan.actions, action_id)
    others = [other for other in assessment.plan.actions if other.id != action_id]
    ahead = [index for index, other in enumerate(others) if other.phase is phase]
    at = ahead[place] if 0 <= place < len(ahead) else len(others)
    others.insert(at, _changed(action, phase=phase))
    return _plan(assessment, actions=tuple(others))


def set_draft_aside(draft_id: str, why: NotNow, assessment: Assessment) -> Assessment:
    """Set a draft action aside, with the reason. It moves no item."""
    return _plan(assessment, drafts_set_aside=assessment.plan.drafts_set_aside | {draft_id: why})


def bring_draft_back(draft_id: str, assessment: Assessment) -> Assessment:
    """Offer a draft again that was set aside."""
    rest = {key: why for key, why in assessment.plan.drafts_set_aside.items() if key != draft_id}
    return _plan(assessment, drafts_set_aside=rest)


def set_aside(item_id: str, why: NotNow, assessment: Assessment) -> Assessment:
    """Set a recommendation aside for now, with the reason. Duties cannot be: KeyError is raised."""
    item = assessment.question_set.item(item_id)
    if item.kind != "recommendation":
        raise KeyError(item_id)
    return _plan(assessment, not_now=assessment.plan.not_now | {item_id: why})


def bring_back(item_id: str, assessment: Assessment) -> Assessment:
    """Bring back a recommendation that was set aside."""
    rest = {key: why for key, why in assessment.plan.not_now.items() if key != item_id}
    return _plan(assessment, not_now=rest)


def ask_for_decisions(decisions: tuple[str, ...], assessment: Assessment) -> Assessment:
    """Say what the board is asked to decide, in order."""
    return _plan(assessment, decisions_asked=decisions)


def _changed(leaf: V, /, **changes: Any) -> V:  # noqa: ANN401 - any field, `value` among them
    """A leaf made anew through its constructor, so that it is checked."""
    fields = {name: getattr(leaf, name) for name in type(leaf).model_fields}
    return type(leaf)(**(fields | changes))


def _with(assessment: Assessment, **changes: Any) -> Assessment:  # noqa: ANN401
    """The containers are copied, not checked again: their leaves were."""
    return assessment.model_copy(update=changes)


def _plan(assessment: Assessment, **changes: Any) -> Assessment:  # noqa: ANN401
    return _with(assessment, plan=_changed(assessment.plan, **changes))


def _answer(question_id: str, assessment: Assessment, **changes: Any) -> Assessment:  # noqa: ANN401
    return record(question_id, _changed(assessment.answer(question_id), **changes), assessment)


def _judge(question_id: str, assessment: Assessment, **judgement: Any) -> Assessment:  # noqa: ANN401
    """Replace what was judged, and only that: notes stay.

    How it was settled was said of the old judgement, and goes with it. Raises KeyError for an
    unknown question and ValueError for an answer that it does not take.
    """
    question = assessment.question_set.question(question_id)
    before = assessment.answer(question_id)
    blank = {"rung": None, "low": None, "high": None, "value": None}
    answer = _changed(before, **(blank | judgement))
    if any(getattr(answer, name) != getattr(before, name) for name in ("state", *blank)):
        answer = _changed(answer, settled=None)
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
    return _with(assessment, grid=grid)


def _row(rows: tuple[Row, ...], row_id: str) -> Row:
    return {row.id: row for row in rows}[row_id]


def _swapped(rows: tuple[Row, ...], new: Row) -> tuple[Row, ...]:
    _row(rows, new.id)
    return tuple(new if row.id == new.id else row for row in rows)
