"""A workshop held in the program’s own window, and hands on the keyboard."""

from __future__ import annotations

from datetime import time
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from reflective_app.domain.assessment import Answer, Assessment, Participant
from reflective_app.domain.picks import Pick, together, votes_of
from reflective_app.domain.running_order import half_day
from reflective_app.domain.workshop import Session as Sitting
from reflective_app.domain.workshop import Step, Workshop
from reflective_app.gui.current import Current
from reflective_app.gui.document import AssessmentDocument
from reflective_app.gui.main_window import MainWindow
from reflective_app.gui.session import Session
from reflective_app.gui.workshop.desk import Desk
from reflective_app.gui.workshop.keypad import KeypadPage
from reflective_app.gui.workshop.live import LiveWorkshop
from reflective_app.gui.workshop.scribe import ScribePage
from tests.builders import a_set, an_assessment, an_item
from tests.gui.accessibility import settle
from tests.gui.scripted_prompts import ScriptedPrompts
from tests.gui.test_files import saved_at

KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier

ROLES = (
    Participant(role="Kinship carer", count=4),
    Participant(role="Social worker", count=5),
    Participant(role="Virtual school head", count=3),
)
"""Twelve people."""


def newshire(*sittings: Sitting) -> Assessment:
    """Three items with five ladders each, asked in these sittings; else the first four in one."""
    items = [an_item(name, 5) for name in ("allowances", "training", "peers")]
    steps = tuple(Step(question=f"allowances-{number}") for number in range(1, 5))
    planned = sittings or (Sitting(id="first", starts=time(9, 30), steps=steps),)
    return an_assessment(a_set(*items), participants=ROLES, workshop=Workshop(sessions=planned))


def a_sitting(session_id: str, *questions: str) -> Sitting:
    """A half-day around these questions."""
    return Sitting(id=session_id, starts=time(9, 30), steps=half_day(questions))


class Room:
    """The workshop as the scribe has it: a window that holds it, and nothing but the keyboard."""

    window: QMainWindow
    document: AssessmentDocument
    desk: Desk

    def __init__(self, prompts: ScriptedPrompts, qtbot: QtBot) -> None:
        self.prompts, self.qtbot = prompts, qtbot

    @property
    def page(self) -> ScribePage:
        assert self.desk.scribe is not None
        return self.desk.scribe

    @property
    def live(self) -> LiveWorkshop:
        assert self.desk.live is not None
        return self.desk.live

    @property
    def keypad(self) -> KeypadPage:
        return self.desk.keypad

    @property
    def assessment(self) -> Assessment:
        return self.document.assessment

    def answer(self, question_id: str) -> Answer:
        return self.assessment.answer(question_id)

    def votes(self, question_id: str) -> list[Pick]:
        """The rounds of the room on a question, each as one."""
        rounds = votes_of(self.assessment.picks.get(question_id, ()))
        return [together(each) for each in rounds]

    # --- hands ---

    def press(
        self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        """Press a key where the keyboard is."""
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifier)
        settle()

    def alt(self, letter: Qt.Key) -> None:
        """Press Alt with a letter; a button stays down for a moment before it acts."""
        self.press(letter, ALT)
        buttons = self.window.findChildren(QAbstractButton)
        self.qtbot.waitUntil(lambda: not any(each.isDown() for each in buttons))
        settle()

    def type(self, words: str) -> None:
        """Type where the keyboard is."""
        for letter in words:
            QTest.keyClicks(focused(), letter)
        settle()

    def tally(self, words: str) -> None:
        """Type a tally over what is in the box, and enter it."""
        self.alt(KEY.Key_T)
        self.press(KEY.Key_A, CTRL)
        self.type(words)
        self.press(KEY.Key_Return)

    def agree(self, code: str) -> None:
        """Go to the sentences, and press a code."""
        self.alt(KEY.Key_A)
        self.type(code)

    def write(self, letter: Qt.Key, words: str) -> None:
        """Go to a note by its letter, and write in it."""
        self.alt(letter)
        self.type(words)

    def leave(self) -> None:
        """Escape, and say that it is meant."""
        self.prompts.script(True)
        self.press(KEY.Key_Escape)

    def go_on(self) -> None:
        self.press(KEY.Key_Return, CTRL)


class Table(Room):
    """The desk alone in a window, with the undo of the program’s own menu. `said` is what was said
    in the status bar.
    """

    def __init__(self, assessment: Assessment, prompts: ScriptedPrompts, qtbot: QtBot) -> None:
        super().__init__(prompts, qtbot)
        self.said: list[str] = []
        self.window = QMainWindow()
        self.document = AssessmentDocument(assessment)
        self.document.setParent(self.window)
        self.desk = Desk(self.document, Current(self.document), prompts)
        self.desk.setParent(self.window)
        self.desk.said.connect(self.said.append)
        self.window.setCentralWidget(self.desk.page)
        undo = self.document.undo_stack.createUndoAction(self.window)
        undo.setShortcut(QKeySequence("Ctrl+Z"))
        self.window.addAction(undo)
        self.desk.enter(assessment.workshop.sessions[0].id)
        qtbot.addWidget(self.window, before_close_func=self._put_away)
        self.window.resize(1024, 740)
        with qtbot.waitExposed(self.window):
            self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)
        self.desk.begin()
        settle()

    def _put_away(self, _: QWidget) -> None:
        self.desk.end()


class Program(Room):
    """The whole program, with the workshop of a file."""

    def __init__(
        self, session: Session, window: MainWindow, prompts: ScriptedPrompts, qtbot: QtBot
    ) -> None:
        super().__init__(prompts, qtbot)
        self.session, self.window, self.main = session, window, window

    def open(self, assessment: Assessment, folder: Path) -> Path:
        """Write the assessment to a file, and open that."""
        path = saved_at(folder / "newshire.reflect", assessment)
        self.open_again(path)
        return path

    def open_again(self, path: Path) -> None:
        """Open a file that is there."""
        assert self.session.files.open(path)
        assert self.session.files.document is not None
        self.document = self.session.files.document

    def hold(self) -> None:
        """F5."""
        self.press(KEY.Key_F5)
        host = self.session.workshop
        assert host is not None
        assert host.desk is not None
        self.desk = host.desk
        self.qtbot.waitUntil(lambda: self.page.isVisible())


def focused() -> QWidget:
    """Where the keyboard is."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget
