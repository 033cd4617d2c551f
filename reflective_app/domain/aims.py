"""What an action that is thought of at a question would be for."""

from __future__ import annotations

from reflective_app.domain.assessment import Answer, AnswerState
from reflective_app.domain.item import Question
from reflective_app.domain.plan import Aim


def next_aim(question: Question, answer: Answer) -> tuple[Aim, ...]:
    """One sentence further up than the answer; from no agreement, than its lower end.

    None where the question has no sentences, where nobody knows how it stands, or at the top.
    """
    stands = answer.low if answer.state is AnswerState.NO_AGREEMENT else answer.rung
    if stands is None or stands >= question.top:
        return ()
    return (Aim(question=question.id, rung=stands + 1),)
