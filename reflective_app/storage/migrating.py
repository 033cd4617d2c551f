"""Bringing files of older formats up to the format of this version, step by step.

A step leads from one version of a format to the next: plain data in, plain data out. It is frozen
once it is released and imports nothing of ours, so that no later change of the domain can change
how an old file is read. Each stands in a module of its own, `storage/step_<format>_<version>.py`.
Nothing is written: the file itself is as it was until somebody saves.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from reflective_app.domain import assessment, question_set, responses
from reflective_app.storage.problems import Problem, UnreadableFileError

Data = dict[str, object]
Step = Callable[[Data], Data]
"""From the data of one version to that of the next. It may change what it is given."""


@dataclass(frozen=True)
class Ladder:
    """The steps of one format, by the version that each leads away from.

    There is one for each version from the first to the one before `current`.
    """

    current: int
    steps: Mapping[int, Step]

    def __post_init__(self) -> None:
        """Raises ValueError where a step is missing or leads nowhere."""
        wanted = range(1, self.current)
        if sorted(self.steps) != list(wanted):
            raise ValueError(f"steps from {sorted(self.steps)}, and wanted from {list(wanted)}")


@dataclass(frozen=True)
class Migrated:
    """Data in the format of this version; `version` is the older one it was in, else None."""

    data: Data
    version: int | None


RECOVERY_VERSION = RESPONSE_COPY_VERSION = 1
"""The formats of the copies that the program keeps for itself."""

ASSESSMENT = Ladder(assessment.FORMAT_VERSION, {})
QUESTION_SET = Ladder(question_set.FORMAT_VERSION, {})
RESPONSE = Ladder(responses.FORMAT_VERSION, {})
RECOVERY = Ladder(RECOVERY_VERSION, {})
RESPONSE_COPY = Ladder(RESPONSE_COPY_VERSION, {})


def up_to_date(name: str, data: Data, ladder: Ladder) -> Migrated:
    """The data, step by step in the format of this version; newer data stays as it is.

    Args:
        name: the file's, for messages.
        data: as it stands in the file; it may be changed.
        ladder: that of its format.

    Raises:
        UnreadableFileError: a step could not be taken: the data does not hold what its version has.
    """
    version = data.get("format_version")
    if not isinstance(version, int) or isinstance(version, bool) or version >= ladder.current:
        return Migrated(data, None)
    for number in range(max(version, 1), ladder.current):
        try:
            data = ladder.steps[number](data)
        except (LookupError, TypeError, ValueError, AttributeError, AssertionError) as error:
            message = (
                f"The file is in the older format {number}, and what is in it does not fit that "
                f"format, so it could not be brought up to format {number + 1}. "
                "Open an earlier copy of it."
            )
            raise UnreadableFileError(name, [Problem(name, message)]) from error
        data["format_version"] = number + 1
    return Migrated(data, version)


def with_its_set(name: str, data: Data, ladder: Ladder) -> Migrated:
    """The same for a file that holds the question set it was answered with. Raises as above."""
    migrated = up_to_date(name, data, ladder)
    inside = migrated.data.get("question_set")
    if not isinstance(inside, dict):
        return migrated
    asked = up_to_date(name, inside, QUESTION_SET)
    if asked.version is None:
        return migrated
    older = migrated.version if migrated.version is not None else ladder.current
    return Migrated(migrated.data | {"question_set": asked.data}, older)


def older_words(version: int) -> str:
    """What is said of a file in an older format that was opened."""
    return (
        f"The file is in the older format {version}, and was brought up to the format of this "
        "version as it was opened. The file itself stays as it was until you save. After that an "
        "older version of the program can only read it, or not open it."
    )
