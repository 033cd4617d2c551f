"""An assessment as the plain data of its file, and back (`files.md` section 2)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Any

from pydantic import ValidationError
from pydantic_core import PydanticSerializationError, to_json

from reflective_app import __version__
from reflective_app.domain.assessment import FORMAT, FORMAT_VERSION, Assessment
from reflective_app.domain.assessment_rules import assessment_faults
from reflective_app.domain.fault import Fault
from reflective_app.domain.fingerprint import fingerprint
from reflective_app.domain.question_set_rules import question_set_faults
from reflective_app.storage.key_paths import in_words, told
from reflective_app.storage.plain_words import faults_in
from reflective_app.storage.problems import Problem, UnreadableFileError

OF_THE_FILE = frozenset({"app_version", "digest", "format_version"})
"""Entries that speak of the file, and not of what is recorded in it."""


def data_of(assessment: Assessment) -> dict[str, Any]:
    """The assessment as it stands in a file: in one order, without entries at their default.

    Answers and cells follow the guide, so that the order in which they were entered never shows.
    """
    record = assessment.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    question_set = assessment.question_set
    head = {
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "app_version": __version__,
        "id": record.pop("id"),
        "revision": record.pop("revision", None),
        "digest": "",
    }
    asked = {"fingerprint": fingerprint(question_set), **record.pop("question_set")}
    items = [item.id for item in question_set.every_item]
    groups = [group.id for group in question_set.family_groups]
    questions = [question.id for question in question_set.questions()]
    for name in ("answers", "picks"):
        if name in record:
            record[name] = _ordered(record[name], questions)
    for response in record.get("responses", ()):
        if "words" in response:
            response["words"] = _ordered(response["words"], questions)
    if "grid" in record:
        rows = _ordered(record["grid"], items)
        record["grid"] = {item: _ordered(row, groups) for item, row in rows.items()}
    for name, order in (("not_now", items), ("drafts_set_aside", [])):
        if name in record.get("plan", {}):
            record["plan"][name] = _ordered(record["plan"][name], order)
    data = {**head, "question_set": asked, **record}
    data["digest"] = data_digest(data)
    return data


def text_of(data: Mapping[str, Any]) -> bytes:
    """The bytes of a file that holds the data: indented, so that two versions compare by eye.

    Half a character, as in the name of a file from another system, is written as JSON escapes it.
    """
    try:
        return to_json(data, indent=2) + b"\n"
    except PydanticSerializationError:  # of half a character; Python's own takes ten times as long
        text = json.dumps(data, indent=2, ensure_ascii=False) + "\n"
        return text.encode("utf-8", "backslashreplace")


def data_digest(data: Mapping[str, object]) -> str:
    """The sha256 of the data without its own digest, keys sorted, as compact JSON in UTF-8."""
    rest = {key: value for key, value in data.items() if key != "digest"}
    compact = json.dumps(rest, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return sha256(compact.encode("utf-8", "surrogatepass")).hexdigest()


def assessment_from(name: str, data: Mapping[str, object]) -> Assessment:
    """The assessment that the data of a file stands for, which is in the format of this version.

    Raises:
        UnreadableFileError: it is none; every entry that does not fit is listed.
    """
    record = {key: value for key, value in data.items() if key not in OF_THE_FILE}
    asked = record.get("question_set")
    if isinstance(asked, Mapping):
        record["question_set"] = {k: v for k, v in asked.items() if k != "fingerprint"}
    try:
        assessment = Assessment.model_validate_json(to_json(record))
    except ValidationError as error:
        misfits = faults_in(error.errors(include_url=False), Assessment)
        raise UnreadableFileError(name, problems_of(name, record, misfits)) from error
    if faults := all_faults(assessment):
        raise UnreadableFileError(name, problems_of(name, record, faults))
    return assessment


def all_faults(assessment: Assessment) -> tuple[Fault, ...]:
    """Every rule that its question set breaks, or if none, that the assessment breaks."""
    in_set = question_set_faults(assessment.question_set)
    placed = tuple(fault._replace(place=("question_set", *fault.place)) for fault in in_set)
    return placed or assessment_faults(assessment)


def held_set_changed(assessment: Assessment, data: Mapping[str, object]) -> bool:
    """Whether the question set in the file is not the one that its fingerprint is of."""
    asked = data["question_set"]
    assert isinstance(asked, Mapping)
    return asked.get("fingerprint") != fingerprint(assessment.question_set)


def _ordered(record: dict[str, Any], order: Iterable[str]) -> dict[str, Any]:
    """The same entries, in the given order and then by name."""
    known = [key for key in order if key in record]
    return {key: record[key] for key in (*known, *sorted(record.keys() - set(known)))}


def problems_of(
    name: str, data: Mapping[str, object], faults: Iterable[Fault]
) -> tuple[Problem, ...]:
    """The faults in the data of a file as problems, the first of each place."""
    found: dict[str, Problem] = {}
    for fault in faults:
        where = f"{name}, {in_words(data, fault.place)}" if fault.place else name
        found.setdefault(where, Problem(where, told(fault.value, fault.message)))
    return tuple(found.values())
