"""The list of faults: when and where in the program, and nothing that people wrote.

Messages of faults may quote what somebody typed, a file's name or a council's. So only kinds, the
program's own modules and line numbers are noted.
"""

from __future__ import annotations

import traceback
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import TextIO

LARGEST = 200_000
"""Bytes. A list that is longer becomes the older one, in place of the one before."""


def note(file: Path, moment: datetime, lines: list[str]) -> None:
    """Add to the list. A fault in noting a fault stops nothing."""
    with suppress(OSError), _added_to(file) as log:
        log.write("\n".join([moment.isoformat(timespec="seconds"), *lines, "", ""]))


def stopped(file: Path) -> TextIO:
    """To where Python adds a fault that ends the program at once, such as one in a library.

    What an earlier start left there stays: whoever looks for it has mostly started again by then.

    Raises OSError: it cannot be written.
    """
    return _added_to(stopped_file(file))


def older(file: Path) -> Path:
    """Where the list before this one is."""
    return file.with_name(f"{file.name}.1")


def stopped_file(file: Path) -> Path:
    """Where the faults are that ended the program at once."""
    return file.with_name(f"{file.stem}-stopped{file.suffix}")


def _added_to(file: Path) -> TextIO:
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if file.exists() and file.stat().st_size > LARGEST:
        file.replace(older(file))
    return file.open("a", encoding="utf-8")


def outline(kind: type[BaseException], trace: TracebackType | None) -> list[str]:
    """Where a fault happened, without its message: that may quote what people wrote."""
    frames = traceback.extract_tb(trace)
    places = [f"{Path(frame.filename).name}, line {frame.lineno}, {frame.name}" for frame in frames]
    return [kind.__name__, *(places or ["no place known"])]
