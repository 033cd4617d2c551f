"""A fault of the program: noted without what people wrote, told plainly, and survived."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from reflective_app.gui.crash import LARGEST_LOG, CrashGuard
from tests.gui.scripted_prompts import ScriptedPrompts

NOW = datetime(2026, 11, 22, 10, 32, tzinfo=UTC)
SECRET = "what the group said about the Jones family"


def guard(
    prompts: ScriptedPrompts, log: Path, *, kept: bool = True, breaks: bool = False
) -> CrashGuard:
    def keep() -> bool:
        if breaks:
            raise OSError
        return kept

    return CrashGuard(log, keep, prompts, lambda: NOW)


def fault(message: str = SECRET) -> Exception:
    try:
        raise ValueError(message)
    except ValueError as error:
        return error


def crash(guarded: CrashGuard) -> None:
    error = fault()
    guarded.handle(type(error), error, error.__traceback__)


def test_a_fault_is_noted_without_what_people_wrote(
    prompts: ScriptedPrompts, tmp_path: Path
) -> None:
    log = tmp_path / "new folder" / "app.log"
    crash(guard(prompts, log))
    text = log.read_text("utf-8")
    assert "ValueError" in text
    assert "test_crash.py" in text
    assert SECRET not in text
    assert str(Path(__file__).parent) not in text


@pytest.mark.parametrize(
    ("kept", "breaks", "words"),
    [
        (True, False, "was kept"),
        (False, False, "Nothing was unsaved"),
        (True, True, "No recovery copy"),
    ],
)
def test_the_person_hears_whether_the_work_is_safe(
    prompts: ScriptedPrompts, tmp_path: Path, kept: bool, breaks: bool, words: str
) -> None:
    crash(guard(prompts, tmp_path / "app.log", kept=kept, breaks=breaks))
    assert words in prompts.told[0]
    assert SECRET not in prompts.told[0]
    assert all(SECRET not in line for line in prompts.details)


def test_one_place_is_told_of_once(prompts: ScriptedPrompts, tmp_path: Path) -> None:
    guarded = guard(prompts, tmp_path / "app.log")
    for _ in range(3):
        crash(guarded)
    assert len(prompts.told) == 1
    assert (tmp_path / "app.log").read_text("utf-8").count("ValueError") == 3


def test_the_log_does_not_grow_for_ever(prompts: ScriptedPrompts, tmp_path: Path) -> None:
    log = tmp_path / "app.log"
    log.write_text("x" * (LARGEST_LOG + 1), encoding="utf-8")
    crash(guard(prompts, log))
    assert log.stat().st_size < LARGEST_LOG


def test_a_log_that_cannot_be_written_stops_nothing(
    prompts: ScriptedPrompts, tmp_path: Path
) -> None:
    crash(guard(prompts, tmp_path))
    assert len(prompts.told) == 1
