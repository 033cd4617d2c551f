"""The offer page: the register, and what the page says of it."""

from __future__ import annotations

from datetime import date
from functools import partial

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from reflective_app.domain.edits import change_service, set_profile
from reflective_app.domain.findings import findings
from reflective_app.domain.register import Service, ServiceStatus
from reflective_app.gui.pages.offer.page import OfferPage
from reflective_app.gui.theme import Theme
from reflective_app.gui.widgets.column_widths import shared_out
from tests.gui import accessibility
from tests.gui.offer_window import enter, put_in, services, shown, two_recommendations, type_in
from tests.gui.scripted_prompts import ScriptedPrompts

KEY = Qt.Key


@pytest.fixture
def page(prompts: ScriptedPrompts, qtbot: QtBot, theme: Theme) -> OfferPage:
    return shown(two_recommendations(), prompts, qtbot)


def cell(page: OfferPage, row: int, head: str) -> str:
    column = page.register.words.heads.index(head)
    return page.register.words.rows[row].cells[column].word


# The register


def test_an_empty_register_says_what_to_do_next(page: OfferPage) -> None:
    assert page.empty.isVisible()
    assert not page.add.isVisible()
    assert page.services.entry.isVisible()
    assert page.empty.button is not None
    page.empty.button.click()
    assert page.form.name.hasFocus()
    assert not page.empty.isVisible()


def test_a_service_with_nothing_but_a_name_is_entered_by_keys(
    page: OfferPage, qtbot: QtBot
) -> None:
    assert page.empty.button is not None
    page.empty.button.click()
    type_in(qtbot, "Support line")
    with qtbot.waitSignal(page.said) as said:
        qtbot.keyClick(page.form.name, KEY.Key_Return)
    assert [service.name for service in services(page)] == ["Support line"]
    assert said.args == ["Added Support line."]
    assert not page.form.isVisible()
    assert page.register.hasFocus()
    assert page.register.choice == services(page)[0].id
    assert cell(page, 0, "Provider") == "Not said"
    assert cell(page, 0, "Serves") == "None yet"


@pytest.mark.parametrize(
    ("wide", "widths"),
    [
        (600, [200, 150, 250]),  # room to spare: each gets as much more
        (450, [150, 100, 200]),
        (350, [125, 100, 125]),  # the narrow one keeps what it wants
        (200, [80, 60, 60]),
        (50, [80, 40, 60]),  # no room: the table scrolls
    ],
)
def test_only_the_widest_columns_fold_where_room_is_short(wide: int, widths: list[int]) -> None:
    assert shared_out([80, 40, 60], [150, 100, 200], wide) == widths


def test_enter_on_a_row_changes_that_service(page: OfferPage, qtbot: QtBot) -> None:
    enter(page, "one", "two")
    page.register.setFocus()
    qtbot.keyClick(page.register, KEY.Key_Down)
    qtbot.keyClick(page.register, KEY.Key_Return)
    assert page.form.name.text() == "two"
    assert page.register.marked == "two"
    qtbot.keyClicks(page.form.fields.area, "North")
    page.form.save.click()
    assert services(page) == (
        Service(id="one", name="one"),
        Service(id="two", name="two", area="North"),
    )
    assert page.register.hasFocus()
    assert page.register.choice == "two"


def test_delete_removes_a_service_and_undo_brings_it_back(page: OfferPage, qtbot: QtBot) -> None:
    enter(page, "one", "two")
    page.register.go_to("one")
    with qtbot.waitSignal(page.said) as said:
        qtbot.keyClick(page.register, KEY.Key_Delete)
    assert [service.name for service in services(page)] == ["two"]
    assert said.args == ["Removed one; Ctrl+Z brings it back."]
    assert page.register.choice == "two"
    page.document.undo_stack.undo()
    assert [row.name for row in page.register.words.rows] == ["one", "two"]


def test_the_last_service_removed_leads_back_to_adding_the_first(
    page: OfferPage, qtbot: QtBot
) -> None:
    enter(page, "one")
    page.register.opened.emit("one")
    page.form.remove.click()
    assert services(page) == ()
    assert not page.form.isVisible()
    assert page.empty.isVisible()
    assert page.services.entry.name.hasFocus()


