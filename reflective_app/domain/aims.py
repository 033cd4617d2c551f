"""What an action that is thought of at a question would be for."""

from __future__ import annotations

from reflective_app.domain.assessment import Answer, AnswerState, Assessment
from reflective_app.domain.item import Question
from reflective_app.domain.plan import Action, Aim


def next_aim(question: Question, answer: Answer) -> tuple[Aim, ...]:
    """One sentence further up than the answer; from no agreement, than its lower end.

    None where the question has no sentences, where nobody knows how it stands, or at the top.
    """
    stands = answer.low if answer.state is AnswerState.NO_AGREEMENT else answer.rung
    if stands is None or stands >= question.top:
        return ()
    return (Aim(question=question.id, rung=stands + 1),)


def actions_from(question_id: str, assessment: Assessment) -> tuple[Action, ...]:
    """What is on the roadmap from a question, the newest first.

    That is what aims at a sentence of it, and what has no aim and is for its item alone.
    """
    item = assessment.question_set.item_of(question_id)
    found = [
        action
        for action in assessment.plan.actions
        if any(aim.question == question_id for aim in action.aims)
        or (not action.aims and action.items == (item.id,))
    ]
    return tuple(reversed(found))
