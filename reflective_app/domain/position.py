"""Where an item stands: word, share, range and caps (`method.md` section 2).

Everything is worked out in exact fractions, so that a tie is a tie.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple, assert_never

from reflective_app.domain.assessment import (
    NOT_DISCUSSED,
    Answer,
    AnswerState,
    Assessment,
    CellValue,
)
from reflective_app.domain.item import Item, Question
from reflective_app.domain.offer import GroupCell, cells_of

WHOLE = 5_040
"""A whole ladder in the parts that sums are made of.

It holds every rung of a ladder of up to eleven sentences, and the middle of any two rungs, as a
whole number: sums of whole numbers are exact, and far quicker than those of fractions.
"""

MIDDLE = Fraction(1, 2)
ENOUGH_KNOWN = Fraction(1, 2)
WELL_COVERED = Fraction(4, 5)


class Word(StrEnum):
    """The only names a position has. There are no numbers to print."""

    NOT = "Not in place"
    PARTLY = "Partly in place"
    MOSTLY = "Mostly in place"
    FULLY = "Fully in place"
    NOT_ENOUGH_KNOWN = "Not enough known"
    DOES_NOT_APPLY = "Does not apply"


IN_PLACE = (Word.NOT, Word.PARTLY, Word.MOSTLY, Word.FULLY)
"""The four words that compare, worst first."""

AT_PARTLY, AT_MOSTLY, NO_CAP = range(1, len(IN_PLACE))
"""What a cap lets a word be at most, as a place in `IN_PLACE`."""

UPPER_ENDS = (1, 3, 5)
"""The largest share, in sixths, that still has each of the first three words: ties go to the lower
word.
"""


class Cap(StrEnum):
    """What can hold a word down below its share."""

    ESSENTIAL = "essential"
    GROUP = "group"


_NO_CAPS: tuple[Cap, ...] = ()


class Reading(NamedTuple):
    """One applicable ladder question in the sums.

    `parts` of `WHOLE` is what it counts as, None where the answer is unknown; `low` and `high` are
    what it could be.
    """

    question: Question
    state: AnswerState
    parts: int | None
    low: int
    high: int

    @property
    def share(self) -> Fraction | None:
        """What it counts as; None where the answer is unknown."""
        return None if self.parts is None else Fraction(self.parts, WHOLE)

    @property
    def above_middle(self) -> bool:
        """Whether it is known to be in the upper half of its ladder."""
        return self.parts is not None and 2 * self.parts > WHOLE


class Position(NamedTuple):
    """Where an item stands.

    `low` and `high` are None where nothing applies. `caps` names each cap that alone would lower
    the word of the share. `counted` is how many questions count, and `parts` of `WHOLE` what they
    come to.
    """

    word: Word
    low: Word | None
    high: Word | None
    provisional: bool
    caps: tuple[Cap, ...]
    readings: tuple[Reading, ...]
    set_apart: tuple[str, ...]
    counted: int
    parts: int

    @property
    def share(self) -> Fraction | None:
        """The mean of what counts; None where too little is known."""
        in_place = self.word in IN_PLACE
        return Fraction(self.parts, WHOLE * self.counted) if in_place else None

    @property
    def coverage(self) -> Fraction | None:
        """How many of the questions that apply count; None where none applies."""
        return Fraction(self.counted, len(self.readings)) if self.readings else None

    def asked_in(self, state: AnswerState) -> tuple[Question, ...]:
        """The applicable ladder questions whose answer is in this state, in guide order."""
        return tuple(reading.question for reading in self.readings if reading.state is state)


def position(item: Item, assessment: Assessment) -> Position:
    """Work out where an item stands from its ladder answers and, for a recommendation, its grid."""
    return position_with(cells_of(item, assessment), item, assessment)


def position_with(cells: Sequence[GroupCell], item: Item, assessment: Assessment) -> Position:
    """Do the same, where its cells are known already."""
    readings = []
    set_apart = []
    answers = assessment.answers
    for question in item.ladder_questions:
        reading = _reading(question, answers.get(question.id, NOT_DISCUSSED))
        if reading is None:
            set_apart.append(question.id)
        else:
            readings.append(reading)
    said = [value for _, value in cells if value is not CellValue.NOT_APPLICABLE]
    return _position(tuple(readings), tuple(set_apart), said)


def reaches(part: int, whole: int, least: Fraction) -> bool:
    """Whether so much of a whole is at least such a share of it."""
    return part * least.denominator >= whole * least.numerator


def between(low: Word, high: Word) -> tuple[Word, ...]:
    """Every word from low to high, both ends included."""
    return IN_PLACE[IN_PLACE.index(low) : IN_PLACE.index(high) + 1]


def word_for(share: Fraction) -> Word:
    """The word of a share, before any cap."""
    return IN_PLACE[_place(share.numerator, share.denominator)]


def word_but_for_groups(at: Position) -> Word:
    """What the word would be if every family group got it; its own where there is no share."""
    if at.word not in IN_PLACE:
        return at.word
    place = _place(at.parts, WHOLE * at.counted)
    return IN_PLACE[min(place, AT_PARTLY) if Cap.ESSENTIAL in at.caps else place]


def _position(
    readings: tuple[Reading, ...], set_apart: tuple[str, ...], cells: Sequence[CellValue]
) -> Position:
    if not readings:
        return Position(Word.DOES_NOT_APPLY, None, None, False, (), readings, set_apart, 0, 0)
    asked = len(readings)
    counted = [reading.parts for reading in readings if reading.parts is not None]
    essential = [reading for reading in readings if reading.question.essential]
    group = _group_cap(cells)
    word, caps, provisional = Word.NOT_ENOUGH_KNOWN, _NO_CAPS, False
    if reaches(len(counted), asked, ENOUGH_KNOWN):
        essential_at = [reading.parts for reading in essential if reading.parts is not None]
        place, caps = _capped(_mean_place(counted), _essential_cap(essential_at), group)
        word = IN_PLACE[place]
        provisional = len(counted) < asked and (
            len(essential_at) < len(essential) or not reaches(len(counted), asked, WELL_COVERED)
        )
    lows = [reading.low for reading in readings]
    highs = [reading.high for reading in readings]
    low = high = word
    if lows != highs or CellValue.DONT_KNOW in cells:
        low = _end(lows, [r.low for r in essential], _group_cap(cells, unknown_is_no=True))
        high = _end(highs, [r.high for r in essential], group)
    return Position(
        word, low, high, provisional, caps, readings, set_apart, len(counted), sum(counted)
    )


def _end(parts: Sequence[int], essential: Sequence[int], group: int) -> Word:
    """The word of one end of the range, under its caps."""
    return IN_PLACE[min(_mean_place(parts), _essential_cap(essential), group)]


def _reading(question: Question, answer: Answer) -> Reading | None:
    """What an answer brings to the sums; None where the question does not apply."""
    step = WHOLE // question.top
    match answer.state:
        case AnswerState.AGREED:
            at = (answer.rung or 0) * step
            return Reading(question, answer.state, at, at, at)
        case AnswerState.NO_AGREEMENT:
            low, high = (answer.low or 0) * step, (answer.high or 0) * step
            return Reading(question, answer.state, (low + high) // 2, low, high)
        case AnswerState.DONT_KNOW | AnswerState.NOT_DISCUSSED:
            return Reading(question, answer.state, None, 0, WHOLE)
        case AnswerState.NOT_APPLICABLE:
            return None
        case _:
            assert_never(answer.state)


def _mean_place(parts: Sequence[int]) -> int:
    return _place(sum(parts), WHOLE * len(parts))


def _place(parts: int, whole: int) -> int:
    """The place in `IN_PLACE` of the word of so many parts of a whole."""
    sixths = 6 * parts
    for place, end in enumerate(UPPER_ENDS):
        if sixths <= end * whole:
            return place
    return NO_CAP


def _essential_cap(parts: Sequence[int]) -> int:
    return AT_PARTLY if parts and 2 * min(parts) <= WHOLE else NO_CAP


def _group_cap(cells: Sequence[CellValue], *, unknown_is_no: bool = False) -> int:
    """The most that a recommendation can be, given who gets it.

    An unknown cell may count as a `no` for the first rule; the second needs every cell known.
    """
    if CellValue.NO in cells:
        return AT_PARTLY if cells.count(CellValue.NO) == len(cells) else AT_MOSTLY
    short = CellValue.SOME in cells or (unknown_is_no and CellValue.DONT_KNOW in cells)
    return AT_MOSTLY if short else NO_CAP


def _capped(place: int, essential: int, group: int) -> tuple[int, tuple[Cap, ...]]:
    """The place of a word under its caps, and which caps alone would have lowered it."""
    held = min(place, essential, group)
    if held == place:
        return place, _NO_CAPS
    caps = ((Cap.ESSENTIAL, essential), (Cap.GROUP, group))
    return held, tuple([cap for cap, most in caps if most < place])
