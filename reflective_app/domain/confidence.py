"""How sure we may be of a position: three ticks that change no rank (`method.md` section 5)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from reflective_app.domain.agreement import Spread, spread_of
from reflective_app.domain.assessment import Answer, AnswerState, Assessment, Settled
from reflective_app.domain.position import MIDDLE, WELL_COVERED, Position


class Tick(StrEnum):
    """What confidence rests on."""

    COVERAGE = "coverage"
    AGREEMENT = "agreement"
    HOW_WE_KNOW = "how_we_know"


class Level(StrEnum):
    """Three ticks are high, two medium, fewer low."""

    HIGH = "High"
    MEDIUM = "Medium"
    LOW = "Low"


@dataclass(frozen=True, slots=True)
class Confidence:
    """A level and the ticks that are missing from it."""

    level: Level
    missing: tuple[Tick, ...]


def confidence(position: Position, assessment: Assessment) -> Confidence | None:
    """How sure we may be of an item's position; None where the item does not apply.

    Nothing answered is no agreement (`docs/decisions.md`, 5).
    """
    if position.coverage is None:
        return None
    counted = [r for r in position.readings if r.share is not None]
    answers = {r.question.id: assessment.answer(r.question.id) for r in counted}
    high = [answers[r.question.id] for r in counted if r.share is not None and r.share > MIDDLE]
    met = {
        Tick.COVERAGE: position.coverage >= WELL_COVERED,
        Tick.AGREEMENT: bool(answers) and _agreement(position, answers.values(), assessment),
        Tick.HOW_WE_KNOW: 2 * sum(bool(a.know.strip()) for a in high) >= len(high),
    }
    missing = tuple(tick for tick in Tick if not met[tick])
    levels = (Level.HIGH, Level.MEDIUM, Level.LOW, Level.LOW)
    return Confidence(levels[len(missing)], missing)


def _agreement(position: Position, answers: Iterable[Answer], assessment: Assessment) -> bool:
    """Whether the group was together on an item, by its picks, else by how it settled.

    An essential question that is split, or on which it did not agree, is never together.
    """
    spreads = {r.question.id: spread_of(r.question, assessment) for r in position.readings}
    for reading in position.readings:
        apart = spreads[reading.question.id] is Spread.SPLIT
        if reading.question.essential and (apart or reading.state is AnswerState.NO_AGREEMENT):
            return False
    picked = [spread for spread in spreads.values() if spread is not None]
    if picked:
        return 4 * picked.count(Spread.CLOSE) >= 3 * len(picked)
    return all(map(_settled_together, answers))


def _settled_together(answer: Answer) -> bool:
    together = (Settled.UNANIMOUS, Settled.AFTER_DISCUSSION)
    return answer.state is AnswerState.AGREED and answer.settled in together
