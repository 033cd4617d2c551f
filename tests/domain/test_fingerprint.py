"""Two sets of one meaning have one fingerprint, however their files are laid out."""

from __future__ import annotations

import re
import tomllib
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reflective_app.domain.fingerprint import fingerprint, local_fingerprint
from reflective_app.domain.item import Item
from reflective_app.domain.question_set import QuestionSet
from tests.builders import FILES, an_item

TEXT = (FILES / "small-set.toml").read_text(encoding="utf-8")


def marked(text: str) -> str:
    return fingerprint(QuestionSet.model_validate(tomllib.loads(text), strict=False))


def test_a_fingerprint_is_twelve_small_digits() -> None:
    assert re.fullmatch(r"[0-9a-f]{12}", marked(TEXT))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("# An invented guide", "# Any remark"),
        ("checked_on = 2026-11-22", "checked_on = 2027-01-01"),
        ('name = "Nothing yet"', 'name = "Other"'),
        ('status = "published"\n', ""),
        ('kind = "outcome"', "kind   =   'outcome'"),
    ],
)
def test_layout_remarks_examples_and_the_day_of_checking_do_not_count(old: str, new: str) -> None:
    assert marked(TEXT.replace(old, new)) == marked(TEXT)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Who is paid an allowance?", "Who gets an allowance?"),
        ("essential = true", "essential = false"),
        ("revision = 2", "revision = 3"),
        ("aims_for = 2", "aims_for = 3"),
        ('"across-the-street", "older-carers"]', '"across-the-street"]'),
    ],
)
def test_whatever_the_set_says_counts(old: str, new: str) -> None:
    assert old in TEXT
    assert marked(TEXT.replace(old, new)) != marked(TEXT)


@given(st.randoms(use_true_random=False))
@settings(max_examples=20)
def test_the_order_of_keys_does_not_count(order: Any) -> None:
    def shuffled(value: Any) -> Any:
        if isinstance(value, dict):
            keys = list(value)
            order.shuffle(keys)
            return {key: shuffled(value[key]) for key in keys}
        return [shuffled(entry) for entry in value] if isinstance(value, list) else value

    again = QuestionSet.model_validate(shuffled(tomllib.loads(TEXT)), strict=False)
    assert fingerprint(again) == marked(TEXT)


def items(**more: Any) -> tuple[Item, ...]:
    return (Item.model_validate(an_item("buses", 2, **more), strict=False),)


def test_local_questions_have_a_fingerprint_of_their_own_of_the_same_length() -> None:
    mark = local_fingerprint(items())
    assert re.fullmatch(r"[0-9a-f]{12}", mark)
    assert mark == local_fingerprint(items())
    assert mark != local_fingerprint(items(title="Trains"))
    assert mark != local_fingerprint(items() * 2)


def test_without_local_questions_there_is_no_fingerprint_of_them() -> None:
    assert local_fingerprint(()) == ""
