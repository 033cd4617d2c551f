"""Looking at the sound records of a question set while others are still broken.

So an author hears of everything at once, and not of the second half once the first is put right.
"""

from __future__ import annotations

from collections.abc import Iterable

from pydantic import ValidationError
from pydantic_core import to_json

from reflective_app.domain.fault import Fault, Place
from reflective_app.domain.local_questions import LocalQuestions, local_faults
from reflective_app.domain.question_set import QuestionSet
from reflective_app.domain.question_set_rules import question_set_faults

STAND_IN: dict[str, object] = {
    "id": "stand-in",
    "edition": "0",
    "revision": 1,
    "title": "Stand-in",
    "publisher": "Stand-in",
    "completeness": "outline",
    "population": "Stand-in",
    "checked_on": "2000-01-01",
    "licence": "Stand-in",
    "notice": "Stand-in",
}
"""Entries that a guide must have and no rule looks at, for where they are broken."""

_RECORDS = frozenset(
    {
        "sources",
        "facts",
        "evidence_labels",
        "family_groups",
        "framework",
        "offer_headings",
        "items",
        "questions",
        "actions",
        "core_components",
        "examples",
        "answered_warnings",
        "replaces",
        "map",
    }
)
"""The lists whose records can be left out one by one."""


def faults_of_good_records(data: dict[str, object], broken: Iterable[Place]) -> tuple[Fault, ...]:
    """The rules that the sound records break, without what only follows from the broken ones.

    Args:
        data: the whole set as it stands in the file.
        broken: where its broken values are.

    Returns:
        the faults, placed as in the whole set; none where too little is sound.
    """
    sieve = _Sieve(data, frozenset(broken))
    guide = sieve.sound.get("guide")
    stand_in = STAND_IN | (guide if isinstance(guide, dict) else {})
    try:
        sound = QuestionSet.model_validate_json(to_json(sieve.sound | {"guide": stand_in}))
    except ValidationError:
        return ()
    return sieve.in_whole(question_set_faults(sound))


def faults_of_good_local_items(
    data: dict[str, object], broken: Iterable[Place], question_set: QuestionSet
) -> tuple[Fault, ...]:
    """The same for a file of a council's own questions, beside its guide's set."""
    sieve = _Sieve(data, frozenset(broken))
    guide = {"extends": question_set.guide.id}
    try:
        sound = LocalQuestions.model_validate_json(to_json(sieve.sound | {"guide": guide}))
    except ValidationError:
        return ()
    return sieve.in_whole(local_faults(sound, question_set))


class _Sieve:
    """A set without its broken records, and the way back from each place to the whole set."""

    def __init__(self, data: dict[str, object], broken: frozenset[Place]) -> None:
        self._broken = broken
        self._left_out = frozenset(_record_of(place, data) for place in broken)
        self._origins: dict[Place, Place] = {}
        self._lost_ids: set[object] = set()
        sound = self._kept(data, (), ())
        assert isinstance(sound, dict)
        self.sound = sound

    def in_whole(self, faults: Iterable[Fault]) -> tuple[Fault, ...]:
        """Faults of the sound part as of the whole set, without what is explained already."""
        moved = (fault._replace(place=self._original(fault.place)) for fault in faults)
        return tuple(fault for fault in moved if not self._explains(fault))

    def _original(self, place: Place) -> Place:
        """The place in the whole set of a place in the sound part."""
        for length in range(len(place), 0, -1):
            if place[:length] in self._origins:
                return (*self._origins[place[:length]], *place[length:])
        return place

    def _explains(self, fault: Fault) -> bool:
        """Whether the fault may only be there because broken records were left out."""
        names_lost = isinstance(fault.value, str) and fault.value in self._lost_ids
        holds_lost = any(place[: len(fault.place)] == fault.place for place in self._broken)
        names_guide = ("guide", "id") in self._left_out and fault.place[0] == "answered_warnings"
        return names_lost or holds_lost or names_guide

    def _kept(self, value: object, old: Place, new: Place) -> object:
        if isinstance(value, list):
            kept: list[object] = []
            for number, entry in enumerate(value):
                here = (*old, number)
                if here in self._left_out:
                    self._lose(entry)
                    continue
                there = (*new, len(kept))
                self._origins[there] = here
                kept.append(self._kept(entry, here, there))
            return kept
        if isinstance(value, dict):
            return {
                key: self._kept(entry, (*old, key), (*new, key))
                for key, entry in value.items()
                if (*old, key) not in self._left_out
            }
        return value

    def _lose(self, entry: object) -> None:
        """Note every id that stands in a record that was left out."""
        if isinstance(entry, dict):
            self._lost_ids.add(str(entry.get("id")))
        for inside in entry.values() if isinstance(entry, dict) else ():
            for record in inside if isinstance(inside, list) else ():
                self._lose(record)


def _record_of(place: Place, data: dict[str, object]) -> Place:
    """The innermost record that a place is in; outside of records, the entry itself."""
    for position in range(len(place) - 1, 0, -1):
        if isinstance(place[position], int) and place[position - 1] in _RECORDS:
            return place[: position + 1]
    return place[:2] if place[0] == "guide" else place[:1]
