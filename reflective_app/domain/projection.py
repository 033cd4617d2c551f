"""What the positions would be if the roadmap's actions reach what they aim for (section 6)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from reflective_app.domain.assessment import Answer, AnswerState, Assessment
from reflective_app.domain.phases import ORDER, phases
from reflective_app.domain.plan import Aim, Phase
from reflective_app.domain.position import Position, Word, position


def projected(assessment: Assessment, now: Mapping[str, Position]) -> dict[Phase, dict[str, Word]]:
    """The word of each of the guide's items at the end of each phase.

    As if every action standing in that phase or before reached its aims. Who gets what, the grid,
    stays as it is. `now` are the present positions by item, so that only items with aims are worked
    out again.
    """
    standing = phases(assessment.plan.actions)
    items = assessment.question_set.items
    words = {item.id: now[item.id].word for item in items}
    after = assessment
    ends = {}
    for phase in ORDER:
        here = [action for action in assessment.plan.actions if standing[action.id] is phase]
        aims = [aim for action in here for aim in action.aims]
        after = reaching(aims, after)
        touched = {aim.question for aim in aims}
        for item in items:
            if any(question.id in touched for question in item.questions):
                words[item.id] = position(item, after).word
        ends[phase] = dict(words)
    return ends


def reaching(aims: Iterable[Aim], assessment: Assessment) -> Assessment:
    """The assessment with the answers as they would be if every aim were reached."""
    answers = dict(assessment.answers)
    for aim in aims:
        before = answers.get(aim.question, Answer())
        answers[aim.question] = reached(before, aim.rung)
    return assessment.model_copy(update={"answers": answers})


def reached(answer: Answer, rung: int) -> Answer:
    """An answer once its aim is reached; nothing that is already further up comes down."""
    agreed = Answer(state=AnswerState.AGREED, rung=rung)
    if answer.state is AnswerState.NOT_APPLICABLE:
        return answer
    if answer.state is AnswerState.AGREED:
        return answer if answer.rung is None or answer.rung >= rung else agreed
    if answer.state is AnswerState.NO_AGREEMENT:
        assert answer.low is not None
        assert answer.high is not None
        if rung >= answer.high:
            return agreed
        low = max(answer.low, rung)
        return Answer(state=AnswerState.NO_AGREEMENT, low=low, high=answer.high)
    return agreed
