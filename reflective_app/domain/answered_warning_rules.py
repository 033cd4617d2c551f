"""Rules for what an author answers to the lint: it speaks of something that is in the set."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from reflective_app.domain.fault import Fault
from reflective_app.domain.item import Item
from reflective_app.domain.question_set import AnsweredWarning, QuestionSet


def answered_warning_faults(question_set: QuestionSet) -> Iterator[Fault]:
    """A fault for each answered warning about something that is not in the set."""
    there = {question_set.guide.id, *answerable(question_set.every_item)}
    message = "There is no guide, item, question or action with this id in the set."
    return _unknown(question_set.answered_warnings, there, message)


def local_answered_faults(
    answers: Iterable[AnsweredWarning], items: Iterable[Item]
) -> Iterator[Fault]:
    """The same for a file of a council's own questions: it answers for its own items alone."""
    message = "There is no item, question or action with this id in the file."
    return _unknown(answers, set(answerable(items)), message)


def _unknown(
    answers: Iterable[AnsweredWarning], there: Collection[str], message: str
) -> Iterator[Fault]:
    for number, answer in enumerate(answers):
        if answer.at not in there:
            yield Fault(("answered_warnings", number, "at"), answer.at, message)


def answerable(items: Iterable[Item]) -> Iterator[str]:
    """The ids of everything in these items that can be warned of."""
    for item in items:
        yield item.id
        yield from (question.id for question in item.questions)
        yield from (action.id for action in item.actions)
