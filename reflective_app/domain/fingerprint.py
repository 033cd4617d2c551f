"""Short marks by which two question sets, or two records, are known to say the same."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256

from pydantic_core import to_json

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.item import Item
from reflective_app.domain.question_set import QuestionSet

LENGTH = 12
VERSION_LENGTH = 8
"""Shorter than that of a question set, so that nobody takes the one for the other."""


def fingerprint(question_set: QuestionSet) -> str:
    """Twelve hexadecimal digits of the sha256 of what the set says.

    The layout of its file and the order of keys do not count, nor do its examples, its answers to
    the lint and the date on which it was last checked; nor do a council's own questions beside it.
    Entries at their default are left out, so that an entry added to the format later does not
    change the fingerprint of a set that does without it.
    """
    meaning = question_set.model_dump(
        mode="json",
        by_alias=True,
        exclude_defaults=True,
        exclude={
            "examples": True,
            "answered_warnings": True,
            "local_items": True,
            "guide": {"checked_on"},
        },
    )
    return _mark(meaning)


def local_fingerprint(items: Sequence[Item]) -> str:
    """The same of a council's own questions, by themselves; empty where there are none.

    It is of the items only: not of the guide that they stand beside or the title of their file.
    """
    if not items:
        return ""
    return _mark(
        [item.model_dump(mode="json", by_alias=True, exclude_defaults=True) for item in items]
    )


def record_version(assessment: Assessment) -> str:
    """Eight hexadecimal digits of the sha256 of all that a record holds, its question set too.

    Any answer, text or action changes it; saving the file, the order in which things were entered
    by their key, the day and the computer do not. Entries at their default are left out, as in
    `fingerprint`.
    """
    # With the record's own id, which stands on no paper: without it somebody who knows all but one
    # small number could try numbers until the version fits.
    meaning = assessment.model_dump(
        mode="json", by_alias=True, exclude_defaults=True, exclude={"revision"}
    )
    return _mark(meaning)[:VERSION_LENGTH]


def _mark(meaning: object) -> str:
    return sha256(to_json(_sorted(meaning))).hexdigest()[:LENGTH]


def _sorted(value: object) -> object:
    if isinstance(value, dict):
        return {key: _sorted(value[key]) for key in sorted(value)}
    if isinstance(value, list):
        return [_sorted(entry) for entry in value]
    if isinstance(value, str):  # half of a character, as another system may give it, is none
        return value.encode("utf-8", "replace").decode()
    return value
