"""A short mark by which two question sets of one meaning are known to be the same."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256

from pydantic_core import to_json

from reflective_app.domain.item import Item
from reflective_app.domain.question_set import QuestionSet

LENGTH = 12


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


def _mark(meaning: object) -> str:
    return sha256(to_json(_sorted(meaning))).hexdigest()[:LENGTH]


def _sorted(value: object) -> object:
    if isinstance(value, dict):
        return {key: _sorted(value[key]) for key in sorted(value)}
    if isinstance(value, list):
        return [_sorted(entry) for entry in value]
    return value
