"""Saving the data tables: alone, or together with the documents."""

from __future__ import annotations

from pathlib import Path
from threading import current_thread, main_thread

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reflective_app import packing
from reflective_app.domain.findings import findings
from reflective_app.gui.pages.report import several_run
from reflective_app.gui.pages.report.page import ReportPage
from reflective_app.gui.pages.report.several import NO_TABLE_TICKED, SeveralDocuments
from reflective_app.gui.theme import Theme
from reflective_app.reports.data import NAMES, data_csv, data_workbook
from reflective_app.storage.atomic import write_whole
from reflective_app.storage.problems import NotWritableError
from tests.gui import accessibility
from tests.gui.scripted_prompts import ScriptedPrompts
from tests.gui.test_report_page import _threads, document, page
from tests.gui.test_report_several import FOLDER, STEM, ended, go, names, page_of, several, tick

__all__ = ["_threads", "document", "page", "several"]

TABLES_FOLDER = "Save the data tables in"
BOOK = "Data-tables_2026-11-22.xlsx"
CSV = [f"Data-{name}_2026-11-22.csv" for name in sorted(NAMES)]


@pytest.fixture
def tables(page: ReportPage, qtbot: QtBot) -> SeveralDocuments:
    """Opened from the page by its key."""
    page.save_tables.setFocus()
    qtbot.keyClick(page.save_tables, Qt.Key.Key_Space)
    return page.several


def tick_tables(several: SeveralDocuments, *endings: str) -> None:
    for ending, each in several.parts.tables.ticks.items():
        if each.box.isChecked() != (ending in endings):
            each.box.click()


def for_reader(several: SeveralDocuments, key: str) -> None:
    readers = several.parts.readers
    readers.setCurrentIndex(readers.findData(key))
    readers.activated.emit(readers.currentIndex())


def test_the_workbook_alone_is_what_is_saved_first(
    tables: SeveralDocuments, prompts: ScriptedPrompts, tmp_path: Path, qtbot: QtBot
) -> None:
    assert QApplication.focusWidget() is tables.parts.tables.ticks[".xlsx"].box
    assert not tables.parts.formats.isVisible()
    assert tables.parts.line.text() == "1 file: data tables as Excel workbook."
    go(tables, prompts, tmp_path)
    assert ended(tables, qtbot) == f"Saved and read back 1 file in {tmp_path.name}."
    assert prompts.asked == [TABLES_FOLDER]
    assert names(tmp_path) == [BOOK]
    made = page_of(tables).document.assessment
    assert (tmp_path / f"{STEM}{BOOK}").read_bytes() == data_workbook(findings(made), made)
    (row,) = tables.parts.outcomes.rows
    assert row.detail.startswith("Read back: 2 positions, ")


