"""The offer page: services are entered, changed and taken out, and the page says what follows."""

from __future__ import annotations

from datetime import date
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reflective_app.domain.assessment import Service, ServiceStatus
from reflective_app.domain.edits import add_service
from reflective_app.domain.findings import findings
from reflective_app.gui.current import Current
from reflective_app.gui.document import AssessmentDocument
from reflective_app.gui.pages.offer import OfferPage
from reflective_app.gui.theme import Theme
from tests.builders import a_set, an_assessment, an_item
from tests.gui import accessibility
from tests.gui.scripted_prompts import ScriptedPrompts

KEY = Qt.Key


@pytest.fixture
def document() -> AssessmentDocument:
    """Newshire's assessment with two recommendations for two groups of families."""
    items = [an_item(name, family_groups=None) for name in ("allowances", "training")]
    return AssessmentDocument(an_assessment(a_set(*items, groups=2)))


@pytest.fixture
def page(
    document: AssessmentDocument, prompts: ScriptedPrompts, qtbot: QtBot, theme: Theme
) -> OfferPage:
    page = OfferPage(document, Current(document), prompts)
    document.changed.connect(page.note)
    page.resize(1024, 700)
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    return page


def services(page: OfferPage) -> tuple[Service, ...]:
    return page.document.assessment.services


def enter(page: OfferPage, *names: str) -> None:
    """Put services in the register, each with its name for its id."""
    for name in names:
        put_in(page, Service(id=name.lower().replace(" ", "-"), name=name))


def put_in(page: OfferPage, service: Service) -> None:
    page.document.apply(partial(add_service, service), "add service")


def type_in(qtbot: QtBot, words: str) -> None:
    """Type where the focus is."""
    qtbot.keyClicks(QApplication.focusWidget(), words)


def cell(page: OfferPage, row: int, head: str) -> str:
    column = page.register.words.heads.index(head)
    return page.register.words.rows[row].cells[column].word


# The register


def test_an_empty_register_says_what_to_do_next(page: OfferPage) -> None:
    assert page.empty.isVisible()
    assert not page.register.isVisible()
    assert page.empty.button is not None
    page.empty.button.click()
    assert page.form.name.hasFocus()


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


def test_every_field_of_a_service_is_recorded_and_shown(page: OfferPage, qtbot: QtBot) -> None:
    enter(page, "other")
    page.add.click()
    form = page.form
    type_in(qtbot, "Allowance")
    qtbot.keyClicks(form.provider, "Finance")
    qtbot.keyClicks(form.what, "A weekly payment")
    qtbot.keyClicks(form.area, "Whole area")
    qtbot.keyClicks(form.source, "Payments")
    qtbot.keyClicks(form.reached, "88")
    qtbot.keyClicks(form.funded_until.field, "31/3/2027")
    form.status.show_choice("ending")
    form.serves.ticks["allowances"].box.click()
    next(iter(form.groups.values())).ticks["group-2"].box.click()
    form.save.click()
    entered = services(page)[-1]
    assert entered == Service(
        id=entered.id,
        name="Allowance",
        provider="Finance",
        what="A weekly payment",
        groups=("group-2",),
        recommendations=("allowances",),
        area="Whole area",
        status=ServiceStatus.ENDING,
        funded_until=date(2027, 3, 31),
        reached=88,
        source="Payments",
    )
    shown = [cell(page, 1, head) for head in ("Provider", "Serves", "Status", "Funded until")]
    assert shown == ["Finance", "R1", "Ending", "March 2027"]


def test_a_service_without_a_name_is_refused_and_keeps_what_was_typed(
    page: OfferPage, qtbot: QtBot
) -> None:
    enter(page, "other")
    page.add.click()
    qtbot.keyClicks(page.form.provider, "Finance")
    page.form.save.click()
    assert len(services(page)) == 1
    assert page.form.name_trouble.isVisible()
    assert page.form.name.hasFocus()
    assert page.form.provider.text() == "Finance"
    type_in(qtbot, "A")
    assert not page.form.name_trouble.isVisible()


def test_two_services_never_share_a_name(page: OfferPage, qtbot: QtBot) -> None:
    enter(page, "Support line")
    page.add.click()
    type_in(qtbot, " support  LINE")
    page.form.save.click()
    assert len(services(page)) == 1
    assert "“Support line” is in the register already" in page.form.name_trouble.text()
    assert page.form.name.text() == " support  LINE"


