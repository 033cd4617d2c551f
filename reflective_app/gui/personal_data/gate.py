"""What stands between a document and its way out: likely personal data is shown first.

It points and never blocks. What a person has gone on with is not asked of again in this sitting.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import Enum

from PySide6.QtCore import QObject, Signal

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.personal_data import Finding, personal_data
from reflective_app.gui.current import Current
from reflective_app.gui.personal_data.jumps import jump
from reflective_app.gui.prompts import PeopleChoice, Pointed, Prompts
from reflective_app.wording.personal_data import (
    KINDS,
    MAY_BE_HARMLESS,
    NONE_FOUND,
    TITLE,
    WHAT_TO_DO,
    Record,
    count_words,
    place_words,
)

Narrowed = Callable[[tuple[Finding, ...]], tuple[Finding, ...]]
"""Gives those of the findings that leave with a document."""


NOT_NOW = "&Not now"


class Leaving(Enum):
    """How something leaves, with what the button says that goes on all the same."""

    SAVE = "Save &anyway"
    PRINT = "Print &anyway"
    SHARE = "Share &anyway"


class Gate(QObject):
    """Asks before something leaves. `wanted` asks for a page, with what to show there."""

    wanted = Signal(str, str)

    def __init__(self, current: Current, prompts: Prompts, parent: QObject) -> None:
        """Nothing is looked for yet."""
        super().__init__(parent)
        self._current, self._prompts = current, prompts

    def new(self, record: Record | None = None) -> tuple[Finding, ...]:
        """What is likely to be personal data, without what the person has gone on with before.

        Args:
            record: what is looked at; without one, the open assessment.
        """
        found = personal_data(self._current.assessment if record is None else record)
        return tuple(each for each in found if each not in self._current.gone_on_with)

    def lets(
        self,
        way: Leaving,
        narrowed: Narrowed | None = None,
        record: Record | None = None,
    ) -> bool:
        """Whether something may leave: at once where there is nothing new to point at.

        Args:
            way: how it leaves.
            narrowed: gives those that leave with it; without it, all count.
            record: what it is made of; without one, the open assessment.
        """
        found = self.new(record)
        if found and narrowed is not None:
            found = narrowed(found)
        return self.lets_these(found, way, record)

    def lets_these(
        self, found: Sequence[Finding], way: Leaving, record: Record | None = None
    ) -> bool:
        """The same for findings that are known to leave."""
        if not found:
            return True
        chosen = self._ask(found, record or self._current.assessment, way.value, NOT_NOW)
        if chosen is PeopleChoice.GO_ON:
            self._current.gone_on_with.update(found)
        return chosen is PeopleChoice.GO_ON

    def look(self) -> None:
        """Show all there is in the open assessment, whatever was gone on with."""
        assessment = self._current.assessment
        found = personal_data(assessment)
        if found:
            self._ask(found, assessment, "", "&Close")
        else:
            self._prompts.tell(TITLE, NONE_FOUND)

    def _ask(
        self, found: Sequence[Finding], record: Record, go_on: str, stop: str
    ) -> PeopleChoice | None:
        """What the person chose; None where they went to a place."""
        pointed = [pointed_at(each, record) for each in found]
        message = f"{count_words(found)} {WHAT_TO_DO} {MAY_BE_HARMLESS}"
        chosen = self._prompts.personal_data(message, pointed, go_on, stop)
        if isinstance(chosen, PeopleChoice):
            return chosen
        self.wanted.emit(*jump(found[chosen].place, self._current.assessment))
        return None


def pointed_at(found: Finding, record: Assessment | Record) -> Pointed:
    """A finding as a person reads it."""
    where = f"{place_words(found.place, record)} · {KINDS[found.kind]}"
    start = max(found.excerpt.find(found.words), 0)
    return Pointed(found.excerpt, where, (start, start + len(found.words)))
