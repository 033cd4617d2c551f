"""What somebody chose for a shared copy: for whom, with which parts (`files.md` section 3)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.shared_mark import Part, Reader, SharedMark

READERS = tuple(Reader)
EVERY_PART = frozenset(Part)


class WiderError(ValueError):
    """A copy was asked for readers who are given more than the file holds; the message says so."""


_NAMED = {
    Reader.COLLEAGUES: "colleagues",
    Reader.PARTNER: "a partner",
    Reader.PUBLIC: "the public",
}


@dataclass(frozen=True)
class Sharing:
    """What somebody chose for a copy. For a partner nothing more leaves than what is ticked."""

    reader: Reader
    on: date
    parts: frozenset[Part] = frozenset()
    alias: str = ""
    may_be_named: bool = False

    def __post_init__(self) -> None:
        """Refuse, with ValueError, a choice that there is not for this reader."""
        if self.alias and self.reader is not Reader.PARTNER:
            raise ValueError("only a partner is given an alias in place of the council's name")
        self._mark(self.parts, alias=bool(self.alias))

    def mark(self, of: Assessment) -> SharedMark:
        """What the copy says of itself. A copy of a copy has no more than the first."""
        before, parts = of.shared, self.parts
        if before is not None and before.reader is Reader.PARTNER:
            parts &= frozenset(before.parts)
        named_otherwise = before is not None and before.alias
        return self._mark(parts, alias=bool(self.alias) or named_otherwise)

    def has(self, part: Part) -> bool:
        """Whether a part leaves: all of them for colleagues, those ticked for a partner."""
        return self.reader is Reader.COLLEAGUES or part in self.parts

    def _mark(self, parts: frozenset[Part], *, alias: bool) -> SharedMark:
        return SharedMark(
            reader=self.reader,
            made_on=self.on,
            parts=tuple(part for part in Part if part in parts),
            alias=alias,
            may_be_named=self.may_be_named,
        )


def refuse_wider(assessment: Assessment, reader: Reader) -> None:
    """Raise WiderError where a copy is asked for readers who are given more than it holds."""
    mark = assessment.shared
    if mark is not None and READERS.index(reader) < READERS.index(mark.reader):
        raise WiderError(
            f"This file is itself a copy for {_NAMED[mark.reader]}. It holds too little to make a "
            f"copy for {_NAMED[reader]} of it. Take the council’s own file."
        )
