"""Whom a recommendation counts: families, unless its set counts children, parents or others."""

from __future__ import annotations

from reflective_app.domain.item import Item
from reflective_app.wording.dates import number

FAMILIES = "families"
_ONE = {"families": "family", "children": "child", "people": "person", "babies": "baby"}


def unit_of(item: Item) -> str:
    """What the item's own two counts are of, in the plural as the set writes it."""
    units = (question.unit for question in item.questions if question.measures is not None)
    return next((unit for unit in units if unit), FAMILIES)


def one_of(unit: str) -> str:
    """The unit in the singular: family, child, young person, foster carer."""
    *before, last = unit.split(" ")
    return " ".join([*before, _ONE.get(last, last.removesuffix("s"))])


def miss_out(count: int, item: Item) -> str:
    """How many miss out, in a sentence: 1 child misses out, 280 families miss out."""
    unit = unit_of(item)
    return f"1 {one_of(unit)} misses out" if count == 1 else f"{number(count)} {unit} miss out"
