"""How long listing the guides and loading one takes, beside Python's own reader on the same bytes.

Run it as `python tests/bench/question_sets.py`; it prints times, ratios and the bars they are held
to. Nothing of the sets is kept between two runs: each reads the files anew.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from reflective_app.domain.fingerprint import fingerprint  # noqa: E402 - the checkout's own
from reflective_app.storage.guide_summaries import list_guides  # noqa: E402
from reflective_app.storage.question_set_file import read_question_set  # noqa: E402
from reflective_app.storage.question_set_library import read_library, set_files  # noqa: E402

RUNS = 15
LISTING_BAR, LOADING_BAR = 50.0, 25.0
"""Milliseconds (issue: the guides)."""


def milliseconds(job: Callable[[], object]) -> float:
    """The median of some runs, after one that does not count."""
    job()
    times = []
    for _ in range(RUNS):
        began = perf_counter()
        job()
        times.append((perf_counter() - began) * 1000)
    return median(times)


def parsed(path: Path) -> object:
    """What Python's own reader makes of the file, unchecked."""
    return tomllib.loads(path.read_text(encoding="utf-8"))


def main() -> int:
    """Print each time beside its measure; 1 where a bar is passed."""
    paths = [path for path, comes_along in set_files() if comes_along]
    plain = {path: milliseconds(partial(parsed, path)) for path in paths}
    whole = sum(plain.values())
    listing = milliseconds(list_guides)
    print(f"listing {len(paths)} guides: {listing:.1f} ms, {listing / whole:.2f} x tomllib alone")
    loading = {path: milliseconds(partial(read_question_set, path)) for path in paths}
    for path, took in loading.items():
        print(f"  loading {path.stem}: {took:.1f} ms, {took / plain[path]:.2f} x tomllib alone")
    library = milliseconds(read_library)
    print(f"reading and checking all of them: {library:.1f} ms, {library / whole:.2f} x tomllib")
    largest = read_question_set(max(paths, key=lambda path: path.stat().st_size))
    print(f"fingerprint of the largest: {milliseconds(partial(fingerprint, largest)):.1f} ms")
    slowest = max(loading.values())
    print(f"bars: listing {LISTING_BAR:.0f} ms, loading one {LOADING_BAR:.0f} ms")
    return 0 if listing < LISTING_BAR and slowest < LOADING_BAR else 1


if __name__ == "__main__":
    raise SystemExit(main())
