"""How a response comes into the window and leaves it again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from reflective_app.gui.main_window import MainWindow
from reflective_app.gui.prompts import RESPONSE_KIND, Prompts, SaveChoice
from reflective_app.gui.respond.document import ResponseDocument
from reflective_app.gui.respond.page import RespondPage
from reflective_app.storage import recovery
from reflective_app.storage.file_bytes import digest_of, read_within
from reflective_app.storage.problems import NotWritableError, UnreadableFileError
from reflective_app.storage.response_copies import ResponseCopy, kept_responses
from reflective_app.storage.response_file import ENDING, LARGEST, SENT_AGAIN, response_in

UNFINISHED = (
    "Something is not finished",
    "What was typed last could not be read, so it is not counted. It is lost if you leave it.",
    "&Leave it",
)
CANNOT_OPEN = "This response cannot be opened"


class RespondHost(QObject):
    """Shows one response alone: the menus then offer only what can be done with it.

    `left` says that it is gone, `copies_changed` that other work can be recovered now.
    """

    left = Signal()
    copies_changed = Signal()

    def __init__(
        self, window: MainWindow, prompts: Prompts, now: Callable[[], datetime], folder: Path
    ) -> None:
        """`folder` is where dialogs start for a response without a file."""
        super().__init__(window)
        self._window, self._prompts, self._now, self._folder = window, prompts, now, folder
        self.page: RespondPage | None = None
        window.actions_.save.triggered.connect(self._save)
        window.actions_.save_as.triggered.connect(self._save_as_asked)

    @property
    def document(self) -> ResponseDocument | None:
        """The response that is open; None where none is."""
        return self.page.document if self.page is not None else None

    def open(self, path: Path, leave: Callable[[], bool]) -> bool:
        """Show a response in place of what is open. What cannot be read changes nothing here."""
        if self.document is not None and self.document.path == path:
            self._window.say(f"{path.name} is open already.")
            return True
        copy = next((each for each in self._copies() if each.original == path), None)
        if copy is not None and self._wants(copy):
            return self.recover(copy, leave)
        try:
            content = read_within(path, LARGEST, SENT_AGAIN)
            response = response_in(path.name, content)
        except UnreadableFileError as error:
            self._prompts.problem(CANNOT_OPEN, error.in_short, error.numbered)
            return False
        if not leave():
            return False
        self._show(ResponseDocument(response, self._now, path=path, digest=digest_of(content)))
        return True

    def recover(self, copy: ResponseCopy, leave: Callable[[], bool]) -> bool:
        """Show what was kept, and save it into its file again or have a place chosen."""
        if not leave():
            return False
        digest = copy.original_digest or ""  # no bytes have that: another place is asked for
        document = ResponseDocument(copy.response, self._now, path=copy.original, digest=digest)
        document.trouble = "What was kept is newer than the file."
        self._show(document)
        document.write_now()
        if not document.is_lost:
            self._drop(copy)
        return True

    def keep_now(self) -> bool:
        """Write what is not written yet, into its file or a copy; whether there was anything."""
        document = self.document
        if document is None or not document.is_behind:
            return False
        document.write_now()
        return not document.is_lost

    def leave(self) -> bool:
        """Let it go, once all of it is in a file or that is not wanted. False means stay."""
        page, document = self.page, self.document
        if page is None or document is None:
            return True
        if not page.settle() and not self._prompts.confirm(*UNFINISHED):
            return False
        if not document.write_now():
            choice = self._prompts.save_changes(self._name(document))
            if choice is SaveChoice.CANCEL:
                return False
            if choice is SaveChoice.SAVE and not self.save_as():
                return False
        document.end()
        self.page = None
        self._window.actions_.show_simple(False)
        self._window.show_start()
        page.deleteLater()
        document.deleteLater()
        self.left.emit()
        return True

    def save_as(self) -> bool:
        """Ask where to keep it, and keep it there."""
        document = self.document
        if document is None:
            return False
        name = f"{document.response.council} – answers{ENDING}"
        suggestion = document.path or self._folder / name
        if not suggestion.parent.is_dir():
            suggestion = self._folder / suggestion.name
        chosen = self._prompts.choose_save(suggestion, RESPONSE_KIND)
        if chosen is None:
            return False
        path = chosen if chosen.name.endswith(ENDING) else chosen.with_name(chosen.name + ENDING)
        try:
            document.save_as(path)
        except NotWritableError as error:
            self._prompts.problem("Not saved", str(error))
            return False
        self._name_window(document)
        return True

    # --- how ---

    def _show(self, document: ResponseDocument) -> None:
        self.page = page = RespondPage(document)
        document.setParent(self)
        page.save_wanted.connect(self.save_as)
        page.close_wanted.connect(self.leave)
        page.said.connect(self._window.say)
        actions = self._window.actions_
        actions.show_simple(True)
        for action in (actions.save, actions.save_as, actions.close):
            action.setEnabled(True)
        self._name_window(document)
        page.begin()

    def _name_window(self, document: ResponseDocument) -> None:
        if self.page is not None:
            self.page.setWindowTitle(self._name(document))
            self._window.show_library(self.page)

    def _name(self, document: ResponseDocument) -> str:
        return document.path.stem if document.path else f"Answers to {document.response.council}"

    def _save(self) -> None:
        """It saves itself; whoever asks all the same is told that it did."""
        page, document = self.page, self.document
        if page is None or document is None or not page.settle():
            return
        if document.write_now() or self.save_as():
            self._window.say("Saved. It also saves itself at every change.")

    def _save_as_asked(self) -> None:
        if self.page is not None and self.page.settle():
            self.save_as()

    def _copies(self) -> list[ResponseCopy]:
        return [each for each in kept_responses() if isinstance(each, ResponseCopy)]

    def _wants(self, copy: ResponseCopy) -> bool:
        name = copy.original.stem if copy.original else copy.response.council
        question = f"Answers in {name} that could not be saved were kept. Look at them instead?"
        return self._prompts.confirm("Answers were kept", question, "&Look at what was kept")

    def _drop(self, copy: ResponseCopy) -> None:
        try:
            recovery.discard(copy.path)
        except NotWritableError as error:
            self._window.say(str(error))
        self.copies_changed.emit()
