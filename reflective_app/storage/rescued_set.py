"""The questions for a rescued assessment: those in its file, or the same from this computer."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from reflective_app.domain.fault import Place
from reflective_app.domain.fingerprint import fingerprint
from reflective_app.domain.question_set import QuestionSet
from reflective_app.domain.question_set_rules import question_set_faults
from reflective_app.storage.fitting import fitting, taken_out
from reflective_app.storage.good_records import STAND_IN
from reflective_app.storage.problems import Problem, UnreadableFileError
from reflective_app.storage.question_set_library import edition_name, list_question_sets
from reflective_app.wording.losses import Loss, LossKind

_LOST = "(lost with a part of the file)"
_LOST_GUIDE = STAND_IN | dict.fromkeys(
    ("title", "publisher", "population", "licence", "notice"), _LOST
)
"""What stands in a guide of which entries cannot be read."""

_NO_QUESTIONS = (
    "The questions in it cannot be read, and are not on this computer, so nobody could tell what "
    "the answers answer. Open an earlier copy of it, or add its question set on the page Question "
    "sets and try again."
)


def set_for(name: str, asked: object, losses: list[Loss], *, damaged: bool) -> QuestionSet:
    """The question set that the answers belong to.

    Args:
        name: the file's, for messages.
        asked: the question set as it stands in the file, as far as it can be read.
        losses: to which is added what there is to say of the set.
        damaged: whether lines of it could not be read.

    Raises:
        UnreadableFileError: there is none, in the file or on this computer.
    """
    held: dict[str, Any] = deepcopy(asked) if isinstance(asked, dict) else {}
    there = deepcopy(held)
    mark = held.pop("fingerprint", None)
    own, is_whole = _own(held)
    if own is not None and is_whole and (mark == fingerprint(own) or (not mark and not damaged)):
        return own
    for kind, other in _installed(mark, there):
        losses.append(Loss(kind, ("question_set",)))
        return _with_local(other, there, losses)
    if own is None or not own.items:
        raise UnreadableFileError(name, [Problem(name, _NO_QUESTIONS)])
    kind = LossKind.CHANGED_SET if is_whole and not damaged else LossKind.PART_OF_SET
    losses.append(Loss(kind, ("question_set",)))
    return own


def _own(held: dict[str, Any]) -> tuple[QuestionSet | None, bool]:
    """The set in the file without what does not fit in it, and whether everything does."""
    taken: list[object] = []

    def fill_in() -> None:
        guide = held.get("guide")
        held["guide"] = _LOST_GUIDE | (guide if isinstance(guide, dict) else {})

    def take_out(place: Place) -> None:
        taken.append(place)
        taken_out(held, place)
        fill_in()

    if not isinstance(guide := held.get("guide"), dict) or _LOST_GUIDE.keys() - guide.keys():
        taken.append(("guide",))
        fill_in()
    return fitting(QuestionSet, held, question_set_faults, take_out), not taken


def _installed(mark: object, held: dict[str, Any]) -> Iterator[tuple[LossKind, QuestionSet]]:
    """The set of this computer that is the same one, else one of the same edition."""
    sets = [each.question_set for each in list_question_sets() if each.usable]
    usable = [each for each in sets if each is not None]
    yield from ((LossKind.SAME_SET, each) for each in usable if fingerprint(each) == mark)
    guide = held.get("guide")
    if isinstance(guide, dict):
        wanted = f"{guide.get('id')}@{guide.get('edition')}"
        yield from ((LossKind.OTHER_SET, each) for each in usable if edition_name(each) == wanted)


def _with_local(question_set: QuestionSet, held: dict[str, Any], losses: list[Loss]) -> QuestionSet:
    """The set with the council's own questions of the file, as far as they can be read."""
    local = held.get("local_items")
    if not isinstance(local, list) or not local:
        return question_set
    record = question_set.model_dump(mode="json", by_alias=True) | {"local_items": local}

    def take_out(place: Place) -> None:
        losses.append(Loss(LossKind.PART_OF_SET, ("question_set",)))
        taken_out(record, place)

    return fitting(QuestionSet, record, question_set_faults, take_out) or question_set
