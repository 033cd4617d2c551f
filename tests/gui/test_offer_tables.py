"""Tables in and out: a preview first, then what is understood as one step, and nothing lost."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from reflective_app.domain.assessment import CellValue
from reflective_app.domain.edits import remove_service
from reflective_app.gui.pages.offer.page import OfferPage
from reflective_app.gui.theme import Theme
from tests.gui import accessibility
from tests.gui.offer_window import at_the_grid, enter, services, shown, two_recommendations
from tests.gui.scripted_prompts import ScriptedPrompts

KEY = Qt.Key
TABLE = (
    "name\tprovider\tcost\treached\n"
    "Support line\tKinship team\t£1.2m\tabout 90\n"
    "Club\tA charity\ttbc\t12\n"
)


@pytest.fixture
def page(prompts: ScriptedPrompts, qtbot: QtBot, theme: Theme) -> OfferPage:
    shown_page = shown(two_recommendations(), prompts, qtbot)
    enter(shown_page, "Support line")
    return shown_page


def paste(page: OfferPage, text: str = TABLE) -> None:
    QGuiApplication.clipboard().setText(text)
    page.paste.click()


def test_a_pasted_table_is_shown_before_anything_is_taken_in(page: OfferPage) -> None:
    before = page.document.assessment
    paste(page)
    assert page.document.assessment == before
    assert page.preview.isVisible()
    assert not page.services.isVisible()
    rows = page.preview.changes.rows
    assert [(row.name, row.side) for row in rows] == [
        ("Support line", "row 2, changed"),
        ("Club", "row 3, added"),
    ]
    assert "Cost a year: £1,200,000" in rows[0].detail
    assert page.preview.take.hasFocus()


def test_what_was_not_understood_is_listed_cell_by_cell_with_why(page: OfferPage) -> None:
    paste(page)
    accessibility.settle()
    panel = page.preview
    above, below = panel.trouble_head.y() - panel.changes.geometry().bottom(), panel.trouble_stays
    assert above > 2 * (below.y() - panel.trouble_head.geometry().bottom())
    trouble = page.preview.trouble.rows
    assert [row.name for row in trouble] == [
        "Row 2, column reached (Families reached a year): “about 90”",
        "Row 3, column cost (Cost a year): “tbc”",
    ]
    assert all(row.detail for row in trouble)
    page.preview.copy.click()
    copied = QGuiApplication.clipboard().text().splitlines()
    assert [line.split("\t")[:3] for line in copied] == [
        ["2", "reached (Families reached a year)", "about 90"],
        ["3", "cost (Cost a year)", "tbc"],
    ]
    assert all(line.split("\t")[3] for line in copied)


def test_what_is_understood_is_taken_in_and_undone_as_one_step(
    page: OfferPage, qtbot: QtBot
) -> None:
    before = page.document.assessment
    paste(page)
    with qtbot.waitSignal(page.said) as said:
        page.preview.take.click()
    line, club = services(page)
    assert (line.provider, line.cost, line.reached) == ("Kinship team", 1_200_000, None)
    assert (club.name, club.cost, club.reached) == ("Club", None, 12)
    assert said.args == [
        "Taken in: 2 rows. 2 cells left as they were. Ctrl+Z takes all of it back."
    ]
    assert not page.preview.isVisible()
    assert page.register.isVisible()
    assert page.register.hasFocus()
    page.document.undo_stack.undo()
    assert page.document.assessment == before


@pytest.mark.parametrize("way", ["button", "escape", "section"])
def test_a_table_can_be_left(page: OfferPage, qtbot: QtBot, way: str) -> None:
    before = page.document.assessment
    paste(page)
    if way == "button":
        page.preview.leave.click()
    elif way == "escape":
        qtbot.keyClick(page.preview.take, KEY.Key_Escape)
    else:
        page.open_at("local-picture")
    assert not page.preview.isVisible()
    assert page.document.assessment == before
    assert page.services.isVisible() is (way != "section")


def test_an_edit_while_the_preview_is_open_is_looked_at_again(page: OfferPage) -> None:
    paste(page)
    page.document.apply(partial(remove_service, "support-line"), "remove service")
    assert [row.side for row in page.preview.changes.rows] == ["row 2, added", "row 3, added"]
    page.preview.take.click()
    assert [service.name for service in services(page)] == ["Support line", "Club"]


def test_a_table_that_cannot_be_one_is_refused_and_nothing_is_on_offer(page: OfferPage) -> None:
    paste(page, "nmae\tprovider\nClub\tA charity\n")
    assert "nmae" in page.preview.refused.text()
    assert not page.preview.take.isVisible()
    assert page.preview.leave.hasFocus()


def test_a_table_that_changes_nothing_says_so(page: OfferPage) -> None:
    paste(page, "name\nSupport line\n")
    assert "differs" in page.preview.summary.text()
    assert not page.preview.take.isVisible()


def test_an_empty_clipboard_is_said_and_opens_nothing(page: OfferPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.said) as said:
        paste(page, " ")
    assert "no text on the clipboard" in said.args[0]
    assert not page.preview.isVisible()


def test_the_keys_paste_where_the_table_has_the_keyboard(page: OfferPage, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText(TABLE)
    page.register.setFocus()
    qtbot.keyClick(page.register, KEY.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert page.preview.isVisible()


def test_cells_of_the_grid_are_pasted_too(page: OfferPage, qtbot: QtBot) -> None:
    at_the_grid(page)
    QGuiApplication.clipboard().setText("item\tgroup\tvalue\nallowances\tgroup-1\tno\n")
    page.reach.grid.setFocus()
    qtbot.keyClick(page.reach.grid, KEY.Key_V, Qt.KeyboardModifier.ControlModifier)
    page.preview.take.click()
    assert page.document.assessment.confirmed("allowances", "group-1") is CellValue.NO
    assert page.reach.grid.isVisible()
    assert page.reach.grid.words.rows[0].cells[0].word == "No"


@pytest.mark.parametrize("ending", [".xlsx", ".csv"])
def test_services_go_out_to_a_file_and_come_back_unchanged(
    page: OfferPage, prompts: ScriptedPrompts, tmp_path: Path, ending: str
) -> None:
    path = tmp_path / f"register{ending}"
    prompts.script(path, path)
    page.write.click()
    page.bring_in.click()
    assert "differs" in page.preview.summary.text()
    assert path.name in page.preview.head.text()


def test_the_grid_goes_out_from_its_own_section(
    page: OfferPage, prompts: ScriptedPrompts, tmp_path: Path
) -> None:
    at_the_grid(page)
    prompts.script(tmp_path / "grid.csv")
    page.write.click()
    assert (tmp_path / "grid.csv").read_text("utf-8-sig").startswith("item,group,value")


def test_a_table_that_cannot_be_written_is_said_plainly(
    page: OfferPage, prompts: ScriptedPrompts, tmp_path: Path
) -> None:
    prompts.script(tmp_path / "register.pdf", tmp_path / "no folder" / "register.csv")
    page.write.click()
    page.write.click()
    assert [told.partition(":")[0] for told in prompts.told] == ["The table was not written"] * 2
    assert ".xlsx" in prompts.told[0]


def test_thinking_better_of_a_file_changes_nothing(
    page: OfferPage, prompts: ScriptedPrompts
) -> None:
    prompts.script(None, None)
    page.bring_in.click()
    page.write.click()
    assert not page.preview.isVisible()
    assert prompts.told == []


def test_a_long_table_says_how_many_rows_are_not_shown(page: OfferPage) -> None:
    paste(page, "name\n" + "\n".join(f"Service {number}" for number in range(320)))
    assert len(page.preview.changes.rows) == 300
    assert page.preview.more_changes.text() == "And 20 more rows, not shown here."
    page.preview.take.click()
    assert len(services(page)) == 321


def test_the_preview_is_for_everybody(page: OfferPage, theme: Theme, qtbot: QtBot) -> None:
    paste(page)
    assert accessibility.nameless(page) == []
    assert accessibility.small_targets(page) == []
    assert accessibility.tab_trouble(page) == []
    theme.set_text_size(200)
    qtbot.waitUntil(lambda: accessibility.clipped(page) == [], timeout=5000)
