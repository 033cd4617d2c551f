"""Where an item stands: word, share, range and caps (`method.md` section 2).

Everything is worked out in exact fractions, so that a tie is a tie.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import assert_never

from reflective_app.domain.assessment import Answer, AnswerState, Assessment, CellValue
from reflective_app.domain.item import Item, Question

NOTHING, MIDDLE, EVERYTHING = Fraction(0), Fraction(1, 2), Fraction(1)
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

UPPER_ENDS = (Fraction(1, 6), Fraction(1, 2), Fraction(5, 6))
"""The largest share that still has each of the first three words: ties go to the lower word."""


class Cap(StrEnum):
    """What can hold a word down below its share."""

    ESSENTIAL = "essential"
    GROUP = "group"


@dataclass(frozen=True, slots=True)
class Reading:
    """One applicable ladder question in the sums.

    `share` is None where the answer is unknown; `low` and `high` are what it could be.
    """

    question: Question
    state: AnswerState
    share: Fraction | None
    low: Fraction
    high: Fraction


@dataclass(frozen=True, slots=True)
class Position:
    """Where an item stands.

    `share` is None where too little is known, `coverage`, `low` and `high` where nothing applies.
    `caps` names each cap that alone would lower the word of the share.
    """

    word: Word
    low: Word | None
    high: Word | None
    share: Fraction | None
    coverage: Fraction | None
    provisional: bool
    caps: tuple[Cap, ...]
    readings: tuple[Reading, ...]
    set_apart: tuple[str, ...]

    @property
    def counted(self) -> int:
        """How many questions count."""
        return sum(reading.share is not None for reading in self.readings)

    def asked_in(self, state: AnswerState) -> tuple[Question, ...]:
        """The applicable ladder questions whose answer is in this state, in guide order."""
        return tuple(reading.question for reading in self.readings if reading.state is state)


def position(item: Item, assessment: Assessment) -> Position:
    """Work out where an item stands from its ladder answers and, for a recommendation, its grid."""
    readings = []
    set_apart = []
    for question in item.ladder_questions:
        reading = _reading(question, assessment.answer(question.id))
        if reading is None:
            set_apart.append(question.id)
        else:
            readings.append(reading)
    cells = tuple(_cells(item, assessment))
    return _position(tuple(readings), tuple(set_apart), cells)


def worse(word: Word, other: Word) -> Word:
    """The lower of two words in place."""
    return min(word, other, key=IN_PLACE.index)


def between(low: Word, high: Word) -> tuple[Word, ...]:
    """Every word from low to high, both ends included."""
    return IN_PLACE[IN_PLACE.index(low) : IN_PLACE.index(high) + 1]


def word_for(share: Fraction) -> Word:
    """The word of a share, before any cap."""
    for word, end in zip(IN_PLACE, UPPER_ENDS, strict=False):
        if share <= end:
            return word
    return Word.FULLY


def word_but_for_groups(at: Position) -> Word:
    """What the word would be if every family group got it; its own where there is no share."""
    if at.share is None:
        return at.word
    word = word_for(at.share)
    return worse(word, Word.PARTLY) if Cap.ESSENTIAL in at.caps else word


def _position(
    readings: tuple[Reading, ...], set_apart: tuple[str, ...], cells: Sequence[CellValue]
) -> Position:
    if not readings:
        return Position(Word.DOES_NOT_APPLY, None, None, None, None, False, (), readings, set_apart)
    counted = [reading for reading in readings if reading.share is not None]
    coverage = Fraction(len(counted), len(readings))
    no_caps: tuple[Cap, ...] = ()
    known = coverage >= ENOUGH_KNOWN
    share = _mean(reading.share for reading in counted) if known else None
    essential_at = [_share(reading) for reading in counted if reading.question.essential]
    word, caps = Word.NOT_ENOUGH_KNOWN, no_caps
    if share is not None:
        word, caps = _capped(word_for(share), _essential_cap(essential_at), _group_cap(cells))
    unknown_essential = any(r.question.essential and r.share is None for r in readings)
    return Position(
        word=word,
        low=_end(readings, [r.low for r in readings], _group_cap(cells, unknown_is_no=True)),
        high=_end(readings, [r.high for r in readings], _group_cap(cells)),
        share=share,
        coverage=coverage,
        provisional=known and (coverage < WELL_COVERED or unknown_essential),
        caps=caps,
        readings=readings,
        set_apart=set_apart,
    )


def _reading(question: Question, answer: Answer) -> Reading | None:
    """What an answer brings to the sums; None where the question does not apply."""
    top = question.top
    match answer.state:
        case AnswerState.AGREED:
            at = Fraction(answer.rung or 0, top)
            return Reading(question, answer.state, at, at, at)
        case AnswerState.NO_AGREEMENT:
            low, high = Fraction(answer.low or 0, top), Fraction(answer.high or 0, top)
            return Reading(question, answer.state, (low + high) / 2, low, high)
        case AnswerState.DONT_KNOW | AnswerState.NOT_DISCUSSED:
            return Reading(question, answer.state, None, NOTHING, EVERYTHING)
        case AnswerState.NOT_APPLICABLE:
            return None
        case _:
            assert_never(answer.state)


def _cells(item: Item, assessment: Assessment) -> Iterable[CellValue]:
    """The applicable cells of a recommendation; blank and unconfirmed ones are not known."""
    for group in assessment.question_set.groups_of(item):
        value = assessment.confirmed(item.id, group.id)
        if value is not CellValue.NOT_APPLICABLE:
            yield value or CellValue.DONT_KNOW


def _end(readings: tuple[Reading, ...], shares: list[Fraction], group_cap: Word | None) -> Word:
    """The word at one end of the range."""
    essential = [
        share for reading, share in zip(readings, shares, strict=True) if reading.question.essential
    ]
    return _capped(word_for(_mean(shares)), _essential_cap(essential), group_cap)[0]


def _essential_cap(shares: Iterable[Fraction]) -> Word | None:
    return Word.PARTLY if any(share <= MIDDLE for share in shares) else None


def _group_cap(cells: Sequence[CellValue], *, unknown_is_no: bool = False) -> Word | None:
    """The most that a recommendation can be, given who gets it.

    An unknown cell may count as a `no` for the first rule; the second needs every cell known.
    """
    if cells and all(cell is CellValue.NO for cell in cells):
        return Word.PARTLY
    short = {CellValue.NO, CellValue.SOME}
    if unknown_is_no:
        short.add(CellValue.DONT_KNOW)
    return Word.MOSTLY if any(cell in short for cell in cells) else None


def _capped(word: Word, essential: Word | None, group: Word | None) -> tuple[Word, tuple[Cap, ...]]:
    """The word under its caps, and which caps alone would have lowered it."""
    capped, caps = word, []
    for cap, most in ((Cap.ESSENTIAL, essential), (Cap.GROUP, group)):
        if most is not None and worse(word, most) is not word:
            capped = worse(capped, most)
            caps.append(cap)
    return capped, tuple(caps)


def _share(reading: Reading) -> Fraction:
    assert reading.share is not None
    return reading.share


def _mean(shares: Iterable[Fraction | None]) -> Fraction:
    listed = [share for share in shares if share is not None]
    return sum(listed, NOTHING) / len(listed)
