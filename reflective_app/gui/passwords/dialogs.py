"""Asking for a password, and for a new one. The window lives on while a key is made."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable
from functools import partial
from typing import TypeVar, cast

from PySide6.QtWidgets import QDialogButtonBox, QLineEdit, QWidget

from reflective_app.gui import background
from reflective_app.gui.widgets.announce import announce
from reflective_app.gui.widgets.fields import PlainField
from reflective_app.gui.widgets.labelled import LabelledFields
from reflective_app.gui.widgets.panel import Panel
from reflective_app.gui.widgets.text import body_label
from reflective_app.gui.widgets.ticks import Tick
from reflective_app.storage.protected import (
    LONGEST_PASSWORD,
    SHORTEST_PASSWORD,
    Key,
    WrongPasswordError,
    new_key,
)
from reflective_app.wording import passwords as wording

T = TypeVar("T")
ButtonRole = QDialogButtonBox.ButtonRole


class _PasswordPanel(Panel):
    """Fields of hidden letters, a tick that shows them, a line of words, and a job to be done.

    `result_` is what the job gave, and `fault` what went wrong with it last.
    """

    busy = wording.OPENING

    def __init__(self, window: QWidget | None, title: str, message: str, go_on: str) -> None:
        super().__init__(window, title, message)
        self.result_: object = None
        self.fault: Exception | None = None
        self.fields: list[PlainField] = []
        self._labelled = LabelledFields()
        self.show_letters = Tick("Show what is typed", "Password")
        self.show_letters.box.toggled.connect(self._show_letters)
        self.words = body_label("")
        self.go_on = self.add_button(go_on, ButtonRole.ActionRole)
        self.go_on.setProperty("manner", "primary")
        self.go_on.setDefault(True)
        self.go_on.setEnabled(False)
        self.go_on.clicked.connect(self._start)
        self.cancel = self.add_button("Cancel", ButtonRole.RejectRole)
        self.cancel.setAutoDefault(False)

    def add_field(self, label: str, name: str) -> PlainField:
        """Add a field of hidden letters under its label."""
        field = PlainField(name, most=LONGEST_PASSWORD)
        field.setEchoMode(QLineEdit.EchoMode.Password)
        field.textChanged.connect(self._look)
        self._labelled.add(label, field)
        self.fields.append(field)
        return field

    def end_fields(self) -> None:
        """Put the fields below the words, then the tick and the line that says what is wrong."""
        for widget in (self._labelled, self.show_letters, self.words):
            self.add(widget)
        self.fields[0].setFocus()

    @abstractmethod
    def job(self) -> Callable[[], object]:
        """What is to be done with what is typed, on another thread."""

    def is_ready(self) -> bool:
        """Whether what is typed can be tried."""
        return bool(self.fields[0].text())

    def trouble(self) -> str:
        """What is still wrong with what is typed."""
        return ""

    def reject(self) -> None:
        """What is under way is waited for: it takes no longer than a moment."""
        if self.cancel.isEnabled():
            super().reject()

    def _look(self, _: str = "") -> None:
        self.go_on.setEnabled(self.is_ready())
        self.words.setText(self.trouble())

    def _show_letters(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        for field in self.fields:
            field.setEchoMode(mode)

    def _start(self) -> None:
        if self.is_ready():
            self._rest(resting=False)
            self._say(self.busy)
            background.run(self.job(), self._on_done, self._on_failed)

    def _on_done(self, result: object) -> None:
        self.result_, self.fault = result, None
        self.accept()

    def _on_failed(self, error: Exception) -> None:
        self._rest(resting=True)
        self.fault = error
        if isinstance(error, WrongPasswordError):
            self._say(wording.WRONG)
            self.fields[0].selectAll()
            self.fields[0].setFocus()
        else:
            super().reject()

    def _rest(self, *, resting: bool) -> None:
        for widget in (*self.fields, self.go_on, self.cancel, self.show_letters):
            widget.setEnabled(resting)

    def _say(self, words: str) -> None:
        self.words.setText(words)
        announce(self, words)


class PasswordDialog(_PasswordPanel):
    """Asks for a password until it opens what it is for, or the person thinks better of it."""

    def __init__(
        self,
        window: QWidget | None,
        title: str,
        message: str,
        attempt: Callable[[str], object],
    ) -> None:
        """`attempt` is called on another thread; it raises WrongPasswordError to be asked again."""
        super().__init__(window, title, message, "&Go on")
        self._attempt = attempt
        self.add_field("&Password", "Password")
        self.end_fields()

    def job(self) -> Callable[[], object]:
        """Try it."""
        return partial(self._attempt, self.fields[0].text())


class NewPasswordDialog(_PasswordPanel):
    """Asks for a new password twice, and makes a key of it."""

    busy = wording.SETTING

    def __init__(self, window: QWidget | None, title: str) -> None:
        """What a lost password means is said before anything is typed."""
        go_on = "&Change" if title == wording.CHANGE_TITLE else "&Protect"
        super().__init__(window, title, wording.LOST, go_on)
        self.add(body_label(wording.COVERED))
        self.add(body_label(wording.ADVICE))
        self.add_field("&New password", "New password")
        self.add_field("Once &more", "New password, once more")
        self.end_fields()

    def job(self) -> Callable[[], object]:
        """Make the key."""
        return partial(new_key, self.fields[0].text())

    def is_ready(self) -> bool:
        """Long enough, and twice the same."""
        first, second = (field.text() for field in self.fields)
        return len(first) >= SHORTEST_PASSWORD and first == second

    def trouble(self) -> str:
        """What is still missing."""
        first, second = (field.text() for field in self.fields)
        return wording.trouble(first, second, SHORTEST_PASSWORD)


def ask_password(
    window: QWidget | None, title: str, message: str, attempt: Callable[[str], T]
) -> T | None:
    """What `attempt` gave for the password typed. Raises what it raised last if it gave none."""
    return cast("T | None", _answer_of(PasswordDialog(window, title, message, attempt)))


def ask_new_password(window: QWidget | None, title: str) -> Key | None:
    """The key of the password typed."""
    return cast("Key | None", _answer_of(NewPasswordDialog(window, title)))


def _answer_of(dialog: _PasswordPanel) -> object:
    dialog.exec()
    if dialog.fault is not None:
        raise dialog.fault
    return dialog.result_
