"""The page at which to go on with an assessment of which nobody knows where it was left."""

from __future__ import annotations

from reflective_app.domain.assessment import AnswerState, Assessment
from reflective_app.domain.kinds import QuestionKind
from reflective_app.wording.offer import blank_cells


def first_to_do(assessment: Assessment) -> str:
    """The key of the first page with something left to do; the report where nothing is.

    Nothing has to be done on the benchmark: it shows what follows.
    """
    to_do = {
        "set-up": not assessment.participants or not assessment.profile.lead,
        "offer": not assessment.services or blank_cells(assessment) > 0,
        "questions": _some_ladder_not_discussed(assessment),
        "roadmap": not assessment.plan.actions,
    }
    return next((key for key, left in to_do.items() if left), "report")


def _some_ladder_not_discussed(assessment: Assessment) -> bool:
    """The others may well stay empty: no position hangs on them."""
    return any(
        question.kind is QuestionKind.LADDER
        and assessment.answer(question.id).state is AnswerState.NOT_DISCUSSED
        for question in assessment.question_set.questions()
    )
