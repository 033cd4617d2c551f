"""Writing a file whole or not at all."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from errno import EDQUOT, EFBIG, EISDIR, ELOOP, ENAMETOOLONG, ENOENT, ENOSPC, ENOTDIR, EROFS
from pathlib import Path
from stat import S_ISDIR, S_ISREG

from reflective_app.storage.file_bytes import NO_FILE
from reflective_app.storage.problems import NotWritableError

_PATH_TOO_LONG_ON_WINDOWS = 206
_FOLDER_FORBIDS = "You may read this folder but not write in it. Choose another folder."
_FILE_IN_USE = (
    "The file is open in another program, or may only be read. "
    "Close it there and save again, or choose another name."
)
_TOO_LONG = "Its name, with the names of its folders, is too long. Choose a shorter one."
_NO_SPACE = "There is no space left. Make some, or choose another disk."
_NO_FOLDER = (
    "The folder is no longer there, or there is no such folder. "
    "Check its name, connect its disk again, or choose another folder."
)
_FOLDER_CLOSED = "You are not allowed into this folder. Choose another folder."
_LINK_TO_ITSELF = "This is a link that leads back to itself. Choose another name."
_IS_FOLDER = "This is a folder. Choose another name."
_REASONS = {
    ENAMETOOLONG: _TOO_LONG,
    ENOSPC: _NO_SPACE,
    EDQUOT: _NO_SPACE,
    EFBIG: "The file is too large for this disk. Choose another disk.",
    EROFS: _FOLDER_FORBIDS,
    ENOENT: _NO_FOLDER,
    ENOTDIR: _NO_FOLDER,
    EISDIR: _IS_FOLDER,
    ELOOP: _LINK_TO_ITSELF,
}


def write_whole(path: Path, content: bytes) -> None:
    """Write beside the file, then put the new one in its place.

    Whatever fails, the old file stays as it was and nothing is left beside it. A link is followed,
    so that the file it leads to is the one replaced.

    Raises:
        NotWritableError: with a plain reason; also where something else than a file is in the way.
    """
    is_there(path)
    target = path.resolve() if path.is_symlink() else path
    beside = target.with_name(f".reflective-{os.urandom(4).hex()}.tmp")
    not_allowed = _FOLDER_FORBIDS
    try:
        _write_down(beside, content)
        not_allowed = _FILE_IN_USE
        with suppress(OSError):  # there is no old file, or the disk knows no permissions
            shutil.copymode(target, beside)
        os.replace(beside, target)  # noqa: PTH105 - the one call that tests make fail
    except BaseException as error:
        with suppress(OSError):
            beside.unlink()
        if isinstance(error, OSError | ValueError):
            raise NotWritableError(path, reason_of(error, not_allowed)) from error
        raise
    _settle(target.parent)


def is_there(path: Path) -> bool:
    """Whether there is a file to be replaced. It is not opened.

    Raises:
        NotWritableError: it cannot be told, or what is there is no file.
    """
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        return False
    except (OSError, ValueError) as error:
        raise NotWritableError(path, reason_of(error, _FOLDER_CLOSED)) from error
    if not S_ISREG(mode):
        raise NotWritableError(path, _IS_FOLDER if S_ISDIR(mode) else NO_FILE)
    return True


def reason_of(error: OSError | ValueError, not_allowed: str) -> str:
    """Why a file could not be written, and what to do.

    Args:
        error: what the computer reported.
        not_allowed: what to say if it forbids it.
    """
    if isinstance(error, ValueError):
        return "This cannot be the name of a file. Choose another name."
    if isinstance(error, PermissionError):
        return not_allowed
    if getattr(error, "winerror", None) == _PATH_TOO_LONG_ON_WINDOWS:
        return _TOO_LONG
    unnamed = f"The computer reported: {error.strerror or 'an unknown fault'}. Try another folder."
    return _REASONS.get(error.errno or 0, unnamed)


def _write_down(path: Path, content: bytes) -> None:
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _settle(folder: Path) -> None:
    """Have the folder's new entry reach the disk, on systems where a folder can be opened."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
