"""What is said of unsaved work that was kept, on the start page and before it is opened."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from reflective_app.domain.change import AssessmentChange
from reflective_app.wording.dates import day_and_time
from reflective_app.wording.kept import counts_words

NEVER_SAVED = "It was never saved to a file."
NOTHING = "Nothing is written in it yet."
SAME = "Nothing in it differs from the file."
LOCKED = "It is protected with the password of the file."
MOVED_ON = (
    "The file was saved again since then, by somebody else or in another window. Opening this "
    "leaves the file as it is, and saving it will ask you first."
)
OPENING = "Opening it changes nothing in the file until you save."
OPENING_UNSAVED = "Once it is open, save it to a file."
AT_OPENING_TITLE = "There is unsaved work on this file"
AT_OPENING = (
    "Going on with it changes nothing in the file until you save. If you open the file as it was "
    "saved, the unsaved work stays kept, and is offered on the start page."
)


def closed_words(name: str, when: datetime) -> str:
    """Whose work was kept, and when."""
    return f"Unsaved work on {name}, kept on {day_and_time(when)}."


def place_words(path: Path | None) -> str:
    """Which file it belongs to, and where that is."""
    return f"Its file is {path.name} in {path.parent}." if path else NEVER_SAVED


def newer_words(change: AssessmentChange) -> str:
    """How much of it differs from the file."""
    return f"Different from the file: {counts_words(change)}." if not change.empty else SAME


def held_words(change: AssessmentChange) -> str:
    """How much was written down, where there is no file to set it beside."""
    return f"In it: {counts_words(change)}." if not change.empty else NOTHING


def lost_words(why: str) -> str:
    """That its file cannot be read, and why."""
    return f"Its file cannot be read now. {why}"


def damaged_words(why: str, when: datetime | None, *, answers: bool) -> str:
    """That a copy cannot be read, from when it is, and why; `answers` where it is of a response."""
    what = "Answers were" if answers else "A copy of unsaved work was"
    kept = f"{what} kept on {day_and_time(when)}" if when else f"{what} kept"
    they = "they" if answers else "it"
    return f"{kept}, but {they} cannot be read. The file itself is not affected.\n{why}"
