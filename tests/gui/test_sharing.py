"""Sharing a copy from the window: what leaves and stays is seen first, and told afterwards."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reflective_app.domain.editing import changed
from reflective_app.domain.edits import set_profile, write
from reflective_app.domain.shared_mark import Part, Reader
from reflective_app.gui.main_window import MainWindow
from reflective_app.gui.prompts import PeopleChoice
from reflective_app.gui.session import Session
from reflective_app.gui.sharing.page import SharingPage
from reflective_app.storage.assessment_file import read_assessment, write_assessment
from reflective_app.storage.protected import COSTS, is_protected, new_key
from tests.gui import accessibility
from tests.gui.scripted_prompts import ScriptedPrompts
from tests.gui.test_toggled_by_a_screen_reader import toggle
from tests.leak.marked import MOMENT, marked_assessment, word


@pytest.fixture
def whole(tmp_path: Path) -> Path:
    path = tmp_path / "whole.reflect"
    write_assessment(marked_assessment(), path, saved_on=MOMENT, expected=None)
    return path


@pytest.fixture
def page(session: Session, window: MainWindow, whole: Path) -> SharingPage:
    """The page on a file with something of everything."""
    session.files.open(whole)
    window.actions_.share.trigger()
    assert session.sharing is not None
    assert session.sharing.page is not None
    return session.sharing.page


def _choose(page: SharingPage, reader: Reader) -> None:
    page.readers.button(reader.value).click()


def _saved(page: SharingPage, qtbot: QtBot) -> str:
    page.save.click()
    qtbot.waitUntil(lambda: bool(page.note.label.text()), timeout=20_000)
    return page.note.label.text()


def test_without_an_assessment_there_is_nothing_to_share(window: MainWindow) -> None:
    assert not window.actions_.share.isEnabled()


def test_for_a_partner_nothing_is_ticked_and_each_tick_moves_a_line(page: SharingPage) -> None:
    _choose(page, Reader.PARTNER)
    assert page.parts.ticked == ()
    assert page.consent.ticked == ()
    assert any("11 notes" in line for line in page.stays.lines)
    assert not any("11 notes" in line for line in page.leaves.lines)
    page.parts.ticks[Part.NOTES.value].box.click()
    assert any("11 notes" in line for line in page.leaves.lines)
    assert not any("11 notes" in line for line in page.stays.lines)


def test_what_a_screen_reader_ticks_moves_a_line_too(page: SharingPage) -> None:
    _choose(page, Reader.PARTNER)
    toggle(page.parts.ticks[Part.NOTES.value].box)
    assert any("11 notes" in line for line in page.leaves.lines)
    toggle(page.parts.ticks[Part.NOTES.value].box)
    assert any("11 notes" in line for line in page.stays.lines)


def test_ticks_are_for_a_partner_only(page: SharingPage) -> None:
    assert page.readers.choice == Reader.COLLEAGUES.value
    assert not page.parts.isVisible()
    _choose(page, Reader.PARTNER)
    assert page.parts.isVisible()
    page.parts.ticks[Part.NOTES.value].box.click()
    page.alias.setFocus()
    QTest.keyClicks(page.alias, "Council A")
    _choose(page, Reader.PUBLIC)
    assert not page.parts.isVisible()
    assert any("notes" in line for line in page.stays.lines)
    assert any("Zanderby" in line for line in page.leaves.lines)


def test_the_copy_is_saved_searched_and_said_to_be(
    page: SharingPage, prompts: ScriptedPrompts, qtbot: QtBot, tmp_path: Path, whole: Path
) -> None:
    before = whole.read_bytes()
    _choose(page, Reader.PARTNER)
    page.parts.ticks[Part.HOW.value].box.click()
    out = tmp_path / "out.reflect"
    prompts.script(out)
    said = _saved(page, qtbot)
    assert said.startswith("Checked: nothing left behind.")
    assert "out.reflect" in said
    assert page.folder.isVisible()
    text = out.read_text(encoding="utf-8")
    assert word("parties-held-know") in text
    assert word("parties-held-note") not in text
    assert whole.read_bytes() == before
    assert "for-a-partner" in prompts.asked[-1]


def test_what_is_typed_and_not_saved_yet_is_in_the_copy_where_it_may_leave(
    page: SharingPage, session: Session, prompts: ScriptedPrompts, qtbot: QtBot, tmp_path: Path
) -> None:
    document = session.files.document
    assert document is not None
    document.apply(lambda a: write("parties-held", "note", "Typed just now", a), "write")
    out = tmp_path / "out.reflect"
    prompts.script(out)
    _saved(page, qtbot)
    note = read_assessment(out).assessment.answer("parties-held").note
    assert note == "Typed just now"
    assert document.is_changed


def test_a_copy_of_a_protected_file_is_said_to_have_no_password(
    page: SharingPage, session: Session, prompts: ScriptedPrompts, qtbot: QtBot, tmp_path: Path
) -> None:
    assert session.files.document is not None
    session.files.document.protect(new_key("four plain short words", COSTS[0]))
    out = tmp_path / "out.reflect"
    prompts.script(out)
    assert _saved(page, qtbot).endswith("The copy has none: anybody can read it.")
    assert not is_protected(out.read_bytes())


def test_under_an_alias_not_even_the_proposed_name_tells_the_council(
    page: SharingPage, prompts: ScriptedPrompts, qtbot: QtBot, tmp_path: Path
) -> None:
    _choose(page, Reader.PARTNER)
    QTest.keyClicks(page.alias, "Council A")
    assert "–\u2002An alias: Council A" in page.leaves.lines
    assert any("Zanderby County Council" in line for line in page.stays.lines)
    out = tmp_path / "out.reflect"
    prompts.script(out)
    assert _saved(page, qtbot).startswith("Checked")
    assert "Zanderby" not in prompts.asked[-1]
    assert "zanderby" not in out.read_text(encoding="utf-8").casefold()


def test_an_alias_and_being_named_do_not_go_together_and_nothing_can_be_saved(
    page: SharingPage,
) -> None:
    _choose(page, Reader.PARTNER)
    page.consent.ticks["named"].box.click()
    assert any("regional picture" in line for line in page.leaves.lines)
    QTest.keyClicks(page.alias, "Council A")
    assert "cannot be named" in page.trouble.text()
    assert not page.save.isEnabled()
    page.consent.ticks["named"].box.click()
    assert page.save.isEnabled()
    page.alias.clear()
    QTest.keyClicks(page.alias, "New Zanderby")
    assert "own name" in page.trouble.text()
    assert not page.save.isEnabled()


def test_the_councils_own_file_is_never_written_over(
    page: SharingPage, prompts: ScriptedPrompts, qtbot: QtBot, whole: Path
) -> None:
    before = whole.read_bytes()
    prompts.script(whole)
    assert "your own file" in _saved(page, qtbot)
    assert whole.read_bytes() == before


def test_what_cannot_be_written_is_said_and_can_be_tried_again(
    page: SharingPage, prompts: ScriptedPrompts, qtbot: QtBot, tmp_path: Path
) -> None:
    prompts.script(tmp_path / "no-such-folder" / "out.reflect")
    assert "no longer there" in _saved(page, qtbot)
    assert page.save.isEnabled()
    assert not page.folder.isVisible()


def test_what_was_ticked_for_one_copy_is_not_ticked_for_the_next(
    page: SharingPage, session: Session, window: MainWindow
) -> None:
    _choose(page, Reader.PARTNER)
    page.parts.ticks[Part.NOTES.value].box.click()
    page.back.click()
    assert window.workspace is not None
    assert window.workspace.isVisible()
    window.actions_.share.trigger()
    assert session.sharing is not None
    again = session.sharing.page
    assert again is not None
    _choose(again, Reader.PARTNER)
    assert again.parts.ticked == ()


def test_the_page_goes_with_the_file_that_it_is_about(
    page: SharingPage, session: Session, window: MainWindow
) -> None:
    session.files.leave()
    assert session.sharing is not None
    assert session.sharing.page is None
    assert window.start.isVisible()


def test_a_shared_copy_says_what_it_is_when_it_is_opened_and_offers_no_wider_reader(
    page: SharingPage, session: Session, prompts: ScriptedPrompts, qtbot: QtBot, tmp_path: Path
) -> None:
    window = page.window()
    assert isinstance(window, MainWindow)
    _choose(page, Reader.PARTNER)
    out = tmp_path / "out.reflect"
    prompts.script(out)
    _saved(page, qtbot)
    session.files.open(out)
    assert window.workspace is not None
    said = window.workspace.notices.label.text()
    assert "This is a copy for a partner" in said
    assert "left out" in said
    window.actions_.share.trigger()
    again = session.sharing.page if session.sharing else None
    assert again is not None
    assert again.readers.choice == Reader.PARTNER.value
    with pytest.raises(ValueError, match="colleagues"):
        again.readers.button(Reader.COLLEAGUES.value)


def test_a_councils_name_is_shown_as_text_and_never_as_markup(
    page: SharingPage, session: Session
) -> None:
    document = session.files.document
    assert document is not None
    profile = changed(document.assessment.profile, council="<b>Bold</b> Council")
    document.apply(lambda a: set_profile(profile, a), "rename")
    assert "–\u2002The council’s name: <b>Bold</b> Council" in page.leaves.lines
    labels = [each for each in page.findChildren(type(page.about)) if "Bold" in each.text()]
    assert {each.textFormat() for each in labels} == {Qt.TextFormat.PlainText}


@pytest.mark.parametrize("reader", Reader)
def test_the_page_is_for_everybody(page: SharingPage, reader: Reader) -> None:
    _choose(page, reader)
    assert accessibility.nameless(page) == []
    assert accessibility.small_targets(page) == []
    assert accessibility.tab_trouble(page.window()) == []
    assert accessibility.clipped(page) == []


def _with_an_address(session: Session) -> None:
    document = session.files.document
    assert document is not None
    note = "Ask jo.bloggs@example.org"
    document.apply(lambda a: write("parties-held", "note", note, a), "write")


def test_likely_personal_data_that_leaves_is_pointed_at_before_anything_is_written(
    page: SharingPage, session: Session, prompts: ScriptedPrompts, qtbot: QtBot, tmp_path: Path
) -> None:
    _with_an_address(session)
    _choose(page, Reader.PARTNER)
    page.parts.ticks[Part.NOTES.value].box.click()
    prompts.script(PeopleChoice.STOP)
    page.save.click()
    assert [each.words for each in prompts.pointed] == ["Ask jo.bloggs@example.org"]
    assert page.isVisible()
    out = tmp_path / "out.reflect"
    prompts.script(PeopleChoice.GO_ON, out)
    assert _saved(page, qtbot).startswith("Checked")
    assert out.exists()


def test_personal_data_that_stays_is_not_asked_about(
    page: SharingPage, session: Session, prompts: ScriptedPrompts, qtbot: QtBot, tmp_path: Path
) -> None:
    _with_an_address(session)
    _choose(page, Reader.PARTNER)
    out = tmp_path / "out.reflect"
    prompts.script(out)
    assert _saved(page, qtbot).startswith("Checked")
    assert "jo.bloggs" not in out.read_text(encoding="utf-8")


def test_somebody_who_looks_at_the_place_first_is_taken_there(
    page: SharingPage, session: Session, prompts: ScriptedPrompts
) -> None:
    _with_an_address(session)
    window = page.window()
    assert isinstance(window, MainWindow)
    prompts.script(0)
    page.save.click()
    assert window.workspace is not None
    assert window.workspace.isVisible()
    assert window.workspace.page.key == "questions"
    assert session.sharing is not None
    assert session.sharing.page is None
