"""The recovery copy."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from threading import Event, Thread
from typing import Any

import pytest
from PySide6.QtCore import QThreadPool, QTimer
from pytestqt.qtbot import QtBot

from reflective_app.domain.edits import place_at, write
from reflective_app.gui.autosave import SOON, Autosave, CopyWriter
from reflective_app.gui.document import AssessmentDocument
from reflective_app.storage import places, recovery
from reflective_app.storage.problems import NotWritableError

NOW = datetime(2026, 11, 22, 10, 32, tzinfo=UTC)
ONE_SECOND = 1000


@pytest.fixture
def autosave(document: AssessmentDocument, qtbot: QtBot) -> Autosave:
    return Autosave(document, "test", lambda: NOW)


def change(document: AssessmentDocument, rung: int = 2, *, keep: bool = False) -> None:
    document.apply(partial(place_at, "allowances-1", rung), "choose rung", keep=keep)


def test_a_change_is_kept_within_a_second(
    document: AssessmentDocument, autosave: Autosave, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(autosave.kept, timeout=ONE_SECOND):
        change(document)
    autosave.set_aside()
    (copy,) = recovery.kept_copies()
    assert isinstance(copy, recovery.RecoveryCopy)
    assert copy.assessment == document.assessment
    assert copy.kept_on == NOW


def test_writing_on_does_not_put_the_copy_off(
    document: AssessmentDocument, autosave: Autosave, qtbot: QtBot
) -> None:
    texts = iter(range(10_000))
    kept: list[bool] = []

    def note() -> None:
        kept.append(True)

    def write_on() -> bool:
        edit = partial(write, "allowances-1", "have", "x" * (next(texts) % 999 + 1))
        document.apply(edit, "write note", merge_key="have")
        return bool(kept)

    autosave.kept.connect(note)
    qtbot.waitUntil(write_on, timeout=SOON + ONE_SECOND)


def test_what_was_agreed_is_kept_at_once(document: AssessmentDocument, autosave: Autosave) -> None:
    change(document, keep=True)
    autosave.set_aside()
    assert len(recovery.kept_copies()) == 1


def no_space(*_: object, **__: object) -> Path:
    raise NotWritableError(Path("x"), "There is no space left.")


class SlowDisk:
    """A disk on which a copy takes until the test lets it through."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.began, self.through = Event(), Event()
        self._keep = recovery.keep
        monkeypatch.setattr(recovery, "keep", self.keep)

    def keep(self, *given: Any, **more: Any) -> Path:
        self.began.set()
        assert self.through.wait(timeout=20)
        return self._keep(*given, **more)


