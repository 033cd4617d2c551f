"""Where a record is likely to name or describe one person (`files.md` section 3).

A check that points and never blocks; what it goes by is in `personal_signs`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.fault import Place
from reflective_app.domain.free_texts import free_texts
from reflective_app.domain.personal_signs import Kind, passages
from reflective_app.domain.responses import ResponseFile
from reflective_app.domain.value import Day

MOST = 200
"""So many findings are enough to look through in one go."""

AROUND = 40
"""So many letters are quoted before and after what was found."""


@dataclass(frozen=True)
class Finding:
    """One passage: the place of its text, what it is likely to be, and the words themselves.

    `excerpt` is the words with a few around them, on one line; it says nothing of whether two
    findings are the same, since what stands around may be written on.
    """

    place: Place
    kind: Kind
    words: str
    excerpt: str = ""

    def __eq__(self, other: object) -> bool:
        """Whether it is the same passage in the same place."""
        return isinstance(other, Finding) and self._key == other._key

    def __hash__(self) -> int:
        """As equality goes."""
        return hash(self._key)

    @property
    def _key(self) -> tuple[Place, Kind, str]:
        return self.place, self.kind, self.words


def personal_data(record: Assessment | ResponseFile) -> tuple[Finding, ...]:
    """What is likely to be personal data in the free texts of a record, in its order.

    No more than `MOST` are given. A date is held against the day of the assessment, or against the
    day a response was saved; where there is none, only dates that are said to be a birth count.
    """
    day = _day_of(record)
    found = (
        Finding(
            text.place, kind, _on_one_line(text.text[start:end]), _around(text.text, start, end)
        )
        for text in free_texts(record)
        for kind, start, end in passages(text.text, day)
    )
    return tuple(islice(found, MOST))


def within(found: Iterable[Finding], texts: Iterable[str]) -> tuple[Finding, ...]:
    """Those of the findings whose words stand in these texts: what leaves with a document.

    Of several places with the same words those count that are quoted as they stand, if any is.
    """
    every = "\n".join(_on_one_line(text) for text in texts)
    there = [each for each in found if each.words in every]
    quoted = {each.words for each in there if each.excerpt.strip("… ") in every}
    return tuple(e for e in there if e.words not in quoted or e.excerpt.strip("… ") in every)


def _day_of(record: Assessment | ResponseFile) -> Day | None:
    if isinstance(record, Assessment):
        return record.profile.date
    return record.saved_on.date() if record.saved_on else None


def _around(text: str, start: int, end: int) -> str:
    first, last = max(start - AROUND, 0), min(end + AROUND, len(text))
    if first:
        first = max(text.find(" ", first, start) + 1, first)
    if last < len(text):
        blank = text.rfind(" ", end, last)
        last = last if blank < 0 else blank
    before, after = "… " if first else "", " …" if last < len(text) else ""
    return f"{before}{_on_one_line(text[first:last])}{after}"


def _on_one_line(text: str) -> str:
    return " ".join(text.split())
