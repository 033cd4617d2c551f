"""The council's logo on the report page: on every document, remembered, and taken off again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pypdf
import pytest
from PIL import Image
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reflective_app.gui.document import AssessmentDocument
from reflective_app.gui.memory import Memory
from reflective_app.gui.pages.report.council_logo import NOT_USED
from reflective_app.gui.pages.report.page import ReportPage
from reflective_app.gui.theme import Theme
from reflective_app.reports.documents import outline, written
from reflective_app.reports.logo import NO_PICTURE, read_logo
from tests.gui import accessibility
from tests.gui.pages_shown import shown
from tests.gui.scripted_prompts import ScriptedPrompts
from tests.gui.test_report_page import LONG, _threads, choose, document, page, pdf_of, ready

__all__ = ["_threads", "document", "page"]


@pytest.fixture
def logo(tmp_path: Path) -> Path:
    return picture(tmp_path / "council.png", (0, 80, 120))


def picture(path: Path, colour: tuple[int, int, int]) -> Path:
    Image.new("RGB", (300, 100), colour).save(path)
    return path


def put_on(page: ReportPage, file: Path, prompts: ScriptedPrompts, qtbot: QtBot) -> None:
    """Choose a logo, and wait for the preview."""
    prompts.script(file)
    page.logo.choose.setFocus()
    page.logo.choose.click()
    read(page, qtbot)
    ready(page, qtbot)


def read(page: ReportPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not page.logo.is_reading, timeout=LONG)


def with_logo(
    page: ReportPage, file: Path, kind: str = "gap-report", ending: str = ".pdf"
) -> bytes:
    """A document as it should be."""
    content = outline(kind, page.document.assessment)
    return written(replace(content, logo=read_logo(file.read_bytes())), ending)


def pictures(pdf: bytes) -> int:
    return sum(len(sheet.images) for sheet in pypdf.PdfReader(BytesIO(pdf)).pages)


def test_the_logo_is_drawn_on_the_document_that_is_shown_and_on_the_next(
    page: ReportPage, logo: Path, prompts: ScriptedPrompts, qtbot: QtBot
) -> None:
    bare = pictures(pdf_of(page))
    put_on(page, logo, prompts, qtbot)
    assert prompts.asked == ["open which file?"]
    assert pdf_of(page) == with_logo(page, logo)
    assert pictures(pdf_of(page)) == bare + 1
    choose(page, "roadmap", qtbot)
    assert pdf_of(page) == with_logo(page, logo, "roadmap")


def test_the_file_that_is_saved_has_the_logo_too(
    page: ReportPage, logo: Path, prompts: ScriptedPrompts, tmp_path: Path, qtbot: QtBot
) -> None:
    put_on(page, logo, prompts, qtbot)
    path = tmp_path / "ours.pdf"
    prompts.script(path)
    page.save.click()
    qtbot.waitUntil(lambda: "Saved" in page.note_saved.strip.label.text(), timeout=LONG)
    assert path.read_bytes() == with_logo(page, logo)


def test_all_documents_that_are_saved_at_once_have_it(
    page: ReportPage, logo: Path, prompts: ScriptedPrompts, tmp_path: Path, qtbot: QtBot
) -> None:
    put_on(page, logo, prompts, qtbot)
    page.save_several.click()
    assert not page.logo.choose.isVisible()
    assert not page.logo.take_off.isVisible()
    for ticks in page.several.parts.documents.values():
        ticks.show_ticked(["gap-report", "roadmap"])
    folder = tmp_path / "papers"
    folder.mkdir()
    prompts.script(folder)
    page.several.parts.go.click()
    qtbot.waitUntil(lambda: not page.several.is_saving, timeout=LONG)
    files = {path.name.split("_")[2]: path.read_bytes() for path in folder.iterdir()}
    assert files == {
        "Gap-report": with_logo(page, logo),
        "Roadmap": with_logo(page, logo, "roadmap"),
    }
    page.several.parts.back.click()
    assert page.logo.choose.isVisible()
    assert page.logo.take_off.isVisible()


def test_another_logo_takes_the_place_of_the_first_and_it_can_be_taken_off(
    page: ReportPage, logo: Path, prompts: ScriptedPrompts, tmp_path: Path, qtbot: QtBot
) -> None:
    bare = pdf_of(page)
    assert not page.logo.take_off.isVisible()
    put_on(page, logo, prompts, qtbot)
    other = picture(tmp_path / "other.png", (200, 0, 0))
    put_on(page, other, prompts, qtbot)
    assert pdf_of(page) == with_logo(page, other) != with_logo(page, logo)
    page.logo.take_off.setFocus()
    page.logo.take_off.click()
    ready(page, qtbot)
    assert pdf_of(page) == bare
    assert not page.logo.take_off.isVisible()
    assert QApplication.focusWidget() is page.logo.choose


@pytest.mark.parametrize("made", ["text", "gone", "folder"])
def test_a_file_that_is_no_logo_is_told_and_the_logo_of_before_stays(
    page: ReportPage, logo: Path, prompts: ScriptedPrompts, qtbot: QtBot, made: str
) -> None:
    put_on(page, logo, prompts, qtbot)
    bad = logo.with_name("bad.png")
    if made == "text":
        bad.write_text("no picture")
    elif made == "folder":
        bad.mkdir()
    put_on(page, bad, prompts, qtbot)
    why = NO_PICTURE if made == "text" else "could not be opened"
    assert len(prompts.told) == 1
    assert prompts.told[0].startswith(f"{NOT_USED}: bad.png")
    assert why in prompts.told[0]
    assert pdf_of(page) == with_logo(page, logo)


def test_choosing_no_file_leaves_the_document_as_it_is(
    page: ReportPage, prompts: ScriptedPrompts
) -> None:
    before = page.shown
    prompts.script(None)
    page.logo.choose.click()
    assert page.shown is before
    assert not page.logo.is_reading


def test_the_place_of_the_logo_is_remembered_and_not_the_logo_itself(
    page: ReportPage,
    logo: Path,
    document: AssessmentDocument,
    prompts: ScriptedPrompts,
    qtbot: QtBot,
) -> None:
    page.keep_logo_in(Memory())
    put_on(page, logo, prompts, qtbot)
    assert Memory().preferences.logo == str(logo)
    next_time = shown(ReportPage, document, prompts, qtbot)
    next_time.keep_logo_in(Memory())
    next_time.refresh(None)
    read(next_time, qtbot)
    choose(next_time, "gap-report", qtbot)
    assert pdf_of(next_time) == with_logo(next_time, logo)
    assert next_time.logo.take_off.isVisible()
    next_time.logo.take_off.click()
    assert Memory().logo is None


def test_no_document_can_be_saved_without_the_logo_while_that_is_being_read(
    page: ReportPage, logo: Path, qtbot: QtBot
) -> None:
    memory = Memory()
    memory.remember_logo(logo)
    page.keep_logo_in(memory)
    page.refresh(None)
    assert page.logo.is_reading
    assert page.shown is None
    assert not page.save.isEnabled()
    assert not page.save_several.isEnabled()
    ready(page, qtbot)
    assert pdf_of(page) == with_logo(page, logo)
    assert page.save_several.isEnabled()


def test_who_looks_elsewhere_while_the_logo_is_read_finds_the_document_with_it(
    page: ReportPage, logo: Path, qtbot: QtBot
) -> None:
    memory = Memory()
    memory.remember_logo(logo)
    page.keep_logo_in(memory)
    page.refresh(None)
    page.hide()
    read(page, qtbot)
    page.show()
    ready(page, qtbot)
    assert pdf_of(page) == with_logo(page, logo)


@pytest.mark.parametrize("content", [None, b"no picture"])
def test_a_logo_that_has_gone_is_said_once_and_tried_again_next_time(
    page: ReportPage, tmp_path: Path, qtbot: QtBot, content: bytes | None
) -> None:
    bare, gone, said = pdf_of(page), tmp_path / "council.png", list[str]()
    if content is not None:
        gone.write_bytes(content)
    memory = Memory()
    memory.remember_logo(gone)
    page.said.connect(said.append)
    page.keep_logo_in(memory)
    page.refresh(None)
    ready(page, qtbot)
    page.refresh(None)
    ready(page, qtbot)
    assert pdf_of(page) == bare
    assert len(said) == 1
    assert "council.png" in said[0]
    assert Memory().logo == gone  # a drive may be away today
    assert page.logo.take_off.isVisible()


def test_a_late_fault_of_one_logo_does_not_end_the_wait_for_the_next(
    page: ReportPage,
    logo: Path,
    prompts: ScriptedPrompts,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    jobs: list[tuple[Callable[[], Any], Callable[[Any], None], Callable[[Exception], None]]] = []
    monkeypatch.setattr("reflective_app.gui.background.run", lambda *job: jobs.append(job))
    for file in (logo.with_name("first.png"), logo):
        prompts.script(file)
        page.logo.choose.click()
    (_, _, fault), (read_second, done, _) = jobs
    monkeypatch.undo()
    fault(RuntimeError("late"))
    assert page.logo.is_reading
    assert prompts.told == []
    done(read_second())
    ready(page, qtbot)
    assert pdf_of(page) == with_logo(page, logo)


def test_the_buttons_are_named_and_whole_at_twice_the_text_size(
    page: ReportPage, logo: Path, prompts: ScriptedPrompts, theme: Theme, qtbot: QtBot
) -> None:
    put_on(page, logo, prompts, qtbot)
    assert accessibility.nameless(page) == []
    assert accessibility.tab_trouble(page) == []
    theme.set_text_size(200)
    page.resize(1024, 640)
    qtbot.waitUntil(lambda: accessibility.clipped(page) == [], timeout=3000)
