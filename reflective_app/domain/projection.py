"""What the positions would be if the roadmap's actions reach what they aim for (section 6)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from reflective_app.domain.assessment import NOT_DISCUSSED, Answer, AnswerState, Assessment
from reflective_app.domain.item import Item
from reflective_app.domain.phases import ORDER, phases
from reflective_app.domain.plan import Aim, Phase
from reflective_app.domain.position import Position, Word, position


def projected(assessment: Assessment, now: Mapping[str, Position]) -> dict[Phase, dict[str, Word]]:
    """The word of each of the guide's items at the end of each phase."""
    ends = projected_positions(assessment, now)
    return {phase: {item: at.word for item, at in ends[phase].items()} for phase in ends}


def projected_positions(
    assessment: Assessment, now: Mapping[str, Position]
) -> dict[Phase, dict[str, Position]]:
    """The position of each of the guide's items at the end of each phase.

    As if every action standing in that phase or before reached its aims. Who gets what, the grid,
    stays as it is. `now` are the present positions by item, so that only items of which an aim
    changes an answer are worked out again.
    """
    standing = phases(assessment.plan.actions)
    items = assessment.question_set.items
    stands = {item.id: now[item.id] for item in items}
    after = assessment
    ends = {}
    for phase in ORDER:
        here = [action for action in assessment.plan.actions if standing[action.id] is phase]
        before, after = after, reaching([aim for action in here for aim in action.aims], after)
        for item in items:
            if any(after.answer(q.id) is not before.answer(q.id) for q in item.ladder_questions):
                stands[item.id] = position(item, after)
        ends[phase] = dict(stands)
    return ends


def aimed_at(assessment: Assessment) -> tuple[Item, ...]:
    """The guide's items of which an action aims at a sentence, in guide order."""
    asked = {aim.question for action in assessment.plan.actions for aim in action.aims}
    items = assessment.question_set.items
    return tuple(item for item in items if any(q.id in asked for q in item.questions))


def reaching(aims: Iterable[Aim], assessment: Assessment) -> Assessment:
    """The assessment with the answers as they would be if every aim were reached."""
    answers = dict(assessment.answers)
    for aim in aims:
        before = answers.get(aim.question, NOT_DISCUSSED)
        answers[aim.question] = reached(before, aim.rung)
    return assessment.model_copy(update={"answers": answers})


def reached(answer: Answer, rung: int) -> Answer:
    """An answer once its aim is reached; nothing that is already further up comes down."""
    if answer.state is AnswerState.NOT_APPLICABLE:
        return answer
    if answer.state is AnswerState.AGREED:
        return answer if answer.rung is None or answer.rung >= rung else _agreed(rung)
    if answer.state is AnswerState.NO_AGREEMENT:
        assert answer.low is not None
        assert answer.high is not None
        if rung >= answer.high:
            return _agreed(rung)
        low = max(answer.low, rung)
        return Answer(state=AnswerState.NO_AGREEMENT, low=low, high=answer.high)
    return _agreed(rung)


@cache
def _agreed(rung: int) -> Answer:
    return Answer(state=AnswerState.AGREED, rung=rung)
