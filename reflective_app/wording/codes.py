"""The code of each question, the same on every sheet and on screen, and what a pick is called."""

from __future__ import annotations

from reflective_app.domain.item import Question
from reflective_app.domain.question_set import QuestionSet
from reflective_app.domain.sheet_code import DONT_KNOW, NOT_MINE

LETTERS = "abcdefghjkmnpqrstuvwyz"
"""Without i, l and o, which a hand writes like 1 and 0, and x, which is a pick."""

EXITS = {DONT_KNOW: "Don’t know", NOT_MINE: "Not mine to judge"}
"""The picks that are no sentence of the ladder."""

_ORDINALS = ("first", "second", "third", "fourth", "fifth")


def question_codes(question_set: QuestionSet) -> dict[str, str]:
    """A code for every question of a set: its item's, and a letter within the item (R1 a).

    A question has its code whether or not it is asked: the same on the tally sheet of one session,
    the response sheets of another and on screen. After z come aa, ab and on.
    """
    return {
        question.id: f"{question_set.codes[item.id]} {_letters(number)}"
        for item in question_set.every_item
        for number, question in enumerate(item.questions)
    }


def question_coded(typed: str, question_set: QuestionSet) -> Question | None:
    """The question of a code as somebody keys it: R1 a, r1a, R1A; None where there is none."""
    wanted = _keyed(typed)
    found = (q for q, code in question_codes(question_set).items() if _keyed(code) == wanted)
    question_id = next(found, None)
    return None if question_id is None else question_set.question(question_id)


def sentence_name(rung: int) -> str:
    """What a sentence of any ladder is called by its place: the first sentence."""
    return f"the {_ORDINALS[rung]} sentence"


def _letters(number: int) -> str:
    before, last = divmod(number, len(LETTERS))
    return (_letters(before - 1) if before else "") + LETTERS[last]


def _keyed(code: str) -> str:
    return "".join(code.split()).casefold()
