"""Whether a file is still the one that was read: looked at lightly, and without touching it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from reflective_app.storage.assessment_file import LARGEST
from reflective_app.storage.file_bytes import digest_of, read_within
from reflective_app.storage.problems import UnreachableFileError, UnreadableFileError
from reflective_app.storage.protected import OVERHEAD

Stamp = tuple[int, int]
"""When a file was last changed, and its size: what can be had without reading it."""


class OnDisk(Enum):
    """What became of a file."""

    SAME = "same"
    CHANGED = "changed"
    GONE = "gone"
    OUT_OF_REACH = "out of reach"


@dataclass(frozen=True)
class Look:
    """What a look found. `stamp` is to be given to the next look, which then need not read."""

    state: OnDisk
    stamp: Stamp | None = None


def look(path: Path, digest: str, last: Look | None = None) -> Look:
    """See whether a file still has the bytes that were read. A lost drive can keep this waiting.

    Args:
        path: the file.
        digest: of its bytes as they were read or last saved.
        last: the look before this one, against the same digest. Where neither time nor size
            changed since, the file is not read again.
    """
    try:
        found = path.stat()
    except FileNotFoundError:
        return Look(OnDisk.GONE if _is_folder(path.parent) else OnDisk.OUT_OF_REACH)
    except OSError:
        return Look(OnDisk.OUT_OF_REACH)
    stamp = (found.st_mtime_ns, found.st_size)
    if last is not None and last.stamp == stamp:
        return last
    try:
        same = digest_of(read_within(path, LARGEST + OVERHEAD)) == digest
    except UnreachableFileError:  # held by another program: nothing is known, so look again
        return last or Look(OnDisk.SAME)
    except UnreadableFileError:
        same = False  # empty or too large: in any case no longer what was read
    return Look(OnDisk.SAME if same else OnDisk.CHANGED, stamp)


def where_it_went(path: Path) -> OnDisk:
    """Of a file that is gone: whether its folder is still there."""
    return OnDisk.GONE if _is_folder(path.parent) else OnDisk.OUT_OF_REACH


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False
