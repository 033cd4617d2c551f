"""Where what is worth a second look can be put right."""

from __future__ import annotations

from reflective_app.domain.item import Item
from reflective_app.domain.kinds import Measures
from reflective_app.domain.second_look import LookKind, SecondLook
from reflective_app.gui.pages.offer import SERVICES


def place_of(look: SecondLook) -> tuple[str, str]:
    """The page to go to, and what on it: a question, an item, an action or a part of the page."""
    if look.action is not None:
        return "roadmap", look.action.id
    assert look.item is not None  # every look but those at actions has its item
    if look.kind is LookKind.NO_SERVICE:
        return "offer", SERVICES
    if look.kind is LookKind.GROUP_MISSING:
        return "offer", look.item.id
    if look.question is not None:
        return "questions", look.question.id
    if look.needs is not None:
        return "questions", look.needs.id
    return "offer", _count_of_reached(look.item)


def _count_of_reached(item: Item) -> str:
    """The question that counts whom an item reaches, beside which stands how many are eligible."""
    asked = (question for question in item.questions if question.measures is Measures.REACHED)
    return next((question.id for question in asked), item.id)
