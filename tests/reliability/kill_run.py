"""Rounds of working on a file, each ended by SIGKILL: `python -m … FIRST COUNT FOLDER`.

Every round is a process of its own with the program's own window parts: it opens the file, edits
by a seed, keeps copies, saves and keeps earlier versions. It tells what it did through a pipe. In
every second round it stops where it was told to, inside writing, and is killed there; in the others
it is killed at a random moment. Then the file and the copies are looked at.
"""

from __future__ import annotations

import json
import os
import select
import shutil
import signal
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from random import Random

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from reflective_app.domain.assessment import Assessment
from reflective_app.gui.files import Files
from reflective_app.storage import atomic, backups, places, recovery
from reflective_app.storage.assessment_file import Opened, read_assessment, write_assessment
from reflective_app.storage.protected import COSTS, Key, new_key
from reflective_app.storage.recovery import LockedCopy
from tests.gui.scripted_prompts import ScriptedPrompts
from tests.reliability.edited import after, as_done, edit, is_agreed, number_of

SECOND = 1.0
LONGEST_ROUND = 2.2
STEPS = ("half written", "fsync", "before replace", "after replace", "folder fsync")
FILES = ("file", "copy", "earlier version")
LEFT_BEHIND = ".reflective-*.tmp"


PASSWORD = "four plain short words"
KEY = new_key(PASSWORD, COSTS[0])


def key_of(seed: int) -> Key | None:
    """Every fourth round is of a protected file."""
    return KEY if seed % 8 in (2, 3) else None


# The process that works


class Pipe:
    """One line for each thing done, with the clock that both processes share."""

    def __init__(self, handle: int) -> None:
        self._handle = handle

    def say(self, what: str, number: int = 0) -> None:
        os.write(self._handle, f"{what}|{number}|{time.monotonic()}\n".encode())


