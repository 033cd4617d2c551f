"""A window with the questions of one assessment, and what a person does in it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from reflective_app.domain.assessment import Answer, Assessment
from reflective_app.gui.current import Current
from reflective_app.gui.document import AssessmentDocument
from reflective_app.gui.pages.questions.page import QuestionsPage
from tests.builders import BASIS, a_question, a_set, an_assessment, an_item
from tests.gui.scripted_prompts import ScriptedPrompts


def a_number(question_id: str, **more: Any) -> dict[str, Any]:
    text = f"{question_id}?"
    return {"id": question_id, "kind": "number", "text": text, "unit": "families"} | more


def two_items() -> Assessment:
    """Money has a ladder of four, one of five, a number, a choice and a text; Help two ladders."""
    money = an_item("money", 0, what="Pay an allowance.")
    money["questions"] = [
        a_question("who-gets-it", why="Some go without.", essential=True, better="Ask two carers."),
        a_question("how-much", rungs=5, look_for=["The policy"], speakers=["finance lead"]),
        a_number("how-many", min=5),
        {"id": "how-paid", "kind": "choice", "text": "How paid?", "options": ["Weekly", "Monthly"]},
        {"id": "carers-say", "kind": "text", "text": "What do carers say?", "basis": BASIS},
    ]
    return an_assessment(a_set(money, an_item("help", 2, kind="principle")))


class QuestionsWindow(QMainWindow):
    """The page alone in a window, with the undo of the program's own menu."""

    def __init__(self, assessment: Assessment, prompts: ScriptedPrompts) -> None:
        super().__init__()
        self.document = AssessmentDocument(assessment)
        self.document.setParent(self)
        self.page = QuestionsPage(self.document, Current(self.document), prompts)
        self.document.changed.connect(self.page.note)
        self.setCentralWidget(self.page)
        undo = self.document.undo_stack.createUndoAction(self)
        undo.setShortcut(QKeySequence("Ctrl+Z"))
        self.addAction(undo)

    @classmethod
    def shown(
        cls, qtbot: QtBot, prompts: ScriptedPrompts, assessment: Assessment | None = None
    ) -> QuestionsWindow:
        window = cls(assessment or two_items(), prompts)
        qtbot.addWidget(window)
        window.resize(1280, 800)
        with qtbot.waitExposed(window):
            window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return window

    def answer(self, question_id: str) -> Answer:
        return self.document.assessment.answer(question_id)

    def undo(self) -> None:
        self.document.undo_stack.undo()

    def listed(self) -> list[str]:
        return [row.key for row in self.page.side.list.rows]

    def row(self, key: str) -> Any:
        return next(row for row in self.page.side.list.rows if row.key == key)


def press(key: Qt.Key | str, control: bool = False) -> None:
    """Press a key where the keyboard is."""
    modifier = Qt.KeyboardModifier.ControlModifier if control else Qt.KeyboardModifier.NoModifier
    if isinstance(key, str):
        QTest.keyClicks(focused(), key, modifier)
    else:
        QTest.keyClick(focused(), key, modifier)


def focused() -> QWidget:
    """Where the keyboard is."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget
