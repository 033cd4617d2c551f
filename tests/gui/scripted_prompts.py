"""Prompts that answer from a script, and remember what was asked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, cast

from reflective_app.gui.prompts import (
    FILE_KIND,
    DiskChoice,
    PeopleChoice,
    Pointed,
    SaveChoice,
)
from reflective_app.storage.protected import COSTS, Key, WrongPasswordError, new_key

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from reflective_app.wording.kept_sides import Section

T = TypeVar("T")


class UnexpectedQuestionError(AssertionError):
    """The program asked something that the test did not foresee."""


class ScriptedPrompts:
    """Gives the answers in order; `told` holds problems and messages, `asked` every question.

    Each answer is checked against the kind of question, so that a script cannot slip by one.
    """

    def __init__(self, *answers: object) -> None:
        self._answers = list(answers)
        self.asked: list[str] = []
        self.told: list[str] = []
        self.details: list[str] = []
        self.compared: list[str] = []
        self.pages_wanted: tuple[int, int] | None = None
        self.copies: list[int] = []
        self.folders: list[Path | None] = []
        self.pointed: list[Pointed] = []
        self.can_reload: bool | None = None

    @property
    def unused(self) -> list[object]:
        return self._answers

    def script(self, *answers: object) -> None:
        self._answers.extend(answers)

    def save_changes(self, name: str) -> SaveChoice:
        return self._answer(SaveChoice, f"save changes to {name}?")

    def choose_open(self, folder: Path | None, kind: str = FILE_KIND) -> Path | None:
        return self._answer_or_none(Path, "open which file?")

    def choose_open_many(self, folder: Path | None, kind: str) -> tuple[Path, ...]:
        """The script holds a tuple of paths; an empty one chooses nothing."""
        self.folders.append(folder)
        return self._answer(tuple, "open which files?")

    def choose_save(self, suggestion: Path, kind: str = FILE_KIND) -> Path | None:
        return self._answer_or_none(Path, f"save as {suggestion.name}?")

    def choose_folder(self, title: str, folder: Path | None) -> Path | None:
        return self._answer_or_none(Path, title)

    def choose_printer(self, printer: QPrinter, pages: int) -> bool:
        """A path in the script prints to that file, `False` to nothing."""
        kinds: tuple[type[object], ...] = (bool, Path)
        self.copies.append(printer.copyCount())
        answer = self._answer(kinds, f"print {pages} pages?")
        if isinstance(answer, Path):
            printer.setOutputFileName(str(answer))
            if self.pages_wanted is not None:
                printer.setFromTo(*self.pages_wanted)
        return bool(answer)

    def changed_on_disk(self, message: str, *, can_reload: bool) -> DiskChoice:
        self.can_reload = can_reload
        return self._answer(DiskChoice, message)

    def compare(
        self,
        title: str,
        message: str,
        sections: Sequence[Section] | None,
        choices: Sequence[tuple[str, str]],
    ) -> str:
        """The script holds the key of a choice; `compared` every line that was shown."""
        for section in sections or ():
            self.compared.append(section.head)
            self.compared.extend(": ".join(filter(None, told)) for told in section.told)
        answer = self._answer(str, f"{title}: {message}")
        assert answer in dict(choices), f"{answer!r} is not offered: {choices}"
        return answer

    def unlock(self, title: str, message: str, attempt: Callable[[str], T]) -> T | None:
        """The script holds passwords, in the order in which they are tried; None gives up."""
        last: WrongPasswordError | None = None
        while (password := self._answer_or_none(str, message)) is not None:
            try:
                return attempt(password)
            except WrongPasswordError as error:
                last = error
        if last is not None:
            raise last
        return None

    def new_password(self, title: str) -> Key | None:
        """The script holds the password; its key costs little."""
        password = self._answer_or_none(str, title)
        return new_key(password, COSTS[0]) if password is not None else None

    def problem(self, title: str, message: str, details: Sequence[str] = ()) -> None:
        self.told.append(f"{title}: {message}")
        self.details.extend(details)

    def tell(self, title: str, message: str) -> None:
        self.told.append(f"{title}: {message}")

    def confirm(self, title: str, question: str, go_on: str) -> bool:
        return self._answer(bool, question)

    def personal_data(
        self, message: str, found: Sequence[Pointed], go_on: str, stop: str
    ) -> int | PeopleChoice:
        self.pointed = list(found)
        kinds: tuple[type[object], ...] = (int, PeopleChoice)
        return cast("int | PeopleChoice", self._answer(kinds, f"{message} {go_on} {stop}"))

    def ask_line(
        self, title: str, question: str, text: str = "", *, may_be_empty: bool = False
    ) -> str | None:
        return self._answer_or_none(str, question)

    def ask_reason(self, title: str, question: str, text: str = "") -> str | None:
        return self._answer_or_none(str, question)

    def _answer(self, kind: type[T] | tuple[type[T], ...], question: str) -> T:
        answer = self._answer_or_none(kind, question)
        if answer is None:
            raise UnexpectedQuestionError(question)
        return answer

    def _answer_or_none(self, kind: type[T] | tuple[type[T], ...], question: str) -> T | None:
        self.asked.append(question)
        answer = self._answers[0] if self._answers else UnexpectedQuestionError
        if answer is not None and not isinstance(answer, kind):
            raise UnexpectedQuestionError(question)
        self._answers.pop(0)
        return answer
