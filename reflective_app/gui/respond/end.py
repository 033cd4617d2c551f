"""The last view of a response: what has no answer yet, and where to send the file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reflective_app.domain.personal_data import Finding
from reflective_app.domain.responding import answered
from reflective_app.domain.responses import ResponseFile
from reflective_app.gui import units
from reflective_app.gui.widgets.announce import announce
from reflective_app.gui.widgets.buttons import link_button, primary_button, quiet_button
from reflective_app.gui.widgets.flow import FlowLayout
from reflective_app.gui.widgets.text import RoleLabel, body_label, title_label
from reflective_app.wording.personal_data import in_own_answers, own_answers_words
from reflective_app.wording.respond import NO_ROLE, answered_words, left_words, send_words


class EndView(QWidget):
    """`role_wanted` leads back to who answers, `save_wanted` asks where to keep the file,
    `place_wanted` carries a question and the box beside it where there is something to look at.
    """

    place_wanted = Signal(str, str)
    role_wanted = Signal()
    save_wanted = Signal()
    close_wanted = Signal()

    def __init__(self) -> None:
        """Empty until it is shown a response."""
        super().__init__()
        self._path: Path | None = None
        self._found: tuple[Finding, ...] = ()
        self.head: RoleLabel = title_label("")
        self.count: RoleLabel = body_label("")
        self.left: RoleLabel = body_label("")
        self.send: RoleLabel = body_label("", strong=True)
        self.no_role: RoleLabel = body_label(NO_ROLE)
        self.say_role = link_button("Say your role", self.role_wanted.emit)
        self.people: RoleLabel = body_label("")
        self.look = link_button("Go to the first of these places", self._look)
        self.close_file = primary_button("&Close this file", self.close_wanted.emit)
        self.save = quiet_button("Save it &somewhere else…", self.save_wanted.emit)
        self.copy_place = quiet_button("Copy &where the file is", self._copy)
        buttons = QWidget()
        row = FlowLayout(buttons)
        units.lay(row, (0, 0, 0, 0), 1)
        for button in (self.close_file, self.save, self.copy_place):
            row.addWidget(button)
        column = QVBoxLayout(self)
        units.lay(column, (4, 2.5, 4, 3), 1.5)
        role, people = (self.no_role, self.say_role), (self.people, self.look)
        parts = (self.head, self.count, self.left, *people, self.send, *role, buttons)
        for part in parts:
            column.addWidget(part)
        column.addStretch(1)

    def show_response(self, response: ResponseFile, path: Path | None) -> None:
        """Show how far it has come and where it is."""
        self._path = path
        done = answered(response) == len(response.asked)
        self.head.setText("Done, thank you" if done else "Send it back")
        self.count.setText(answered_words(response))
        self.left.say(left_words(response))
        self.send.setText(send_words(path, response))
        self.no_role.setVisible(not response.role.strip())
        self.say_role.setVisible(not response.role.strip())
        self.copy_place.setVisible(path is not None)
        self._found = in_own_answers(response)
        self.people.say(own_answers_words(self._found, response))
        self.look.setVisible(bool(self._found))

    def _look(self) -> None:
        if self._found:
            _, question_id, box = self._found[0].place
            self.place_wanted.emit(str(question_id), str(box))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(str(self._path))
        announce(self, "Copied")