def test_csv_files_are_one_for_each_table_and_made_beside_the_window(
    tables: SeveralDocuments,
    prompts: ScriptedPrompts,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    threads: list[object] = []

    def write(path: Path, content: bytes) -> None:
        threads.append(current_thread())
        write_whole(path, content)

    monkeypatch.setattr(packing, "write_whole", write)
    tick_tables(tables, ".csv")
    assert tables.parts.line.text() == "4 files: data tables as CSV files."
    go(tables, prompts, tmp_path)
    ended(tables, qtbot)
    assert names(tmp_path) == CSV
    assert main_thread() not in threads
    made = page_of(tables).document.assessment
    for name in NAMES:
        path = tmp_path / f"{STEM}Data-{name}_2026-11-22.csv"
        assert path.read_bytes() == data_csv(name, findings(made), made)


def test_tables_are_saved_together_with_the_documents(
    several: SeveralDocuments, prompts: ScriptedPrompts, tmp_path: Path, qtbot: QtBot
) -> None:
    assert several.parts.tables.ticked == ()
    tick(several, "roadmap")
    several.parts.formats.show_ticked((".txt",))
    tick_tables(several, ".xlsx", ".csv")
    told = "6 files: Roadmap as Plain text; data tables as Excel workbook and CSV files."
    assert several.parts.line.text() == told
    go(several, prompts, tmp_path)
    assert ended(several, qtbot).startswith("Saved and read back 6 files")
    assert prompts.asked == [FOLDER]
    assert names(tmp_path) == sorted([BOOK, *CSV, "Roadmap_2026-11-22.txt"])


@pytest.mark.parametrize("reader", ["board", "partners", "public"])
def test_copies_for_readers_outside_the_team_come_without_tables_and_say_so(
    several: SeveralDocuments,
    prompts: ScriptedPrompts,
    tmp_path: Path,
    qtbot: QtBot,
    reader: str,
) -> None:
    tick_tables(several, ".xlsx")
    for_reader(several, reader)
    assert not several.parts.tables.isVisible()
    assert "so there are none in copies for" in several.parts.about_tables.text()
    assert "data tables" not in several.parts.line.text()
    go(several, prompts, tmp_path)
    ended(several, qtbot)
    assert len(names(tmp_path)) == 4
    assert not list(tmp_path.glob("*Data*"))
    several.parts.others.click()
    for_reader(several, "team")
    assert several.parts.tables.isVisible()
    assert several.parts.line.text().endswith("; data tables as Excel workbook.")


def test_tables_alone_are_always_of_the_whole_record(
    several: SeveralDocuments, prompts: ScriptedPrompts, tmp_path: Path, qtbot: QtBot
) -> None:
    for_reader(several, "public")
    several.parts.back.click()
    page_of(several).save_tables.click()
    assert several.parts.tables.isVisible()
    assert not several.parts.readers.isVisible()
    assert "not for partners or the public" in several.parts.about_tables.text()
    go(several, prompts, tmp_path)
    ended(several, qtbot)
    assert names(tmp_path) == [BOOK]


def test_a_workbook_that_is_open_elsewhere_is_tried_again(
    tables: SeveralDocuments,
    prompts: ScriptedPrompts,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(path: Path, content: bytes) -> None:
        if path.suffix == ".xlsx":
            raise NotWritableError(path, "The file is open in another program.")
        write_whole(path, content)

    monkeypatch.setattr(packing, "write_whole", refuse)
    tick_tables(tables, ".xlsx", ".csv")
    go(tables, prompts, tmp_path)
    assert "1 file could not be saved" in ended(tables, qtbot)
    assert names(tmp_path) == CSV
    assert "open in another program" in tables.parts.outcomes.rows[0].detail
    monkeypatch.undo()
    tables.parts.again.click()
    assert ended(tables, qtbot) == f"Saved and read back 5 files in {tmp_path.name}."
    assert names(tmp_path) == sorted([BOOK, *CSV])


def test_a_table_that_lost_a_row_is_not_called_saved(
    tables: SeveralDocuments,
    prompts: ScriptedPrompts,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(several_run, "table_bytes", lambda *_: b"nothing")
    go(tables, prompts, tmp_path)
    assert ended(tables, qtbot) == "1 file could not be saved; the list says why."
    assert "Positions: this table is not in the file." in tables.parts.outcomes.rows[0].detail


def test_what_was_ticked_for_the_documents_and_for_the_tables_is_kept_apart(
    tables: SeveralDocuments,
) -> None:
    page = page_of(tables)
    tick_tables(tables)
    assert tables.parts.line.text() == NO_TABLE_TICKED
    assert not tables.parts.go.isEnabled()
    tick_tables(tables, ".csv")
    tables.parts.back.click()
    assert QApplication.focusWidget() is page.save_tables
    page.save_several.click()
    assert not tables.parts.tables.ticked
    assert tables.parts.documents["For the board"].isVisible()
    tables.parts.back.click()
    assert QApplication.focusWidget() is page.save_several
    page.save_tables.click()
    assert tables.parts.tables.ticked == (".csv",)


def test_documents_without_a_kind_of_file_are_not_forgotten_over_the_tables(
    several: SeveralDocuments,
) -> None:
    tick_tables(several, ".xlsx")
    several.parts.formats.show_ticked(())
    tick(several, "roadmap")
    assert not several.parts.go.isEnabled()
    tick(several)
    assert several.parts.go.isEnabled()


def test_it_is_named_reached_by_keyboard_and_whole_at_twice_the_text_size(
    tables: SeveralDocuments, theme: Theme, qtbot: QtBot
) -> None:
    page = page_of(tables)
    assert accessibility.nameless(page) == []
    assert accessibility.small_targets(page) == []
    assert accessibility.tab_trouble(page) == []
    theme.set_text_size(200)
    page.resize(1024, 640)
    qtbot.waitUntil(lambda: accessibility.clipped(page) == [], timeout=3000)
    tables.parts.back.click()
    qtbot.waitUntil(lambda: accessibility.clipped(page) == [], timeout=3000)
    buttons = [page.save, page.save_several, page.save_tables, page.print, page.logo.choose]
    keys = [button.shortcut().toString() for button in buttons]
    assert len(set(keys)) == len(buttons)
    note = page.note_saved
    taken = {each.shortcut().toString() for each in (note.open_file, note.open_folder, note.retry)}
    assert not taken & set(keys)
