"""A question set's own examples, worked out: the set's tests (`files.md` section 1)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from reflective_app.domain.assessment import Assessment, Profile
from reflective_app.domain.position import position
from reflective_app.domain.question_set import Example, QuestionSet
from reflective_app.domain.sheet_code import parse_code

NOBODY = UUID(int=0)
EXAMPLE_REASON = "In the example it does not apply."


@dataclass(frozen=True, slots=True)
class Surprise:
    """An item of an example that came out at another word than its author expected."""

    example: str
    item_id: str
    expected: str
    word: str


def surprises(question_set: QuestionSet) -> Iterator[Surprise]:
    """Work out every example and yield what differs from what it expects.

    The set must keep its rules: each code and id of its examples is taken as checked.
    """
    for example in question_set.examples:
        assessment = _answered(example, question_set)
        for item_id, expected in example.expect.items():
            word = position(question_set.item(item_id), assessment).word
            if word != expected:
                yield Surprise(example.name, item_id, expected, word)


def _answered(example: Example, question_set: QuestionSet) -> Assessment:
    answers = {
        question_id: parse_code(code, question_set.question(question_id), reason=EXAMPLE_REASON)
        for question_id, code in example.answers.items()
    }
    return Assessment(
        id=NOBODY,
        question_set=question_set,
        profile=Profile(council=example.name, date=date.min),
        answers=answers,
    )