def test_a_date_that_cannot_be_read_is_said_beside_it(page: OfferPage, qtbot: QtBot) -> None:
    enter(page, "other")
    page.add.click()
    type_in(qtbot, "Club")
    qtbot.keyClicks(page.form.funded_until.field, "soon")
    page.form.save.click()
    assert len(services(page)) == 1
    assert page.form.funded_until.trouble.isVisible()
    assert page.form.funded_until.field.hasFocus()
    assert page.form.funded_until.field.text() == "soon"


def test_services_are_entered_one_after_another(page: OfferPage, qtbot: QtBot) -> None:
    enter(page, "other")
    page.add.click()
    for name in ("One", "Two"):
        type_in(qtbot, name)
        page.form.save_more.click()
        assert page.form.name.hasFocus()
        assert page.form.name.text() == ""
    assert [service.name for service in services(page)] == ["other", "One", "Two"]


def test_enter_on_a_row_changes_that_service(page: OfferPage, qtbot: QtBot) -> None:
    enter(page, "one", "two")
    page.register.setFocus()
    qtbot.keyClick(page.register, KEY.Key_Down)
    qtbot.keyClick(page.register, KEY.Key_Return)
    assert page.form.name.text() == "two"
    assert page.register.marked == "two"
    qtbot.keyClicks(page.form.area, "North")
    page.form.save.click()
    assert services(page) == (
        Service(id="one", name="one"),
        Service(id="two", name="two", area="North"),
    )
    assert page.register.hasFocus()
    assert page.register.choice == "two"


def test_changing_a_service_keeps_what_the_form_does_not_ask(
    prompts: ScriptedPrompts, qtbot: QtBot, theme: Theme
) -> None:
    questions = a_set(an_item("allowances"), an_item("trust", kind="principle"))
    old = Service(id="line", name="line", recommendations=("allowances", "trust"))
    document = AssessmentDocument(an_assessment(questions, services=(old,)))
    page = OfferPage(document, Current(document), prompts)
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    page.register.opened.emit("line")
    page.form.save.click()
    assert document.assessment.services == (old,)
    assert not document.is_changed


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
    assert page.empty.button is not None
    assert page.empty.button.hasFocus()


def test_escape_closes_the_form_and_a_new_service_keeps_what_was_typed(
    page: OfferPage, qtbot: QtBot
) -> None:
    enter(page, "one")
    page.add.click()
    type_in(qtbot, "Club")
    qtbot.keyClick(page.form.name, KEY.Key_Escape)
    assert not page.form.isVisible()
    assert page.register.hasFocus()
    assert len(services(page)) == 1
    page.register.opened.emit("one")
    assert page.form.name.text() == "one"
    qtbot.keyClick(page.form.name, KEY.Key_Escape)
    page.add.click()
    assert page.form.name.text() == "Club"


def test_a_service_that_was_undone_away_while_it_was_changed_is_entered_again(
    page: OfferPage,
) -> None:
    enter(page, "one")
    page.register.opened.emit("one")
    page.document.undo_stack.undo()
    assert services(page) == ()
    page.form.save.click()
    assert [service.name for service in services(page)] == ["one"]


def test_there_is_one_primary_button_at_a_time(page: OfferPage) -> None:
    enter(page, "one")
    assert page.add.isVisible()
    page.add.click()
    assert page.form.save.isVisible()
    assert not page.add.isVisible()


def test_a_row_is_read_out_whole(page: OfferPage) -> None:
    enter(page, "Support line")
    index = page.register.words.index(0, 0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == (
        "Support line, provider: Not said, offer heading: Not said, serves: None yet, "
        "area: Not said, status: Not said, funded until: Not said"
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
    assert status() == "1 service, 4 cells blank"


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


@pytest.mark.parametrize("size", [100, 150, 200])
def test_nothing_in_the_form_is_cut_off(
    page: OfferPage, theme: Theme, size: int, qtbot: QtBot
) -> None:
    enter(page, "one")
    theme.set_text_size(size)
    page.add.click()
    page.form.save.click()
    qtbot.waitUntil(lambda: accessibility.clipped(page) == [], timeout=2000)
