"""The kinds of thing a question set speaks of: standings, items, origins, questions, groups."""

from __future__ import annotations

from enum import StrEnum


class Standing(StrEnum):
    """How we know a fact about a guide or the law."""

    SEEN = "seen"
    REPORTED = "reported"
    INFERRED = "inferred"
    OWN = "own"


class Status(StrEnum):
    """Whether the guide is out. An announced guide is listed but cannot be started."""

    PUBLISHED = "published"
    ANNOUNCED = "announced"


class Completeness(StrEnum):
    """How much of the guide the set could be written from."""

    FULL = "full"
    PARTIAL = "partial"
    OUTLINE = "outline"


class Axis(StrEnum):
    """What kind of family group this is; the two kinds are never mixed in print."""

    ARRANGEMENT = "arrangement"
    EQUITY = "equity"


class ItemKind(StrEnum):
    """What an item of a guide is."""

    RECOMMENDATION = "recommendation"
    PRINCIPLE = "principle"
    DUTY = "duty"
    READINESS = "readiness"


class Origin(StrEnum):
    """Who asks for it."""

    GUIDE = "guide"
    LAW = "law"
    STATUTORY_GUIDANCE = "statutory-guidance"
    APP = "app"


class InForce(StrEnum):
    """Whether a duty binds today, as far as could be established."""

    YES = "yes"
    NOT_YET = "not-yet"
    UNCONFIRMED = "unconfirmed"


class QuestionKind(StrEnum):
    """What an answer to the question is. Only ladders enter the sums."""

    LADDER = "ladder"
    TEXT = "text"
    NUMBER = "number"
    CHOICE = "choice"


class Warned(StrEnum):
    """What the lint can warn an author of (`files.md` section 1). Never a failure."""

    ASKS_TWO_THINGS = "asks-two-things"
    NO_WHY = "no-why"
    HEDGED_RUNG = "hedged-rung"
    DOUBLED_SENTENCE = "doubled-sentence"
    LONG_SENTENCE = "long-sentence"
    WORD_TO_AVOID = "word-to-avoid"


class Measures(StrEnum):
    """What a number question counts, where the benchmark uses it (`method.md` section 3)."""

    ELIGIBLE = "eligible"
    REACHED = "reached"
