"""“Clear everything on this computer”: what goes is listed first, and what is left is told."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal

from reflective_app.domain.own_files import EVERYTHING, UNSAVED, USUAL, Kind
from reflective_app.gui import background
from reflective_app.gui.crash import CrashGuard
from reflective_app.gui.file_names import copy_name
from reflective_app.gui.files import Files
from reflective_app.gui.memory import Memory
from reflective_app.gui.prompts import Prompts
from reflective_app.gui.respond.ways_in import Responses
from reflective_app.storage.clearing import Cleared, Holding, clear, holdings, in_use
from reflective_app.wording import clearing as words

CLEAR, WITH_SETS, LEAVE = "clear", "with sets", "leave"

_Found = tuple[tuple[Holding, ...], tuple[str, ...]]


class Clearing(QObject):
    """Looks and clears beside the window. `cleared` tells that what was listed may be gone."""

    cleared = Signal()

    def __init__(
        self,
        files: Files,
        responses: Responses,
        memory: Memory,
        guard: CrashGuard,
        prompts: Prompts,
    ) -> None:
        """`files` lets go of what is open, a response too, and `guard` of its lists of faults."""
        super().__init__(files)
        self._files, self._responses = files, responses
        self._memory, self._guard, self._prompts = memory, guard, prompts

    def open(self) -> None:
        """See what is kept, and ask."""
        background.run(_look, self._ask, self._not_done)

    def _ask(self, found: _Found) -> None:
        kept, others = found
        is_open = bool(self._files.document or self._responses.document)
        if not kept and not others and not is_open:
            self._prompts.tell(words.TITLE, words.NOTHING)
            return
        if kinds := self._chosen(kept, others, is_open=is_open):
            self._clear(kinds, kept)

    def _chosen(
        self, kept: tuple[Holding, ...], others: tuple[str, ...], *, is_open: bool
    ) -> frozenset[Kind]:
        there = {holding.kind for holding in kept}
        told = [words.MESSAGE]
        unsaved = any(holding.kind in UNSAVED and holding.files for holding in kept)
        told += [words.UNSAVED_GOES] if unsaved else []
        told += [words.OPEN_FIRST] if is_open else []
        choices = [(CLEAR, "&Clear")]
        if Kind.QUESTION_SETS in there:
            choices.append((WITH_SETS, "Clear, and the question &sets too"))
        choices.append((LEAVE, "&Leave everything"))
        choice = self._prompts.compare(
            words.TITLE,
            "\n".join(told),
            words.sections([_told(each) for each in kept], others),
            choices,
        )
        return {CLEAR: USUAL, WITH_SETS: EVERYTHING}.get(choice, frozenset())

    def _clear(self, kinds: frozenset[Kind], listed: tuple[Holding, ...]) -> None:
        if not self._files.leave():
            self._files.said.emit(words.NOTHING_CLEARED)
            return
        self._files.versions.let_go()
        self._memory.forget_everything()
        self._guard.let_go()
        background.run(partial(_clear, kinds, listed), self._on_cleared, self._not_done)

    def _on_cleared(self, result: tuple[Cleared, tuple[str, ...]]) -> None:
        cleared, others = result
        self.cleared.emit()
        said = words.cleared_words(
            cleared.gone, others, spared=bool(cleared.spared), left=bool(cleared.left)
        )
        if cleared.left:
            self._prompts.problem(words.TITLE, said, [str(path) for path in cleared.left])
        else:
            self._prompts.tell(words.TITLE, said)

    def _not_done(self, error: Exception) -> None:
        if not isinstance(error, OSError):
            raise error
        self._prompts.problem(words.TITLE, "The program’s own folders cannot be read just now.")


def _told(holding: Holding) -> words.Kept:
    return words.Kept(holding.kind, len(holding.files), str(holding.place))


def _look() -> _Found:
    return holdings(), _names()


def _clear(kinds: frozenset[Kind], listed: tuple[Holding, ...]) -> tuple[Cleared, tuple[str, ...]]:
    return clear(kinds, listed), _names()


def _names() -> tuple[str, ...]:
    return tuple(copy_name(copy) for copy in in_use())
