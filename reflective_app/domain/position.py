"""Where an item stands: word, share, range and caps (`method.md` section 2).

Everything is worked out in exact fractions, so that a tie is a tie.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Position:
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


def worse(word: Word, other: Word) -> Word:
    """The lower of two words in place."""
    return word if IN_PLACE.index(word) <= IN_PLACE.index(other) else other


def between(low: Word, high: Word) -> tuple[Word, ...]:
    """Every word from low to high, both ends included."""
    return IN_PLACE[IN_PLACE.index(low) : IN_PLACE.index(high) + 1]


def word_for(share: Fraction) -> Word:
    """The word of a share, before any cap."""
    return _word(share.numerator, share.denominator)


def word_but_for_groups(at: Position) -> Word:
    """What the word would be if every family group got it; its own where there is no share."""
    if at.word not in IN_PLACE:
        return at.word
    word = _word(at.parts, WHOLE * at.counted)
    return worse(word, Word.PARTLY) if Cap.ESSENTIAL in at.caps else word


def _position(
    readings: tuple[Reading, ...], set_apart: tuple[str, ...], cells: Sequence[CellValue]
) -> Position:
    if not readings:
        return Position(Word.DOES_NOT_APPLY, None, None, False, (), readings, set_apart, 0, 0)
    essential = [reading for reading in readings if reading.question.essential]
    counted = [reading.parts for reading in readings if reading.parts is not None]
    known = reaches(len(counted), len(readings), ENOUGH_KNOWN)
    low, high = _ends(readings, essential, cells)
    word, caps = Word.NOT_ENOUGH_KNOWN, _NO_CAPS
    if known:
        essential_at = [reading.parts for reading in essential if reading.parts is not None]
        word, caps = _capped(_mean_word(counted), _essential_cap(essential_at), _group_cap(cells))
    unknown = len(counted) < len(readings)
    return Position(
        word=word,
        low=low,
        high=high,
        provisional=known
        and unknown
        and (
            not reaches(len(counted), len(readings), WELL_COVERED)
            or any(reading.parts is None for reading in essential)
        ),
        caps=caps,
        readings=readings,
        set_apart=set_apart,
        counted=len(counted),
        parts=sum(counted),
    )


def _ends(
    readings: Sequence[Reading], essential: Sequence[Reading], cells: Sequence[CellValue]
) -> tuple[Word, Word]:
    """The lowest and the highest word that it could have."""
    lows, highs = [reading.low for reading in readings], [reading.high for reading in readings]
    cap = _essential_cap([reading.low for reading in essential])
    low, _ = _capped(_mean_word(lows), cap, _group_cap(cells, unknown_is_no=True))
    if lows == highs and CellValue.DONT_KNOW not in cells:
        return low, low
    cap = _essential_cap([reading.high for reading in essential])
    high, _ = _capped(_mean_word(highs), cap, _group_cap(cells))
    return low, high


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


def _mean_word(parts: Sequence[int]) -> Word:
    return _word(sum(parts), WHOLE * len(parts))


def _word(parts: int, whole: int) -> Word:
    """The word of so many parts of a whole."""
    for word, end in zip(IN_PLACE, UPPER_ENDS, strict=False):
        if 6 * parts <= end * whole:
            return word
    return Word.FULLY


def _essential_cap(parts: Sequence[int]) -> Word | None:
    return Word.PARTLY if parts and 2 * min(parts) <= WHOLE else None


def _group_cap(cells: Sequence[CellValue], *, unknown_is_no: bool = False) -> Word | None:
    """The most that a recommendation can be, given who gets it.

    An unknown cell may count as a `no` for the first rule; the second needs every cell known.
    """
    if cells and cells.count(CellValue.NO) == len(cells):
        return Word.PARTLY
    short = CellValue.NO in cells or CellValue.SOME in cells
    return Word.MOSTLY if short or (unknown_is_no and CellValue.DONT_KNOW in cells) else None


def _capped(word: Word, essential: Word | None, group: Word | None) -> tuple[Word, tuple[Cap, ...]]:
    """The word under its caps, and which caps alone would have lowered it."""
    if essential is None and group is None:
        return word, _NO_CAPS
    capped, caps = word, []
    for cap, most in ((Cap.ESSENTIAL, essential), (Cap.GROUP, group)):
        if most is not None and worse(word, most) is not word:
            capped = worse(capped, most)
            caps.append(cap)
    return capped, tuple(caps)
