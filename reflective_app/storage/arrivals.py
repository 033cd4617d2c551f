"""Responses that come back, many at once: what each of them would change, and why some cannot.

Nothing is taken in here: a person looks at the list first (`files.md` section 4).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.bringing_in import bring_in, misfit, response_by, response_of
from reflective_app.domain.responses import ResponseFile
from reflective_app.storage.problems import UnreadableFileError
from reflective_app.storage.response_file import read_response
from reflective_app.wording.dates import clock, long_date
from reflective_app.wording.workshop import MISFITS

OLDER = "It is older than what is here, which it would replace."
SAME = "It is here already, as it was saved then."


class Fate(Enum):
    """What would become of a file."""

    NEW = "new"
    REPLACES = "replaces what this person sent before"
    LEFT_OUT = "left out"


@dataclass(frozen=True)
class Arrival:
    """One file that came back. `reason` says why it is left out, or what else is to be known."""

    path: Path
    fate: Fate
    response: ResponseFile | None = None
    reason: str = ""

    @property
    def answered(self) -> int:
        """How many questions it answers."""
        return len(self.response.picks) if self.response is not None else 0


def arrivals(paths: Iterable[Path], assessment: Assessment) -> tuple[Arrival, ...]:
    """What each file would change. Of one person's files the one saved last counts."""
    read = [_arrival(path, assessment) for path in dict.fromkeys(paths)]
    last: dict[str, Arrival] = {}
    for each in read:
        if each.response is not None and each.fate is not Fate.LEFT_OUT:
            who = each.response.respondent or ""
            if who not in last or _saved(each) > _saved(last[who]):
                last[who] = each
    chosen = {id(each) for each in last.values()}
    return tuple(
        each if each.fate is Fate.LEFT_OUT or id(each) in chosen else _outdone(each, last)
        for each in read
    )


def brought_in(some: Iterable[Arrival], assessment: Assessment) -> Assessment:
    """The assessment with every response taken in that is not left out, and that still fits it."""
    for each in some:
        if each.response is None or each.fate is Fate.LEFT_OUT:
            continue
        if misfit(each.response, assessment) is None:
            response = response_of(each.response)
            assessment = bring_in(response, dict(each.response.picks), assessment)
    return assessment


def _arrival(path: Path, assessment: Assessment) -> Arrival:
    try:
        response = read_response(path)
    except UnreadableFileError as error:
        return Arrival(path, Fate.LEFT_OUT, reason=_why(error))
    why = misfit(response, assessment)
    if why is not None:
        return Arrival(path, Fate.LEFT_OUT, response, MISFITS[why])
    before = response_by(response.respondent or "", assessment)
    if before is None:
        return Arrival(path, Fate.NEW, response)
    older = (
        before.saved_on is not None
        and response.saved_on is not None
        and response.saved_on < before.saved_on
    )
    note = OLDER if older else ""
    if before.saved_on == response.saved_on:
        note = SAME
    return Arrival(path, Fate.REPLACES, response, note)


def _why(error: UnreadableFileError) -> str:
    """What is wrong with a file, whose name stands beside it already."""
    return error.problems[0].message if len(error.problems) == 1 else str(error)


def _outdone(each: Arrival, last: dict[str, Arrival]) -> Arrival:
    assert each.response is not None
    other = last[each.response.respondent or ""]
    when = other.response.saved_on if other.response is not None else None
    told = ""
    if when is not None:
        here = when.astimezone()
        told = f", saved on {long_date(here.date())} at {clock(here)}"
    reason = f"The same person answered in {other.path.name} too{told}; that one counts."
    return Arrival(each.path, Fate.LEFT_OUT, each.response, reason)


def _saved(each: Arrival) -> float:
    when = each.response.saved_on if each.response is not None else None
    return when.timestamp() if when is not None else 0.0
