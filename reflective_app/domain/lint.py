"""Advice on the wording of a question set: warnings, never faults (`files.md` section 1)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from reflective_app.domain.fault import Place
from reflective_app.domain.item import Item, Question
from reflective_app.domain.kinds import QuestionKind, Warned
from reflective_app.domain.lint_phrases import (
    MOST_WORDS,
    loose_hedge,
    second_question,
    sentences,
    words_in,
)
from reflective_app.domain.lint_words import words_to_avoid
from reflective_app.domain.question_set import QuestionSet

ITEM_PARTS = ("title", "what", "why", "how", "caution", "population")
QUESTION_PARTS = ("text", "why", "look_for", "speakers", "ladder", "better", "unit", "options")

_AND_WHY = re.compile(r"\band why(?: not)?\?$")
"""An answer in words is better with its reason; an answer on a ladder has no room for one."""


class LintWarning(NamedTuple):
    """One thing an author should look at.

    `at` is the id by which it can be answered, `shown` the words it is about. `kind` is None where
    an answer in the file is no longer needed: that warning itself cannot be answered.
    """

    kind: Warned | None
    at: str
    place: Place
    shown: str
    message: str


class _Text(NamedTuple):
    """A text of the set that is read by people, and where it stands."""

    at: str
    place: Place
    text: str


def lint(
    question_set: QuestionSet, elsewhere: Mapping[str, str] | None = None
) -> tuple[LintWarning, ...]:
    """What the author of a set should look at, without what the file has answered.

    An answer that is no longer needed is told too. That is a warning and not a fault: a set that
    was sound must stay sound when its wording, or this advice, gets better.

    Args:
        question_set: a set that keeps its rules.
        elsewhere: the ladder sentences of the other sets, made plain, and where each stands; None
            where no other set was looked at, so that nothing can be said of what they share.
    """
    answers = {(answer.at, answer.warning) for answer in question_set.answered_warnings}
    found = (*_all_warnings(question_set), *_shared_sentences(question_set, elsewhere or {}))
    needed = {(warning.at, warning.kind) for warning in found}
    left = [warning for warning in found if (warning.at, warning.kind) not in answers]
    unknown = set() if elsewhere is not None else {Warned.DOUBLED_SENTENCE}
    idle = _idle_answers(question_set, needed, unknown)
    return (*left, *idle)


def ladder_sentences(question_set: QuestionSet) -> Iterator[tuple[str, str]]:
    """Each sentence of a ladder that the set has written itself, made plain, and its question."""
    for _, question in _questions(question_set):
        for rung in question.ladder or ():
            yield plain_sentence(rung), question.id


def plain_sentence(sentence: str) -> str:
    """A sentence without capitals, spacing and stops, by which doubled ones are known."""
    return " ".join(re.findall(r"\w+", sentence.casefold()))


def _idle_answers(
    question_set: QuestionSet, needed: set[tuple[str, Warned | None]], unknown: set[Warned]
) -> Iterator[LintWarning]:
    for number, answer in enumerate(question_set.answered_warnings):
        if (answer.at, answer.warning) not in needed and answer.warning not in unknown:
            message = (
                f"Nothing at {answer.at} is warned of as {answer.warning.value} any more. "
                "Take this answer out."
            )
            place = ("answered_warnings", number)
            yield LintWarning(None, answer.at, place, answer.because, message)


def _all_warnings(question_set: QuestionSet) -> Iterator[LintWarning]:
    names = tuple(_names(question_set))
    for part in _texts(question_set):
        yield from _long_sentences(part)
        yield from _words_to_avoid(part, names)
    groups = frozenset(group.casefold() for group in _groups(question_set))
    for place, question in _questions(question_set):
        yield from _asking(place, question)
        yield from _hedged_rungs(place, question, groups)
    yield from _doubled_sentences(question_set)


def _items(question_set: QuestionSet) -> Iterator[tuple[Place, Item]]:
    for kind, items in (("items", question_set.items), ("local_items", question_set.local_items)):
        for number, item in enumerate(items):
            yield (kind, number), item


def _questions(question_set: QuestionSet) -> Iterator[tuple[Place, Question]]:
    for place, item in _items(question_set):
        for number, question in enumerate(item.questions):
            yield (*place, "questions", number), question


def _texts(question_set: QuestionSet) -> Iterator[_Text]:
    """Everything in our own words but the notice, which is the limits box."""
    guide = question_set.guide
    yield from _parts(guide.id, ("guide",), guide, ("population", "not_seen"))
    for number, fact in enumerate(guide.facts):
        yield _Text(guide.id, ("guide", "facts", number, "text"), fact.text)
    for place, item in _items(question_set):
        yield from _parts(item.id, place, item, ITEM_PARTS)
        if item.evidence is not None:
            yield from _parts(item.id, (*place, "evidence"), item.evidence, ("note",))
        for number, component in enumerate(item.core_components):
            yield _Text(item.id, (*place, "core_components", number, "text"), component.text)
        for number, question in enumerate(item.questions):
            yield from _parts(question.id, (*place, "questions", number), question, QUESTION_PARTS)
        for number, action in enumerate(item.actions):
            yield _Text(action.id, (*place, "actions", number, "text"), action.text)


def _parts(at: str, place: Place, record: object, parts: tuple[str, ...]) -> Iterator[_Text]:
    for part in parts:
        value = getattr(record, part)
        if isinstance(value, str):
            yield _Text(at, (*place, part), value)
        for number, text in enumerate(value if isinstance(value, tuple) else ()):
            yield _Text(at, (*place, part, number), text)


def _names(question_set: QuestionSet) -> Iterator[str]:
    """What may stand in any text as it is; longer names first, as one may hold another."""
    guide = question_set.guide
    names = {guide.title, guide.publisher, *(source.title for source in guide.sources)}
    names.update(label.label for label in question_set.evidence_labels)
    names.update(entry.label for entry in question_set.framework)
    return iter(sorted(names, key=len, reverse=True))


def _groups(question_set: QuestionSet) -> Iterator[str]:
    """What the set calls groups of people. Whom a name is for is known by its own words."""
    for group in question_set.family_groups:
        yield group.label
        if group.people is not None:
            yield group.people
    for _, question in _questions(question_set):
        yield from question.speakers


def _long_sentences(part: _Text) -> Iterator[LintWarning]:
    for sentence in sentences(part.text):
        if (count := words_in(sentence)) > MOST_WORDS:
            message = (
                f"This sentence has {count} words. Make two of it: up to {MOST_WORDS} words can be "
                "followed when they are read aloud."
            )
            yield LintWarning(Warned.LONG_SENTENCE, part.at, part.place, sentence, message)


def _words_to_avoid(part: _Text, names: Iterable[str]) -> Iterator[LintWarning]:
    for word, instead in words_to_avoid(part.text, names):
        yield LintWarning(Warned.WORD_TO_AVOID, part.at, part.place, word, instead)


def _asking(place: Place, question: Question) -> Iterator[LintWarning]:
    open_ended = question.kind is QuestionKind.TEXT and _AND_WHY.search(question.text)
    if (second := second_question(question.text)) and not open_ended:
        message = "This asks two things whose answers may differ. Ask one, or make two questions."
        at = (*place, "text")
        yield LintWarning(Warned.ASKS_TWO_THINGS, question.id, at, f"… {second}", message)
    if question.why is None:
        message = "Say why this is asked, in a sentence that can be read aloud: add why."
        yield LintWarning(Warned.NO_WHY, question.id, place, question.text, message)


def _hedged_rungs(place: Place, question: Question, groups: Iterable[str]) -> Iterator[LintWarning]:
    for number, rung in enumerate(question.ladder or ()):
        if hedge := loose_hedge(rung, groups):
            message = f"What “{hedge.word}” means here is anybody’s guess. {hedge.instead}"
            at = (*place, "ladder", number)
            yield LintWarning(Warned.HEDGED_RUNG, question.id, at, rung, message)


def _doubled_sentences(question_set: QuestionSet) -> Iterator[LintWarning]:
    used: dict[str, str] = {}
    for place, question in _questions(question_set):
        own = question.ladder is not None
        for number, rung in enumerate(question.rungs):
            first = used.setdefault(plain_sentence(rung), question.id)
            if first == question.id:
                continue
            message = (
                f"The question {first} has this sentence too. Say in each what sets it apart."
                if own
                else f"The question {first} has the default ladder too. Give this one its own."
            )
            at = (*place, "ladder", number) if own else place
            yield LintWarning(Warned.DOUBLED_SENTENCE, question.id, at, rung, message)
            if not own:
                break


def _shared_sentences(
    question_set: QuestionSet, elsewhere: Mapping[str, str]
) -> Iterator[LintWarning]:
    for place, question in _questions(question_set):
        for number, rung in enumerate(question.ladder or ()):
            if where := elsewhere.get(plain_sentence(rung)):
                message = f"This sentence stands in {where} too. Say in each what sets it apart."
                at = (*place, "ladder", number)
                yield LintWarning(Warned.DOUBLED_SENTENCE, question.id, at, rung, message)
