"""The ways in which responses come to the window: opened, dropped on it, or kept when it ended.

What fills one in is loaded with the first that is opened: most never open one.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from reflective_app.gui.clock import now
from reflective_app.gui.file_names import RESPONSE_SUFFIX
from reflective_app.gui.files import Files
from reflective_app.gui.main_window import MainWindow
from reflective_app.gui.pages.recover_card import Kept
from reflective_app.gui.prompts import Prompts
from reflective_app.storage.response_copies import ResponseCopy
from reflective_app.wording.respond import answered_words, copy_words

if TYPE_CHECKING:
    from reflective_app.gui.respond.document import ResponseDocument
    from reflective_app.gui.respond.host import RespondHost
    from reflective_app.gui.workspace import Workspace

ONE_AT_A_TIME = "Drop one file at a time. Only responses can be brought in together."
NONE_OPEN = "Open the assessment first, then drop the responses that belong to it."
IN_SESSION = "Leave the session first, then drop the responses to bring them in."


class Responses(QObject):
    """`copies_changed` says that other kept work is there now."""

    copies_changed = Signal()

    def __init__(self, window: MainWindow, files: Files, prompts: Prompts, folder: Path) -> None:
        """Responses are opened, and left again, through `files`."""
        super().__init__(window)
        self._window, self._files, self._prompts = window, files, prompts
        self._folder = folder
        self.host: RespondHost | None = None
        files.open_response, files.leave_response = self.open, self.leave
        window.dropped.connect(self.take_dropped)

    @property
    def document(self) -> ResponseDocument | None:
        """The response that is open; None where none is."""
        return self.host.document if self.host is not None else None

    def open(self, path: Path) -> bool:
        """Show one alone in the window."""
        return self._made_host().open(path, self._files.leave)

    def recover(self, copy: ResponseCopy) -> bool:
        """Show one that was kept."""
        return self._made_host().recover(copy, self._files.leave)

    def leave(self) -> bool:
        """Let the one go that is open; False means stay."""
        return self.host is None or self.host.leave()

    def keep_now(self) -> bool:
        """Keep what is not written yet; whether there was anything."""
        return self.host is not None and self.host.keep_now()

    def take_dropped(self, paths: Sequence[Path]) -> None:
        """Open a file that was dropped, or bring responses into the assessment that is open."""
        responses = all(path.name.casefold().endswith(RESPONSE_SUFFIX) for path in paths)
        workspace = self._window.workspace
        if responses and workspace is not None:
            if self._window.menuBar().isHidden():
                self._window.say(IN_SESSION)
            else:
                self._bring_in(paths, workspace)
        elif len(paths) == 1:
            self._files.open(paths[0])
        else:
            self._window.say(NONE_OPEN if responses else ONE_AT_A_TIME)

    def _bring_in(self, paths: Sequence[Path], workspace: Workspace) -> None:
        from reflective_app.gui.pages.workshop.page import WorkshopPage  # the window is there first

        self._window.leave_library()
        for page in workspace.pages:
            if isinstance(page, WorkshopPage):
                workspace.go_to(page.key)
                page.take_files(tuple(paths))

    def _made_host(self) -> RespondHost:
        if self.host is None:
            from reflective_app.gui.respond.host import RespondHost  # not everyone fills one in

            self.host = RespondHost(self._window, self._prompts, now, self._folder)
            self.host.left.connect(self.copies_changed)
            self.host.copies_changed.connect(self.copies_changed)
        return self.host


def kept_card(copy: ResponseCopy) -> Kept:
    """What the start page says of answers that were kept."""
    council = copy.response.council
    said = [copy_words(council, copy.kept_on), f"{answered_words(copy.response)}."]
    if copy.original is not None:
        said.append(f"Their file is {copy.original.name} in {copy.original.parent}.")
    return Kept(str(copy.path), f"answers to {council}", "\n".join(said))
