"""Every modal question the program asks. Tests answer them without a window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeVar

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from reflective_app.storage.protected import Key
    from reflective_app.wording.kept_sides import Section

T = TypeVar("T")

FILE_KIND = "Assessments (*.reflect)"
OPEN_KIND = "Assessments and responses (*.reflect *.reflect-response)"
RESPONSE_KIND = "Responses (*.reflect-response)"
SET_KIND = "Question sets (*.toml)"
PDF_KIND = "PDF documents (*.pdf)"
SAVE_AS, SAVE_MINE_AS = "&Save as another file…", "&Save mine as another file…"


class SaveChoice(Enum):
    """What to do with unsaved changes."""

    SAVE = "save"
    DISCARD = "discard"
    CANCEL = "cancel"


class DiskChoice(Enum):
    """What to do when the file on the disk is no longer the one that was read."""

    SAVE_AS = "save as another file"
    COMPARE = "compare"
    RELOAD = "reload"
    CANCEL = "cancel"


class KeptChoice(Enum):
    """What to open where there is unsaved work that is newer than its file."""

    KEPT = "the unsaved work"
    FILE = "the file as it was saved"
    NEITHER = "neither"


class PeopleChoice(Enum):
    """What to do with something that is likely to hold personal data and is about to leave."""

    GO_ON = "go on anyway"
    STOP = "not now"


class Pointed(NamedTuple):
    """Likely personal data: the words around, where they stand, and which of them are meant."""

    words: str
    where: str
    marked: tuple[int, int]


class Prompts(Protocol):
    """The questions, in the words of what is asked."""

    def save_changes(self, name: str) -> SaveChoice:
        """Whether to save the changes to a named assessment before it goes."""

    def choose_open(self, folder: Path | None, kind: str = FILE_KIND) -> Path | None:
        """Which file to open; None if none."""

    def choose_open_many(self, folder: Path | None, kind: str) -> tuple[Path, ...]:
        """Which files to open; empty if none."""

    def choose_save(self, suggestion: Path, kind: str = FILE_KIND) -> Path | None:
        """Where to save; None if nowhere. Replacing a file has been confirmed."""

    def choose_folder(self, title: str, folder: Path | None) -> Path | None:
        """Which folder to use; None if none."""

    def choose_printer(self, printer: QPrinter, pages: int) -> bool:
        """Set up a printer for a document of so many pages; False if nothing is to be printed."""

    def changed_on_disk(self, message: str, *, can_reload: bool) -> DiskChoice:
        """What to do: somebody else saved the file meanwhile, or it is gone."""

    def compare(
        self,
        title: str,
        message: str,
        sections: Sequence[Section] | None,
        choices: Sequence[tuple[str, str]],
    ) -> str:
        """Show what differs; the key of what the person chose, of keys and words on buttons.

        Without sections there is nothing to compare, only to choose. The last choice leaves
        everything as it is.
        """

    def unlock(self, title: str, message: str, attempt: Callable[[str], T]) -> T | None:
        """Ask for a password until `attempt` takes it; None if the person gave none.

        Raises what `attempt` raises. A wrong password is asked for again, and raised only where the
        person tried and then gave up.
        """

    def new_password(self, title: str) -> Key | None:
        """The key of a new password; None if the person thought better of it."""

    def problem(self, title: str, message: str, details: Sequence[str] = ()) -> None:
        """Say what went wrong; the details can be copied."""

    def tell(self, title: str, message: str) -> None:
        """Say something that is not a problem."""

    def confirm(self, title: str, question: str, go_on: str) -> bool:
        """Whether to go on; `go_on` is the word on the button."""

    def ask_line(
        self, title: str, question: str, text: str = "", *, may_be_empty: bool = False
    ) -> str | None:
        """A line of text; None if the person thought better of it. Empty only where it may be."""

    def ask_reason(self, title: str, question: str, text: str = "") -> str | None:
        """A reason in a few sentences; never empty; None if the person thought better of it."""

    def personal_data(
        self, message: str, found: Sequence[Pointed], go_on: str, stop: str
    ) -> int | PeopleChoice:
        """What to do about likely personal data, or the number of the place to go to.

        `go_on` and `stop` are the words on the buttons; without `go_on` nothing is to leave.
        """
