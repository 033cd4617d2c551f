"""A laptop that dies at any moment: the file opens, and nothing agreed or voted is missing.

Each round is a real process, killed with SIGKILL (`kill_run.py`). A failure names its seed.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="Windows has no SIGKILL and no fork"
)
ROOT = Path(__file__).parents[2]
ROUNDS, SOAKED = 200, 2_000
AT_ONCE = 4
"""Most of a round is waiting."""

HANGS = 3_000


def rounds(first: int, count: int, scratch: Path) -> Counter[str]:
    """Play so many rounds; gives the counts. Fails with every round that lost something."""
    each = count // AT_ONCE
    with ThreadPoolExecutor(AT_ONCE) as at_once:
        starts = range(first, first + count, each)
        told = list(at_once.map(partial(_in_a_process, each, scratch), starts))
    failed = [failure for one in told for failure in one["failed"]]
    assert failed == []
    return sum((Counter(one["told"]) for one in told), Counter[str]())


def _in_a_process(count: int, scratch: Path, first: int) -> dict[str, Any]:
    folder = scratch / str(first)
    folder.mkdir()
    run = (sys.executable, "-m", "tests.reliability.kill_run", str(first), str(count), str(folder))
    done = subprocess.run(
        run,
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=HANGS,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return told


def say(told: Counter[str], capsys: pytest.CaptureFixture[str]) -> None:
    with capsys.disabled():
        print("\n" + "; ".join(f"{count:,} {what}" for what, count in told.items()))  # noqa: T201


def test_two_hundred_kills_lose_nothing_that_was_agreed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = rounds(0, ROUNDS, tmp_path)
    say(told, capsys)
    assert told["rounds"] == ROUNDS
    # It was killed where it hurts, and there was something to lose.
    assert told["killed inside writing"] > ROUNDS // 4
    assert told["killed inside saving"] > ROUNDS // 20
    assert told["more than a second old"] > ROUNDS
    assert told["with a copy to offer"] > ROUNDS // 4


@pytest.mark.soak
def test_two_thousand_kills_lose_nothing_that_was_agreed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = rounds(10_000, SOAKED, tmp_path)
    say(told, capsys)
    assert told["rounds"] == SOAKED
