"""What confidence rests on, in words: each tick by name, and what is so where it is missing."""

from __future__ import annotations

from reflective_app.domain.confidence import Confidence, Grounds, Level, Tick
from reflective_app.wording.dates import counted, listed

TICKS = {
    Tick.COVERAGE: "fewer than four in five questions have an answer",
    Tick.AGREEMENT: "the group was not together on it",
    Tick.HOW_WE_KNOW: "“how we know” is missing for most of what is in place",
}
"""What is so where a tick is missing; `lack_words` says what the record says of agreement."""

TICK_NAMES = {
    Tick.COVERAGE: "enough answered",
    Tick.AGREEMENT: "agreement",
    Tick.HOW_WE_KNOW: "how we know",
}

NOTHING_ANSWERED = "nothing has an answer to agree on"
NOT_RECORDED = "how answers were settled (not recorded)"

CONFIDENCE = {Level.HIGH: "", Level.MEDIUM: "", Level.LOW: "Check before committing money"}


def missing_words(sure: Confidence) -> str:
    """The ticks that are missing, by name; empty where none is."""
    return listed([tick_name(tick, sure.on) for tick in sure.missing])


def lacking(sure: Confidence) -> str:
    """What is missing in a few words, for a narrow column; `missing_words` names it all."""
    match sure.missing:
        case ():
            return ""
        case (tick,):
            unsaid = tick_name(tick, sure.on) != TICK_NAMES[tick]
            return "How settled: not said" if unsaid else f"Missing: {TICK_NAMES[tick]}"
        case several:
            return f"Missing: {len(several)} of {len(Tick)} ticks"


def tick_name(tick: Tick, on: Grounds) -> str:
    """A tick by name; that nobody said how it was settled is another thing than being apart."""
    unsaid = tick is Tick.AGREEMENT and on.lacks_only_record
    return NOT_RECORDED if unsaid and not on.holds(tick) else TICK_NAMES[tick]


def lack_words(tick: Tick, on: Grounds) -> str:
    """What is so of an item where a tick is missing."""
    if tick is not Tick.AGREEMENT:
        return TICKS[tick]
    if not on.answered:
        return NOTHING_ANSWERED
    if not on.unrecorded or on.spreads:
        return TICKS[tick]
    together = "" if on.lacks_only_record else f"{TICKS[tick]}, and "
    return f"{together}{unrecorded_words(on)}"


def unrecorded_words(on: Grounds) -> str:
    """Of how many answers nobody said how they were settled."""
    were = "was" if on.unrecorded == 1 else "were"
    return f"how {on.unrecorded} of {counted(on.answered, 'answer')} {were} settled is not recorded"
