"""A disk that fails at one step of writing a file, as the disks and shares of councils do."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from reflective_app.storage import atomic


@dataclass(frozen=True)
class Fault:
    """What the computer reports, and words of what people are told of it."""

    name: str
    number: int
    words: str
    winerror: int | None = None
    at_replace: str = ""
    """What is told instead where it is the file, and not the folder, that refuses."""

    def error(self) -> OSError:
        error = OSError(self.number, os.strerror(self.number))
        if self.winerror is not None:
            error.winerror = self.winerror  # type: ignore[attr-defined]
        return error

    def told_at(self, step: str) -> str:
        return self.at_replace if self.at_replace and step == "replace" else self.words


IN_USE = "open in another program"
FOLDER = "not write in it"
FAULTS = (
    Fault("no space", errno.ENOSPC, "no space left"),
    Fault("over quota", errno.EDQUOT, "no space left"),
    Fault("too large for the disk", errno.EFBIG, "too large for this disk"),
    Fault("no permission", errno.EACCES, FOLDER, at_replace=IN_USE),
    Fault("access denied on Windows", errno.EACCES, FOLDER, 5, IN_USE),
    Fault("in use on Windows", errno.EACCES, FOLDER, 32, IN_USE),
    Fault("locked on Windows", errno.EACCES, FOLDER, 33, IN_USE),
    Fault("read-only disk", errno.EROFS, FOLDER),
    Fault("folder gone", errno.ENOENT, "no longer there"),
    Fault("the disk is broken", errno.EIO, "The computer reported"),
    Fault("the share went away", errno.ETIMEDOUT, "The computer reported"),
    Fault("the share forgot the file", errno.ESTALE, "The computer reported"),
    Fault("interrupted", errno.EINTR, "The computer reported"),
)
STEPS = ("create", "write", "flush", "fsync", "replace")


class FailingDisk:
    """Fails once at a step, for every file that is written under a folder."""

    def __init__(self, patch: pytest.MonkeyPatch, folder: Path, step: str, fault: Fault) -> None:
        self._folder, self._step, self._fault = folder, step, fault
        self.failed = 0
        self._open, self._fsync, self._replace = Path.open, os.fsync, os.replace
        self._ours: set[int] = set()
        patch.setattr(Path, "open", self._opening())
        patch.setattr(os, "fsync", self.fsync)
        patch.setattr(os, "replace", self.replace)
        patch.setattr(atomic, "_WAITS", (0.0, 0.0))  # the waiting itself is tested elsewhere

    def fail(self) -> None:
        self.failed += 1
        raise self._fault.error()

    def forget(self, handle: int) -> None:
        """The system gives the number to the next file that is opened."""
        self._ours.discard(handle)

    def fsync(self, handle: int) -> None:
        if self._step == "fsync" and handle in self._ours:
            self.fail()
        self._fsync(handle)

    def replace(self, source: Path, target: Path) -> None:
        if self._step == "replace" and Path(target).is_relative_to(self._folder):
            self.fail()
        self._replace(source, target)

    def _opening(self) -> Callable[..., Any]:
        disk = self

        def opening(path: Path, mode: str = "r", *given: Any, **named: Any) -> Any:
            if mode != "xb" or not path.is_relative_to(disk._folder):
                return disk._open(path, mode, *given, **named)
            if disk._step == "create":
                disk.fail()
            opened = disk._open(path, mode)
            disk._ours.add(opened.fileno())
            return _FailingFile(opened, disk, disk._step)

        return opening


class _FailingFile:
    """A file of which half is written when the disk is full."""

    def __init__(self, file: Any, disk: FailingDisk, step: str) -> None:
        self._file, self._disk, self._step = file, disk, step

    def __enter__(self) -> _FailingFile:
        return self

    def __exit__(self, *_: object) -> None:
        self._disk.forget(self.fileno())
        self._file.close()

    def fileno(self) -> int:
        number: int = self._file.fileno()
        return number

    def write(self, content: bytes) -> int:
        if self._step == "write":
            self._file.write(content[: len(content) // 2])
            self._disk.fail()
        written: int = self._file.write(content)
        return written

    def flush(self) -> None:
        if self._step == "flush":
            self._disk.fail()
        self._file.flush()
