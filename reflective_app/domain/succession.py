"""What becomes of older questions in a newer set of the same guide (`files.md`: `replaces`).

A question that keeps its id needs no entry in the map: it is taken to be the same question. So what
is compared is whether an old answer would still be an answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from reflective_app.domain.fault import Fault, Place
from reflective_app.domain.item import Question
from reflective_app.domain.lint import plain_sentence
from reflective_app.domain.question_set import Mapping, QuestionSet

Revision = tuple[str, int]
"""An edition, and which version of its file."""

_SAY = (
    "Say what became of it: one more entry in the map, with change removed if it is not asked "
    "any more."
)
_LOOK_AGAIN = (
    "Put it in the map as reworded, so that old answers are looked at again, or keep its words."
)


def revision_of(question_set: QuestionSet) -> Revision:
    """By what a set is told from the others of its guide."""
    return question_set.guide.edition, question_set.guide.revision


def age(revision: Revision) -> tuple[list[tuple[int, str]], int]:
    """What sorts the older of two revisions of a guide first; a draft is before any year."""
    parts = re.findall(r"[0-9]+|[^0-9.-]+", revision[0])
    return [(int(part), "") if part.isdigit() else (-1, part) for part in parts], revision[1]


def named(revision: Revision) -> str:
    """How a revision is spoken of beside others of its guide."""
    return f"edition {revision[0]}, revision {revision[1]}"


def passed_over(new: QuestionSet, others: Iterable[QuestionSet]) -> tuple[QuestionSet, ...]:
    """The older sets of the guide of whose questions the new one says nothing.

    A set that one of those replaced has replaced in its turn is spoken for. The others are of the
    same guide.
    """
    known = {revision_of(other): other for other in others}
    spoken_for: set[Revision] = set()
    to_follow = [new]
    while to_follow:
        for older in to_follow.pop().replaces:
            at = (older.edition, older.revision)
            if at not in spoken_for and at in known:
                to_follow.append(known[at])
            spoken_for.add(at)
    before = sorted((at for at in known if age(at) < age(revision_of(new))), key=age)
    return tuple(known[at] for at in before if known[at].items and at not in spoken_for)


def succession_faults(new: QuestionSet, number: int, older: QuestionSet) -> tuple[Fault, ...]:
    """Why answers to the older set, which `new.replaces[number]` names, could not be taken over."""
    return tuple(_faults(new, number, older))


def succession_doubts(new: QuestionSet, number: int, older: QuestionSet) -> tuple[Fault, ...]:
    """The questions that are taken to be the same as in the older set, and read otherwise."""
    return tuple(
        Fault(place, None, f"{_told(before, older)} reads otherwise. {_LOOK_AGAIN}")
        for place, before, after in _same(new, number, older)
        if _fits(before, after) and _words(before) != _words(after)
    )


def _faults(new: QuestionSet, number: int, older: QuestionSet) -> Iterator[Fault]:
    asked = {question.id: question for question in older.questions()}
    meant = set()
    for place, mapping in _map(new, number):
        if mapping.from_ not in asked:
            close = get_close_matches(mapping.from_, asked, n=1)
            meant.update(close)
            hint = f" Did you mean “{close[0]}”?" if close else ""
            message = f"There is no question of this id in {named(revision_of(older))}.{hint}"
            yield Fault((*place, "from"), mapping.from_, message)
        elif new.has_question(mapping.from_) and mapping.from_ not in mapping.to:
            message = (
                "A question of this set has the older one’s id. Name it in to, or give the new "
                "question another id."
            )
            yield Fault((*place, "from"), mapping.from_, message)
    mapped = {mapping.from_ for _, mapping in _map(new, number)} | meant
    for question in asked.values():
        if question.id not in mapped and not new.has_question(question.id):
            message = f"{_told(question, older)} is neither in this set nor in the map. {_SAY}"
            yield Fault(("replaces", number), None, message)
    for at, before, after in _same(new, number, older):
        if not _fits(before, after):
            message = (
                f"{_told(before, older)} has other answers to choose from, so an old answer does "
                "not fit. Put it in the map as reworded, or give this question a new id."
            )
            yield Fault(at, None, message)


def _map(new: QuestionSet, number: int) -> Iterator[tuple[Place, Mapping]]:
    for position, mapping in enumerate(new.replaces[number].map):
        yield ("replaces", number, "map", position), mapping


def _same(
    new: QuestionSet, number: int, older: QuestionSet
) -> Iterator[tuple[Place, Question, Question]]:
    """Each older question that is said to stay, or stays without a word; and where that stands."""
    mapped = {mapping.from_ for _, mapping in _map(new, number)}
    for place, mapping in _map(new, number):
        if mapping.change == "same" and older.has_question(mapping.from_):
            yield place, older.question(mapping.from_), new.question(mapping.to[0])
    for row, item in enumerate(new.items):
        for column, question in enumerate(item.questions):
            if question.id not in mapped and older.has_question(question.id):
                place = ("items", row, "questions", column)
                yield place, older.question(question.id), question


def _fits(before: Question, after: Question) -> bool:
    """Whether every answer to the one can be an answer to the other."""
    same_kind = before.kind is after.kind and len(before.rungs) == len(after.rungs)
    return same_kind and set(before.options) <= set(after.options)


def _words(question: Question) -> tuple[str, ...]:
    """What is asked and answered; capitals, spacing and stops may change."""
    texts = (question.text, question.unit or "", *question.rungs)
    return tuple(plain_sentence(text) for text in texts)


def _told(question: Question, older: QuestionSet) -> str:
    return f"The question {question.id} of {named(revision_of(older))}"
