"""Two sets of one meaning have one fingerprint, however their files are laid out."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reflective_app.domain.assessment import Answer, AnswerState, Assessment, Revision
from reflective_app.domain.fingerprint import fingerprint, local_fingerprint, record_version
from reflective_app.domain.item import Item
from reflective_app.domain.question_set import QuestionSet
from reflective_app.domain.texts import EditedText
from tests.builders import FILES, an_action, an_item, rated

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


RECORD = rated("1, 3", "yes, no")


def test_a_version_is_eight_small_digits() -> None:
    assert re.fullmatch(r"[0-9a-f]{8}", record_version(RECORD))


@pytest.mark.parametrize(
    "changes",
    [
        {"answers": RECORD.answers | {"r-1": Answer(state=AnswerState.AGREED, rung=2)}},
        {"answers": RECORD.answers | {"r-1": RECORD.answers["r-1"].model_copy(
            update={"note": "Half a word \ud83d"})}},
        {"answers": {"r-1": RECORD.answers["r-1"]}},
        {"grid": {}},
        {"profile": RECORD.profile.model_copy(update={"lead": "Service Manager"})},
        {"plan": RECORD.plan.model_copy(update={"actions": (an_action("name-a-worker"),)})},
        {"texts": {"summary": EditedText(text="Our own words.", instead_of="As made.")}},
        {"id": UUID(int=2)},
        {"question_set": rated("1, 3", "yes, no", title="Another title").question_set},
    ],
)  # fmt: skip
def test_whatever_the_record_holds_changes_its_version(changes: dict[str, Any]) -> None:
    changed = RECORD.model_copy(update=changes)
    assert changed != RECORD
    assert record_version(changed) != record_version(RECORD)


def test_saving_and_the_order_of_entering_do_not_change_the_version() -> None:
    saved = Revision(id=UUID(int=7), saved_on=datetime(2027, 1, 1, 9, tzinfo=UTC))
    turned = dict(reversed(list(RECORD.answers.items())))
    assert list(turned) != list(RECORD.answers)
    same = RECORD.model_copy(update={"revision": saved, "answers": turned})
    assert record_version(same) == record_version(RECORD)


def test_a_record_read_back_from_its_file_has_its_version() -> None:
    again = Assessment.model_validate_json(RECORD.model_dump_json(by_alias=True))
    assert record_version(again) == record_version(RECORD)


def test_the_version_is_the_same_on_every_computer() -> None:
    code = (
        "from tests.builders import rated\n"
        "from reflective_app.domain.fingerprint import record_version\n"
        "print(record_version(rated('1, 3', 'yes, no')))"
    )
    for seed in ("1", "2"):
        surroundings = {**os.environ, "PYTHONHASHSEED": seed, "TZ": "Pacific/Auckland"}
        run = subprocess.run(
            [sys.executable, "-c", code], env=surroundings, capture_output=True, check=True
        )
        assert run.stdout.decode().strip() == record_version(RECORD)
