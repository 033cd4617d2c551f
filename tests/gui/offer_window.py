"""The offer page on the screen, for its tests."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.edits import add_service
from reflective_app.domain.register import Service
from reflective_app.gui.current import Current
from reflective_app.gui.document import AssessmentDocument
from reflective_app.gui.pages.offer.page import OfferPage
from tests.builders import a_set, an_assessment, an_item
from tests.gui.scripted_prompts import ScriptedPrompts


def two_recommendations() -> Assessment:
    """Newshire's assessment with two recommendations for two groups of families."""
    items = [an_item(name, family_groups=None) for name in ("allowances", "training")]
    return an_assessment(a_set(*items, groups=2))


def shown(assessment: Assessment, prompts: ScriptedPrompts, qtbot: QtBot) -> OfferPage:
    """The page of an assessment, with the focus."""
    document = AssessmentDocument(assessment)
    page = OfferPage(document, Current(document), prompts)
    document.changed.connect(page.note)
    document.setParent(page)
    page.resize(1024, 700)
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    return page


def at_the_grid(page: OfferPage) -> OfferPage:
    """The page with the section of who gets it."""
    page.open_at("grid")
    return page


def services(page: OfferPage) -> tuple[Service, ...]:
    """What is in the register."""
    return page.document.assessment.services


def enter(page: OfferPage, *names: str) -> None:
    """Put services in the register, each with its name for its id."""
    for name in names:
        put_in(page, Service(id=name.lower().replace(" ", "-"), name=name))


def put_in(page: OfferPage, service: Service) -> None:
    """Put a service in the register."""
    page.document.apply(partial(add_service, service), "add service")


def type_in(qtbot: QtBot, words: str) -> None:
    """Type where the focus is."""
    qtbot.keyClicks(QApplication.focusWidget(), words)
