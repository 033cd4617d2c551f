"""What confidence rests on, in words: each tick by name, and what is so where it is missing."""

from __future__ import annotations

from reflective_app.domain.confidence import Confidence, Grounds, Level, Tick
from reflective_app.wording.dates import counted, listed, number

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

SHORT_NAMES = TICK_NAMES | {Tick.COVERAGE: "answers"}
"""For a narrow column of a table, below which or above which the ticks are explained."""

NOT_SAID = "how settled"

CONFIDENCE = {Level.HIGH: "", Level.MEDIUM: "", Level.LOW: "Check before committing money"}


def missing_words(sure: Confidence) -> str:
    """The ticks that are missing, by name; empty where none is."""
    return listed([tick_name(tick, sure.on) for tick in sure.missing])


def missing_in_short(sure: Confidence) -> str:
    """The same in as few words as name each: answers, how settled and how we know.

    Where nothing has an answer there is nothing to agree on, and answers are all that is named.
    """
    if not sure.on.answered:
        return SHORT_NAMES[Tick.COVERAGE]
    unsaid = sure.on.lacks_only_record
    return listed(
        [
            NOT_SAID if tick is Tick.AGREEMENT and unsaid else SHORT_NAMES[tick]
            for tick in sure.missing
        ]
    )


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
    if on.spreads:
        return _apart_in_picks(on)
    parted = on.parted
    answers = counted(on.answered, "answer")
    apart = f"the group was not together on {number(parted)} of {answers}" if parted else ""
    unrecorded = unrecorded_words(on) if on.unrecorded else ""
    return ", and ".join(part for part in (apart, unrecorded) if part)


def _apart_in_picks(on: Grounds) -> str:
    """On how many questions the picks were not close; where enough were, which are still open."""
    asked = counted(len(on.spreads), "question")
    close = f"picks were close on {number(on.close)} of {asked}"
    if not on.apart:
        return close
    essential = counted(len(on.apart), "essential question")
    return f"{close}, and the group was apart on {essential}"


def unrecorded_words(on: Grounds) -> str:
    """Of how many answers nobody said how they were settled."""
    were = "was" if on.unrecorded == 1 else "were"
    return f"how {on.unrecorded} of {counted(on.answered, 'answer')} {were} settled is not recorded"
