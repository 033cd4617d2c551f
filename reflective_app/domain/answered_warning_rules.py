"""Rules for what an author answers to the lint: it speaks of something that is in the set."""

from __future__ import annotations

from collections.abc import Iterator

from reflective_app.domain.fault import Fault
from reflective_app.domain.question_set import QuestionSet


def answered_warning_faults(question_set: QuestionSet) -> Iterator[Fault]:
    """A fault for each answered warning about something that is not in the set."""
    if not question_set.answered_warnings:
        return
    there = set(_answerable(question_set))
    for number, answer in enumerate(question_set.answered_warnings):
        if answer.at not in there:
            message = "There is no guide, item, question or action with this id in the set."
            yield Fault(("answered_warnings", number, "at"), answer.at, message)


def _answerable(question_set: QuestionSet) -> Iterator[str]:
    yield question_set.guide.id
    for item in question_set.every_item:
        yield item.id
        yield from (question.id for question in item.questions)
        yield from (action.id for action in item.actions)
