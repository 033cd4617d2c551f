"""Of each format that was released files are kept: every one opens, is sound, and prints."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import BaseModel

from reflective_app.domain.assessment import FORMAT_VERSION, Assessment
from reflective_app.domain.responses import FORMAT_VERSION as RESPONSE_VERSION
from reflective_app.domain.responses import ResponseFile
from reflective_app.reports.documents import KINDS, document, outline
from reflective_app.storage.assessment_file import read_assessment
from reflective_app.storage.checks import check_files
from reflective_app.storage.response_file import read_response
from tests.reports.validity import assert_valid
from tests.storage.filled import every_field, filled_fields
from tests.storage.samples import FILES

ASSESSMENTS = sorted(FILES.glob("assessment-v*.reflect"))
RESPONSES = sorted(FILES.glob("response-v*.reflect-response"))
FULL = FILES / f"assessment-v{FORMAT_VERSION}-full.reflect"

NEVER_FILLED = {
    *("Assessment.format", "Assessment.format_version"),
    *("ResponseFile.format", "ResponseFile.format_version"),
    "Guide.status",  # no assessment is started with a guide that is only announced
}
NOT_IN_RESPONSES = {"Pick.role", "Pick.respondent", "Pick.way"}
"""The file itself says who answered, and how."""


def named(path: Path) -> str:
    return path.stem


def empty_fields(model: type[BaseModel], *values: BaseModel) -> set[str]:
    """The fields that none of the values fills."""
    filled = {field for value in values for field in filled_fields(value)}
    return set(every_field(model)) - filled - NEVER_FILLED


def test_a_file_of_every_version_is_kept() -> None:
    for version in range(1, FORMAT_VERSION + 1):
        assert FILES / f"assessment-v{version}-full.reflect" in ASSESSMENTS
    for version in range(1, RESPONSE_VERSION + 1):
        assert FILES / f"response-v{version}-full.reflect-response" in RESPONSES


def test_every_field_that_an_assessment_can_have_is_filled_in_a_kept_file() -> None:
    newest = [path for path in ASSESSMENTS if path.stem.startswith(f"assessment-v{FORMAT_VERSION}")]
    read = [read_assessment(path).assessment for path in newest]
    assert empty_fields(Assessment, *read) == set()


def test_every_field_that_a_response_can_have_is_filled_in_the_kept_file() -> None:
    read = read_response(FILES / f"response-v{RESPONSE_VERSION}-full.reflect-response")
    assert empty_fields(ResponseFile, read) == NOT_IN_RESPONSES


@pytest.mark.parametrize("path", [*ASSESSMENTS, *RESPONSES], ids=named)
def test_every_kept_file_is_sound_and_stays_as_it_is(path: Path) -> None:
    before = path.read_bytes()
    (checked,) = check_files([path])
    assert checked.problems == ()
    assert path.read_bytes() == before


@pytest.mark.parametrize("path", ASSESSMENTS, ids=named)
def test_every_kept_file_opens_without_a_notice_of_damage(path: Path) -> None:
    opened = read_assessment(path)
    assert not opened.changed_outside
    assert not opened.read_only


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("path", ASSESSMENTS, ids=named)
def test_every_kept_file_prints_every_document(path: Path, kind: str) -> None:
    before = path.read_bytes()
    assessment = read_assessment(path).assessment
    assert outline(kind, assessment).blocks
    if path == FULL:
        assert_valid(document(kind, ".pdf", assessment))
    assert path.read_bytes() == before
