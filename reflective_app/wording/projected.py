"""The words of projected positions: what would be, and what keeps an item from going further."""

from __future__ import annotations

from reflective_app.domain.assessment import Assessment, CellValue
from reflective_app.domain.item import Item
from reflective_app.domain.kinds import ItemKind
from reflective_app.domain.offer import groups_with
from reflective_app.domain.position import MIDDLE, Cap, Position, Word
from reflective_app.wording.dates import counted, listed
from reflective_app.wording.words import short_name

AS_IF = (
    "What the positions would be if every action reached the sentence it aims at. Who gets what, "
    "and every answer that no action aims at, stay as they are today."
)
TODAY = "Today"
AFTER = "After {phase}"
HELD = "What holds it there"
NO_AIMS = (
    "No action aims at a sentence yet. Open an action and say under “Aims” which sentence of which "
    "question it is meant to reach; drafts that the question set suggests bring their aim along."
)


def held_sentence(item: Item, at: Position, assessment: Assessment) -> str:
    """What keeps an item, at a projected position, from going further; empty if nothing does."""
    if at.word is Word.NOT_ENOUGH_KNOWN:
        return "Too few of its questions have an answer."
    if at.word in (Word.FULLY, Word.DOES_NOT_APPLY):
        return ""
    said = []
    if Cap.ESSENTIAL in at.caps:
        said.append(_essential(at))
    if Cap.GROUP in at.caps:
        said.append(_groups(item, assessment))
    return " ".join(said or [_below(at)])


def _below(at: Position) -> str:
    """How many of the questions keep the share down."""
    asked, all_of_them = len(at.readings), counted(len(at.readings), "question")
    below = sum(reading.share is not None and reading.share < 1 for reading in at.readings)
    unknown = len(at.readings) - at.counted
    said = f"Of its {all_of_them}, {below} would not be at the last sentence yet"
    if below == asked:
        said = f"None of its {all_of_them} would be at the last sentence yet"
    return f"{said}, and {unknown} would have no answer." if unknown else f"{said}."


def _essential(at: Position) -> str:
    short = [
        f"“{short_name(reading.question)}”"
        for reading in at.readings
        if reading.question.essential and reading.share is not None and reading.share <= MIDDLE
    ]
    is_not = "which is essential, is" if len(short) == 1 else "which are essential, are"
    return f"{listed(short)}, {is_not} still half way up at most."


def _groups(item: Item, assessment: Assessment) -> str:
    assert item.kind is ItemKind.RECOMMENDATION
    none = [group.label for group in groups_with(CellValue.NO, item, assessment)]
    some = [group.label for group in groups_with(CellValue.SOME, item, assessment)]
    said = []
    if none:
        said.append(f"not for {listed(none, 'or')}")
    if some:
        said.append(f"only in part for {listed(some)}")
    return f"The grid says: {', and '.join(said)}."
