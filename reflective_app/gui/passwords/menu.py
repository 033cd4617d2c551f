"""The commands that set, change and remove the password of what is open."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject

from reflective_app.gui.actions import Actions
from reflective_app.gui.document import AssessmentDocument
from reflective_app.gui.files import Files
from reflective_app.gui.prompts import Prompts
from reflective_app.storage.protected import Key, WrongPasswordError, is_key_of
from reflective_app.wording import passwords as wording


class Passwords(QObject):
    """Sets, changes and removes the password of what is open, and saves it at once."""

    def __init__(self, files: Files, prompts: Prompts, actions: Actions) -> None:
        """`files` holds what is open; `actions` are the commands of the window."""
        super().__init__(files)
        self._files, self._prompts, self._actions = files, prompts, actions
        actions.set_password.triggered.connect(self.set)
        actions.change_password.triggered.connect(self.change)
        actions.remove_password.triggered.connect(self.remove)
        files.opened.connect(self._on_opened)
        files.closed.connect(self._offer)
        self._offer()

    def set(self) -> None:
        """Protect what is open. Until it is saved nothing is protected, so it is saved."""
        self._protect(wording.SET_TITLE)

    def change(self) -> None:
        """Give it another password, once the present one was typed."""
        if self._is_known(wording.CHANGE_TITLE, wording.NOW):
            self._protect(wording.CHANGE_TITLE)

    def remove(self) -> None:
        """Have it saved so that anybody can read it, once the present password was typed."""
        if self._is_known(wording.REMOVE_TITLE, f"{wording.REMOVE} {wording.NOW}"):
            self._save_with(None)

    def _on_opened(self, document: AssessmentDocument, _: object) -> None:
        document.file_changed.connect(self._offer)
        self._offer()

    def _offer(self) -> None:
        document = self._files.document
        has = document is not None and document.key is not None
        self._actions.show_password(can_have=document is not None, has=has)

    def _protect(self, title: str) -> None:
        key = self._prompts.new_password(title)
        if key is not None:
            self._save_with(key)

    def _save_with(self, key: Key | None) -> None:
        """Where it is not saved, the password stays as it is: the window says what the file is."""
        document = self._files.document
        if document is None:
            return
        before, was_changed = document.key, document.is_changed
        document.protect(key)
        if not self._files.save() and self._files.document is document:
            document.protect(before)
            if not was_changed:
                document.undo_stack.setClean()

    def _is_known(self, title: str, message: str) -> bool:
        document = self._files.document
        if document is None or document.key is None:
            return False
        try:
            return bool(self._prompts.unlock(title, message, partial(_checked, document.key)))
        except WrongPasswordError:
            return False


def _checked(key: Key, password: str) -> bool:
    if not is_key_of(key, password):
        raise WrongPasswordError("")
    return True
