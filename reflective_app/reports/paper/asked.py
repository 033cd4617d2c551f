"""Which questions go on paper: those asked for, all, or the essential ones."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from reflective_app.domain.item import Question
from reflective_app.domain.question_set import QuestionSet
from reflective_app.wording.dates import counted

MANY = 30
"""More ladders than this make a pile that nobody prints for each of twelve people."""


class Which(StrEnum):
    """How many questions somebody wants on paper."""

    ESSENTIAL = "essential"
    ALL = "all"


def ladders(question_set: QuestionSet) -> tuple[Question, ...]:
    """Every question that people pick a sentence for, the council's own last."""
    return tuple(question for question in question_set.questions() if question.rungs)


def questions_of(question_set: QuestionSet, asked: Sequence[str] | None) -> tuple[Question, ...]:
    """The questions of these ids in their order, each once; None is for all.

    Questions without a ladder are left out: nobody picks a sentence for them. Raises KeyError for
    an id that the set does not have.
    """
    if asked is None:
        return ladders(question_set)
    wanted = (question_set.question(each) for each in dict.fromkeys(asked))
    return tuple(question for question in wanted if question.rungs)


def chosen(question_set: QuestionSet, which: Which | None) -> tuple[str, ...]:
    """The ids of the questions to print: the essential ones with the council's own, or all.

    None is for what makes a pile that can be printed: all of a short set, the essential of a long
    one. A set that calls none essential has all of them printed.
    """
    every = ladders(question_set)
    if which is None:
        which = Which.ESSENTIAL if len(every) > MANY else Which.ALL
    ours = {question.id for item in question_set.local_items for question in item.questions}
    essential = [q.id for q in every if q.essential or q.id in ours]
    named = any(q.essential for q in every)
    if which is Which.ESSENTIAL and named:
        return tuple(essential)
    return tuple(question.id for question in every)


def chosen_words(question_set: QuestionSet, asked: Sequence[str]) -> str:
    """How many questions were taken, and how to have the others."""
    every = len(ladders(question_set))
    if len(asked) == every:
        return f"All {counted(every, 'question')}."
    local = sum(len(item.ladder_questions) for item in question_set.local_items)
    own = " and the council’s own" if local else ""
    return (
        f"{counted(len(asked), 'question')} of {every}: the essential ones{own}. "
        "For all of them add --questions all."
    )
