"""A council's own questions beside a guide's (`files.md` section 1, local additions).

They are asked in the room like the others and printed under "Local questions". No position, lane or
priority of the guide's ever rests on them.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, Literal

from pydantic import Field

from reflective_app.domain.answered_warning_rules import local_answered_faults
from reflective_app.domain.assessment import NOT_DISCUSSED, Assessment
from reflective_app.domain.fault import Fault
from reflective_app.domain.item import Item
from reflective_app.domain.question_set import FORMAT_VERSION, AnsweredWarning, QuestionSet
from reflective_app.domain.question_set_rules import question_set_faults
from reflective_app.domain.value import Id, Line, Value


class Extends(Value):
    """Which guide the questions stand beside, and what the council calls them."""

    extends: Id
    title: Line = "Local questions"
    checked_on: date | None = None


class LocalQuestions(Value):
    """A file of a council's own questions.

    `answered_warnings` are for its author alone: they are not taken into an assessment.
    """

    format: Literal["reflective-question-set"]
    format_version: int = Field(ge=1, le=FORMAT_VERSION)
    guide: Extends
    items: tuple[Item, ...] = ()
    answered_warnings: tuple[AnsweredWarning, ...] = ()


def local_faults(local: LocalQuestions, question_set: QuestionSet) -> tuple[Fault, ...]:
    """Every rule that the questions break beside this set, ids that it has already among them.

    The set itself must keep its rules. Faults are placed as in the council's own file.
    """
    faults = []
    if not local.items:
        faults.append(Fault(("items",), [], "There is no question here yet. Add an item."))
    for number, fault in _faults_beside(question_set, question_set.local_items, local.items):
        faults.append(fault._replace(place=("items", number, *fault.place[2:])))
    faults += local_answered_faults(local.answered_warnings, local.items)
    return tuple(faults)


def with_local_items(question_set: QuestionSet, items: tuple[Item, ...]) -> QuestionSet:
    """The set with these items as the council's own, in place of any that it had."""
    fields: dict[str, Any] = {
        name: getattr(question_set, name) for name in QuestionSet.model_fields
    }
    return QuestionSet(**(fields | {"local_items": items}))


def bring_in(items: tuple[Item, ...], assessment: Assessment) -> Assessment:
    """The assessment with these local items, in place of those it had.

    An item that somebody has already worked with stays, as it was asked, with those it leans on.
    Of the others, which keep the rules beside one another, any that breaks one beside those that
    stay is left out: it may use an id of theirs.
    """
    stay = _staying(assessment)
    new = tuple(item for item in items if item.id not in {each.id for each in stay})
    there = {item.id: item for item in stay + _sound_beside(assessment.question_set, stay, new)}
    wanted = tuple(there.pop(item.id) for item in items if item.id in there)
    together = with_local_items(assessment.question_set, wanted + tuple(there.values()))
    return assessment.model_copy(update={"question_set": together})


def leave_out(assessment: Assessment) -> Assessment:
    """The assessment without the local items that nobody has worked with, or leans on, yet."""
    return bring_in((), assessment)


def _faults_beside(
    question_set: QuestionSet, before: tuple[Item, ...], new: tuple[Item, ...]
) -> Iterator[tuple[int, Fault]]:
    """Each rule that new local items break after those before, and which of the new breaks it."""
    for fault in question_set_faults(with_local_items(question_set, before + new)):
        if fault.place[0] == "local_items" and isinstance(number := fault.place[1], int):
            yield number - len(before), fault


def _sound_beside(
    question_set: QuestionSet, stay: tuple[Item, ...], new: tuple[Item, ...]
) -> tuple[Item, ...]:
    """Those of the new items that keep the rules; leaving one out may leave another out too."""
    while stay and new:
        broken = {number for number, _ in _faults_beside(question_set, stay, new)}
        if not broken:
            break
        new = tuple(item for number, item in enumerate(new) if number not in broken)
    return new


def _staying(assessment: Assessment) -> tuple[Item, ...]:
    """The local items that somebody has worked with, and those they lean on, in their order."""
    ours = assessment.question_set.local_items
    staying = [item.id for item in ours if _used(item, assessment)]
    for item_id in staying:  # and so on, as it grows
        item = assessment.question_set.item(item_id)
        leaned_on = (other.id for other in ours if _leans_on(item, other))
        staying += [each for each in leaned_on if each not in staying]
    return tuple(item for item in ours if item.id in staying)


def _leans_on(item: Item, other: Item) -> bool:
    """Whether the item names the other, or an action of it a question of the other."""
    asked = {question.id for question in other.questions}
    return other.id in item.enabled_by or any(action.question in asked for action in item.actions)


def _used(item: Item, assessment: Assessment) -> bool:
    """Whether an answer, a vote, an action, a running order or a parked point leans on the item."""
    asked = {question.id for question in item.questions}
    said = {name for each in assessment.responses for name in (*each.words, *each.unclear)}
    return (
        not asked.isdisjoint((*assessment.picks, *assessment.workshop.asked, *said))
        or any(assessment.answer(question) != NOT_DISCUSSED for question in asked)
        or any(item.id in action.items for action in assessment.plan.actions)
        or any(point.item == item.id or point.question in asked for point in assessment.parking)
    )
