"""The form for one service: only the name is needed, and what was typed stays."""

from __future__ import annotations

from datetime import date
from functools import partial

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from reflective_app.domain.edits import place_at
from reflective_app.domain.question_set import QuestionSet
from reflective_app.domain.register import Service, ServiceStatus
from reflective_app.gui.pages.offer.page import OfferPage
from reflective_app.gui.theme import Theme
from tests.builders import a_set, an_assessment, an_item
from tests.gui import accessibility
from tests.gui.offer_window import enter, services, shown, two_recommendations, type_in
from tests.gui.scripted_prompts import ScriptedPrompts

KEY = Qt.Key


@pytest.fixture
def page(prompts: ScriptedPrompts, qtbot: QtBot, theme: Theme) -> OfferPage:
    return shown(two_recommendations(), prompts, qtbot)


def cell(page: OfferPage, row: int, head: str) -> str:
    column = page.register.words.heads.index(head)
    return page.register.words.rows[row].cells[column].word


def test_every_field_of_a_service_is_recorded_and_shown(page: OfferPage, qtbot: QtBot) -> None:
    enter(page, "other")
    page.add.click()
    form = page.form
    type_in(qtbot, "Allowance")
    qtbot.keyClicks(form.fields.provider, "Finance")
    qtbot.keyClicks(form.fields.what, "A weekly payment")
    qtbot.keyClicks(form.fields.area, "Whole area")
    qtbot.keyClicks(form.fields.source, "Payments")
    qtbot.keyClicks(form.fields.reached, "88")
    qtbot.keyClicks(form.funded_until.field, "31/3/2027")
    form.fields.status.show_choice("ending")
    form.fields.serves.ticks["allowances"].box.click()
    next(iter(form.fields.families.groups.values())).ticks["group-2"].box.click()
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
    qtbot.keyClicks(page.form.fields.provider, "Finance")
    page.form.save.click()
    assert len(services(page)) == 1
    assert page.form.fields.name_trouble.isVisible()
    assert page.form.name.hasFocus()
    assert page.form.fields.provider.text() == "Finance"
    type_in(qtbot, "A")
    assert not page.form.fields.name_trouble.isVisible()


def test_two_services_never_share_a_name(page: OfferPage, qtbot: QtBot) -> None:
    enter(page, "Support line")
    page.add.click()
    type_in(qtbot, " support  LINE")
    page.form.save.click()
    assert len(services(page)) == 1
    assert "“Support line” is in the register already" in page.form.fields.name_trouble.text()
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


def test_a_click_on_the_words_of_a_tick_box_ticks_it(page: OfferPage, qtbot: QtBot) -> None:
    enter(page, "one")
    page.add.click()
    tick = page.form.fields.serves.ticks["training"]
    qtbot.mouseClick(tick, Qt.MouseButton.LeftButton, pos=tick.rect().center())
    assert page.form.fields.serves.ticked == ("training",)
    assert tick.box.hasFocus()


def test_changing_a_service_keeps_what_the_form_does_not_ask(
    prompts: ScriptedPrompts, qtbot: QtBot, theme: Theme
) -> None:
    questions = a_set(an_item("allowances"), an_item("trust", kind="principle"))
    old = Service(id="line", name="line", recommendations=("allowances", "trust"))
    page = shown(an_assessment(questions, services=(old,)), prompts, qtbot)
    page.register.opened.emit("line")
    assert page.form.head.text() == "Change “line”"
    page.form.save.click()
    assert services(page) == (old,)
    assert not page.document.is_changed


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


@pytest.mark.parametrize("size", [100, 150, 200])
def test_nothing_in_the_form_is_cut_off(
    page: OfferPage, theme: Theme, size: int, qtbot: QtBot
) -> None:
    enter(page, "one")
    theme.set_text_size(size)
    page.add.click()
    page.form.save.click()
    qtbot.waitUntil(lambda: accessibility.clipped(page) == [], timeout=2000)


def test_ticking_what_it_serves_moves_no_tick_box(
    prompts: ScriptedPrompts, qtbot: QtBot, theme: Theme
) -> None:
    parts = {"core_components": [{"id": "weekly", "text": "Weekly"}]}
    items = (an_item("allowances", family_groups=None, **parts), an_item("training"))
    page = shown(an_assessment(a_set(*items, groups=3)), prompts, qtbot)
    page.services.add()
    fields = page.form.fields
    ticks = [
        tick.box
        for each in (fields.serves, *fields.families.groups.values())
        for tick in each.ticks.values()
        if tick.isVisible()
    ]
    accessibility.settle()
    before = [tick.mapTo(page, tick.rect().topLeft()) for tick in ticks]
    fields.serves.ticks["allowances"].box.click()
    accessibility.settle()
    assert fields.components_box.isVisible()
    assert not fields.way_box.isVisible()
    assert [tick.mapTo(page, tick.rect().topLeft()) for tick in ticks] == before


