"""The schemas for editors are those of the models, and hold what the program holds."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import fastjsonschema
import pytest
import rtoml
from pydantic_core import to_json

from reflective_app.assets import shipped
from reflective_app.storage.schemas import (
    assessment_schema,
    local_questions_schema,
    question_set_schema,
    response_schema,
    schema_files,
    write_schemas,
)
from tests.builders import FILES

KEPT = Path(__file__).parents[2] / "docs" / "schema"
SETS = [
    *sorted(shipped("questionnaires").glob("*.toml")),
    shipped("resources", "new-guide.toml"),
    FILES / "small-set.toml",
    FILES / "hostile-set.toml",
    FILES / "worked-examples.toml",
]
Holds = Callable[[Any], object]


@pytest.fixture(scope="module")
def set_holds() -> Holds:
    check: Holds = fastjsonschema.compile(question_set_schema())
    return check


@pytest.fixture(scope="module")
def assessment_holds() -> Holds:
    check: Holds = fastjsonschema.compile(assessment_schema())
    return check


def data(path: Path) -> dict[str, Any]:
    values: dict[str, Any] = json.loads(to_json(rtoml.loads(path.read_text(encoding="utf-8"))))
    return values


def test_the_kept_schemas_are_those_of_the_models() -> None:
    kept = {path.name: path.read_text(encoding="utf-8") for path in KEPT.glob("*.json")}
    assert kept == schema_files(), "write them anew: python3 tools/dev.py schema"


def test_schemas_are_written_over_those_that_are_there(tmp_path: Path) -> None:
    for _ in range(2):
        write_schemas(tmp_path / "schema")
    names = sorted(path.name for path in (tmp_path / "schema").iterdir())
    assert names == [
        "assessment.schema.json",
        "local-questions.schema.json",
        "question-set.schema.json",
        "response.schema.json",
    ]


@pytest.mark.parametrize("path", SETS, ids=lambda path: path.name)
def test_every_set_keeps_to_the_schema(path: Path, set_holds: Holds) -> None:
    set_holds(data(path))


def test_the_kept_assessment_keeps_to_the_schema(assessment_holds: Holds) -> None:
    assessment_holds(json.loads((FILES / "assessment-v1.reflect").read_text(encoding="utf-8")))


def test_the_kept_response_keeps_to_a_schema_that_no_assessment_keeps_to(
    assessment_holds: Holds,
) -> None:
    holds = fastjsonschema.compile(response_schema())
    response, assessment = (
        json.loads((FILES / name).read_text(encoding="utf-8"))
        for name in ("response-v1.reflect-response", "assessment-v1.reflect")
    )
    holds(response)
    with pytest.raises(fastjsonschema.JsonSchemaException):
        holds(assessment)
    with pytest.raises(fastjsonschema.JsonSchemaException):
        assessment_holds(response)
    for change in ({"people": 0}, {"asked": ["Not An Id"]}, {"colour": "blue"}):
        with pytest.raises(fastjsonschema.JsonSchemaException):
            holds(response | change)


@pytest.mark.parametrize(
    "change",
    [
        {"colour": "blue"},
        {"local_items": []},
        {"format_version": 9},
        {"items": [{"id": "a"}]},
        {"framework": [{"id": "Not An Id", "label": "L", "kind": "outcome"}]},
        {"framework": [{"id": "a", "label": "L", "kind": "something"}]},
    ],
)
def test_what_is_no_question_set_does_not_keep_to_it(
    change: dict[str, Any], set_holds: Holds
) -> None:
    with pytest.raises(fastjsonschema.JsonSchemaException):
        set_holds(data(FILES / "small-set.toml") | change)


LOCAL = """
format = "reflective-question-set"
format_version = 1
guide = { extends = "kinship-care", title = "Ours", checked_on = 2026-11-22 }
answered_warnings = [{ at = "q", warning = "no-why", because = "Read it." }]
[[items]]
id = "buses"
kind = "readiness"
origin = "app"
title = "Buses"
what = "Families can come."
basis = { standing = "own" }
questions = [{ id = "q", kind = "ladder", text = "How?", ladder = ["No.", "By bus.", "By taxi."] }]
"""


def test_a_file_of_local_questions_has_a_schema_of_its_own(set_holds: Holds) -> None:
    local: dict[str, Any] = json.loads(to_json(rtoml.loads(LOCAL)))
    holds = fastjsonschema.compile(local_questions_schema())
    holds(local)
    foreign: list[dict[str, Any]] = [
        {"examples": []},
        {"evidence_labels": []},
        {"guide": {"id": "kinship-care"}},
    ]
    for more in foreign:
        with pytest.raises(fastjsonschema.JsonSchemaException):
            holds(local | more)
    with pytest.raises(fastjsonschema.JsonSchemaException):
        set_holds(local)


def test_an_entry_keeps_the_name_that_it_has_in_the_file(set_holds: Holds) -> None:
    schema = question_set_schema()
    assert {"from", "aims_for"} <= schema["$defs"]["SuggestedAction"]["properties"].keys()
    assert "title" in schema["$defs"]["Item"]["properties"]
    assert schema["$defs"]["Basis"]["description"].startswith("The standing of what is said")
    assert "local_items" not in schema["properties"]
    assert "local_items" in assessment_schema()["$defs"]["QuestionSet"]["properties"]
