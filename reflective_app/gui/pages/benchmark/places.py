"""Where what is worth a second look can be put right."""

from __future__ import annotations

from collections.abc import Sequence

from reflective_app.domain.item import Item
from reflective_app.domain.kinds import Measures
from reflective_app.domain.second_look import LookKind, SecondLook
from reflective_app.gui.pages.offer.page import SERVICES
from reflective_app.gui.question_places import at_box


def place_of(look: SecondLook) -> tuple[str, str]:
    """The page to go to, and what on it: a question or a box beside it, an item, an action or a
    part of the page.
    """
    if look.action is not None:
        return "roadmap", look.action.id
    assert look.item is not None  # every look but those at actions has its item
    if look.kind is LookKind.NO_SERVICE:
        return "offer", SERVICES
    if look.kind is LookKind.GROUP_MISSING:
        return "offer", look.item.id
    if look.question is not None:
        is_note = look.kind is LookKind.NO_HOW_WE_KNOW
        return "questions", at_box(look.question.id, "know") if is_note else look.question.id
    if look.needs is not None:
        return "questions", look.needs.id
    return "offer", _count_of_reached(look.item)


def still_near(chosen: str, before: Sequence[str], now: Sequence[str]) -> str:
    """The row to stay at: the one chosen, else what is asked next of its item, else its neighbour.

    A question to look at again goes away once it is answered; the place in the list is kept.
    """
    if chosen in now or chosen not in before or not chosen.startswith("look "):
        return chosen
    asked = chosen.rpartition(" ")[0]
    place = before.index(chosen)
    of_item = [key for key in now if key.rpartition(" ")[0] == asked]
    others = [*before[place + 1 :], *reversed(before[:place])]
    looks = [key for key in others if key in now and key.startswith("look ")]
    return next(iter((*of_item, *looks)), chosen)


def _count_of_reached(item: Item) -> str:
    """The question that counts whom an item reaches, beside which stands how many are eligible."""
    asked = (question for question in item.questions if question.measures is Measures.REACHED)
    return next((question.id for question in asked), item.id)
