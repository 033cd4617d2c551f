"""How sure we may be of a position: three ticks that change no rank (`method.md` section 5)."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from reflective_app.domain.agreement import Spread, spread_of
from reflective_app.domain.assessment import AnswerState, Assessment, Settled
from reflective_app.domain.item import Question
from reflective_app.domain.position import WELL_COVERED, Position, Reading, reaches


class Tick(StrEnum):
    """What confidence rests on."""

    COVERAGE = "coverage"
    AGREEMENT = "agreement"
    HOW_WE_KNOW = "how_we_know"


TICKS = tuple(Tick)
TOGETHER = (Settled.UNANIMOUS, Settled.AFTER_DISCUSSION)


class Level(StrEnum):
    """Three ticks are high, two medium, fewer low."""

    HIGH = "High"
    MEDIUM = "Medium"
    LOW = "Low"


LEVELS = (Level.HIGH, Level.MEDIUM, Level.LOW, Level.LOW)
"""By how many ticks are missing."""


class Confidence(NamedTuple):
    """A level, the ticks that are missing from it, and what they rest on."""

    level: Level
    missing: tuple[Tick, ...]
    on: Grounds


class Grounds(NamedTuple):
    """What the ticks of one item rest on.

    `apart` are its essential questions that are split or that the group did not agree on; `spreads`
    its questions with enough picks, in guide order. Of the answers that count, `together` were
    settled unanimously or after discussion, and of `unrecorded` nobody said how they were settled;
    `high` are above half way, and `known` of those say how we know.
    """

    answered: int
    asked: int
    apart: tuple[Question, ...]
    spreads: tuple[tuple[Question, Spread], ...]
    together: int
    unrecorded: int
    high: int
    known: int

    @property
    def close(self) -> int:
        """On how many questions the picks are close."""
        return [spread for _, spread in self.spreads].count(Spread.CLOSE)

    @property
    def parted(self) -> int:
        """How many answers that count were settled otherwise than together, on the record."""
        return self.answered - self.together - self.unrecorded

    @property
    def lacks_only_record(self) -> bool:
        """Whether agreement is missing for nothing but that nobody said how it was come to."""
        apart = self.apart or self.spreads or self.parted
        return bool(self.unrecorded) and not apart

    def holds(self, tick: Tick) -> bool:
        """Whether a tick is there. Nothing answered is no agreement (`docs/decisions.md`, 5)."""
        match tick:
            case Tick.COVERAGE:
                return reaches(self.answered, self.asked, WELL_COVERED)
            case Tick.AGREEMENT:
                return self.answered > 0 and not self.apart and self._agreed
            case Tick.HOW_WE_KNOW:
                return 2 * self.known >= self.high

    @property
    def _agreed(self) -> bool:
        """Whether most picks are close; where there are too few picks, all was settled together."""
        if self.spreads:
            return 4 * self.close >= 3 * len(self.spreads)
        return self.together == self.answered


def confidence(position: Position, assessment: Assessment) -> Confidence | None:
    """How sure we may be of an item's position; None where the item does not apply."""
    if not position.readings:
        return None
    on = grounds(position, assessment)
    missing = tuple([tick for tick in TICKS if not on.holds(tick)])
    return Confidence(LEVELS[len(missing)], missing, on)


def grounds(position: Position, assessment: Assessment) -> Grounds:
    """Count what the ticks of an item rest on."""
    apart: list[Question] = []
    spreads: list[tuple[Question, Spread]] = []
    answered = together = unrecorded = high = known = 0
    answers, picks = assessment.answers, assessment.picks
    for reading in position.readings:
        question, state, parts, _, _ = reading
        spread = spread_of(question, assessment) if question.id in picks else None
        if spread is not None:
            spreads.append((question, spread))
        if question.essential and _is_apart(reading, spread):
            apart.append(question)
        if parts is None:
            continue
        answer = answers[question.id]  # what counts was answered
        answered += 1
        if state is AnswerState.AGREED:
            together += answer.settled in TOGETHER
            unrecorded += answer.settled is None
        if reading.above_middle:
            high += 1
            known += bool(answer.know.strip())
    return Grounds(
        answered=answered,
        asked=len(position.readings),
        apart=tuple(apart),
        spreads=tuple(spreads),
        together=together,
        unrecorded=unrecorded,
        high=high,
        known=known,
    )


def _is_apart(reading: Reading, spread: Spread | None) -> bool:
    return reading.state is AnswerState.NO_AGREEMENT or spread is Spread.SPLIT
