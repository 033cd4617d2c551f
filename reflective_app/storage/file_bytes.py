"""Reading a file's bytes within a limit, with a clear word for each way in which that can fail."""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path
from stat import S_ISDIR, S_ISREG

from reflective_app.storage.problems import Problem, UnreachableFileError, UnreadableFileError

OTHER_FILE = "Choose another file, or an earlier copy of it."
"""What to do where a file is empty, unless it is one that somebody sent."""

NO_FILE = "This is not a file but a device or a connection. Choose a file."


def read_within(path: Path, limit: int, remedy: str = OTHER_FILE) -> bytes:
    """The file's bytes.

    Args:
        path: the file.
        limit: the most bytes it may have; a larger one is not read.
        remedy: what to do where it is empty.

    Raises:
        UnreachableFileError: it is missing, a folder or a device, or not to be read now.
        UnreadableFileError: it is empty or too large.
    """
    try:
        mode = path.stat().st_mode
        if not S_ISREG(mode):  # opening a device or a connection may wait without an end
            folder = "This is a folder. Choose a file in it."
            raise _unreachable(path, folder if S_ISDIR(mode) else NO_FILE)
        with path.open("rb") as file:
            content = file.read(limit + 1)
    except FileNotFoundError as error:
        message = "There is no such file. It may have been moved, renamed or deleted."
        raise _unreachable(path, message) from error
    except PermissionError as error:
        message = "You are not allowed to read this file. Ask whoever looks after the folder."
        raise _unreachable(path, message) from error
    except (OSError, ValueError) as error:  # ValueError: a name that no file can have
        message = "The file could not be read. Check the disk or network."
        raise _unreachable(path, message) from error
    if len(content) > limit:
        message = f"The file is too large: more than {limit // 1_000_000} MB. Choose another file."
        raise _unreadable(path, message)
    if not content.strip():
        raise _unreadable(path, f"The file is empty. {remedy}")
    return content


def digest_of(content: bytes) -> str:
    """By what the program knows a file's bytes again."""
    return sha256(content).hexdigest()


def _unreachable(path: Path, message: str) -> UnreachableFileError:
    return UnreachableFileError(path.name, [Problem(path.name, message)])


def _unreadable(path: Path, message: str) -> UnreadableFileError:
    return UnreadableFileError(path.name, [Problem(path.name, message)])


def real(path: Path) -> Path:
    """The file that a path leads to, by its one name. A link that leads to itself stays as it is.

    `Path.resolve` raises RuntimeError there.
    """
    try:
        return Path(os.path.realpath(path))
    except ValueError:  # a name that no file can have
        return path
