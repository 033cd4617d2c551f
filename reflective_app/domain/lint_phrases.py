"""Ways of asking and of answering that a room stumbles over, found in one sentence.

Each test leans to silence: an author who is warned for nothing stops reading warnings.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

MOST_WORDS = 25
"""In one sentence (`files.md` section 1)."""

_SENTENCE_END = re.compile(r"(?<=[.?!…])[”\"’)]*\s+(?=[“\"‘(]?[A-Z0-9])")
_QUESTION_WORD = r"(?:how|what|who|whom|whose|when|where|why|which|whether)"
_VERB_FIRST = r"(?:is|are|was|were|does|do|did|has|have|can|could|will|would|should)"
_WHOM = (
    r"(?:it|they|you|we|he|she|there|this|that|these|those|the|each|every|any|all|anyone|anybody"
    r"|someone|somebody|nobody|families|carers|children|parents|staff|workers|young)"
)
_DONE = (
    r"(?:\w+ed|known|told|sent|given|kept|seen|held|made|done|met|paid|run|read|heard|taken|shown"
    r"|written|brought|led|taught|found|built)"
)
_DO = r"(?:know|get|reach|receive|take|ask|say|see|have|choose|find|hear|attend|publish|feel|tell)"
_DO_OR_THING = r"(?:use|help|check|review|record|count|plan|share|offer|meet|trust|act|pay|agree)"
_AFTER_DONE = r"(?=\?|,| (?:by|to|with|in|for|on|at|each|every|when|before|after|once|as|where)\b)"

_SECOND_QUESTION = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?:and|or),? (?:(?:to|by|for|with|in|on|at|from) )?{_QUESTION_WORD}\b(?! not\b)",
        rf"\band,? {_VERB_FIRST} {_WHOM}\b",
        r"\band/or\b|\band,? if so\b|\band also\b",
        rf"\b{_VERB_FIRST} (?:\S+ ){{1,6}}{_DONE} and {_DONE}{_AFTER_DONE}",
        rf"\b(?:do|does|did|can|could|will|would) (?:\S+ ){{1,8}}and {_DO}\b",
        rf"\b(?:do|does|did|can|could|will|would) (?:\S+ ){{1,8}}and {_DO_OR_THING} "
        r"(?:it|them|the|their|its|this|these|what|whether)\b",
    )
)

_ONE_QUESTION_ALL_THE_SAME = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\b(?:between|compare[sd]?|differ(?:s|ent)?|match(?:es)?|set)\b.*"
        rf"\band {_QUESTION_WORD}\b",
        r"\b(?P<word>who|which|what|where) .*\band (?P=word) \w+ (?:not|no)\b",
    )
)
"""What is set beside something is one question, and so is who did and who did not."""

_HOW_MANY = re.compile(
    r"\b(?:some|(?<!at )(?<!the )most(?! (?:recent|urgent|often|of all)\b)(?= \w))\b",
    re.IGNORECASE,
)
_HOW_FAR = re.compile(
    r"\b(?:sometimes|partly|in part|alone|mostly|usually|often|largely|generally)\b", re.IGNORECASE
)

_NUMBER = (
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|half|third|quarters?|none)\b"
)
_TIME = (
    r"\b(?:dates?|dated|days?|daily|weeks?|weekly|months?|monthly|quarterly|years?|yearly"
    r"|annual(?:ly)?|January|February|March|April|May|June|July|August|September|October|November|December)\b"
)
_PAPER = (
    r"\b(?:written|writing|write|wrote|lists?|listed|plans?|polic(?:y|ies)|pages?|registers?|record(?:s|ed)?"
    r"|notes?|noted|minutes?|minuted|reports?|reported|tables?|forms?|agreements?|contracts?|guides?"
    r"|specifications?|leaflets?|letters?|files?|surveys?|maps?|timetables?|diar(?:y|ies)|rules?|log(?:s|ged)?"
    r"|strateg(?:y|ies)|protocols?|statements?|descriptions?|publish(?:ed|es)?|website|sheets?"
    r"|counts?|counted|numbers?|figures?|signed|named?|criteria|thresholds?|templates?|scripts?"
    r"|manuals?|checklists?|calendars?|questionnaires?)\b"
)
_NAMED_GROUP = r"\b(?:with|without|under|except|but not) (?:an? |the |those )?\w+"
_TELLS_WHO = (
    r"\b(?:count(?:s|ed)?|named?|listed|registered|recorded|noted|per cent)\b"
    r"|\b(?:shows?|says?|tells?|names|lists|sets out) (?:it|them|which|who|whom|how many)\b"
    r"|\bby (?:an?|the|their|our) (?:\w+ )?(?:rules?|polic(?:y|ies)|criteria|threshold|agreement"
    r"|contract|list|register|plan)\b"
)
_HOLD_HOW_FAR = re.compile("|".join((_NUMBER, _TIME, _PAPER, _NAMED_GROUP)), re.IGNORECASE)
_HOLD_HOW_MANY = re.compile("|".join((_NUMBER, _TELLS_WHO, _NAMED_GROUP)), re.IGNORECASE)
"""A paper or a date says nothing of how many: most leads have been sent a leaflet last year."""

_KINDS_OF_HEDGE = (
    (_HOW_MANY, _HOLD_HOW_MANY, "Give a count, say which group, or name the list that shows it."),
    (
        _HOW_FAR,
        _HOLD_HOW_FAR,
        "Name a count, a date, a document or a group that somebody can point at.",
    ),
)


def sentences(text: str) -> list[str]:
    """The sentences of a text."""
    return [part for part in _SENTENCE_END.split(text.strip()) if part]


def words_in(sentence: str) -> int:
    """How many words a sentence has; a dash by itself is none."""
    return sum(1 for word in sentence.split() if any(sign.isalnum() for sign in word))


def second_question(text: str) -> str | None:
    """The words with which a question goes on to ask a second thing; None if it asks one."""
    asked = [part for part in sentences(text) if part.rstrip('”"’)').endswith("?")]
    if len(asked) > 1:
        return asked[1]
    if any(pattern.search(text) for pattern in _ONE_QUESTION_ALL_THE_SAME):
        return None
    found = (pattern.search(text) for pattern in _SECOND_QUESTION)
    first = next((each for each in found if each), None)
    return None if first is None else _last_words(first[0])


class Hedge(NamedTuple):
    """A word that leaves open what is meant, and what would hold it."""

    word: str
    instead: str


def loose_hedge(rung: str, groups: Iterable[str]) -> Hedge | None:
    """A hedging word of a rung with nothing in its sentence to hold it to; None if there is none.

    Args:
        rung: a sentence of a ladder.
        groups: what the set calls groups of families and the people who can speak for a question,
            casefolded.
    """
    for sentence in sentences(rung):
        for hedges, hold, instead in _KINDS_OF_HEDGE:
            hedge = hedges.search(sentence)
            if hedge and not hold.search(sentence) and not _names_one_of(groups, sentence):
                return Hedge(hedge[0], instead)
    return None


def _names_one_of(groups: Iterable[str], sentence: str) -> bool:
    told = sentence.casefold()
    return any(group in told for group in groups)


def _last_words(text: str) -> str:
    """The part of a match that a reader should look at."""
    return " ".join(text.split()[-6:])
