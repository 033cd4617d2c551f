"""Where words stand in an assessment: questions, notes, services, actions, parked points, facts."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.item import Item, Question
from reflective_app.domain.plan import Action
from reflective_app.gui.question_places import at_box
from reflective_app.wording.field_names import (
    ACTION_TEXTS,
    FACT_TEXTS,
    NOTES,
    SERVICE_TEXTS,
    short,
)

AROUND = 40
"""So many characters are shown before a hit, and twice as many after it."""

MOST = 40
"""The most places of one kind that are shown: more than anybody would read through."""

_MARKS = re.compile("[\u0300-\u036f]")
_BLANK = re.compile(r"\s")
_ALIKE = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-"})


class Kind(Enum):
    """What was found, in the order in which it is listed; its value is its name.

    The council's own entries come first: what the guide asks is the same everywhere.
    """

    SERVICE = "Services"
    ACTION = "Actions"
    NOTE = "Notes"
    FACT = "Local facts"
    PARKED = "Parked points"
    QUESTION = "Questions"


@dataclass(frozen=True)
class Hit:
    """One place: what it is, where that is in words, the words around, and where to go.

    `marked` is where in those words the hit begins and ends.
    """

    kind: Kind
    where: str
    words: str
    page: str
    what: str
    marked: tuple[int, int] = (0, 0)


@dataclass(frozen=True)
class Found:
    """The places that are shown, and how many there are of each kind."""

    hits: tuple[Hit, ...]
    counts: dict[Kind, int]

    @property
    def total(self) -> int:
        """How many places there are, shown or not."""
        return sum(self.counts.values())


@dataclass(frozen=True)
class _Text:
    kind: Kind
    where: str
    text: str
    page: str
    what: str


def folded(text: str) -> str:
    """Text without capitals and accents, every blank a space: what finding goes by."""
    if not text.isascii():
        text = _MARKS.sub("", unicodedata.normalize("NFKD", text.translate(_ALIKE)))
    return _BLANK.sub(" ", text.casefold())


class Finder:
    """Finds words. What it folds it keeps only for as long as it lives."""

    def __init__(self) -> None:
        """Nothing is folded yet."""
        self._folded: dict[str, str] = {}

    def find(self, words: str, assessment: Assessment) -> Found:
        """Every place where the words stand, by kind; a text counts once."""
        wanted = folded(words).strip()
        if not wanted:
            return Found((), {})
        hits: list[Hit] = []
        counts: dict[Kind, int] = {}
        for text in _texts(assessment):
            if text.text and wanted in self._fold(text.text):
                counts[text.kind] = counts.get(text.kind, 0) + 1
                if counts[text.kind] <= MOST:
                    around, marked = words_around(text.text, wanted)
                    hits.append(Hit(text.kind, text.where, around, text.page, text.what, marked))
        hits.sort(key=lambda hit: tuple(Kind).index(hit.kind))
        return Found(tuple(hits), counts)

    def _fold(self, text: str) -> str:
        if text not in self._folded:
            self._folded[text] = folded(text)
        return self._folded[text]


def words_around(text: str, wanted: str) -> tuple[str, tuple[int, int]]:
    """The hit with some words before and after it, on one line, and from where to where it is."""
    places: list[int] = []
    for place, letter in enumerate(text):
        places += [place] * len(folded(letter))
    at = folded(text).find(wanted)
    first = places[min(max(at, 0), len(places) - 1)]
    last = places[min(at + len(wanted) - 1, len(places) - 1)] + 1
    start = max(first - AROUND, 0)
    if start:
        start = _next_word(text, start, first)
    end = min(last + 2 * AROUND, len(text))
    if end < len(text):
        end = max(text.rfind(" ", last, end), last)
    before, upto, said = (_on_one_line(text[start:at]) for at in (first + 1, last, end))
    cut = "… " if start else ""
    marked = len(cut) + len(before) - 1, len(cut) + len(upto)
    return f"{cut}{said}{' …' if end < len(text) else ''}", marked


def _on_one_line(text: str) -> str:
    return " ".join(text.split())


def _next_word(text: str, start: int, first: int) -> int:
    blank = text.find(" ", start, first)
    return blank + 1 if blank >= 0 else start


def _texts(assessment: Assessment) -> Iterator[_Text]:
    for item in assessment.question_set.every_item:
        for number, question in enumerate(item.questions, start=1):
            yield from _of_question(item, number, question, assessment)
    for service in assessment.services:
        for field, name in SERVICE_TEXTS:
            where = f"{service.name} · {name}"
            yield _Text(Kind.SERVICE, where, getattr(service, field), "offer", service.id)
    for action in assessment.plan.actions:
        yield from _of_action(action)
    for point in assessment.parking:
        about = point.question or point.item or ""
        where = _place(about, assessment) or "No question"
        for text in (point.text, point.owner, point.outcome):
            yield _Text(Kind.PARKED, where, text, "questions", about)
    for fact in assessment.local_picture:
        for field, name in FACT_TEXTS:
            where = f"{short(fact.what)} · {name}"
            yield _Text(Kind.FACT, where, getattr(fact, field), "offer", fact.id)


def _of_question(
    item: Item, number: int, question: Question, assessment: Assessment
) -> Iterator[_Text]:
    place = f"{assessment.question_set.codes[item.id]} · Question {number}"
    asked = [(question.text, place), (question.why or "", f"{place} · Why it is asked")]
    for rung, said in enumerate(question.rungs):
        asked.append((said, f"{place} · Sentence {rung}"))
    for text, where in asked:
        yield _Text(Kind.QUESTION, where, text, "questions", question.id)
    answer = assessment.answers.get(question.id)
    if answer is None:
        return
    for field, name in NOTES:
        where = f"{place} · {name}"
        there = at_box(question.id, field)
        yield _Text(Kind.NOTE, where, getattr(answer, field), "questions", there)
    if isinstance(answer.value, str):
        yield _Text(Kind.NOTE, f"{place} · Answer", answer.value, "questions", question.id)


def _of_action(action: Action) -> Iterator[_Text]:
    for field, name in ACTION_TEXTS:
        where = name if field == "title" else f"{short(action.title)} · {name}"
        yield _Text(Kind.ACTION, where, getattr(action, field), "roadmap", action.id)
    for update in action.updates:
        where = f"{short(action.title)} · Update"
        yield _Text(
            Kind.ACTION, where, f"{update.value} {update.note}".strip(), "roadmap", action.id
        )


def _place(about: str, assessment: Assessment) -> str:
    """The question or item that a parked point is about."""
    questions = assessment.question_set
    if questions.has_question(about):
        item = questions.item_of(about)
        number = [question.id for question in item.questions].index(about) + 1
        return f"{questions.codes[item.id]} · Question {number}"
    return questions.codes[about] if questions.has_item(about) else ""
