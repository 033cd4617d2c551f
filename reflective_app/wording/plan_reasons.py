"""Why an action stands in its phase, and what is plainly so of it: the same words everywhere."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from reflective_app.domain.phases import (
    MONTHS,
    ORDER,
    by_rule,
    hardest_of,
    needed,
    phases,
    rated,
)
from reflective_app.domain.plan import Action, Ease, Phase, Ratings
from reflective_app.domain.plan_notes import PlanNote, PlanNoteKind
from reflective_app.domain.shared_mark import NOT_SHARED
from reflective_app.wording.dates import listed, long_date, month_year, months_after
from reflective_app.wording.plan import NO_OWNER, PHASES

EASE = {Ease.EASY: "Easy", Ease.MODERATE: "Moderate", Ease.HARD: "Hard"}
NOT_RATED = "Not rated"
NO_REASON = "Moved here, no reason written"
DUE_EARLY = "Before what it waits for"
STARTS_EARLY = "Before what it waits for is due"
SIDES = {
    "people": "People and skills",
    "money": "Money and commissioning",
    "agreement": "Agreement and lead time",
}
"""The three sides of an action that are rated."""


def ease_lines(ease: Ratings) -> tuple[str, ...]:
    """Each rating that somebody gave: “Money and commissioning: hard”."""
    given = ((words, getattr(ease, side)) for side, words in SIDES.items())
    return tuple(f"{words}: {EASE[rating].lower()}" for words, rating in given if rating)


def ease_beside(action: Action, standing: Mapping[str, Phase]) -> tuple[str, ...]:
    """The ratings of which `phase_sentence` does not tell."""
    lines, given = ease_lines(action.ease), action.ease.given
    hardest = hardest_of(action)
    if rated(action) is not by_rule(action, standing):
        return lines  # the sentence tells what it waits for
    if hardest is Ease.EASY:
        return () if len(given) == len(SIDES) else lines
    return tuple([line for line, rating in zip(lines, given, strict=True) if rating != hardest])


def phase_sentence(
    action: Action,
    actions: Iterable[Action],
    standing: Mapping[str, Phase] | None = None,
    numbers: Mapping[str, int] | None = None,
) -> str:
    """Where an action stands and why: “Later, because money and commissioning is hard.”

    Where the group moved it, that is said first, and then where the rule would put it. What it
    waits for is named by its title, or by its number where `numbers` gives those of a paper.
    """
    listed_ = {other.id: other for other in actions} | {action.id: action}
    stands = phases(listed_.values()) if standing is None else standing
    rule = by_rule(action, stands)
    last = _waits_last(action, listed_, stands) if rated(action) is not rule else None
    called = f"action {numbers[last.id]}" if last and numbers else f"“{last.title}”" if last else ""
    why = f"because {_because(action, last, called, stands)}"
    if action.phase is None:
        return f"{PHASES[rule]}, {why}."
    if action.reason == NOT_SHARED:  # in a shared copy the ratings stayed behind
        return f"{PHASES[action.phase]}; why is not shared."
    if action.phase is rule:
        return f"{PHASES[rule]}, where the group put it; it would stand there anyway, {why}."
    moved = "moved here by the group" + ("" if action.reason.strip() else "; no reason recorded")
    return f"{PHASES[action.phase]}, {moved}. Otherwise it would be {PHASES[rule]}, {why}."


def _because(
    action: Action, last: Action | None, called: str, standing: Mapping[str, Phase]
) -> str:
    """What the rule goes by: the ratings, or what the action waits for, as it is called."""
    if last is None:
        return _ratings_say(action)
    too = " too" if by_rule(action, standing) is standing[last.id] else ""
    return f"it waits for {called}, which is in {PHASES[standing[last.id]]}{too}"


def _waits_last(
    action: Action, actions: Mapping[str, Action], standing: Mapping[str, Phase]
) -> Action:
    """Of what an action waits for, what stands last."""
    waits_for = (other for other in needed(action, actions) if other.id in standing)
    return max(waits_for, key=lambda other: ORDER.index(standing[other.id]))


def _ratings_say(action: Action) -> str:
    hardest = hardest_of(action)
    if hardest is None:
        return "nothing is rated yet"
    ease = action.ease
    if len(ease.given) == len(SIDES) and len({*ease.given}) == 1:
        return f"all three ratings are {hardest}"
    if hardest is Ease.EASY:
        return "all that is rated is easy"
    sides = [words.lower() for side, words in SIDES.items() if getattr(ease, side) is hardest]
    if len(sides) == 1:
        return f"{sides[0]} is {hardest}"
    return f"both “{sides[0]}” and “{sides[1]}” are {hardest}"


def note_sentence(note: PlanNote, standing: Mapping[str, Phase], start: date) -> str:
    """What is worth saying of an action; `start` is the day from which phases count."""
    phase = standing[note.action.id]
    match note.kind:
        case PlanNoteKind.NO_OWNER:
            return f"{NO_OWNER}."
        case PlanNoteKind.NO_REASON:
            return f"{NO_REASON}."
        case PlanNoteKind.PLACED_EARLY:
            assert note.other is not None
            there = PHASES[standing[note.other.id]]
            waits = f"waits for “{note.other.title}”, which is only in {there}"
            return f"It is in {PHASES[phase]}, and {waits}."
        case PlanNoteKind.STARTS_EARLY:
            assert note.action.start is not None
            return f"It starts on {long_date(note.action.start)}, and {_waits(note)}."
        case _:
            assert note.action.due is not None
            day = long_date(note.action.due)
            return f"It {_due_words(note, PHASES[phase], day, *_months(phase, start))}."


def _months(phase: Phase, start: date) -> tuple[str, str]:
    """The month in which a phase begins, and the one in which it ends."""
    begins, ends = (month_year(months_after(start, months)) for months in MONTHS[phase])
    return begins, ends


def _waits(note: PlanNote) -> str:
    """What an action waits for, and on which day that is due."""
    assert note.other is not None
    assert note.other.due is not None
    return f"waits for “{note.other.title}”, which is due only on {long_date(note.other.due)}"


def _due_words(note: PlanNote, phase: str, day: str, begins: str, ends: str) -> str:
    """What is worth saying of the day on which an action is due."""
    said = f"is due on {day}"
    match note.kind:
        case PlanNoteKind.DUE_EARLY:
            said += f", and {_waits(note)}"
        case PlanNoteKind.STARTS_AFTER_DUE:
            assert note.action.start is not None
            said += f", before it starts on {long_date(note.action.start)}"
        case PlanNoteKind.OVERDUE:
            said = f"was due on {day}, and is not complete"
        case PlanNoteKind.AFTER_PHASE:
            said += f", after {phase} ends in {ends}"
        case PlanNoteKind.BEFORE_PHASE:
            said += f", before {phase} begins in {begins}"
    return said


def loop_sentence(action: Action, path: Sequence[Action]) -> str:
    """Why an action cannot wait for the first of a path that leads back to it."""
    if len(path) < 2:
        return f"“{action.title}” cannot wait for itself."
    first = path[0].title
    way = ", which waits for ".join(f"“{each.title}”" for each in path[1:])
    return (
        f"“{action.title}” cannot wait for “{first}”, because “{first}” waits for {way}. "
        "Neither could begin."
    )


def moved_along(action_id: str, before: Mapping[str, Phase], actions: Sequence[Action]) -> str:
    """Which other actions stand in another phase because they wait for one that was moved."""
    after = phases(actions)
    others = [
        f"“{other.title}” to {PHASES[after[other.id]]}"
        for other in actions
        if other.id != action_id and before.get(other.id, after[other.id]) is not after[other.id]
    ]
    return f"What waits for it follows: {listed(others)}." if others else ""
