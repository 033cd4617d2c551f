"""A page alone in a window, listening to its document."""

from __future__ import annotations

from typing import TypeVar

from pytestqt.qtbot import QtBot

from reflective_app.gui.current import Current
from reflective_app.gui.document import AssessmentDocument
from reflective_app.gui.pages.page import Page
from tests.gui.scripted_prompts import ScriptedPrompts

P = TypeVar("P", bound=Page)


def shown(kind: type[P], document: AssessmentDocument, prompts: ScriptedPrompts, qtbot: QtBot) -> P:
    """Build a page and show it, so that the keyboard is on it."""
    page = kind(document, Current(document), prompts)
    document.changed.connect(page.note)
    page.resize(1024, 700)
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    return page
