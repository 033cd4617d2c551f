"""What is said of a council's own questions, on screen, on paper and in commands."""

from __future__ import annotations

from reflective_app.domain.findings import ItemFinding
from reflective_app.domain.item import Item
from reflective_app.domain.question_set import QuestionSet
from reflective_app.wording.dates import counted
from reflective_app.wording.words import KINDS

TITLE = "Local questions"
NOTE = "The council’s own, beside the guide’s. No position of the guide’s rests on them."
KIND = "Local question"


def kind_words(item: Item, question_set: QuestionSet) -> str:
    """What an item is; one of the council's own is that, whatever its author called it."""
    return KIND if question_set.is_local(item) else KINDS[item.kind]


def whose_words(item: Item, question_set: QuestionSet) -> str:
    """In whose words an item is told."""
    return "in the council’s words" if question_set.is_local(item) else "in our words"


def local_sentence(finding: ItemFinding) -> str:
    """How many of its questions have an answer that counts."""
    at = finding.position
    if not at.readings:
        return "Its questions do not apply here."
    return f"{at.counted} of {counted(len(at.readings), 'question')} answered."
