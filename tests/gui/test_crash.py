"""A fault of the program: noted without what people wrote, told plainly, and survived."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest

from reflective_app.domain.edits import set_profile
from reflective_app.gui.crash import MOST_QT_NOTES, CrashGuard
from reflective_app.gui.session import Session
from reflective_app.storage import places, recovery
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
    told = (ROOT / "docs" / "it-officer.md").read_text("utf-8")
    assert f"two lists of up to {LARGEST // 1000} kB" in told


def test_the_copy_is_kept_anew_at_each_fault_also_where_nothing_is_told_any_more(
    prompts: ScriptedPrompts, tmp_path: Path
) -> None:
    kept = iter([True, True, True])
    guarded = CrashGuard(tmp_path / "app.log", partial(next, kept), prompts, lambda: NOW)
    for _ in range(3):
        crash(guarded)
    assert list(kept) == []
    assert len(prompts.told) == 1


class WhileTold(ScriptedPrompts):
    """Prompts in which something else happens while a fault is being told."""

    def __init__(self, happens: Callable[[], None]) -> None:
        super().__init__()
        self._happens = happens

    def problem(self, title: str, message: str, details: Sequence[str] = ()) -> None:
        super().problem(title, message, details)
        self._happens()


def test_a_fault_while_one_is_being_told_is_noted_and_not_told_over_it(tmp_path: Path) -> None:
    log = tmp_path / "app.log"

    def another() -> None:
        error = OSError(SECRET)
        guarded.handle(type(error), error, None)

    prompts = WhileTold(another)
    guarded = guard(prompts, log)
    crash(guarded)
    assert len(prompts.told) == 1
    assert "OSError" in log.read_text("utf-8")


def test_a_fault_that_cannot_be_told_does_not_keep_the_next_from_being_told(
    tmp_path: Path,
) -> None:
    def fail() -> None:
        raise RuntimeError

    prompts = WhileTold(fail)
    guarded = guard(prompts, tmp_path / "app.log")
    with pytest.raises(RuntimeError):
        crash(guarded)
    error = OSError(SECRET)
    with pytest.raises(RuntimeError):
        guarded.handle(type(error), error, None)
    assert len(prompts.told) == 2


def test_ending_the_program_from_its_terminal_is_no_fault(
    prompts: ScriptedPrompts, tmp_path: Path
) -> None:
    guard(prompts, tmp_path / "app.log").handle(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert prompts.told == []
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("changed", [True, False])
def test_what_the_window_has_open_is_what_is_kept(
    session: Session, prompts: ScriptedPrompts, changed: bool
) -> None:
    assert session.files.open_sample()
    document = session.files.document
    assert document is not None
    if changed:
        profile = document.assessment.profile.model_copy(update={"purpose": SECRET})
        document.apply(partial(set_profile, profile), "write purpose")
    crash(session.guard)
    assert ("was kept" if changed else "Nothing was unsaved") in prompts.told[0]
    assert len(list(places.recovery().glob("*.recovery"))) == changed


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps folders of people apart itself")
def test_nobody_else_on_the_computer_can_look_into_the_list(
    prompts: ScriptedPrompts, tmp_path: Path
) -> None:
    crash(guard(prompts, tmp_path / "log" / "app.log"))
    assert (tmp_path / "log").stat().st_mode & 0o077 == 0


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
from PySide6.QtCore import QCoreApplication, QTimer, qDebug, qWarning
from reflective_app.gui.crash import CrashGuard
from tests.gui.scripted_prompts import ScriptedPrompts
class Prompts(ScriptedPrompts):
    def problem(self, *words):
        assert threading.current_thread() is threading.main_thread()
        super().problem(*words)
application = QCoreApplication([])
prompts = Prompts()
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


def test_a_fault_in_the_window_is_told_once_the_work_is_kept(tmp_path: Path) -> None:
    log = tmp_path / "app.log"
    ended = in_a_program(log, "QTimer.singleShot(0, lambda: open(SECRET))")
    assert ended.stdout.startswith("1 1 Something went wrong in the program: A recovery copy")
    assert "FileNotFoundError" in log.read_text("utf-8")
    assert SECRET not in log.read_text("utf-8") + ended.stdout + ended.stderr


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


def test_what_qt_says_for_its_own_makers_is_not_noted(tmp_path: Path) -> None:
    log = tmp_path / "app.log"
    assert in_a_program(log, "qDebug(SECRET)").stdout.startswith("0 0")
    assert not log.exists()


def test_a_program_that_stops_at_once_leaves_where_it_was(tmp_path: Path) -> None:
    log = tmp_path / "app.log"
    ended = in_a_program(log, "import faulthandler; faulthandler._sigsegv()")
    assert ended.returncode != 0
    text = stopped_file(log).read_text("utf-8")
    assert "Fatal Python error" in text
    assert SECRET not in text
    in_a_program(log, "pass")
    assert stopped_file(log).read_text("utf-8") == text


def test_what_programs_leave_that_stop_at_once_does_not_grow_for_ever(tmp_path: Path) -> None:
    list_ = stopped_file(tmp_path / "app.log")
    list_.write_text("a" * (LARGEST + 1))
    in_a_program(tmp_path / "app.log", "pass")
    assert list_.stat().st_size == 0
    assert older(list_).stat().st_size == LARGEST + 1


def test_what_python_notes_there_is_let_go_of_before_it_is_cleared_away(tmp_path: Path) -> None:
    """Windows deletes no file that a program has open."""
    log = tmp_path / "app.log"
    body = """
import faulthandler
open_ = faulthandler.enable
faulthandler.enable = lambda file: kept.append(file) or open_(file)
guard.install()
guard.let_go()
print(*[file.closed for file in kept], faulthandler.is_enabled())
kept.clear()
guard.let_go()
"""
    assert in_a_program(log, body).stdout.startswith("True False")


IN_THE_PROGRAM = """
import sys
from functools import partial
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel
from reflective_app.domain.edits import place_at
from reflective_app.gui.application import Program
from reflective_app.gui.session import Session
application = QApplication([])
program = Program(application, None)
program.load()
files = program.window.findChild(Session).files
files.open_sample()
question = next(files.document.assessment.question_set.questions()).id
files.document.apply(partial(place_at, question, 3), "choose rung")
def look():
    dialog = application.activeModalWidget()
    if dialog is None:
        QTimer.singleShot(20, look)
        return
    print(*[label.text() for label in dialog.findChildren(QLabel)])
    application.exit()
QTimer.singleShot(0, lambda: open(sys.argv[1]))
QTimer.singleShot(0, look)
QTimer.singleShot(20_000, partial(application.exit, 3))
sys.exit(application.exec())
"""


def test_the_real_program_takes_its_own_faults(tmp_path: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", IN_THE_PROGRAM, SECRET],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "A recovery copy of your work was kept. You can go on" in ended.stdout
    assert SECRET not in ended.stdout + ended.stderr + places.log_file().read_text("utf-8")
    (copy,) = recovery.kept_copies()
    assert isinstance(copy, recovery.RecoveryCopy)
