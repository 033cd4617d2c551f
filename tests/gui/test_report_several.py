"""Saving several documents: chosen, made one after the other, stopped, tried again and listed."""

from __future__ import annotations

from pathlib import Path
from threading import Event, current_thread, main_thread

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reflective_app import packing
from reflective_app.gui.pages.report import several_run
from reflective_app.gui.pages.report.page import ReportPage
from reflective_app.gui.pages.report.several import NOTHING_TICKED, STOPPING, SeveralDocuments
from reflective_app.gui.theme import Theme
from reflective_app.reports.documents import KINDS, written
from reflective_app.reports.documents import document as document_bytes
from reflective_app.reports.outline import Outline
from reflective_app.reports.sections import Selection
from reflective_app.storage.atomic import write_whole
from reflective_app.storage.problems import NotWritableError
from reflective_app.wording.sections import Audience
from tests.gui import accessibility
from tests.gui.scripted_prompts import ScriptedPrompts
from tests.gui.test_report_page import LONG, _threads, document, page, renamed

__all__ = ["_threads", "document", "page"]

FOLDER = "Save the documents in"
STEM = "Newshire_Invented-Guide_"


@pytest.fixture
def several(page: ReportPage) -> SeveralDocuments:
    """Opened from the page, with gap report and roadmap ticked as PDF and plain text."""
    page.save_several.setFocus()
    page.save_several.click()
    tick(page.several, "gap-report", "roadmap")
    page.several.parts.formats.show_ticked((".pdf", ".txt"))
    page.several.parts.formats.changed.emit(())
    return page.several


def page_of(several: SeveralDocuments) -> ReportPage:
    found = several.window()
    assert isinstance(found, ReportPage)
    return found


def tick(several: SeveralDocuments, *kinds: str) -> None:
    for ticks in several.parts.documents.values():
        ticks.show_ticked(kinds)
        ticks.changed.emit(ticks.ticked)


def go(several: SeveralDocuments, prompts: ScriptedPrompts, folder: Path, *more: object) -> None:
    prompts.script(folder, *more)
    several.parts.go.click()


def ended(several: SeveralDocuments, qtbot: QtBot) -> str:
    qtbot.waitUntil(lambda: not several.is_saving, timeout=LONG)
    return several.parts.line.text()


def names(folder: Path) -> list[str]:
    return sorted(path.name.removeprefix(STEM) for path in folder.iterdir())


ALL = [
    "Gap-report_2026-11-22.pdf",
    "Gap-report_2026-11-22.txt",
    "Roadmap_2026-11-22.pdf",
    "Roadmap_2026-11-22.txt",
]


class Paused:
    """Writing that waits before each file until the test lets it go on."""

    def __init__(self, patch: pytest.MonkeyPatch, until: int = 1) -> None:
        self.opened, self._until = Event(), until
        self.paths: list[Path] = []
        self.threads: list[object] = []
        patch.setattr(packing, "write_whole", self._write)

    def _write(self, path: Path, content: bytes) -> None:
        self.paths.append(path)
        self.threads.append(current_thread())
        if len(self.paths) >= self._until:
            self.opened.wait(LONG / 1000)
        write_whole(path, content)


