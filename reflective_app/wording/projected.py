"""The words of projected positions: what would be, and what keeps an item from going further."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from reflective_app.domain.assessment import Assessment, CellValue
from reflective_app.domain.item import Item
from reflective_app.domain.kinds import ItemKind
from reflective_app.domain.offer import cells_of, groups_with
from reflective_app.domain.phases import ORDER, phases
from reflective_app.domain.plan import Phase
from reflective_app.domain.position import (
    IN_PLACE,
    MIDDLE,
    UPPER_ENDS,
    WHOLE,
    Cap,
    Position,
    Reading,
    Word,
)
from reflective_app.domain.projection import aimed_at
from reflective_app.domain.roadmap import actions_for
from reflective_app.wording.codes import question_codes
from reflective_app.wording.dates import counted, listed
from reflective_app.wording.plan import PHASES
from reflective_app.wording.words import short_name

AS_IF = (
    "What the positions would be if every action reached the sentence it aims at. Who gets what, "
    "and every answer that no action aims at, stay as they are today. A step is one answer, one "
    "sentence further up. A question without an answer today counts once it has one, so a word "
    "can fall, too."
)
LEFT_OUT = "Left out here, as no action aims at a sentence of theirs, with the position of today"
BOLD_MOVES = "A word in bold is another than in the column before it."
PROVISIONAL = "Provisional"
PROVISIONAL_KEY = (
    "Provisional: an essential question, or more than one in five of all, has no answer yet."
)
MOST_NAMED = 3
"""More family groups than these are counted."""
TODAY = "Today"
AFTER = "After {phase}"
HELD = "What holds it there"
EVERY_GROUP = "every family group has to get it"
GRID_STAYS = "Confirm the grid anew once that has changed."
GRID_MAY_CHANGE = (
    "Its actions may change that; until the grid is confirmed anew, who gets it is shown as today."
)
HELD_IN_SHORT = "What would still hold it after Later"
MISSED_TODAY = "Who does not get it today"
NOBODY_MISSED = "The grid names nobody."
NOT_ASKED = "Asked of recommendations only."
MISSED = {CellValue.NO: "No", CellValue.SOME: "Only some", CellValue.DONT_KNOW: "Not known"}
"""How family groups that miss out are headed, from the grid of who gets it."""
TOO_FEW = "Too few of its questions have an answer."
BY_GROUPS = "Some family groups do not get it."
PAST_HALF_WAY = IN_PLACE[IN_PLACE.index(Word.PARTLY) + 1 :]
"""The words that ask for every essential question to be past half way."""
GRID_TODAY = (
    "Actions may change who gets it. Until the grid is confirmed anew, it is shown as today. "
    f"A “no” or “some” there keeps a recommendation from being {Word.FULLY}."
)
QUESTION_CODES = (
    "The letter after a code names a question of that item, such as “{code}”; the question set has "
    "its words."
)
NO_AIMS = (
    "No action aims at a sentence yet. Open an action and say under “Aims” which sentence of which "
    "question it is meant to reach; drafts that the question set suggests bring their aim along."
)


def held_words(
    item: Item, today: Position, ends: Mapping[Phase, Position], assessment: Assessment
) -> str:
    """What holds an item in each phase in which it does not rise, and at the end of the last.

    `ends` are its positions at the end of each phase.
    """
    aimed_in = _phases_aiming_at(item, assessment)
    last = ORDER[-1]
    final = held_sentence(item, ends[last], assessment)
    quiet, before = [], today
    holding: dict[str, list[str]] = {}
    for phase in ORDER:
        at, same = ends[phase], ends[phase].word is before.word
        before = at
        if same and at.word is not Word.FULLY:
            held = held_sentence(item, at, assessment)
            if phase not in aimed_in:
                quiet.append(PHASES[phase])
            elif held != final:
                holding.setdefault(held, []).append(PHASES[phase])
    none = f"No action in {listed(quiet, 'or')} aims at a sentence of it." if quiet else ""
    said = [f"{AFTER.format(phase=listed(each))}: {held}" for held, each in holding.items()]
    end = f"{AFTER.format(phase=PHASES[last])}: {final}" if said and final else final
    return " ".join(each for each in (none, *said, end) if each)


def beside_words(
    today: Mapping[str, Position], ends: Mapping[Phase, Mapping[str, Position]], of: Assessment
) -> str:
    """What “provisional” means where it is shown, and which items are not, as nothing moves them.

    `today` and `ends` are the positions by item, now and at the end of each phase.
    """
    shown = {item.id for item in aimed_at(of)}
    provisional = any(at[name].provisional for at in (today, *ends.values()) for name in shown)
    said = [PROVISIONAL_KEY] if provisional else []
    questions = of.question_set
    resting: dict[Word, list[str]] = {}
    for item in questions.items:
        if item.id not in shown:
            resting.setdefault(today[item.id].word, []).append(questions.codes[item.id])
    if resting:
        words = [f"{listed(resting[word])} ({word.lower()})" for word in Word if word in resting]
        said.append(f"{LEFT_OUT}: {'; '.join(words)}.")
    return " ".join(said)


@dataclass(frozen=True, slots=True)
class Held:
    """What would still hold an item at a projected position, in short lines.

    `by` is what holds it, `missed` which family groups do not get it today, or may not. `codes`
    says whether a question is named by its code.
    """

    by: tuple[str, ...]
    missed: tuple[str, ...]
    codes: bool = False


def held_in_short(item: Item, at: Position, assessment: Assessment) -> Held | None:
    """What would still hold an item at a projected position; None where nothing does.

    Questions are named by their code and steps are the fewest to the next word.
    """
    if at.word in (Word.FULLY, Word.DOES_NOT_APPLY):
        return None
    missed = tuple(_missed(item, assessment))
    if at.word is Word.NOT_ENOUGH_KNOWN:
        return Held((TOO_FEW,), missed)
    word = IN_PLACE[IN_PLACE.index(at.word) + 1]
    by_group = Cap.GROUP in at.caps
    capped = by_group or _most_by_groups(item, assessment) in IN_PLACE[: IN_PLACE.index(word)]
    said = [] if at.caps else [f"{counted(steps_to(word, at), 'more step')} to be {word}."]
    short = []
    if Cap.ESSENTIAL in at.caps or (not at.caps and word in PAST_HALF_WAY):
        codes = question_codes(assessment.question_set)
        short = [codes[r.question.id] for r in at.readings if _is_short(r)]
    if short:
        are = "is" if len(short) == 1 else "are"
        said.append(f"{listed(short)} {are} essential, and not past half way.")
    if capped:
        said.append(BY_GROUPS)
    if unknown := 0 if at.caps else len(at.readings) - at.counted:
        said.append(f"{counted(unknown, 'question')} would still have no answer.")
    return Held(tuple(said), missed, bool(short))


def _missed(item: Item, assessment: Assessment) -> Iterator[str]:
    """Family groups that do not get it, in part or whole, and those of which nobody knows."""
    for value, name in MISSED.items():
        groups = [group.label for group in groups_with(value, item, assessment)]
        if groups and value is CellValue.DONT_KNOW and len(groups) > MOST_NAMED:
            groups = [counted(len(groups), "family group")]
        if groups:
            yield f"{name}: {'; '.join(groups)}."


def _phases_aiming_at(item: Item, assessment: Assessment) -> set[Phase]:
    """The phases with an action that aims at a sentence of an item."""
    asked = {question.id for question in item.ladder_questions}
    standing = phases(assessment.plan.actions)
    return {
        standing[action.id]
        for action in assessment.plan.actions
        if any(aim.question in asked for aim in action.aims)
    }


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
        said.append(f"{_groups(item, assessment)} {_grid_words(item, assessment)}")
    return " ".join(
        [*(said or [_further(item, at, assessment)]), *_not_known(item, at, assessment)]
    )


def _not_known(item: Item, at: Position, assessment: Assessment) -> Iterator[str]:
    """For whom nobody knows whether they get it, where that would keep it from the next word.

    “No” or “some” keeps it from Fully in place; only where nobody gets it is it kept from Mostly.
    """
    unknown = groups_with(CellValue.DONT_KNOW, item, assessment)
    if unknown and at.word is Word.MOSTLY:
        some = len(unknown) > MOST_NAMED
        named = (
            counted(len(unknown), "family group") if some else listed([g.label for g in unknown])
        )
        yield (
            f"Who gets it is not known for {named}; "
            f"“no” or “some” there would keep it from being {Word.FULLY}."
        )


def _further(item: Item, at: Position, assessment: Assessment) -> str:
    """What would bring an item to the next word: how far up, for whom, and what is not known."""
    word = IN_PLACE[IN_PLACE.index(at.word) + 1]
    steps = counted(steps_to(word, at), "more step")
    more = f"It takes {steps} to be {word}"
    capped = _most_by_groups(item, assessment) in IN_PLACE[: IN_PLACE.index(word)]
    said = [f"{more}, and {EVERY_GROUP}." if capped else f"{more}."]
    short = [reading for reading in at.readings if _is_short(reading)]
    if short and IN_PLACE.index(word) > IN_PLACE.index(Word.PARTLY):
        named = listed([f"“{short_name(reading.question)}”" for reading in short])
        is_, has = ("is", "has") if len(short) == 1 else ("are", "have")
        said.append(f"{named} {is_} essential, and {has} to come past half way.")
    if capped:
        said.append(f"{_groups(item, assessment)} {_grid_words(item, assessment)}")
    unknown = len(at.readings) - at.counted
    if unknown:
        said.append(f"{unknown} of its questions would still have no answer.")
    return " ".join(said)


def steps_to(word: Word, at: Position) -> int:
    """The fewest sentences that answers have to go up, all in all, for a higher word.

    Essential questions past half way first, where the word asks for that; then the longest steps.
    """
    parts = {r.question.id: r.parts for r in at.readings if r.parts is not None}
    step = {r.question.id: WHOLE // r.question.top for r in at.readings}
    short = [r.question.id for r in at.readings if _is_short(r)]
    wanted = UPPER_ENDS[IN_PLACE.index(word) - 1] * WHOLE * len(parts)
    above_partly = IN_PLACE.index(word) > IN_PLACE.index(Word.PARTLY)
    taken = 0
    while True:
        first = [key for key in short if 2 * parts[key] <= WHOLE] if above_partly else []
        if not first and 6 * sum(parts.values()) > wanted:
            return taken
        left = first or [key for key in parts if parts[key] < WHOLE]
        key = max(left, key=lambda each: min(step[each], WHOLE - parts[each]))
        parts[key] = min(parts[key] + step[key], WHOLE)
        taken += 1


def _is_short(reading: Reading) -> bool:
    """Whether it is essential, and known to be half way up at most."""
    return reading.question.essential and reading.parts is not None and not reading.above_middle


def _most_by_groups(item: Item, assessment: Assessment) -> Word:
    """The most that an item can be, given who gets it."""
    cells = [value for _, value in cells_of(item, assessment)]
    cells = [value for value in cells if value is not CellValue.NOT_APPLICABLE]
    if cells and all(value is CellValue.NO for value in cells):
        return Word.PARTLY
    return Word.MOSTLY if {CellValue.NO, CellValue.SOME} & set(cells) else Word.FULLY


def _grid_words(item: Item, assessment: Assessment) -> str:
    """That who gets it has to change, or that the actions for it may do so."""
    return GRID_MAY_CHANGE if actions_for(item.id, assessment) else GRID_STAYS


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
        said.append(f"“no” for {listed(none)}")
    if some:
        said.append(f"“some” for {listed(some)}")
    return f"The grid of who gets it says {', and '.join(said)}."
