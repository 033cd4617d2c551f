"""What changed since a day, in plain sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from reflective_app.domain.plan import Action, ActionStatus, Update
from reflective_app.domain.progress import Progress, StatusChange
from reflective_app.wording.dates import counted, listed, long_date, number
from reflective_app.wording.plan import NO_OWNER
from reflective_app.wording.words import ACTION_STATUS

SERIOUS_FIRST = (
    ActionStatus.OFF_TRACK,
    ActionStatus.AT_RISK,
    ActionStatus.NOT_STARTED,
    ActionStatus.ON_TRACK,
    ActionStatus.COMPLETE,
)
MOST_NAMED = 6
"""Of more actions nobody reads the titles in a sentence; they stand in the list."""

NOTHING_REPORTED = "Nothing has been reported yet."
WITHOUT_REPORT = "Status set without a report"


def update_words(update: Update) -> str:
    """What was reported on a day: “22 November 2026: On track (G). Value: 60. Note”."""
    value = f"Value: {update.value}" if update.value.strip() else ""
    parts = (ACTION_STATUS[update.status], value, update.note.strip())
    said = ". ".join(part.rstrip(".") for part in parts if part)
    return f"{long_date(update.on)}: {said}."


def progress_sentences(found: Progress) -> tuple[str, ...]:
    """What changed since a day, one sentence for all of a kind: what is overdue first.

    Then what went to another status, the most serious first, and what is the same.
    """
    sentences = [_overdue(found.overdue, found.on)] if found.overdue else []
    for after in SERIOUS_FIRST:
        sentences += _changed_to(after, found.changed)
        sentences += _first_in(after, found.first)
    if found.unchanged:
        number = counted(len(found.unchanged), "action")
        sentences.append(f"No change of status of {number}: {_named_or_by_owner(found.unchanged)}.")
    sentences += set_by_hand(found.silent)
    silent = [each for each in found.silent if each.status is ActionStatus.NOT_STARTED]
    if silent:
        number = counted(len(silent), "action")
        sentences.append(f"Nothing reported yet of {number}: {_named_or_by_owner(silent)}.")
    return tuple(sentences)


def set_by_hand(actions: Sequence[Action]) -> Iterator[str]:
    """Of actions without a report, those that have a status all the same: a sentence for each."""
    silent = [action for action in actions if not action.updates]
    for status in SERIOUS_FIRST:
        here = [action for action in silent if action.status is status]
        if here and status is not ActionStatus.NOT_STARTED:
            number = counted(len(here), "action")
            named = _named_or_by_owner(here)
            yield f"{WITHOUT_REPORT}: {ACTION_STATUS[status]}, {number}: {named}."


def _changed_to(after: ActionStatus, changes: Sequence[StatusChange]) -> Iterator[str]:
    """What came to one status, a sentence for each that it had before."""
    here = [change for change in changes if change.action.status is after]
    for before in dict.fromkeys(change.before for change in here):
        actions = [change.action for change in here if change.before is before]
        yield f"{_went(actions, before, after)}{_named(actions)}."


def _first_in(after: ActionStatus, actions: Sequence[Action]) -> Iterator[str]:
    """A first report is compared with what every action is before it."""
    here = [action for action in actions if action.status is after]
    if not here:
        return
    one = len(here) == 1
    if after is ActionStatus.NOT_STARTED:
        verb = "is" if one else "are"
        said = f"{_who(here)} {verb} reported on for the first time, {ACTION_STATUS[after]}"
    else:
        report = "its first report" if one else "their first report"
        said = f"{_went(here, ActionStatus.NOT_STARTED, after)}, in {report}"
    yield f"{said}{_named(here)}."


def _went(actions: Sequence[Action], before: ActionStatus, after: ActionStatus) -> str:
    return f"{_who(actions)} went from {ACTION_STATUS[before]} to {ACTION_STATUS[after]}"


def _who(actions: Sequence[Action]) -> str:
    """A single action by its title, several by how many they are."""
    return _titles(actions) if len(actions) == 1 else counted(len(actions), "action")


def _named(actions: Sequence[Action]) -> str:
    """Several actions by their titles, after a colon; a single one is named already."""
    return f": {_titles(actions)}" if len(actions) > 1 else ""


def _titles(actions: Sequence[Action]) -> str:
    return listed([f"“{action.title}”" for action in actions])


def _named_or_by_owner(actions: Sequence[Action]) -> str:
    """A few actions by their titles; of many, how many each owner has, the most first."""
    if len(actions) <= MOST_NAMED:
        return _titles(actions)
    owners = Counter(action.owner.strip() or NO_OWNER for action in actions)
    return f"by owner, {'; '.join(f'{who} {number(count)}' for who, count in owners.most_common())}"


def _overdue(actions: Sequence[Action], on: date) -> str:
    """What is overdue on a day, longest first."""
    named = [
        f"“{action.title}” (due on {long_date(action.due)}, {ACTION_STATUS[action.status]})"
        for action in sorted(actions, key=lambda each: each.due or date.max)
        if action.due is not None
    ]
    return f"Overdue on {long_date(on)}, {counted(len(named), 'action')}: {listed(named)}."
