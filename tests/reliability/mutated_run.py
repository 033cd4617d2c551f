"""A process of its own that reads broken files under limits: `python -m … KIND FIRST COUNT FOLDER`.

It prints one line of JSON: what was opened and refused, the slowest and the largest, and the seeds
that failed. The limits are set by the system, so that they hold whatever the program does.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import sys
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from types import FrameType
from typing import Any, NoReturn

from tests.memory import most_used
from tests.reliability.kinds import KINDS

SECONDS = 2.0
"""Of the processor, so that a busy computer fails no file."""

MEMORY = 300_000_000


class TooLongError(BaseException):
    """Not an Exception: no reader may take it for a fault of the file."""


class _Watched:
    """Whether anything is opened to be written under a folder, reported by Python itself."""

    def __init__(self, folder: Path) -> None:
        self._folder, self.looking = str(folder), False
        self.written: list[str] = []
        sys.addaudithook(self._note)

    def _note(self, event: str, given: tuple[Any, ...]) -> None:
        if not self.looking:
            return
        writes = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC
        opened = event == "open" and isinstance(given[2], int) and given[2] & writes
        if opened or event in ("os.remove", "os.rename", "os.truncate", "os.chmod", "os.utime"):
            place = os.fspath(given[0]) if isinstance(given[0], str | os.PathLike) else ""
            if str(place).startswith(self._folder):
                self.written.append(f"{event} {place}")


def main() -> None:
    kind_name, first, count, folder = sys.argv[1:]
    kind, base = KINDS[kind_name], Path(folder) / "files"  # the program's own folder lies beside
    base.mkdir()
    sound = kind.sound()
    for content in sound:  # loads all that a reader loads, and shows that it is sound
        path = base / f"sound{kind.ending}"
        path.write_bytes(content)
        assert kind.read(path), f"the sound {kind_name} was refused"
    signal.signal(signal.SIGPROF, _stop)
    _limit_memory()
    watched = _Watched(base)
    told: dict[str, Any] = {"opened": 0, "refused": 0, "failed": [], "slowest": 0.0, "seed": 0}
    path = base / f"broken{kind.ending}"
    for seed in range(int(first), int(first) + int(count)):
        rng = Random(f"{kind_name} {seed}")
        content = kind.broken(rng, rng.choice(sound))
        path.write_bytes(content)
        before = path.stat()
        began = time.process_time()
        try:
            with _within_time():
                watched.looking = True
                opened = kind.read(path)
                watched.looking = False
        except BaseException:
            watched.looking = False
            told["failed"].append([seed, traceback.format_exc()[-1500:]])
            continue
        taken = time.process_time() - began
        if taken > told["slowest"]:
            told["slowest"], told["seed"] = taken, seed
        told["opened" if opened else "refused"] += 1
        after = path.stat()
        same = (before.st_mtime_ns, before.st_ino) == (after.st_mtime_ns, after.st_ino)
        if not same or watched.written or path.read_bytes() != content:
            told["failed"].append([seed, f"written to: {watched.written}"])
            watched.written.clear()
    told["peak"] = most_used()
    print(json.dumps(told))  # noqa: T201 - what the test reads


def _limit_memory() -> None:
    """From here on a file may cost so much more and no more: beyond it Python gets none."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    limit = pages * resource.getpagesize() + MEMORY
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))


@contextmanager
def _within_time() -> Iterator[None]:
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def _stop(_number: int, _frame: FrameType | None) -> NoReturn:
    raise TooLongError


if __name__ == "__main__":
    main()
