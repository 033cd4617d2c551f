"""The council's logo: chosen, remembered by where its file is, and taken off again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal

from reflective_app.gui import background
from reflective_app.gui.widgets.buttons import quiet_button
from reflective_app.reports.logo import DAMAGED, LARGEST_FILE, LogoError, read_logo

if TYPE_CHECKING:
    from reflective_app.gui.prompts import Prompts
    from reflective_app.reports.logo import Logo

LOGO_KIND = "Pictures (*.png *.jpg *.jpeg)"
CHOOSE, TAKE_OFF = "&Logo…", "Ta&ke the logo off"
NOT_USED = "The logo is not used"
NOT_AS_IT_WAS = (
    "The file is gone or is another than it was; documents are made without a logo until it is "
    "back or you choose one."
)


@dataclass(frozen=True)
class Read:
    """What came of reading a file: the logo, or why there is none. A later wish has a higher
    number.
    """

    number: int
    file: Path
    logo: Logo | None
    trouble: str = ""


class LogoKeeper(Protocol):
    """Where the place of the file is remembered."""

    @property
    def logo(self) -> Path | None:
        """The file; None if no logo was chosen."""

    def remember_logo(self, file: Path | None) -> None:
        """Keep this file for next time."""


class CouncilLogo(QObject):
    """Two buttons and the logo. It is read beside the window, once, when it is first needed.

    `changed` says that there is another logo, or none; `said` that the one of last time is not
    used.
    """

    changed = Signal()
    said = Signal(str)

    def __init__(self, prompts: Prompts, parent: QObject) -> None:
        """No logo, until one is chosen or remembered."""
        super().__init__(parent)
        self._prompts = prompts
        self._keeper: LogoKeeper | None = None
        self._logo: Logo | None = None
        self._file: Path | None = None
        self._asked, self._waiting, self._to_read, self._shown = 0, False, False, True
        self.choose = quiet_button(CHOOSE, self._on_choose)
        self.take_off = quiet_button(TAKE_OFF, self._on_take_off)
        self._show()

    @property
    def logo(self) -> Logo | None:
        """What is drawn on every document; none is drawn where there is none."""
        return self._logo

    @property
    def is_reading(self) -> bool:
        """Whether a document made now might lack the logo: `changed` follows."""
        return self._waiting

    def keep_in(self, keeper: LogoKeeper) -> None:
        """Use the logo of last time, and remember the next one there."""
        self._keeper, self._file = keeper, keeper.logo
        self._to_read = self._file is not None
        self._show()

    def read(self) -> None:
        """Read the logo of last time, if that has not been done; its library is large."""
        if self._to_read and self._file is not None:
            self._to_read = False
            self._start(self._file, self._on_remembered)

    def show_buttons(self, shown: bool) -> None:
        """Show what there is to do about the logo, or hide it."""
        self._shown = shown
        self.choose.setVisible(shown)
        self._show()

    def _on_choose(self) -> None:
        folder = self._file.parent if self._file is not None else None
        file = self._prompts.choose_open(folder, LOGO_KIND)
        if file is not None:
            self._to_read = False
            self._start(file, self._on_chosen)

    def _on_take_off(self) -> None:
        self.choose.setFocus()  # the keyboard must not go with the button
        self._asked += 1
        self._use(None, None)

    def _start(self, file: Path, done: Callable[[Read], None]) -> None:
        self._asked += 1
        self._waiting = True
        number = self._asked
        background.run(partial(_read_or_told, file, number), done, self._on_fault)
        self.changed.emit()

    def _on_chosen(self, read: Read) -> None:
        if read.number != self._asked:
            return
        if read.logo is None:
            self._use(self._logo, self._file)  # that of before stays
            self._prompts.problem(NOT_USED, read.trouble)
        else:
            self._use(read.logo, read.file)

    def _on_remembered(self, read: Read) -> None:
        if read.number != self._asked:
            return
        if read.logo is None:  # it stays remembered: a drive may be away today, and back tomorrow
            self._show_logo(None, read.file)
            self.said.emit(f"{NOT_USED}, {read.file.name}. {NOT_AS_IT_WAS}")
        else:
            self._use(read.logo, read.file)

    def _on_fault(self, fault: Exception) -> None:
        """A file that the library fails on in a way of its own."""
        if isinstance(fault, _NotReadError) and fault.number == self._asked:
            self._show_logo(self._logo, self._file)
            self._prompts.problem(NOT_USED, DAMAGED)

    def _use(self, logo: Logo | None, file: Path | None) -> None:
        """Draw this one from now on, and remember it for next time."""
        if self._keeper is not None:
            self._keeper.remember_logo(file)
        self._show_logo(logo, file)

    def _show_logo(self, logo: Logo | None, file: Path | None) -> None:
        self._logo, self._file, self._waiting = logo, file, False
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        self.take_off.setVisible(self._file is not None and self._shown)


class _NotReadError(Exception):
    """A reading that failed: which one it was."""

    def __init__(self, number: int) -> None:
        self.number = number
        super().__init__(number)


def _read_or_told(file: Path, number: int) -> Read:
    try:
        return _read(file, number)
    except Exception as fault:
        raise _NotReadError(number) from fault


def _read(file: Path, number: int) -> Read:
    """Read and check a file, no more of it than a logo may have. Any thread may."""
    try:
        if not file.is_file():  # a connection would be waited for
            raise OSError(file)
        with file.open("rb") as stream:
            data = stream.read(LARGEST_FILE + 1)
        return Read(number, file, read_logo(data))
    except OSError:
        return Read(number, file, None, f"{file.name} could not be opened. Choose another file.")
    except LogoError as error:
        return Read(number, file, None, f"{file.name}: {error}")
