"""A council's own questions beside a guide's (`files.md` section 1, local additions).

They are asked in the room like the others and printed under "Local questions". No position, lane or
priority of the guide's ever rests on them.
"""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

from pydantic import Field

from reflective_app.domain.assessment import NOT_DISCUSSED, Assessment
from reflective_app.domain.fault import Fault
from reflective_app.domain.item import Item
from reflective_app.domain.question_set import FORMAT_VERSION, QuestionSet
from reflective_app.domain.question_set_rules import question_set_faults
from reflective_app.domain.value import Id, Line, Value


class Extends(Value):
    """Which guide the questions stand beside, and what the council calls them."""

    extends: Id
    title: Line = "Local questions"
    checked_on: date | None = None


class LocalQuestions(Value):
    """A file of a council's own questions."""

    format: Literal["reflective-question-set"]
    format_version: int = Field(ge=1, le=FORMAT_VERSION)
    guide: Extends
    items: tuple[Item, ...] = ()


def local_faults(local: LocalQuestions, question_set: QuestionSet) -> tuple[Fault, ...]:
    """Every rule that the questions break beside this set, ids that it has already among them.

    The set itself must keep its rules. Faults are placed as in the council's own file.
    """
    together = with_local_items(question_set, question_set.local_items + local.items)
    before = len(question_set.local_items)
    faults = []
    if not local.items:
        faults.append(Fault(("items",), [], "There is no question here yet. Add an item."))
    for fault in question_set_faults(together):
        if fault.place[0] == "local_items" and isinstance(number := fault.place[1], int):
            faults.append(fault._replace(place=("items", number - before, *fault.place[2:])))
    return tuple(faults)


def with_local_items(question_set: QuestionSet, items: tuple[Item, ...]) -> QuestionSet:
    """The set with these items as the council's own, in place of any that it had."""
    fields: dict[str, Any] = {
        name: getattr(question_set, name) for name in QuestionSet.model_fields
    }
    return QuestionSet(**(fields | {"local_items": items}))


def bring_in(items: tuple[Item, ...], assessment: Assessment) -> Assessment:
    """The assessment with these local items, in place of those it had.

    An item that somebody has already worked with stays, as it was asked.
    """
    kept = {
        item.id: item for item in assessment.question_set.local_items if _used(item, assessment)
    }
    wanted = tuple(kept.pop(item.id, item) for item in items)
    together = with_local_items(assessment.question_set, wanted + tuple(kept.values()))
    return assessment.model_copy(update={"question_set": together})


def leave_out(assessment: Assessment) -> Assessment:
    """The assessment without the local items that nobody has worked with yet."""
    return bring_in((), assessment)


def _used(item: Item, assessment: Assessment) -> bool:
    """Whether an answer, an action or a parked point leans on the item."""
    asked = {question.id for question in item.questions}
    return (
        any(assessment.answer(question) != NOT_DISCUSSED for question in asked)
        or any(item.id in action.items for action in assessment.plan.actions)
        or any(point.item == item.id or point.question in asked for point in assessment.parking)
    )
