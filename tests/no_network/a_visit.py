"""What a person does in one sitting, in the real program; run by the test as a process of its own.

It ends by itself: with 0 when everything was done and seen, else with what went wrong on stderr.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from time import monotonic
from typing import NamedTuple, TypeVar

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton, QWidget

from reflective_app.domain.edits import place_at
from reflective_app.gui.application import Program
from reflective_app.gui.document import AssessmentDocument
from reflective_app.gui.help_windows import AboutWindow
from reflective_app.gui.kept.earlier_window import EarlierWindow
from reflective_app.gui.main_window import MainWindow
from reflective_app.gui.pages.report.page import ReportPage
from reflective_app.gui.passwords.dialogs import NewPasswordDialog, PasswordDialog
from reflective_app.gui.session import Session
from reflective_app.gui.sharing.page import SharingPage
from reflective_app.storage.assessment_file import write_assessment
from reflective_app.storage.sample import sample_assessment
from tests.gui.test_files import NOW

LOOK_AGAIN, LONGEST = 20, 60
"""Milliseconds between two looks, and seconds in which something that was done must be seen."""

PASSWORD = "four plain short words"
W = TypeVar("W", bound=QWidget)


class Done(NamedTuple):
    """Something that the person does, and how it is known that it came about."""

    words: str
    do: Callable[[], object]
    seen: Callable[[], object]


class NotSeenError(AssertionError):
    """Something was done, and what it is for did not come."""


def in_front(kind: type[W]) -> W | None:
    """The dialog that waits for an answer, if it is of this kind."""
    found = QApplication.activeModalWidget()
    return found if isinstance(found, kind) else None


def shown(window: QWidget, kind: type[W]) -> W | None:
    """What of this kind is to be seen."""
    return next((each for each in window.findChildren(kind) if each.isVisible()), None)


def nothing_in_front() -> bool:
    return QApplication.activeModalWidget() is None


def answer(kind: type[W], how: Callable[[W], object]) -> None:
    dialog = in_front(kind)
    assert dialog is not None
    how(dialog)


def save_there(path: Path, dialog: QFileDialog) -> None:
    dialog.selectFile(str(path))
    dialog.accept()


def type_password(dialog: NewPasswordDialog | PasswordDialog) -> None:
    for field in dialog.fields:
        field.setText(PASSWORD)
    dialog.go_on.click()


class Sitting:
    """One person in front of one window."""

    def __init__(self, window: MainWindow, session: Session, folder: Path) -> None:
        self.window, self.session, self.folder = window, session, folder
        self.file = folder / "newshire.reflect"

    @property
    def document(self) -> AssessmentDocument:
        assert self.session.files.document is not None
        return self.session.files.document

    def things_done(self) -> Iterator[Done]:
        """One after the other; each only once the one before was seen."""
        files, actions = self.session.files, self.window.actions_
        yield Done("try the sample", actions.sample.trigger, lambda: self.window.workspace)
        value = sample_assessment()
        write_assessment(value, self.file, saved_on=NOW, expected=None)
        yield Done("open a file", partial(files.open, self.file), self.is_saved)
        question = next(each.id for each in value.question_set.questions())
        choose = partial(self.document.apply, partial(place_at, question, 1), "choose rung")
        yield Done("choose", choose, lambda: self.document.is_changed)
        yield Done("save", actions.save.trigger, self.is_saved)
        yield from self.protecting()
        for key, step in actions.steps.items():
            yield Done(key, step.trigger, partial(self.is_page, key))
        yield from self.looking_about()
        yield from self.writing_a_report()
        yield from self.sharing()
        yield Done("leave", files.leave, lambda: files.document is None)
        opening = partial(files.open, self.file)
        yield Done("open it again", opening, partial(in_front, PasswordDialog))
        trying = partial(answer, PasswordDialog, type_password)
        yield Done("type the password", trying, lambda: nothing_in_front() and self.is_saved())

    def protecting(self) -> Iterator[Done]:
        set_, dialog = self.window.actions_.set_password.trigger, NewPasswordDialog
        yield Done("protect", set_, partial(in_front, dialog))
        twice = partial(answer, dialog, type_password)
        yield Done("type it twice", twice, lambda: nothing_in_front() and self.document.key)
        assert self.is_saved()

    def looking_about(self) -> Iterator[Done]:
        actions, window = self.window.actions_, self.window
        versions, about = partial(in_front, EarlierWindow), partial(shown, window, AboutWindow)
        yield Done("earlier versions", actions.versions.trigger, versions)
        shut = partial(answer, EarlierWindow, EarlierWindow.reject)
        yield Done("shut them", shut, nothing_in_front)
        yield Done("about", actions.about.trigger, about)
        yield Done("shut it", lambda: closed(about()), lambda: about() is None)
        yield Done("question sets", actions.question_sets.trigger, self.sees_question_sets)
        yield Done("back", window.leave_library, lambda: not self.sees_question_sets())

    def writing_a_report(self) -> Iterator[Done]:
        report = self.window.actions_.steps["report"]
        page = self.window.findChild(ReportPage)
        assert page is not None
        yield Done("report", report.trigger, lambda: page.isVisible() and page.shown)
        yield from self.saving(page.save, "gap-report.pdf")

    def sharing(self) -> Iterator[Done]:
        page = partial(shown, self.window, SharingPage)
        yield Done("share a copy", self.window.actions_.share.trigger, page)
        found = page()
        assert found is not None
        yield from self.saving(found.save, "shared.reflect")

    def saving(self, button: QPushButton, name: str) -> Iterator[Done]:
        """Press the button, and answer where."""
        path = self.folder / name
        yield Done(f"save {name}", button.click, partial(in_front, QFileDialog))
        there = partial(answer, QFileDialog, partial(save_there, path))
        yield Done(f"say where {name} goes", there, lambda: nothing_in_front() and path.exists())

    def is_saved(self) -> bool:
        document = self.session.files.document
        return bool(document and document.path == self.file and not document.is_changed)

    def is_page(self, key: str) -> bool:
        workspace = self.window.workspace
        return workspace is not None and workspace.page.key == key and workspace.page.isVisible()

    def sees_question_sets(self) -> bool:
        sets = self.session.question_sets
        return sets is not None and sets.page.isVisible()


def closed(widget: QWidget | None) -> bool:
    return widget is not None and widget.close()


class Hand(QObject):
    """Does one thing, and the next once it was seen; also while a dialog waits for an answer."""

    def __init__(self, parent: QObject, things: Iterator[Done], end: Callable[[int], None]) -> None:
        super().__init__(parent)
        self._things, self._end = things, end
        self._done: Done | None = None
        self._until = 0.0

    def go_on(self) -> None:
        if self._done is not None and not self._done.seen():
            if monotonic() > self._until:
                raise NotSeenError(self._done.words)
            self._soon()
            return
        self._done = next(self._things, None)
        if self._done is None:
            self._end(0)
            return
        self._until = monotonic() + LONGEST
        self._soon()  # before it is done: a dialog does not come back before it is answered
        self._done.do()

    def _soon(self) -> None:
        QTimer.singleShot(LOOK_AGAIN, self, self.go_on)


def main(folder: Path) -> int:
    """Start the program as it starts, and do it all."""
    application = QApplication([])
    program = Program(application, None)

    def stop(*fault: object) -> None:
        sys.__excepthook__(*fault)  # type: ignore[arg-type]
        application.exit(1)

    def begin() -> None:
        program.load()
        sys.excepthook = stop  # else a fault would be told in a dialog, and the sitting go on
        session = program.window.findChild(Session)
        assert session is not None
        sitting = Sitting(program.window, session, folder)
        Hand(program, sitting.things_done(), application.exit).go_on()

    program.first_paint.painted.connect(begin)
    program.window.show()
    return application.exec()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
