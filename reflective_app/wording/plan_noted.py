"""What is worth saying of many actions: a line for each kind of thing, with the actions' names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from reflective_app.domain.phases import MONTHS
from reflective_app.domain.plan import Action, Phase
from reflective_app.domain.plan_notes import PlanNote, PlanNoteKind
from reflective_app.wording.dates import counted, long_date, month_year, months_after
from reflective_app.wording.plan import NO_OWNER, PHASES

HEADS = {
    PlanNoteKind.OVERDUE: "Overdue",
    PlanNoteKind.STARTS_AFTER_DUE: "Due before the start",
    PlanNoteKind.PLACED_EARLY: "In an earlier phase than what it waits for",
    PlanNoteKind.DUE_EARLY: "Due before what it waits for",
    PlanNoteKind.STARTS_EARLY: "Starts before what it waits for is due",
    PlanNoteKind.AFTER_PHASE: "Due after its phase ends",
    PlanNoteKind.BEFORE_PHASE: "Due before its phase begins",
    PlanNoteKind.NO_REASON: "Moved to its phase, no reason written",
    PlanNoteKind.NO_OWNER: NO_OWNER,
}
"""What each kind is called on paper, the most serious first."""


def noted_lines(
    notes: Iterable[PlanNote],
    standing: Mapping[str, Phase],
    start: date,
    as_of: date | None = None,
) -> tuple[tuple[str, str], ...]:
    """A line for each kind there is: what is so of how many actions, and which, with the facts.

    `start` is the day from which phases count; `as_of` the one on which what is overdue is, that
    same day where none is given.
    """
    by_kind: dict[PlanNoteKind, dict[str, list[PlanNote]]] = {kind: {} for kind in HEADS}
    for note in notes:
        by_kind[note.kind].setdefault(note.action.id, []).append(note)
    return tuple(
        (
            f"{_head(kind, as_of or start)}, {counted(len(of_actions), 'action')}",
            f"{'; '.join(_action(some, standing, start) for some in of_actions.values())}.",
        )
        for kind, of_actions in by_kind.items()
        if of_actions
    )


def _head(kind: PlanNoteKind, as_of: date) -> str:
    """What a line is called; overdue is so on a day, and it says on which."""
    return HEADS[kind] + (f" on {long_date(as_of)}" if kind is PlanNoteKind.OVERDUE else "")


def _action(notes: Sequence[PlanNote], standing: Mapping[str, Phase], start: date) -> str:
    """An action by its title, with the facts that all its notes of one kind give."""
    action = notes[0].action
    others = [note.other for note in notes if note.other is not None]
    facts = _facts(notes[0].kind, action, others, standing, start)
    return f"“{action.title}” ({facts})" if facts else f"“{action.title}”"


def _facts(
    kind: PlanNoteKind,
    action: Action,
    others: Sequence[Action],
    standing: Mapping[str, Phase],
    start: date,
) -> str:
    phase = standing[action.id]
    begins, ends = (month_year(months_after(start, months)) for months in MONTHS[phase])
    due = _day(action.due) if action.due else ""
    said = ""
    match kind:
        case PlanNoteKind.NO_REASON:
            said = PHASES[phase]
        case PlanNoteKind.PLACED_EARLY:
            waits = (f"“{other.title}” is in {PHASES[standing[other.id]]}" for other in others)
            said = f"{PHASES[phase]}, while {' and '.join(waits)}"
        case PlanNoteKind.DUE_EARLY:
            waits = (f"“{other.title}” is due on {_day(other.due)}" for other in others)
            said = f"{due}, while {' and '.join(waits)}"
        case PlanNoteKind.STARTS_EARLY:
            waits = (f"“{other.title}” is due on {_day(other.due)}" for other in others)
            said = f"starts on {_day(action.start)}, while {' and '.join(waits)}"
        case PlanNoteKind.STARTS_AFTER_DUE:
            said = f"due on {due}, starts on {_day(action.start)}"
        case PlanNoteKind.OVERDUE:
            said = f"was due on {due}"
        case PlanNoteKind.AFTER_PHASE:
            said = f"{due}; {PHASES[phase]} ends in {ends}"
        case PlanNoteKind.BEFORE_PHASE:
            said = f"{due}; {PHASES[phase]} begins in {begins}"
        case PlanNoteKind.NO_OWNER:
            pass  # the line says all of it
    return said


def _day(day: date | None) -> str:
    assert day is not None  # a note on dates is of an action that has them
    return long_date(day)
