"""A workshop and its wall, as a test needs them: no screen, and a clock of the test’s."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reflective_app.domain.assessment import Answer, Assessment
from reflective_app.domain.picks import Pick, Way
from reflective_app.domain.sessions import set_workshop
from reflective_app.domain.workshop import Session, Step, Workshop
from reflective_app.gui.document import AssessmentDocument
from reflective_app.gui.workshop.live import LiveWorkshop
from reflective_app.gui.workshop.wall import Wall
from tests.builders import a_question, a_set, an_assessment, an_item

HIGH_DEFINITION, FULL = (1280, 720), (1920, 1080)

REACH = a_question(
    "reach",
    text="Can any kinship carer reach a named person who helps them find support?",
    ladder=[
        "No named person; carers search alone",
        "Some carers; it depends on area or order",
        "Most carers; the gaps are known",
        "Every carer, and checked to be working",
    ],
)


class WallWindow:
    """The wall of a session that asks some questions, shown in a window of a given size."""

    def __init__(
        self,
        qtbot: QtBot,
        assessment: Assessment | None = None,
        *steps: Step,
        size: tuple[int, int] = HIGH_DEFINITION,
        present: int | None = 12,
    ) -> None:
        """Without more it asks one question about a named person, then comes a break."""
        if assessment is None:
            questions = [REACH, a_question("three", rungs=3), a_question("five", rungs=5)]
            assessment = an_assessment(a_set(an_item("help", questions)))
        lines = steps or (
            Step(question="reach"),
            Step(title="Tea", minutes=15, pause=True),
            Step(question="three"),
            Step(question="five"),
            Step(title="What happens next", minutes=5),
        )
        session = Session(id="first", steps=lines, present=present)
        self.document = AssessmentDocument(set_workshop(Workshop(sessions=(session,)), assessment))
        self.time = 0.0
        self.live = LiveWorkshop(self.document, "first", clock=lambda: self.time)
        self.live.go_to(0)
        self.wall = Wall(self.live)
        qtbot.addWidget(self.wall)
        self.wall.resize(*size)
        self.wall.show()
        self.settle()

    def settle(self) -> None:
        """Let everything be painted."""
        for _ in range(3):
            QApplication.processEvents()

    def vote(self, *counts: int, unknown: int = 0, mine: int = 0) -> None:
        """Record a tally."""
        pick = Pick(counts=counts, dont_know=unknown, not_mine=mine)
        self.live.record(pick, Way.CARDS)

    def answer(self, question_id: str, **said: Any) -> None:
        """Record what the room settled on, without the scribe’s page."""

        def edit(assessment: Assessment) -> Assessment:
            answers = assessment.answers | {question_id: Answer(**said)}
            return assessment.model_copy(update={"answers": answers})

        self.document.apply(edit, "agree")

    def wait(self, seconds: int) -> None:
        """Let the time pass, with the laptop awake."""
        for _ in range(0, seconds, 10):
            self.time += min(10, seconds)
            self.live.timer.tick()

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
        """Press a key while the wall has the keyboard."""
        QTest.keyClick(self.wall, key, modifier or Qt.KeyboardModifier.NoModifier)

    @property
    def seen(self) -> QImage:
        """Every pixel of the wall."""
        self.settle()
        return self.wall.grab().toImage()

    @property
    def heard(self) -> list[str]:
        """All texts of the accessible tree, shown or hidden, in their order."""
        self.settle()
        return heard_in(QAccessible.queryAccessibleInterface(self.wall))


def heard_in(interface: QAccessibleInterface) -> list[str]:
    """Every name, description, value and help of an accessible thing and of all within."""
    kinds = (
        QAccessible.Text.Name,
        QAccessible.Text.Description,
        QAccessible.Text.Value,
        QAccessible.Text.Help,
    )
    said = [text for kind in kinds if (text := interface.text(kind))]
    for place in range(interface.childCount()):
        said += heard_in(interface.child(place))
    return said
