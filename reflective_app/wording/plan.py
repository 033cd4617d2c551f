"""The words of the roadmap, the same on the board, in print and in lists."""

from __future__ import annotations

from datetime import date

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.phases import phases, placed_early
from reflective_app.domain.plan import Action, NotNow, Phase
from reflective_app.wording.dates import listed, long_date, month_year, months_after

NOT_NOW = "Not now"
SET_ASIDE = "Set aside, with the reason"
PHASES = {Phase.NOW: "Now", Phase.NEXT: "Next", Phase.LATER: "Later"}
PHASE_MONTHS = {Phase.NOW: (0, 6), Phase.NEXT: (6, 18), Phase.LATER: (18, 36)}
NO_OWNER = "No owner yet"


def phase_note(phase: Phase, start: date) -> str:
    """When a phase is, counted from the assessment's date: 0 to 6 months, to May 2027."""
    first, last = PHASE_MONTHS[phase]
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


def needs_words(action: Action, assessment: Assessment) -> str:
    """Which actions this one waits for, by title, and which of them stand in a later phase."""
    needed = needed_by(action, assessment)
    late = set(needed_later(action, assessment))
    standing = phases(assessment.plan.actions)
    named = [
        f"{other.title} (but that is in {PHASES[standing[other.id]]})"
        if other in late
        else other.title
        for other in needed
    ]
    return f"Needs: {listed(named)}" if named else ""


def needed_by(action: Action, assessment: Assessment) -> list[Action]:
    """The actions that an action waits for, in the order in which they are named."""
    others = {other.id: other for other in assessment.plan.actions}
    return [others[other] for other in action.depends_on if other in others]


def needed_later(action: Action, assessment: Assessment) -> list[Action]:
    """The actions that an action waits for and that stand in a later phase than it does."""
    early = placed_early(assessment.plan.actions)
    return [other for placed, other in early if placed.id == action.id]


def where_words(action: Action, assessment: Assessment) -> str:
    """Which phase an action stands in now, and what it needs that comes later."""
    standing = phases(assessment.plan.actions)
    late = [f"“{other.title}”" for other in needed_later(action, assessment)]
    comes = "comes" if len(late) == 1 else "come"
    needs = f" It needs {listed(late)}, which {comes} later." if late else ""
    return f"“{action.title}” is in {PHASES[standing[action.id]]}.{needs}"


def why_lines(why: NotNow) -> tuple[str, ...]:
    """Why something was set aside, who decided it, and when to look again."""
    lines = (
        why.reason,
        f"Decided by {why.decided_by}" if why.decided_by else "",
        f"Look again on {long_date(why.look_again)}" if why.look_again else "",
    )
    return tuple(line for line in lines if line)
