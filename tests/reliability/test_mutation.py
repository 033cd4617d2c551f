"""A file broken in any way is opened or refused in words, quickly, and never written to.

Every case is known by its kind and its seed; a failure prints both, and comes again.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from tests.reliability.kinds import KINDS

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="the limits are set by Linux"
)
ROOT = Path(__file__).parents[2]
QUICK, ALL = 300, 10_000
AT_ONCE = 2
ONE_PROCESS = 1_250
HANGS = 600


@dataclass
class Counted:
    """What came of all the cases of a kind."""

    opened: int = 0
    refused: int = 0
    slowest: float = 0.0
    seed: int = 0
    peak: int = 0
    failed: list[Any] = field(default_factory=list)

    def add(self, told: dict[str, Any]) -> None:
        self.opened += told["opened"]
        self.refused += told["refused"]
        self.failed += told["failed"]
        self.peak = max(self.peak, told["peak"])
        if told["slowest"] > self.slowest:
            self.slowest, self.seed = told["slowest"], told["seed"]


def read_broken(kind: str, count: int, scratch: Path) -> Counted:
    counted = Counted()
    parts = range(0, count, ONE_PROCESS)
    with ThreadPoolExecutor(AT_ONCE) as at_once:
        for told in at_once.map(partial(_in_a_process, kind, count, scratch), parts):
            counted.add(told)
    return counted


def _in_a_process(kind: str, count: int, scratch: Path, first: int) -> dict[str, Any]:
    folder = scratch / f"{first}"
    folder.mkdir()
    home = {"XDG_STATE_HOME": str(folder / "own"), "XDG_DATA_HOME": str(folder / "own")}
    run = (sys.executable, "-m", "tests.reliability.mutated_run", kind, str(first))
    done = subprocess.run(
        (*run, str(min(ONE_PROCESS, count - first)), str(folder)),
        cwd=ROOT,
        env={**os.environ, **home},
        capture_output=True,
        text=True,
        timeout=HANGS,
        check=False,
    )
    assert done.returncode == 0, f"{kind}, from seed {first}: {done.stderr[-3000:]}"
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return told


@pytest.mark.parametrize("kind", KINDS)
def test_a_broken_file_is_opened_or_refused_in_words(kind: str, tmp_path: Path) -> None:
    count = QUICK // KINDS[kind].rarely
    counted = read_broken(kind, count, tmp_path)
    assert counted.failed == []
    assert counted.opened + counted.refused == count
    assert counted.refused > 0


@pytest.mark.soak
@pytest.mark.parametrize("kind", KINDS)
def test_ten_thousand_broken_files_are_opened_or_refused_in_words(
    kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    count = ALL // KINDS[kind].rarely
    counted = read_broken(kind, count, tmp_path)
    with capsys.disabled():
        print(  # noqa: T201 - the counts are what a soak is run for
            f"\n{kind}: {count:,} broken files, {counted.opened:,} opened, {counted.refused:,} "
            f"refused in words, {len(counted.failed)} failed; slowest {counted.slowest:.2f} s "
            f"(seed {counted.seed}), most memory {counted.peak / 1e6:.0f} MB"
        )
    assert counted.failed == []
    assert counted.opened + counted.refused == count
