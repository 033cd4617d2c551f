"""What a person does in one sitting, in the real program; run by the test as a process of its own.

It ends by itself: with 0 when everything was done, else with what went wrong on stderr.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from reflective_app.domain.edits import place_at
from reflective_app.domain.shared_mark import Reader
from reflective_app.domain.sharing import Sharing
from reflective_app.gui.application import Program
from reflective_app.gui.main_window import MainWindow
from reflective_app.gui.session import Session
from reflective_app.storage.assessment_file import write_assessment
from reflective_app.storage.protected import new_key
from reflective_app.storage.sample import sample_assessment
from reflective_app.storage.shared_copy_file import write_shared_copy
from tests.gui.test_files import NOW

STEP = 60
"""Milliseconds between two things that the person does."""


def things_done(
    window: MainWindow, session: Session, folder: Path
) -> Iterator[Callable[[], object]]:
    """One after the other; each waits for the one before."""
    files, actions, path = session.files, window.actions_, folder / "newshire.reflect"
    value = sample_assessment()
    write_assessment(value, path, saved_on=NOW, expected=None)
    yield files.open_sample
    yield partial(files.open, path)
    assert files.document is not None
    question = next(each.id for each in value.question_set.questions())
    yield partial(files.document.apply, partial(place_at, question, 1), "choose rung")
    yield files.save
    yield partial(files.document.protect, new_key("four plain short words"))
    yield files.save
    for step in actions.steps.values():
        yield step.trigger
    for action in (actions.question_sets, actions.versions, actions.share, actions.about):
        yield action.trigger
    sharing, shared = Sharing(reader=Reader.PUBLIC, on=NOW.date()), folder / "shared.reflect"
    yield partial(write_shared_copy, value, sharing, shared, replace=True)
    yield files.leave
    yield partial(files.open, shared)
    yield files.leave


def main(folder: Path) -> int:
    """Start the program as it starts, and do it all."""
    application = QApplication([])
    program = Program(application, None)
    done: list[int] = []

    def begin() -> None:
        program.load()
        session = program.window.findChild(Session)
        assert session is not None
        steps = things_done(program.window, session, folder)

        def go_on() -> None:
            try:
                next(steps)()
            except StopIteration:
                done.append(0)
                application.quit()
            except BaseException:
                application.exit(1)
                raise
            else:
                QTimer.singleShot(STEP, go_on)

        go_on()

    program.first_paint.painted.connect(begin)
    program.window.show()
    status = application.exec()
    return status if done else 1


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
