"""Saving one document: in any format, read back before it is said, and tried again."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from threading import Event, current_thread, main_thread

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reflective_app import packing
from reflective_app.domain.assessment import Assessment
from reflective_app.gui.pages.report import saving
from reflective_app.gui.pages.report.page import ReportPage
from reflective_app.gui.pages.report.saved import NOT_OPENED
from reflective_app.gui.pages.report.saving import NOT_SAVED, SAVE_KINDS
from reflective_app.gui.prompts import FILE_KIND
from reflective_app.reports.documents import FORMATS
from reflective_app.reports.documents import document as document_bytes
from reflective_app.reports.outline import Outline
from reflective_app.storage.atomic import write_whole
from reflective_app.storage.problems import NotWritableError
from tests.gui import accessibility
from tests.gui.scripted_prompts import ScriptedPrompts
from tests.gui.test_report_page import LONG, _threads, document, page, pdf_of

__all__ = ["_threads", "document", "page"]


def save(page: ReportPage, prompts: ScriptedPrompts, path: Path, qtbot: QtBot) -> str:
    """Save in this place; what is said in the end."""
    prompts.script(path)
    page.save.click()
    return said(page, qtbot)


def said(page: ReportPage, qtbot: QtBot) -> str:
    """What is said once nothing is being written any more."""
    label = page.note_saved.strip.label
    qtbot.waitUntil(lambda: not label.text().startswith("Writing"), timeout=LONG)
    return label.text()


def test_the_file_that_is_saved_is_the_one_that_is_shown(
    page: ReportPage,
    prompts: ScriptedPrompts,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = tmp_path / "ours.pdf"
    told = save(page, prompts, path, qtbot)
    assert prompts.asked == ["save as Newshire_Invented-Guide_Gap-report_2026-11-22.pdf?"]
    assert path.read_bytes() == pdf_of(page)
    assert told.startswith(f"Saved ours.pdf in {tmp_path.name}. Read back: ")
    assert "4 answers" in told
    opened: list[QUrl] = []

    def open_it(url: QUrl) -> bool:
        opened.append(url)
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_it)
    page.note_saved.open_file.click()
    page.note_saved.open_folder.click()
    assert [Path(url.toLocalFile()) for url in opened] == [path, tmp_path]


@pytest.mark.parametrize("ending", FORMATS)
def test_each_format_is_the_same_document_by_another_ending(
    page: ReportPage, prompts: ScriptedPrompts, tmp_path: Path, qtbot: QtBot, ending: str
) -> None:
    path = tmp_path / f"OURS{ending.upper()}"
    assert save(page, prompts, path, qtbot).startswith(f"Saved {path.name}")
    assert path.read_bytes() == document_bytes("gap-report", ending, page.document.assessment)


def test_the_dialog_offers_every_format_and_pdf_first(
    page: ReportPage, prompts: ScriptedPrompts, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered: list[str] = []

    def choose(suggestion: Path, kind: str = FILE_KIND) -> None:
        offered.append(kind)

    monkeypatch.setattr(prompts, "choose_save", choose)
    page.save.click()
    assert offered == [SAVE_KINDS]
    kinds = SAVE_KINDS.split(";;")
    assert kinds[0] == "PDF (*.pdf)"
    assert [kind.partition("(*")[2].strip(")") for kind in kinds] == list(FORMATS)


def test_an_ending_that_means_no_format_is_said_and_nothing_is_written(
    page: ReportPage, prompts: ScriptedPrompts, tmp_path: Path, qtbot: QtBot
) -> None:
    told = save(page, prompts, tmp_path / "ours.odt", qtbot)
    assert "cannot be written as “.odt”" in told
    assert list(tmp_path.iterdir()) == []
    assert page.note_saved.retry.isHidden()


def test_nothing_is_saved_where_no_place_is_chosen(
    page: ReportPage, prompts: ScriptedPrompts
) -> None:
    prompts.script(None)
    page.save.click()
    assert page.note_saved.isHidden()


def test_the_next_file_is_offered_beside_the_last(
    page: ReportPage,
    prompts: ScriptedPrompts,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    save(page, prompts, tmp_path / "ours.pdf", qtbot)
    offered: list[Path] = []

    def choose(suggestion: Path, kind: str) -> None:
        offered.append(suggestion)

    monkeypatch.setattr(prompts, "choose_save", choose)
    page.save.click()
    assert offered[0].parent == tmp_path


class Gate:
    """Writing that waits until the test lets it, and says on which thread it was."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.opened = Event()
        self.threads: list[object] = []
        patch.setattr(packing, "write_whole", self._write)

    def _write(self, path: Path, content: bytes) -> None:
        self.threads.append(current_thread())
        self.opened.wait(LONG / 1000)
        write_whole(path, content)


