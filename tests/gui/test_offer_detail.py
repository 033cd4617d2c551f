"""The form asks what follows from what a service serves, and what it costs and comes to."""

from __future__ import annotations

from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.register import Evaluation, Service, WayOn
from reflective_app.gui.pages.offer.fields import ServiceFields
from reflective_app.gui.pages.offer.page import OfferPage
from reflective_app.gui.theme import Theme
from tests.builders import a_set, an_assessment, an_item
from tests.gui import accessibility
from tests.gui.offer_window import services, shown, type_in
from tests.gui.scripted_prompts import ScriptedPrompts


def parts(*names: str) -> dict[str, Any]:
    return {"core_components": [{"id": name, "text": f"{name}, as tested"} for name in names]}


def with_components(*held: Service) -> Assessment:
    questions = a_set(
        an_item("allowances", **parts("weekly", "reviewed")),
        an_item("training", **parts("manual")),
        an_item("advice"),
    )
    return an_assessment(questions, services=held)


@pytest.fixture
def page(prompts: ScriptedPrompts, qtbot: QtBot, theme: Theme) -> OfferPage:
    shown_page = shown(with_components(), prompts, qtbot)
    shown_page.services.add()
    return shown_page


@pytest.fixture
def fields(page: OfferPage) -> ServiceFields:
    return page.form.fields


def test_only_the_components_of_what_is_served_are_asked_about(fields: ServiceFields) -> None:
    assert not fields.components_box.isVisible()
    fields.serves.ticks["advice"].box.click()
    assert not fields.components_box.isVisible()
    fields.serves.ticks["allowances"].box.click()
    assert fields.components_box.isVisible()
    assert list(fields.components.ticks) == ["weekly", "reviewed"]
    fields.serves.ticks["training"].box.click()
    assert list(fields.components.ticks) == ["weekly", "reviewed", "manual"]


def test_a_recommendation_ticked_again_has_its_components_as_they_were(
    fields: ServiceFields,
) -> None:
    fields.serves.ticks["allowances"].box.click()
    fields.components.ticks["reviewed"].box.click()
    fields.serves.ticks["allowances"].box.click()
    fields.serves.ticks["allowances"].box.click()
    assert fields.components.ticked == ("reviewed",)


def test_components_of_what_is_no_longer_served_are_not_recorded(
    page: OfferPage, fields: ServiceFields, qtbot: QtBot
) -> None:
    type_in(qtbot, "Line")
    for name in ("allowances", "training"):
        fields.serves.ticks[name].box.click()
    for name in ("weekly", "manual"):
        fields.components.ticks[name].box.click()
    fields.serves.ticks["training"].box.click()
    page.form.save.click()
    assert services(page)[0].components == ("weekly",)


def test_cost_and_evaluation_are_recorded(
    page: OfferPage, fields: ServiceFields, qtbot: QtBot
) -> None:
    type_in(qtbot, "Line")
    qtbot.keyClicks(fields.cost, "1200000")
    fields.evaluation.show_choice("evaluated")
    page.form.save.click()
    assert services(page)[0].cost == 1_200_000
    assert services(page)[0].evaluation is Evaluation.EVALUATED


def test_a_service_that_serves_nothing_is_asked_its_way_on_without_a_verdict(
    page: OfferPage, fields: ServiceFields, qtbot: QtBot
) -> None:
    type_in(qtbot, "Club")
    assert fields.way_box.isVisible()
    said = [label.text() for label in fields.way_box.findChildren(type(fields.name_trouble))]
    assert any("no evidence that it fails" in words for words in said)
    fields.way_on.button("adapt").click()
    page.form.save.click()
    assert services(page)[0].way_on is WayOn.ADAPT
    page.register.opened.emit(services(page)[0].id)
    assert fields.way_on.choice == "adapt"
    fields.serves.ticks["advice"].box.click()
    assert not fields.way_box.isVisible()


def test_a_way_on_can_be_taken_back(page: OfferPage, fields: ServiceFields, qtbot: QtBot) -> None:
    type_in(qtbot, "Club")
    fields.way_on.button("review").click()
    fields.way_on.button("review").click()
    page.form.save.click()
    assert services(page)[0].way_on is None


def test_every_detail_of_a_service_comes_back_into_the_form(
    prompts: ScriptedPrompts, qtbot: QtBot, theme: Theme
) -> None:
    held = Service(
        id="line",
        name="Line",
        recommendations=("allowances",),
        cost=5000,
        components=("reviewed",),
        evaluation=Evaluation.MONITORED,
        area="whole area.",
    )
    page = shown(with_components(held), prompts, qtbot)
    page.register.opened.emit("line")
    page.form.save.click()
    assert services(page) == (held,)
    assert not page.document.is_changed


def test_the_form_says_that_suggestions_go_by_the_whole_area(fields: ServiceFields) -> None:
    assert fields.area.findText("Whole area") >= 0
    assert "Whole area" in fields.area.accessibleDescription()


def test_the_form_with_everything_asked_is_for_everybody(
    page: OfferPage, fields: ServiceFields, theme: Theme, qtbot: QtBot
) -> None:
    fields.serves.ticks["allowances"].box.click()
    page.form.name.setFocus()
    assert accessibility.nameless(page) == []
    assert accessibility.small_targets(page) == []
    assert accessibility.tab_trouble(page) == []
    theme.set_text_size(200)
    qtbot.waitUntil(lambda: accessibility.clipped(page) == [], timeout=5000)
