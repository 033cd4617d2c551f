"""The modal questions, asked in dialogs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QMessageBox,
    QPushButton,
    QWidget,
)

from reflective_app.gui.prompts import (
    FILE_KIND,
    SAVE_MINE_AS,
    DiskChoice,
    PeopleChoice,
    Pointed,
    SaveChoice,
)
from reflective_app.gui.widgets.fields import PlainField, ReflectionEdit
from reflective_app.gui.widgets.panel import Panel

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from reflective_app.storage.protected import Key
    from reflective_app.wording.kept_sides import Section

ButtonRole = QMessageBox.ButtonRole
IF_THEIRS = (
    "If you take theirs, your changes since the last save leave the window. A copy of them is "
    "kept, and offered on the start page."
)
T = TypeVar("T")


class QtPrompts:
    """Asks in front of one window."""

    def __init__(self, window: QWidget) -> None:
        """Dialogs belong to `window`."""
        self._window = window

    def save_changes(self, name: str) -> SaveChoice:
        """Save, don't save, or go back."""
        box = self._box("Save changes?", f"Save the changes to {name}?")
        box.setInformativeText("If you don’t save, they are lost.")
        choices = {
            box.addButton("&Save", ButtonRole.AcceptRole): SaveChoice.SAVE,
            box.addButton("&Don’t save", ButtonRole.DestructiveRole): SaveChoice.DISCARD,
            box.addButton("&Cancel", ButtonRole.RejectRole): SaveChoice.CANCEL,
        }
        return _answer(box, choices, SaveChoice.CANCEL)

    def changed_on_disk(self, message: str, *, can_reload: bool) -> DiskChoice:
        """Save as another file, read the file again, or go back."""
        choices = [(DiskChoice.SAVE_AS, SAVE_MINE_AS), (DiskChoice.CANCEL, "&Cancel")]
        if can_reload:
            message = f"{message}\n{IF_THEIRS}"
            theirs = (DiskChoice.COMPARE, "Com&pare…"), (DiskChoice.RELOAD, "&Take theirs")
            choices[1:1] = theirs
        dialog = Panel(self._window, "The file has changed", message)
        chosen = dialog.choose(choices)
        return DiskChoice.CANCEL if chosen is None else chosen

    def compare(
        self,
        title: str,
        message: str,
        sections: Sequence[Section] | None,
        choices: Sequence[tuple[str, str]],
    ) -> str:
        """A list to be read, and a button for each choice."""
        from reflective_app.gui.kept.differences_window import DifferencesWindow  # seldom needed

        dialog = DifferencesWindow(self._window, title, message, sections, choices)
        dialog.exec()
        return dialog.choice

    def choose_open(self, folder: Path | None, kind: str = FILE_KIND) -> Path | None:
        """The system's own dialog."""
        start = str(folder or Path.home())
        chosen, _ = QFileDialog.getOpenFileName(self._window, "Open", start, kind)
        return Path(chosen) if chosen else None

    def choose_open_many(self, folder: Path | None, kind: str) -> tuple[Path, ...]:
        """The system's own dialog."""
        start = str(folder or Path.home())
        chosen, _ = QFileDialog.getOpenFileNames(self._window, "Open", start, kind)
        return tuple(map(Path, chosen))

    def choose_save(self, suggestion: Path, kind: str = FILE_KIND) -> Path | None:
        """The system's own dialog; it asks before a file is replaced."""
        dialog = QFileDialog(self._window, "Save as", str(suggestion.parent), kind)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(suggestion.suffix.removeprefix("."))
        dialog.selectFile(suggestion.name)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return None
        return Path(dialog.selectedFiles()[0])

    def choose_folder(self, title: str, folder: Path | None) -> Path | None:
        """The system's own dialog."""
        start = str(folder or Path.home())
        chosen = QFileDialog.getExistingDirectory(self._window, title, start)
        return Path(chosen) if chosen else None

    def choose_printer(self, printer: QPrinter, pages: int) -> bool:
        """The system's own dialog."""
        from PySide6.QtPrintSupport import QPrintDialog  # only printing needs it

        dialog = QPrintDialog(printer, self._window)
        dialog.setMinMax(1, pages)
        return dialog.exec() == QDialog.DialogCode.Accepted

    def unlock(self, title: str, message: str, attempt: Callable[[str], T]) -> T | None:
        """A field of hidden letters."""
        from reflective_app.gui.passwords.dialogs import ask_password  # most files have none

        return ask_password(self._window, title, message, attempt)

    def new_password(self, title: str) -> Key | None:
        """Two fields of hidden letters."""
        from reflective_app.gui.passwords.dialogs import ask_new_password

        return ask_new_password(self._window, title)

    def problem(self, title: str, message: str, details: Sequence[str] = ()) -> None:
        """A message with its details below, to be copied, unless it says them all itself."""
        dialog = Panel(self._window, title, message)
        if any(detail not in message for detail in details):
            text = "\n".join(details)
            box = ReflectionEdit("Details", lines=(3, 10))
            box.show_text(text)
            box.setReadOnly(True)
            dialog.add(box)
            copy = dialog.add_button("Copy the &details", QDialogButtonBox.ButtonRole.ActionRole)
            copy.clicked.connect(_Copier(dialog, text).copy)
        dialog.add_button("&Close", QDialogButtonBox.ButtonRole.AcceptRole).setFocus()
        dialog.exec()

    def tell(self, title: str, message: str) -> None:
        """A message."""
        self.problem(title, message)

    def confirm(self, title: str, question: str, go_on: str) -> bool:
        """Two buttons; the safe one is chosen."""
        box = self._box(title, question)
        yes = box.addButton(go_on, ButtonRole.AcceptRole)
        no = box.addButton("&Cancel", ButtonRole.RejectRole)
        box.setDefaultButton(no)
        return _answer(box, {yes: True, no: False}, False)

    def personal_data(
        self, message: str, found: Sequence[Pointed], go_on: str, stop: str
    ) -> int | PeopleChoice:
        """A list of the places."""
        from reflective_app.gui.personal_data.dialog import ask  # most files have none

        return ask(self._window, message, found, go_on, stop)

    def ask_line(
        self, title: str, question: str, text: str = "", *, may_be_empty: bool = False
    ) -> str | None:
        """A field; it goes on only with something written, unless it may be empty."""
        field = PlainField(question)
        field.show_text(text)
        field.selectAll()
        return self._ask(title, question, field, field.text, may_be_empty=may_be_empty)

    def ask_reason(self, title: str, question: str, text: str = "") -> str | None:
        """A notes box; it goes on only with something written."""
        box = ReflectionEdit(question, lines=(3, 8))
        box.show_text(text)
        return self._ask(title, question, box, box.toPlainText)

    def _ask(
        self,
        title: str,
        question: str,
        field: PlainField | ReflectionEdit,
        read: Callable[[], str],
        *,
        may_be_empty: bool = False,
    ) -> str | None:
        dialog = Panel(self._window, title, question)
        dialog.add(field)
        go_on = dialog.add_button("&Go on", QDialogButtonBox.ButtonRole.AcceptRole)
        go_on.setProperty("manner", "primary")
        go_on.setDefault(True)
        dialog.add_button("&Cancel", QDialogButtonBox.ButtonRole.RejectRole)
        if not may_be_empty:
            needs = _Needs(dialog, go_on)
            needs.look(read())
            field.written.connect(needs.look)
        field.setFocus()
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        empty = "" if may_be_empty else None
        return read().strip() or empty if accepted else None

    def _box(self, title: str, text: str) -> QMessageBox:
        box = QMessageBox(self._window)
        box.setWindowTitle(title)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(text)
        return box


class _Copier:
    """Copies one text; lives as long as the dialog that holds it."""

    def __init__(self, dialog: Panel, text: str) -> None:
        self._text = text
        dialog.setProperty("copier", self)

    def copy(self) -> None:
        QGuiApplication.clipboard().setText(self._text)


class _Needs:
    """Lets a button be pressed only while something is written."""

    def __init__(self, dialog: Panel, button: QPushButton) -> None:
        self._button = button
        dialog.setProperty("needs", self)

    def look(self, text: str) -> None:
        self._button.setEnabled(bool(text.strip()))


def _answer(box: QMessageBox, choices: dict[QPushButton, T], otherwise: T) -> T:
    box.exec()
    clicked = box.clickedButton()
    return next((choice for button, choice in choices.items() if button is clicked), otherwise)
