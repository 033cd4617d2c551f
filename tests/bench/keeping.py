"""What opening and saving cost, and what a password and earlier versions add, in one run.

Run it as `python tests/bench/keeping.py`; it prints the ratios, and the bars they are held to.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from unittest import mock

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from reflective_app.domain.assessment import Assessment  # noqa: E402 - the checkout's own
from reflective_app.storage import backups  # noqa: E402
from reflective_app.storage.assessment_file import read_assessment, write_assessment  # noqa: E402
from reflective_app.storage.atomic import write_whole  # noqa: E402
from reflective_app.storage.protected import Key, new_key  # noqa: E402
from reflective_app.storage.sample import sample_assessment  # noqa: E402
from tests.generated import generated_assessment  # noqa: E402

RUNS = 9
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
PASSWORD = "four plain short words"

OPENING_BAR = 1.3
"""Opening a protected file, beside making the key and opening the same file without a password."""

SAVING_BAR = 1.3
"""Saving a protected file, beside saving it without a password: no key is made at a save."""

READING_BAR, WRITING_BAR = 3.0, 4.0
"""Opening the large assessment and saving it, what the disk takes set aside, beside Python's own
`json.loads` and `json.dumps` of it, together. `product.md` section 4 wants 30 ms for each, on a
computer that is not named."""

KEEPING_BAR = 3.0
"""Keeping an earlier version among ten others, beside writing the same bytes to the disk."""


def seconds(*jobs: Callable[[], object]) -> list[float]:
    """The median of each job, in turns, so that a busy moment falls on all of them."""
    times: list[list[float]] = [[] for _ in jobs]
    for run in range(RUNS + 1):
        for job, taken in zip(jobs, times, strict=True):
            began = perf_counter()
            job()
            if run:  # the first does not count
                taken.append(perf_counter() - began)
    return [median(each) for each in times]


def main() -> int:
    """Print each ratio; 1 where a bar is passed."""
    with TemporaryDirectory() as folder:
        for name in ("HOME", "XDG_DATA_HOME", "LOCALAPPDATA", "WIN_PD_OVERRIDE_LOCAL_APPDATA"):
            os.environ[name] = folder
        return measured(Path(folder))


def measured(folder: Path) -> int:
    """The ratios, with files in this folder."""
    value, key = sample_assessment(), new_key(PASSWORD)
    plain, sealed = folder / "plain.reflect", folder / "sealed.reflect"
    known: dict[Path, str] = {}

    def save(value: Assessment, path: Path, key: Key | None = None) -> None:
        """Save where it was saved before, as people mostly do."""
        expected = known.get(path)
        saved = write_assessment(value, path, saved_on=NOW, expected=expected, key=key)
        known[path] = saved.disk_digest

    saving, saving_sealed = seconds(
        partial(save, value, plain), partial(save, value, sealed, key=key)
    )
    making, opening, opening_sealed = seconds(
        partial(new_key, PASSWORD),
        partial(read_assessment, plain),
        partial(read_assessment, sealed, PASSWORD),
    )
    content = plain.read_bytes()
    minutes = iter(range(1000))

    def keep() -> None:
        """A version that differs, in a list that is full."""
        number = next(minutes)
        moment = NOW + timedelta(minutes=number)
        bytes_ = content + b" " * number
        backups.keep(bytes_, assessment_id=value.id, original=plain, kept_on=moment)

    for _ in range(backups.NEWEST):
        keep()
    writing, keeping = seconds(partial(write_whole, folder / "bytes", content), keep)
    large = generated_assessment()
    save(large, plain)
    text = plain.read_text(encoding="utf-8")

    def there_and_back() -> str:
        return json.dumps(json.loads(text), indent=2)

    with mock.patch("os.fsync"):
        plainly, opening_large, saving_large = seconds(
            there_and_back, partial(read_assessment, plain), partial(save, large, plain)
        )
    rows = (
        ("opening the large assessment", opening_large, plainly, READING_BAR),
        ("saving the large assessment", saving_large, plainly, WRITING_BAR),
        ("opening a protected file", opening_sealed, making + opening, OPENING_BAR),
        ("saving a protected file", saving_sealed, saving, SAVING_BAR),
        ("keeping an earlier version", keeping, writing, KEEPING_BAR),
    )
    for name, took, beside, bar in rows:
        print(
            f"{name}: {1000 * took:.0f} ms, {took / beside:.2f} x what it is measured by "
            f"({1000 * beside:.0f} ms); bar {bar}"
        )
    return int(any(took / beside > bar for _, took, beside, bar in rows))


if __name__ == "__main__":
    sys.exit(main())
