"""The words of the roadmap, the same on the board, in print and in lists."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.phases import MONTHS, needed, phases, stands_before
from reflective_app.domain.plan import Action, Aim, NotNow, Phase
from reflective_app.domain.plan_notes import Unsaid, unsaid
from reflective_app.wording.dates import counted, listed, long_date, month_year, months_after
from reflective_app.wording.words import short_name

NOT_NOW = "Not now"
SET_ASIDE = "Set aside, with the reason"
PHASES = {Phase.NOW: "Now", Phase.NEXT: "Next", Phase.LATER: "Later"}
NO_OWNER = "No owner yet"
UNSAID = {
    Unsaid.ITEMS: "for which items",
    Unsaid.OWNER: "the owner",
    Unsaid.DUE: "when it is due",
    Unsaid.MEASURE: "the measure",
    Unsaid.BASELINE: "today’s value",
    Unsaid.COST: "the cost",
    Unsaid.FUNDING: "where the money comes from",
    Unsaid.WHO_MAY_MISS_OUT: "who may miss out",
}
"""What a board asks of an action, as it is named where nobody wrote it."""


def phase_note(phase: Phase, start: date) -> str:
    """When a phase is, counted from the assessment's date: 0 to 6 months, to May 2027."""
    first, last = MONTHS[phase]
    return f"{first} to {last} months, to {month_year(months_after(start, last))}"


def codes_of(action: Action, assessment: Assessment) -> str:
    """The codes of the items that an action serves."""
    return ", ".join(assessment.question_set.codes[item] for item in action.items)


def action_dates(action: Action) -> str:
    """An action's dates in words; empty where none is set."""
    start = f"From {long_date(action.start)}" if action.start else ""
    due = f"due {long_date(action.due)}" if action.due else ""
    said = ", ".join(part for part in (start, due) if part)
    return said[:1].upper() + said[1:]


def unsaid_words(action: Action) -> str:
    """What a board would ask of an action and nobody wrote; empty where nothing is open."""
    asked = [UNSAID[each] for each in unsaid(action)]
    return f"A board would also ask: {listed(asked)}." if asked else ""


def unsaid_count(action: Action) -> str:
    """How many things a board would ask of an action and nobody wrote; empty where none is."""
    count = len(unsaid(action))
    return f"{counted(count, 'thing')} not said yet" if count else ""


def needs_words(
    action: Action, assessment: Assessment, standing: Mapping[str, Phase] | None = None
) -> str:
    """Which actions this one waits for, by title, and which of them stand in a later phase.

    Whoever asks for many actions gives where they stand, so that it is worked out once.
    """
    waits_for = needed_by(action, assessment)
    if not waits_for:
        return ""
    stands = phases(assessment.plan.actions) if standing is None else standing
    named = [
        f"“{other.title}” (but that is in {PHASES[stands[other.id]]})"
        if stands_before(action, other, stands)
        else f"“{other.title}”"
        for other in waits_for
    ]
    return f"Waits for: {listed(named)}"


def needed_by(action: Action, assessment: Assessment) -> list[Action]:
    """The actions that an action waits for, in the order in which they are named."""
    if not action.depends_on:
        return []
    return list(needed(action, {other.id: other for other in assessment.plan.actions}))


def needed_later(action: Action, assessment: Assessment) -> list[Action]:
    """The actions that an action waits for and that stand in a later phase than it does."""
    standing = phases(assessment.plan.actions)
    return [each for each in needed_by(action, assessment) if stands_before(action, each, standing)]


def where_words(action: Action, assessment: Assessment) -> str:
    """Which phase an action stands in now, and what it waits for that comes later."""
    standing = phases(assessment.plan.actions)
    late = [f"“{other.title}”" for other in needed_later(action, assessment)]
    comes = "comes" if len(late) == 1 else "come"
    waits = f" It waits for {listed(late)}, which {comes} later." if late else ""
    return f"“{action.title}” is in {PHASES[standing[action.id]]}.{waits}"


def aim_words(aim: Aim, assessment: Assessment) -> str:
    """The sentence that an action aims at, with its question."""
    question = assessment.question_set.question(aim.question)
    return f"{short_name(question)}: {question.rungs[aim.rung]}"


def why_lines(why: NotNow) -> tuple[str, ...]:
    """Why something was set aside, who decided it, and when to look again."""
    lines = (
        why.reason,
        f"Decided by {why.decided_by}" if why.decided_by else "",
        f"Look again on {long_date(why.look_again)}" if why.look_again else "",
    )
    return tuple(line for line in lines if line)