def test_all_families_is_one_tick_for_every_group(page: OfferPage, qtbot: QtBot) -> None:
    enter(page, "other")
    page.add.click()
    type_in(qtbot, "Line")
    fields = page.form.fields
    groups = next(each for each in fields.families.groups.values() if each.ticks)
    fields.families.everyone.box.click()
    assert groups.ticked == ("group-1", "group-2")
    groups.ticks["group-1"].box.click()
    assert not fields.families.everyone.box.isChecked()
    groups.ticks["group-1"].box.click()
    assert fields.families.everyone.box.isChecked()
    page.form.save.click()
    assert services(page)[-1].groups == ("group-1", "group-2")
    page.register.opened.emit(services(page)[-1].id)
    assert fields.families.everyone.box.isChecked()
    fields.families.everyone.box.click()
    assert not groups.ticked


def test_what_was_chosen_stays_while_another_page_is_looked_at(
    prompts: ScriptedPrompts, qtbot: QtBot, theme: Theme
) -> None:
    raw = a_set(an_item("allowances")).model_dump(mode="json", by_alias=True)
    raw["offer_headings"] = [{"id": "money", "label": "Money"}]
    questions = QuestionSet.model_validate(raw, strict=False)
    page = shown(an_assessment(questions), prompts, qtbot)
    page.services.add()
    page.form.fields.heading.show_choice("money")
    page.hide()
    page.document.apply(partial(place_at, "allowances-1", 1), "choose rung")
    page.show()
    assert page.form.fields.heading.choice == "money"
    page.form.fields.serves.ticks["allowances"].box.click()
    page.form.fields.offer(questions.model_copy())
    assert page.form.fields.heading.choice == "money"
    assert page.form.fields.serves.ticked == ("allowances",)


def test_what_could_not_be_read_is_there_again_when_the_form_is_opened_again(
    page: OfferPage, qtbot: QtBot
) -> None:
    enter(page, "one")
    page.add.click()
    fields = page.form.fields
    for field in (fields.reached, fields.cost, fields.funded_until.field):
        qtbot.keyClicks(field, "many")
    page.form.close_button.click()
    page.register.opened.emit("one")
    assert fields.reached.text() == ""
    assert not fields.reached.trouble.isVisible()
    page.form.close_button.click()
    page.add.click()
    for field in (fields.reached, fields.cost, fields.funded_until.field):
        assert field.text() == "many"
    for told in (fields.reached.trouble, fields.cost.trouble, fields.funded_until.trouble):
        assert told.isVisible()


def test_a_message_under_a_number_leaves_the_field_beside_it_at_its_height(
    page: OfferPage, qtbot: QtBot
) -> None:
    page.services.add()
    fields = page.form.fields
    accessibility.settle()

    def tops() -> set[int]:
        each = (fields.reached, fields.cost)
        return {field.mapTo(page, field.rect().topLeft()).y() for field in each}

    before = tops()
    assert len(before) == 1
    fields.reached.setFocus()
    type_in(qtbot, "abc")
    fields.name.setFocus()
    accessibility.settle()
    assert fields.reached.trouble.isVisible()
    assert tops() == before


def test_what_is_written_of_a_service_and_not_saved_is_told(page: OfferPage, qtbot: QtBot) -> None:
    enter(page, "Advice line")
    assert page.unfinished() == ""
    page.add.click()
    assert page.unfinished() == ""
    page.form.funded_until.field.setText("soon")
    assert page.unfinished() == "A service half written"
    page.form.close_button.click()
    assert page.unfinished() == "A service half written"
    page.register.opened.emit("advice-line")
    page.form.fields.provider.setText("Charity Z")
    told = "The change of “Advice line” not saved. A service half written"
    assert page.unfinished() == told
    page.form.fields.provider.setText("")
    assert page.unfinished() == "A service half written"
    page.form.close_button.click()
    page.add.click()
    page.form.funded_until.field.setText("")
    page.form.name.setText("Café")
    page.form.save.click()
    assert page.unfinished() == ""


def test_what_is_typed_at_the_foot_and_not_added_is_told(page: OfferPage) -> None:
    entry = page.services.entry
    entry.area.field.setText("North")
    assert page.unfinished() == "A service half written"
    entry.name.setText("Drop-in")
    assert page.unfinished() == "The service “Drop-in” typed and not added"
    entry.add.click()
    assert page.unfinished() == ""
