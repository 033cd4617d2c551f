"""What everything is called that stands in either of two versions of an assessment."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.texts import MONEY, SUMMARY, reason_key
from reflective_app.wording.codes import question_codes
from reflective_app.wording.edited import MONEY_NAME
from reflective_app.wording.words import short_name


class Names:
    """The names of both versions; where both name a thing, the later one's."""

    def __init__(self, then: Assessment, now: Assessment) -> None:
        """Look through both, and through their question sets."""
        sets = then.question_set, now.question_set
        self._asked = {each.id: each for held in sets for each in held.questions()}
        self._codes = {key: code for held in sets for key, code in question_codes(held).items()}
        self._items = {
            each.id: f"{held.codes[each.id]} {each.title}"
            for held in sets
            for each in held.every_item
        }
        self._groups = {each.id: each.label for held in sets for each in held.family_groups}
        actions = {each.id: f"“{each.title}”" for side in (then, now) for each in side.plan.actions}
        components = {
            part.id: part.text
            for held in sets
            for item in held.every_item
            for part in item.core_components
        }
        self._labels: Mapping[str, Mapping[str, str]] = {
            "item": self._items,
            "items": self._items,
            "recommendations": self._items,
            "group": self._groups,
            "groups": self._groups,
            "heading": {each.id: each.label for held in sets for each in held.offer_headings},
            "components": components,
            "question": {key: self.question(key) for key in self._asked},
            "depends_on": actions,
        }

    def label(self, field: str, key: str) -> str:
        """What an id in a field of this name stands for; itself where it stands for nothing."""
        return self._labels.get(field, {}).get(key, key)

    def question(self, key: str) -> str:
        """A question with its code: R1 a Is there an allowance."""
        question = self._asked.get(key)
        return f"{self._codes[key]} {short_name(question)}" if question else key

    def text(self, key: str) -> str:
        """What a text that the council wrote anew stands in place of."""
        reasons = {reason_key(item): f"{name}, reason" for item, name in self._items.items()}
        return ({SUMMARY: "Summary", MONEY: MONEY_NAME} | reasons).get(key, key)

    def asked(self, keys: Iterable[str]) -> list[str]:
        """Questions in the order in which they are asked."""
        return _ordered(keys, self._asked)

    def items(self, keys: Iterable[str]) -> list[str]:
        """Items in the order of the guide."""
        return _ordered(keys, self._items)

    def cells(self, cells: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
        """Cells of the grid row by row."""
        rows, columns = _places(self._items), _places(self._groups)
        return sorted(cells, key=lambda cell: (_place(cell[0], rows), _place(cell[1], columns)))


def _ordered(keys: Iterable[str], known: Iterable[str]) -> list[str]:
    places = _places(known)
    return sorted(keys, key=lambda key: _place(key, places))


def _places(known: Iterable[str]) -> dict[str, int]:
    return {key: place for place, key in enumerate(known)}


def _place(key: str, places: Mapping[str, int]) -> tuple[int, str]:
    """Where a key comes; what nobody knows comes last."""
    return places.get(key, len(places)), key
