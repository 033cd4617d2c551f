"""What is said of a council's own questions, on screen, on paper and in commands."""

from __future__ import annotations

from collections.abc import Iterable

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.findings import ItemFinding
from reflective_app.domain.item import Item
from reflective_app.domain.question_set import QuestionSet
from reflective_app.wording.dates import counted, listed
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


def asked_words(question_set: QuestionSet) -> str:
    """What an assessment asks of the council's own."""
    codes = question_set.codes
    titles = [f"{codes[item.id]} {item.title}" for item in question_set.local_items]
    if not titles:
        return "This assessment asks none of the council’s own questions."
    count = sum(len(item.questions) for item in question_set.local_items)
    asked = f"It asks {counted(count, 'question')} of the council’s own: {listed(titles)}."
    return f"{asked} {NOTE}"


def kept_words(wanted: tuple[Item, ...], assessment: Assessment) -> str:
    """Which local items stayed though something else was wanted, and which could not come in.

    Empty where all is as wanted.
    """
    question_set = assessment.question_set
    kept = [item for item in question_set.local_items if item not in wanted]
    missing = [item for item in wanted if not question_set.has_item(item.id)]
    said = []
    if kept:
        about = "it" if len(kept) == 1 else "them"
        said.append(
            f"{_titles(kept)} stayed as asked: there are answers, actions or parked points about "
            f"{about}."
        )
    if missing:
        said.append(
            f"{_titles(missing)} could not come in beside what stayed. Give its records ids that "
            "are not in use here."
        )
    return " ".join(said)


def _titles(items: Iterable[Item]) -> str:
    return listed([f"“{item.title}”" for item in items])


def local_sentence(finding: ItemFinding) -> str:
    """How many of its questions have an answer that counts."""
    at = finding.position
    if not at.readings:
        return "Its questions do not apply here."
    return f"{at.counted} of {counted(len(at.readings), 'question')} answered."