def test_a_file_is_written_beside_the_window_and_saved_is_said_only_then(
    page: ReportPage,
    prompts: ScriptedPrompts,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    gate = Gate(monkeypatch)
    prompts.script(tmp_path / "ours.pdf")
    page.save.setFocus()
    page.save.click()
    qtbot.waitUntil(lambda: gate.threads != [], timeout=LONG)
    assert gate.threads[0] is not main_thread()
    strip = page.note_saved.strip.label
    assert strip.text() == "Writing ours.pdf and reading it back…"
    assert page.note_saved.open_file.isHidden()
    assert page.note_saved.retry.isHidden()
    page.save.click()  # asks nothing: the script has no answer
    assert page.save.hasFocus()
    gate.opened.set()
    assert said(page, qtbot).startswith("Saved ours.pdf")


def test_a_file_open_elsewhere_is_said_plainly_and_tried_again(
    page: ReportPage,
    prompts: ScriptedPrompts,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = tmp_path / "ours.pdf"

    def refuse(path: Path, content: bytes) -> None:
        raise NotWritableError(path, "The file is open in another program. Close it there.")

    monkeypatch.setattr(packing, "write_whole", refuse)
    assert "open in another program" in save(page, prompts, path, qtbot)
    assert page.note_saved.open_file.isHidden()
    assert accessibility.nameless(page) == []
    monkeypatch.undo()
    page.note_saved.retry.setFocus()
    page.note_saved.retry.click()
    assert said(page, qtbot).startswith("Saved ours.pdf")
    assert path.read_bytes() == pdf_of(page)
    assert page.note_saved.retry.isHidden()
    assert QApplication.focusWidget() is page.note_saved.open_file


@pytest.mark.parametrize(
    "fault", [(errno.ENOSPC, "no space left"), (errno.EACCES, "not write in it")]
)
def test_a_full_disk_or_a_folder_that_may_not_be_written_is_said_and_nothing_is_left_there(
    page: ReportPage,
    prompts: ScriptedPrompts,
    tmp_path: Path,
    qtbot: QtBot,
    fault: tuple[int, str],
) -> None:
    number, words = fault

    def refuse(*_: object) -> None:
        raise OSError(number, "refused")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", refuse)
        told = save(page, prompts, tmp_path / "ours.pdf", qtbot)
    assert words in told
    assert "Saved" not in told
    assert list(tmp_path.glob("ours*")) == []
    assert page.note_saved.retry.isVisible()


def test_a_folder_that_is_gone_is_a_message_and_no_fault(
    page: ReportPage, prompts: ScriptedPrompts, tmp_path: Path, qtbot: QtBot
) -> None:
    told = save(page, prompts, tmp_path / "gone" / "ours.pdf", qtbot)
    assert "The folder is no longer there" in told
    assert page.note_saved.retry.isVisible()


def test_what_is_missing_in_the_file_is_said_in_place_of_saved(
    page: ReportPage,
    prompts: ScriptedPrompts,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def short(content: Outline, ending: str) -> bytes:
        return b"Gap report\n"

    monkeypatch.setattr(saving, "written", short)
    path = tmp_path / "ours.txt"
    told = save(page, prompts, path, qtbot)
    assert told.startswith("ours.txt is not as it should be. Read back: ")
    assert "not in the file" in told
    assert "Saved" not in told
    assert page.note_saved.open_file.isHidden()
    monkeypatch.undo()
    page.note_saved.retry.click()
    assert said(page, qtbot).startswith("Saved ours.txt")


def test_a_disk_that_keeps_something_else_is_found_out(
    page: ReportPage,
    prompts: ScriptedPrompts,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def half(path: Path, content: bytes) -> None:
        write_whole(path, content + b"\n")

    monkeypatch.setattr(packing, "write_whole", half)
    told = save(page, prompts, tmp_path / "ours.txt", qtbot)
    assert packing.NOT_THE_SAME in told
    assert page.note_saved.retry.isVisible()


def test_a_format_that_cannot_be_made_is_said_plainly(
    page: ReportPage,
    prompts: ScriptedPrompts,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(content: Outline, ending: str) -> bytes:
        raise KeyError("what a person wrote")

    monkeypatch.setattr(saving, "written", fail)
    assert save(page, prompts, tmp_path / "ours.docx", qtbot) == NOT_SAVED
    assert list(tmp_path.iterdir()) == []


def test_what_was_shown_when_it_was_saved_is_tried_again(
    page: ReportPage,
    prompts: ScriptedPrompts,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    counted: list[Assessment] = []

    def count(content: Outline, assessment: Assessment) -> str:
        counted.append(assessment)
        return "Read back."

    monkeypatch.setattr(packing, "counted_words", count)
    folder = tmp_path / "soon"
    save(page, prompts, folder / "ours.pdf", qtbot)
    before, of = pdf_of(page), page.document.assessment
    page.readers.picked.emit("public")
    folder.mkdir()
    page.note_saved.retry.click()
    assert said(page, qtbot).endswith("Read back.")
    assert (folder / "ours.pdf").read_bytes() == before
    assert counted == [of]


def test_a_computer_that_cannot_open_it_says_so(
    page: ReportPage,
    prompts: ScriptedPrompts,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    save(page, prompts, tmp_path / "ours.pdf", qtbot)
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: False)
    page.note_saved.open_file.click()
    assert page.note_saved.strip.label.text() == NOT_OPENED
