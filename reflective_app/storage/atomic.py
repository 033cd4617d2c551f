"""Writing a file whole or not at all."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from errno import EDQUOT, EFBIG, EISDIR, ENAMETOOLONG, ENOENT, ENOSPC, ENOTDIR, EROFS
from pathlib import Path

from reflective_app.storage.problems import NotWritableError

_PATH_TOO_LONG_ON_WINDOWS = 206
_FOLDER_FORBIDS = "You may read this folder but not write in it. Choose another folder."
_FILE_IN_USE = (
    "The file is open in another program, or may only be read. "
    "Close it there and save again, or choose another name."
)
_TOO_LONG = "Its name, with the names of its folders, is too long. Choose a shorter one."
_NO_SPACE = "There is no space left. Make some, or choose another disk."
_FOLDER_GONE = "The folder is no longer there. Connect the disk again, or choose another folder."
_REASONS = {
    ENAMETOOLONG: _TOO_LONG,
    ENOSPC: _NO_SPACE,
    EDQUOT: _NO_SPACE,
    EFBIG: "The file is too large for this disk. Choose another disk.",
    EROFS: _FOLDER_FORBIDS,
    ENOENT: _FOLDER_GONE,
    ENOTDIR: _FOLDER_GONE,
    EISDIR: "This is a folder. Choose another name.",
}


def write_whole(path: Path, content: bytes) -> None:
    """Write beside the file, then put the new one in its place.

    Whatever fails, the old file stays as it was and nothing is left beside it. A link is followed,
    so that the file it leads to is the one replaced.

    Raises:
        NotWritableError: with a plain reason.
    """
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
            raise NotWritableError(path, _reason(error, not_allowed)) from error
        raise
    _settle(target.parent)


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


def _reason(error: OSError | ValueError, not_allowed: str) -> str:
    """Why a file could not be written, and what to do."""
    if isinstance(error, ValueError):
        return "This cannot be the name of a file. Choose another name."
    if isinstance(error, PermissionError):
        return not_allowed
    if getattr(error, "winerror", None) == _PATH_TOO_LONG_ON_WINDOWS:
        return _TOO_LONG
    unnamed = f"The computer reported: {error.strerror or 'an unknown fault'}. Try another folder."
    return _REASONS.get(error.errno or 0, unnamed)
