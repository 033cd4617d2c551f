"""For whom the copies are, and which sections somebody has chosen for them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from reflective_app.reports.documents import KINDS
from reflective_app.reports.sections import WHOLE, Selection
from reflective_app.wording.sections import Audience

WHOLE_KEY = "whole"
READERS = (
    (WHOLE_KEY, "Whole document"),
    (Audience.BOARD.value, "For the board"),
    (Audience.TEAM.value, "For the working team"),
    (Audience.PARTNERS.value, "For partners"),
    (Audience.PUBLIC.value, "For the public"),
)
"""What can be chosen, as keys with words that need no label beside them."""


@dataclass(frozen=True)
class Copies:
    """One audience for all documents; `chosen` are the sections by document, where somebody chose.

    What is chosen is other than what the audience is given anyway.
    """

    audience: Audience | None = None
    chosen: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def selection(self, kind: str) -> Selection:
        """What a copy of a document holds; all of it where it has no sections."""
        if not KINDS[kind].sections:
            return WHOLE
        return Selection(self.audience, self.chosen.get(kind))

    def held(self, kind: str) -> tuple[str, ...]:
        """The keys of the sections that a copy holds, in order."""
        return tuple(section.key for section in self.selection(kind).of(KINDS[kind].sections))

    @property
    def reader(self) -> str:
        """The key of the audience among `READERS`."""
        return self.audience.value if self.audience else WHOLE_KEY

    def for_reader(self, key: str) -> Copies:
        """Copies for another audience, each with the sections that it is given."""
        return Copies(None if key == WHOLE_KEY else Audience(key))

    def with_sections(self, kind: str, keys: Iterable[str]) -> Copies:
        """The same with these sections of one document."""
        wanted = frozenset(keys)
        chosen = {other: held for other, held in self.chosen.items() if other != kind}
        usual = Copies(self.audience)
        if wanted != frozenset(usual.held(kind)):
            chosen[kind] = wanted
        return Copies(self.audience, chosen)
