"""What tests of the window stand on: a themed application, a document, scripted prompts."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reflective_app.assets import shipped
from reflective_app.gui.document import AssessmentDocument
from reflective_app.gui.main_window import MainWindow
from reflective_app.gui.memory import Memory
from reflective_app.gui.session import Session
from reflective_app.gui.theme import Theme
from tests.builders import a_set, an_assessment, an_item
from tests.gui.scripted_prompts import ScriptedPrompts


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    """The program's own look, taken off again at the end."""
    font = QFont(qapp.font())
    theme = Theme(qapp, shipped("resources", "app.qss"))
    yield theme
    qapp.setStyleSheet("")
    qapp.setFont(font)
    theme.setParent(None)


@pytest.fixture
def prompts() -> Iterator[ScriptedPrompts]:
    """Prompts without answers; a test adds its own. All of them must have been asked for."""
    scripted = ScriptedPrompts()
    yield scripted
    assert scripted.unused == []


@pytest.fixture
def document() -> AssessmentDocument:
    """Newshire's assessment with two items, as yet empty."""
    return AssessmentDocument(an_assessment(a_set(an_item("allowances"), an_item("training"))))


@pytest.fixture
def session(qtbot: QtBot, theme: Theme, prompts: ScriptedPrompts) -> Session:
    """The whole program, as it stands after the first paint."""
    window = MainWindow(theme)
    qtbot.addWidget(window, before_close_func=_let_go)
    made = Session(window, Memory(), prompts)
    made.setObjectName("session")
    return made


@pytest.fixture
def window(session: Session, qtbot: QtBot) -> MainWindow:
    """Its window, shown."""
    found = session.parent()
    assert isinstance(found, MainWindow)
    found.resize(1024, 768)
    with qtbot.waitExposed(found):
        found.show()
    found.activateWindow()
    qtbot.waitUntil(found.isActiveWindow)
    return found


def _let_go(window: MainWindow) -> None:
    """Close without questions: whatever is unsaved at the end of a test may go."""
    session = window.findChild(Session, "session")
    if session is not None and session.files.document is not None:
        session.files.document.undo_stack.setClean()
    host = session.responses.host if session is not None else None
    if host is not None and host.page is not None:
        host.page.document.end()
        host.page = None
