"""What can be read of a damaged assessment, as a sound one, with a list of what was lost.

The damaged file is read and never written. What does not fit is taken out, the smallest entry
first: one field, then the record that cannot be without it, then the part that cannot be without
that. Where somebody wrote notes beside an answer that makes no sense, the notes stay.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from difflib import get_close_matches
from pathlib import Path
from typing import Any
from uuid import uuid4

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.assessment_rules import assessment_faults
from reflective_app.domain.fault import Place
from reflective_app.domain.question_set import QuestionSet
from reflective_app.storage import migrating
from reflective_app.storage.assessment_data import OF_THE_FILE
from reflective_app.storage.assessment_file import LARGEST
from reflective_app.storage.bounded_json import parse
from reflective_app.storage.file_bytes import read_within
from reflective_app.storage.file_format import check_format
from reflective_app.storage.fitting import fitting, taken_out
from reflective_app.storage.migrating import with_its_set
from reflective_app.storage.partly_read import Gap, partly_read
from reflective_app.storage.plain_text import all_cleaned
from reflective_app.storage.plain_words import model_at
from reflective_app.storage.problems import (
    NewerFormatError,
    Problem,
    UnreachableFileError,
    UnreadableFileError,
)
from reflective_app.storage.protected import OVERHEAD, Key, Lock, is_protected, opened
from reflective_app.storage.rescued_set import set_for
from reflective_app.wording.losses import Loss, LossKind

MOST_GUESSES = 200
"""At what a damaged name was meant to be. A file with more of them is not damaged but another."""

_MARK = ("question_set", "fingerprint")
COUNCIL_LOST = "(council’s name lost)"
_RECORDED = frozenset(Assessment.model_fields) - {
    *("format", "format_version", "id", "revision", "question_set")
}
_FILLED_IN = {("id",), ("profile",), ("profile", "council"), ("profile", "date")}
_DECIDING = frozenset({"state", "rung", "low", "high", "value"})
_JUDGED = _DECIDING | {"withheld", "settled", "reason", "sure", "read_back"}
_NOTHING = (
    "Nothing that was recorded can be read in it. Open an earlier copy of it, or one that somebody "
    "else has."
)


@dataclass(frozen=True)
class Rescued:
    """What could be read, and what was lost; nothing where the file is sound.

    `key` is what a protected file was opened with.
    """

    assessment: Assessment
    losses: tuple[Loss, ...]
    key: Key | None = None


def rescue_file(path: Path, today: date, lock: Lock = None) -> Rescued:
    """What can be read of a damaged file, also of a damaged recovery copy. It is not touched.

    Args:
        path: the file.
        today: the date of the assessment where its own is lost, and nothing tells it.
        lock: what opens it where it is protected; one whose seal is broken cannot be rescued.

    Raises:
        NewerFormatError: a newer version wrote it.
        UnreadableFileError: nothing that was recorded can be read, or it is something else.
    """
    name, content, key = path.name, read_within(path, LARGEST + OVERHEAD), None
    if is_protected(content):
        content, key = opened(name, content, lock)
    return replace(rescued(name, content, today), key=key)


def rescued(name: str, content: bytes, today: date) -> Rescued:
    """The same for the bytes of a file of this name. Raises as above."""
    data, gaps = _data_in(name, content)
    _check(name, data, damaged=bool(gaps))
    losses = _losses_of(gaps, data)
    cleaned, dropped = all_cleaned(data)
    assert isinstance(cleaned, dict)
    if dropped:
        losses.append(Loss(LossKind.UNSEEN))
    record = with_its_set(name, cleaned, migrating.ASSESSMENT).data
    record = {key: value for key, value in record.items() if key not in OF_THE_FILE}
    record["format"] = Assessment.model_fields["format"].default
    if not _RECORDED & record.keys():
        raise UnreadableFileError(name, [Problem(name, _NOTHING)])
    in_set = any(gap.place[:1] == ("question_set",) and gap.place != _MARK for gap in gaps)
    question_set = set_for(name, record.get("question_set"), losses, damaged=in_set)
    record["question_set"] = question_set.model_dump(mode="json", by_alias=True)
    _fill_in(record, losses, today)
    assessment = _Fitting(record, question_set, losses, today).assessment(name)
    return Rescued(assessment, tuple(losses))


def _data_in(name: str, content: bytes) -> tuple[dict[str, Any], tuple[Gap, ...]]:
    """The data of the file as far as it can be read, of a recovery copy what it holds."""
    try:
        data: dict[str, Any] = parse(name, content)
        gaps: tuple[Gap, ...] = ()
    except UnreachableFileError:
        raise
    except UnreadableFileError:
        read = partly_read(content)
        if read is None:
            raise
        data, gaps = read.data, read.gaps or (Gap(0, 0, ()),)
    inside = data.get("assessment")
    if not isinstance(inside, dict):
        return data, gaps
    within = (
        Gap(gap.first, gap.last, gap.place[1:], gap.letters, gap.ends)
        for gap in gaps
        if gap.place[:1] == ("assessment",) or gap.ends
    )
    return inside, tuple(within)


def _check(name: str, data: Mapping[str, object], *, damaged: bool) -> None:
    """That it is an assessment which this version knows. A head that is lost may have said so."""
    if damaged and "format" not in data:
        data = data | {"format": Assessment.model_fields["format"].default}  # type: ignore[operator]
    if damaged and "format_version" not in data:
        data = data | {"format_version": migrating.ASSESSMENT.current}  # type: ignore[operator]
    if newer := check_format(name, data):
        raise NewerFormatError(name, [Problem(name, newer)])


def _loss_of(gap: Gap, data: object) -> Loss:
    kind = LossKind.ENDS if gap.ends else LossKind.UNREADABLE
    if gap.letters:
        kind = LossKind.LETTERS
    lines = (gap.first, gap.last) if gap.first else None
    return Loss(kind, gap.place, _name_at(data, gap.place), lines)


def _losses_of(gaps: Iterable[Gap], data: object) -> list[Loss]:
    """A loss for each gap; those of one record, one after the other, are one."""
    losses: list[Loss] = []
    for loss in (_loss_of(gap, data) for gap in gaps):
        last = losses[-1] if losses else None
        if last and last.lines and loss.lines and last == replace(loss, lines=last.lines):
            losses[-1] = replace(last, lines=(last.lines[0], loss.lines[1]))
        else:
            losses.append(loss)
    return losses


def _name_at(data: object, place: Place) -> str:
    """What the record at a place is called, as far as it can be read."""
    name = ""
    for part in place:
        if isinstance(data, dict):
            data = data.get(str(part))
        elif isinstance(data, list) and isinstance(part, int) and part < len(data):
            data = data[part]
        else:
            break
        for key in ("name", "title", "what", "text", "role", "item"):
            found = data.get(key) if isinstance(data, dict) else None
            if isinstance(found, str) and found.strip():
                name = found
                break
    return name


def _fill_in(record: dict[str, Any], losses: list[Loss], today: date) -> None:
    """Put something in the place of what no assessment can be without."""
    if "id" not in record:
        record["id"] = str(uuid4())
        losses.append(Loss(LossKind.REPLACED, ("id",)))
    profile = record.get("profile")
    if not isinstance(profile, dict):
        losses.append(Loss(LossKind.REPLACED, ("profile",)))
        profile = {}
    told = {loss.place for loss in losses}
    for key, value in (("council", COUNCIL_LOST), ("date", _day_of(record, today).isoformat())):
        if key not in profile:
            profile = profile | {key: value}
            if ("profile",) not in told:
                losses.append(Loss(LossKind.REPLACED, ("profile", key)))
    record["profile"] = profile


def _day_of(record: Mapping[str, Any], today: date) -> date:
    """When the file was last saved, as far as it says."""
    revision = record.get("revision")
    try:
        return datetime.fromisoformat(revision["saved_on"]).date()  # type: ignore[index]
    except (TypeError, LookupError, ValueError):
        return today


class _Fitting:
    """Takes out of a record what does not fit, until the rest is an assessment."""

    def __init__(
        self,
        record: dict[str, Any],
        question_set: QuestionSet,
        losses: list[Loss],
        today: date,
    ) -> None:
        self._record, self._question_set = record, question_set
        self._losses, self._today = losses, today
        self._guesses = 0

    def assessment(self, name: str) -> Assessment:
        """The assessment that is left. Raises UnreadableFileError if none is."""
        fitted = fitting(Assessment, self._record, assessment_faults, self._take_out)
        if fitted is None:
            raise UnreadableFileError(name, [Problem(name, _NOTHING)])
        return fitted

    def _take_out(self, place: Place) -> None:
        """Take out one entry, and put in what cannot be missing."""
        if place[:1] == ("answers",) and place[2:] and place[2] in _DECIDING:
            place = place[:2]
        name = _name_at(self._record, place)
        if place[:1] == ("answers",) and len(place) == 2 and self._keeps_words(str(place[1])):
            self._losses.append(Loss(LossKind.JUDGEMENT, place, name))
            return
        value = taken_out(self._record, place)
        if self._meant(place, value):
            return
        if place not in _FILLED_IN:
            self._losses.append(Loss(LossKind.MISFIT, place, name))
        if len(place) > 2 and place[-1] == "id":
            self._named_anew(place)
        if place[0] in {"id", "profile"}:
            _fill_in(self._record, self._losses, self._today)

    def _keeps_words(self, question: str) -> bool:
        """Leave of an answer that makes no sense what was written beside it, if anything was."""
        answer = self._record["answers"][question]
        if not self._question_set.has_question(question) or not isinstance(answer, dict):
            return False
        words = {key: value for key, value in answer.items() if key not in _JUDGED}
        if not words or words == answer:
            return False
        self._record["answers"][question] = words
        return True

    def _meant(self, place: Place, value: object) -> bool:
        """Put an entry whose name is damaged under the name that it must have had."""
        model = model_at(Assessment, place[:-1])
        self._guesses += 1
        if (
            self._guesses > MOST_GUESSES
            or model is None
            or not isinstance(place[-1], str)
            or place[-1] in model.model_fields
        ):
            return False
        record: Any = self._record
        for part in place[:-1]:
            record = record[part]
        free = [name for name in model.model_fields if name not in record]
        close = get_close_matches(place[-1], free, n=1, cutoff=0.8)
        if close:
            record[close[0]] = value
            self._losses.append(Loss(LossKind.NAME, (*place[:-1], close[0]), place[-1]))
        return bool(close)

    def _named_anew(self, place: Place) -> None:
        """Give a record of a list an id that no other has: people know it by its name."""
        record: Any = self._record
        for part in place[:-1]:
            record = record[part]
        record["id"] = f"rescued-{len(self._losses)}"
