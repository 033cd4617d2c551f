"""Which questions go on paper: those of the running order, the essential ones, or all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.item import Question
from reflective_app.domain.question_set import QuestionSet
from reflective_app.wording.dates import counted

MANY = 30
"""More ladders than this make a pile that nobody prints for each of twelve people."""


class Which(StrEnum):
    """How many questions somebody wants on paper."""

    ORDER = "order"
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


def asked_on(which: Which | None, assessment: Assessment) -> tuple[str, ...]:
    """The ids of the questions on an assessment's sheets, in the order in which they stand there.

    What is printed and what is keyed in again both ask here, so that the one follows the other.
    """
    return chosen(assessment.question_set, which, assessment.workshop.asked)


def usual(question_set: QuestionSet, order: Sequence[str] = ()) -> Which:
    """What is printed as long as nobody says it: the running order where there is one.

    Else what makes a pile that can be printed: all of a short set, the essential of a long one.
    """
    if questions_of(question_set, order):
        return Which.ORDER
    return Which.ESSENTIAL if len(ladders(question_set)) > MANY else Which.ALL


def chosen(
    question_set: QuestionSet, which: Which | None, order: Sequence[str] = ()
) -> tuple[str, ...]:
    """The ids of the questions to print; None is for what is usual.

    The council's own are always among them, and come last; only one that has its place in the
    running order keeps it there, so that paper and room ask in one order. A set that calls none
    essential has all of them printed; where there is no running order it asks for nothing.
    """
    which = which or usual(question_set, order)
    every, local = ladders(question_set), _local(question_set)
    if which is Which.ORDER:
        ordered = ids(questions_of(question_set, order))
        ours = (each.id for each in every if each.id in local)
        return tuple(dict.fromkeys((*ordered, *(ours if ordered else ()))))
    if which is Which.ESSENTIAL and any(question.essential for question in every):
        return ids(each for each in every if each.essential or each.id in local)
    return ids(every)


def chosen_words(question_set: QuestionSet, asked: Sequence[str], which: Which) -> str:
    """How many questions were taken of how many, and which."""
    every = len(ladders(question_set))
    if which is not Which.ORDER and len(asked) == every:
        return f"All {counted(every, 'question')}."
    what = "those of the running order" if which is Which.ORDER else "the essential ones"
    own = " and the council’s own" if _local(question_set) else ""
    return f"{counted(len(asked), 'question')} of {every}: {what}{own}."


def ids(questions: Iterable[Question]) -> tuple[str, ...]:
    """The ids of questions, in order."""
    return tuple(question.id for question in questions)


def _local(question_set: QuestionSet) -> frozenset[str]:
    return frozenset(q.id for item in question_set.local_items for q in item.ladder_questions)
