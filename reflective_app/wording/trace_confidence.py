"""How an item came to its confidence: tick by tick, with the numbers."""

from __future__ import annotations

from collections.abc import Iterator

from reflective_app.domain.agreement import Spread
from reflective_app.domain.assessment import Assessment
from reflective_app.domain.confidence import Grounds, Tick, grounds
from reflective_app.domain.findings import Findings, ItemFinding
from reflective_app.wording.confidence import TICK_NAMES, unrecorded_words
from reflective_app.wording.dates import counted, listed, number, sentence
from reflective_app.wording.trace_answers import asked


def confidence_sentences(
    finding: ItemFinding, found: Findings, assessment: Assessment
) -> Iterator[str]:
    """Its level, then each tick: there or missing, and by which numbers."""
    if finding.confidence is None:
        return
    on = grounds(finding.position, assessment)
    held = sum(on.holds(tick) for tick in Tick)
    yield f"{finding.confidence.level}: {number(held)} of 3 ticks. It changes no order."
    for tick, words in (
        (Tick.COVERAGE, _coverage(on)),
        (Tick.AGREEMENT, _agreement(on)),
        (Tick.HOW_WE_KNOW, _how_we_know(on)),
    ):
        yield f"{'Ticked' if on.holds(tick) else 'Missing'}: {TICK_NAMES[tick]}. {words}"
    split = [asked(question) for question, spread in on.spreads if spread is Spread.SPLIT]
    if split:
        verb = "is" if len(split) == 1 else "are"
        yield f"{listed(split)} {verb} split: picks lie in both halves of its sentences."


def _coverage(on: Grounds) -> str:
    have = "has" if on.answered == 1 else "have"
    return (
        f"{number(on.answered)} of {counted(on.asked, 'question')} {have} an "
        "answer; needed: 4 in 5."
    )


def _agreement(on: Grounds) -> str:
    if not on.answered:
        return "Nothing has an answer yet."
    apart = [asked(question) for question in on.apart]
    which = "which is" if len(apart) == 1 else "which are"
    essential = f" The group is apart on {listed(apart)}, {which} essential." if apart else ""
    if on.spreads:
        picks = f"On {number(on.close)} of {counted(len(on.spreads), 'question')} with picks they"
        return f"{picks} are close; needed: 3 in 4.{essential}"
    answers = counted(on.answered, "answer")
    were = "was" if on.answered == 1 else "were"
    unrecorded = f" {sentence(unrecorded_words(on))}" if on.unrecorded else ""
    return (
        f"Of {answers}, {number(on.together)} {were} settled unanimously or after discussion; "
        f"needed: all of them.{unrecorded}{essential}"
    )


def _how_we_know(on: Grounds) -> str:
    if not on.high:
        return "No answer is in the upper half of its sentences, so none has to say how we know."
    say = "says" if on.known == 1 else "say"
    return (
        f"Of {counted(on.high, 'answer')} in the upper half of "
        f"{'its' if on.high == 1 else 'their'} sentences, {number(on.known)} {say} "
        "how we know; needed: half."
    )
