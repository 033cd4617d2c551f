"""What does not fit is said in plain words, at a place that an author can find."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import pytest
from pydantic import Field, ValidationError

from reflective_app.domain.value import Value
from reflective_app.storage.key_paths import in_words, shown, told
from reflective_app.storage.plain_words import faults_in
from reflective_app.storage.problems import Problem, UnreadableFileError


class Leaf(Value):
    colour: str
    share: float = 0.0


class Tree(Value):
    code: Annotated[str, Field(pattern="^[0-9.]+$")] = "1"
    leaves: tuple[Leaf, ...] = ()
    named: dict[str, Annotated[Leaf, Field(description="one")]] = {}  # noqa: RUF012
    crown: Leaf | None = None


def messages(**data: Any) -> dict[str, str]:
    with pytest.raises(ValidationError) as caught:
        Tree.model_validate(data, strict=False)
    return {
        in_words(data, fault.place): fault.message
        for fault in faults_in(caught.value.errors(), Tree)
    }


def test_a_slip_in_a_name_is_recognised_in_records_of_every_kind() -> None:
    found = messages(
        leaves=[{"color": "red"}], named={"oak": {"colur": "red"}}, crown={"x": 1}, leafs=3
    )
    assert found == {
        "leaves[number 1].colour": "This entry is missing. Add it.",
        "leaves[number 1].color": 'There is no entry called "color" here. Did you mean "colour"?',
        "named.oak.colour": "This entry is missing. Add it.",
        "named.oak.colur": 'There is no entry called "colur" here. Did you mean "colour"?',
        "crown.colour": "This entry is missing. Add it.",
        "crown.x": 'There is no entry called "x" here. Take it out.',
        "leafs": 'There is no entry called "leafs" here. Did you mean "leaves"?',
    }


def test_a_fault_without_words_of_its_own_still_says_what_to_do() -> None:
    found = messages(leaves=[{"colour": "red", "share": [1]}], code="x y")
    assert found["leaves[number 1].share"].startswith("a list of 1 does not belong here. Compare")
    assert found["code"].startswith('"x y" has characters that cannot stand here.')


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (("items", 0, "title"), "items[allowances].title"),
        (("items", 1, "ladder", 0), "items[number 2].ladder[number 1]"),
        (("items", 7, "title"), "items"),
        (("items", 1, "missing", "deeper"), "items[number 2].missing"),
        (("title", 0), "title"),
        (("title", "str"), "title"),
        ((), ""),
    ],
)
def test_a_place_is_named_as_far_as_it_is_there(place: tuple[str | int, ...], words: str) -> None:
    items = [{"id": "allowances", "title": "A"}, {"id": "", "ladder": ["a"]}]
    assert in_words({"items": items, "title": "T"}, place) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("two\nlines", '"two lines"'),
        ("x" * 99, '"' + "x" * 59 + '…"'),
        (True, "true"),
        (False, "false"),
        ({}, "a table"),
        ([], "an empty list"),
        ([1, 2], "a list of 2"),
        (10**80, "1" + "0" * 58 + "…"),
        (1.5, "1.5"),
    ],
)
def test_a_value_is_shown_shortened(value: object, words: str) -> None:
    assert shown(value) == words


def test_a_message_names_the_value_once() -> None:
    assert told("x", "Write y.") == '"x" stands here. Write y.'
    for value in (None, "", [1], {"a": 1}):
        assert told(value, "Write y.") == "Write y."
    assert told("x", 'Do not write "x".') == 'Do not write "x".'


def test_a_problem_reads_as_a_sentence_with_what_is_known_of_its_place() -> None:
    assert Problem("a.toml", "It is empty.").sentence == "a.toml: It is empty."
    assert Problem("a.toml", "It is empty.", 3).sentence == "a.toml, line 3: It is empty."
    assert Problem("", "It is empty.").sentence == "It is empty."
    assert str(UnreadableFileError("a.toml", [])) == "a.toml cannot be read."
    assert str(UnreadableFileError("a.toml", [Problem("a.toml", "No.")])) == "a.toml: No."


def test_no_folder_is_named_in_what_people_read(tmp_path: Path) -> None:
    from reflective_app.storage.problems import (
        AlreadyExistsError,
        ChangedOnDiskError,
        NotWritableError,
    )

    path = tmp_path / "a.reflect"
    for error in (
        AlreadyExistsError(path),
        ChangedOnDiskError(path),
        ChangedOnDiskError(path, gone=True),
        NotWritableError(path, "The disk is full."),
    ):
        assert str(tmp_path) not in str(error)
        assert "a.reflect" in str(error)
