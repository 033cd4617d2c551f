"""The row at the foot of the register: services are typed there one after another."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from reflective_app.domain.register import ServiceStatus
from reflective_app.gui.pages.offer.entry import EntryRow
from reflective_app.gui.pages.offer.page import OfferPage
from reflective_app.gui.theme import Theme
from reflective_app.gui.widgets.text import RoleLabel
from tests.gui.offer_window import enter, services, shown, two_recommendations, type_in
from tests.gui.scripted_prompts import ScriptedPrompts

KEY = Qt.Key


@pytest.fixture
def page(prompts: ScriptedPrompts, qtbot: QtBot, theme: Theme) -> OfferPage:
    return shown(two_recommendations(), prompts, qtbot)


@pytest.fixture
def entry(page: OfferPage) -> EntryRow:
    page.services.entry.name.setFocus()
    return page.services.entry


def press(qtbot: QtBot, key: Qt.Key) -> None:
    qtbot.keyClick(QApplication.focusWidget(), key)


def test_a_service_is_typed_from_field_to_field_and_enter_starts_the_next(
    page: OfferPage, entry: EntryRow, qtbot: QtBot
) -> None:
    for words in ("Support line", "Kinship team", "North", "r", "31 March 2027"):
        type_in(qtbot, words)
        press(qtbot, KEY.Key_Tab)
    entry.until.setFocus()
    press(qtbot, KEY.Key_Return)
    (added,) = services(page)
    assert (added.name, added.provider, added.area) == ("Support line", "Kinship team", "North")
    assert added.status is ServiceStatus.RUNNING
    assert added.funded_until == date(2027, 3, 31)
    assert entry.name.hasFocus()
    assert [entry.name.text(), entry.provider.text(), entry.area.text()] == ["", "", ""]
    assert entry.status.choice == ""
    assert entry.until.text() == ""
    type_in(qtbot, "Second")
    press(qtbot, KEY.Key_Return)
    assert [service.name for service in services(page)] == ["Support line", "Second"]


def test_the_whole_area_is_on_offer_and_any_other_words_can_be_written(
    page: OfferPage, entry: EntryRow, qtbot: QtBot
) -> None:
    type_in(qtbot, "Line")
    press(qtbot, KEY.Key_Tab)
    press(qtbot, KEY.Key_Tab)
    assert entry.area.hasFocus()
    press(qtbot, KEY.Key_Down)
    press(qtbot, KEY.Key_Return)
    assert services(page)[0].area == "Whole area"
    assert services(page)[0].whole_area


def test_the_row_can_be_added_with_the_mouse(
    page: OfferPage, entry: EntryRow, qtbot: QtBot
) -> None:
    type_in(qtbot, "Club")
    qtbot.mouseClick(entry.add, Qt.MouseButton.LeftButton)
    assert [service.name for service in services(page)] == ["Club"]


def test_a_row_without_a_name_is_refused_and_keeps_what_was_typed(
    page: OfferPage, entry: EntryRow, qtbot: QtBot
) -> None:
    qtbot.keyClicks(entry.provider, "Finance")
    qtbot.keyClick(entry.provider, KEY.Key_Return)
    assert services(page) == ()
    assert "name" in entry.trouble.text()
    assert entry.name.hasFocus()
    assert entry.name.accessibleDescription() == entry.trouble.text()
    assert entry.provider.text() == "Finance"
    type_in(qtbot, "A")
    assert not entry.trouble.isVisible()


def test_a_name_that_is_taken_is_refused_and_keeps_what_was_typed(
    page: OfferPage, entry: EntryRow, qtbot: QtBot
) -> None:
    enter(page, "Support line")
    type_in(qtbot, "SUPPORT  line")
    press(qtbot, KEY.Key_Return)
    assert len(services(page)) == 1
    assert "is in the register already" in entry.trouble.text()
    assert entry.name.text() == "SUPPORT  line"


def test_a_date_that_cannot_be_read_is_said_and_stays(
    page: OfferPage, entry: EntryRow, qtbot: QtBot
) -> None:
    type_in(qtbot, "Club")
    qtbot.keyClicks(entry.until, "soon")
    qtbot.keyClick(entry.until, KEY.Key_Return)
    assert services(page) == ()
    assert entry.until.hasFocus()
    assert entry.until.text() == "soon"
    assert "March 2027" in entry.trouble.text()


def test_a_month_is_told_back_with_its_day(page: OfferPage, entry: EntryRow, qtbot: QtBot) -> None:
    type_in(qtbot, "Club")
    qtbot.keyClicks(entry.until, "March 2027")
    with qtbot.waitSignal(page.said) as said:
        qtbot.keyClick(entry.until, KEY.Key_Return)
    assert said.args == ["Added Club, funded until 31 March 2027."]


def test_several_cells_pasted_into_the_name_are_offered_as_a_table(
    page: OfferPage, entry: EntryRow, qtbot: QtBot
) -> None:
    QGuiApplication.clipboard().setText("name\tprovider\nClub\tA charity\n")
    qtbot.keyClick(entry.name, KEY.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert page.preview.isVisible()
    assert entry.name.text() == ""
    QGuiApplication.clipboard().setText("Club")
    page.preview.leave.click()
    entry.name.setFocus()
    qtbot.keyClick(entry.name, KEY.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert entry.name.text() == "Club"
    assert not page.preview.isVisible()


def left(field: QWidget, page: OfferPage) -> int:
    return field.mapTo(page, field.rect().topLeft()).x()


def test_the_row_stands_under_its_columns_where_there_is_room(
    page: OfferPage, entry: EntryRow, theme: Theme, qtbot: QtBot
) -> None:
    enter(page, "Support line")
    table = page.register
    assert entry.row.one_line
    head = table.heads.mapTo(page, table.heads.rect().topLeft()).x()
    starts = [head + table.heads.sectionViewportPosition(column) for column in range(4)]
    fields = (entry.provider, entry.area, entry.status, entry.until)
    gaps = [left(field, page) - start for field, start in zip(fields, starts, strict=True)]
    assert len(set(gaps)) == 1
    theme.set_text_size(200)
    qtbot.waitUntil(lambda: not entry.row.one_line)
    assert left(entry.name, page) == left(entry.status, page)


def test_the_fields_show_their_names_where_no_column_gives_them(entry: EntryRow) -> None:
    def names() -> list[str]:
        labels = entry.row.findChildren(RoleLabel)
        return [label.text() for label in labels if label.isVisible()]

    assert names() == []
    entry.follow(())
    assert names() == ["Service", "Provider", "Area", "Status", "Funded until", "Serves"]


def test_the_row_stays_in_sight_while_the_register_grows(
    page: OfferPage, entry: EntryRow, qtbot: QtBot
) -> None:
    for number in range(14):
        type_in(qtbot, f"Service {number}")
        press(qtbot, KEY.Key_Return)
    bottom = entry.mapTo(page, entry.rect().bottomLeft()).y()
    assert 0 < bottom <= page.height()
    assert page.register.heads.mapTo(page, page.register.heads.rect().topLeft()).y() >= 0


def test_undo_in_the_area_is_the_documents_own(
    page: OfferPage, entry: EntryRow, qtbot: QtBot
) -> None:
    qtbot.keyClicks(entry.area, "North")
    qtbot.keyClick(entry.area, KEY.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert entry.area.text() == "North"


def test_what_a_service_serves_is_typed_as_codes_by_keys_alone(
    page: OfferPage, entry: EntryRow, qtbot: QtBot
) -> None:
    type_in(qtbot, "Line")
    for _ in range(5):
        press(qtbot, KEY.Key_Tab)
    assert entry.serves.hasFocus()
    type_in(qtbot, "r1, R2")
    press(qtbot, KEY.Key_Return)
    assert services(page)[0].recommendations == ("allowances", "training")
    assert entry.name.hasFocus()
    assert entry.serves.text() == ""
    assert page.register.words.rows[0].cells[4].word == "R1, R2"


@pytest.mark.parametrize("typed", ["R1; R2", "Allowances, Training", "allowances;R2", "R2,R1, R2"])
def test_what_is_served_is_read_as_in_a_table_and_commas_part_it_too(
    page: OfferPage, entry: EntryRow, qtbot: QtBot, typed: str
) -> None:
    type_in(qtbot, "Line")
    qtbot.keyClicks(entry.serves, typed)
    qtbot.keyClick(entry.serves, KEY.Key_Return)
    assert set(services(page)[0].recommendations) == {"allowances", "training"}
    assert len(services(page)[0].recommendations) == 2


def test_a_code_that_there_is_not_is_said_and_all_that_was_typed_stays(
    page: OfferPage, entry: EntryRow, qtbot: QtBot
) -> None:
    type_in(qtbot, "Line")
    qtbot.keyClicks(entry.serves, "R1, R9")
    qtbot.keyClick(entry.serves, KEY.Key_Return)
    assert services(page) == ()
    assert entry.serves.hasFocus()
    assert (entry.name.text(), entry.serves.text()) == ("Line", "R1, R9")
    assert "R9" in entry.trouble.text()
    assert "R1, R9" not in entry.trouble.text()
    assert entry.serves.accessibleDescription() == entry.trouble.text()
    type_in(qtbot, "9")
    assert not entry.trouble.isVisible()
    assert entry.serves.accessibleDescription() == ""