def test_a_row_is_read_out_whole(page: OfferPage) -> None:
    enter(page, "Support line")
    index = page.register.words.index(0, 0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == (
        "Support line, provider: Not said, area: Not said, status: Not said, "
        "funded until: Not said, serves: None yet, offer heading: Not said"
    )
    table = QAccessible.queryAccessibleInterface(page.register)
    assert table is not None
    assert table.role() == QAccessible.Role.Table


# What follows


def test_the_page_says_what_follows_from_the_register(page: OfferPage) -> None:
    for service in (
        Service(id="gym", name="Gym"),
        Service(
            id="club",
            name="Club",
            recommendations=("training",),
            status=ServiceStatus.ENDING,
            funded_until=date(2027, 3, 31),
        ),
    ):
        put_in(page, service)
    said = page.notes
    assert said.funding.text() == (
        "Club is the only service for R2, and its funding ends in March 2027."
    )
    assert said.unserved.text() == "No running service serves R1."
    assert said.beyond.text() == (
        "Gym serves no recommendation yet. That is not a sign that it fails."
    )


def test_what_does_not_follow_takes_no_room(page: OfferPage) -> None:
    both = Service(
        id="club",
        name="Club",
        recommendations=("allowances", "training"),
        status=ServiceStatus.RUNNING,
    )
    put_in(page, both)
    assert not any(
        label.isVisible() for label in (page.notes.funding, page.notes.unserved, page.notes.beyond)
    )


def test_the_rail_counts_services_and_blank_cells(page: OfferPage) -> None:
    def status() -> str:
        assessment = page.document.assessment
        return page.status(assessment, findings(assessment))

    assert status() == "No services yet"
    enter(page, "one")
    assert status() == "1 service, 4 cells not confirmed"


def test_the_page_opens_at_a_service_or_at_a_recommendation(page: OfferPage) -> None:
    enter(page, "one", "two")
    page.open_at("two")
    assert page.register.hasFocus()
    assert page.register.choice == "two"
    page.open_at("training")
    assert page.reach.grid.hasFocus()
    assert page.reach.grid.choice == "training"
    page.open_at("nothing-of-this-name")
    assert page.reach.grid.choice == "training"


# For everybody


@pytest.mark.parametrize("writing", [False, True])
def test_everything_on_the_page_has_a_name_and_a_size_to_hit(
    page: OfferPage, writing: bool
) -> None:
    enter(page, "one")
    if writing:
        page.add.click()
    assert accessibility.nameless(page) == []
    assert accessibility.small_targets(page) == []


@pytest.mark.parametrize("writing", [False, True])
def test_tab_goes_round_the_page(page: OfferPage, writing: bool) -> None:
    enter(page, "one")
    if writing:
        page.add.click()
    else:
        page.register.setFocus()
    assert accessibility.tab_trouble(page) == []


def test_it_is_said_how_a_row_is_opened(page: OfferPage) -> None:
    assert not page.services.keys.isVisible()
    enter(page, "Support line")
    assert page.services.keys.isVisible()
    for words in (page.services.keys.text(), page.register.accessibleDescription()):
        assert "Enter or a double click opens" in words


def test_one_more_service_makes_no_other_row_anew_and_paints_nothing_above(
    page: OfferPage, qtbot: QtBot
) -> None:
    enter(page, "one", "two", *(f"service {number}" for number in range(30)))
    accessibility.settle()
    before = page.register.words.rows
    painted: list[QObject] = []

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint:
                painted.append(watched)
            return False

    watch = Watch()
    for part in (page.frame.head, page.switch, page.register.viewport()):
        part.installEventFilter(watch)
    enter(page, "three")
    accessibility.settle()
    after = page.register.words.rows
    assert after[0] is before[0]
    assert after[1] is before[1]
    assert page.register.viewport() in painted
    assert page.frame.head not in painted
    assert page.switch not in painted


def test_a_row_is_made_anew_where_what_it_says_is_another(page: OfferPage) -> None:
    enter(page, "one")
    old = services(page)[0]
    page.document.apply(partial(change_service, old.model_copy(update={"provider": "B"})), "change")
    assert page.register.words.rows[0].cells[0].word == "B"


def test_an_end_of_funding_that_the_days_bring_near_stands_out(page: OfferPage) -> None:
    day = page.document.assessment.profile.date
    line = Service(
        id="line",
        name="line",
        status=ServiceStatus.RUNNING,
        recommendations=("allowances",),
        funded_until=day.replace(year=day.year + 5),
    )
    put_in(page, line)
    assert not page.register.words.rows[0].cells[3].strong
    later = page.document.assessment.profile.model_copy(
        update={"date": day.replace(year=day.year + 5)}
    )
    page.document.apply(partial(set_profile, later), "set date")
    assert page.register.words.rows[0].cells[3].strong
