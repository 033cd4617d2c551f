"""Who in the room can speak to which question: a role's words and the set's, read leniently."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from reflective_app.domain.assessment import Assessment, Participant
from reflective_app.domain.item import Question
from reflective_app.domain.question_set import QuestionSet

_BRACKETS = re.compile(r"\(([^()]*)\)")
_OR = re.compile(r"\bor\b|/")
_AND = re.compile(r"\band\b|\bor\b|[,;/&+]")
_UNEVEN = {
    "people": "person",
    "children": "child",
    "men": "man",
    "women": "woman",
    "wives": "wife",
    "staff": "staff",
}
_WHOLE_ENDINGS = ("ss", "us", "is")
_LONGER_ENDINGS = ("ches", "shes", "sses", "xes")


class Unspoken(NamedTuple):
    """Questions that nobody who is coming can speak for, and who could, by the set's words."""

    words: tuple[str, ...]
    questions: tuple[str, ...]


def words_used(question_set: QuestionSet) -> tuple[str, ...]:
    """Who can speak for something, as a set's questions call them; in order of the alphabet.

    Words that differ by case or number only are given once, as they come first.
    """
    firsts: dict[str, str] = {}
    for question in question_set.questions():
        for word in question.speakers:
            firsts.setdefault(_evened(word), word)
    return tuple(sorted(firsts.values(), key=str.casefold))


def are_same(one: str, other: str) -> bool:
    """Whether two words are the same but for case, number, hyphens and apostrophes."""
    return _evened(one) == _evened(other)


def is_role(word: str, role: str) -> bool:
    """Whether who has this role is whom the word means: “Kinship carer” and “kinship carers”.

    Several roles in one line are each of them (parents and carers), and a word that gives a choice
    is met by one of them (director or assistant director).
    """
    return not _named(word, _OR).isdisjoint(_named(role, _AND))


def speaks_for(participant: Participant, word: str) -> bool:
    """Whether a role can speak as this word: it is the role itself, or was said of it."""
    return _means(word, participant.role, participant.speaks_for)


def can_speak(question: Question, participants: Iterable[Participant]) -> bool:
    """Whether one of these can speak for a question; where it names nobody, everybody can."""
    words, coming = question.speakers, tuple(participants)
    return not words or any(_is_spoken(word, coming) for word in words)


def unspoken(question_ids: Iterable[str], assessment: Assessment) -> tuple[Unspoken, ...]:
    """Which of these questions nobody who is coming can speak for, by who could, in their order.

    Nothing where nobody has said yet who is coming.
    """
    found: dict[frozenset[str], tuple[tuple[str, ...], list[str]]] = {}
    coming = assessment.participants
    if not coming:
        return ()
    for question_id in dict.fromkeys(question_ids):
        words = assessment.question_set.question(question_id).speakers
        if words and not any(_is_spoken(word, coming) for word in words):
            key = frozenset(map(_evened, words))
            found.setdefault(key, (words, []))[1].append(question_id)
    return tuple(Unspoken(words, tuple(ids)) for words, ids in found.values())


def _is_spoken(word: str, coming: tuple[Participant, ...]) -> bool:
    return _spoken_by(word, tuple((each.role, each.speaks_for) for each in coming))


@lru_cache(maxsize=1024)
def _spoken_by(word: str, coming: tuple[tuple[str, tuple[str, ...]], ...]) -> bool:
    """A room is asked again and again for the same words, at every change of a plan."""
    return any(_means(word, role, said) for role, said in coming)


def _means(word: str, role: str, said: tuple[str, ...]) -> bool:
    return is_role(word, role) or any(are_same(word, each) for each in said)


@lru_cache(maxsize=1024)
def _named(words: str, parting: re.Pattern[str]) -> frozenset[str]:
    """Everything that words can be called: the whole, its parts, and what a bracket says again."""
    inside = _BRACKETS.findall(words)
    outside = _BRACKETS.sub(" ", words)
    parts = (words, *(part for each in (outside, *inside) for part in (each, *parting.split(each))))
    return frozenset(filter(None, map(_evened, parts)))


@lru_cache(maxsize=1024)
def _evened(words: str) -> str:
    """Words of which only case, number and marks are left out."""
    plain = re.sub("['’‘]", "", words.casefold()).replace("&", " and ")
    return " ".join(_one(word) for word in re.findall(r"\w+", plain))


def _one(word: str) -> str:
    """A word as it is for one."""
    if word in _UNEVEN:
        return _UNEVEN[word]
    if not word.endswith("s") or word.endswith(_WHOLE_ENDINGS) or len(word) < 4:
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(_LONGER_ENDINGS):
        return word[:-2]
    return _UNEVEN.get(word[:-1], word[:-1])
