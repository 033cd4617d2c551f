"""JSON Schemas of the kinds of file, made from the models, for editors and other programs.

They are kept in `docs/schema/`; `python3 tools/dev.py schema` writes them anew. A schema tells
which entries there are and what each may hold. The rules between records are those of `check`.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.local_questions import LocalQuestions
from reflective_app.domain.question_set import QuestionSet
from reflective_app.domain.responses import ResponseFile

DRAFT = "http://json-schema.org/draft-07/schema#"
"""The latest draft that editors of TOML know. The models need nothing newer."""

_TEXT = {"type": "string"}


def question_set_schema() -> dict[str, Any]:
    """What a question set's own file may hold: no local items, which have a file to themselves."""
    schema = QuestionSet.model_json_schema(by_alias=True)
    schema["description"] = "One Practice Guide as Reflective App asks about it."
    del schema["properties"]["local_items"]
    return _headed("Question set", schema)


def local_questions_schema() -> dict[str, Any]:
    """What a file of a council's own questions may hold."""
    schema = LocalQuestions.model_json_schema(by_alias=True)
    schema["description"] = "A council's own questions beside a guide's, in Reflective App."
    return _headed("Local questions", schema)


def assessment_schema() -> dict[str, Any]:
    """What an assessment's file may hold, with what is written beside the record itself."""
    schema = Assessment.model_json_schema(by_alias=True)
    schema["properties"] |= {"app_version": _TEXT, "digest": _TEXT}
    schema["$defs"]["QuestionSet"]["properties"]["fingerprint"] = _TEXT
    return _headed("Assessment", schema)


def response_schema() -> dict[str, Any]:
    """What a response's file may hold, with what is written beside the record itself."""
    schema = ResponseFile.model_json_schema(by_alias=True)
    schema["properties"] |= {"app_version": _TEXT, "digest": _TEXT}
    schema["$defs"]["QuestionSet"]["properties"]["fingerprint"] = _TEXT
    return _headed("Response", schema)


def schema_files() -> dict[str, str]:
    """The text of each file in `docs/schema/`, by its name."""
    schemas = {
        "question-set": question_set_schema(),
        "local-questions": local_questions_schema(),
        "assessment": assessment_schema(),
        "response": response_schema(),
    }
    return {
        f"{name}.schema.json": json.dumps(schema, indent=2, sort_keys=True, ensure_ascii=False)
        + "\n"
        for name, schema in schemas.items()
    }


def write_schemas(folder: Path) -> None:
    """Write every schema into the folder, over what is there."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in schema_files().items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


def _headed(title: str, schema: dict[str, Any]) -> dict[str, Any]:
    plain = _without_titles(schema)
    assert isinstance(plain, dict)
    return {"$schema": DRAFT, "title": title} | plain


def _without_titles(schema: object) -> object:
    """A title made from a name says nothing; an entry called title is a record, and stays."""
    if isinstance(schema, dict):
        kept = {k: v for k, v in schema.items() if k != "title" or not isinstance(v, str)}
        return {key: _without_titles(value) for key, value in kept.items()}
    if isinstance(schema, list):
        return [_without_titles(entry) for entry in schema]
    return schema


if __name__ == "__main__":
    write_schemas(Path(sys.argv[1]))