def test_writing_the_copy_does_not_hold_up_the_room(
    document: AssessmentDocument,
    autosave: Autosave,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    disk = SlowDisk(monkeypatch)
    change(document, 1, keep=True)
    assert disk.began.wait(timeout=20)
    change(document, 2)  # the room goes on while the copy is still being written
    assert document.assessment.answer("allowances-1").rung == 2
    disk.through.set()
    autosave.set_aside()
    (copy,) = recovery.kept_copies()
    assert isinstance(copy, recovery.RecoveryCopy)
    assert copy.assessment.answer("allowances-1").rung == 2


def test_a_copy_asked_for_earlier_never_replaces_a_newer_one(tmp_path: Path) -> None:
    writer, written = CopyWriter(), []

    def keep(name: str) -> Path:
        written.append(name)
        return tmp_path / name

    early, late = writer.next(), writer.next()
    assert writer.write(late, lambda: keep("late"))
    assert not writer.write(early, lambda: keep("early"))
    assert written == ["late"]


def test_a_copy_still_being_written_is_dropped_with_the_document(
    document: AssessmentDocument,
    autosave: Autosave,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    disk = SlowDisk(monkeypatch)
    change(document, 1, keep=True)
    assert disk.began.wait(timeout=20)
    disk.through.set()
    autosave.discard()
    assert recovery.kept_copies() == ()
    assert list(places.recovery().glob("*")) == []


def test_a_running_window_does_not_offer_its_own_copy(
    document: AssessmentDocument, autosave: Autosave
) -> None:
    change(document)
    assert autosave.keep_now()
    assert recovery.kept_copies() == ()


def test_nothing_is_kept_without_changes(autosave: Autosave) -> None:
    assert not autosave.keep_now()


def test_undoing_to_the_saved_state_drops_the_copy(
    document: AssessmentDocument, autosave: Autosave
) -> None:
    change(document, keep=True)
    document.undo_stack.undo()
    autosave.set_aside()
    assert recovery.kept_copies() == ()


def test_a_copy_that_cannot_be_written_is_told_once(
    document: AssessmentDocument,
    autosave: Autosave,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    monkeypatch.setattr(recovery, "keep", no_space)
    told: list[str] = []
    autosave.failed.connect(told.append)
    change(document, 1, keep=True)
    qtbot.waitUntil(lambda: bool(told))
    change(document, 2)
    assert not autosave.keep_now()
    assert len(told) == 1
    assert "There is no space left." in told[0]


def test_a_failure_that_comes_back_is_told_again(
    document: AssessmentDocument, autosave: Autosave, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    autosave.failed.connect(told.append)
    for rung, (there_is_space, times) in enumerate(((False, 1), (True, 1), (False, 2))):
        with monkeypatch.context() as patch:
            if not there_is_space:
                patch.setattr(recovery, "keep", no_space)
            change(document, rung)
            assert autosave.keep_now() is there_is_space
        assert len(told) == times


def test_a_folder_that_cannot_be_used_is_told_and_the_room_goes_on(
    document: AssessmentDocument, autosave: Autosave
) -> None:
    places.recovery().parent.mkdir(parents=True, exist_ok=True)
    places.recovery().write_text("in the way")
    told: list[str] = []
    autosave.failed.connect(told.append)
    change(document, keep=True)
    assert not autosave.keep_now()
    assert len(told) == 1
    assert "Save the assessment now." in told[0]


def test_a_copy_that_cannot_be_deleted_after_a_save_is_told(
    document: AssessmentDocument, autosave: Autosave, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    autosave.failed.connect(told.append)
    change(document)
    assert autosave.keep_now()

    def held(*_: object, **__: object) -> None:
        raise PermissionError(13, "held")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", held)
        autosave.discard()
    assert len(told) == 1
    assert "could not be deleted" in told[0]


def test_a_fault_of_the_program_in_writing_a_copy_is_not_hushed_up(
    document: AssessmentDocument,
    autosave: Autosave,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    def broken(*_: object, **__: object) -> Path:
        raise LookupError

    monkeypatch.setattr(recovery, "keep", broken)
    with qtbot.captureExceptions() as faults:
        change(document, keep=True)
        qtbot.waitUntil(lambda: bool(faults))
    assert [kind for kind, *_ in faults] == [LookupError]


def test_a_copy_that_is_being_written_is_waited_for_by_whoever_takes_it(tmp_path: Path) -> None:
    writing, asked, through = Event(), Event(), Event()

    class Asked(CopyWriter):
        def take(self) -> Path | None:
            asked.set()
            return super().take()

    def keep() -> Path:
        writing.set()
        assert through.wait(timeout=20)
        return tmp_path / "copy"

    writer, taken = Asked(), []
    one = Thread(target=partial(writer.write, writer.next(), keep))
    other = Thread(target=lambda: taken.append(writer.take()))
    one.start()
    assert writing.wait(timeout=20)
    other.start()
    assert asked.wait(timeout=20)
    through.set()
    for thread in (one, other):
        thread.join(timeout=20)
    assert taken == [tmp_path / "copy"]


def test_a_late_edit_of_a_document_that_was_let_go_is_not_kept(
    document: AssessmentDocument, autosave: Autosave
) -> None:
    change(document, 1)
    autosave.keep_now()
    autosave.discard()
    autosave.end()
    change(document, 2, keep=True)
    assert not autosave.keep_now()
    assert QThreadPool.globalInstance().waitForDone(5_000)
    assert list(places.recovery().glob("*")) == []


def test_work_that_was_set_aside_stays_as_it_was_set_aside(
    document: AssessmentDocument, autosave: Autosave
) -> None:
    change(document, 1)
    autosave.set_aside()
    change(document, 2, keep=True)
    assert not autosave.keep_now()
    assert QThreadPool.globalInstance().waitForDone(5_000)
    (copy,) = recovery.kept_copies()
    assert isinstance(copy, recovery.RecoveryCopy)
    assert copy.assessment.answer("allowances-1").rung == 1


def test_what_is_agreed_while_a_copy_is_written_is_kept_as_soon_as_that_is_done(
    document: AssessmentDocument,
    autosave: Autosave,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    disk = SlowDisk(monkeypatch)
    change(document, 1, keep=True)
    assert disk.began.wait(timeout=20)
    change(document, 2, keep=True)
    autosave.findChildren(QTimer)[0].stop()  # only what was asked for at once is left
    disk.through.set()
    with qtbot.waitSignals([autosave.kept, autosave.kept]):
        pass
    assert written_rung() == 2


def test_a_copy_that_could_not_be_written_is_written_after_the_next_change(
    document: AssessmentDocument,
    autosave: Autosave,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    real = recovery.keep

    monkeypatch.setattr(recovery, "keep", no_space)
    with qtbot.waitSignal(autosave.failed):
        change(document, 1, keep=True)
    monkeypatch.setattr(recovery, "keep", real)
    with qtbot.waitSignal(autosave.kept, timeout=SOON + ONE_SECOND):
        change(document, 2)
    assert written_rung() == 2


def written_rung() -> object:
    """What the copy of the window that is open says, read behind its back."""
    (path,) = places.recovery().glob("*.recovery")
    answers: dict[str, dict[str, object]] = json.loads(path.read_bytes())["assessment"]["answers"]
    return answers["allowances-1"]["rung"]
