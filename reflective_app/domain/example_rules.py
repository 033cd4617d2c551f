"""Rules for a set's examples: they speak of what is there, in the one code and the agreed words."""

from __future__ import annotations

from collections.abc import Iterator

from reflective_app.domain.fault import Fault, Place
from reflective_app.domain.position import Word
from reflective_app.domain.question_set import Example, QuestionSet
from reflective_app.domain.sheet_code import SheetCodeError, parse_code


def example_faults(question_set: QuestionSet) -> Iterator[Fault]:
    """Every rule that the set's examples break."""
    names = set()
    for number, example in enumerate(question_set.examples):
        place = ("examples", number)
        if example.name in names:
            message = "Another example has this name. Give each its own."
            yield Fault((*place, "name"), example.name, message)
        names.add(example.name)
        yield from _answer_faults((*place, "answers"), example, question_set)
        yield from _expectation_faults((*place, "expect"), example, question_set)


def _answer_faults(place: Place, example: Example, question_set: QuestionSet) -> Iterator[Fault]:
    questions = {question.id: question for question in question_set.questions()}
    for name, code in example.answers.items():
        if name not in questions:
            message = "There is no question with this id in the set."
            yield Fault((*place, name), name, message)
            continue
        try:
            parse_code(code, questions[name], reason="In the example.")
        except SheetCodeError as error:
            yield Fault((*place, name), code, str(error))


def _expectation_faults(
    place: Place, example: Example, question_set: QuestionSet
) -> Iterator[Fault]:
    items = {item.id for item in question_set.items}
    for name, word in example.expect.items():
        if name not in items:
            yield Fault((*place, name), name, "There is no item with this id in the set.")
        if word not in set(Word):
            message = f"A position is one of: {', '.join(Word)}."
            yield Fault((*place, name), word, message)
