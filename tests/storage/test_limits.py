"""Every reader meets every hostile file: a clear word, in bounded time and memory, none changed."""

from __future__ import annotations

import json
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

pytest.importorskip("resource", reason="limits of a process are set on Linux and macOS")

from tests.storage.hostile_files import make_all

READERS = (
    *("assessment", "rescue", "response", "recovery copy", "response copy", "question set"),
    *("local questions", "check", "table", "logo", "preferences"),
)
ALWAYS_READ = {"check", "preferences"}
"""Readers that tell what is wrong in what they give."""

MOST_SECONDS, MOST_MEGABYTES = 4, 400
"""Of the processor and of memory. Promised are two and 300, and this computer may be a slow one."""


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("limits") / "hostile"
    folder.mkdir()
    names = list(make_all(folder))
    (folder.parent / "names.json").write_text(json.dumps(names))
    return folder


def stands(folder: Path) -> dict[str, str]:
    """What is in the folder, and the bytes of every file that is not endless."""
    return {
        path.name: sha256(path.read_bytes()).hexdigest()
        if not path.is_symlink() and path.is_file() and path.stat().st_size < 100_000_000
        else ""
        for path in folder.iterdir()
    }


@pytest.mark.parametrize("reader", READERS)
def test_no_file_costs_a_reader_much_or_breaks_it(reader: str, hostile: Path) -> None:
    before = stands(hostile)
    command = [sys.executable, "-m", "tests.storage.reading_hostile", reader, str(hostile)]
    ran = subprocess.run(command, capture_output=True, text=True, timeout=240, check=False)
    assert ran.returncode == 0, ran.stderr[-2_000:]
    found = [json.loads(line) for line in ran.stdout.splitlines()]
    assert [name for name, *_ in found] == json.loads((hostile.parent / "names.json").read_text())
    assert [each for each in found if each[1].startswith("FAULT")] == []
    assert [each for each in found if each[2] > MOST_SECONDS] == []
    assert [each for each in found if each[3] > MOST_MEGABYTES] == []
    if reader not in ALWAYS_READ:
        read = {name for name, said, *_ in found if said == "read"}
        assert read <= {"csv-commas"}, "a table with nothing but blank cells changes nothing"
        assert all(len(said) > 20 for _, said, *_ in found if said != "read")
    assert stands(hostile) == before
