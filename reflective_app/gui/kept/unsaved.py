"""Unsaved work that was kept: found beside the window, offered on the start page, opened by wish.

Nothing is applied by itself. The files that the work belongs to may lie on a network drive, so they
are read on another thread; the cards come when they were.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QObject

from reflective_app.gui import background
from reflective_app.gui.file_names import copy_name
from reflective_app.gui.files import Files
from reflective_app.gui.kept.kept_work import KeptWork, beside_its_file, looked_at
from reflective_app.gui.pages.start import StartPage
from reflective_app.gui.prompts import Prompts
from reflective_app.gui.respond.ways_in import Responses
from reflective_app.storage import recovery
from reflective_app.storage.problems import UnreadableFileError
from reflective_app.storage.recovery import LockedCopy, RecoveryCopy
from reflective_app.storage.response_copies import ResponseCopy, kept_responses
from reflective_app.wording import unsaved as wording
from reflective_app.wording.passwords import OPEN_TITLE
from reflective_app.wording.passwords import kept_words as ask_kept_words

OPEN, THROW_AWAY, LEAVE = "open", "throw away", "leave"
CHOICES = ((OPEN, "&Open it"), (THROW_AWAY, "&Throw away…"), (LEAVE, "&Leave it"))


def look_through() -> tuple[KeptWork, ...]:
    """Everything that was kept, newest first. A lost network drive can keep this waiting."""
    copies = (*recovery.kept_copies(), *kept_responses())
    return tuple(map(looked_at, copies))


class UnsavedWork(QObject):
    """The cards of the start page, and what their buttons do."""

    def __init__(
        self, start: StartPage, files: Files, responses: Responses, prompts: Prompts
    ) -> None:
        """Look for kept work at once, and again whenever there may be other."""
        super().__init__(start)
        self._start, self._files, self._responses = start, files, responses
        self._prompts = prompts
        self._works: dict[str, KeptWork] = {}
        self._readings = 0
        start.look_wanted.connect(self._look_at)
        start.throw_away_wanted.connect(self._throw_away)
        files.copies_changed.connect(self.look_again)
        responses.copies_changed.connect(self.look_again)
        self.look_again()

    def look_again(self) -> None:
        """Take away the cards of copies that are gone, and look for others beside the window."""
        self._readings += 1
        gone = [key for key, work in self._works.items() if not work.copy.path.exists()]
        if gone:
            self._show(work for key, work in self._works.items() if key not in gone)
        job = partial(_numbered, self._readings)
        background.run(job, self._on_found, self._not_read)

    def _on_found(self, found: tuple[int, tuple[KeptWork, ...]]) -> None:
        """Only what the newest look found: an older one may end later, and know less."""
        number, works = found
        if number == self._readings:
            self._show(works)

    def _show(self, works: Iterable[KeptWork]) -> None:
        self._works = {work.card.key: work for work in works}
        self._start.show_kept([work.card for work in self._works.values()])

    def _not_read(self, error: Exception) -> None:
        """A damaged copy is listed as such, so this is a fault of the program's own."""
        raise error

    def _look_at(self, key: str) -> None:
        work = self._works[key]
        if isinstance(work.copy, RecoveryCopy):
            self._ask(work.copy, work)
        elif isinstance(work.copy, LockedCopy):
            self._unlock(work.copy)
        elif isinstance(work.copy, ResponseCopy):
            self._responses.recover(work.copy)
        else:
            path = work.copy.path
            self._files.open_in_its_place(path, UnreadableFileError(path.name, work.copy.problems))

    def _unlock(self, copy: LockedCopy) -> None:
        """The file is read beside the window too, while the password is tried."""
        message = ask_kept_words(copy_name(copy))
        try:
            work = self._prompts.unlock(OPEN_TITLE, message, partial(_unlocked, copy))
        except UnreadableFileError as error:
            self._prompts.problem("This copy cannot be read", error.in_short, error.numbered)
            return
        if work is not None:
            recovered, seen = work
            self._ask(recovered, seen)

    def _ask(self, copy: RecoveryCopy, work: KeptWork) -> None:
        opening = wording.OPENING if copy.original else wording.OPENING_UNSAVED
        title, message = "Unsaved work that was kept", f"{work.card.words}\n{opening}"
        choice = self._prompts.compare(title, message, work.sections or None, CHOICES)
        if choice == OPEN:
            self._files.recover(copy)
        elif choice == THROW_AWAY and not self._files.throw_away(copy):
            self._ask(copy, work)

    def _throw_away(self, key: str) -> None:
        self._files.throw_away(self._works[key].copy)


def _unlocked(copy: LockedCopy, password: str) -> tuple[RecoveryCopy, KeptWork]:
    recovered = recovery.unlock(copy, password)
    return recovered, beside_its_file(recovered)


def _numbered(number: int) -> tuple[int, tuple[KeptWork, ...]]:
    """Look through everything; `number` tells this look from others that are under way."""
    return number, look_through()
