"""How an item came to its word, and what else the word could be."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from reflective_app.domain.assessment import AnswerState, Assessment, CellValue
from reflective_app.domain.findings import Findings, ItemFinding
from reflective_app.domain.item import Question
from reflective_app.domain.offer import groups_with
from reflective_app.domain.position import (
    IN_PLACE,
    WELL_COVERED,
    Cap,
    Position,
    Reading,
    Word,
    word_for,
)
from reflective_app.domain.question_set import FamilyGroup
from reflective_app.wording.dates import counted, listed, number, sentence
from reflective_app.wording.method import SHARES
from reflective_app.wording.standing import range_words
from reflective_app.wording.trace_answers import asked, steps_words

SAID = {
    Fraction(0): "at the lowest sentence",
    Fraction(1, 6): "a sixth of the way up",
    Fraction(1, 4): "a quarter of the way up",
    Fraction(1, 3): "a third of the way up",
    Fraction(1, 2): "half way up",
    Fraction(2, 3): "two thirds of the way up",
    Fraction(3, 4): "three quarters of the way up",
    Fraction(5, 6): "five sixths of the way up",
    Fraction(1): "at the highest sentence",
}
"""The shares that people have a word for; the limits of the four words are among them."""

MOST_NAMED = 4
"""More questions or groups than these are counted, not named."""


def word_sentences(finding: ItemFinding, found: Findings, assessment: Assessment) -> Iterator[str]:
    """Which questions count, the share and its span, each cap, and the word that comes of it."""
    at = finding.position
    if not at.readings:
        yield "No question applies, so it has no position."
        return
    yield answered_words(at)
    if at.share is None:
        yield "At least half have to count for a word, so it is “not enough known”."
        return
    yield f"{share_words(at)} {span_words(at)}"
    yield from _caps(finding, assessment)
    if at.caps:
        yield f"So it is {at.word.lower()}."
    if at.provisional:
        yield f"It is provisional, because {listed(tuple(_why_provisional(at)))}."


def range_sentences(finding: ItemFinding, found: Findings, assessment: Assessment) -> Iterator[str]:
    """What the word could be, and which unknowns make the range."""
    at = finding.position
    if not at.readings:
        return
    open_ = tuple(_left_open(finding))
    if not open_:
        yield "Everything that counts is known, so the word cannot be another."
        return
    yield f"Not settled: {listed(open_)}."
    yield sentence(range_words(finding) or "Whatever they turn out to be, the word stays as it is")
    if at.low is not at.high:
        groups = ", and a group that is not known misses out" if finding.groups_not_known else ""
        yield (
            f"At the lower end what is not settled is at its lowest{groups}; at the upper end it "
            "is at its highest. What holds it down holds at both ends."
        )


def answered_words(at: Position) -> str:
    """How many questions count, and what became of the others."""
    verb = "counts" if at.counted == 1 else "count"
    parts = [f"{number(at.counted)} of {counted(len(at.readings), 'question')} {verb}"]
    unknown = len(at.asked_in(AnswerState.DONT_KNOW))
    still_open = len(at.asked_in(AnswerState.NOT_DISCUSSED))
    if unknown:
        parts.append(f"to {number(unknown)} nobody knew the answer")
    if still_open:
        parts.append(f"{number(still_open)} {'is' if still_open == 1 else 'are'} not discussed")
    if at.set_apart:
        apart = len(at.set_apart)
        verb = "does" if apart == 1 else "do"
        parts.append(f"{number(apart)} more {verb} not apply and {verb} not enter the sums")
    return sentence("; ".join(parts))


def share_words(at: Position) -> str:
    """How far up its ladders an item stands: in steps, where all its ladders are as long."""
    counted_ones = [reading for reading in at.readings if reading.share is not None]
    tops = {reading.question.top for reading in counted_ones}
    share = at.share
    assert share is not None  # only an item with a share is spoken of
    if len(tops) > 1:
        return f"On average they stand {about(share)} ({share})."
    stand = "It stands" if len(counted_ones) == 1 else "Together they stand"
    return f"{stand} at {steps_words(share, tops.pop() * len(counted_ones))}."


def stands_words(at: Position) -> str:
    """How far up it stands, to follow its word in a sentence; empty where it has no share."""
    if at.share is None:
        return ""
    own = " on average" if at.counted > 1 else ""
    return f": its answers stand{own} {about(at.share)}"


def about(share: Fraction) -> str:
    """A share as it is said aloud: a little over a third of the way up."""
    near = min(SAID, key=lambda said: abs(said - share))
    if near == share:
        return SAID[near]
    if near in (0, 1):
        return f"a little {'above' if near == 0 else 'below'} {SAID[near].removeprefix('at ')}"
    return f"a little {'over' if share > near else 'under'} {SAID[near]}"


def span_words(at: Position) -> str:
    """What the word of a share means."""
    assert at.share is not None
    word = word_for(at.share)
    return f"{SHARES[IN_PLACE.index(word)]}: {word.lower()}."


def _caps(finding: ItemFinding, assessment: Assessment) -> Iterator[str]:
    """Each cap that applies, by what, and whether it changes the word."""
    at = finding.position
    low = [r.question for r in at.readings if _holds_down(r)]
    if low:
        names = _questions(low)
        verb = "is" if len(low) == 1 else "are"
        yield (
            f"{names}, essential, {verb} no higher than half way up, so it is at most partly in "
            f"place{_no_change(Cap.ESSENTIAL, at)}."
        )
    short = [*finding.groups_missing, *finding.groups_partly]
    if short:
        yield f"{_cells(finding, assessment)}{_no_change(Cap.GROUP, at)}."


def _cells(finding: ItemFinding, assessment: Assessment) -> str:
    """What the grid says, and the most that this leaves."""
    said = []
    if finding.groups_missing:
        said.append(f"“no” for {_groups(finding.groups_missing)}")
    if finding.groups_partly:
        said.append(f"“some” for {_groups(finding.groups_partly)}")
    of_all = len(assessment.question_set.groups_of(finding.item))
    apart = len(groups_with(CellValue.NOT_APPLICABLE, finding.item, assessment))
    everyone = len(finding.groups_missing) == of_all - apart
    most = Word.PARTLY if everyone else Word.MOSTLY
    why = ", and that is every group it applies to" if everyone else ""
    return f"The grid says {listed(said)}{why}, so it is at most {most.lower()}"


def _no_change(cap: Cap, at: Position) -> str:
    return "" if cap in at.caps else "; it is no higher anyway"


def _holds_down(reading: Reading) -> bool:
    known = reading.share is not None
    return reading.question.essential and known and not reading.above_middle


def _why_provisional(at: Position) -> Iterator[str]:
    if at.coverage is not None and at.coverage < WELL_COVERED:
        yield "fewer than four in five questions have an answer"
    unknown = [r.question for r in at.readings if r.question.essential and r.share is None]
    if unknown:
        verb = "is" if len(unknown) == 1 else "are"
        yield f"{_questions(unknown)}, essential, {verb} not known"


def _left_open(finding: ItemFinding) -> Iterator[str]:
    at = finding.position
    unknown = [r.question for r in at.readings if r.share is None]
    apart = at.asked_in(AnswerState.NO_AGREEMENT)
    if unknown:
        yield f"the answer to {_questions(unknown)}"
    if apart:
        yield f"the two ends of {_questions(apart)}"
    if finding.groups_not_known:
        yield f"whether {_groups(finding.groups_not_known)} can get it"


def _questions(questions: list[Question] | tuple[Question, ...]) -> str:
    if len(questions) > MOST_NAMED:
        return f"{number(len(questions))} questions"
    return listed([asked(question) for question in questions])


def _groups(groups: tuple[FamilyGroup, ...]) -> str:
    if len(groups) > MOST_NAMED:
        return f"{number(len(groups))} family groups"
    return listed([group.label for group in groups])
