"""What each question of an item brings to its position, in a sentence a question."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from reflective_app.domain.assessment import Answer, AnswerState, Assessment
from reflective_app.domain.findings import Findings, ItemFinding
from reflective_app.domain.item import Question
from reflective_app.domain.position import Reading
from reflective_app.wording.dates import counted
from reflective_app.wording.words import SETTLED, short_name


def question_sentences(
    finding: ItemFinding, found: Findings, assessment: Assessment
) -> Iterator[str]:
    """Each ladder question with its answer, how that was settled, and what it counts as."""
    readings = {reading.question.id: reading for reading in finding.position.readings}
    for question in finding.item.ladder_questions:
        answer = assessment.answer(question.id)
        said = _said(question, answer, readings.get(question.id))
        yield f"{asked(question)}{' Essential.' if question.essential else ''} {said}"


def asked(question: Question) -> str:
    """A question as it is named within the working: “Is there an allowance?”"""
    return f"“{short_name(question)}?”"


def steps_words(share: Fraction, steps: int) -> str:
    """How far up so many steps: 5 of 15 steps, 1½ of 3 steps."""
    return f"{halves(share * steps)} of {counted(steps, 'step')}"


def halves(steps: Fraction) -> str:
    """A number of steps; the middle between two rungs is half a step."""
    whole, rest = divmod(steps, 1)
    return f"{whole}" if not rest else f"{whole or ''}½"


def _said(question: Question, answer: Answer, reading: Reading | None) -> str:
    match answer.state:
        case AnswerState.AGREED:
            how = f", {SETTLED[answer.settled]}" if answer.settled else ""
            rung = question.rungs[answer.rung or 0]
            return f"Agreed{how}: “{rung}” Counts as {_counts(reading)}."
        case AnswerState.NO_AGREEMENT:
            low, high = question.rungs[answer.low or 0], question.rungs[answer.high or 0]
            return (
                f"No agreement between “{low}” and “{high}” The middle counts: {_counts(reading)}."
            )
        case AnswerState.DONT_KNOW:
            return "Nobody in the room knew, so it does not count, and never as a zero."
        case AnswerState.NOT_DISCUSSED:
            return "Not discussed yet, so it does not count, and never as a zero."
        case AnswerState.NOT_APPLICABLE:
            return f"Does not apply, so it is left out: {answer.reason.strip().rstrip('.')}."


def _counts(reading: Reading | None) -> str:
    assert reading is not None  # an answer that counts has a reading
    assert reading.share is not None
    return steps_words(reading.share, reading.question.top)
