"""Opens what is protected, once its password was typed."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from reflective_app.gui.prompts import Prompts
from reflective_app.storage import recovery
from reflective_app.storage.assessment_file import Opened, assessment_in, read_assessment
from reflective_app.storage.protected import (
    Lock,
    PasswordNeededError,
    WrongPasswordError,
)
from reflective_app.storage.recovery import LockedCopy, RecoveryCopy
from reflective_app.wording import passwords as wording


def read(path: Path, prompts: Prompts, lock: Lock = None) -> Opened | None:
    """What a file holds, its password asked for if it has one; None where nobody gave it.

    Raises what `read_assessment` does. WrongPasswordError is raised where somebody tried and gave
    up: the file may be damaged.
    """
    try:
        return read_assessment(path, lock)
    except (PasswordNeededError, WrongPasswordError):
        message = wording.ask_words(path.name)
        return prompts.unlock(wording.OPEN_TITLE, message, partial(read_assessment, path))


def read_bytes(
    name: str, content: bytes, prompts: Prompts, message: str, lock: Lock = None
) -> Opened | None:
    """The same for the bytes of an earlier version."""
    try:
        return assessment_in(name, content, lock)
    except (PasswordNeededError, WrongPasswordError):
        return prompts.unlock(wording.OPEN_TITLE, message, partial(assessment_in, name, content))


def unlocked(copy: RecoveryCopy | LockedCopy, name: str, prompts: Prompts) -> RecoveryCopy | None:
    """Unsaved work, its password asked for if it has one; None where nobody gave it.

    Raises as `read` does.
    """
    if isinstance(copy, RecoveryCopy):
        return copy
    message = wording.kept_words(name)
    return prompts.unlock(wording.OPEN_TITLE, message, partial(recovery.unlock, copy))