class StoppedAt:
    """Stands still at one step of writing one kind of file, until it is killed."""

    def __init__(self, step: str, kind: str, times: int, pipe: Pipe) -> None:
        self._step, self._kind, self._left, self._pipe = step, kind, times, pipe
        self._now = ""
        self._write_down, self._settle = vars(atomic)["_write_down"], vars(atomic)["_settle"]
        self._fsync, self._replace = os.fsync, os.replace
        patch = pytest.MonkeyPatch()  # never undone: the process is killed
        patch.setattr(atomic, "_write_down", self.write_down)
        patch.setattr(atomic, "_settle", self.settle)
        patch.setattr(os, "fsync", self.fsync)
        patch.setattr(os, "replace", self.replace)

    def write_down(self, path: Path, content: bytes) -> None:
        self._now = _kind_of(path)
        if self._reached("half written", self._now):
            with path.open("xb") as file:
                file.write(content[: len(content) // 2])
                file.flush()
                self._stop()
        self._write_down(path, content)

    def fsync(self, handle: int) -> None:
        if self._reached("fsync", self._now):
            self._stop()
        self._fsync(handle)

    def replace(self, source: Path, target: Path) -> None:
        if self._reached("before replace", _kind_of(target)):
            self._stop()
        self._replace(source, target)
        if self._reached("after replace", _kind_of(target)):
            self._stop()

    def settle(self, folder: Path) -> None:
        if self._reached("folder fsync", _kind_of(folder / "x")):
            self._stop()
        self._settle(folder)

    def _reached(self, step: str, kind: str) -> bool:
        if (step, kind) != (self._step, self._kind):
            return False
        self._left -= 1
        return self._left == 0

    def _stop(self) -> None:
        self._pipe.say("stopped")
        signal.pause()
        time.sleep(60)  # pause returns at once on another thread than the first


def _kind_of(path: Path) -> str:
    if path.is_relative_to(places.recovery()):
        return "copy"
    return "earlier version" if path.is_relative_to(places.backups()) else "file"


def work(seed: int, path: Path, pipe: Pipe) -> None:
    """Edit and save until killed."""
    rng = Random(f"work {seed}")
    app = QApplication.instance() or QApplication(["test", "-platform", "offscreen"])
    if seed % 2:
        StoppedAt(rng.choice(STEPS), rng.choice(FILES), rng.randint(1, 3), pipe)
    prompts = ScriptedPrompts(*([PASSWORD] if key_of(seed) else []))
    files = Files(prompts, lambda: datetime.now(UTC), path.parent)
    assert files.open(path)
    document = files.document
    assert document is not None
    number = 0

    def go_on() -> None:
        nonlocal number
        for _ in range(rng.choice((1, 1, 3))):
            number += 1
            document.apply(edit(seed, number), "edit", keep=is_agreed(seed, number))
            pipe.say("edited", number)
        if rng.random() < (0.25 if seed % 2 else 0.1):
            pipe.say("saving", number)
            assert files.save()
            pipe.say("saved", number)
        QTimer.singleShot(rng.randint(1, 120), go_on)

    go_on()
    app.exec()


# The process that kills, and looks


@dataclass
class Told:
    """What the worker said that it did."""

    edits: dict[int, float] = field(default_factory=dict)
    saving: int = 0
    saved: int = 0
    stopped: bool = False

    def take(self, line: str) -> None:
        what, number, moment = line.split("|")
        match what:
            case "edited":
                self.edits[int(number)] = float(moment)
            case "saving":
                self.saving = int(number)
            case "saved":
                self.saved = int(number)
            case _:
                self.stopped = True


def round_of(seed: int, folder: Path) -> dict[str, int]:
    """One round; gives what is counted. Raises AssertionError if anything was lost."""
    home = folder / "own"
    for name in ("XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        os.environ[name] = str(home)
    path = folder / "Newshire.reflect"
    key = key_of(seed)
    write_assessment(after(seed, 0), path, saved_on=datetime.now(UTC), expected=None, key=key)
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        _as_child(partial(work, seed, path, Pipe(writing)))
    os.close(writing)
    try:
        told = _watched(seed, child, reading)
    finally:
        os.close(reading)
    return _looked_at(seed, path, told)


def _as_child(job: Callable[[], None]) -> None:
    try:
        job()
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(1)


def _watched(seed: int, child: int, reading: int) -> tuple[Told, float]:
    """Read what the worker tells until its time has come; kill it."""
    told, text = Told(), b""
    end = time.monotonic() + 20  # until it has begun
    lasts = Random(f"kill {seed}").uniform(0.05, LONGEST_ROUND) if seed % 2 == 0 else 4.0
    while not told.stopped and time.monotonic() < end:
        ready, _, _ = select.select([reading], [], [], max(0.0, end - time.monotonic()))
        if ready:
            began = bool(text)
            piece = os.read(reading, 65536)
            assert piece, "the worker ended by itself"
            text += piece
            if not began:
                end = time.monotonic() + lasts
            told.stopped = b"stopped|" in text
    killed = time.monotonic()
    os.kill(child, signal.SIGKILL)
    while piece := os.read(reading, 65536):
        text += piece
    _, status = os.waitpid(child, 0)
    assert os.WTERMSIG(status) == signal.SIGKILL
    for line in text.decode().splitlines():
        told.take(line)
    return told, killed


def _looked_at(seed: int, path: Path, seen: tuple[Told, float]) -> dict[str, int]:
    told, killed = seen
    opened = read_assessment(path, key_of(seed))
    assert opened.notices == ()
    in_file = number_of(opened.assessment)
    assert as_done(opened.assessment) == after(seed, in_file), "the file is of no moment"
    assert in_file in (told.saved, told.saving), f"file {in_file}, {told}"
    copies = recovery.kept_copies()
    assert len(copies) <= 1
    in_copy = 0
    for found in copies:
        copy = recovery.unlock(found, KEY) if isinstance(found, LockedCopy) else found
        assert isinstance(found, LockedCopy) == (key_of(seed) is not None)
        assert isinstance(copy, recovery.RecoveryCopy), f"damaged: {copy}"
        in_copy = number_of(copy.assessment)
        assert copy.original == path
        assert as_done(copy.assessment) == after(seed, in_copy), "the copy is of no moment"
    reached = max(in_file, in_copy)
    long_ago = [number for number, at in told.edits.items() if at < killed - SECOND]
    lost = [number for number in long_ago if number > reached]
    agreed = [number for number in lost if is_agreed(seed, number)]
    assert not agreed, f"agreed and lost: {agreed}, kept {reached}, of {max(told.edits)}"
    assert not lost, f"typed and lost: {lost}, kept {reached}, of {max(told.edits)}"
    for backup in backups.backups_of(opened.assessment.id):
        earlier = path.with_name("earlier.reflect")
        earlier.write_bytes(backups.content_of(backup))
        assert read_assessment(earlier, key_of(seed)).notices == ()
        earlier.unlink()
    left = _next_start(path, opened, after(seed, reached))
    return {
        "of a protected file": key_of(seed) is not None,
        "edits": len(told.edits),
        "more than a second old": len(long_ago),
        "killed inside writing": told.stopped,
        "killed inside saving": told.saving > told.saved,
        "with a copy to offer": len(copies),
        "with something left beside": left,
    }


def _next_start(path: Path, before: Opened, kept: Assessment) -> int:
    """Save what was kept; what the kill left beside the file goes with the first save a day on."""
    left = list(path.parent.glob(LEFT_BEHIND))
    assert {each for each in path.parent.iterdir() if each.is_file()} == {path, *left}
    assert len(left) <= 1
    for each in left:
        os.utime(each, (time.time() - 86_400,) * 2)
    now, expected = datetime.now(UTC), before.disk_digest
    write_assessment(kept, path, saved_on=now, expected=expected, key=before.key)
    assert as_done(read_assessment(path, before.key).assessment) == as_done(kept)
    assert not list(path.parent.glob(LEFT_BEHIND))
    return len(left)


def main() -> None:
    first, count, folder = int(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]).resolve()
    told: Counter[str] = Counter()
    failed = []
    for seed in range(first, first + count):
        place = folder / str(seed)
        place.mkdir()
        try:
            came = round_of(seed, place)
        except Exception:
            failed.append([seed, traceback.format_exc()[-1500:]])
            continue
        told.update(came)
        told["rounds"] += 1
        shutil.rmtree(place)
    print(json.dumps({"told": told, "failed": failed}))  # noqa: T201 - what the test reads


if __name__ == "__main__":
    main()
