"""What one record says that another does not, field by field, in words that a lead knows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from itertools import takewhile
from typing import Any

from reflective_app.domain.assessment import Became, CellValue, Settled, Sure
from reflective_app.domain.plan import ActionStatus, Aim, Ease, Phase, Ratings, Update
from reflective_app.domain.register import Evaluation, ServiceStatus, WayOn
from reflective_app.domain.value import Value
from reflective_app.wording.dates import clock, counted, listed, long_date, number
from reflective_app.wording.plan import PHASES
from reflective_app.wording.register import EVALUATION, WAYS_ON
from reflective_app.wording.typed import short
from reflective_app.wording.words import ACTION_STATUS, CELLS, SERVICE_STATUS, SETTLED, SURE
from reflective_app.wording.workshop import BECAME

EMPTY, ABSENT, PRESENT = "empty", "not there", "there"
AS_IT_WAS, CHANGED = "as it was", "changed"
BEFORE_IT = 20
"""So many letters are shown before the place where two long texts begin to differ."""

EASE = {Ease.EASY: "easy", Ease.MODERATE: "moderate", Ease.HARD: "hard"}
_WORDS: Mapping[type[Enum], Mapping[Any, str]] = {
    Settled: SETTLED,
    Sure: SURE,
    CellValue: CELLS,
    ServiceStatus: SERVICE_STATUS,
    ActionStatus: ACTION_STATUS,
    Phase: PHASES,
    Became: BECAME,
    Evaluation: EVALUATION,
    WayOn: WAYS_ON,
}

Label = Callable[[str, str], str]
"""What is shown for the id that stands in a field of this name."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that two versions say differently: where it is, and what each says."""

    place: str
    then: str
    now: str

    @property
    def words(self) -> str:
        """What became of it: added; taken out; was “…”, is now “…”."""
        if CHANGED in (self.then, self.now):
            return CHANGED
        if self.then == ABSENT:
            return "added"
        if self.now == ABSENT:
            return "taken out"
        return f"was {self.then}, is now {self.now}"

    @property
    def line(self) -> str:
        """The whole of it as one line."""
        return f"{self.place}: {self.words}"


def record_differs(
    place: str, then: Value | None, now: Value | None, names: Mapping[str, str], label: Label
) -> Iterator[Difference]:
    """What differs between two states of one record, a line for each field.

    Args:
        place: what the record is called.
        then: the earlier state; None where it was not there.
        now: the later state; None where it is not there any more.
        names: what each field is called; those left out are not told.
        label: what is shown for an id.
    """
    if then is None or now is None:
        yield Difference(
            place, ABSENT if then is None else PRESENT, ABSENT if now is None else PRESENT
        )
        return
    for field, name in names.items():
        was, is_now = getattr(then, field), getattr(now, field)
        if was != is_now:
            yield value_differs(f"{place}, {name}" if name else place, was, is_now, field, label)


def value_differs(
    place: str, then: object, now: object, field: str = "", label: Label = lambda _, key: key
) -> Difference:
    """What differs between two values of one field; where words cannot tell, that it changed."""
    texts = [each for each in (then, now) if isinstance(each, str) and not isinstance(each, Enum)]
    if len(texts) == 2 and label(field, texts[0]) == texts[0]:
        was, is_now = _apart(texts[0], texts[1])
    else:
        was, is_now = (said(value, field, label) for value in (then, now))
    same = was == is_now
    return Difference(place, AS_IT_WAS, CHANGED) if same else Difference(place, was, is_now)


def quoted(text: str) -> str:
    """A text within quotation marks, in one line and cut where it is long."""
    whole = " ".join(text.split())
    return f"“{short(whole)}”" if whole else EMPTY


def said(value: object, field: str = "", label: Label = lambda _, key: key) -> str:
    """What a field holds, in words."""
    match value:
        case None | "" | ():
            words = EMPTY
        case bool():
            words = "yes" if value else "no"
        case Enum():
            words = f"“{_WORDS[type(value)][value]}”"
        case int():
            words = number(value)
        case datetime():
            local = value.astimezone()
            words = f"{long_date(local.date())}, {clock(local)}"
        case date():
            words = long_date(value)
        case tuple():
            words = _listed(value, field, label)
        case Ratings():
            words = _ratings_words(value)
        case _:
            words = quoted(label(field, str(value)))
    return words


def _apart(then: str, now: str) -> tuple[str, str]:
    """Two texts, cut where they are long, and so that one sees where they differ."""
    was, is_now = (" ".join(text.split()) for text in (then, now))
    start = 0
    if short(was) != was or short(is_now) != is_now:
        alike = takewhile(lambda pair: pair[0] == pair[1], zip(was, is_now, strict=False))
        start = max(len(list(alike)) - BEFORE_IT, 0)
    lead = "…" if start else ""
    first, second = (f"{lead}{text[start:]}" if text else "" for text in (was, is_now))
    return quoted(first), quoted(second)


def _listed(values: tuple[object, ...], field: str, label: Label) -> str:
    match values[0]:
        case Update():
            return counted(len(values), "update")
        case Aim():
            return counted(len(values), "aim")
        case _:
            return short(listed([label(field, str(each)) for each in values]))


def _ratings_words(ratings: Ratings) -> str:
    sides = ("people", ratings.people), ("money", ratings.money), ("agreement", ratings.agreement)
    return listed([f"{side} {EASE[ease]}" for side, ease in sides if ease is not None]) or EMPTY
