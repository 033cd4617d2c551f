"""What changed since a day, in plain sentences."""

from __future__ import annotations

from reflective_app.domain.plan import Action, ActionStatus, Update
from reflective_app.domain.progress import Progress, StatusChange
from reflective_app.wording.dates import counted, listed, long_date
from reflective_app.wording.words import ACTION_STATUS

NOTHING_REPORTED = "Nothing has been reported yet."


def update_words(update: Update) -> str:
    """What was reported on a day: “22 November 2026: On track (G). Value: 60. Note”."""
    value = f"Value: {update.value}" if update.value.strip() else ""
    parts = (ACTION_STATUS[update.status], value, update.note.strip())
    said = ". ".join(part.rstrip(".") for part in parts if part)
    return f"{long_date(update.on)}: {said}."


def progress_sentences(found: Progress) -> tuple[str, ...]:
    """What changed since a day: one sentence an action, then what is the same."""
    sentences = [_changed(change) for change in found.changed]
    sentences += [_first(action) for action in found.first]
    sentences += [_overdue(action) for action in found.overdue]
    if found.unchanged:
        same = [f"“{action.title}”" for action in found.unchanged]
        sentences.append(f"No change of status: {listed(same)}.")
    if found.silent:
        number = counted(len(found.silent), "action")
        named = listed([f"“{action.title}”" for action in found.silent])
        sentences.append(f"Nothing reported yet of {number}: {named}.")
    return tuple(sentences)


def _changed(change: StatusChange) -> str:
    before, after = ACTION_STATUS[change.before], ACTION_STATUS[change.action.status]
    return f"“{change.action.title}” went from {before} to {after}."


def _first(action: Action) -> str:
    """A first report is compared with what every action is before it."""
    before, after = ACTION_STATUS[ActionStatus.NOT_STARTED], ACTION_STATUS[action.status]
    if action.status is ActionStatus.NOT_STARTED:
        return f"“{action.title}” is reported on for the first time: {after}."
    return f"“{action.title}” went from {before} to {after}, in its first report."


def _overdue(action: Action) -> str:
    assert action.due is not None
    return (
        f"Overdue: “{action.title}” was due on {long_date(action.due)}; "
        f"it is {ACTION_STATUS[action.status]}."
    )
