"""A file that cannot be opened: what is wrong, and what can be opened in its place.

That is the newest earlier version that is sound, and what can be read of the file itself. Either
opens as a document without a file, so that the damaged one stays as it is whatever is done next.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from reflective_app.gui.passwords import locks
from reflective_app.gui.prompts import Prompts
from reflective_app.storage.assessment_file import Opened, assessment_in
from reflective_app.storage.backups import Backup, backups_for_file, content_of
from reflective_app.storage.problems import (
    NewerFormatError,
    UnreachableFileError,
    UnreadableFileError,
)
from reflective_app.storage.protected import PasswordNeededError, WrongPasswordError
from reflective_app.storage.rescue import Rescued, rescue_file
from reflective_app.wording.dates import day_and_time
from reflective_app.wording.kept_sides import Section, Told
from reflective_app.wording.losses import loss_lines, lost_in_short, rescued_words
from reflective_app.wording.passwords import ask_words

if TYPE_CHECKING:
    from reflective_app.gui.files import Files

EARLIER, RESCUE, LEAVE = "earlier", "rescue", "leave"
NOT_BY_PASSWORD = (
    "What was typed does not open this file. Most often that is a slip: leave it, and open the "
    "file again. If you are sure of the password, the file was changed outside this program, and "
    "an earlier version of it can be opened in its place."
)
LEFT_AS_IT_IS = "The file is left as it is. What you open in its place is saved under another name."


def open_in_its_place(
    files: Files, prompts: Prompts, path: Path, error: UnreadableFileError, today: date
) -> bool:
    """Say what is wrong with a file, and open what the person chooses; False where nothing is.

    Args:
        files: opens it.
        prompts: asks.
        path: the file, which is not touched.
        error: why it cannot be opened.
        today: the date of a rescued assessment where its own is lost.
    """
    wrong_password = isinstance(error, WrongPasswordError)
    title = "Not opened" if wrong_password else "This file cannot be opened"
    earlier, rescued = _earlier(path, error), _rescued(path, error, today)
    if wrong_password and earlier is None:
        return False  # it was said where the password was asked for
    if earlier is None and rescued is None:
        prompts.problem(title, error.in_short, error.numbered)
        return False
    sections = []
    if not wrong_password:
        sections.append(_section("What is wrong", [each.sentence for each in error.problems]))
    choices: list[tuple[str, str]] = []
    if earlier is not None:
        choices.append((EARLIER, f"Open the &version of {day_and_time(earlier[0].kept_on)}"))
    if rescued is not None:
        told = _lines(rescued)
        head = "What would be lost in a rescued copy" if told else "A rescued copy"
        sections.append(_section(head, told or [lost_in_short(())]))
        choices.append((RESCUE, "Open what can be &read"))
    state = NOT_BY_PASSWORD if wrong_password else f"{path.name} cannot be opened as it is."
    message = f"{state} {LEFT_AS_IT_IS}"
    choices.append((LEAVE, "&Leave it"))
    choice = prompts.compare(title, message, sections or None, choices)
    if choice == EARLIER and earlier is not None:
        backup, then = earlier
        return _open_earlier(files, prompts, backup, then, path)
    if choice == RESCUE and rescued is not None:
        said = rescued_words(path.name, _lines(rescued))
        return files.open_value(rescued.assessment, f"{path.stem} (rescued)", (said,))
    return False


def _open_earlier(
    files: Files, prompts: Prompts, backup: Backup, then: Opened | None, path: Path
) -> bool:
    if then is None:
        name, message = path.name, ask_words(f"the version of {day_and_time(backup.kept_on)}")
        try:
            then = locks.read_bytes(name, content_of(backup), prompts, message)
        except UnreadableFileError as error:
            prompts.problem("This version cannot be opened", error.in_short, error.numbered)
    if then is None:
        return False
    return files.open_value(
        then.assessment, f"{path.stem} ({day_and_time(backup.kept_on)})", key=then.key
    )


def _earlier(path: Path, error: UnreadableFileError) -> tuple[Backup, Opened | None] | None:
    """The newest earlier version that can be opened; what it says, unless it is protected."""
    if isinstance(error, UnreachableFileError | NewerFormatError):
        return None
    for backup in backups_for_file(path):
        try:
            return backup, assessment_in(path.name, content_of(backup))
        except PasswordNeededError:
            return backup, None
        except UnreadableFileError:
            continue
    return None


def _rescued(path: Path, error: UnreadableFileError, today: date) -> Rescued | None:
    if isinstance(error, UnreachableFileError | NewerFormatError):
        return None
    try:
        return rescue_file(path, today)
    except UnreadableFileError:
        return None


def _lines(rescued: Rescued) -> tuple[str, ...]:
    return loss_lines(rescued.losses, rescued.assessment.question_set)


def _section(head: str, lines: Sequence[str]) -> Section:
    return Section(head, tuple(Told(line) for line in lines))
