"""What a document holds of an assessment, in a sentence for who saved it."""

from __future__ import annotations

import re
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from reflective_app.domain.assessment import AnswerState
from reflective_app.reports.item_pages import NOTES
from reflective_app.reports.verified.letters import squeezed
from reflective_app.reports.verified.passages import passages
from reflective_app.wording.codes import question_codes
from reflective_app.wording.dates import counted, listed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reflective_app.domain.assessment import Answer, Assessment
    from reflective_app.reports.outline import Outline

ALL = "Read back: all that this document says is in the file."

_NUMBER = re.compile(r"(action)?[0-9]{1,3}\.?", re.IGNORECASE)
_BESIDE = 6
"""How many passages after a question can be about it."""


def counted_words(content: Outline, assessment: Assessment) -> str:
    """How many answers, notes and actions a document holds, once nothing of it is missing.

    “Read back: 143 answers, 62 notes and 12 actions are in the file.” Only what the document says
    is counted: no roadmap has answers. A question that was not discussed has no answer.
    """
    said = [squeezed(each.text) for each in passages(content)]
    answers, notes = _answers_and_notes(said, assessment)
    counts = ((answers, "answer"), (notes, "note"), (_actions(said, assessment), "action"))
    held = [counted(count, one) for count, one in counts if count]
    if not held:
        return ALL
    are = "is" if len(held) == 1 and held[0].startswith("1 ") else "are"
    return f"Read back: {listed(held)} {are} in the file."


def _answers_and_notes(said: list[str], assessment: Assessment) -> tuple[int, int]:
    """How many questions stand in it with what was said to them, and how many notes beside them."""
    answers: set[str] = set()
    notes: set[tuple[str, str]] = set()
    places = _places(said, assessment)
    for place, question_id in ((at, each) for at, asked in places.items() for each in asked):
        answer = assessment.answer(question_id)
        beside = _beside(place, said, places)
        if answer.state is not AnswerState.NOT_DISCUSSED and beside:
            answers.add(question_id)
        notes |= {(question_id, name) for name, text in _notes(answer).items() if text in beside}
    return len(answers), len(notes)


def _places(said: list[str], assessment: Assessment) -> dict[int, list[str]]:
    """Where a question begins a passage, as it is asked, its code before it or not.

    Several that are asked alike cannot be told apart, and stand at each of their places.
    """
    codes = question_codes(assessment.question_set)
    asked: dict[str, list[str]] = {}
    for question in assessment.question_set.questions():
        for before in ("", f"{codes[question.id]} "):
            asked.setdefault(squeezed(before + question.text), []).append(question.id)
    lengths = sorted({len(text) for text in asked}, reverse=True)
    found = {}
    for place, passage in enumerate(said):
        begins = (asked.get(passage[:length]) for length in lengths if length <= len(passage))
        if ids := next(filter(None, begins), None):
            found[place] = ids
    return found


def _beside(place: int, said: list[str], places: Mapping[int, list[str]]) -> str:
    """What follows a question in its own passage, and in the next until another question."""
    until = next(
        (each for each in range(place + 1, place + _BESIDE) if each in places), place + _BESIDE
    )
    asked = said[place]
    own = asked[asked.find("?") + 1 :] if "?" in asked else ""
    return "\n".join(filter(None, (own, *said[place + 1 : until])))


def _notes(answer: Answer) -> dict[str, str]:
    written = {field: squeezed(getattr(answer, field)) for field, _ in NOTES}
    return {field: text for field, text in written.items() if text}


def _actions(said: list[str], assessment: Assessment) -> int:
    """How many actions stand in it, each behind its number, in its passage or in the one before.

    A title alone is not enough: “Plan” and “Who” are heads of columns too.
    """
    return sum(
        any(map(partial(_is_action, squeezed(action.title)), pairwise(("", *said))))
        for action in assessment.plan.actions
    )


def _is_action(title: str, passages: tuple[str, str]) -> bool:
    """Whether the second of two passages is an action; behind its title only codes may stand."""
    number_before, passage = passages
    if passage == title:
        return _NUMBER.fullmatch(number_before) is not None
    before, found, rest = passage.partition(title)
    numbered = found and _NUMBER.fullmatch(before) is not None
    return bool(numbered) and (not rest or rest.startswith("("))
