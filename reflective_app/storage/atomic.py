"""Writing a file whole or not at all."""

from __future__ import annotations

import os
import re
import shutil
import time
from collections.abc import Callable
from contextlib import suppress
from errno import EDQUOT, EFBIG, EISDIR, ELOOP, ENAMETOOLONG, ENOENT, ENOSPC, ENOTDIR, EROFS
from pathlib import Path
from stat import S_ISDIR, S_ISREG, S_IWGRP, S_IWOTH, S_IWUSR

from reflective_app.storage import windows_names
from reflective_app.storage.file_bytes import NO_FILE
from reflective_app.storage.problems import NotWritableError

_PATH_TOO_LONG_ON_WINDOWS = 206
_HELD_ON_WINDOWS = frozenset({5, 32, 33})
"""Access denied, in use, locked: what a virus scanner or a cloud folder causes for a moment."""

_WAITS = (0.05, 0.1, 0.15, 0.3, 0.4)
"""Seconds between one try and the next."""

_LEFT_BEHIND = re.compile(r"\.reflective-[0-9a-f]{8}\.tmp")
_HOUR = 3600
_FOLDER_FORBIDS = "You may read this folder but not write in it. Choose another folder."
_FILE_IN_USE = (
    "The file is open in another program, or may only be read. "
    "Close it there and save again, or choose another name."
)
_READ_ONLY = (
    "This file may only be read. Choose another name, or allow writing in its properties first."
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


def write_whole(
    path: Path,
    content: bytes,
    *,
    last_look: Callable[[], object] = lambda: None,
    wait: Callable[[float], None] = time.sleep,
) -> None:
    """Write beside the file, then put the new one in its place.

    Whatever fails, the old file stays as it was and nothing is left beside it. A link is followed,
    so that the file it leads to is the one replaced. Where another program holds the file on
    Windows, it is tried again for a second. What a power cut left in the folder more than an hour
    ago is taken away.

    Args:
        path: the file.
        content: all of it.
        last_look: called directly before the old file is replaced; what it raises stops that.
        wait: waits so many seconds.

    Raises:
        NotWritableError: with a plain reason; also where something else than a file is in the way,
            or the file may only be read.
    """
    if windows_names.applies() and (fault := windows_names.fault_of(path.name)):
        raise NotWritableError(path, fault)
    mode = _mode(path)
    if mode is not None and not mode & (S_IWUSR | S_IWGRP | S_IWOTH):
        raise NotWritableError(path, _READ_ONLY)
    target = path.resolve() if path.is_symlink() else path
    beside = target.with_name(f".reflective-{os.urandom(4).hex()}.tmp")
    not_allowed = _FOLDER_FORBIDS
    try:
        _write_down(beside, content)
        not_allowed = _FILE_IN_USE
        with suppress(OSError):  # there is no old file, or the disk knows no permissions
            shutil.copymode(target, beside)
        last_look()
        _replace(beside, target, wait)
    except BaseException as error:
        with suppress(OSError):
            beside.unlink()
        if isinstance(error, OSError | ValueError):
            reason = reason_of(error, not_allowed)
            if reason == _NO_FOLDER and any(map(windows_names.may_be_too_long, (target, beside))):
                reason = _TOO_LONG
            raise NotWritableError(path, reason) from error
        raise
    _settle(target.parent)
    _clear(target)


def _replace(beside: Path, target: Path, wait: Callable[[float], None]) -> None:
    for pause in _WAITS:
        try:
            os.replace(beside, target)  # noqa: PTH105 - the one call that tests make fail
        except OSError as error:
            if getattr(error, "winerror", None) not in _HELD_ON_WINDOWS:
                raise
            wait(pause)
        else:
            return
    os.replace(beside, target)  # noqa: PTH105


def _clear(written: Path) -> None:
    """Take away what a process that was ended while it wrote left beside the file.

    An hour by the clock of the disk itself: another computer may be writing there just now.
    """
    with suppress(OSError):
        now = written.stat().st_mtime
        with os.scandir(written.parent) as entries:
            left = [each for each in entries if _LEFT_BEHIND.fullmatch(each.name)]
        for each in left:
            if now - each.stat(follow_symlinks=False).st_mtime > _HOUR:
                os.unlink(each)  # noqa: PTH108 - an entry of scandir


def is_there(path: Path) -> bool:
    """Whether there is a file to be replaced. It is not opened.

    Raises:
        NotWritableError: it cannot be told, or what is there is no file.
    """
    return _mode(path) is not None


def _mode(path: Path) -> int | None:
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        raise NotWritableError(path, reason_of(error, _FOLDER_CLOSED)) from error
    if not S_ISREG(mode):
        raise NotWritableError(path, _IS_FOLDER if S_ISDIR(mode) else NO_FILE)
    return mode


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
