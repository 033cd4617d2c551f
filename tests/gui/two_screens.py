"""Run by `test_screens.py` in a program of its own, which Qt gives two screens.

It prints where the wall was after each step.
"""

from __future__ import annotations

import sys
from uuid import UUID

from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from reflective_app.domain.assessment import Assessment, Profile
from reflective_app.domain.sessions import set_workshop
from reflective_app.domain.workshop import Session, Step, Workshop
from reflective_app.gui.document import AssessmentDocument
from reflective_app.gui.workshop.displays import QtDisplays
from reflective_app.gui.workshop.live import LiveWorkshop
from reflective_app.gui.workshop.screens import Screens
from reflective_app.gui.workshop.wall import Wall
from tests.builders import DAY, a_set, an_item


def main() -> None:
    """Begin, leave, come back, and be moved."""
    application = QApplication(sys.argv[:1])
    session = Session(id="first", steps=(Step(question="help-1"),), present=12)
    assessment = Assessment(
        id=UUID(int=1),
        question_set=a_set(an_item("help")),
        profile=Profile(council="Newshire", date=DAY),
    )
    planned = set_workshop(Workshop(sessions=(session,)), assessment)
    live = LiveWorkshop(AssessmentDocument(planned), "first")
    page = QWidget()
    QLineEdit(page).setFocus()
    page.show()
    wall = Wall(live)
    screens = Screens(wall, page, QtDisplays())

    def tell() -> None:
        application.processEvents()
        where = wall.geometry().getRect() if wall.isVisible() else "hidden"
        full = wall.isFullScreen() and wall.isVisible()
        sys.stdout.write(f"{screens.place.name} {where} {full}\n")

    tell()
    screens.begin()
    tell()
    screens.leave()
    tell()
    screens.present_or_leave()
    tell()
    here = page.screen()
    page.setScreen(next(screen for screen in application.screens() if screen is not here))
    tell()
    screens.end()
    live.leave()
    tell()


main()
