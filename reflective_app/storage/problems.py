"""What can be wrong with a file, said in sentences for people."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong: where, what happened and what to do, and the line if known."""

    where: str
    message: str
    line: int | None = None

    @property
    def sentence(self) -> str:
        """The whole problem as one piece of text."""
        place = f"{self.where}, line {self.line:,}" if self.line is not None else self.where
        return f"{place}: {self.message}" if place else self.message


class UnreadableFileError(Exception):
    """A file that cannot be used, with every reason found. The file itself was not touched."""

    def __init__(self, name: str, problems: Iterable[Problem]) -> None:
        """Keep the file's name and what is wrong with it."""
        self.name = name
        self.problems = tuple(problems)
        super().__init__(name, self.problems)

    def __str__(self) -> str:
        """One sentence or two: how many problems there are, and the first."""
        if not self.problems:
            return f"{self.name} cannot be read."
        first, count = self.problems[0].sentence, len(self.problems)
        if count == 1:
            return first
        return (
            f"{self.name} cannot be used: {count} things need putting right. The first is: {first}"
        )

    @property
    def in_short(self) -> str:
        """How many problems there are, where they are listed below; of a single one, itself."""
        count = len(self.problems)
        return (
            f"{self.name} cannot be used: {count} things need putting right."
            if count > 1
            else str(self)
        )

    @property
    def numbered(self) -> list[str]:
        """Every problem, with its number where there is more than one."""
        told = [problem.sentence for problem in self.problems]
        return [f"{n}. {each}" for n, each in enumerate(told, 1)] if len(told) > 1 else told


class NewerFormatError(UnreadableFileError):
    """A file in a newer format than this version of the program knows."""


class UnreachableFileError(UnreadableFileError):
    """A file whose content could not be had now: what it says, and whether it is sound, is open."""


class ChangedOnDiskError(Exception):
    """The file is no longer the one that was read. Nothing was written."""

    def __init__(self, path: Path, *, gone: bool = False) -> None:
        """Keep the file, and whether it is no longer there at all."""
        self.path = path
        self.gone = gone
        super().__init__(path)

    def __str__(self) -> str:
        """What happened and what to do."""
        if self.gone:
            return (
                f"{self.path.name} is no longer in its folder: it was moved, renamed or deleted. "
                "Nothing was written. Save under another name, or put the file back."
            )
        return (
            f"{self.path.name} was changed by someone else, or in another window, since you opened "
            "it. Nothing was written. Save under another name, or open the file again."
        )


class NotWritableError(Exception):
    """A file could not be written. What was there before is whole."""

    def __init__(self, path: Path, reason: str) -> None:
        """Keep the file and a plain sentence that says why."""
        self.path = path
        self.reason = reason
        super().__init__(path, reason)

    def __str__(self) -> str:
        """What happened, and that nothing was lost."""
        return (
            f"{self.path.name} could not be written. {self.reason} "
            "What was there before is unchanged."
        )


class NotDeletedError(NotWritableError):
    """A file could not be deleted, and is still there."""

    def __str__(self) -> str:
        """What happened, and what to do."""
        return f"{self.path.name} could not be deleted. {self.reason}"


class UnknownGuideError(Exception):
    """There is no question set of this name."""

    def __init__(self, guide: str, known: Iterable[str]) -> None:
        """Keep the name asked for and the names there are."""
        self.guide = guide
        self.known = tuple(known)
        super().__init__(guide, self.known)

    def __str__(self) -> str:
        """What was asked for, the nearest name and every name there is."""
        if not self.known:
            return f'There is no question set called "{self.guide}": none is installed.'
        from difflib import get_close_matches  # the start page is painted without it

        close = get_close_matches(self.guide, self.known, n=1)
        hint = f' Did you mean "{close[0]}"?' if close else ""
        listed = ", ".join(self.known)
        return f'There is no question set called "{self.guide}".{hint} There are: {listed}.'


class AlreadyExistsError(Exception):
    """A file of this name is there already. Nothing was written."""

    def __init__(self, path: Path) -> None:
        """Keep the file that is in the way."""
        self.path = path
        super().__init__(path)

    def __str__(self) -> str:
        """What happened and what to do."""
        return (
            f"There is already a file called {self.path.name} in this folder, and it was left "
            "as it is. Choose another name."
        )
