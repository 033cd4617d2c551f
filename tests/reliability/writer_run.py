"""A process that saves one file again and again: `python -m … PATH NAME TIMES`.

Whoever is told that the file has changed reads it again and goes on from there, as a person would.
It prints what it believes to be saved, and how often it was told.
"""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime
from pathlib import Path

from reflective_app.domain.edits import write
from reflective_app.storage.assessment_file import read_assessment, write_assessment
from reflective_app.storage.problems import ChangedOnDiskError
from tests.reliability.edited import COUNTER


def main() -> None:
    path, name, times = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
    saved, told = [], 0
    print("ready", flush=True)  # noqa: T201
    sys.stdin.readline()
    opened = read_assessment(path)
    value, digest = opened.assessment, opened.disk_digest
    for number in range(times):
        mark = f"{name}{number};"
        while True:
            note = value.answers[COUNTER].note + mark
            try:
                done = write_assessment(
                    write(COUNTER, "note", note, value),
                    path,
                    saved_on=datetime.now(UTC),
                    expected=digest,
                )
            except ChangedOnDiskError:
                told += 1
                opened = read_assessment(path)
                value, digest = opened.assessment, opened.disk_digest
                continue
            value, digest = done.assessment, done.disk_digest
            saved.append(mark)
            break
    print(json.dumps({"saved": saved, "told": told}))  # noqa: T201 - what the test reads


if __name__ == "__main__":
    main()
