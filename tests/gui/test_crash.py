"""A fault of the program: noted without what people wrote, told plainly, and survived."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from reflective_app.gui.crash import MOST_QT_NOTES, CrashGuard
from reflective_app.storage import places
from reflective_app.storage.fault_log import LARGEST, older, stopped_file
from tests.gui.scripted_prompts import ScriptedPrompts

ROOT = Path(__file__).resolve().parents[2]
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
    for letter in "ab":
        log.write_text(letter * (LARGEST + 1), encoding="utf-8")
        crash(guard(prompts, log))
        assert log.stat().st_size < LARGEST
        assert older(log).read_text(encoding="utf-8") == letter * (LARGEST + 1)
    assert sorted(each.name for each in tmp_path.iterdir()) == ["app.log", "app.log.1"]


def test_a_log_that_cannot_be_written_stops_nothing(
    prompts: ScriptedPrompts, tmp_path: Path
) -> None:
    crash(guard(prompts, tmp_path))
    assert len(prompts.told) == 1


# Installed, in a program of its own


def in_a_program(log: Path, body: str) -> subprocess.CompletedProcess[str]:
    """What is left when a program with the guard runs these lines."""
    script = f"""
import sys, threading, os
from datetime import datetime
from pathlib import Path
from PySide6.QtCore import QCoreApplication, QTimer, qWarning
from reflective_app.gui.crash import CrashGuard
from tests.gui.scripted_prompts import ScriptedPrompts
application = QCoreApplication([])
prompts = ScriptedPrompts()
kept = []
guard = CrashGuard(Path({str(log)!r}), lambda: not kept.append(1), prompts, datetime.now)
guard.install()
SECRET = {SECRET!r}
{body}
QTimer.singleShot(300, application.quit)
application.exec()
print(len(prompts.told), len(kept), *prompts.told)
"""
    return subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False
    )


def test_a_fault_on_another_thread_is_told_from_the_windows_own(tmp_path: Path) -> None:
    log = tmp_path / "app.log"
    body = "threading.Thread(target=lambda: open(SECRET)).start()"
    ended = in_a_program(log, body)
    assert ended.stdout.startswith("1 1 Something went wrong in the program: A recovery copy")
    assert "FileNotFoundError" in log.read_text("utf-8")
    assert SECRET not in log.read_text("utf-8") + ended.stdout + ended.stderr


def test_a_fault_while_an_object_goes_is_noted_and_troubles_nobody(tmp_path: Path) -> None:
    log = tmp_path / "app.log"
    body = """
class Goes:
    def __del__(self): raise ValueError(SECRET)
Goes()
"""
    ended = in_a_program(log, body)
    assert ended.stdout.startswith("0 0")
    assert "ValueError" in log.read_text("utf-8")
    assert SECRET not in log.read_text("utf-8")


def test_of_qts_warnings_only_the_kind_is_noted_and_not_without_end(tmp_path: Path) -> None:
    log = tmp_path / "app.log"
    ended = in_a_program(log, "for _ in range(500): qWarning(SECRET)")
    text = log.read_text("utf-8")
    assert text.count("Qt QtWarningMsg") == MOST_QT_NOTES
    assert SECRET not in text
    assert ended.stdout.startswith("0 0")


def test_a_program_that_stops_at_once_leaves_where_it_was(tmp_path: Path) -> None:
    log = tmp_path / "app.log"
    ended = in_a_program(log, "import faulthandler; faulthandler._sigsegv()")
    assert ended.returncode != 0
    text = stopped_file(log).read_text("utf-8")
    assert "Fatal Python error" in text
    assert SECRET not in text


def test_a_program_that_cannot_start_says_so_without_a_traceback(tmp_path: Path) -> None:
    script = (
        "import sys; sys.modules['reflective_app.gui.main_window'] = None\n"
        "sys.modules['PySide6.QtWidgets'] = None\n"
        "from reflective_app.__main__ import main; raise SystemExit(main([]))"
    )
    ended = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert ended.returncode == 1
    assert ended.stderr.startswith("Reflective App cannot start. Your assessments are not affected")
    assert "Traceback" not in ended.stderr
    log = places.log_file()
    assert str(log) in ended.stderr
    assert "The program could not start" in log.read_text("utf-8")