def test_every_ticked_document_is_saved_in_every_ticked_format(
    several: SeveralDocuments,
    page: ReportPage,
    prompts: ScriptedPrompts,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    assert several.parts.line.text() == "4 files: 2 documents, each as PDF and Plain text."
    go(several, prompts, tmp_path)
    assert ended(several, qtbot) == f"Saved and read back 4 files in {tmp_path.name}."
    assert prompts.asked == [FOLDER]
    assert names(tmp_path) == ALL
    for kind, named in (("gap-report", "Gap-report"), ("roadmap", "Roadmap")):
        for ending in (".pdf", ".txt"):
            path = tmp_path / f"{STEM}{named}_2026-11-22{ending}"
            assert path.read_bytes() == document_bytes(kind, ending, page.document.assessment)
    told = [(row.name, row.detail) for row in several.parts.outcomes.rows]
    assert told[0][0] == f"Saved: {STEM}{ALL[0]}"
    assert "4 answers" in told[0][1]
    assert len(told) == 4


def test_copies_are_for_the_reader_and_of_the_sections_that_are_looked_at(
    several: SeveralDocuments,
    page: ReportPage,
    prompts: ScriptedPrompts,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    assert not several.parts.whole.isVisible()
    several.parts.readers.setFocus()
    several.parts.readers.setCurrentIndex(several.parts.readers.findData("public"))
    several.parts.readers.activated.emit(several.parts.readers.currentIndex())
    assert page.readers.choice == "public"
    assert several.parts.whole.text().startswith("Not meant for the public: Roadmap. There is")
    go(several, prompts, tmp_path)
    ended(several, qtbot)
    assert names(tmp_path) == [
        "Gap-report-Public_2026-11-22.pdf",
        "Gap-report-Public_2026-11-22.txt",
        *ALL[2:],
    ]
    public = tmp_path / f"{STEM}Gap-report-Public_2026-11-22.txt"
    wanted = Selection(Audience.PUBLIC)
    assert public.read_bytes() == document_bytes(
        "gap-report", ".txt", page.document.assessment, wanted
    )


def test_it_says_how_far_it_is_and_works_beside_the_window(
    several: SeveralDocuments,
    prompts: ScriptedPrompts,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    paused = Paused(monkeypatch, until=2)
    several.parts.go.setFocus()
    go(several, prompts, tmp_path)
    qtbot.waitUntil(lambda: len(paused.paths) == 2, timeout=LONG)
    assert several.parts.line.text() == "2 of 4: Gap report as Plain text"
    assert QApplication.focusWidget() is several.parts.cancel
    assert not several.parts.back.isVisible()
    assert accessibility.nameless(several) == []
    paused.opened.set()
    ended(several, qtbot)
    assert main_thread() not in paused.threads
    assert QApplication.focusWidget() is several.parts.folder


def test_cancelling_keeps_and_lists_what_was_written_and_writes_no_more(
    several: SeveralDocuments,
    prompts: ScriptedPrompts,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    paused = Paused(monkeypatch, until=2)
    go(several, prompts, tmp_path)
    qtbot.waitUntil(lambda: len(paused.paths) == 2, timeout=LONG)
    several.parts.cancel.click()
    assert several.parts.line.text() == STOPPING
    paused.opened.set()
    told = ended(several, qtbot)
    assert told == f"Stopped. Saved and read back 2 files in {tmp_path.name}."
    assert names(tmp_path) == ALL[:2]
    assert [each.wanted.path for each in several.outcomes] == paused.paths


def test_a_file_whose_writing_has_not_begun_is_not_written_after_cancelling(
    several: SeveralDocuments,
    prompts: ScriptedPrompts,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opened, made = Event(), list[str]()

    def slowly(content: Outline, ending: str) -> bytes:
        made.append(ending)
        opened.wait(LONG / 1000)
        return written(content, ending)

    monkeypatch.setattr(several_run, "written", slowly)
    go(several, prompts, tmp_path)
    qtbot.waitUntil(lambda: made != [], timeout=LONG)
    several.parts.cancel.click()
    opened.set()
    assert ended(several, qtbot) == "Stopped. Nothing was saved."
    assert names(tmp_path) == []
    assert several.outcomes == ()
    assert made == [".pdf"]


def test_nothing_is_written_over_without_asking_once(
    several: SeveralDocuments, prompts: ScriptedPrompts, tmp_path: Path, qtbot: QtBot
) -> None:
    old = [tmp_path / f"{STEM}{name}" for name in ALL]
    for path in old:
        path.write_text("old")
    go(several, prompts, tmp_path, False)
    asked = f"{old[0].name}, {old[1].name}, {old[2].name} and 1 other file in {tmp_path.name}"
    assert prompts.asked == [FOLDER, f"{asked}: already there. Replace them?"]
    assert not several.is_saving
    assert {path.read_text() for path in old} == {"old"}
    go(several, prompts, tmp_path, True)
    assert ended(several, qtbot).startswith("Saved and read back 4 files")
    assert all(path.read_bytes() != b"old" for path in old)


def test_no_folder_saves_nothing(several: SeveralDocuments, prompts: ScriptedPrompts) -> None:
    prompts.script(None)
    several.parts.go.click()
    assert not several.is_saving
    assert several.parts.go.isVisible()


def test_a_file_that_is_open_elsewhere_holds_up_no_other_and_is_tried_again_alone(
    several: SeveralDocuments,
    prompts: ScriptedPrompts,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    wrote: list[str] = []

    def refuse(path: Path, content: bytes) -> None:
        if path.suffix == ".pdf" and "Gap" in path.name:
            raise NotWritableError(path, "The file is open in another program.")
        wrote.append(path.name)
        write_whole(path, content)

    monkeypatch.setattr(packing, "write_whole", refuse)
    go(several, prompts, tmp_path)
    assert ended(several, qtbot) == (
        f"Saved and read back 3 files in {tmp_path.name}. "
        "1 file could not be saved; the list says why."
    )
    assert names(tmp_path) == ALL[1:]
    first = several.parts.outcomes.rows[0]
    assert first.name == f"Not saved: {STEM}{ALL[0]}"
    assert "open in another program" in first.detail
    monkeypatch.undo()
    stamps = {path: path.stat().st_mtime_ns for path in tmp_path.iterdir()}
    several.parts.again.click()
    assert ended(several, qtbot) == f"Saved and read back 4 files in {tmp_path.name}."
    assert names(tmp_path) == ALL
    assert {path: path.stat().st_mtime_ns for path in stamps} == stamps
    assert not several.parts.again.isVisible()


def test_a_file_that_lost_something_is_not_called_saved(
    several: SeveralDocuments,
    prompts: ScriptedPrompts,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(packing, "missing_from", lambda *_: ("A note.",))
    go(several, prompts, tmp_path)
    assert ended(several, qtbot) == "4 files could not be saved; the list says why."
    assert "“A note.”" in several.parts.outcomes.rows[0].detail
    assert several.parts.again.isVisible()


def test_a_document_that_cannot_be_read_back_is_listed_without_what_people_wrote(
    several: SeveralDocuments,
    prompts: ScriptedPrompts,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(*_: object) -> str:
        raise KeyError("what a person wrote")

    monkeypatch.setattr(packing, "counted_words", fail)
    go(several, prompts, tmp_path)
    ended(several, qtbot)
    details = " ".join(row.detail for row in several.parts.outcomes.rows)
    assert packing.NOT_READ in details
    assert "a person" not in details


def test_all_files_are_of_one_state_of_the_assessment(
    several: SeveralDocuments,
    prompts: ScriptedPrompts,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page = page_of(several)
    before = page.document.assessment
    paused = Paused(monkeypatch)
    go(several, prompts, tmp_path)
    qtbot.waitUntil(lambda: len(paused.paths) == 1, timeout=LONG)
    renamed("Oldshire", page.document)
    paused.opened.set()
    ended(several, qtbot)
    assert names(tmp_path) == ALL
    last = tmp_path / f"{STEM}{ALL[3]}"
    assert last.read_bytes() == document_bytes("roadmap", ".txt", before)


def test_nothing_ticked_saves_nothing_and_says_what_to_do(several: SeveralDocuments) -> None:
    tick(several)
    assert several.parts.line.text() == NOTHING_TICKED
    assert not several.parts.go.isEnabled()
    tick(several, "roadmap")
    assert several.parts.line.text() == "2 files: Roadmap as PDF and Plain text."
    assert several.parts.go.isEnabled()


def test_one_goes_back_to_the_preview_and_to_other_documents(
    several: SeveralDocuments,
    prompts: ScriptedPrompts,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page = page_of(several)
    assert not page.save.isVisible()
    go(several, prompts, tmp_path)
    ended(several, qtbot)
    opened: list[QUrl] = []

    def open_it(url: QUrl) -> bool:
        opened.append(url)
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_it)
    several.parts.folder.click()
    assert [Path(url.toLocalFile()) for url in opened] == [tmp_path]
    several.parts.others.click()
    assert several.parts.line.text().startswith("4 files: 2 documents")
    assert several.parts.formats.isVisible()
    several.parts.back.click()
    assert page.parts.isVisible()
    assert page.save.isVisible()
    assert QApplication.focusWidget() is page.save_several


def test_every_document_there_is_can_be_ticked(several: SeveralDocuments) -> None:
    offered = [key for ticks in several.parts.documents.values() for key in ticks.ticks]
    assert sorted(offered) == sorted(KINDS)


def test_it_is_named_and_whole_at_twice_the_text_size_before_and_after(
    several: SeveralDocuments,
    prompts: ScriptedPrompts,
    tmp_path: Path,
    theme: Theme,
    qtbot: QtBot,
) -> None:
    page = page_of(several)
    assert accessibility.nameless(page) == []
    assert accessibility.small_targets(page) == []
    several.take_focus()
    assert accessibility.tab_trouble(page) == []
    theme.set_text_size(200)
    page.resize(1024, 640)
    qtbot.waitUntil(lambda: accessibility.clipped(page) == [], timeout=3000)
    go(several, prompts, tmp_path)
    ended(several, qtbot)
    qtbot.waitUntil(lambda: accessibility.clipped(page) == [], timeout=3000)
    assert accessibility.nameless(page) == []
